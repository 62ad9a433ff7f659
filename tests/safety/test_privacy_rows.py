"""Rows V3 and S21, and what else could stay or go: nothing on the clipboard, over the network, in a keyboard's dictionary."""

from __future__ import annotations

import ast
import socket
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTableWidget, QTableWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui import clipboard, unlearned
from desktop_app.ui.cover import cover_all
from desktop_app.ui.lock import lock_all
from desktop_app.ui.messages import Messages
from tests.sources import MODULES, Module, keep, module

CTRL = Qt.KeyboardModifier.ControlModifier
NETWORK = {
    "PySide6.QtNetwork",
    "PySide6.QtNetworkAuth",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtWebSockets",
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "xmlrpc",
}
ASKING = {"getExistingDirectory", "getOpenFileName", "getOpenFileNames", "getSaveFileName"}
OUTWARD = {"openUrl", "setOpenExternalLinks", "create_connection", "urlopen"}


def ways_out(file: Module) -> list[str]:
    """Imports and calls that lead to a network."""
    rows = [
        f"{file.path}:{line}: {name} opens the network; this program has none."
        for line, name in file.imports()
        if any(name == each or name.startswith(f"{each}.") for each in NETWORK)
    ]
    return rows + [
        f"{file.path}:{call.lineno}: {name}() hands an address to another program."
        for name, call in file.calls()
        if name in OUTWARD and "False" not in map(ast.unparse, call.args)
    ]


def deaf_dialogs(file: Module) -> list[str]:
    """Dialogs of the system that would stay open over a locked desk: they know no F9 and no idle lock of their own."""
    asked = [(name, call) for name, call in file.calls() if name in ASKING]
    blocks = [node for node in ast.walk(file.tree) if isinstance(node, ast.With)] if asked else []
    listening = [each for each in blocks if "running(listen=True)" in map(ast.unparse, each.items)]
    heard = {id(inner) for block in listening for inner in ast.walk(block)}
    return [
        f"{file.path}:{call.lineno}: put {name}() into 'with running(listen=True):', so that a lock takes it away."
        for name, call in asked
        if id(call) not in heard
    ]


@pytest.fixture
def field(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QLineEdit]:
    """A field with a name in it; what is copied is known to be this program's, which no screenless system tells."""
    monkeypatch.setattr(clipboard, "_ours", lambda: True)
    clipboard.watch()
    made = QLineEdit("Rosa Delgado")
    qtbot.addWidget(made)
    made.show()
    yield made
    QGuiApplication.clipboard().clear()


def copy_from(field: QLineEdit) -> QClipboard:
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_C, CTRL)
    board = QGuiApplication.clipboard()
    assert board.text() == "Rosa Delgado"
    return board


def test_v03_what_was_copied_out_of_a_field_goes_with_the_lock(field: QLineEdit) -> None:
    board = copy_from(field)
    lock_all()
    assert board.text() == ""


def test_v03_it_goes_after_half_a_minute_and_no_history_is_asked_to_keep_it(field: QLineEdit) -> None:
    board = copy_from(field)
    assert board.mimeData().hasFormat("x-kde-passwordManagerHint")
    timer = clipboard._copied[-1].timer
    assert (timer.interval(), timer.isActive()) == (30_000, True)
    timer.timeout.emit()
    assert board.text() == ""


def test_v03_a_second_copy_begins_the_time_anew(field: QLineEdit) -> None:
    copy_from(field)
    first = clipboard._copied[-1]
    copy_from(field)
    assert len(clipboard._copied) == 1
    assert clipboard._copied[-1] is not first


def test_v03_what_another_program_put_there_stays(field: QLineEdit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "_ours", lambda: False)
    QGuiApplication.clipboard().setText("of another program")
    lock_all()
    assert QGuiApplication.clipboard().text() == "of another program"


def test_v03_what_is_chosen_with_the_mouse_goes_with_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """X11 keeps what is chosen where the middle button finds it; a screenless system has no such place, so it is told of."""
    cleared: list[QClipboard.Mode] = []

    class Board:
        supportsSelection = ownsSelection = staticmethod(lambda: True)  # noqa: N815 - as Qt calls them
        text = staticmethod(str)
        clear = cleared.append

    monkeypatch.setattr(clipboard.QGuiApplication, "clipboard", Board)
    lock_all()
    assert cleared == [QClipboard.Mode.Selection]


def test_v03_a_cell_of_a_table_goes_the_same_way(qtbot: QtBot, field: QLineEdit) -> None:
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    table.setItem(0, 0, QTableWidgetItem("Rosa Delgado"))
    table.setCurrentCell(0, 0)
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    board = QGuiApplication.clipboard()
    assert board.text() == "Rosa Delgado"
    assert board.mimeData().hasFormat("x-kde-passwordManagerHint")
    lock_all()
    assert board.text() == ""


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_s01_no_keyboard_is_asked_to_learn_what_is_typed(qtbot: QtBot, kind: type[QWidget]) -> None:
    unlearned.watch()
    unlearned.watch()
    typed = kind()
    qtbot.addWidget(typed)
    typed.show()
    typed.activateWindow()
    typed.setFocus()
    qtbot.waitUntil(typed.hasFocus)
    assert typed.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_what_f8_hides_is_hidden_from_a_screen_reader_too(qtbot: QtBot) -> None:
    """A message is a window of its own, and its sentence is that window's description."""
    message = Messages()._dialog(None, "Please look", "Rosa Delgado is expected.", "OK", "")
    qtbot.addWidget(message)
    message.show()
    cover_all(True)
    assert message.accessibleDescription() == ""
    cover_all(False)
    assert message.accessibleDescription() == "Rosa Delgado is expected."
    message.reject()


def test_v03_every_dialog_of_the_system_goes_when_the_desk_locks() -> None:
    keep(deaf_dialogs, MODULES)
    deaf = module("desktop_app/ui/page.py", "QFileDialog.getOpenFileName(self)")
    assert len(deaf_dialogs(deaf)) == 1


def test_s21_no_module_can_open_the_network() -> None:
    keep(ways_out, MODULES)


def test_s21_the_tests_run_without_a_network() -> None:
    with pytest.raises(ConnectionRefusedError, match="no network"):
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    with pytest.raises(ConnectionRefusedError, match="no network"):
        socket.getaddrinfo("example.org", 443)


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "from urllib.request import urlopen",
        "from PySide6.QtNetwork import QTcpSocket",
        "x.openUrl(page)",
    ],
)
def test_a_way_out_is_caught(source: str) -> None:
    assert len(ways_out(module("desktop_app/ui/page.py", source))) == 1
