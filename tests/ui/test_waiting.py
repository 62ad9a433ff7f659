"""What takes its time is done beside the window: it lives, cannot be left half way, and can be locked (R10, V4)."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui import waiting
from desktop_app.ui.lock import lock_all
from desktop_app.ui.waiting import Waiting, Work, waited
from tests.ui.conftest import nameless


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def meanwhile(act: Callable[[Waiting], None]) -> None:
    """Act in the window's thread while the work goes on."""

    def meet() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Waiting):
            act(dialog)
        else:
            QTimer.singleShot(0, meet)

    QTimer.singleShot(0, meet)


def test_r10_the_window_lives_while_something_is_done_and_it_cannot_be_left_half_way(
    qtbot: QtBot, window: QWidget
) -> None:
    go, seen = Event(), []

    def try_to_leave(dialog: Waiting) -> None:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        dialog.close()
        seen.append((dialog.isVisible(), dialog.confirm.isVisible(), dialog.cancel.isVisible(), nameless(dialog)))
        go.set()

    def act() -> str:
        assert go.wait(60)
        return "" if current_thread() is main_thread() else "done elsewhere"

    meanwhile(try_to_leave)
    assert waited(window, "Looking", "It takes a moment.", act) == "done elsewhere"
    assert seen == [(True, False, False, [])]


def test_r10_what_goes_wrong_there_is_told_here(window: QWidget) -> None:
    def act() -> None:
        raise LookupError("there")

    with pytest.raises(LookupError, match="there"):
        waited(window, "Looking", "It takes a moment.", act)


def test_r10_the_desk_can_be_locked_meanwhile_and_the_work_goes_on_to_its_end(qtbot: QtBot, window: QWidget) -> None:
    go, through = Event(), Event()
    kept: list[Work[object]] = []

    def lock(_dialog: Waiting) -> None:
        kept.extend(waiting._AT_WORK)
        lock_all()

    def act() -> str:
        assert go.wait(60)
        through.set()
        return "nobody waits for it"

    meanwhile(lock)
    assert waited(window, "Looking", "It takes a moment.", act) is None
    assert not through.is_set()
    go.set()
    qtbot.waitUntil(lambda: not waiting._AT_WORK)
    assert through.is_set()
    assert not kept[0]._thread.is_alive()
    assert [each.value for each in kept] == [None], "what it made may hold keys"


def test_what_was_done_is_freed_in_the_windows_thread_however_late_its_own_ends(
    qtbot: QtBot, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Freed by the thread while its last word is being delivered here, it would end the program."""
    run, freed = Work._run, []

    def lingers(work: Work[object], act: Callable[[], object]) -> None:
        run(work, act)
        Event().wait(0.05)  # the system gives the processor to somebody else

    monkeypatch.setattr(Work, "_run", lingers)
    meanwhile(lambda _: weakref.finalize(next(iter(waiting._AT_WORK)), lambda: freed.append(current_thread())))
    meanwhile(lambda _: lock_all())
    go = Event()
    assert waited(window, "Looking", "It takes a moment.", lambda: go.wait(60)) is None
    go.set()
    qtbot.waitUntil(lambda: bool(freed))
    assert freed == [main_thread()]
