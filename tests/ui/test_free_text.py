"""Wherever somebody types, the text has an end; wherever a story could be written, a line reminds what not to write."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.texts import TEXT_LIMIT, TEXTS
from desktop_app.ui.widgets.fields import NOTE_LIMIT, NoteField, TextField, reminder
from tests.sources import MODULES, Module, keep, module

LINES = {"QLineEdit", "QPlainTextEdit", "QTextEdit"}
NEVER = {"QTextEdit", "QInputDialog", "getText", "getMultiLineText", "createEditor"}
"""Ways to type that keep no limit: a cell of a table, a box of Qt's own."""
MADE_ONCE = "desktop_app/ui/widgets/fields.py"
"""The one module that makes fields; everything else asks it for a TextField or a NoteField."""
NOT_KEPT = {
    ("desktop_app/ui/entrance/fields.py", "self.line"): "a password is taken as it is, and never kept as it is typed",
    ("desktop_app/ui/entrance/dialogs.py", "self.code"): "the key on the recovery card is compared, never kept",
}
"""What is typed here never reaches the records."""
NO_STORY = {
    "about": "what a service of the directory offers, written for families to read",
    "address": "a street",
    "citation": "where a rule stands",
    "location": "a shelf",
    "postal_address": "where a parcel goes",
    "sign_in_notice": "what everybody reads before the sign-in",
    "web": "an address",
}
"""Fields as long as a note that hold no note: they have the limit, and need no reminder."""


def fields_without_an_end(file: Module) -> list[str]:
    if file.place != "ui" or file.path == MADE_ONCE:
        return []
    ended = set(_ended(file))
    found = []
    for name, call, target in _made(file):
        if (file.path, target) in NOT_KEPT or target in ended:
            continue
        limited = any(word.arg == "holds" for word in call.keywords)
        if name == "TextField" and not limited:
            found.append(
                f"{file.path}:{call.lineno}: TextField() without holds=: name the field of domain/texts.TEXTS."
            )
        if name in LINES:
            found.append(f"{file.path}:{call.lineno}: {name}() without an end; use TextField, or call setMaxLength().")
        if name == "NoteField" and (limit := _limit(call)) is not None and limit > TEXT_LIMIT:
            found.append(f"{file.path}:{call.lineno}: a note of {limit} characters; {TEXT_LIMIT} is the most.")
    return found


def other_ways_to_type(file: Module) -> list[str]:
    if file.place != "ui":
        return []
    return [
        f"{file.path}:{call.lineno}: {name}() lets somebody type without a limit; use TextField or NoteField."
        for name, call in file.calls()
        if name in NEVER
    ] + [
        f"{file.path}:{node.lineno}: {node.name}() lets somebody type into a cell without a limit."
        for node in ast.walk(file.tree)
        if isinstance(node, ast.FunctionDef) and node.name in NEVER
    ]


def unknown_fields(file: Module) -> list[str]:
    return [
        f"{file.path}:{call.lineno}: holds={word.value.value!r} is no field of domain/texts.TEXTS."
        for name, call in file.calls()
        if name == "TextField"
        for word in call.keywords
        if word.arg == "holds" and isinstance(word.value, ast.Constant) and word.value.value not in TEXTS
    ]


def _made(file: Module) -> Iterator[tuple[str, ast.Call, str]]:
    """Every field that is made, with what it is called from then on."""
    targets = {
        id(node.value): ast.unparse(node.targets[0]) for node in ast.walk(file.tree) if isinstance(node, ast.Assign)
    }
    for name, call in file.calls():
        if name in {"TextField", "NoteField", *LINES}:
            yield name, call, targets.get(id(call), "")


def _ended(file: Module) -> Iterator[str]:
    for name, call in file.calls():
        if name in {"setMaxLength", "keep_to", "setReadOnly"} and isinstance(call.func, ast.Attribute):
            yield ast.unparse(call.func.value).removesuffix(".line")


def _limit(call: ast.Call) -> int | None:
    """The limit a note is given in figures; a name is TEXT_LIMIT."""
    for word in call.keywords:
        if word.arg == "limit" and isinstance(word.value, ast.Constant):
            return int(word.value.value)
    return None


@pytest.mark.parametrize("rule", [fields_without_an_end, other_ways_to_type, unknown_fields])
def test_every_field_of_every_page_and_dialog_has_an_end(rule: object) -> None:
    keep(rule, MODULES)  # type: ignore[arg-type]


def test_there_is_something_to_look_at() -> None:
    made = [name for file in MODULES if file.place == "ui" for name, _, _ in _made(file)]
    assert made.count("TextField") > 40
    assert made.count("NoteField") > 2
    known = {(file.path, target) for file in MODULES for _, _, target in _made(file)}
    assert set(NOT_KEPT) <= known, "An exception that nobody needs any more."


@pytest.mark.parametrize("field", sorted(TEXTS))
def test_no_field_is_longer_than_a_note(field: str) -> None:
    rule = TEXTS[field]
    assert 1 <= rule.limit <= TEXT_LIMIT == NOTE_LIMIT == 300
    assert rule.free or rule.limit < TEXT_LIMIT or field in NO_STORY, (
        f"{field} could hold a story: it is free=True, so that the reminder stands beside it."
    )
    assert field not in NO_STORY or not rule.free


@pytest.mark.parametrize("holds", sorted(TEXTS))
def test_a_field_takes_no_more_than_its_record_and_reminds(qtbot: QtBot, holds: str) -> None:
    rule, field = TEXTS[holds], TextField("Field", holds=holds)
    qtbot.addWidget(field)
    field.line.insert("x" * (rule.limit + 1))
    assert len(field.text()) <= rule.limit
    assert (reminder() in field.line.accessibleDescription()) is rule.free or field.problem()


def test_a_note_reminds_counts_and_says_when_it_is_too_long(qtbot: QtBot) -> None:
    note = NoteField("Note")
    qtbot.addWidget(note)
    assert reminder() in note.edit.accessibleDescription()
    note.set_help("When it is safe to call.")
    assert note.edit.accessibleDescription() == f"When it is safe to call. {reminder()}"
    note.set_text("x" * TEXT_LIMIT)
    assert (note.fits(), note.counter()) == (True, "300 of 300")
    note.set_text("x" * (TEXT_LIMIT + 1))
    assert (note.fits(), note.counter()) == (False, "1 too many")


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (fields_without_an_end, "self.reason = TextField(self.tr('Reason'))"),
        (fields_without_an_end, "line = QLineEdit()"),
        (fields_without_an_end, "note = NoteField('Note', limit=3000)"),
        (fields_without_an_end, "text = QPlainTextEdit()"),
        (other_ways_to_type, "QInputDialog.getText(self, 'a', 'b')"),
        (other_ways_to_type, "class D(QStyledItemDelegate):\n    def createEditor(self): ..."),
        (unknown_fields, "TextField('Reason', holds='resaon')"),
    ],
)
def test_a_field_without_an_end_is_caught(rule: object, source: str) -> None:
    assert rule(module("desktop_app/ui/page.py", source))  # type: ignore[operator]


@pytest.mark.parametrize(
    "source",
    [
        "self.reason = TextField(self.tr('Reason'), holds='reason')",
        "self.search = QLineEdit()\nself.search.setMaxLength(300)",
        "shown = QLineEdit(words)\nshown.setReadOnly(True)",
        "note = NoteField('Note', limit=TEXT_LIMIT)",
        "code = TextField('Code')\ncode.keep_to(20)",
    ],
)
def test_a_field_with_an_end_passes(source: str) -> None:
    assert not fields_without_an_end(module("desktop_app/ui/page.py", source))
