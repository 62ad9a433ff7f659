"""Staff rows."""

from __future__ import annotations

from desktop_app.domain.staff import Role, StaffMember
from desktop_app.store.models import StaffRow


def to_member(row: StaffRow) -> StaffMember:
    """A row as the domain's value."""
    return StaffMember(row.id, row.name, Role(row.role), row.extension, row.active)


def all_active() -> tuple[StaffMember, ...]:
    """Everyone who may sign in, by name."""
    return tuple(to_member(row) for row in StaffRow.select().where(StaffRow.active).order_by(StaffRow.name))


def add(name: str, role: Role, extension: str) -> StaffMember:
    """A new staff member."""
    return to_member(StaffRow.create(name=name, role=role.value, extension=extension))
