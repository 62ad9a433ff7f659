"""While something is done that must not be broken off: the window lives, nothing can be pressed, and F9 locks all the same."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.ui.dialog import CalmDialog

T = TypeVar("T")
_AT_WORK: set[Work] = set()
"""Kept until it is through, also where the desk was locked and nobody waits any more."""


class Work(QObject, Generic[T]):
    """One thing that is done in a thread of its own; the program does not end before it has."""

    ended = Signal()

    def __init__(self, act: Callable[[], T]) -> None:
        super().__init__()
        self.value: T | None = None
        self.error: BaseException | None = None
        self._wanted = True
        self._thread = Thread(target=self._run, args=(act,), name="work")
        self.ended.connect(self._on_ended)

    def start(self) -> None:
        """Begin."""
        _AT_WORK.add(self)
        self._thread.start()

    def abandon(self) -> None:
        """Nobody waits any more: what comes of it is forgotten, the keys it may hold with it."""
        self._wanted, self.value = False, None

    def _on_ended(self) -> None:
        self._thread.join()  # it has only to return, and lets go of this object, which is freed here and not there
        _AT_WORK.discard(self)
        if not self._wanted:
            self.value = None

    def _run(self, act: Callable[[], T]) -> None:
        try:
            self.value = act()
        except BaseException as error:  # noqa: BLE001 (told in the window's thread, where whoever waits is)
            self.error = error
        self.ended.emit()


class Waiting(CalmDialog):
    """No button, and Esc does nothing: it goes when the work is through, or when the desk is locked."""

    def __init__(self, title: str, sentence: str, work: Work[T], parent: QWidget | None = None) -> None:
        super().__init__(title, parent, sentence=sentence, width=460)
        self.setObjectName("waiting")
        self._work = work
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(title)
        self.body.addWidget(self.bar)
        self.confirm.hide()
        self.cancel.hide()
        work.ended.connect(self.accept)

    def exec(self) -> int:
        """Begin the work and wait for it."""
        self._work.start()
        return super().exec()

    def reject(self) -> None:
        """It cannot be left half way. The lock hides it instead, and the work goes on to its end."""


def waited(parent: QWidget, title: str, sentence: str, act: Callable[[], T], *, to_the_end: bool = False) -> T | None:
    """What came of it; None where the desk was locked meanwhile. What went wrong is raised here.

    `to_the_end` is for a desk that is locked already: not even F9 leads past it.
    """
    work = Work(act)
    dialog = Waiting(title, sentence, work, parent)
    dialog.lock_key.setEnabled(not to_the_end)
    through = dialog.exec() == CalmDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not through:
        work.abandon()
        return None
    if work.error is not None:
        raise work.error
    return work.value
