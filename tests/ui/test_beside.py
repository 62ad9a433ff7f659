"""What is done in another thread says so in the window's, and takes nothing of the window with it."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject, QThreadPool
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop_app.ui.beside import Job


class Asker(QObject):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.newest = 1
        self.heard: list[tuple[object, bool]] = []

    def wanted(self, ticket: int) -> bool:
        return ticket == self.newest

    def hear(self, _ticket: int, outcome: object) -> None:
        self.heard.append((outcome, current_thread() is main_thread()))


@dataclass(eq=False, slots=True)
class Waits(Job):
    go: Event
    ends: Callable[[], object] = lambda: "done"
    begun: Event = field(default_factory=Event)

    def work(self) -> object:
        self.begun.set()
        assert self.go.wait(60)
        return self.ends()


class Lingers(Waits):
    def __call__(self) -> None:
        super(Waits, self).__call__()
        Event().wait(0.05)  # the system gives the processor to somebody else


def test_words_are_heard_in_the_windows_thread_and_only_while_they_are_wanted(qtbot: QtBot) -> None:
    asker = Asker()
    go, job = Event(), Waits(asker, 1, Event())
    job.go = go
    QThreadPool.globalInstance().start(job)
    job.tell("a page")
    go.set()
    qtbot.waitUntil(lambda: job.asking is None)
    assert asker.heard == [("a page", True), ("done", True)]
    late = Waits(asker, 1, Event())
    QThreadPool.globalInstance().start(late)
    assert late.begun.wait(60)
    asker.newest = 2
    late.go.set()
    qtbot.waitUntil(lambda: late.asking is None)
    assert len(asker.heard) == 2


def test_who_asked_and_is_gone_meanwhile_is_freed_in_the_windows_thread(qtbot: QtBot) -> None:
    """Freed by the other thread while its word is being delivered here, it would end the program."""
    asker, go = Asker(), Event()
    freed: list[Thread] = []
    weakref.finalize(asker, lambda: freed.append(current_thread()))
    QThreadPool.globalInstance().start(Lingers(asker, 1, go))
    del asker
    go.set()
    qtbot.waitUntil(lambda: bool(freed))
    assert freed == [main_thread()]


@pytest.mark.parametrize("ends", [lambda: "done", lambda: 1 / 0], ids=["well", "with a fault"])
def test_a_window_that_is_gone_meanwhile_is_told_nothing(qtbot: QtBot, ends: Callable[[], object]) -> None:
    window = QObject()
    asker, go = Asker(window), Event()
    job = Waits(asker, 1, go, ends)
    QThreadPool.globalInstance().start(job)
    delete(window)
    go.set()
    qtbot.waitUntil(lambda: job.asking is None)
    assert asker.heard == []
