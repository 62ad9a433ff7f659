"""Does at random what desks do all day, beside a model in plain numbers: each answer and each row is foretold."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop_app.domain.appointments import Appointment, BookingRequest, Status
from desktop_app.domain.buffers import Buffers
from desktop_app.domain.refusals import Cause
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.times import Span
from desktop_app.sample import HeldClock
from desktop_app.services.series import Rules
from desktop_app.services.series.restoring import NO_RULES
from desktop_app.services.services import Services, services_over
from desktop_app.store.database import Database, open_database
from tests.agency import KEY, NOW, causes, count
from tests.services.bookings_house import furnish
from tests.services.bookings_model import (
    DAY,
    MIDNIGHT,
    MINUTE,
    SHORTER,
    Held,
    against,
    clashes,
)

STEP = 15 * MINUTE
OPEN_GATES = """
    INSERT INTO step_mark (checklist_id, step, answer, staff_id, at, reason, appointment_id)
    SELECT checklist.id, step.value, 'done', 1, 0, '', checklist.appointment_id FROM checklist, json_each(
        '["a-vs-place", "a-vs-time", "a-vs-support-person", "a-vs-language", "a-fd-separation"]') AS step
    WHERE checklist.appointment_id = ?
"""
ROWS = """
    SELECT id, room_id, event_start, event_end, host_id, advocate_id, interpreter_id, party_id,
        (event_start - hold_start) / 60, (hold_end - event_end) / 60, status, series_id,
        CAST(julianday(occurrence) - julianday('2026-11-30') AS INTEGER)
    FROM appointment
"""
starts = st.tuples(st.integers(0, 1), st.integers(0, 12)).map(
    lambda when: MIDNIGHT + when[0] * DAY + 8 * 3600 + when[1] * STEP
)
lengths = st.integers(1, 8).map(lambda steps: steps * STEP)
rooms, hosts = st.integers(1, 3), st.integers(1, 3)
advocates, interpreters, parties = st.none() | hosts, st.none() | st.integers(1, 2), st.none() | st.integers(1, 3)
reasons = st.sampled_from(["", "asked"])
which = st.integers(0, 30)
ways = st.sampled_from([Status.POSTPONED_BY_PERSON, Status.POSTPONED_BY_AGENCY, Status.CANCELLED])
wishes = st.builds(
    lambda room, start, length, *people: Held(room, start, start + length, *people),
    *(rooms, starts, lengths, hosts, advocates, interpreters, parties),
)


class House:
    """Furnished once; each run has a copy of its own, so that none reads in the history of another."""

    furnished: Path
    database: Database
    services: Services
    supervisor: StaffMember
    desk: StaffMember
    host: StaffMember


@contextmanager
def house() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        House.furnished = Path(folder) / "furnished.db"
        database = open_database(House.furnished, KEY)
        House.supervisor, House.desk, House.host = furnish(database, services_over(database, HeldClock(NOW)))
        database.close()
        yield


def some_stand(machine: Bookings) -> bool:
    return bool(machine.standing())


@dataclass(frozen=True)
class Step:
    """What one change is taken back to: appointments as the service and as the model knew them, and rules of series."""

    visits: tuple[tuple[Appointment, Held], ...]
    rules: Rules

    @property
    def of_series(self) -> bool:
        return any(held.series is not None for _, held in self.visits)


class Bookings(RuleBasedStateMachine):
    """The services and a dictionary of numbers, side by side."""

    seen: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        House.database = open_database(Path(shutil.copy(House.furnished, House.furnished.with_name("run.db"))), KEY)
        House.database.engine.execute_sql("PRAGMA synchronous = OFF")  # nobody pulls the plug of a copy
        House.services = services_over(House.database, HeldClock(NOW))
        self.moves, self.repeats = House.services.appointments, House.services.series
        self.model: dict[int, Held] = {}
        self.known: dict[int, Appointment] = {}
        self.done: list[Step] = []

    def teardown(self) -> None:
        House.database.close()

    # What is asked, and what is learnt from the answer

    def request(self, held: Held, shorter: Buffers | None = None) -> BookingRequest:
        return BookingRequest(
            Purpose.WITNESS_INTERVIEW, held.room, Span(held.start, held.end), held.host, "Ann Bell",
            not_a_suspect=True, advocate_id=held.advocate, interpreter_id=held.interpreter, party_id=held.party,
            shorter=shorter,
        )  # fmt: skip

    def standing(self, *, in_series: bool = False) -> list[int]:
        return [
            number for number, each in self.model.items() if each.stands and not (in_series and each.series is None)
        ]

    def one(self, which: int, *, in_series: bool = False) -> int:
        found = self.standing(in_series=in_series)
        return found[which % len(found)]

    def others(self, *but: int) -> list[Held]:
        return [each for number, each in self.model.items() if each.stands and number not in but]

    def refused(self, answer: object, *expected: Cause) -> None:
        assert causes(answer) == set(expected)
        self.seen.update(expected)

    def learn(self, answer: object, held: Held) -> int:
        assert isinstance(answer, Appointment), answer
        self.model[answer.id], self.known[answer.id] = held, answer
        return answer.id

    def remember(self, *numbers: int, made: bool = False, rules: Rules = NO_RULES) -> None:
        """What a change would be taken back to; for a new booking, that it is given up."""
        before = []
        for number in numbers:
            then, held = self.known[number], self.model[number]
            if made:
                then, held = replace(then, status=Status.CANCELLED), replace(held, status="cancelled")
            before.append((then, held))
        self.done.append(Step(tuple(before), rules))

    # One booking

    @rule(wish=wishes)
    def book(self, wish: Held) -> None:
        wish = wish.with_buffers()
        answer = self.moves.book(House.desk, self.request(wish))
        if expected := against(wish, self.others()):
            self.refused(answer, *expected)
        else:
            self.remember(self.learn(answer, wish), made=True)

    @precondition(some_stand)
    @rule(which=which, reason=reasons, supervisor=st.booleans())
    def shorten(self, which: int, reason: str, supervisor: bool) -> None:
        number = self.one(which)
        was = self.model[number]
        wish = replace(was, before=min(SHORTER[0], was.with_buffers().before), after=SHORTER[1])
        request = self.request(wish, Buffers(SHORTER[0], SHORTER[1], 0))
        actor = House.supervisor if supervisor else House.desk
        answer = self.moves.change(actor, number, self.known[number].version, request, reason)
        if not supervisor:
            self.refused(answer, Cause.NOT_ALLOWED)
        elif not reason:
            self.refused(answer, Cause.REASON_NEEDED)
        else:
            self.remember(number)
            self.learn(answer, wish)

    @precondition(some_stand)
    @rule(which=which, to=wishes, reason=reasons)
    def move(self, which: int, to: Held, reason: str) -> None:
        number = self.one(which)
        self.change(number, replace(self.model[number], room=to.room, start=to.start, end=to.end), reason)

    @precondition(some_stand)
    @rule(which=which, to=wishes)
    def change_people(self, which: int, to: Held) -> None:
        number = self.one(which)
        people = {"host": to.host, "advocate": to.advocate, "interpreter": to.interpreter, "party": to.party}
        self.change(number, replace(self.model[number], **people), "asked")

    @precondition(some_stand)
    @rule(which=which, steps=st.integers(-4, 4) | st.just(40), reason=reasons)
    def resize(self, which: int, steps: int, reason: str) -> None:
        number = self.one(which)
        held = self.model[number]
        self.change(number, replace(held, end=max(held.end + steps * STEP, held.start + MINUTE)), reason)

    def change(self, number: int, wish: Held, reason: str) -> None:
        was = self.model[number]
        wish = wish.with_buffers(was)
        answer = self.moves.change(House.desk, number, self.known[number].version, self.request(wish), reason)
        if was.status == "confirmed" and not reason:
            self.refused(answer, Cause.REASON_NEEDED)
        elif expected := against(wish, self.others(number)):
            self.refused(answer, *expected)
        else:
            self.remember(number)
            self.learn(answer, wish)

    @precondition(some_stand)
    @rule(which=which, way=ways)
    def give_up(self, which: int, way: Status) -> None:
        number = self.one(which)
        self.remember(number)
        version = self.known[number].version
        if way is Status.CANCELLED:
            answer = self.moves.cancel(House.desk, number, version, "unwell")
        else:
            by_person = way is Status.POSTPONED_BY_PERSON
            answer = self.moves.postpone(House.desk, number, version, by_person, "unwell")
        self.learn(answer, replace(self.model[number], status=way.value))

    @precondition(some_stand)
    @rule(which=which)
    def confirm(self, which: int) -> None:
        number = self.one(which)
        confirm = partial(self.moves.confirm, House.host, number, self.known[number].version)
        if self.model[number].status == "confirmed":
            self.refused(confirm(), Cause.STATUS)
            return
        if not count(House.database, "step_mark", f"appointment_id = {number} AND answer = 'done' AND at = 0"):
            self.refused(confirm(), Cause.GATE_SHUT)
            House.database.engine.execute_sql(OPEN_GATES, (number,))
        self.learn(confirm(), replace(self.model[number], status="confirmed"))

    @precondition(some_stand)
    @rule(which=which, behind=st.integers(1, 3))
    def come_second(self, which: int, behind: int) -> None:
        now = self.known[self.one(which)]
        stale = replace(now, version=now.version - behind)
        self.refused(self.moves.cancel(House.desk, stale.id, stale.version, "unwell"), Cause.CHANGED_MEANWHILE)
        self.refused(self.moves.restore(House.desk, [stale]), Cause.CHANGED_MEANWHILE)

    # What must be true after each step

    @invariant()
    def the_rows_are_the_models(self) -> None:
        rows = House.database.engine.execute_sql(ROWS).fetchall()
        assert {row[0]: Held(*row[1:]) for row in rows} == self.model

    @invariant()
    def nothing_that_stands_clashes(self) -> None:
        assert not clashes(self.others())
