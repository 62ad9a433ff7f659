"""Six desks book the same rooms at once: no two holds overlap, and each desk is given an answer."""

from __future__ import annotations

import multiprocessing
import random
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.staff import Role
from desktop_app.domain.times import MINUTE, Span
from desktop_app.sample import HeldClock
from desktop_app.services.services import services_over
from desktop_app.store.database import open_database
from tests.agency import KEY, NOW, SampleAgency, at, count

DESKS, WISHES = 6, 150
OVERLAPS = """
    SELECT count(*) FROM appointment AS one JOIN appointment AS other
    ON one.room_id = other.room_id AND one.id < other.id
    AND one.hold_start < other.hold_end AND other.hold_start < one.hold_end
    WHERE one.status NOT IN ('cancelled', 'postponed_by_person', 'postponed_by_agency')
    AND other.status NOT IN ('cancelled', 'postponed_by_person', 'postponed_by_agency')
"""


def desk(path: Path, number: int) -> Counter[str]:
    """One desk's wishes: any length at any minute of a fortnight in two rooms; what it was told, counted."""
    chance = random.Random(number)
    database = open_database(path, KEY)
    services = services_over(database, HeldClock(NOW))
    here = SampleAgency(database, services, HeldClock(NOW))
    actor, hosts = here.one(Role.FRONT_DESK), [each.id for each in services.staff.all()]
    told: Counter[str] = Counter()
    for _ in range(WISHES):
        start = at(10, chance.randrange(60)) + chance.randrange(14 * 24 * 4) * 15 * MINUTE
        event = Span(start, start + chance.randrange(15, 240) * MINUTE)
        wish = here.request(room=chance.choice((1, 2)), host_id=chance.choice(hosts))
        answer = services.appointments.book(actor, replace(wish, event=event))
        if isinstance(answer, Appointment):
            told["booked"] += 1
        else:
            told.update({reason.cause.value for reason in answer.reasons} if isinstance(answer, Refused) else {"?"})
    database.close()
    return told


def test_six_desks_never_book_a_room_twice(agency: SampleAgency, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))  # a new process need not run pytest's
    before = count(agency.database, "appointment")
    with multiprocessing.get_context("spawn").Pool(DESKS) as pool:
        told = pool.starmap(desk, [(agency.database.path, number) for number in range(DESKS)])
    answers = sum(told, Counter())
    assert answers["booked"] == count(agency.database, "appointment") - before
    assert set(answers) == {"booked", Cause.ROOM_HELD, Cause.HOST_BUSY}
    assert all(each["booked"] > 0 for each in told)
    assert answers[Cause.ROOM_HELD] > DESKS * WISHES / 2
    assert agency.database.engine.execute_sql(OVERLAPS).fetchone() == (0,)
    assert count(agency.database, "audit", "action = 'appointment.book'") == count(agency.database, "appointment")
