from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.fields import Field, NoteField, TextField


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
    assert note.edit.accessibleDescription() == "Dates, choices and references only. Not what happened."


def test_tab_leaves_the_note(qtbot: QtBot) -> None:
    note = NoteField("Note")
    qtbot.addWidget(note)
    qtbot.keyClick(note.edit, Qt.Key.Key_Tab)
    assert note.text() == ""
