"""The values of the custody leaf and of the one sheet for three people."""

from __future__ import annotations

from desktop_app.domain.handouts import CustodyLeaf, DryRun, OpenStep
from desktop_app.printing import dates
from desktop_app.printing.forms import Value
from desktop_app.printing.values.wording import Wording, in_english

BY_HAND = 6
"""Empty lines on a custody leaf."""
ROLES = ("front_desk", "evidence", "victim_services")
MOST = 4
"""Steps of one person that fit on the sheet; those that open a gate come first."""


def leaf_values(leaf: CustodyLeaf, wording: Wording) -> dict[str, Value]:
    """Everything the form of a custody leaf may name."""
    form = wording.form
    return {
        "case_number": leaf.record_number,
        "number": leaf.number,
        "description": leaf.description,
        "place": form.word(f"place_{leaf.place}"),
        "seal": leaf.seal,
        "legs": tuple(
            {
                "when": dates.moment(leg.at, wording.language),
                "start": form.word(f"place_{leg.from_place}"),
                "end": form.word(f"place_{leg.to_place}"),
                "by": leg.by_name,
                "seal": leg.seal,
            }
            for leg in leaf.legs
        ),
        "lines": tuple({"blank": "____________"} for _ in range(BY_HAND)),
    }


def dry_run_values(sheet: DryRun, wording: Wording) -> dict[str, Value]:
    """Everything the form of the one sheet may name."""
    form, language = wording.form, wording.language

    checked = form.word("checked_yes" if sheet.reconciled else "checked_no")
    boxes = form.word("boxes", boxes=str(sheet.boxes), packed=str(sheet.packed), checked=checked) if sheet.boxes else ""
    return {
        "record_number": sheet.record_number,
        "when": dates.weekday_and_time(sheet.starts, language),
        "how_long": form.word("minutes", duration=dates.duration(sheet.minutes, language)),
        "where": in_english(", ".join(part for part in (sheet.room, sheet.door) if part), language),
        "guest": form.word("guests", initials=sheet.guest, count=str(sheet.party_size)),
        "host": sheet.host,
        "evidence": sheet.evidence,
        "boxes": boxes or form.word("boxes_none"),
        "checked": form.word("checked_yes" if sheet.reconciled else "checked_no"),
        "rows": _rows(sheet, wording),
    }


def _rows(sheet: DryRun, wording: Wording) -> tuple[dict[str, Value], ...]:
    """What each of the three still has to do, side by side; what does not fit on one sheet is on the checklist."""
    columns = {role: _column(sheet, role, wording) for role in ROLES}
    long = max(len(steps) for steps in columns.values())
    return tuple(
        {role: steps[row] if row < len(steps) else "" for role, steps in columns.items()} for row in range(long)
    )


def _column(sheet: DryRun, role: str, wording: Wording) -> list[str]:
    mine = [step for step in sheet.steps if step.role == role]
    first = sorted(mine, key=_without_gate)[:MOST]
    said = [
        wording.form.word("step", text=step.text, gate=step.gate) if step.gate else step.text
        for step in mine
        if step in first
    ]
    if len(mine) > MOST:
        said.append(wording.form.word("more", count=str(len(mine) - MOST)))
    return said


def _without_gate(step: OpenStep) -> bool:
    return not step.gate
