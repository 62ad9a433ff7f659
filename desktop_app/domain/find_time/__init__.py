"""Find a time: what a visit asks for, and the times that suit it best, each with its reasons."""

from __future__ import annotations

from desktop_app.domain.find_time.finding import Found, Obvious, Slot, WhyNot, find_times, first_time
from desktop_app.domain.find_time.free import Taken, ids_of, taken_of
from desktop_app.domain.find_time.ranking import Merit
from desktop_app.domain.find_time.wish import RoomNeed, TimeWish

__all__ = [
    "Found", "Merit", "Obvious", "RoomNeed", "Slot", "Taken", "TimeWish", "WhyNot", "find_times", "first_time",
    "ids_of", "taken_of",
]  # fmt: skip
