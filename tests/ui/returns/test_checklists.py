"""The checklist of a family or a visit: mine can be ticked, the others' can be read, gates say what they wait for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.protocols import Answer
from desktop_app.domain.staff import Role
from desktop_app.ui.checklists import ChecklistView
from tests.agency import SampleAgency, given
from tests.ui.returns.conftest import Desk, settle


def marks(agency: SampleAgency, name_to_use: str) -> dict[str, Answer]:
    case_id = agency.family(name_to_use).case.id
    view = given(agency.services.checklists.for_case(agency.one(Role.SUPERVISOR), case_id))
    return {step: mark.answer for step, mark in view.checklist.marks.items()}


def test_my_step_is_ticked_at_once_with_who_and_when(services_desk: Desk, agency: SampleAgency) -> None:
    services_desk.open("Daniel", "checklist")
    services_desk.press("checklist.step.b-vs-authority")
    assert marks(agency, "Daniel")["b-vs-authority"] is Answer.DONE
    row = services_desk.page.family.part("checklist").steps.row("b-vs-authority")
    assert row.box.isChecked()
    assert f"{services_desk.session.actor.short_name}, 24 Nov 9:50 am" in [
        label.text() for label in row.findChildren(QLabel)
    ]


def test_my_wrong_tick_is_taken_back_and_asked_again(services_desk: Desk, agency: SampleAgency) -> None:
    services_desk.open("Daniel", "checklist")
    services_desk.press("checklist.step.b-vs-authority")
    services_desk.press("checklist.back.b-vs-authority")
    assert "b-vs-authority" not in marks(agency, "Daniel")
    row = services_desk.page.family.part("checklist").steps.row("b-vs-authority")
    assert (row.box.isChecked(), row.box.isEnabled(), row.undo.isVisible()) == (False, True, False)
    assert row.window().focusWidget() is row.box


def test_nobody_takes_back_what_another_role_did(services_desk: Desk) -> None:
    services_desk.open("Rosa", "checklist")
    checklist = services_desk.page.family.part("checklist")
    checklist.role.segment("evidence").click()
    row = checklist.steps.row("b-ev-seal")
    assert row.box.isChecked()
    assert not row.undo.isVisibleTo(row)


def test_others_steps_can_be_read_and_not_ticked(services_desk: Desk) -> None:
    services_desk.open("Daniel", "checklist")
    checklist = services_desk.page.family.part("checklist")
    checklist.role.segment("evidence").click()
    row = checklist.steps.row("b-ev-category-checks")
    assert not row.box.isEnabled()
    assert not row.skip.isVisible()
    assert "Opens: Category checks" in [label.text() for label in row.findChildren(QLabel)]


def test_a_step_that_does_not_apply_needs_its_reason(services_desk: Desk, agency: SampleAgency) -> None:
    services_desk.open("Daniel", "checklist")
    services_desk.when_asked(QDialog.reject)
    services_desk.press("checklist.na.b-vs-no-kin")
    assert "b-vs-no-kin" not in marks(agency, "Daniel")

    def write(dialog: QDialog) -> None:
        dialog._group.button(0).setChecked(True)
        dialog.accept()

    services_desk.when_asked(write)
    services_desk.press("checklist.na.b-vs-no-kin")
    assert marks(agency, "Daniel")["b-vs-no-kin"] is Answer.NOT_APPLICABLE


def test_a_step_that_opens_a_gate_cannot_be_left_out(services_desk: Desk) -> None:
    services_desk.open("Daniel", "checklist")
    assert not services_desk.page.family.part("checklist").steps.row("b-vs-authority").skip.isVisible()


def test_a_step_too_early_is_refused_in_words(services_desk: Desk, agency: SampleAgency) -> None:
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        told.append(dialog.accessibleDescription())
        dialog.accept()

    services_desk.open("Minh", "checklist")
    services_desk.when_asked(read)
    services_desk.press("checklist.step.b-vs-inventory")
    assert "Death notification done" in told[0] or "death notification done" in told[0]
    assert "b-vs-inventory" not in marks(agency, "Minh")


def test_a_step_of_a_visit_waits_for_the_visit_and_is_recorded_for_the_one_on_the_screen(
    services_desk: Desk, agency: SampleAgency
) -> None:
    visit, moves = agency.visit("Elena Delgado"), agency.services.appointments
    services_desk.open("Rosa", "checklist")
    services_desk.press("checklist.step.b-vs-day-before")
    assert "b-vs-day-before" in marks(agency, "Rosa")
    given(moves.postpone(agency.one(Role.VICTIM_SERVICES), visit.id, visit.version, by_person=True, reason="later"))
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        told.append(dialog.accessibleDescription())
        dialog.accept()

    services_desk.session.changed.emit()
    services_desk.when_asked(read)
    services_desk.press("checklist.step.b-vs-day-before")
    assert told == ["This step belongs to a visit, and none is booked. Please book the visit first."]
    assert "b-vs-day-before" not in marks(agency, "Rosa")


def test_there_is_no_complete_all(services_desk: Desk) -> None:
    services_desk.open("Daniel", "checklist")
    words = [each.text().lower() for each in services_desk.page.findChildren(QAbstractButton)]
    assert not [each for each in words if "complete" in each or "all steps" in each]


def test_gates_say_what_they_wait_for_and_open(services_desk: Desk, agency: SampleAgency) -> None:
    services_desk.open("Daniel", "checklist")
    gates = services_desk.page.family.part("checklist").gates

    def words() -> str:
        settle()
        return "\n".join(label.text() for label in gates.findChildren(QLabel) if label.isVisibleTo(gates))

    assert "Claimant authority" in words()
    assert "Evidence: Review the recorded authority of the claimant as a second person" in words()
    agency.tick_case(agency.family("Daniel").case.id, "B2")
    services_desk.session.changed.emit()
    assert "Claimant authority" not in words()
    services_desk.press("checklist.all_gates")
    assert "Claimant authority" in words()


def test_the_phase_in_which_i_have_something_to_do_comes_first(evidence_desk: Desk) -> None:
    evidence_desk.open("Rosa", "checklist")
    assert evidence_desk.page.family.part("checklist").phase.value() == "before"


def test_a_visit_shows_its_own_checklist(desk: Callable[[Role], Desk], agency: SampleAgency, qtbot: QtBot) -> None:
    session = desk(Role.FRONT_DESK).session
    view = ChecklistView(session)
    qtbot.addWidget(view)
    view.show_appointment(agency.visit("Tess Howard").id)
    view.show()
    assert view.steps.row("a-fd-separation").box.isEnabled()
    view.resize(500, 700)
    assert view.gates.isVisibleTo(view)
