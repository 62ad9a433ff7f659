"""Days and moments as the Returns pages write them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop_app.domain.times import local_day
from desktop_app.ui.words import clock, short_day

translate = QCoreApplication.translate


def day_month(day: date, today: date | None = None) -> str:
    """`12 November`, with the year when it is not this one."""
    shape = "d MMMM" if today is None or day.year == today.year else "d MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), shape)


def moment_words(at: int, zone: str) -> str:
    """`3 Nov 10:12 am`: the wall clock of the agency."""
    return f"{short_day(local_day(at, zone))} {clock(at, zone)}"


def ago(day: date, today: date) -> str:
    """How long since a day."""
    days = (today - day).days
    if days <= 0:
        return translate("moments", "today")
    if days == 1:
        return translate("moments", "yesterday")
    return translate("moments", "{days} days ago").format(days=days)
