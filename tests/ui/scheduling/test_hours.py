from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTime
from pytestqt.qtbot import QtBot

from desktop_app.domain.closures import Opening
from desktop_app.ui.scheduling.hours import HoursDialog
from desktop_app.ui.session import Session
from tests.ui.scheduling.conftest import Opens

LEFT = Qt.MouseButton.LeftButton
SPACE = Qt.Key.Key_Space


def kept(session: Session, room_id: int | None = None) -> list[tuple[int, int, int]]:
    found = session.services.closures.openings(session.actor)
    assert isinstance(found, tuple)
    return [(each.weekday, each.opens, each.closes) for each in found if each.room_id == room_id]


def test_the_agency_sets_its_week_by_keyboard(qtbot: QtBot, session: Session, opens: Opens) -> None:
    dialog = opens(HoursDialog)
    assert isinstance(dialog, HoursDialog)
    assert dialog.usual.isChecked()
    assert not dialog.week.isEnabled()
    dialog.usual.setFocus()
    qtbot.keyClick(dialog.usual, SPACE)
    for day in (5, 6):
        dialog.week.closed[day].setFocus()
        qtbot.keyClick(dialog.week.closed[day], SPACE)
        assert not dialog.week.opens[day].isEnabled()
    dialog.week.opens[4].setFocus()
    qtbot.keyClick(dialog.week.opens[4], Qt.Key.Key_Up)
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert kept(session) == [*((day, 480, 1080) for day in range(4)), (4, 495, 1080)]


def test_a_room_keeps_the_agencys_hours_until_it_has_its_own(qtbot: QtBot, session: Session, opens: Opens) -> None:
    week = [Opening(None, day, 540, 1020) for day in range(5)]
    session.services.closures.set_hours(session.actor, None, week)
    dialog = opens(HoursDialog)
    assert isinstance(dialog, HoursDialog)
    dialog.whose.setFocus()
    qtbot.keyClick(dialog.whose, Qt.Key.Key_Down)
    assert dialog.usual.text() == "As the agency"
    assert dialog.usual.isChecked()
    assert dialog.week.opens[0].time() == QTime(9, 0)
    assert dialog.week.closed[6].isChecked()
    qtbot.mouseClick(dialog.usual, LEFT, pos=QPoint(12, dialog.usual.height() // 2))
    dialog.week.closes[0].setTime(QTime(0, 0))
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert kept(session, 1)[0] == (0, 540, 1440)
    assert kept(session) == [(day, 540, 1020) for day in range(5)]


def test_what_was_typed_for_one_room_stays_while_another_is_looked_at(
    qtbot: QtBot, session: Session, opens: Opens
) -> None:
    dialog = opens(HoursDialog)
    assert isinstance(dialog, HoursDialog)
    dialog.usual.setFocus()
    qtbot.keyClick(dialog.usual, SPACE)
    dialog.week.closes[2].setTime(QTime(20, 0))
    dialog.whose.setFocus()
    qtbot.keyClick(dialog.whose, Qt.Key.Key_Down)
    assert dialog.week.closes[2].time() == QTime(20, 0), "as the agency would be"
    qtbot.keyClick(dialog.whose, Qt.Key.Key_Up)
    assert not dialog.usual.isChecked()
    assert dialog.week.closes[2].time() == QTime(20, 0)
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert (2, 480, 1200) in kept(session)
    assert kept(session, 1) == []


def test_a_week_without_a_day_and_a_day_that_ends_first_are_refused(
    qtbot: QtBot, session: Session, opens: Opens
) -> None:
    dialog = opens(HoursDialog)
    assert isinstance(dialog, HoursDialog)
    dialog.usual.setFocus()
    qtbot.keyClick(dialog.usual, SPACE)
    for box in dialog.week.closed.values():
        box.setChecked(True)
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert "leave one day open" in dialog.refusal.sentence()
    dialog.week.closed[0].setChecked(False)
    dialog.week.closes[0].setTime(QTime(7, 0))
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert "the end comes after the start" in dialog.refusal.sentence()
    assert dialog.isVisible()
    assert kept(session) == []
    dialog.week.closes[0].setTime(QTime(17, 0))
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert kept(session) == [(0, 480, 1020)]


def test_back_to_the_usual_hours(qtbot: QtBot, session: Session, opens: Opens) -> None:
    session.services.closures.set_hours(session.actor, None, [Opening(None, 0, 540, 1020)])
    dialog = opens(HoursDialog)
    assert isinstance(dialog, HoursDialog)
    assert dialog.week.closed[1].isChecked()
    dialog.usual.setFocus()
    qtbot.keyClick(dialog.usual, SPACE)
    assert not dialog.week.closed[1].isChecked()
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert kept(session) == []
