"""Numbered paper forms: each row stays for good, so that no number is ever given twice."""

from __future__ import annotations

from typing import Any

from peewee import JOIN

from desktop_app.domain.paper_forms import PaperForm, Spoiled, form_number
from desktop_app.store.models import AppointmentRow, PaperFormRow

_IT = PaperFormRow


def _select(condition: Any) -> tuple[PaperForm, ...]:
    rows = _IT.select(_IT, AppointmentRow).join(AppointmentRow, JOIN.LEFT_OUTER).where(condition).order_by(_IT.id)
    return tuple(
        PaperForm(
            row.id,
            row.number,
            row.issued_by,
            row.issued_at,
            row.appointment_id,
            row.appointment.number if row.appointment_id else "",
            row.happened_at,
            row.entered_by,
            row.entered_at,
            row.spoiled_by,
            row.spoiled_at,
            Spoiled(row.spoiled_why) if row.spoiled_why else None,
        )
        for row in rows
    )


def everything() -> tuple[PaperForm, ...]:
    """Every form, in the order of their numbers."""
    return _select(_IT.id > 0)


def get(form_id: int) -> PaperForm | None:
    """One form."""
    found = _select(_IT.id == form_id)
    return found[0] if found else None


def of_case(case_id: int) -> tuple[PaperForm, ...]:
    """The forms that were entered for a family's visits."""
    return _select(AppointmentRow.case == case_id)


def of_visit(appointment_id: int) -> tuple[PaperForm, ...]:
    """The forms that were entered for one visit."""
    return _select(_IT.appointment == appointment_id)


def issue(count: int, by_name: str, at: int) -> tuple[PaperForm, ...]:
    """So many new numbers, in the row where the last one ended."""
    last = _IT.select().count()
    made = [
        _IT.create(number=form_number(last + place), issued_by=by_name, issued_at=at).id
        for place in range(1, count + 1)
    ]
    return _select(_IT.id.in_(made))


def enter(form_id: int, appointment_id: int, happened_at: int, by_name: str, at: int) -> None:
    """What stood on the form is in the records now."""
    _IT.update(appointment=appointment_id, happened_at=happened_at, entered_by=by_name, entered_at=at).where(
        _IT.id == form_id
    ).execute()


def spoil(form_id: int, by_name: str, at: int, why: Spoiled) -> None:
    """The form is not to be used, or could not be."""
    _IT.update(spoiled_by=by_name, spoiled_at=at, spoiled_why=why.value).where(_IT.id == form_id).execute()
