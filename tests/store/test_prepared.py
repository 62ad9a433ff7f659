"""A query whose SQL is written once is asked with other values each time."""

from __future__ import annotations

from desktop_app.store import rooms
from desktop_app.store.database import Database
from desktop_app.store.models import RoomRow
from desktop_app.store.prepared import Prepared, place
from tests.domain.around import ROOMS

SEATED = Prepared(
    RoomRow.select(RoomRow.name)
    .where(
        (RoomRow.id >= place(1)) & (RoomRow.id <= place(0)) & RoomRow.floor.in_(["1", "2"]) & (RoomRow.id != place(1))
    )
    .order_by(RoomRow.id)
)


def test_each_value_goes_to_its_place(database: Database) -> None:
    with database.writing():
        for room in ROOMS.values():
            rooms.add(room)
    with database.reading():
        assert SEATED.rows(3, 1) == [("Soft room B",), ("Soft room C",)]
        assert SEATED.rows(4, 2) == [("Soft room C",), ("Soft room D",)]
        assert SEATED.rows(1, 4) == []
