"""The people of a booking: asked for where they are needed, suggested where they have met the family, told when busy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Appointment, Need
from desktop_app.domain.closures import Closure, ClosureKind
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.separation import Scope, Side, Why
from desktop_app.domain.staff import Role
from desktop_app.domain.team import Duty
from desktop_app.domain.times import Span
from desktop_app.ui.rooms.booking_dialog import BookingDialog
from tests.agency import SampleAgency, at, given

Make = Callable[..., BookingDialog]
VS, SU = Role.VICTIM_SERVICES, Role.SUPERVISOR
LEFT = Qt.MouseButton.LeftButton
MONDAY = Span(at(16, day=30), at(17, day=30))


def the(dialog: BookingDialog, name: str) -> QWidget:
    [found] = dialog.findChildren(QWidget, f"booking.{name}")
    return found


def asked(dialog: BookingDialog) -> set[Duty]:
    return {duty for duty in Duty if the(dialog, duty.value).isVisibleTo(dialog)}


def offered(dialog: BookingDialog, duty: Duty) -> list[str]:
    choice = dialog.form.team.choices[duty]
    return [choice.itemText(row) for row in range(choice.count())]


def book(qtbot: QtBot, dialog: BookingDialog) -> Appointment:
    dialog.form.guest.set_text("Ann Bell")
    dialog.form.not_suspect.click()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(the(dialog, "save"), LEFT)
    assert dialog.booked is not None
    return dialog.booked


def family_meeting(agency: SampleAgency, hour: int, room: int = 1, **changes: object) -> Appointment:
    wish = agency.request(hour, room, purpose=Purpose.FAMILY_MEETING, **changes)
    return given(agency.services.appointments.book(agency.one(VS), wish))


def test_each_kind_of_visit_asks_for_its_own_people(dialog_for: Make) -> None:
    form = dialog_for(VS, room_id=2, span=MONDAY)
    assert asked(form) == {Duty.HOST, Duty.ADVOCATE}
    for need in (Need.INTERPRETER, Need.CHILD):
        form.form.needs.boxes[need].click()
    assert asked(form) == {Duty.HOST, Duty.ADVOCATE, Duty.INTERPRETER, Duty.CHILD_SUPERVISOR}
    form.form.purpose.choose(Purpose.RETURN_OF_BELONGINGS)
    assert asked(form) == {Duty.HOST, Duty.EVIDENCE, Duty.INTERPRETER, Duty.CHILD_SUPERVISOR}
    form.form.purpose.choose(Purpose.FAMILY_MEETING)
    form.form.needs.boxes[Need.INTERPRETER].click()
    assert asked(form) == {Duty.HOST, Duty.CHILD_SUPERVISOR}


def test_the_whole_team_is_booked(qtbot: QtBot, dialog_for: Make, agency: SampleAgency) -> None:
    dialog, team = dialog_for(Role.FRONT_DESK, room_id=2, span=MONDAY), agency.services.team
    [luis] = [each for each in given(team.interpreters(agency.one(VS))) if each.name == "Luis Ortega"]
    for need in (Need.INTERPRETER, Need.CHILD):
        dialog.form.needs.boxes[need].click()
    dialog.form.language.choose("es")
    people = {
        Duty.HOST: agency.named("Amina Hale").id, Duty.ADVOCATE: agency.named("Maria Reyes").id,
        Duty.INTERPRETER: luis.id, Duty.CHILD_SUPERVISOR: agency.named("Omar Haddad").id,
    }  # fmt: skip
    for duty, person in people.items():
        dialog.form.team.choices[duty].choose(person)
    made = book(qtbot, dialog)
    assert (made.host_id, made.advocate_id, made.interpreter_id, made.child_supervisor_id) == tuple(people.values())
    assert made.evidence_id is None


def test_only_who_speaks_the_language_is_offered(dialog_for: Make) -> None:
    dialog = dialog_for(VS, room_id=2, span=MONDAY)
    dialog.form.needs.boxes[Need.INTERPRETER].click()
    assert offered(dialog, Duty.INTERPRETER)[1:] == ["Hanh Tran, Vietnamese", "Luis Ortega, Spanish, Portuguese"]
    dialog.form.language.choose("es")
    assert offered(dialog, Duty.INTERPRETER)[1:] == ["Luis Ortega"]
    dialog.form.language.choose("so")
    assert offered(dialog, Duty.INTERPRETER)[1:] == []
    assert "Nobody on the list speaks Somali yet." in the(dialog, "interpreter").accessibleDescription()


def test_whom_nobody_needs_any_more_is_not_booked(dialog_for: Make) -> None:
    dialog = dialog_for(VS, room_id=2, span=MONDAY)
    dialog.form.needs.boxes[Need.CHILD].click()
    dialog.form.team.child_supervisor.choose(1)
    assert dialog.form.request().child_supervisor_id == 1
    dialog.form.needs.boxes[Need.CHILD].click()
    assert dialog.form.request().child_supervisor_id is None


def test_a_change_keeps_people_who_would_not_be_offered(qtbot: QtBot, dialog_for: Make, agency: SampleAgency) -> None:
    before = agency.visit("Rita Soto")
    wish = agency.request(needs=frozenset({Need.INTERPRETER}), interpreter_id=before.interpreter_id, language="vi")
    booked = given(agency.services.appointments.book(agency.one(VS), wish))
    dialog = dialog_for(VS, change=booked)
    assert the(dialog, "interpreter").currentText() == "Luis Ortega"
    assert dialog.form.request().interpreter_id == before.interpreter_id


def test_who_has_met_the_family_before_is_one_click_away(qtbot: QtBot, dialog_for: Make, agency: SampleAgency) -> None:
    case_id = agency.family("Daniel").case.id
    hale, reyes = agency.named("Amina Hale"), agency.named("Maria Reyes")
    family_meeting(agency, 15, day=25, case_id=case_id, host_id=hale.id)
    agency.clock.moment = at(18, day=25)
    dialog = dialog_for(SU, room_id=2, span=MONDAY)
    suggested = the(dialog, "suggested_host")
    assert not suggested.isVisible()
    dialog.form.purpose.choose(Purpose.FAMILY_MEETING)
    dialog.form.host.choose(reyes.id)
    dialog.form.case.choose(case_id)
    assert suggested.text() == "A. Hale has met this family before"
    suggested.setFocus()
    qtbot.keyClick(suggested, Qt.Key.Key_Return)
    assert dialog.form.request().host_id == hale.id
    assert not suggested.isVisible()


def test_of_a_divided_family_one_says_which_side_comes(qtbot: QtBot, dialog_for: Make, agency: SampleAgency) -> None:
    case_id = agency.family("Rosa").case.id
    one, other = (family_meeting(agency, hour, case_id=case_id) for hour in (10, 13))
    sides = Side(appointment_id=one.id), Side(appointment_id=other.id)
    given(agency.services.separation.keep_apart(agency.one(SU), *sides, 60, Scope.BUILDING, Why.DIVIDED_FAMILY))
    dialog = dialog_for(VS, room_id=2, span=MONDAY)
    assert not the(dialog, "party").isVisible()
    dialog.form.purpose.choose(Purpose.FAMILY_MEETING)
    dialog.form.case.choose(case_id)
    party = the(dialog, "party")
    texts = [party.itemText(row) for row in range(party.count())]
    assert texts == ["Please choose", "P-0003", "P-0004", "On neither side"]
    dialog.form.not_suspect.click()
    qtbot.mouseClick(the(dialog, "save"), LEFT)
    assert dialog.refusal.sentence() == "This family has more than one party. Please choose which one is meant."
    assert dialog.focusWidget() is party
    qtbot.keyClick(party, Qt.Key.Key_Down)
    assert dialog.form.request().party_id == 3
    party.setCurrentIndex(3)
    assert dialog.form.request().party_id is None
    assert not dialog.form.side_is_open()


def test_a_person_in_two_places_is_told_by_what_they_would_do(dialog_for: Make, agency: SampleAgency) -> None:
    dialog = dialog_for(VS, room_id=3, span=Span(at(11), at(12)))
    dialog.form.team.advocate.choose(agency.named("Maria Reyes").id)
    assert "The advocate is with somebody else from 11:00 am to 12:00 pm on 24 Nov." in dialog.answer.sentence()
    assert [free for free in ("12:00", "1:00") if free in words_of(dialog)]


def test_an_interpreter_in_two_places_is_told(qtbot: QtBot, dialog_for: Make, agency: SampleAgency) -> None:
    before = agency.visit("Rita Soto")
    dialog = dialog_for(Role.FRONT_DESK, room_id=2, span=Span(at(10), at(10, 30)))
    dialog.form.needs.boxes[Need.INTERPRETER].click()
    dialog.form.team.interpreter.choose(before.interpreter_id)
    dialog.form.host.choose(agency.named("Maria Reyes").id)
    assert "The interpreter is taken from 9:30 am to 10:45 am" in dialog.answer.sentence()
    dialog.form.not_suspect.click()
    dialog.form.guest.set_text("Ann Bell")
    qtbot.mouseClick(the(dialog, "save"), LEFT)
    assert dialog.isVisible()
    assert dialog.form.guest.text() == "Ann Bell"


def test_a_closed_room_and_a_separation_offer_other_times(dialog_for: Make, agency: SampleAgency) -> None:
    closed = Closure(0, ClosureKind.OUT_OF_SERVICE, 2, Span(at(15, day=30), at(18, day=30)), "new carpet")
    given(agency.services.closures.add(agency.one(SU), closed))
    dialog = dialog_for(SU, room_id=2, span=MONDAY)
    assert "Soft room B is closed from 30 Nov, 3:00 pm to 30 Nov, 6:00 pm (new carpet)." in dialog.answer.sentence()
    assert {"Soft room A", "Garden room"} <= set(words_of(dialog))
    victor = agency.visit("Victor Lange", date(2026, 11, 27))
    dialog = dialog_for(SU, room_id=2, span=Span(victor.event.end, victor.event.end + 3600))
    dialog.form.purpose.choose(Purpose.FAMILY_MEETING)
    dialog.form.room.choose(3)
    dialog.form.case.choose(agency.family("Daniel").case.id)
    assert "Separation rule: the earliest time is" in dialog.answer.sentence()
    assert "Lange" not in dialog.answer.sentence()
    assert words_of(dialog)


def test_a_long_name_does_not_widen_the_form(dialog_for: Make, agency: SampleAgency) -> None:
    name = "María de los Ángeles Fernández de Córdoba y Villavicencio"
    long = given(agency.services.staff.add(agency.one(SU), name, VS))
    dialog = dialog_for(VS, room_id=2, span=MONDAY)
    for need in (Need.INTERPRETER, Need.CHILD):
        dialog.form.needs.boxes[need].click()
    for duty in (Duty.HOST, Duty.ADVOCATE, Duty.CHILD_SUPERVISOR):
        dialog.form.team.choices[duty].choose(long.id)
    assert dialog.form.minimumSizeHint().width() <= dialog.form.width()


def test_tab_walks_through_the_people_in_the_order_they_stand(qtbot: QtBot, dialog_for: Make) -> None:
    dialog = dialog_for(VS, room_id=2, span=MONDAY)
    for need in (Need.INTERPRETER, Need.CHILD):
        dialog.form.needs.boxes[need].click()
    dialog.form.team.host.setFocus()
    met = []
    for _ in range(4):
        met.append(dialog.focusWidget().objectName())
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert met == [f"booking.{name}" for name in ("host", "advocate", "interpreter", "child_supervisor")]


def words_of(dialog: BookingDialog) -> list[str]:
    return [each.text() for each in dialog.answer.findChildren(QWidget) if each.objectName().startswith("booking.free")]
