"""Python's garbage collector, kept to the window's own thread.

A collection runs in whichever thread happens to allocate. Pages are laid out and copies are made beside the window; were
a window's parts freed there, Qt would stop their timers from the wrong thread.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1_000  # milliseconds


class Collecting(QObject):
    """Collects when Python itself would have, but only here. One an application."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(collect)
        self._timer.start()


def collect() -> None:
    """The oldest generation that has had enough, as the collector's own thresholds say."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return
