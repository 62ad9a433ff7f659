"""The rest of what desks do: series, each edit of them, and the way back and forth through the last changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from desktop_app.domain.appointments import Status
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.series import Frequency, Repeat, Scope, Series, occurrences
from desktop_app.services.series import Edit, Restored, Rules, Written
from desktop_app.store import series as series_rows
from tests.agency import given
from tests.services.bookings_machine import Bookings, House, reasons, ways, which, wishes
from tests.services.bookings_model import (
    DAY,
    MIDNIGHT,
    Held,
    day_of,
    followed,
    in_turn,
)

FIRST = date(2026, 11, 30)
scopes = st.sampled_from(Scope)


def some_series_stands(machine: SeriesToo) -> bool:
    return bool(machine.standing(in_series=True))


def has_done(machine: SeriesToo) -> bool:
    return bool(machine.done)


def given_row(found: Series | None) -> Series:
    assert found is not None
    return found


class SeriesToo(Bookings):
    """Bookings, and series of them."""

    @rule(wish=wishes, dates=st.integers(2, 3), leave_out=st.booleans())
    def book_series(self, wish: Held, dates: int, leave_out: bool) -> None:
        first, wish = day_of(wish), wish.with_buffers()
        planned = {
            first + nth: replace(wish, start=wish.start + nth * DAY, end=wish.end + nth * DAY, day=first + nth)
            for nth in range(dates)
        }
        stuck = {day for day, found in in_turn(planned.items(), self.others()).items() if found}
        book = partial(self.repeats.book, House.desk, self.request(wish), Repeat(Frequency.DAILY, count=dates))
        if stuck and not leave_out:
            self.refused_dates(book(), stuck)
            return
        answer = book(frozenset(FIRST + timedelta(day) for day in stuck))
        if len(stuck) == dates:
            self.refused(answer, Cause.SERIES_EMPTY)
            return
        made = given(answer)
        days = [day for day in planned if day not in stuck]
        numbers = [
            self.learn(each, replace(planned[day], series=made.series.id))
            for day, each in zip(days, made.after, strict=True)
        ]
        self.remember(*numbers, made=True)

    @precondition(some_series_stands)
    @rule(which=which, scope=scopes, to=wishes, what=st.sampled_from(["time", "people", "room", "all"]),
          also=st.booleans(), reason=reasons)  # fmt: skip
    def change_series(self, which: int, scope: Scope, to: Held, what: str, also: bool, reason: str) -> None:
        number = self.one(which, in_series=True)
        was = self.model[number]
        start = to.start if scope is Scope.THIS else MIDNIGHT + day_of(was) * DAY + to.clock[0]
        some = {
            "time": {"start": start, "end": start + to.clock[1]},
            "people": {"host": to.host, "advocate": to.advocate, "interpreter": to.interpreter},
            "room": {"room": to.room},
        }
        wish = replace(was, **(some["time"] | some["people"] | some["room"] if what == "all" else some[what]))
        family, chosen, upcoming = self.reached(number, scope)
        after = followed(chosen, self.model, upcoming, number, wish, also)
        answers = in_turn(after.items(), self.others(*after))
        days = frozenset(FIRST + timedelta(each) for each in range(9)) if also else frozenset()
        edit = Edit(number, self.known[number].version, scope, also=days)
        answer = self.repeats.change(House.desk, edit, self.request(wish), reason)
        if stuck := {self.model[each].day for each, found in answers.items() if found}:
            self.refused_dates(answer, stuck)
        elif not reason and any(self.model[each].status == "confirmed" for each in after):
            self.refused(answer, Cause.REASON_NEEDED)
        else:
            self.follow(given(answer), after, scope, [family, chosen, upcoming], wish.clock != was.clock)

    def follow(
        self, made: Written, after: dict[int, Held], scope: Scope, reach: list[list[int]], retimed: bool
    ) -> None:
        """Learn a change of a series: what lies before it keeps the series, what follows may have a new one."""
        family, chosen, upcoming = reach
        self.remember(*after, rules=made.rules_before)
        assert [each.id for each in made.after] == list(after)
        for each in made.after:
            self.learn(each, after[each.id])
        earlier = any(self.day(each) < self.day(chosen[0]) for each in family)
        if scope is not Scope.THIS and earlier and (retimed or scope is Scope.THIS_AND_FOLLOWING):
            assert made.series.id not in {self.model[each].series for each in family}
            for each in upcoming:
                if self.day(each) >= self.day(chosen[0]):
                    self.model[each] = replace(self.model[each], series=made.series.id)
        else:
            assert made.series.id == self.model[chosen[0]].series
        self.stand_in_their_rules({self.model[each].series for each in family})

    @precondition(some_series_stands)
    @rule(which=which, scope=scopes, way=ways)
    def give_up_series(self, which: int, scope: Scope, way: Status) -> None:
        number = self.one(which, in_series=True)
        _, chosen, _ = self.reached(number, scope)
        edit = Edit(number, self.known[number].version, scope)
        if way is Status.CANCELLED:
            answer = self.repeats.cancel(House.desk, edit, "unwell")
        else:
            answer = self.repeats.postpone(House.desk, edit, way is Status.POSTPONED_BY_PERSON, "unwell")
        assert [each.id for each in given(answer).after] == chosen
        self.remember(*chosen, rules=given(answer).rules_before)
        for each in given(answer).after:
            self.learn(each, replace(self.model[each.id], status=way.value))
        self.stand_in_their_rules({self.model[number].series})

    def day(self, number: int) -> int:
        day = self.model[number].day
        assert day is not None
        return day

    def reached(self, number: int, scope: Scope) -> tuple[list[int], list[int], list[int]]:
        """All visits of a series ever, those a scope reaches, and those to come; by the dates the series gave them."""
        series = self.model[number].series
        family = sorted((each for each, held in self.model.items() if held.series == series), key=self.day)
        upcoming = [each for each in family if self.model[each].stands]
        reach = {
            Scope.THIS: [number],
            Scope.THIS_AND_FOLLOWING: [each for each in upcoming if self.day(each) >= self.day(number)],
            Scope.ALL: upcoming,
        }
        return family, reach[scope], upcoming

    def refused_dates(self, answer: object, stuck: set[int | None]) -> None:
        self.refused(answer, Cause.SERIES_DATES)
        assert isinstance(answer, Refused)
        assert {(day - FIRST).days for day in answer.reasons[0].facts["days"]} == stuck

    # And back again

    @precondition(has_done)
    @rule(back=st.integers(0, 3))
    def undo_or_redo(self, back: int) -> None:
        """Take one of the last changes back; that is a change itself, so it is done again in the same way."""
        step = self.done[-1 - back % len(self.done)]
        if step.of_series:
            step = self.done[-1]  # visits of a series go back in order, with their rules
        numbers = [then.id for then, _ in step.visits]
        standing = [(then.id, held) for then, held in step.visits if held.stands]
        answers = in_turn(standing, self.others(*numbers))
        wanted = [replace(then, version=self.known[then.id].version) for then, _ in step.visits]
        rules, rules_now = self.at_versions_now(step.rules)
        if step.of_series:
            answer = self.repeats.restore(House.desk, wanted, rules)
        else:
            answer = self.moves.restore(House.desk, wanted)
        if expected := next((found for found in answers.values() if found), None):
            self.refused(answer, *expected)
            return
        self.remember(*numbers, rules=rules_now)
        visits = answer.visits if isinstance(answer, Restored) else given(answer)
        for (then, held), each in zip(step.visits, visits, strict=True):
            self.learn(each, replace(held, series=self.model[then.id].series))
        for number, series in rules.belonging.items():
            self.model[number] = replace(self.model[number], series=series)
        self.stand_in_their_rules({self.model[number].series for number in numbers} - {None})
        self.seen["rule restored" if rules.rows else "restored"] += 1

    def at_versions_now(self, wanted: Rules) -> tuple[Rules, Rules]:
        """Rules to be restored, with their versions now, and the same rules as they are now."""
        with House.database.reading():
            now = [given_row(series_rows.get(each.id)) for each in wanted.rows]
        rows = tuple(replace(each, version=row.version) for each, row in zip(wanted.rows, now, strict=True))
        belonging = {number: self.model[number].series for number in wanted.belonging}
        return Rules(rows, wanted.belonging), Rules(tuple(now), belonging)

    def stand_in_their_rules(self, series: set[int | None]) -> None:
        """Each visit that stands in a series is on a date of its rule, and no two are on one."""
        for each in series:
            assert each is not None
            with House.database.reading():
                found = occurrences(given_row(series_rows.get(each)))
            days = [] if isinstance(found, Refused) else [(date.day - FIRST).days for date in found]
            held = [held.day for held in self.model.values() if held.stands and held.series == each]
            assert len(set(held)) == len(held)
            assert set(held) <= set(days)
