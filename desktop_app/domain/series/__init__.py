"""Visits that repeat: the rule, its dates in a room's wall-clock time, and what a change of one of them reaches."""

from __future__ import annotations

from desktop_app.domain.series.changes import (
    Merged,
    Scope,
    Usual,
    merged,
    moves_day,
    reached,
    retimed,
    usual_of,
)
from desktop_app.domain.series.dates import Occurrence, Series, month_rules_for, occurrence_at, occurrences, split_at
from desktop_app.domain.series.planned import PlannedDate, Wish, plan_dates
from desktop_app.domain.series.rules import (
    LAST,
    MOST_INTERVAL,
    MOST_OCCURRENCES,
    MOST_YEARS,
    Frequency,
    NthWeekday,
    Repeat,
    check_repeat,
    from_rrule_text,
    to_rrule_text,
)

__all__ = [
    "LAST",
    "MOST_INTERVAL",
    "MOST_OCCURRENCES",
    "MOST_YEARS",
    "Frequency",
    "Merged",
    "NthWeekday",
    "Occurrence",
    "PlannedDate",
    "Repeat",
    "Scope",
    "Series",
    "Usual",
    "Wish",
    "check_repeat",
    "from_rrule_text",
    "merged",
    "month_rules_for",
    "moves_day",
    "occurrence_at",
    "occurrences",
    "plan_dates",
    "reached",
    "retimed",
    "split_at",
    "to_rrule_text",
    "usual_of",
]
