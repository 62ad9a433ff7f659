from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.texts import TEXTS
from desktop_app.ui.widgets.fields import Field, NoteField, TextField, reminder


def buddies(field: Field) -> list[object]:
    return [label.buddy() for label in field.findChildren(QLabel) if label.buddy() is not None]


def test_the_label_is_the_name_and_the_buddy_of_its_control(qtbot: QtBot) -> None:
    for field in (TextField("Host"), NoteField("Note"), Field("Purpose", QComboBox())):
        qtbot.addWidget(field)
        assert field.control.accessibleName() == field.title()
        assert buddies(field) == [field.control]


def test_a_problem_takes_the_place_of_the_help_and_typing_brings_it_back(qtbot: QtBot) -> None:
    field = TextField("Case number", "As the evidence system writes it.")
    qtbot.addWidget(field)
    field.set_problem("There is no case with this number.")
    assert field.problem() == field.control.accessibleDescription() == "There is no case with this number."
    assert field.control.property("wrong") is True
    qtbot.keyClicks(field.line, "26")
    assert field.problem() == ""
    assert field.control.accessibleDescription() == "As the evidence system writes it."


def test_what_was_typed_comes_back_without_spaces_around_it(qtbot: QtBot) -> None:
    field = TextField("Host")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.changed):
        field.set_text("  R. Okafor ")
    assert field.text() == "R. Okafor"


@pytest.mark.parametrize(
    ("text", "counter", "fits"),
    [("", "0 of 300", True), ("é" * 300, "300 of 300", True), ("x" * 312, "12 too many", False)],
)
def test_the_note_counts_and_keeps_everything(qtbot: QtBot, text: str, counter: str, fits: bool) -> None:
    note = NoteField("Note")
    qtbot.addWidget(note)
    note.set_text(text)
    assert (note.counter(), note.fits(), note.text()) == (counter, fits, text)


def test_the_note_says_what_belongs_in_it(qtbot: QtBot) -> None:
    note = NoteField("Note")
    qtbot.addWidget(note)
    assert note.edit.accessibleDescription() == reminder()
    note.set_help("When and how.")
    assert note.edit.accessibleDescription() == f"When and how. {reminder()}"


def test_tab_leaves_the_note(qtbot: QtBot) -> None:
    note = NoteField("Note")
    qtbot.addWidget(note)
    qtbot.keyClick(note.edit, Qt.Key.Key_Tab)
    assert note.text() == ""


def test_a_field_takes_what_the_records_take_and_says_when_something_was_left_out(qtbot: QtBot) -> None:
    field = TextField("Name", holds="name")
    qtbot.addWidget(field)
    QGuiApplication.clipboard().setText("x" * 130)
    field.line.paste()
    assert field.text() == "x" * 120
    assert field.problem() == "Only 120 characters fit here; the rest was not taken."
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.problem() == ""
    qtbot.keyClicks(field.line, "yz")
    assert field.problem() == "Only 120 characters fit here; the rest was not taken."
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.problem() == ""


def test_what_is_kept_already_is_shown_whole(qtbot: QtBot) -> None:
    field = TextField("Name", holds="name")
    qtbot.addWidget(field)
    field.set_text("x" * 300)
    assert field.text() == "x" * 300


def test_pasted_lines_stand_behind_each_other(qtbot: QtBot) -> None:
    field = TextField("Address", holds="address")
    qtbot.addWidget(field)
    QGuiApplication.clipboard().setText("12 Main St\r\nFairhaven\t")
    field.line.paste()
    assert field.text() == "12 Main St Fairhaven"


@pytest.mark.parametrize("holds", [name for name, rule in TEXTS.items() if rule.free])
def test_wherever_a_story_could_be_written_the_reminder_stands(qtbot: QtBot, holds: str) -> None:
    field = TextField("Words", "In plain words.", holds=holds)
    qtbot.addWidget(field)
    assert field.line.accessibleDescription() == f"In plain words. {reminder()}"
