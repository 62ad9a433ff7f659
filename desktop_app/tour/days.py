"""The days and the families of the tour, and what every journey does."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QTabWidget

from desktop_app.tour.hands import NotThere
from desktop_app.tour.walker import Walker

ZONE = ZoneInfo("America/New_York")
DAY = datetime(2026, 11, 24, 9, 50, tzinfo=ZONE)
SAMPLE_AT = int(DAY.timestamp())
TOMORROW = QDate(2026, 11, 25)
DANIEL, ROSA = "26-014877", "26-013902"


def at(hour: int, minute: int, day: int = 24, month: int = 11) -> int:
    """An instant of the tour's weeks, in epoch seconds."""
    return int(datetime(2026, month, day, hour, minute, tzinfo=ZONE).timestamp())


def hands_tab(walk: Walker, title: str) -> None:
    """Turn to a tab of the family's page, by its bar."""
    tabs = walk.hands.find("family.tabs", QTabWidget)
    index = next((i for i in range(tabs.count()) if tabs.tabText(i).startswith(title)), -1)
    if index < 0:
        raise NotThere(f"no tab {title}")
    walk.click_tab(tabs, index)


def words_on(walk: Walker) -> str:
    """All the words a person can read in front, for checks."""
    return walk.hands.words()
