"""The agency's own row, written at the first start."""

from __future__ import annotations

from uuid import uuid4

from desktop_app.domain.agency import Agency
from desktop_app.store.models import AgencyRow
from desktop_app.store.prepared import PreparedRows

_ONE = PreparedRows(AgencyRow.select().limit(1))
"""Asked by nearly everything: what day it is depends on where."""


def get() -> Agency | None:
    """The agency, or None before the first start."""
    for row in _ONE.named():
        return Agency(row.name, row.address, row.phone, row.phone_hours, row.zone, bool(row.sample), row.state, row.uid)
    return None


def add(agency: Agency) -> None:
    """Write the agency of a new database."""
    AgencyRow.create(
        name=agency.name,
        address=agency.address,
        phone=agency.phone,
        phone_hours=agency.phone_hours,
        zone=agency.zone,
        sample=agency.sample,
        state=agency.state,
        uid=agency.uid or uuid4().hex,
    )


def change(agency: Agency) -> None:
    """What stands on its letters."""
    AgencyRow.update(
        name=agency.name, address=agency.address, phone=agency.phone, phone_hours=agency.phone_hours
    ).execute()


def set_state(state: str) -> None:
    """Which state's law says what is a holiday."""
    AgencyRow.update(state=state).execute()
