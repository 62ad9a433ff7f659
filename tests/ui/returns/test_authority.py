"""Documents seen and decided about, flags, a return on hold and a new manner of death, by a person's hands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QDialog, QLineEdit

from desktop_app.domain.cases import CaseState, Manner, Standing
from desktop_app.domain.flags import FlagKind, FlagWhy
from desktop_app.domain.staff import Role
from desktop_app.ui.returns.flags import CaseFlagChips
from tests.agency import SampleAgency, given
from tests.ui.conftest import nameless, words_in
from tests.ui.returns.conftest import Desk, cells


def choose_person(desk: Desk, row: int) -> None:
    desk.open("Daniel", "people")
    desk.page.family.part("people").table.selectRow(row)


def see_a_document(desk: Desk) -> None:
    choose_person(desk, 1)
    desk.press("people.authority")
    desk.choose("authority.basis", "Designee")
    desk.type("authority.document", "Notarized letter")
    desk.type("authority.issuer", "Notary Hale")
    desk.type("authority.reference", "ends 4417")
    desk.press("authority.save")


def test_one_person_sees_the_document_and_another_accepts_it(
    evidence_desk: Desk, desk: Callable[[Role], Desk], agency: SampleAgency
) -> None:
    see_a_document(evidence_desk)
    table = evidence_desk.page.family.part("people").table
    assert cells(table)[1][2] == "Notarized letter. Waits for a second person"
    services_desk = desk(Role.VICTIM_SERVICES)
    choose_person(services_desk, 1)
    services_desk.press("people.authority")
    services_desk.press("authority.decide.accepted")
    [dialog] = services_desk.dialogs()
    assert "Accepted" in words_in(dialog)
    assert nameless(dialog) == []
    dialog.reject()
    accepted = agency.family("Daniel").family[1]
    assert (accepted.authority_document, accepted.may_receive) == ("Notarized letter", False)
    assert accepted.standing is Standing.NOT_SETTLED


def test_whoever_saw_it_is_told_to_ask_somebody_else(services_desk: Desk, agency: SampleAgency) -> None:
    see_a_document(services_desk)
    services_desk.press("people.authority")
    services_desk.press("authority.decide.accepted")
    [dialog] = services_desk.dialogs()
    assert "two people" in dialog.refusal.sentence()
    dialog.reject()
    assert agency.family("Daniel").family[1].authority is not None


def test_a_whole_number_is_not_kept_and_what_was_typed_stays(services_desk: Desk) -> None:
    choose_person(services_desk, 1)
    services_desk.press("people.authority")
    services_desk.type("authority.document", "Card")
    services_desk.type("authority.issuer", "State")
    services_desk.type("authority.reference", "123-45-6789")
    services_desk.press("authority.save")
    [dialog] = services_desk.dialogs()
    assert "last four" in dialog.refusal.sentence()
    assert services_desk.find(QLineEdit, "authority.document").text() == "Card"
    dialog.reject()


def test_a_disputed_person_s_dialog_says_who_must_decide(services_desk: Desk) -> None:
    services_desk.open("Minh", "people")
    services_desk.press("people.authority")
    [dialog] = services_desk.dialogs()
    assert "A supervisor decides with counsel." in words_in(dialog)
    dialog.reject()


def test_a_flag_is_set_shown_as_a_chip_and_cleared_with_a_reason(services_desk: Desk, agency: SampleAgency) -> None:
    services_desk.open("Daniel", "people")
    services_desk.press("people.flags")
    services_desk.choose("flags.kind", "Tied to the suspect")
    services_desk.choose("flags.whom", "Grace Walker")
    services_desk.choose("flags.why", "The investigator said so")
    services_desk.type("flags.reference", "memo 12")
    services_desk.press("flags.save")
    chips = services_desk.page.family.state.chips
    assert chips.words() == ["Tied to the suspect: Grace W."]
    assert not agency.family("Daniel").family[0].may_receive
    services_desk.press("people.flags")
    services_desk.when_asked(_give_a_reason)
    services_desk.press("flags.clear.1")
    [dialog] = services_desk.dialogs()
    assert "cleared by" in words_in(dialog)
    dialog.reject()
    assert chips.isHidden()
    assert agency.family("Daniel").family[0].may_receive


def _give_a_reason(dialog: QDialog) -> None:
    dialog.findChild(QLineEdit, "reason.words").setText("not true, memo 13")
    dialog.accept()


def test_evidence_reads_flags_and_sets_none(evidence_desk: Desk, agency: SampleAgency) -> None:
    case_id = agency.family("Daniel").case.id
    supervisor = agency.one(Role.SUPERVISOR)
    given(agency.services.flags.set(supervisor, case_id, None, FlagKind.SAFETY, FlagWhy.STAFF_SAW))
    evidence_desk.open("Daniel", "people")
    assert evidence_desk.page.family.state.chips.words() == ["Safety"]
    evidence_desk.press("people.flags")
    [dialog] = evidence_desk.dialogs()
    assert not dialog.confirm.isVisible()
    assert "Clear" not in words_in(dialog)
    dialog.reject()


def test_whoever_books_for_a_family_sees_its_flags_and_the_front_desk_does_not(
    desk: Callable[[Role], Desk], services_desk: Desk, agency: SampleAgency
) -> None:
    case_id = agency.family("Daniel").case.id
    given(
        agency.services.flags.set(agency.one(Role.SUPERVISOR), case_id, None, FlagKind.INTERPRETER, FlagWhy.THEY_ASKED)
    )
    for at, words in ((services_desk, ["Interpreter needed"]), (desk(Role.FRONT_DESK), [])):
        chips = CaseFlagChips(at.session, at.page)
        chips.show_case(case_id)
        assert chips.words() == words


def test_a_return_is_put_on_hold_and_goes_on_again(services_desk: Desk, agency: SampleAgency) -> None:
    services_desk.open("Rosa", "people")
    services_desk.press("people.state")
    services_desk.choose("state.by", "The prosecutor")
    services_desk.press("state.save")
    [dialog] = services_desk.dialogs()
    assert "reason" in dialog.refusal.sentence()
    services_desk.type("state.reason", "until the hearing")
    services_desk.press("state.save")
    notice = services_desk.page.family.state.state
    assert notice.sentence() == "On hold since 24 November. The prosecutor: until the hearing."
    assert not agency.family("Rosa").answer.yes
    notice.action.click()
    services_desk.choose("state.state", "Goes on")
    services_desk.press("state.save")
    assert agency.family("Rosa").case.state is CaseState.OPEN
    assert notice.isHidden()


def test_a_new_manner_of_death_stays_in_sight_until_the_coordinator_took_note(
    services_desk: Desk, agency: SampleAgency
) -> None:
    services_desk.open("Rosa", "people")
    services_desk.press("people.manner")
    services_desk.choose("manner.manner", "Homicide")
    services_desk.type("manner.by_name", "Dr. Ito")
    services_desk.press("manner.save")
    notice = services_desk.page.family.state.manner
    for part in ("decided by Dr. Ito", "held again", "still stands"):
        assert part in notice.sentence()
    assert not notice.close_button.isVisible()
    family = agency.family("Rosa")
    assert family.case.manner is Manner.HOMICIDE
    given(agency.services.cases.acknowledge_manner(agency.one(Role.SUPERVISOR), family.case.id))
    services_desk.page.reload()
    assert notice.isHidden()


def test_the_case_s_marks_are_ticked(services_desk: Desk, agency: SampleAgency) -> None:
    services_desk.open("Daniel", "people")
    services_desk.press("people.change_case")
    for name in ("case.children", "case.litigation"):
        services_desk.find(QCheckBox, name).setChecked(True)
    assert not services_desk.find(QAbstractButton, "case.save").isDefault()
    services_desk.press("case.save")
    case = agency.family("Daniel").case
    assert (case.children, case.litigation, case.line_of_duty) == (True, True, False)
