"""The words about a belonging that was not found."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.missing_items import MissingItem
from desktop_app.ui.moments import day_month

translate = QCoreApplication.translate


def state_line(missing: MissingItem, missed_on: date, today: date) -> str:
    """`Not found since 24 November · the family does not know yet`."""
    return " \u00b7 ".join((_found_words(missing, missed_on, today), told_words(missing, today)))


def told_words(missing: MissingItem, today: date) -> str:
    """Whether the family knows, since when, from whom."""
    if missing.told_on is not None:
        told = translate("missing", "the family was told on {day} by {name}")
        return told.format(day=day_month(missing.told_on, today), name=missing.told_by)
    if missing.found_at is not None:
        return translate("missing", "it was found before the family was told")
    return translate("missing", "the family does not know yet")


def _found_words(missing: MissingItem, missed_on: date, today: date) -> str:
    if missing.found_at is not None:
        return translate("missing", "Not found on {day}, and found again").format(day=day_month(missed_on, today))
    if missing.explained_at is not None:
        words = translate("missing", "Not found on {day}; {name} recorded what became of it")
        return words.format(day=day_month(missed_on, today), name=missing.explained_by)
    return translate("missing", "Not found since {day}").format(day=day_month(missed_on, today))
