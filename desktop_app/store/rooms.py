"""Room rows."""

from __future__ import annotations

from typing import Any

from desktop_app.domain.rooms import Room, RoomKind
from desktop_app.store.models import RoomRow
from desktop_app.store.prepared import Prepared

_ALL = Prepared(
    RoomRow.select(
        RoomRow.id,
        RoomRow.name,
        RoomRow.kind,
        RoomRow.zone,
        RoomRow.seats,
        RoomRow.step_free,
        RoomRow.entrance,
        RoomRow.before_minutes,
        RoomRow.after_minutes,
        RoomRow.decompression_minutes,
        RoomRow.floor,
        RoomRow.building,
        RoomRow.waiting_area,
        RoomRow.recording,
        RoomRow.private_entrance,
    ).order_by(RoomRow.id)
)


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
        row.decompression_minutes,
        row.floor,
        row.building,
        row.waiting_area,
        row.recording,
        row.private_entrance,
    )


def all_rooms() -> tuple[Room, ...]:
    """Every room, in the order they were set up."""
    return tuple(map(_of_columns, _ALL.rows()))


def _of_columns(row: tuple[Any, ...]) -> Room:
    id_, name, kind, zone, seats, step_free, entrance, before, after, theirs, floor, building, area, recording, own = (
        row
    )
    places = (floor, building, area)
    return Room(
        id_, name, RoomKind(kind), zone, seats, bool(step_free), entrance, before, after, theirs, *places,
        bool(recording), bool(own),
    )  # fmt: skip


def add(room: Room) -> Room:
    """A new room; its id is given by the database."""
    return to_room(RoomRow.create(kind=room.kind.value, zone=room.zone, **_columns(room)))


def update(room: Room) -> None:
    """What a room offers and where it is; never its kind and clocks, on which what is booked rests."""
    RoomRow.update(**_columns(room)).where(RoomRow.id == room.id).execute()


def _columns(room: Room) -> dict[str, object]:
    return {
        "name": room.name,
        "seats": room.seats,
        "step_free": room.step_free,
        "entrance": room.entrance,
        "before_minutes": room.before_minutes,
        "after_minutes": room.after_minutes,
        "decompression_minutes": room.decompression_minutes,
        "floor": room.floor,
        "building": room.building,
        "waiting_area": room.waiting_area,
        "recording": room.recording,
        "private_entrance": room.private_entrance,
    }
