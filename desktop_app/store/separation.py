"""Rows of parties and of what keeps them apart."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from desktop_app.domain.appointments import RELEASED, Appointment
from desktop_app.domain.separation import Party, Scope, Separation, Why
from desktop_app.store.appointments import to_appointment
from desktop_app.store.models import AppointmentRow, PartyRow, SeparationRow
from desktop_app.store.prepared import Prepared

_COLUMNS = (
    SeparationRow.id, SeparationRow.one, SeparationRow.other, SeparationRow.minutes, SeparationRow.scope,
    SeparationRow.why, SeparationRow.ended_at,
)  # fmt: skip
_STANDING = Prepared(SeparationRow.select(*_COLUMNS).where(SeparationRow.ended_at.is_null()).order_by(SeparationRow.id))
_PARTIES = Prepared(PartyRow.select(PartyRow.id, PartyRow.code, PartyRow.case).order_by(PartyRow.id))


def _to_separation(row: tuple[Any, ...]) -> Separation:
    return Separation(row[0], row[1], row[2], row[3], Scope(row[4]), Why(row[5]), row[6])


def standing() -> tuple[Separation, ...]:
    """Every rule that has not been ended: one query."""
    return tuple(_to_separation(row) for row in _STANDING.rows())


def get(separation_id: int) -> Separation | None:
    """One rule, ended or not."""
    row = SeparationRow.select(*_COLUMNS).where(SeparationRow.id == separation_id).tuples().first()
    return _to_separation(row) if row else None


def add(one_id: int, other_id: int, minutes: int, scope: Scope, why: Why) -> Separation:
    """A new rule; the lower party comes first, so that a pair reads one way only."""
    low, high = sorted((one_id, other_id))
    row = SeparationRow.create(one=low, other=high, minutes=minutes, scope=scope.value, why=why.value)
    return Separation(row.id, low, high, minutes, scope, why)


def end(separation_id: int, now: int) -> None:
    """End a rule; the row stays."""
    SeparationRow.update(ended_at=now).where(SeparationRow.id == separation_id).execute()


def parties() -> tuple[Party, ...]:
    """Every party: one query."""
    return tuple(Party(*row) for row in _PARTIES.rows())


def party(party_id: int) -> Party | None:
    """One party."""
    return next((each for each in parties() if each.id == party_id), None)


def add_party(case_id: int | None) -> Party:
    """A new party with the next code, as `P-0012`: a code tells nothing about anybody."""
    last = PartyRow.select(PartyRow.id).order_by(PartyRow.id.desc()).limit(1).scalar() or 0
    row = PartyRow.create(code=f"P-{last + 1:04d}", case=case_id)
    return Party(row.id, row.code, case_id)


def set_party(appointment_id: int, version: int, party_id: int) -> bool:
    """Whom an appointment is with, when its version is still the one read."""
    row = AppointmentRow
    changed = (
        row.update(party=party_id, version=version + 1).where((row.id == appointment_id) & (row.version == version))
    ).execute()
    return bool(changed)


def visits_of(parties: Collection[Party], after: int) -> tuple[Appointment, ...]:
    """The appointments of some parties and of their cases that still stand and are not over, first to last."""
    row = AppointmentRow
    theirs = row.party.in_([each.id for each in parties]) | row.case.in_([each.case_id for each in parties])
    rows = (
        row.select()
        .where(theirs & (row.hold_end > after) & row.status.not_in([status.value for status in RELEASED]))
        .order_by(row.hold_start, row.id)
    )
    return tuple(to_appointment(each) for each in rows)
