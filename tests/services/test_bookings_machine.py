"""Books, moves, postpones, cancels and confirms at random, against a list of intervals that anyone can check."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule, run_state_machine_as_test

from desktop_app.domain.agency import Agency
from desktop_app.domain.appointments import Appointment, BookingRequest
from desktop_app.domain.refusals import Cause
from desktop_app.domain.rooms import Purpose, Room, RoomKind
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import MINUTE, Span
from desktop_app.sample import HeldClock
from desktop_app.services.services import Services, services_over
from desktop_app.store.database import Database, open_database
from tests.agency import KEY, NOW, ZONE, at, causes, count, given

STEP = 15 * MINUTE
BEFORE, AFTER = 30 * MINUTE, 30 * MINUTE
OPEN_GATES = """
    INSERT INTO step_mark (checklist_id, step, answer, staff_id, at, reason)
    SELECT checklist.id, step.value, 'done', 1, 0, '' FROM checklist, json_each(
        '["a-vs-place", "a-vs-time", "a-vs-support-person", "a-vs-language", "a-fd-separation"]') AS step
    WHERE checklist.appointment_id = ?
"""
starts = st.integers(0, 40).map(lambda step: at(8, day=30) + step * STEP)
lengths = st.integers(1, 8).map(lambda steps: steps * STEP)
rooms, hosts = st.integers(1, 2), st.integers(0, 2)


@dataclass(frozen=True)
class Held:
    """What the model knows of a booking that stands."""

    room: int
    host: int
    event: Span
    confirmed: bool = False

    @property
    def hold(self) -> Span:
        return Span(self.event.start - BEFORE, self.event.end + AFTER)


class House:
    """One database for every run: writing is not flushed, and each run clears its bookings away."""

    database: Database
    services: Services
    desk: StaffMember
    host: StaffMember
    hosts: tuple[int, ...]


@contextmanager
def house() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "machine.db", KEY)
        database.engine.execute_sql("PRAGMA synchronous = OFF")
        House.database, House.services = database, services_over(database, HeldClock(NOW))
        room = Room(0, "A", RoomKind.SOFT_INTERVIEW, ZONE, 4, True, "")
        supervisor = given(
            House.services.agency.set_up(Agency("F", "", "", "", ZONE), [room, replace(room, name="B")], "Ruth")
        )
        House.desk = given(House.services.staff.add(supervisor, "Dana", Role.FRONT_DESK))
        House.host = given(House.services.staff.add(supervisor, "Maria", Role.VICTIM_SERVICES))
        House.hosts = (supervisor.id, House.desk.id, House.host.id)
        try:
            yield
        finally:
            database.close()


class Bookings(RuleBasedStateMachine):
    """The service and a dictionary of intervals, side by side."""

    booked = Bundle("booked")

    def __init__(self) -> None:
        super().__init__()
        self.moves = House.services.appointments
        self.model: dict[int, Held] = {}
        self.versions: dict[int, int] = {}

    def teardown(self) -> None:
        for table in ("step_mark", "checklist", "appointment"):
            House.database.engine.execute_sql(f"DELETE FROM {table}")

    def wish(self, room: int, host: int, event: Span) -> BookingRequest:
        return BookingRequest(Purpose.WITNESS_INTERVIEW, room, event, House.hosts[host], "Ann Bell", not_a_suspect=True)

    def expected(self, held: Held, moving: int | None = None) -> set[Cause]:
        others = [each for number, each in self.model.items() if number != moving]
        found = set()
        if any(
            each.room == held.room and each.hold.start < held.hold.end and held.hold.start < each.hold.end
            for each in others
        ):
            found.add(Cause.ROOM_HELD)
        if any(
            each.host == held.host and each.event.start < held.event.end and held.event.start < each.event.end
            for each in others
        ):
            found.add(Cause.HOST_BUSY)
        return found

    def learn(self, answer: object, held: Held) -> int:
        assert isinstance(answer, Appointment), answer
        self.model[answer.id], self.versions[answer.id] = held, answer.version
        assert (answer.room_id, answer.event, answer.hold) == (held.room, held.event, held.hold)
        return answer.id

    @rule(target=booked, room=rooms, host=hosts, start=starts, length=lengths)
    def book(self, room: int, host: int, start: int, length: int) -> int:
        held = Held(room, host, Span(start, start + length))
        answer = self.moves.book(House.desk, self.wish(room, host, held.event))
        if expected := self.expected(held):
            assert causes(answer) == expected
            return 0
        return self.learn(answer, held)

    @rule(number=booked, room=rooms, host=hosts, start=starts, length=lengths, reason=st.sampled_from(["", "asked"]))
    def move(self, number: int, room: int, host: int, start: int, length: int, reason: str) -> None:
        if number not in self.model:
            return
        held = Held(room, host, Span(start, start + length), self.model[number].confirmed)
        wish = self.wish(room, host, held.event)
        answer = self.moves.change(House.desk, number, self.versions[number], wish, reason)
        if held.confirmed and not reason:
            assert causes(answer) == {Cause.REASON_NEEDED}
        elif expected := self.expected(held, number):
            assert causes(answer) == expected
        else:
            self.learn(answer, held)

    @rule(number=consumes(booked), way=st.sampled_from(["by person", "by agency", "cancel"]))
    def give_up(self, number: int, way: str) -> None:
        if number not in self.model:
            return
        if way == "cancel":
            given(self.moves.cancel(House.desk, number, self.versions[number], "unwell"))
        else:
            given(self.moves.postpone(House.desk, number, self.versions[number], way == "by person", "unwell"))
        del self.model[number]

    @rule(number=booked)
    def confirm(self, number: int) -> None:
        if number not in self.model:
            return
        if self.model[number].confirmed:
            assert causes(self.moves.confirm(House.host, number, self.versions[number])) == {Cause.STATUS}
            return
        assert causes(self.moves.confirm(House.host, number, self.versions[number])) == {Cause.GATE_SHUT}
        House.database.engine.execute_sql(OPEN_GATES, (number,))
        answer = self.moves.confirm(House.host, number, self.versions[number])
        self.learn(answer, replace(self.model[number], confirmed=True))

    @rule(number=booked, behind=st.integers(1, 3))
    def come_second(self, number: int, behind: int) -> None:
        if number in self.model:
            stale = self.versions[number] - behind
            assert causes(self.moves.cancel(House.desk, number, stale, "unwell")) == {Cause.CHANGED_MEANWHILE}

    @invariant()
    def the_day_is_the_models_day(self) -> None:
        rows = House.database.engine.execute_sql(
            "SELECT id, room_id, event_start, event_end, hold_start, hold_end, status = 'confirmed' FROM appointment "
            "WHERE status IN ('tentative', 'confirmed')"
        ).fetchall()
        assert {(*row[:4], *row[4:6], bool(row[6])) for row in rows} == {
            (number, held.room, held.event.start, held.event.end, held.hold.start, held.hold.end, held.confirmed)
            for number, held in self.model.items()
        }


def test_three_hundred_runs_of_forty_steps_show_no_difference() -> None:
    with house():
        run_state_machine_as_test(
            Bookings,
            settings=settings(
                max_examples=300,
                stateful_step_count=40,
                deadline=None,
                suppress_health_check=list(HealthCheck),
                phases=(Phase.explicit, Phase.generate, Phase.shrink),
                print_blob=False,
            ),
        )
        assert count(House.database, "appointment") == 0


def test_the_model_would_notice_a_room_booked_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Bookings, "expected", lambda self, held, moving=None: set())
    with house(), pytest.raises(AssertionError):
        run_state_machine_as_test(
            Bookings, settings=settings(max_examples=50, deadline=None, database=None, phases=(Phase.generate,))
        )
