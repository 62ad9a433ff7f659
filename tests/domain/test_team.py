"""Who an appointment needs, who has said yes, and who knows the family already."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop_app.domain.appointments import Appointment, Need, Status
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.team import Duty, duties_of, earlier_hosts, is_ready, still_confirmed, waiting_duties
from desktop_app.domain.times import HOUR
from tests.domain.around import WISH, wish

VISIT = Appointment(
    1, "26-0001", 1, Purpose.VICTIM_INTERVIEW, WISH.event, WISH.event, Status.TENTATIVE, 7, "Ann Bell", "A. B.", 1,
    frozenset(), 11, None, "en", "", 1, advocate_id=8,
)  # fmt: skip


def visit(**changes: Any) -> Appointment:
    return replace(VISIT, **changes)


@pytest.mark.parametrize(
    ("changes", "waiting"),
    [
        ({}, {Duty.HOST, Duty.ADVOCATE}),
        ({"confirmed_duties": frozenset({"host"})}, {Duty.ADVOCATE}),
        ({"confirmed_duties": frozenset({"host", "advocate"})}, set()),
        ({"confirmed_duties": frozenset({"host", "advocate"}), "advocate_id": None}, {Duty.ADVOCATE}),
        ({"purpose": Purpose.FAMILY_MEETING}, {Duty.HOST}),
        ({"purpose": Purpose.RETURN_OF_BELONGINGS}, {Duty.HOST, Duty.EVIDENCE}),
        (
            {"needs": frozenset(Need), "interpreter_id": 3, "confirmed_duties": frozenset({"interpreter"})},
            {Duty.HOST, Duty.ADVOCATE, Duty.CHILD_SUPERVISOR},
        ),
    ],
)
def test_an_appointment_is_ready_once_everybody_it_needs_has_said_yes(
    changes: dict[str, Any], waiting: set[Duty]
) -> None:
    assert set(waiting_duties(visit(**changes))) == waiting
    assert is_ready(visit(**changes)) is (not waiting)


def test_another_person_has_not_said_yes_yet() -> None:
    before = visit(confirmed_duties=frozenset({"host", "advocate"}))
    assert still_confirmed(before, visit(host_id=9)) == {"advocate"}
    assert still_confirmed(before, visit(advocate_id=None)) == {"host"}
    assert still_confirmed(before, visit()) == {"host", "advocate"}


def test_each_person_is_asked_for_once_whatever_they_do() -> None:
    assert duties_of(wish(evidence_id=8, advocate_id=7, child_supervisor_id=6)) == (
        (Duty.HOST, 7), (Duty.EVIDENCE, 8), (Duty.CHILD_SUPERVISOR, 6),
    )  # fmt: skip


def test_who_knows_the_family_comes_first() -> None:
    visits = [
        visit(id=number, host_id=host, event=WISH.event.moved(hours * HOUR), status=status)
        for number, (host, hours, status) in enumerate(
            [
                (7, -90, Status.RESET_DONE),
                (8, -50, Status.FINISHED),
                (7, -40, Status.RESET_DONE),
                (9, -30, Status.CANCELLED),
                (5, 0, Status.CONFIRMED),
            ]
        )
    ]
    assert earlier_hosts(visits, WISH.event.start) == (7, 8)
    assert earlier_hosts(visits, WISH.event.start + 1) == (5, 7, 8)
