"""A desk nobody uses locks by itself: AC-11, ten minutes unless the agency chose otherwise, thirty at most."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from desktop_app.domain.accounts import IDLE_MINUTES, MOST_IDLE_MINUTES

_LOOK = 5_000  # milliseconds
_USED = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
}


CLOCK: int | None = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))


def awake_or_not() -> float:
    """Seconds that never go back and go on while the computer sleeps; Python's own stop there on Linux and macOS."""
    return time.monotonic() if CLOCK is None else time.clock_gettime(CLOCK)


class IdleWatch(QObject):
    """Looks at keys and pointer of every window of ours. Its clock never goes back, whatever the computer's does."""

    idle = Signal()
    looked = Signal()
    """Every few seconds while somebody is signed in."""

    def __init__(self, clock: Callable[[], float] = awake_or_not) -> None:
        super().__init__()
        self._clock = clock
        self._limit = IDLE_MINUTES * 60.0
        self._used = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_window)

    def start(self, minutes: int = IDLE_MINUTES) -> None:
        """Somebody signed in."""
        self._limit = min(minutes, MOST_IDLE_MINUTES) * 60.0
        self._used = self._clock()
        self._on_window(QGuiApplication.focusWindow())
        self._timer.start()

    def stop(self) -> None:
        """Nobody is signed in."""
        self._timer.stop()

    def used(self) -> None:
        """Somebody is here; after the time is over, as when the computer slept, it is too late."""
        if self._timer.isActive() and self._is_over():
            QTimer.singleShot(0, self.look)
        else:
            self._used = self._clock()

    def look(self) -> None:
        """Whether it is time."""
        if not self._timer.isActive():
            return
        if self._is_over():
            self.stop()
            self.idle.emit()
        else:
            self.looked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note every key and every move, and let them pass."""
        if event.type() in _USED:
            self.used()
        return False

    def _is_over(self) -> bool:
        return self._clock() - self._used >= self._limit

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
