"""Rows S1 and S17 of the process itself: whose its files are, what a crash leaves, and what a bug tells in any thread."""

from __future__ import annotations

import logging
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from threading import Thread
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop_app import app, bugs, cli, process
from desktop_app.display import Surroundings
from desktop_app.ui.messages import Messages
from tests.sources import ROOT

CANARY = "Zyxwena Quorlbyn"
READY = Surroundings(environment={"DISPLAY": ":0"}, system="linux", loads=lambda _: True, x_answers=lambda _: True)


def run(source: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A process of our own: what it does to itself is done to nobody else."""
    return subprocess.run(
        [sys.executable, "-c", source, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        check=False,
        capture_output=True,
        text=True,
    )


_BUGS = """
import logging, sys, threading, warnings
from pathlib import Path
from desktop_app import bugs, process
process.keep_to_itself()
bugs.listen(Path(sys.argv[2]))
name = sys.argv[1]
def bug():
    raise KeyError(name)
class Gone:
    def __del__(self):
        raise ValueError(name)
    def __repr__(self):
        return name
beside = threading.Thread(target=bug)
beside.start()
beside.join()
Gone()
warnings.warn(name)
logging.getLogger("another.package").error("could not read %s", name)
raise LookupError(name)
"""


def test_s17_no_thread_and_nothing_that_goes_away_tells_what_it_held(tmp_path: Path) -> None:
    done = run(_BUGS, CANARY, str(tmp_path))
    file = tmp_path / bugs.FILE
    noted = file.read_text(encoding="utf-8")
    assert done.returncode == 1
    assert re.search(r"The reference is [0-9a-f]{8}\.", done.stderr)
    told = re.findall(r"bug ([0-9a-f]{8}): (\w+) at \S+:\d+ ", noted)
    assert [kind for _, kind in told] == ["KeyError", "ValueError", "LookupError"]
    assert len({reference for reference, _ in told}) == 3
    for word in CANARY.split():
        assert word not in noted + done.stdout + done.stderr
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_s17_a_bug_beside_the_window_is_noted_and_opens_no_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted: list[str] = []
    monkeypatch.setattr(bugs, "note", lambda kind, _: noted.append(kind.__name__) or "0")
    monkeypatch.setattr(Messages, "tell", lambda *_: pytest.fail("a window was opened outside its thread"))
    beside = Thread(target=app.tell_fault, args=(KeyError, KeyError(CANARY), None))
    beside.start()
    beside.join()
    assert noted == ["KeyError"]


_CRASH = """
import os, resource, sys
from pathlib import Path
from desktop_app import process
os.umask(0o022)
process.keep_to_itself()
Path(sys.argv[1], "kept").mkdir()
Path(sys.argv[1], "kept", "letter.pdf").write_bytes(b"%PDF")
print(resource.getrlimit(resource.RLIMIT_CORE), flush=True)
os.chdir(sys.argv[1])
os.abort()
"""


def test_s01_what_is_saved_is_for_its_owner_and_a_crash_leaves_no_memory(tmp_path: Path) -> None:
    done = run(_CRASH, str(tmp_path))
    assert done.returncode < 0
    assert done.stdout == "(0, 0)\n"
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    kept = tmp_path / "kept"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert stat.S_IMODE((kept / "letter.pdf").stat().st_mode) == 0o600


@pytest.mark.parametrize(("command", "kept"), [("demo", False), ("", True)])
def test_s01_every_command_begins_so(
    command: str, kept: bool, monkeypatch: pytest.MonkeyPatch, records_folder: Path
) -> None:
    begun: list[object] = []
    monkeypatch.setattr(process, "keep_to_itself", lambda: begun.append("process"))
    monkeypatch.setattr(bugs, "listen", begun.append)
    monkeypatch.setattr(cli, "_run", lambda _: 0)
    monkeypatch.setattr(sys, "argv", ["safekeeping", *command.split()])
    assert cli.main(None, READY) == 0
    assert begun == ["process", records_folder if kept else None]


def test_s01_no_file_dialog_remembers_the_folders_it_was_in(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / ".config"))
    app.forget_folders()
    folder = tmp_path / CANARY
    folder.mkdir()
    dialog = QFileDialog(None, "", str(folder), options=QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(str(folder / "letter.pdf"))
    dialog.show()
    dialog.accept()
    del dialog
    QSettings(QSettings.Scope.UserScope, "QtProject").sync()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_s17_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / bugs.FILE).write_bytes(bytes(bugs.LARGEST + 1))
    refused = Mock(side_effect=PermissionError)
    monkeypatch.setattr(Path, "replace", refused)  # as on Windows, where another program has it open
    (handler,) = bugs._file(tmp_path)
    monkeypatch.setattr(handler, "_open", refused)
    handler.emit(logging.LogRecord("safekeeping", logging.INFO, "", 0, "left", None, None))
    assert refused.call_count == 2
    handler.close()
    monkeypatch.setattr(Path, "stat", refused)
    assert bugs._file(tmp_path) == ()
