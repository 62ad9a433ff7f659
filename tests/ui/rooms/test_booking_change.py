"""What stays as it is when a booking is changed: its purpose, its family and, for the lobby, what the lobby may not read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role
from desktop_app.domain.times import Span
from desktop_app.ui.rooms.booking_dialog import BookingDialog
from tests.agency import TODAY, SampleAgency, at, given
from tests.ui.conftest import words_in

Make = Callable[..., BookingDialog]
LEFT = Qt.MouseButton.LeftButton


def family_visit(agency: SampleAgency) -> Appointment:
    """The return of belongings of the sample's Tuesday, confirmed for 3:00 in the Willow room."""
    booked = given(agency.services.schedule.day(agency.one(Role.SUPERVISOR), TODAY))
    return next(each for each in booked.appointments if each.purpose is Purpose.RETURN_OF_BELONGINGS)


def part(dialog: BookingDialog, name: str) -> QWidget:
    [found] = dialog.findChildren(QWidget, f"booking.{name}")
    return found


def save(qtbot: QtBot, dialog: BookingDialog) -> None:
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(part(dialog, "save"), LEFT)


def test_the_front_desk_moves_a_return(qtbot: QtBot, dialog_for: Make, agency: SampleAgency) -> None:
    before = family_visit(agency)
    dialog = dialog_for(Role.FRONT_DESK, change=before)
    assert part(dialog, "purpose").currentText() == "Return of belongings"
    assert not part(dialog, "purpose").isEnabled()
    assert part(dialog, "room").currentText() == "Willow room"
    assert dialog.answer.sentence().startswith("Free. Willow room will be held")
    part(dialog, "start").setTime(QTime(13, 0))
    qtbot.keyClicks(part(dialog, "reason"), "The family comes earlier")
    save(qtbot, dialog)
    after = family_visit(agency)
    times = {"event": after.event, "hold": after.hold, "decompression_end": after.decompression_end}
    asked_anew = {"reason": "The family comes earlier", "confirmed_duties": frozenset()}
    assert after == replace(before, **times, **asked_anew, version=before.version + 1)
    assert after.event == Span(at(13), at(13) + before.event.end - before.event.start)


def test_the_front_desk_chooses_among_the_rooms_for_returns(dialog_for: Make, agency: SampleAgency) -> None:
    rooms = part(dialog_for(Role.FRONT_DESK, change=family_visit(agency)), "room")
    assert [rooms.itemText(row) for row in range(rooms.count())] == ["Willow room"]


def test_the_lobby_reads_no_name_and_no_case_while_it_moves_a_return(dialog_for: Make, agency: SampleAgency) -> None:
    before = family_visit(agency)
    dialog = dialog_for(Role.FRONT_DESK, change=before)
    read = words_in(dialog)
    whole = agency.services.cases.family_return(agency.one(Role.SUPERVISOR), before.case_id)
    for secret in (before.guest_name, given(whole).case.number, given(whole).case.name_to_use):
        assert secret not in read
    assert before.guest_label in read
    assert not part(dialog, "case").isVisible()


def test_an_interviews_case_is_kept_by_a_desk_that_does_not_see_it(
    qtbot: QtBot, dialog_for: Make, agency: SampleAgency
) -> None:
    case = given(agency.services.cases.list(agency.one(Role.SUPERVISOR)))[0].case
    booked = given(agency.services.appointments.book(agency.one(Role.VICTIM_SERVICES), agency.request(case_id=case.id)))
    dialog = dialog_for(Role.FRONT_DESK, change=booked)
    part(dialog, "start").setTime(QTime(15, 0))
    save(qtbot, dialog)
    assert dialog.booked is not None
    assert (dialog.booked.case_id, dialog.booked.event.start) == (case.id, at(15, day=30))


def test_what_the_form_does_not_ask_stays_as_it_was_booked(
    qtbot: QtBot, dialog_for: Make, agency: SampleAgency
) -> None:
    advocate = agency.named("Maria Reyes").id
    wish = agency.request(advocate_id=advocate)
    booked = given(agency.services.appointments.book(agency.one(Role.VICTIM_SERVICES), wish))
    dialog = dialog_for(Role.FRONT_DESK, change=booked)
    part(dialog, "start").setTime(QTime(15, 0))
    save(qtbot, dialog)
    assert dialog.booked is not None
    assert dialog.booked.advocate_id == advocate


def test_nobody_makes_an_interview_into_something_else(dialog_for: Make, agency: SampleAgency) -> None:
    form = dialog_for(Role.VICTIM_SERVICES, change=agency.visit("Tess Howard")).form
    assert form.purpose.values() == (agency.visit("Tess Howard").purpose,)
    assert not form.purpose.isEnabled()


def test_a_meeting_may_become_another_kind_of_meeting(dialog_for: Make, agency: SampleAgency) -> None:
    wish = agency.request(purpose=Purpose.FAMILY_MEETING)
    meeting = given(agency.services.appointments.book(agency.one(Role.VICTIM_SERVICES), wish))
    form = dialog_for(Role.VICTIM_SERVICES, change=meeting).form
    assert form.purpose.values() == (Purpose.FAMILY_MEETING, Purpose.PROTECTION_ORDER)
    assert form.purpose.isEnabled()


def test_another_family_never_keeps_the_last_ones_name(dialog_for: Make, agency: SampleAgency) -> None:
    rows = given(agency.services.cases.list(agency.one(Role.SUPERVISOR)))
    settled = next(row for row in rows if row.answer.recipients)
    unsettled = next(row for row in rows if not row.answer.recipients)
    form = dialog_for(span=Span(at(9, day=25), at(10, day=25)), case_id=settled.case.id).form
    assert form.guest.text() == settled.answer.recipients[0].name
    form.case.choose(unsettled.case.id)
    assert form.guest.text() == ""
    form.case.choose(settled.case.id)
    assert form.guest.text() == settled.answer.recipients[0].name


def test_a_name_somebody_typed_stays_with_another_family(qtbot: QtBot, dialog_for: Make, agency: SampleAgency) -> None:
    rows = given(agency.services.cases.list(agency.one(Role.SUPERVISOR)))
    form = dialog_for(span=Span(at(9, day=25), at(10, day=25)), case_id=rows[0].case.id).form
    form.guest.line.clear()
    qtbot.keyClicks(form.guest.line, "Ann Bell")
    form.case.choose(rows[1].case.id)
    assert form.guest.text() == "Ann Bell"
