"""Six desks book, move and take back at once: no room, person or kept-apart pair suffers, and each desk has an answer."""

from __future__ import annotations

import multiprocessing
import random
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType

import pytest

from desktop_app.domain.appointments import Appointment, BookingRequest, Status
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.series import Frequency, Repeat
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.times import MINUTE, Span
from desktop_app.sample import HeldClock
from desktop_app.services.services import Services, services_over
from desktop_app.store.database import Database, open_database
from tests.agency import KEY, NOW, at, count
from tests.services.bookings_house import furnish
from tests.services.bookings_model import BUFFERS, Held, clashes

DESKS, WISHES = 6, 150
STANDS = "status IN ('tentative', 'confirmed')"
TOGETHER = f"""
    SELECT count(*) FROM appointment AS one JOIN appointment AS other ON one.id < other.id
    WHERE one.{STANDS} AND other.{STANDS} AND (
        (one.room_id = other.room_id AND one.hold_start < other.hold_end AND other.hold_start < one.hold_end)
        OR (one.event_start < other.event_end AND other.event_start < one.event_end AND (
            one.host_id IN (other.host_id, other.advocate_id) OR one.advocate_id IN (other.host_id, other.advocate_id)
            OR one.interpreter_id = other.interpreter_id)))
"""  # fmt: skip
ROWS = f"""
    SELECT room_id, event_start, event_end, host_id, advocate_id, interpreter_id, party_id,
        (event_start - hold_start) / 60, (hold_end - event_end) / 60, status
    FROM appointment WHERE {STANDS}
"""


@dataclass
class Desk:
    """One desk at work, in a process of its own: what it was told is counted."""

    services: Services
    actor: StaffMember
    chance: random.Random
    told: Counter[str] = field(default_factory=Counter)
    booked: list[Appointment] = field(default_factory=list)

    def work(self) -> Counter[str]:
        acts: list[Callable[[], object]] = [self.move, self.cancel, self.take_back, self.book_two]
        for _ in range(WISHES):
            answer = self.chance.choice(acts)() if self.booked and self.chance.random() < 0.3 else self.book()
            self.told.update([each.cause for each in answer.reasons] if isinstance(answer, Refused) else ["done"])
        return self.told

    def wish(self) -> BookingRequest:
        """Any length at any minute of a fortnight, with anybody, for a party or none."""
        chance = self.chance
        start = at(10, chance.randrange(60), 30) + chance.randrange(14 * 24 * 4) * 15 * MINUTE
        event = Span(start, start + chance.randrange(15, 240) * MINUTE)
        return BookingRequest(
            Purpose.WITNESS_INTERVIEW, chance.randint(1, 3), event, chance.randint(1, 3), "Ann Bell",
            not_a_suspect=True, advocate_id=chance.choice((None, 1, 2, 3)), interpreter_id=chance.choice((None, 1, 2)),
            party_id=chance.choice((None, 1, 2, 3)),
        )  # fmt: skip

    def book(self) -> object:
        return self.learn(self.services.appointments.book(self.actor, self.wish()))

    def book_two(self) -> object:
        made = self.services.series.book(self.actor, self.wish(), Repeat(Frequency.DAILY, count=2))
        return made if isinstance(made, Refused) else [self.learn(each) for each in made.after]

    def move(self) -> object:
        mine = self.one_of_mine()
        return self.learn(self.services.appointments.change(self.actor, mine.id, mine.version, self.wish()), mine)

    def cancel(self) -> object:
        mine = self.one_of_mine()
        return self.learn(self.services.appointments.cancel(self.actor, mine.id, mine.version, "unwell"), mine)

    def take_back(self) -> object:
        """Cancel and, after somebody else may have come, stand there again."""
        mine = self.one_of_mine()
        gone = self.services.appointments.cancel(self.actor, mine.id, mine.version, "unwell")
        if not isinstance(gone, Appointment):
            return gone
        self.booked.remove(mine)
        self.book()
        back = self.services.appointments.restore(self.actor, [replace(mine, version=gone.version)])
        return back if isinstance(back, Refused) else self.learn(back[0])

    def one_of_mine(self) -> Appointment:
        return self.chance.choice(self.booked)

    def learn(self, answer: object, before: Appointment | None = None) -> object:
        if isinstance(answer, Appointment):
            if before is not None:
                self.booked.remove(before)
            if answer.status is Status.TENTATIVE:
                self.booked.append(answer)
        return answer


def desk(path: Path, number: int) -> tuple[Counter[str], int]:
    """What one process was told, and how many bookings of its own it believes to stand."""
    database = open_database(path, KEY)
    services = services_over(database, HeldClock(NOW))
    here = Desk(services, services.staff.all()[number % 3], random.Random(number))
    told = here.work()
    database.close()
    return told, len(here.booked)


def test_r05_six_desks_never_put_two_where_one_can_be(
    database: Database, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(database, services)
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))  # a new process need not run pytest's
    with multiprocessing.get_context("spawn").Pool(DESKS) as pool:
        answers = pool.starmap(desk, [(database.path, number) for number in range(DESKS)])
    told = sum((each for each, _ in answers), Counter())
    assert set(told) == {
        "done", Cause.ROOM_HELD, Cause.HOST_BUSY, Cause.INTERPRETER_BUSY, Cause.SEPARATION, Cause.SERIES_DATES,
    }  # fmt: skip
    assert all(each["done"] > 0 for each, _ in answers)
    assert told[Cause.ROOM_HELD] > DESKS * 20
    standing = [Held(*row) for row in database.engine.execute_sql(ROWS).fetchall()]
    assert len(standing) == sum(believed for _, believed in answers) > 60
    assert clashes(standing) == []
    assert database.engine.execute_sql(TOGETHER).fetchone() == (0,)
    assert all((each.before, each.after) == BUFFERS[each.room] for each in standing)
    assert count(database, "audit", "action = 'appointment.book'") == count(database, "appointment")
