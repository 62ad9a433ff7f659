"""The keyboard on a page whose rows are made anew: it goes through the cards in order, and stays where it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def read_in_order(cards: Iterable[QWidget]) -> None:
    """Tab goes from card to card; Qt alone would put the newest rows after everything else."""
    for first, second in pairwise(part for card in cards for part in _stops(card)):
        QWidget.setTabOrder(first, second)


def from_focus_on(page: QWidget) -> list[QWidget]:
    """What has the keyboard, and all that comes after it on this page."""
    parts = [part for part in _stops(page) if part.objectName() and part.isVisible() and part.isEnabled()]
    focused = page.window().focusWidget()
    return parts[parts.index(focused) :] if focused in parts else []


def give_back(page: QWidget, before: Sequence[QWidget]) -> None:
    """The first of these names that is still there, or there again, gets the keyboard.

    A row that was taken away stays a hidden child until the event loop lets go of it.
    """
    for each in before:
        again = page.findChildren(QWidget, each.objectName())[-1]
        if again.isEnabled() and (again not in before or again.isVisible()):
            again.setFocus()
            return


def _stops(part: QWidget) -> list[QWidget]:
    return [each for each in part.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
