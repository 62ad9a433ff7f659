"""Staff rows."""

from __future__ import annotations

from desktop_app.domain.staff import Role, StaffMember
from desktop_app.store.models import StaffRow
from desktop_app.store.prepared import Prepared

_ACTIVE = Prepared(
    StaffRow.select(StaffRow.id, StaffRow.name, StaffRow.role, StaffRow.extension, StaffRow.active)
    .where(StaffRow.active & (StaffRow.role != Role.ADMINISTRATOR.value))
    .order_by(StaffRow.name)
)
_WHO_IS_THERE = Prepared(
    StaffRow.select(StaffRow.id).where(StaffRow.active & (StaffRow.role != Role.ADMINISTRATOR.value))
)


def to_member(row: StaffRow) -> StaffMember:
    """A row as the domain's value."""
    return StaffMember(row.id, row.name, Role(row.role), row.extension, row.active)


def all_active() -> tuple[StaffMember, ...]:
    """Everyone who works with families, by name; who only looks after accounts is nobody's host."""
    return tuple(
        StaffMember(id_, name, Role(role), extension, bool(active))
        for id_, name, role, extension, active in _ACTIVE.rows()
    )


def ids_active() -> frozenset[int]:
    """The ids of everyone who works with families."""
    return frozenset(id_ for (id_,) in _WHO_IS_THERE.rows())


def add(name: str, role: Role, extension: str) -> StaffMember:
    """A new staff member."""
    return to_member(StaffRow.create(name=name, role=role.value, extension=extension))


def set_extension(staff_id: int, extension: str) -> bool:
    """Where somebody is reached from now on; False when there is nobody of this id."""
    return bool(StaffRow.update(extension=extension).where(StaffRow.id == staff_id).execute())
