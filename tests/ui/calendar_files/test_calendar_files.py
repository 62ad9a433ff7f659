"""Calendar files on the screen: saved without a name, brought in whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.calendar_files import Flaw
from desktop_app.domain.staff import Role
from desktop_app.ui.calendar_files.button import CalendarFileButton
from desktop_app.ui.calendar_files.card import CalendarsCard
from desktop_app.ui.calendar_files.flaws import flaw_sentence
from desktop_app.ui.calendar_files.importing import ImportCalendarDialog
from desktop_app.ui.calendar_files.saving import SaveCalendarDialog
from desktop_app.ui.messages import Messages
from desktop_app.ui.rooms.appointment_panel import AppointmentPanel
from desktop_app.ui.settings import SettingsPage
from tests.ui.conftest import Fairhaven

GOOD = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
SUMMARY:Dentist
DTSTART;VALUE=DATE:20261124
RRULE:FREQ=WEEKLY;COUNT=4
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;VALUE=DATE:20261124
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
"""


class Kept:
    """Where a file goes instead of a disk."""

    def __init__(self, path: Path | None = Path("kept.ics")) -> None:
        self.path = path
        self.names: list[str] = []
        self.data = b""

    def __call__(
        self, parent: QWidget, data: bytes, name: str, title: str, kinds: str, messages: Messages
    ) -> Path | None:
        self.data = data
        self.names.append(name)
        return self.path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "calendar.ics"
    path.write_text(GOOD, encoding="utf-8")
    return path


def importing(
    qtbot: QtBot, fairhaven: Fairhaven, *, closing: bool, role: Role = Role.SUPERVISOR
) -> ImportCalendarDialog:
    dialog = ImportCalendarDialog(fairhaven.session(role), closing=closing)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_an_appointment_is_saved_from_its_panel(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    panel = AppointmentPanel(fairhaven.session(Role.FRONT_DESK), 1)
    qtbot.addWidget(panel)
    button = panel.findChild(CalendarFileButton, "calendar_files.appointment")
    button.save_as = kept = Kept()
    button.click()
    assert kept.names == ["appointment-26-0001.ics"]
    assert b"SUMMARY:Return" in kept.data
    assert b"Delgado" not in kept.data
    assert button.accessibleName() == "Calendar file…"


def test_a_room_s_or_a_person_s_calendar_is_saved(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    dialog = SaveCalendarDialog(fairhaven.session(Role.SUPERVISOR))
    qtbot.addWidget(dialog)
    dialog.save_as = kept = Kept()
    assert dialog.problem() == ""
    dialog.whose.setCurrentIndex(dialog.whose.count() - 1)
    dialog.first.setDate(dialog.first.date().addDays(-60))
    dialog.problem()
    assert kept.names[0] == "room-1-2026-11-24.ics"
    assert {dialog.whose.itemText(row) for row in range(dialog.whose.count())} >= {"Soft room A", "Maria Reyes"}


def test_days_without_visits_and_going_back_keep_the_dialog(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    dialog = SaveCalendarDialog(fairhaven.session(Role.SUPERVISOR))
    qtbot.addWidget(dialog)
    dialog.save_as = Kept(None)
    assert "Nothing was saved" in dialog.problem()
    dialog.first.setDate(dialog.first.date().addYears(1))
    assert "lies before" in dialog.problem()
    dialog.last.setDate(dialog.first.date())
    assert "Nothing is booked" in dialog.problem()


def test_busy_times_are_shown_before_they_are_kept(qtbot: QtBot, fairhaven: Fairhaven, file: Path) -> None:
    dialog = importing(qtbot, fairhaven, closing=False)
    dialog.confirm.click()
    assert "choose a calendar file" in dialog.refusal.sentence()
    dialog.choose(file)
    assert dialog.understood.text() == "4 times from 24 Nov to 15 Dec 2026. Left out as free or called off: 1."
    dialog.confirm.click()
    assert dialog.result.sentence() == "Kept: 4 times."
    again = importing(qtbot, fairhaven, closing=False)
    again.choose(file)
    again.confirm.click()
    assert "They replace 4 of an earlier copy." in again.result.sentence()
    dialog.reject()
    again.reject()


def test_a_file_that_cannot_be_read_is_told_with_its_line_and_nothing_is_kept(
    qtbot: QtBot, fairhaven: Fairhaven, file: Path
) -> None:
    dialog = importing(qtbot, fairhaven, closing=False)
    dialog.choose(file)
    file.write_text(GOOD.replace("20261124", "20261324"), encoding="utf-8")
    dialog.choose(file)
    assert dialog.refusal.sentence() == "Line 5: This is not a date or time. Nothing was taken from it."
    assert dialog.problem() == "Please choose a calendar file."
    file.unlink()
    dialog.choose(file)
    assert "could not be opened" in dialog.refusal.sentence()
    dialog.reject()


def test_closed_times_need_a_reason_and_list_the_visits_in_them(qtbot: QtBot, fairhaven: Fairhaven, file: Path) -> None:
    dialog = importing(qtbot, fairhaven, closing=True)
    dialog.choose(file)
    dialog.confirm.click()
    assert "reason" in dialog.refusal.sentence()
    dialog.reason.set_text("Training day")
    dialog.confirm.click()
    assert "stay booked" in dialog.result.sentence()
    assert "Soft room A" in dialog.listed.words()
    assert "Howard" not in dialog.listed.words()
    dialog.reject()


def test_a_long_file_is_read_beside_the_window(qtbot: QtBot, fairhaven: Fairhaven, tmp_path: Path) -> None:
    path = tmp_path / "long.ics"
    rows = "".join(
        f"BEGIN:VEVENT\nUID:{n}\nDTSTART:20261201T{n % 24:02d}{n % 60:02d}00Z\nDURATION:PT1M\nEND:VEVENT\n"
        for n in range(6_000)
    )
    path.write_text(f"BEGIN:VCALENDAR\n{rows}END:VCALENDAR\n", encoding="utf-8")
    dialog = importing(qtbot, fairhaven, closing=False)
    with qtbot.waitSignal(dialog.reading.read):
        dialog.choose(path)
    assert "times from 30 Nov to 1 Dec 2026" in dialog.understood.text()
    dialog.reject()


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        (Role.FRONT_DESK, {"save", "busy"}),
        (Role.EVIDENCE, {"save", "busy"}),
        (Role.VICTIM_SERVICES, {"save", "busy"}),
        (Role.SUPERVISOR, {"save", "busy", "closed"}),
    ],
)
def test_settings_offer_what_a_role_may(qtbot: QtBot, fairhaven: Fairhaven, role: Role, shown: set[str]) -> None:
    page = SettingsPage(fairhaven.session(role))
    qtbot.addWidget(page)
    card = page.findChild(CalendarsCard, "settings.calendars")
    found = {name for name in ("save", "busy", "closed") if card.findChild(QWidget, f"settings.calendars.{name}")}
    assert found == shown


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.EVIDENCE])
def test_who_does_not_plan_brings_in_only_their_own(qtbot: QtBot, fairhaven: Fairhaven, role: Role) -> None:
    dialog = importing(qtbot, fairhaven, closing=False, role=role)
    staff = [dialog.whose.itemData(row) for row in range(dialog.whose.count())]
    assert [key for kind, key in staff if kind == "staff"] == [fairhaven.one(role).id]
    dialog.reject()


@pytest.mark.parametrize("flaw", Flaw)
def test_every_flaw_has_a_sentence(flaw: Flaw) -> None:
    assert flaw_sentence({"why": flaw, "line": 7}).startswith("Line 7: ")
    assert "{" not in flaw_sentence({"why": flaw, "line": 0})
