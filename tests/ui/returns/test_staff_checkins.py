"""Care for staff, on the family's page: an offer is one press, and nothing else can be written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit

from desktop_app.domain.appointments import Status
from desktop_app.domain.staff import Role
from desktop_app.ui.returns.staff_checkins import StaffCheckins
from tests.agency import given
from tests.ui.conftest import nameless
from tests.ui.returns.conftest import Desk, settle

EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR


def part_of(desk: Desk) -> StaffCheckins:
    desk.open("Rosa", "check_ins")
    found = desk.page.family.part("check_ins")
    assert isinstance(found, StaffCheckins)
    return found


def shown(part: StaffCheckins) -> str:
    settle()
    return "\n".join(each.text() for each in part.findChildren(QLabel) if each.isVisible())


def test_before_a_visit_it_says_what_it_is_for(services_desk: Desk) -> None:
    assert "No visit has taken place yet" in shown(part_of(services_desk))


def test_a_supervisor_offers_it_to_those_who_were_there(desk: Callable[[Role], Desk]) -> None:
    supervisor = desk(SU)
    visit = supervisor.agency.carry(supervisor.agency.visit("Elena Delgado"), Status.IN_ROOM)
    part = part_of(supervisor)
    evidence = supervisor.agency.named("Lena Brandt")
    assert not nameless(part)
    assert not [each for each in part.findChildren(QLineEdit) if not each.parent().inherits("QComboBox")]
    assert not part.findChildren(QPlainTextEdit)
    supervisor.press(f"check_ins.offer.{visit.id}.{evidence.id}")
    assert "offered by David Lind, 24 November" in shown(part)
    assert not part.findChildren(QAbstractButton, f"check_ins.offer.{visit.id}.{evidence.id}")


def test_somebody_else_who_was_there_is_chosen(desk: Callable[[Role], Desk]) -> None:
    supervisor = desk(SU)
    visit = supervisor.agency.carry(supervisor.agency.visit("Elena Delgado"), Status.IN_ROOM)
    part_of(supervisor)
    supervisor.choose(f"check_ins.other.{visit.id}", "Dana Cole")
    supervisor.press(f"check_ins.offer.{visit.id}.0")
    [found] = given(supervisor.agency.services.staff_checkins.of_case(supervisor.agency.one(SU), visit.case_id or 0))
    assert [each.staff_name for each in found.offered] == ["Dana Cole"]


def test_whoever_was_there_is_told_who_offers_it(evidence_desk: Desk) -> None:
    evidence_desk.agency.carry(evidence_desk.agency.visit("Elena Delgado"), Status.IN_ROOM)
    assert "You may ask for it at any time." in shown(part_of(evidence_desk))
