from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.buffers import Buffers
from desktop_app.domain.rooms import Purpose
from desktop_app.ui.scheduling.buffers import BuffersDialog
from desktop_app.ui.session import Session
from tests.ui.scheduling.conftest import Opens, visits

LEFT = Qt.MouseButton.LeftButton
SPACE = Qt.Key.Key_Space
FAMILY, VICTIM = Purpose.FAMILY_MEETING, Purpose.VICTIM_INTERVIEW


def test_a_purpose_gets_its_own_minutes_and_gives_them_back(qtbot: QtBot, session: Session, opens: Opens) -> None:
    before = visits(session, "Tess Howard").hold
    dialog = opens(BuffersDialog)
    assert isinstance(dialog, BuffersDialog)
    own, spins = dialog.page().own[VICTIM], dialog.page().minutes[VICTIM]
    assert [spin.isEnabled() for spin in spins] == [False] * 3
    own.setFocus()
    qtbot.keyClick(own, SPACE)
    for spin, times in zip(spins, (1, 2, 3), strict=True):
        spin.setFocus()
        for _ in range(times):
            qtbot.keyClick(spin, Qt.Key.Key_Up)
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert session.services.buffers.table(session.actor) == {(1, VICTIM): Buffers(35, 25, 30)}
    assert visits(session, "Tess Howard").hold == before, "what is booked keeps its hold"
    again = opens(BuffersDialog)
    assert isinstance(again, BuffersDialog)
    assert again.page().own[VICTIM].isChecked()
    assert again.page().minutes[VICTIM][2].value() == 30
    again.page().own[VICTIM].setFocus()
    qtbot.keyClick(again.page().own[VICTIM], SPACE)
    assert again.page().minutes[VICTIM][2].value() == 15
    qtbot.mouseClick(again.confirm, LEFT)
    assert session.services.buffers.table(session.actor) == {}


def test_each_room_has_its_own_purposes_and_all_are_saved(qtbot: QtBot, session: Session, opens: Opens) -> None:
    dialog = opens(BuffersDialog)
    assert isinstance(dialog, BuffersDialog)
    qtbot.mouseClick(dialog.page().own[FAMILY], LEFT)
    dialog.page().own[FAMILY].setChecked(True)
    dialog.room.setFocus()
    qtbot.keyClick(dialog.room, Qt.Key.Key_End)
    assert set(dialog.page().own) == {FAMILY, Purpose.RETURN_OF_BELONGINGS}
    dialog.page().own[FAMILY].setChecked(True)
    dialog.page().minutes[FAMILY][0].setValue(45)
    qtbot.mouseClick(dialog.confirm, LEFT)
    table = session.services.buffers.table(session.actor)
    assert table == {(1, FAMILY): Buffers(30, 15, 15), (4, FAMILY): Buffers(45, 15, 15)}
