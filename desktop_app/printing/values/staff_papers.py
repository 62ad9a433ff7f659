"""The values of role checklists and of the front desk's day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from desktop_app.domain.handouts import ChecklistStep, DaySheet, Phase, RoleChecklist, RoomReadiness
from desktop_app.printing import dates
from desktop_app.printing.forms import Value
from desktop_app.printing.values.wording import Values, Wording, in_english, initials, listed

READY_WITHIN = timedelta(minutes=60)
"""How long before a visit the room may be made ready (gates A6 and B11)."""


def checklist_values(document: RoleChecklist, wording: Wording) -> Values:
    def rows(phase: Phase) -> tuple[Mapping[str, Value], ...]:
        return tuple(_step(step, wording) for step in document.steps if step.phase == phase)

    return {
        "role": wording.role(document.role),
        "version": wording.form.word("version", protocol=document.protocol, version=document.version),
        "record_number": document.record_number,
        "when": dates.weekday_and_time(document.starts, wording.language) if document.starts else "",
        "shut": ", ".join(document.shut) or wording.form.word("all_open"),
        "before": rows("before"),
        "during": rows("during"),
        "after": rows("after"),
    }


def _step(step: ChecklistStep, wording: Wording) -> Values:
    return {
        "done": bool(step.done_by),
        "text": step.text,
        "gate": step.gate,
        "stands": wording.form.word(f"gate_{step.stands}") if step.stands else "",
        "initials": initials(step.done_by),
        "time": dates.short_time(step.done_at.time(), wording.language) if step.done_at else "",
        "not_applicable": step.not_applicable,
    }


def day_sheet_values(document: DaySheet, wording: Wording) -> Values:
    return {
        "day": _first_letter_up(dates.weekday(document.day, wording.language)),
        "rows": tuple(
            {
                "time": dates.short_time(row.starts, wording.language),
                "initials": row.initials,
                "host": row.host,
                "room": in_english(row.room, wording.language),
                "door": in_english(row.door, wording.language),
            }
            for row in document.rows
        ),
    }


def room_values(document: RoomReadiness, wording: Wording) -> Values:
    language = wording.language
    earliest = document.starts - READY_WITHIN
    return {
        "room": in_english(document.room, language),
        "door": in_english(document.door, language),
        "when": dates.weekday_and_time(document.starts, language),
        "earliest": dates.short_time(earliest.time(), language),
        "latest": dates.short_time(document.starts.time(), language),
        "recording": document.recording,
        "children": document.children,
        "ready": listed(document.ready),
        "reset": listed(document.reset),
    }


def _first_letter_up(text: str) -> str:
    return text[:1].upper() + text[1:]
