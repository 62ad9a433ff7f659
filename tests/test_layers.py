"""Who may import whom, read from the source: each breach is named with its line and the way to mend it."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sources import MODULES, PACKAGE, ROOT, Module, keep, module

LAYERS = ("domain", "store", "services", "printing", "ui")
EVERYTHING = {*LAYERS, "app", "bugs", "cli", "display", "jobs", "paths", "sample", "terminal", "tour"}

# Who may import whom. A place is a folder or a module directly in desktop_app/.
MAY_IMPORT: dict[str, set[str]] = {
    "domain": set(),
    "store": {"domain", "paths"},
    "printing": {"domain", "paths"},
    "services": {"store", "domain", "paths"},
    "ui": {"services", "printing", "domain", "paths", "jobs"},
    "paths": set(),
    "display": set(),
    "jobs": set(),
    "bugs": set(),
    "process": set(),
    "sample": {"services", "store", "domain", "paths"},
    "cli": {"bugs", "display", "paths", "process", "app", "terminal", "tour"},
    "terminal": {"services", "domain", "paths"},
    "__main__": {"cli"},
    "__init__": set(),
    "app": EVERYTHING,
    "tour": EVERYTHING,
}
# Where each foreign library is at home. A new library gets a line here and one in pyproject.toml.
HOMES: dict[str, set[str]] = {
    "peewee": {"store"},
    "playhouse": {"store"},
    "sqlcipher3": {"store"},
    "reportlab": {"printing"},
    "pikepdf": {"printing"},
    "markdown_it": {"printing", "ui"},
    "fontpkg": {"printing", "ui", "app"},
    "fontpkg_lato": {"printing", "ui", "app"},
    "PySide6": {"ui", "app", "tour", "jobs", "__main__"},
    "shiboken6": {"ui", "app", "tour"},
    "msgspec": {"store", "printing", "sample"},
    "cryptography": {"store"},
    "platformdirs": {"paths"},
    "dateutil": {"domain", "services"},
    "icalendar": {"services"},
    "holidays": {"services"},
}
MENDS = {
    "domain": "The domain decides with the standard library and dateutil alone: hand in what it needs as values.",
    "store": "The store only remembers: move the decision to domain/, the use case to services/.",
    "services": "A service acts through store/ and decides through domain/: let ui/ or app.py bring the rest together.",
    "printing": "Printing gets domain objects and gives bytes: let its caller fetch what it needs.",
    "ui": "The interface calls a method of a service (services/) and shows the domain objects it returns.",
}
OTHER_MEND = "Only app.py and tour.py see everything; move what is shared to the layer that owns it."

VAGUE = {"base", "common", "helper", "helpers", "manager", "misc", "stuff", "util", "utils"}


def wrong_imports(file: Module) -> list[str]:
    if file.place not in MAY_IMPORT:
        return [f"{file.path}: no place in the house is called {file.place!r}. Put it into one of {', '.join(LAYERS)}."]
    return [
        f"{file.path}:{line}: {complaint} {MENDS.get(file.place, OTHER_MEND)}"
        for line, name in file.imports()
        if (complaint := _complaint(file.place, name))
    ]


def _complaint(place: str, name: str) -> str | None:
    top, *rest = name.split(".")
    if top == PACKAGE:
        target = rest[0] if rest and rest[0] in MAY_IMPORT else "__init__"
        allowed = {place, "__init__", *MAY_IMPORT[place]}
        return None if target in allowed else f"{place} imports {target}, which lies outside its direction."
    if top in sys.stdlib_module_names:
        return None
    if top not in HOMES:
        return (
            f"{top} is not a library of this house: give it a home in HOMES of this test and a line in pyproject.toml."
        )
    return None if place in HOMES[top] else f"{top} is at home in {', '.join(sorted(HOMES[top]))}, not in {place}."


def vague_names(file: Module) -> list[str]:
    words = {word for part in Path(file.path).with_suffix("").parts for word in part.split("_")}
    return [f"{file.path}: {word!r} says nothing; name it for the concept it holds." for word in sorted(words & VAGUE)]


# --- the house keeps them ---


def test_there_is_a_house_to_look_at() -> None:
    inner = [name for file in MODULES for _, name in file.imports() if name.startswith(f"{PACKAGE}.")]
    assert len(MODULES) >= 40, "Hardly any module was found: does this test still look in the right folder?"
    assert len(inner) >= 100, "Hardly any import was found: does this test still read imports?"
    assert {file.place for file in MODULES} >= {*LAYERS, "app", "cli"}


@pytest.mark.parametrize("rule", [wrong_imports, vague_names])
def test_every_module_keeps(rule: Callable[[Module], list[str]]) -> None:
    keep(rule, MODULES)


def test_every_foreign_library_is_a_declared_dependency() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[<>=;\s]", line)[0].lower() for line in declared}
    distributions = {
        "playhouse": "peewee",
        "markdown_it": "markdown-it-py",
        "fontpkg_lato": "fontpkg-lato",
        "fontpkg": "fontpkg-lato",
        "dateutil": "python-dateutil",
        "shiboken6": "pyside6",
    }
    used = {name.split(".")[0] for file in MODULES for _, name in file.imports()} & set(HOMES)
    undeclared = sorted(name for name in used if distributions.get(name, name).lower() not in names)
    assert not undeclared, f"Add to [project.dependencies] in pyproject.toml and to constraints.txt: {undeclared}"


# --- and the rules themselves catch what they are for ---


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("desktop_app/ui/rooms/page.py", "from desktop_app.store import appointments"),
        ("desktop_app/ui/rooms/page.py", "from ...store.appointments import rows"),
        ("desktop_app/ui/rooms/page.py", "def later(): import desktop_app.store.appointments"),
        ("desktop_app/services/appointments.py", "from desktop_app.ui import words"),
        ("desktop_app/services/appointments.py", "from PySide6.QtCore import QObject"),
        ("desktop_app/services/appointments.py", "import peewee"),
        ("desktop_app/domain/appointments.py", "from desktop_app import paths"),
        ("desktop_app/domain/appointments.py", "import msgspec"),
        ("desktop_app/printing/letter.py", "from desktop_app.services import cases"),
        ("desktop_app/store/cases.py", "from reportlab.platypus import Table"),
        ("desktop_app/cli.py", "from desktop_app.services import cases"),
        ("desktop_app/display.py", "import PySide6"),
        ("desktop_app/store/cases.py", "import requests"),
        ("desktop_app/extras/cases.py", "import os"),
    ],
)
def test_a_wrong_import_is_caught(path: str, line: str) -> None:
    [row] = wrong_imports(module(path, line))
    assert path in row


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("desktop_app/ui/rooms/page.py", "from desktop_app.services.appointments import Appointments"),
        ("desktop_app/ui/rooms/page.py", "from desktop_app.ui.rooms import layout"),
        ("desktop_app/ui/rooms/page.py", "from desktop_app import __version__"),
        ("desktop_app/store/cases.py", "from playhouse.migrations import Runner"),
        ("desktop_app/domain/series.py", "from dateutil import rrule"),
        ("desktop_app/app.py", "from desktop_app.store import opening"),
    ],
)
def test_a_right_import_passes(path: str, line: str) -> None:
    assert wrong_imports(module(path, line)) == []


def test_a_vague_name_is_caught() -> None:
    assert vague_names(module("desktop_app/ui/table_helpers.py", ""))
    assert vague_names(module("desktop_app/utils/dates.py", ""))
    assert not vague_names(module("desktop_app/ui/rooms/page.py", ""))
