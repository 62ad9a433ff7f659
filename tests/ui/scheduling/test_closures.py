from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTime
from pytestqt.qtbot import QtBot

from desktop_app.domain.closures import Closure, ClosureKind
from desktop_app.domain.staff import Role
from desktop_app.domain.times import Span, day_span
from desktop_app.ui.scheduling.closure_dialog import ClosureDialog
from desktop_app.ui.scheduling.closures import ClosuresDialog
from desktop_app.ui.scheduling.holidays import HolidaysDialog
from desktop_app.ui.session import Session
from tests.ui.conftest import Fairhaven, the, words_in
from tests.ui.scheduling.conftest import Opens, visits, within

LEFT = Qt.MouseButton.LeftButton
SPACE = Qt.Key.Key_Space


def coming(session: Session) -> tuple[Closure, ...]:
    found = session.services.closures.coming(session.actor)
    assert isinstance(found, tuple)
    return found


def close(session: Session, room_id: int | None, day: date, kind: ClosureKind = ClosureKind.OUT_OF_SERVICE) -> None:
    span = day_span(day, session.zone)
    added = session.services.closures.add(session.actor, Closure(0, kind, room_id, span, "Water"))
    assert coming(session), added


def test_an_empty_list_says_what_to_do(opens: Opens) -> None:
    assert "Nothing is closed" in words_in(opens(ClosuresDialog))


def test_a_room_is_closed_after_what_is_booked_was_shown(qtbot: QtBot, session: Session, opens: Opens) -> None:
    dialog = opens(ClosureDialog)
    assert isinstance(dialog, ClosureDialog)
    dialog.room.choose(visits(session, "Tess Howard").room_id)
    qtbot.keyClicks(dialog.reason.line, "Water came in")
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert coming(session) == ()
    assert visits(session, "Tess Howard").number in words_in(dialog.visits)
    assert "Tess" not in words_in(dialog)
    assert "look at the visits" in dialog.refusal.sentence()
    assert dialog.confirm.text() == "Close it all the same"
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert not dialog.isVisible()
    [closure] = coming(session)
    assert (closure.kind, closure.reason) == (ClosureKind.OUT_OF_SERVICE, "Water came in")
    assert closure.span == day_span(session.today(), session.zone)


def test_what_is_changed_after_it_was_shown_is_looked_at_again(qtbot: QtBot, session: Session, opens: Opens) -> None:
    dialog = opens(ClosureDialog)
    assert isinstance(dialog, ClosureDialog)
    qtbot.keyClicks(dialog.reason.line, "Water")
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert coming(session) == ()
    dialog.room.setFocus()
    qtbot.keyClick(dialog.room, Qt.Key.Key_Down)
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert coming(session) == (), "another room has other visits"


def test_some_hours_of_the_agency_by_keyboard(qtbot: QtBot, session: Session, opens: Opens) -> None:
    dialog = opens(ClosureDialog)
    assert isinstance(dialog, ClosureDialog)
    dialog.kind.setFocus()
    qtbot.keyClick(dialog.kind, Qt.Key.Key_Down)
    assert not dialog.room.isVisible()
    dialog.whole_days.setFocus()
    qtbot.keyClick(dialog.whole_days, SPACE)
    assert dialog.starts.isVisible()
    for field, hour in ((dialog.starts, 19), (dialog.ends, 21)):
        field.setTime(QTime(hour, 0))
    qtbot.keyClicks(dialog.reason.line, "Fire drill")
    dialog.confirm.setFocus()
    qtbot.keyClick(dialog.confirm, SPACE)
    [closure] = coming(session)
    start = day_span(session.today(), session.zone).start
    assert (closure.room_id, closure.span) == (None, Span(start + 19 * 3600, start + 21 * 3600))


def test_a_reason_and_an_order_are_asked_for(qtbot: QtBot, session: Session, opens: Opens) -> None:
    dialog = opens(ClosureDialog)
    assert isinstance(dialog, ClosureDialog)
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert dialog.refusal.sentence() == "Please give a short reason."
    dialog.whole_days.setChecked(False)
    dialog.ends.setTime(QTime(7, 0))
    qtbot.keyClicks(dialog.reason.line, "Water")
    qtbot.mouseClick(dialog.confirm, LEFT)
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert "the end comes after the start" in dialog.refusal.sentence()
    assert coming(session) == ()


def test_the_list_opens_what_is_in_the_way_and_opens_again(qtbot: QtBot, session: Session, opens: Opens) -> None:
    visit = visits(session, "Tess Howard")
    close(session, visit.room_id, session.today())
    dialog = opens(ClosuresDialog)
    assert isinstance(dialog, ClosuresDialog)
    read = words_in(dialog)
    assert "Still booked in this time" in read
    assert visit.number in read
    assert "Tess" not in read
    [closure] = coming(session)
    links = the(dialog, f"closures.visits.{closure.id}").findChildren(type(dialog.add))
    qtbot.mouseClick(next(each for each in links if each.property("key") == visit.id), LEFT)
    assert dialog.wanted == visit.id
    assert not dialog.isVisible()
    again = opens(ClosuresDialog)
    with qtbot.waitSignal(session.changed):
        qtbot.mouseClick(the(again, "closures.remove"), LEFT)
    assert coming(session) == ()
    assert "Nothing is closed" in words_in(again)


def test_add_is_reached_from_the_list(qtbot: QtBot, session: Session, opens: Opens) -> None:
    dialog = opens(ClosuresDialog)
    assert isinstance(dialog, ClosuresDialog)

    def fill(inner: ClosureDialog) -> None:
        inner.kind.choose(ClosureKind.HOLIDAY)
        inner.first.set_day(date(2026, 12, 24))
        assert inner.last.day() == date(2026, 12, 24)
        qtbot.keyClicks(inner.reason.line, "Founders' day")
        qtbot.mouseClick(inner.confirm, LEFT)

    within(ClosureDialog, fill)
    qtbot.mouseClick(dialog.add, LEFT)
    assert "A day we keep as a holiday" in words_in(dialog)
    assert "Thu 24 December 2026, all day · Founders' day" in words_in(dialog)


def test_victim_services_choose_holidays_but_not_the_state(qtbot: QtBot, fairhaven: Fairhaven, opens: Opens) -> None:
    session = fairhaven.session(Role.VICTIM_SERVICES)
    dialog = opens(HolidaysDialog, whose=session)
    assert isinstance(dialog, HolidaysDialog)
    assert not dialog.state.isEnabled()
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert dialog.refusal.sentence() == "Please tick a day first."
    box = next(box for day, box in dialog._boxes if day.name == "Christmas Day")
    box.setFocus()
    qtbot.keyClick(box, SPACE)
    qtbot.mouseClick(dialog.confirm, LEFT)
    [closure] = coming(session)
    assert (closure.kind, closure.reason) == (ClosureKind.HOLIDAY, "Christmas Day")
    assert not dialog.booked
    again = opens(HolidaysDialog, whose=session)
    assert isinstance(again, HolidaysDialog)
    assert "Fri 25 December 2026: Christmas Day (kept)" in words_in(again)


def test_another_state_and_year_have_other_holidays(qtbot: QtBot, session: Session, opens: Opens) -> None:
    dialog = opens(HolidaysDialog)
    assert isinstance(dialog, HolidaysDialog)
    dialog.state.setFocus()
    qtbot.keyClicks(dialog.state, "Haw")
    dialog.year.setFocus()
    qtbot.keyClick(dialog.year, Qt.Key.Key_Up)
    assert "Fri 20 August 2027: Statehood Day" in words_in(dialog)
    assert session.agency.state == "HI"
    qtbot.mouseClick(dialog.all, LEFT)
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert len(coming(session)) == len(dialog._boxes) > 10


def test_visits_on_a_day_that_is_kept_are_told(qtbot: QtBot, session: Session, opens: Opens) -> None:
    dialog = opens(HolidaysDialog)
    assert isinstance(dialog, HolidaysDialog)
    box = next(box for day, box in dialog._boxes if day.name == "Thanksgiving Day")
    qtbot.mouseClick(box, LEFT)
    box.setChecked(True)
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert dialog.booked
    assert "Booked on this day all the same" in words_in(opens(ClosuresDialog))
