"""Habits of code and words, read from the source: each lapse is named with its line and the way to mend it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

import pytest

from tests.sources import MODULES, PACKAGE, ROOT, Module, keep, module, read

UNKIND = re.compile(
    r"committed suicide|\bclosure\b|loved one|no[- ]show|disposal of|\bcorpse\b|the body\b|\bdeceased\b|"
    r"secondary victim|trash bag|item \d+ will be destroyed|"
    r"cometi\w+ suicidio|ser(es)? querido|\bcadáver\b|\boccis[oa]\b",
    re.IGNORECASE,
)
SHOWS_TEXT = {
    "QAction", "QCheckBox", "QGroupBox", "QLabel", "QPushButton", "QRadioButton",
    "addAction", "addItem", "addMenu", "addRow", "addTab",
    "setAccessibleDescription", "setAccessibleName", "setInformativeText", "setPlaceholderText", "setStatusTip",
    "setText", "setTitle", "setToolTip", "setWindowTitle",
}  # fmt: skip


def lambdas_on_signals(file: Module) -> list[str]:
    return [
        f"{file.path}:{call.lineno}: a lambda in connect() keeps its widget alive; connect a method instead."
        for name, call in file.calls()
        if name == "connect" and any(isinstance(node, ast.Lambda) for node in ast.walk(call) if node is not call)
    ]


def bare_text(file: Module) -> list[str]:
    return [
        f"{file.path}:{call.lineno}: {name}() shows {text!r} to a person; write self.tr({text!r}) so that it can be Spanish."
        for name, call in file.calls()
        if name in SHOWS_TEXT
        for argument in call.args
        if (text := _words(argument))
    ]


def _words(node: ast.expr) -> str | None:
    """The words of a string written in place; signs, single letters and markup need no translation."""
    match node:
        case ast.Constant(value=str(text)):
            pass
        case ast.JoinedStr(values=values):
            text = "".join(str(part.value) for part in values if isinstance(part, ast.Constant))
        case _:
            return None
    return text if re.search(r"[^\W\d_]{2}", re.sub(r"<[^>]*>|&\w+;", "", text)) else None


def unkind_words(path: str, text: str) -> list[str]:
    return [
        f"{path}:{text.count(chr(10), 0, found.start()) + 1}: {found.group()!r} is not for a family to read; "
        "see the words to use in CONTRIBUTING.md."
        for found in UNKIND.finditer(text)
    ]


def unkind_strings(file: Module) -> list[str]:
    return [
        breach
        for name, call in file.calls()
        if name in {"tr", "translate"}
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        for breach in unkind_words(f"{file.path}:{call.lineno}", argument.value)
    ]


def impatience(file: Module) -> list[str]:
    banned = {"sleep": "a sleep", "wait": "a fixed wait", "skip": "a skipped test", "xfail": "a test expected to fail"}
    return [
        f"{file.path}:{node.lineno}: {banned[node.attr]} hides a fault; wait for the signal or state that is meant."
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Attribute)
        and node.attr in banned
        and ast.unparse(node) in {"time.sleep", "qtbot.wait", "pytest.skip", "pytest.mark.skip", "pytest.mark.xfail"}
    ]


def waits_for_nothing(file: Module) -> list[str]:
    """These wait where their `with` ends; called alone they give back something that nobody enters."""
    waits = {"waitExposed", "waitActive", "waitSignal", "waitSignals", "assertNotEmitted", "captureExceptions"}
    return [
        f"{file.path}:{node.lineno}: {node.value.func.attr}() waits only around what is done inside its `with`."
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Attribute)
        and node.value.func.attr in waits
    ]


def shortcuts(file: Module) -> list[str]:
    """A journey that calls a service or the store has not gone through the windows."""
    return [
        f"{file.path}:{line}: a journey uses mouse and keyboard only; {name} goes behind the windows."
        for line, name in file.imports()
        if name.startswith((f"{PACKAGE}.services", f"{PACKAGE}.store"))
    ]


# --- the house keeps them ---


@pytest.mark.parametrize("rule", [lambdas_on_signals, unkind_strings])
def test_every_module_keeps(rule: Callable[[Module], list[str]]) -> None:
    keep(rule, MODULES)


def test_what_the_interface_shows_can_be_translated() -> None:
    keep(bare_text, [file for file in MODULES if file.place in {"ui", "app"}])


def test_one_function_makes_every_paragraph() -> None:
    kinds = {"Paragraph", "TaggedParagraph"}
    made = [f"{file.path}:{call.lineno}" for file in MODULES for name, call in file.calls() if name in kinds]
    assert len(made) == 1, (
        f"Paragraph() reads its text as markup, so a name could become a picture. It is called at {made}; "
        "call the one function in printing/ that makes paragraphs from plain text."
    )


def test_no_family_reads_an_unkind_word() -> None:
    texts = [
        path
        for folder in ("forms", "resources")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in {".md", ".toml", ".csv", ".json"}
    ]
    assert len(texts) >= 15, "Hardly any text was found in forms/ and resources/."
    rows = [
        row
        for path in texts
        for row in unkind_words(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        if not ("trash bag" in row and path.parent.name == "protocols")  # staff are told what not to pack in
    ]
    assert not rows, "\n".join(rows)


def test_no_letter_raises_its_voice() -> None:
    loud = [
        f"{path.relative_to(ROOT)}:{number}: no exclamation marks in what a family reads: {line.strip()}"
        for path in sorted((ROOT / "forms").rglob("*.md"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(r"¡|!(?!\[|--)", line)
    ]
    assert not loud, "\n".join(loud)


def test_tests_do_not_wait_or_skip() -> None:
    keep(impatience, read("tests"))
    keep(waits_for_nothing, read("tests"))


def test_journeys_walk_through_the_windows() -> None:
    journeys = read("tests/journeys")
    assert len(journeys) >= 3, "The three journeys of the design are missing from tests/journeys/."
    keep(shortcuts, journeys)


# --- and the rules themselves catch what they are for ---


@pytest.mark.parametrize(
    "line",
    [
        "label.setText('Arrived')",
        "QLabel(f'Room {name}')",
        "QtWidgets.QPushButton('Book')",
        "form.addRow('Length', field)",
        "tabs.addTab(page, 'History')",
    ],
)
def test_a_bare_text_is_caught(line: str) -> None:
    assert bare_text(module("desktop_app/ui/page.py", line))


@pytest.mark.parametrize(
    "line",
    [
        "label.setText(self.tr('Arrived'))",
        "label.setText(f'<b>{name}</b>&nbsp;')",
        "QLabel('·')",
        "label.setText(name)",
        "label.setObjectName('rooms')",
    ],
)
def test_a_translated_or_wordless_text_passes(line: str) -> None:
    assert bare_text(module("desktop_app/ui/page.py", line)) == []


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (lambdas_on_signals, "button.clicked.connect(lambda: self.book())"),
        (lambdas_on_signals, "button.clicked.connect(partial(lambda: 1))"),
        (unkind_strings, "self.tr('Loved one')"),
        (impatience, "import time\ntime.sleep(1)"),
        (impatience, "qtbot.wait(50)"),
        (impatience, "@pytest.mark.skip\ndef test(): ..."),
        (waits_for_nothing, "window.show()\nqtbot.waitExposed(window)"),
        (shortcuts, "from desktop_app.services.cases import Cases"),
    ],
)
def test_a_bad_habit_is_caught(rule: Callable[[Module], list[str]], source: str) -> None:
    assert len(rule(module("desktop_app/ui/page.py", source))) == 1


@pytest.mark.parametrize(
    "text", ["He committed suicide", "your loved one", "a No-show", "su ser querido", "the body was"]
)
def test_an_unkind_word_is_caught(text: str) -> None:
    assert len(unkind_words("forms/letter/en.md", f"\n{text}\n")) == 1
