"""What is read around a wish is all that can stand against it, in a handful of queries."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from desktop_app.domain.appointments import Appointment, BookingRequest, Status
from desktop_app.domain.buffers import Buffers, Held
from desktop_app.domain.closures import Closure, ClosureKind, Opening
from desktop_app.domain.planning import Surroundings, plan
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.separation import Scope, Why
from desktop_app.domain.staff import Role
from desktop_app.domain.team import Busy
from desktop_app.domain.times import HOUR, MINUTE, Span
from desktop_app.store import appointments, buffers, closures, rooms, separation, staff, surroundings, team
from desktop_app.store.database import Database
from tests.agency import NOW, TODAY, at
from tests.domain.around import ROOMS, wish

ALWAYS = Span(0, 1 << 40)
WEEK = 7 * 24 * 4  # quarters of an hour


def wishes(dice: Random, count: int) -> list[BookingRequest]:
    """Wishes of one week, for all rooms and people."""
    made = []
    for _ in range(count):
        start = at(0, day=23) + dice.randrange(WEEK) * 15 * MINUTE
        made.append(
            wish(
                event=Span(start, start + dice.choice([HOUR // 4, HOUR, 8 * HOUR])),
                room_id=dice.randint(1, 4),
                host_id=dice.randint(1, 3),
                advocate_id=dice.choice([None, 1, 2, 3]),
                interpreter_id=dice.choice([None, None, 1]),
                party_id=dice.choice([None, 1, 2, 3]),
                purpose=dice.choice([Purpose.VICTIM_INTERVIEW, Purpose.FAMILY_MEETING]),
            )
        )
    return made


def written(request: BookingRequest, held: Held, status: Status) -> Appointment:
    return Appointment(
        0, "", request.room_id, request.purpose, request.event, held.hold, status, request.host_id, "Ann Bell",
        "A. B.", 1, frozenset(), None, None, "en", "", 1, held.decompression_end, party_id=request.party_id,
        advocate_id=request.advocate_id, interpreter_id=request.interpreter_id,
    )  # fmt: skip


def furnish() -> None:
    """A small house with everything that can stand in a way."""
    for room in ROOMS.values():
        rooms.add(room)
    for name in ("Ann", "Ben", "Cleo"):
        staff.add(name, Role.VICTIM_SERVICES, "")
    team.add_interpreter("Dora", ("es",), "")
    buffers.put(1, Purpose.VICTIM_INTERVIEW, Buffers(60, 90, 30))
    separation.add(separation.add_party(None).id, separation.add_party(None).id, 480, Scope.BUILDING, Why.TWO_SIDES)
    separation.add(2, separation.add_party(None).id, 30, Scope.ENTRANCE, Why.COURT_ORDER)
    closures.add(Closure(0, ClosureKind.OUT_OF_SERVICE, 2, Span(at(9, day=24), at(23, day=26)), "paint"))
    closures.put_openings(None, [Opening(None, 0, 540, 1020)])
    team.add_busy(Busy(0, 1, None, Span(at(9, day=23), at(9, day=25))))
    team.add_busy(Busy(0, None, 1, Span(at(9, day=26), at(12, day=26))))


@pytest.mark.parametrize("seed", range(8))
def test_nothing_further_away_can_stand_against_a_wish(database: Database, seed: int) -> None:
    dice, now = Random(seed), at(0, day=23)
    with database.writing():
        furnish()
        for request in wishes(dice, 60):
            held = plan(request, surroundings.around(request.event, now))
            if isinstance(held, Held):
                status = dice.choice([Status.TENTATIVE, Status.CONFIRMED, Status.CANCELLED])
                appointments.add(written(request, held, status), TODAY)
    with database.reading():
        whole = surroundings.around(ALWAYS, now)
        assert len(whole.occupied) >= 10
        for request in wishes(dice, 150):
            near = surroundings.around(request.event, now)
            assert len(near.occupied) < len(whole.occupied)
            assert plan(request, near) == plan(request, whole)


def test_everything_that_was_written_is_read(database: Database) -> None:
    with database.writing():
        furnish()
    with database.reading():
        house = surroundings.around(ALWAYS, NOW)
    assert dict(house.rooms) == ROOMS
    assert house.buffers == {(1, Purpose.VICTIM_INTERVIEW): Buffers(60, 90, 30)}
    assert [each.scope for each in house.separations] == [Scope.BUILDING, Scope.ENTRANCE]
    assert [each.code for each in house.parties] == ["P-0001", "P-0002", "P-0003"]
    assert [(each.kind, each.room_id) for each in house.closures] == [(ClosureKind.OUT_OF_SERVICE, 2)]
    assert house.openings == (Opening(None, 0, 540, 1020),)
    assert [(each.staff_id, each.interpreter_id) for each in house.busy] == [(1, None), (None, 1)]


def test_an_ended_rule_is_no_longer_read_and_nobodys_party_either(database: Database) -> None:
    with database.writing():
        furnish()
        separation.end(1, NOW)
        separation.end(2, NOW)
    with database.reading():
        house = surroundings.around(ALWAYS, NOW)
        assert separation.get(1) is not None
    assert house.separations == house.parties == ()


def test_a_handful_of_queries_whatever_the_number_of_appointments(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.writing():
        furnish()
    asked: list[str] = []
    execute = database.engine.execute_sql

    def counting(sql: str, *rest: object) -> object:
        asked.append(sql)
        return execute(sql, *rest)

    monkeypatch.setattr(database.engine, "execute_sql", counting)
    surroundings.around(Span(at(0), at(23)), NOW)
    assert len(asked) <= 8


def test_what_is_not_free_any_more_is_read_with_the_rest(database: Database) -> None:
    whole: Surroundings
    with database.writing():
        furnish()
        request = wish(host_id=2)
        held = plan(request, surroundings.around(request.event, NOW))
        assert isinstance(held, Held)
        booked = appointments.add(written(request, held, Status.TENTATIVE), TODAY)
        [read] = surroundings.around(request.event, NOW).occupied
        assert (read.appointment_id, read.hold, read.event, read.people) == (booked.id, held.hold, booked.event, {2})
        appointments.update(replace(booked, status=Status.POSTPONED_BY_PERSON))
        whole = surroundings.around(request.event, NOW)
    assert whole.occupied == ()
