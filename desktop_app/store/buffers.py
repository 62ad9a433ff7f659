"""Rows of the minutes around an event, where a purpose has its own."""

from __future__ import annotations

from desktop_app.domain.buffers import Buffers
from desktop_app.domain.rooms import Purpose
from desktop_app.store.models import BufferRow
from desktop_app.store.prepared import Prepared

_TABLE = Prepared(
    BufferRow.select(
        BufferRow.room,
        BufferRow.purpose,
        BufferRow.setup_minutes,
        BufferRow.decompression_minutes,
        BufferRow.reset_minutes,
    )
)


def table() -> dict[tuple[int, Purpose], Buffers]:
    """Every room and purpose whose buffers differ from the room's own: one query."""
    return {(room, Purpose(purpose)): Buffers(*minutes) for room, purpose, *minutes in _TABLE.rows()}


def put(room_id: int, purpose: Purpose, buffers: Buffers) -> None:
    """The buffers of a purpose in a room, whatever they were."""
    remove(room_id, purpose)
    BufferRow.create(
        room=room_id,
        purpose=purpose.value,
        setup_minutes=buffers.setup,
        decompression_minutes=buffers.decompression,
        reset_minutes=buffers.reset,
    )


def remove(room_id: int, purpose: Purpose) -> None:
    """Back to the room's own."""
    BufferRow.delete().where((BufferRow.room == room_id) & (BufferRow.purpose == purpose.value)).execute()
