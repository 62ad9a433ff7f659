"""An agency with many appointments: 8 rooms, 10 appointments a room and day, most of them past, some to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop_app.domain.agency import Agency
from desktop_app.domain.closures import Opening
from desktop_app.domain.rooms import Room, RoomKind
from desktop_app.domain.separation import Scope, Side, Why
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import HOUR, MINUTE
from desktop_app.services.services import Services
from desktop_app.store import separation
from desktop_app.store.database import Database
from tests.agency import ZONE, at, given

ROOMS, A_DAY = 8, 10
AHEAD = 120  # days to come that are booked
STAFF = 24
PARTIES = 40  # kept apart in pairs; every fiftieth appointment is with one of them, but with the last pair none
INSERT = """
    INSERT INTO appointment (number, room_id, purpose, event_start, event_end, hold_start, hold_end, status, host_id,
        guest_name, guest_label, party_size, needs, language, reason, version, decompression_end, confirmed_duties,
        accepted_cautions, party_id)
    VALUES (?, ?, 'witness_interview', ?, ?, ?, ?, ?, ?, ?, 'A. B.', 1, '', 'en', '', 1, ?, '', '', ?)
"""


def set_up(database: Database, services: Services) -> None:
    """An agency of 8 rooms and 24 people; the first of them is its supervisor."""
    room = Room(0, "Room 1", RoomKind.SOFT_INTERVIEW, ZONE, 6, True, "North", 5, 15, 5, "1", "Main", "Lobby")
    rooms = [replace(room, name=f"Room {number}") for number in range(1, ROOMS + 1)]
    supervisor = given(services.agency.set_up(Agency("Fairhaven", "1 Main St", "555", "", ZONE), rooms, "Ruth Vale"))
    for number in range(1, STAFF):
        role = Role.VICTIM_SERVICES if number % 2 else Role.FRONT_DESK
        given(services.staff.add(supervisor, f"Person {number}", role))
    _set_up_rules(database, services, supervisor)


def _set_up_rules(database: Database, services: Services, supervisor: StaffMember) -> None:
    """What an agency that has worked a while has: hours, holidays, interpreters, and parties kept apart."""
    given(services.closures.set_hours(supervisor, None, [Opening(None, day, 8 * 60, 18 * 60) for day in range(7)]))
    for year in (2026, 2027):
        days = [each.day for each in given(services.closures.holidays(supervisor, year))]
        given(services.closures.adopt_holidays(supervisor, year, days))
    for name in ("Ilse", "Omar", "Wen"):
        given(services.team.add_interpreter(supervisor, name, ("es",)))
    with database.writing():
        sides = [Side(party_id=separation.add_party(None).id) for _ in range(PARTIES)]
    for one, other in zip(sides[::2], sides[1::2], strict=True):
        given(services.separation.keep_apart(supervisor, one, other, 60, Scope.BUILDING, Why.TWO_FAMILIES))


def fill(database: Database, appointments: int) -> None:
    """Write appointments past every service, newest last; every tenth slot of the days to come is left free."""
    connection = database.engine.connection()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(INSERT, _rows(appointments))
    connection.execute("INSERT INTO numbering (year, last) VALUES ('26-', 90000)")
    connection.execute("COMMIT")
    connection.execute("ANALYZE")


def _rows(appointments: int) -> Iterator[tuple[object, ...]]:
    days = appointments // (ROOMS * A_DAY)
    number = 0
    for day in range(AHEAD - days, AHEAD):
        for room in range(1, ROOMS + 1):
            for nth in range(A_DAY):
                if day > 0 and (day + room + nth) % A_DAY == 0:
                    continue
                number += 1
                start = at(8, 5) + day * 24 * HOUR + nth * HOUR
                end = start + 40 * MINUTE
                host = 2 + (room * 3 + nth) % (STAFF - 2)
                status = "reset_done" if day < 0 else "confirmed"
                yield (
                    f"{20 + number // 100_000}-{number:06d}", room, start, end, start - 5 * MINUTE, end + 15 * MINUTE,
                    status, host, f"Guest {number}", end + 5 * MINUTE,
                    number // 50 % (PARTIES - 2) + 1 if number % 50 == 0 else None,
                )  # fmt: skip


def free_slots() -> Iterator[tuple[int, int]]:
    """The free places of the days to come, latest first: a room, and where an event of forty minutes starts."""
    for day in range(AHEAD - 1, 0, -1):
        for room in range(1, ROOMS + 1):
            for nth in range(A_DAY):
                if (day + room + nth) % A_DAY == 0:
                    yield room, at(8, 5) + day * 24 * HOUR + nth * HOUR
