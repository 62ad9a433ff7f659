"""Room rows."""

from __future__ import annotations

from desktop_app.domain.rooms import Room, RoomKind
from desktop_app.store.models import RoomRow


def to_room(row: RoomRow) -> Room:
    """A row as the domain's value."""
    return Room(
        row.id,
        row.name,
        RoomKind(row.kind),
        row.zone,
        row.seats,
        row.step_free,
        row.entrance,
        row.before_minutes,
        row.after_minutes,
    )


def all_rooms() -> tuple[Room, ...]:
    """Every room, in the order they were set up."""
    return tuple(to_room(row) for row in RoomRow.select().order_by(RoomRow.id))


def add(room: Room) -> Room:
    """A new room; its id is given by the database."""
    return to_room(
        RoomRow.create(
            name=room.name,
            kind=room.kind.value,
            zone=room.zone,
            seats=room.seats,
            step_free=room.step_free,
            entrance=room.entrance,
            before_minutes=room.before_minutes,
            after_minutes=room.after_minutes,
        )
    )
