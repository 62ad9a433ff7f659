from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from desktop_app.app import agency_of
from desktop_app.ui.first_rooms import CHILD, RETURN, SOFT, FirstRoom
from desktop_app.ui.first_start import FirstStart, FirstStartDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> FirstStartDialog:
    made = FirstStartDialog(zone="America/Chicago")
    qtbot.addWidget(made)
    made.open()
    return made


def fill(dialog: FirstStartDialog) -> None:
    dialog.agency_name.set_text(" Fairhaven Police Department ")
    dialog.address.set_text("20 Harbor Street")
    dialog.phone.set_text("555-0142")
    dialog.supervisor.set_text("K. Lind")


def test_the_answers_come_back_as_one_value(qtbot: QtBot, dialog: FirstStartDialog) -> None:
    fill(dialog)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert dialog.result_value() == FirstStart(
        agency_name="Fairhaven Police Department",
        address="20 Harbor Street",
        phone="555-0142",
        zone="America/Chicago",
        rooms=(FirstRoom("Soft room A", SOFT, 4, True, "Main lobby"), FirstRoom("Return room", RETURN, 6, True, "")),
        supervisor="K. Lind",
        phone_hours="8 am to 6 pm",
    )


def test_the_agency_says_itself_when_somebody_answers(qtbot: QtBot, dialog: FirstStartDialog) -> None:
    fill(dialog)
    hours = dialog.findChild(QLineEdit, "first_start.phone_hours")
    hours.clear()
    dialog.confirm.click()
    assert dialog.phone_hours.problem() == "Please write when a person answers it, such as 8 am to 6 pm."
    qtbot.keyClicks(hours, "day and night")
    with qtbot.waitSignal(dialog.accepted):
        dialog.confirm.click()
    agency, _ = agency_of(dialog.result_value())
    assert agency.phone_hours == "day and night"


def test_what_is_missing_is_said_beside_each_field(dialog: FirstStartDialog) -> None:
    dialog.rooms.row(1).name.set_text("")
    dialog.confirm.click()
    assert dialog.isVisible()
    assert dialog.refusal.sentence() == "Something is still missing. It is marked above."
    assert dialog.agency_name.problem() == "Please write the agency's name."
    assert dialog.phone.problem() == "Please write a number that a person answers."
    assert dialog.supervisor.problem() == "Please write the supervisor's name."
    assert dialog.rooms.row(1).name.problem() == "Please name the room."
    assert dialog.focusWidget() is dialog.agency_name.line


@pytest.mark.parametrize("zone", ["", "Chicago", "America/Chicago; drop"])
def test_only_a_real_time_zone_is_taken(dialog: FirstStartDialog, zone: str) -> None:
    fill(dialog)
    box = dialog.findChild(QComboBox, "first_start.zone")
    assert isinstance(box, QComboBox)
    box.setCurrentText(zone)
    dialog.confirm.click()
    assert dialog.isVisible()
    assert "America/Chicago" in dialog.zone.problem()
    box.setCurrentText("Europe/Warsaw")
    assert dialog.zone.problem() == ""


def test_the_zone_of_this_computer_stands_ready(qtbot: QtBot) -> None:
    dialog = FirstStartDialog()
    qtbot.addWidget(dialog)
    assert dialog.result_value().zone


def test_rooms_are_added_and_removed(qtbot: QtBot, dialog: FirstStartDialog) -> None:
    qtbot.mouseClick(dialog.rooms.add_button, Qt.MouseButton.LeftButton)
    row = dialog.rooms.row(2)
    row.name.set_text("Child room")
    row.kind.setCurrentIndex(row.kind.findData(CHILD))
    row.seats.setValue(5)
    row.step_free.setChecked(False)
    assert dialog.rooms.value()[2] == FirstRoom("Child room", CHILD, 5, False, "")
    qtbot.mouseClick(dialog.rooms.row(0).remove, Qt.MouseButton.LeftButton)
    assert [room.name for room in dialog.rooms.value()] == ["Return room", "Child room"]
    assert dialog.rooms.row(0).name.line.accessibleName() == "Name of room 1"


def test_at_least_one_room_and_no_name_twice(dialog: FirstStartDialog) -> None:
    dialog.rooms.row(1).name.set_text("SOFT ROOM A")
    assert not dialog.rooms.check()
    assert dialog.rooms.row(0).name.problem() == "Two rooms have this name."
    for _ in range(2):
        dialog.rooms.row(0).remove.click()
    assert not dialog.rooms.check()


def test_every_control_has_a_name_of_its_own(dialog: FirstStartDialog) -> None:
    kinds = (QLineEdit, QComboBox, QSpinBox, QAbstractButton)
    controls = [
        control
        for kind in kinds
        for control in dialog.body.parentWidget().findChildren(kind)
        if control.objectName() != "qt_spinbox_lineedit" and not isinstance(control.parent(), QComboBox)
    ]
    names = [control.accessibleName() for control in controls]
    assert len(names) > 15
    assert all(names)
    assert len(set(names)) == len(names)
