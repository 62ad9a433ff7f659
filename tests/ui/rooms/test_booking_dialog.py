from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Appointment, Need, Status
from desktop_app.domain.preferences import Reply, Topic
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, Span
from desktop_app.ui.rooms.booking_dialog import BookingDialog
from desktop_app.ui.widgets.button import Button
from tests.agency import SampleAgency, at, given

Make = Callable[..., BookingDialog]


def part(dialog: BookingDialog, name: str) -> QWidget:
    found = [widget for widget in dialog.findChildren(QWidget, f"booking.{name}") if widget.isVisibleTo(dialog)]
    assert len(found) == 1, f"booking.{name} is there {len(found)} times"
    return found[0]


def offered(dialog: BookingDialog) -> list[str]:
    return [button.text() for button in dialog.answer.findChildren(Button) if button.objectName()]


def press(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_a_visit_is_booked_with_what_was_entered(qtbot: QtBot, dialog_for: Make, agency: SampleAgency) -> None:
    dialog = dialog_for(room_id=2, span=Span(at(16), at(17)))
    part(dialog, "guest").insert("Lucía Peña")
    part(dialog, "people").setValue(2)
    for need in ("wheelchair", "interpreter"):
        part(dialog, f"need.{need}").click()
    dialog.form.language.choose("es")
    part(dialog, "not_suspect").click()
    assert dialog.answer.sentence().startswith("Free. Soft room B will be held from 3:30 pm to 5:30 pm")
    with qtbot.waitSignal(dialog.accepted):
        press(qtbot, part(dialog, "save"))
    booked = agency.visit("Lucía Peña")
    assert booked == dialog.booked
    assert (booked.room_id, booked.event, booked.purpose) == (2, Span(at(16), at(17)), Purpose.VICTIM_INTERVIEW)
    assert (booked.party_size, booked.language, booked.status) == (2, "es", Status.TENTATIVE)
    assert booked.needs == {Need.WHEELCHAIR, Need.INTERPRETER}


def test_no_suspect_interview_can_be_chosen(dialog_for: Make) -> None:
    purpose = dialog_for().form.purpose
    assert purpose.values() == tuple(Purpose)
    assert not any("suspect" in purpose.itemText(row).lower() for row in range(purpose.count()))


def test_without_the_word_that_nobody_is_a_suspect_nothing_is_booked(qtbot: QtBot, dialog_for: Make) -> None:
    dialog = dialog_for(room_id=2, span=Span(at(16), at(17)))
    dialog.form.guest.set_text("Ann Bell")
    assert "suspect" not in dialog.answer.sentence(), "What one has not been asked yet is not a refusal."
    press(qtbot, part(dialog, "save"))
    assert dialog.isVisible()
    assert "not a suspect or a person of interest" in dialog.answer.sentence()
    assert dialog.focusWidget() is dialog.form.not_suspect
    assert dialog.form.guest.text() == "Ann Bell"
    assert dialog.refusal.isHidden(), "It is said once."
    dialog.form.not_suspect.click()
    with qtbot.waitSignal(dialog.accepted):
        press(qtbot, part(dialog, "save"))


def test_a_held_room_is_refused_at_once_with_free_times_and_rooms(qtbot: QtBot, dialog_for: Make) -> None:
    dialog = dialog_for(room_id=1, span=Span(at(14), at(15)))
    assert "Soft room A is held from 1:00 pm to 3:30 pm" in dialog.answer.sentence()
    free = part(dialog, "free.0")
    assert free.text() == "4:00"
    assert offered(dialog)[-2:] == ["Soft room B", "Find a time…"]
    press(qtbot, free)
    assert dialog.form.start.time() == QTime(16, 0)
    assert dialog.focusWidget() is dialog.form.start, "The pressed button is gone: Enter must not find Cancel."
    assert (
        dialog.answer.sentence().startswith("Soft room A is free at this time") or "Free." in dialog.answer.sentence()
    )
    assert offered(dialog) == []


def test_another_room_is_one_click_away(qtbot: QtBot, dialog_for: Make) -> None:
    dialog = dialog_for(room_id=1, span=Span(at(14), at(15)))
    press(qtbot, part(dialog, "free_room.0"))
    assert dialog.form.room.currentText() == "Soft room B"
    assert dialog.focusWidget() is dialog.form.room
    assert dialog.form.start.time() == QTime(14, 0)


def test_every_change_is_weighed(qtbot: QtBot, dialog_for: Make) -> None:
    dialog = dialog_for(room_id=2, span=Span(at(16), at(17)))
    part(dialog, "people").setValue(9)
    assert "Soft room B has 5 seats" in dialog.answer.sentence()
    assert "Soft room B" not in offered(dialog)
    part(dialog, "people").setValue(1)
    part(dialog, "start").setTime(QTime(11, 0))
    assert "Soft room B is held from 10:30 am to 12:30 pm" in dialog.answer.sentence()
    part(dialog, "start").setTime(QTime(8, 0))
    assert "passed" in dialog.answer.sentence()


def test_a_host_with_somebody_else_is_refused(dialog_for: Make, agency: SampleAgency) -> None:
    dialog = dialog_for(room_id=3, span=Span(at(11), at(12)))
    dialog.form.host.choose(agency.named("Maria Reyes").id)
    assert "The host is with somebody else from 11:00 am to 12:00 pm" in dialog.answer.sentence()
    dialog.form.host.choose(agency.named("Amina Hale").id)
    assert "somebody else" not in dialog.answer.sentence()


def test_a_time_the_clocks_skip_is_refused_in_words(dialog_for: Make) -> None:
    dialog = dialog_for()
    part(dialog, "date").setDate(QDate(2027, 3, 14))
    part(dialog, "start").setTime(QTime(2, 30))
    assert dialog.answer.sentence() == "The clocks skip this time. The next one is 03:30."
    dialog.confirm.click()
    assert dialog.isVisible()


def test_rooms_follow_the_purpose(dialog_for: Make) -> None:
    form = dialog_for(room_id=1).form
    assert "Willow room" not in [form.room.itemText(row) for row in range(form.room.count())]
    form.purpose.choose(Purpose.RETURN_OF_BELONGINGS)
    assert [form.room.itemText(row) for row in range(form.room.count())] == ["Willow room"]


def test_a_drawn_time_in_the_return_room_begins_as_a_return(dialog_for: Make) -> None:
    dialog = dialog_for(room_id=4, span=Span(at(9, day=25), at(10, 30, day=25)))
    assert dialog.form.purpose.currentData() is Purpose.RETURN_OF_BELONGINGS
    assert dialog.form.length.currentText() == "1 hour 30 minutes"
    assert part(dialog, "evidence").isVisible()


def test_a_return_needs_its_family_and_takes_its_recipient(
    qtbot: QtBot, dialog_for: Make, agency: SampleAgency
) -> None:
    family = next(
        row for row in given(agency.services.cases.list(agency.one(Role.SUPERVISOR))) if row.answer.recipients
    )
    dialog = dialog_for(room_id=4, span=Span(at(9, day=25), at(10, 30, day=25)))
    dialog.form.not_suspect.click()
    press(qtbot, part(dialog, "save"))
    assert "Please choose the case." in dialog.answer.sentence()
    dialog.form.case.choose(family.case.id)
    assert dialog.form.guest.text() == family.answer.recipients[0].name


def test_a_page_can_begin_with_a_familys_return(dialog_for: Make, agency: SampleAgency) -> None:
    family = given(agency.services.cases.list(agency.one(Role.SUPERVISOR)))[0]
    dialog = dialog_for(span=Span(at(9, day=25), at(10, day=25)), case_id=family.case.id)
    assert dialog.form.is_return()
    assert dialog.form.case.currentData() == family.case.id
    assert dialog.form.room.currentText() == "Willow room"


def test_the_front_desk_books_no_returns_and_sees_no_cases(dialog_for: Make) -> None:
    form = dialog_for(Role.FRONT_DESK).form
    assert Purpose.RETURN_OF_BELONGINGS not in form.purpose.values()
    assert not form.case.isVisible()
    assert form.host.currentData() is not None


def test_an_unusual_length_that_was_drawn_is_kept(dialog_for: Make) -> None:
    dialog = dialog_for(room_id=2, span=Span(at(15), at(15) + 135 * 60))
    assert dialog.form.length.currentText() == "2 hours 15 minutes"


def test_the_dialog_begins_with_a_room_that_is_free(dialog_for: Make) -> None:
    dialog = dialog_for(span=Span(at(14), at(15)))
    assert dialog.form.room.currentText() == "Soft room B"
    assert offered(dialog) == []


def test_the_start_steps_by_quarters(qtbot: QtBot, dialog_for: Make) -> None:
    start = dialog_for(room_id=2, span=Span(at(16, 7), at(17, 7))).form.start
    assert start.time() == QTime(16, 7)
    start.stepUp()
    assert start.time() == QTime(16, 15)
    start.setTime(QTime(16, 7))
    start.stepDown()
    assert start.time() == QTime(16, 0)
    start.setTime(QTime(23, 50))
    start.stepUp()
    assert start.time() == QTime(23, 45)


def test_free_times_of_another_day_are_told_with_their_day(dialog_for: Make) -> None:
    dialog = dialog_for(room_id=1, span=Span(at(14), at(14) + 3 * HOUR))
    texts = offered(dialog)
    assert any(text.startswith("25 Nov, ") for text in texts)


def test_a_person_with_markup_in_the_name_is_booked_as_written(
    qtbot: QtBot, dialog_for: Make, agency: SampleAgency
) -> None:
    dialog = dialog_for(room_id=2, span=Span(at(16), at(17)))
    dialog.form.guest.set_text("A <b>& Co")
    dialog.form.not_suspect.click()
    press(qtbot, part(dialog, "save"))
    assert agency.visit("A <b>& Co").guest_name == "A <b>& Co"


# Changing


def meeting(agency: SampleAgency) -> Appointment:
    return agency.visit("Frank Adeyemi")


def test_a_change_begins_with_everything_as_it_is(dialog_for: Make, agency: SampleAgency) -> None:
    before = meeting(agency)
    dialog = dialog_for(change=before)
    request = dialog.form.request()
    assert request.event == before.event
    assert (request.guest_name, request.party_size, request.host_id) == ("Frank Adeyemi", 3, before.host_id)
    assert "held" not in dialog.answer.sentence().split("will be")[0], "Its own hold does not stand against it."


def test_a_confirmed_visit_is_changed_with_a_reason(qtbot: QtBot, dialog_for: Make, agency: SampleAgency) -> None:
    dialog = dialog_for(change=meeting(agency))
    part(dialog, "start").setTime(QTime(12, 0))
    press(qtbot, part(dialog, "save"))
    assert dialog.isVisible()
    assert dialog.refusal.sentence() == "Please give a short reason."
    assert dialog.focusWidget() is part(dialog, "reason")
    qtbot.keyClicks(part(dialog, "reason"), "The family comes later")
    with qtbot.waitSignal(dialog.accepted):
        press(qtbot, part(dialog, "save"))
    after = meeting(agency)
    assert after.event == Span(at(12), at(13))
    assert after.reason == "The family comes later"
    assert after.status is Status.CONFIRMED


def test_a_tentative_visit_is_changed_without_one(qtbot: QtBot, dialog_for: Make, agency: SampleAgency) -> None:
    dialog = dialog_for(change=agency.visit("Tess Howard"))
    assert dialog.reason.isHidden()
    part(dialog, "start").setTime(QTime(14, 0))
    with qtbot.waitSignal(dialog.accepted):
        press(qtbot, part(dialog, "save"))
    assert agency.visit("Tess Howard").event == Span(at(14), at(15, 30))


def test_a_change_that_lost_the_race_overwrites_nothing(qtbot: QtBot, dialog_for: Make, agency: SampleAgency) -> None:
    dialog = dialog_for(change=agency.visit("Tess Howard"))
    given(
        agency.services.appointments.cancel(agency.one(Role.SUPERVISOR), dialog._change.id, dialog._change.version, "-")
    )
    part(dialog, "start").setTime(QTime(14, 0))
    press(qtbot, part(dialog, "save"))
    assert "Somebody changed this a moment ago" in dialog.refusal.sentence()
    assert dialog.form.start.time() == QTime(14, 0)


def test_the_lobby_reads_initials_while_the_name_is_kept(qtbot: QtBot, dialog_for: Make, agency: SampleAgency) -> None:
    dialog = dialog_for(Role.FRONT_DESK, change=agency.visit("Tess Howard"))
    assert dialog.form.guest.text() == "T. H."
    assert dialog.form.guest.line.isReadOnly()
    part(dialog, "start").setTime(QTime(14, 0))
    with qtbot.waitSignal(dialog.accepted):
        press(qtbot, part(dialog, "save"))
    assert agency.visit("Tess Howard").guest_name == "Tess Howard"


def test_cancel_leaves_everything(qtbot: QtBot, dialog_for: Make, agency: SampleAgency) -> None:
    dialog = dialog_for(change=meeting(agency))
    part(dialog, "start").setTime(QTime(12, 0))
    press(qtbot, dialog.cancel)
    assert dialog.booked is None
    assert meeting(agency).event == Span(at(11), at(12))


def test_every_control_has_a_name_for_the_ear(dialog_for: Make) -> None:
    dialog = dialog_for(room_id=4)
    named = [widget for widget in dialog.findChildren(QWidget) if widget.objectName().startswith("booking.")]
    assert len(named) >= 17
    assert [each.objectName() for each in named if each.isVisibleTo(dialog) and not each.accessibleName()] == []


def test_a_second_return_asks_nothing_again(dialog_for: Make, agency: SampleAgency) -> None:
    """Language, needs and company are filled in from what the family said and how they came the last time."""
    visit, services = agency.visit("Elena Delgado"), agency.one(Role.VICTIM_SERVICES)
    given(agency.services.appointments.postpone(services, visit.id, visit.version, True, "not today"))
    say = agency.services.preferences.record
    given(say(services, visit.case_id, Topic.ACCESS, Reply.STEP_FREE))
    given(say(services, visit.case_id, Topic.COMPANY, Reply.SUPPORT_PERSON))
    agency.database.engine.execute_sql(
        "UPDATE family_member SET language = 'es' WHERE case_id = ? AND name = 'Elena Delgado'", (visit.case_id,)
    )
    dialog = dialog_for(case_id=visit.case_id)
    filled = dialog.form.request()
    assert not isinstance(filled, Refused)
    assert (filled.guest_name, filled.language, filled.party_size) == ("Elena Delgado", "es", visit.party_size)
    assert filled.needs >= {Need.WHEELCHAIR, Need.SUPPORT_PERSON, Need.INTERPRETER}
    dialog.form.case.choose(None)
    assert not dialog.form.request().needs
