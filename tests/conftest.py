"""One screenless Qt, a records folder of its own and no noise: what every test starts from and ends with."""

from __future__ import annotations

import gc
import logging
import os
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt opens its screen
os.environ["LC_ALL"] = "C.UTF-8"  # months, weekdays and the first day of a week are the same on every machine

PATIENCE = 30
"""Seconds for which a state is waited for. Only a fault needs so many: on a busy machine five were too few."""
for waits in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed, QtBot.waitActive):
    waits.__kwdefaults__["timeout"] = PATIENCE * 1_000

pytest_plugins = ["tests.agency"]  # databases to test with: `database`, `services`, `agency`

# THOROUGH=1 pytest: other examples every time. Without it the same commit gives the same answer twice.
settings.register_profile("same", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", deadline=None)
settings.load_profile("thorough" if os.environ.get("THOROUGH") else "same")


def _no_network(*_: object, **__: object) -> None:
    raise ConnectionRefusedError("the tests have no network, as the program has none")


socket.socket.connect = socket.socket.connect_ex = _no_network  # for every test, wherever a library would try
socket.getaddrinfo = _no_network


@pytest.fixture(autouse=True)
def records_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test ever opens the records of whoever runs it, or changes how it looks for them."""
    folder = tmp_path / "records"
    monkeypatch.setenv("SAFEKEEPING_DATA", str(folder))
    monkeypatch.setenv("SAFEKEEPING_CONFIG", str(tmp_path / "config"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # /tmp is everybody's, other tests' too
    return folder


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning nobody expects; `@pytest.mark.expects_log("text")` expects one."""
    expected = [text for marker in request.node.iter_markers("expects_log") for text in marker.args]
    yield
    lines = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    surprises = [line for line in lines if not any(text in line for text in expected)]
    missing = [text for text in expected if not any(text in line for line in lines)]
    assert not surprises, "Logged and not expected:\n" + "\n".join(surprises)
    assert not missing, f"Expected in the log and not there: {missing}"


@pytest.fixture(autouse=True)
def nothing_under_way(records_folder: Path) -> Iterator[None]:
    """What a test began in a thread ends with it, and does not write into what the next one copies or looks at."""
    yield
    for thread in threading.enumerate():
        if type(thread) is threading.Thread and thread not in RUNNERS:
            thread.join(PATIENCE)
            assert not thread.is_alive(), f"Still under way after the test: {thread.name}"
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QThreadPool

        assert QThreadPool.globalInstance().waitForDone(PATIENCE * 1_000), "Still drawing or reading after the test"


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> bool:
    """Whether time is measured (`--benchmark-enable`, on a machine that does nothing else): only then may it fail a test."""
    return bool(request.config.getoption("benchmark_enable"))


RUNNERS: set[threading.Thread] = set()
"""The threads of whatever runs the tests."""


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end; no collection between two tests looks at it again."""
    RUNNERS.update(threading.enumerate())
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """What is no longer used is freed in the thread that made it, as `ui/collecting.py` does it in the program."""
    gc.disable()
    yield
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            break


@pytest.fixture(autouse=True)
def closed_windows() -> Iterator[None]:
    """Fail a test that leaves a window open, and take the window away so that only this test fails.

    The program's own collector goes too: it would collect in the middle of whichever test comes later.
    """
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    from desktop_app.ui.collecting import Collecting

    if QApplication.instance() is None:
        return
    for collecting in QApplication.instance().findChildren(Collecting):
        collecting.deleteLater()
    _free_deleted(QCoreApplication, QEvent)
    leftovers = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    names = [f"{type(widget).__name__} {widget.objectName()!r} {widget.windowTitle()!r}" for widget in leftovers]
    for widget in leftovers:
        widget.close()
        widget.deleteLater()
    _free_deleted(QCoreApplication, QEvent)
    assert not names, "Still open after the test (hand it to qtbot.addWidget or close it): " + ", ".join(names)


def _free_deleted(application: type, event: type) -> None:
    application.sendPostedEvents(None, event.Type.DeferredDelete)
    application.processEvents()
