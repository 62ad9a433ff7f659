"""How a copy and the making of copies are told."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_app.domain.backups import Backup, CopyState
from desktop_app.domain.times import local_day
from desktop_app.ui.moments import day_month
from desktop_app.ui.words import clock

MEGABYTE = 1_000_000


def when_words(copy: Backup, zone: str) -> str:
    """`24 November 2026, 9:50 am`."""
    day = local_day(copy.at, zone)
    return f"{day_month(day)} {day.year}, {clock(copy.at, zone)}"


def copy_words(copy: Backup) -> str:
    """Its size, and what else is to be known of it."""
    size = QLocale().toString(max(copy.size / MEGABYTE, 0.1), "f", 1)
    parts = [_tr("{size} MB").format(size=size), _tr("opened and checked when it was made")]
    if copy.before:
        parts.append(_tr("before an update of Safekeeping"))
    if copy.second_place:
        parts.append(_tr("in the second folder only"))
    return " · ".join(parts)


def state_words(state: CopyState, zone: str) -> str:
    """The last copy, and how many there are."""
    if state.only_looking:
        return _tr("These records are only looked at from here. Their copies are made where they are written to.")
    if not state.possible:
        return _tr("This is a sample agency: nothing of it is kept, so there are no copies.")
    if not state.copies:
        return _tr("There is no copy yet. The first one is made within a few seconds.")
    last = _tr("The last copy is of {when}.").format(when=when_words(state.copies[0], zone))
    count = len(state.copies)
    many = _tr("It is the only one.") if count == 1 else _tr("{count} copies are kept.").format(count=count)
    return f"{last} {many}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("copies", text)
