"""The agency's own row, written at the first start."""

from __future__ import annotations

from desktop_app.domain.agency import Agency
from desktop_app.store.models import AgencyRow


def get() -> Agency | None:
    """The agency, or None before the first start."""
    row = AgencyRow.select().first()
    return Agency(row.name, row.address, row.phone, row.phone_hours, row.zone, row.sample) if row else None


def add(agency: Agency) -> None:
    """Write the agency of a new database."""
    AgencyRow.create(
        name=agency.name,
        address=agency.address,
        phone=agency.phone,
        phone_hours=agency.phone_hours,
        zone=agency.zone,
        sample=agency.sample,
    )
