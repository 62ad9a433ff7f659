"""Books series and changes them at random: what a change does not reach stays as it was, and nothing ever overlaps."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from desktop_app.domain.agency import Agency
from desktop_app.domain.appointments import MOVABLE, OCCUPYING, Appointment, BookingRequest
from desktop_app.domain.bookings import request_of
from desktop_app.domain.buffers import Held
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.rooms import Purpose, Room, RoomKind
from desktop_app.domain.series import Frequency, PlannedDate, Repeat, Scope, occurrences
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import HOUR, Span
from desktop_app.sample import HeldClock
from desktop_app.services.series import Edit
from desktop_app.services.services import Services, services_over
from desktop_app.store import series as series_rows
from desktop_app.store.appointments import to_appointment
from desktop_app.store.database import Database, open_database
from desktop_app.store.models import AppointmentRow
from desktop_app.store.prepared import PreparedRows
from tests.agency import KEY, NOW, ZONE, at, causes, given

repeats = st.one_of(
    st.builds(Repeat, st.just(Frequency.DAILY), st.integers(1, 3), count=st.integers(2, 6)),
    st.builds(
        Repeat,
        st.just(Frequency.WEEKLY),
        st.integers(1, 2),
        st.frozensets(st.integers(0, 6), min_size=1, max_size=3),
        count=st.integers(2, 6),
    ),
    st.builds(Repeat, st.just(Frequency.MONTHLY), month_rule=st.just(30), count=st.integers(2, 4)),
)
rooms, hosts, hours = st.integers(1, 2), st.integers(0, 2), st.integers(8, 16)
scopes = st.sampled_from(Scope)
which = st.integers(0, 1000)
EVERY_ROW = PreparedRows(AppointmentRow.select())


class House:
    """One database for every run; each run clears its bookings away."""

    database: Database
    services: Services
    clock: HeldClock
    desk: StaffMember
    hosts: tuple[int, ...]


@contextmanager
def house() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "series.db", KEY)
        database.engine.execute_sql("PRAGMA synchronous = OFF")
        House.database, House.clock = database, HeldClock(NOW)
        House.services = services_over(database, House.clock)
        room = Room(0, "A", RoomKind.SOFT_INTERVIEW, ZONE, 4, True, "")
        supervisor = given(
            House.services.agency.set_up(Agency("F", "", "", "", ZONE), [room, replace(room, name="B")], "Ruth")
        )
        House.desk = given(House.services.staff.add(supervisor, "Dana", Role.FRONT_DESK))
        other = given(House.services.staff.add(supervisor, "Maria", Role.VICTIM_SERVICES))
        House.hosts = (supervisor.id, House.desk.id, other.id)
        try:
            yield
        finally:
            database.close()


def everything() -> dict[int, Appointment]:
    return {row.id: to_appointment(row) for row in EVERY_ROW.named()}


def untied(visits: dict[int, Appointment]) -> dict[int, Appointment]:
    """Without the series they belong to: a split takes visits along, and changes nothing else of them."""
    return {key: replace(each, series_id=None) for key, each in visits.items()}


class SeriesAtWork(RuleBasedStateMachine):
    """The service, and the rows before and after each of its acts."""

    def __init__(self) -> None:
        super().__init__()
        House.clock.moment = NOW
        self.series = House.services.series

    def teardown(self) -> None:
        for table in ("step_mark", "checklist", "appointment", "series"):
            House.database.engine.execute_sql(f"DELETE FROM {table}")

    def wish(self, room: int, host: int, hour: int, day: int = 25) -> BookingRequest:
        event = Span(at(hour, day=day), at(hour, day=day) + HOUR)
        return BookingRequest(Purpose.WITNESS_INTERVIEW, room, event, House.hosts[host], "Ann", not_a_suspect=True)

    def one_of(self, number: int) -> Appointment | None:
        found = [each for each in everything().values() if each.status in MOVABLE and each.series_id]
        return found[number % len(found)] if found else None

    @rule(room=rooms, host=hosts, hour=hours, day=st.integers(25, 30))
    def book_one(self, room: int, host: int, hour: int, day: int) -> None:
        House.services.appointments.book(House.desk, self.wish(room, host, hour, day))

    @rule(room=rooms, host=hosts, hour=hours, repeat=repeats)
    def book(self, room: int, host: int, hour: int, repeat: Repeat) -> None:
        before, wish = everything(), self.wish(room, host, hour)
        planned = given(self.series.preview(House.desk, wish, repeat))
        stuck = frozenset(row.day for row in planned if row.refused)
        if stuck:
            assert causes(self.series.book(House.desk, wish, repeat)) <= {Cause.SERIES_DATES, Cause.IN_THE_PAST}
            assert everything() == before
        outcome = self.series.book(House.desk, wish, repeat, stuck)
        if len(stuck) == len(planned):
            assert causes(outcome) == {Cause.SERIES_EMPTY}
            assert everything() == before
            return
        made = given(outcome).after
        assert [each.occurrence for each in made] == [row.day for row in planned if row.day not in stuck]
        assert everything() == before | {each.id: each for each in made}

    @rule(number=which, scope=scopes, room=rooms, host=hosts, shift=st.integers(-3, 3), data=st.data())
    def change(self, number: int, scope: Scope, room: int, host: int, shift: int, data: st.DataObject) -> None:
        anchor = self.one_of(number)
        if anchor is None:
            return
        before = everything()
        event = anchor.event.moved(shift * HOUR)
        wish = replace(request_of(anchor), room_id=room, host_id=House.hosts[host], event=event)
        days = sorted(each.occurrence for each in before.values() if each.occurrence)
        some = st.frozensets(st.sampled_from(days), max_size=3)
        edit = Edit(anchor.id, anchor.version, scope, data.draw(some), data.draw(some))
        planned = self.series.preview_change(House.desk, edit, wish)
        if isinstance(planned, Refused):
            assert everything() == before
            return
        self.keeps_its_own(planned, before, edit)
        stuck = frozenset(row.day for row in planned if row.refused)
        outcome = self.series.change(House.desk, replace(edit, leave_out=edit.leave_out | stuck), wish, "asked")
        after = everything()
        if isinstance(outcome, Refused):
            assert after == before
            return
        touched = {each.id for each in outcome.after}
        assert untied({key: each for key, each in after.items() if key not in touched}) == untied(
            {key: each for key, each in before.items() if key not in touched}
        )
        assert touched <= {row.appointment_id for row in planned if isinstance(row.answer, Held)}
        self.reaches_no_further(anchor, scope, before, touched)

    @rule(number=which, scope=scopes, by_person=st.none() | st.booleans())
    def release(self, number: int, scope: Scope, by_person: bool | None) -> None:
        anchor = self.one_of(number)
        if anchor is None:
            return
        before = everything()
        edit = Edit(anchor.id, anchor.version, scope)
        if by_person is None:
            outcome = self.series.cancel(House.desk, edit, "asked")
        else:
            outcome = self.series.postpone(House.desk, edit, by_person, "asked")
        after = everything()
        gone = set() if isinstance(outcome, Refused) else {each.id for each in outcome.after}
        assert {key: each for key, each in after.items() if key not in gone} == {
            key: each for key, each in before.items() if key not in gone
        }
        self.reaches_no_further(anchor, scope, before, gone)

    @precondition(lambda self: House.clock.moment < NOW + 20 * 24 * HOUR)
    @rule(days=st.integers(1, 4))
    def time_goes_on(self, days: int) -> None:
        House.clock.moment += days * 24 * HOUR

    def keeps_its_own(self, planned: tuple[PlannedDate, ...], before: dict[int, Appointment], edit: Edit) -> None:
        """A visit somewhere of its own keeps its time unless it is chosen, or is the one that is changed."""
        for row in planned:
            was = before[row.appointment_id]
            if row.kept_own and row.day not in edit.also and row.answer is None:
                assert row.event == was.event

    def reaches_no_further(
        self, anchor: Appointment, scope: Scope, before: dict[int, Appointment], touched: set[int]
    ) -> None:
        for key in touched - {anchor.id}:
            was = before[key]
            assert was.series_id == anchor.series_id
            assert was.event.start > House.clock.moment
            assert was.status in MOVABLE
            assert scope is Scope.ALL or (was.occurrence or date.min) > (anchor.occurrence or date.max)
        assert scope is not Scope.THIS or touched <= {anchor.id}

    @invariant()
    def nothing_overlaps(self) -> None:
        rooms_taken: dict[int, list[Span]] = defaultdict(list)
        people: dict[int, list[Span]] = defaultdict(list)
        for each in everything().values():
            if each.status in OCCUPYING:
                rooms_taken[each.room_id].append(each.hold)
                people[each.host_id].append(each.event)
        for taken in (*rooms_taken.values(), *people.values()):
            assert all(one.end <= other.start for one, other in pairwise(sorted(taken)))

    @invariant()
    def every_visit_still_stands_in_its_rule(self) -> None:
        days: dict[int, set[date]] = {}
        for each in everything().values():
            if each.series_id and each.status in MOVABLE:
                if each.series_id not in days:
                    kept = series_rows.get(each.series_id)
                    assert kept is not None
                    found = occurrences(kept)
                    days[each.series_id] = set() if isinstance(found, Refused) else {one.day for one in found}
                assert each.occurrence in days[each.series_id]
                days[each.series_id].remove(each.occurrence)


def test_whatever_is_done_the_others_stay_and_nothing_overlaps() -> None:
    with house():
        run_state_machine_as_test(
            SeriesAtWork,
            settings=settings(
                max_examples=150,
                stateful_step_count=25,
                deadline=None,
                suppress_health_check=list(HealthCheck),
                print_blob=False,
            ),
        )
