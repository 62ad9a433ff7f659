"""Documents seen at the table."""

from __future__ import annotations

from desktop_app.domain.identity import Document, Identity
from desktop_app.store.models import IdentityRow
from desktop_app.store.prepared import Prepared, place

_IT = IdentityRow
_OF_VISIT = Prepared(
    _IT.select(_IT.appointment, _IT.member, _IT.document, _IT.seen_by, _IT.at)
    .where(_IT.appointment == place(0))
    .order_by(_IT.id)
)


def of_visit(appointment_id: int) -> tuple[Identity, ...]:
    """Whose documents were seen at a visit, in the order they were."""
    return tuple(
        Identity(visit_id, member_id, Document(document), seen_by, at)
        for visit_id, member_id, document, seen_by, at in _OF_VISIT.rows(appointment_id)
    )


def add(seen: Identity) -> None:
    """One look at one person's document."""
    IdentityRow.create(
        appointment=seen.appointment_id,
        member=seen.member_id,
        document=seen.document.value,
        seen_by=seen.seen_by,
        at=seen.at,
    )
