from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.rooms import Room, RoomKind
from desktop_app.ui.scheduling.rooms import RoomDialog, RoomsDialog
from desktop_app.ui.session import Session
from tests.ui.conftest import the, words_in
from tests.ui.scheduling.conftest import Opens, within

LEFT = Qt.MouseButton.LeftButton
SPACE = Qt.Key.Key_Space


def rooms(session: Session) -> tuple[Room, ...]:
    found = session.services.rooms.all(session.actor)
    assert isinstance(found, tuple)
    return found


def test_a_room_is_added_from_the_list(qtbot: QtBot, session: Session, opens: Opens) -> None:
    dialog = opens(RoomsDialog)
    assert isinstance(dialog, RoomsDialog)

    def fill(inner: RoomDialog) -> None:
        qtbot.mouseClick(inner.confirm, LEFT)
        assert "Please fill in: the name." in inner.refusal.sentence()
        qtbot.keyClicks(inner.name.line, "Linden room")
        inner.kind.setFocus()
        qtbot.keyClick(inner.kind, Qt.Key.Key_Down)
        inner.step_free.setFocus()
        qtbot.keyClick(inner.step_free, SPACE)
        inner.private_entrance.setFocus()
        qtbot.keyClick(inner.private_entrance, SPACE)
        for field, words in ((inner.waiting_area, "Hall"), (inner.floor, "2"), (inner.building, "Annex")):
            qtbot.keyClicks(field.line, words)
        inner.theirs.setValue(20)
        qtbot.mouseClick(inner.confirm, LEFT)

    within(RoomDialog, fill)
    with qtbot.waitSignal(session.changed):
        qtbot.mouseClick(dialog.add, LEFT)
    added = rooms(session)[-1]
    assert (added.name, added.kind, added.step_free, added.private_entrance, added.recording) == (
        "Linden room", RoomKind.CHILD_FRIENDLY, True, True, False,
    )  # fmt: skip
    assert (added.waiting_area, added.floor, added.building) == ("Hall", "2", "Annex")
    assert (added.before_minutes, added.decompression_minutes, added.after_minutes) == (30, 20, 35)
    assert "Linden room" in words_in(dialog)
    assert "entrance of its own · Hall · 2 · Annex" in words_in(dialog)


def test_a_room_is_changed_and_keeps_its_kind(qtbot: QtBot, session: Session, opens: Opens) -> None:
    dialog = opens(RoomsDialog)
    before = rooms(session)[1]

    def fill(inner: RoomDialog) -> None:
        assert not inner.kind.isEnabled()
        assert inner.name.text() == before.name
        inner.name.line.selectAll()
        qtbot.keyClicks(inner.name.line, "Soft room A")
        qtbot.mouseClick(inner.confirm, LEFT)
        assert "This is here already" in inner.refusal.sentence()
        inner.name.line.selectAll()
        qtbot.keyClicks(inner.name.line, "Quiet room")
        inner.seats.setFocus()
        qtbot.keyClick(inner.seats, Qt.Key.Key_Up)
        qtbot.mouseClick(inner.confirm, LEFT)

    within(RoomDialog, fill)
    qtbot.mouseClick(the(dialog, f"room_list.change.{before.id}"), LEFT)
    after = rooms(session)[1]
    assert (after.name, after.seats, after.kind, after.entrance) == (
        "Quiet room", before.seats + 1, before.kind, before.entrance,
    )  # fmt: skip
    assert "Quiet room" in words_in(dialog)


def test_it_says_that_minutes_count_for_new_bookings(opens: Opens) -> None:
    assert "The minutes count for new bookings only." in words_in(opens(RoomDialog))
