"""A time that asks for care is told calmly, asked about once, never blocked, and what was chosen is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.cases import SensitiveDate
from desktop_app.domain.cautions import Caution, Warned
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, Span
from desktop_app.ui.rooms.booking_dialog import BookingDialog
from desktop_app.ui.rooms.cautions import accepted_words, caution_sentence
from desktop_app.ui.rooms.move_dialog import MoveDialog
from desktop_app.ui.rooms.wording import ScheduleWords
from desktop_app.ui.session import Session
from tests.agency import TODAY, ZONE, SampleAgency, at, given

Make = Callable[..., BookingDialog]
VS = Role.VICTIM_SERVICES
LEFT = Qt.MouseButton.LeftButton
FRIDAY = Span(at(16, day=27), at(17, day=27))
FRIDAY_LATE = frozenset({"friday_late"})


def the(dialog: QWidget, name: str) -> QWidget:
    [found] = dialog.findChildren(QWidget, name)
    return found


def filled(dialog: BookingDialog) -> BookingDialog:
    dialog.form.guest.set_text("Ann Bell")
    dialog.form.not_suspect.click()
    return dialog


def save(qtbot: QtBot, dialog: QWidget, name: str = "booking.save") -> None:
    qtbot.mouseClick(the(dialog, name), LEFT)


def test_a_usual_time_says_nothing(qtbot: QtBot, dialog_for: Make) -> None:
    dialog = filled(dialog_for(VS, room_id=2, span=Span(at(16, day=30), at(17, day=30))))
    assert not dialog.cautions.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        save(qtbot, dialog)


def test_a_late_friday_is_asked_about_and_booked(qtbot: QtBot, dialog_for: Make) -> None:
    dialog = filled(dialog_for(VS, room_id=2, span=FRIDAY))
    assert dialog.cautions.isVisible()
    assert dialog.cautions.words().startswith("It ends late on a Friday")
    assert dialog.answer.sentence().startswith("Free."), "It is free, and asks for care."
    save(qtbot, dialog)
    assert dialog.isVisible()
    assert "Please ask whether this time is right" in dialog.refusal.sentence()
    assert dialog.focusWidget() is dialog.cautions.known
    qtbot.keyClick(dialog.cautions.known, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.accepted):
        save(qtbot, dialog)
    assert dialog.booked is not None
    assert dialog.booked.accepted_cautions == FRIDAY_LATE


def test_other_cautions_are_asked_about_anew(dialog_for: Make) -> None:
    dialog = dialog_for(VS, room_id=2, span=FRIDAY)
    dialog.cautions.known.click()
    assert dialog.cautions.accepted() == FRIDAY_LATE
    dialog.form.start.setTime(QTime(16, 15))
    assert dialog.cautions.accepted() == FRIDAY_LATE, "The same question has the same answer."
    dialog.form.start.setTime(QTime(18, 30))
    assert "Soft room B is open from 8:00 am to 6:00 pm that day." in dialog.cautions.words()
    assert dialog.cautions.accepted() == frozenset()
    dialog.form.start.setTime(QTime(9, 0))
    assert not dialog.cautions.isVisible()
    assert dialog.cautions.problem() == ""


def test_nothing_is_asked_about_a_time_that_is_refused(dialog_for: Make, agency: SampleAgency) -> None:
    given(agency.services.appointments.book(agency.one(VS), replace(agency.request(room=2), event=FRIDAY)))
    dialog = dialog_for(Role.SUPERVISOR, room_id=2, span=FRIDAY)
    assert "is held" in dialog.answer.sentence()
    assert not dialog.cautions.isVisible()


@pytest.mark.parametrize(
    ("role", "told", "kept"),
    [
        (VS, "30 Nov is a day to be gentle with (the anniversary). Please ask whether it is right.", ""),
        (
            Role.FRONT_DESK,
            "Victim services marked this day as one to be gentle with. Please ask whether it is right.",
            "anniversary",
        ),
    ],
)
def test_a_familys_day_is_told_by_what_the_role_may_read(
    dialog_for: Make, agency: SampleAgency, role: Role, told: str, kept: str
) -> None:
    case_id = agency.family("Rosa").case.id
    gentle = SensitiveDate(date(1999, 11, 30), "the anniversary")
    given(agency.services.cases.add_date(agency.one(VS), case_id, gentle))
    wish = agency.request(13, 2, day=27, purpose=Purpose.FAMILY_MEETING, case_id=case_id)
    booked = given(agency.services.appointments.book(agency.one(VS), wish))
    dialog = dialog_for(role, change=booked)
    assert not dialog.cautions.isVisible()
    dialog.form.set_start(at(15, day=30))
    assert told in dialog.cautions.words()
    assert not kept or kept not in dialog.cautions.accessibleName()


def test_a_change_that_keeps_the_time_needs_no_new_answer(qtbot: QtBot, dialog_for: Make, agency: SampleAgency) -> None:
    wish = replace(agency.request(room=2), event=FRIDAY, accepted_cautions=FRIDAY_LATE)
    booked = given(agency.services.appointments.book(agency.one(VS), wish))
    dialog = dialog_for(VS, change=booked)
    assert dialog.cautions.known.isChecked()
    dialog.form.people.setValue(2)
    with qtbot.waitSignal(dialog.accepted):
        save(qtbot, dialog)
    assert dialog.booked is not None
    assert dialog.booked.accepted_cautions == FRIDAY_LATE


def test_a_change_to_a_usual_time_forgets_what_was_accepted(
    qtbot: QtBot, dialog_for: Make, agency: SampleAgency
) -> None:
    wish = replace(agency.request(room=2), event=FRIDAY, accepted_cautions=FRIDAY_LATE)
    booked = given(agency.services.appointments.book(agency.one(VS), wish))
    dialog = dialog_for(VS, change=booked)
    dialog.form.set_start(at(9, day=30))
    with qtbot.waitSignal(dialog.accepted):
        save(qtbot, dialog)
    assert dialog.booked is not None
    assert dialog.booked.accepted_cautions == frozenset()


def test_a_drag_asks_too(qtbot: QtBot, session_for: Callable[[Role], Session], agency: SampleAgency) -> None:
    session, before = session_for(VS), agency.visit("Tess Howard")
    schedule = given(agency.services.schedule.day(session.actor, TODAY))
    night = Span(at(18, 30), at(19, 30))
    dialog = MoveDialog(session, ScheduleWords(schedule), before, 2, night)
    qtbot.addWidget(dialog)
    dialog.open()
    assert "Soft room B is open from 8:00 am to 6:00 pm that day." in dialog.cautions.words()
    save(qtbot, dialog, "move.save")
    assert dialog.moved_appointment is None
    dialog.cautions.known.click()
    with qtbot.waitSignal(dialog.accepted):
        save(qtbot, dialog, "move.save")
    assert dialog.moved_appointment is not None
    assert dialog.moved_appointment.accepted_cautions == {"outside_hours"}


@pytest.mark.parametrize(
    ("warned", "said"),
    [
        (Warned(Caution.HOLIDAY, {"reason": "Christmas Day", "day": date(2026, 12, 25)}), "25 Dec is a holiday"),
        (Warned(Caution.OUTSIDE_HOURS, {"room": "Den", "hours": None, "zone": ZONE}), "Den has no opening hours"),
        (Warned(Caution.SHORT_RECOVERY, {"nights": 1}), "less than two nights before"),
        (
            Warned(Caution.SHORT_RECOVERY, {"event": Span(at(9), at(9) + HOUR), "zone": ZONE}),
            "another visit of theirs, on 24 Nov at 9:00 am.",
        ),
        (Warned(Caution.SHORT_RECOVERY), "There is little time to rest before this visit."),
        (Warned(Caution.SAME_DAY, {"event": Span(at(9), at(9) + HOUR), "zone": ZONE}), "that day, at 9:00 am."),
        (Warned(Caution.SAME_DAY), "They have another visit that day."),
        (Warned(Caution.HOST_FULL, {"visits": 4}), "The host would have 4 visits that day."),
    ],
)
def test_each_caution_says_what_to_ask(warned: Warned, said: str) -> None:
    assert said in caution_sentence(warned)


def test_what_was_accepted_is_told_in_few_words() -> None:
    assert accepted_words(["host_full", "holiday"]) == "a holiday \u00b7 the host has a full day"
    assert {accepted_words([each.value]) for each in Caution} & {""} == set()
