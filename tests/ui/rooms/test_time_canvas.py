from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QScrollBar
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Status
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import HOUR, Span
from desktop_app.ui import theme
from desktop_app.ui.rooms.cursor import Place
from desktop_app.ui.rooms.geometry import HEADER_HEIGHT, HOURS_WIDTH
from desktop_app.ui.rooms.time_view import TimeView
from tests.agency import at
from tests.ui.rooms.drawn_day import (
    BELONGINGS,
    GARDEN,
    HERE,
    MEETING,
    NOW,
    SOFT_A,
    SOFT_B,
    VISITS,
    WITNESS,
    drawn,
    visit,
)


def shown(view: TimeView) -> QImage:
    return view.viewport().grab().toImage()


def colour(image: QImage, x: float, y: float) -> str:
    return QColor(image.pixel(round(x), round(y))).name().upper()


# What is drawn


def test_the_day_opens_at_working_hours(view: TimeView) -> None:
    assert view.geometry_now().y(0, at(8)) == pytest.approx(HEADER_HEIGHT + 5, abs=1)
    assert view.geometry_now().y(0, at(18)) < view.viewport().height()


def test_the_whole_day_can_be_scrolled_to(view: TimeView) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.minimum())
    assert view.geometry_now().y(0, at(0)) == pytest.approx(HEADER_HEIGHT)
    bar.setValue(bar.maximum())
    assert view.geometry_now().y(0, at(0, day=25)) <= view.viewport().height()


def test_each_purpose_has_its_bar_and_the_now_line_is_clay(view: TimeView) -> None:
    image, place, palette = shown(view), view.geometry_now(), theme.current()
    for visited, tone in ((WITNESS, palette.plum), (MEETING, palette.blue), (BELONGINGS, palette.accent)):
        block = next(block for block in view.blocks() if block.appointment is visited)
        rect = place.event_rect(block)
        assert colour(image, rect.left() + 2, rect.center().y()) == tone
    assert colour(image, place.left(3) + 100, place.y(0, NOW)) == palette.clay


def test_holds_are_hatched_beside_their_event(view: TimeView) -> None:
    image, place = shown(view), view.geometry_now()
    hold = place.span_rect(0, Span(WITNESS.hold.start, WITNESS.event.start)).toRect().adjusted(4, 3, -4, -3)
    assert len({image.pixel(x, hold.center().y()) for x in range(hold.left(), hold.right())}) > 3
    free = QRect(hold.translated(0, -60))
    assert len({image.pixel(x, free.center().y()) for x in range(free.left(), free.right())}) == 1


def test_the_header_stays_while_the_hours_scroll(view: TimeView) -> None:
    header = QRect(0, 0, view.viewport().width(), HEADER_HEIGHT)
    before = view.viewport().grab(header).toImage()
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 77)
    assert view.viewport().grab(header).toImage() == before


def test_only_what_is_exposed_is_painted(view: TimeView) -> None:
    place = view.geometry_now()
    spot = place.span_rect(1, MEETING.event).toRect()
    assert view.viewport().grab(spot).toImage() == shown(view).copy(spot)


def test_many_rooms_scroll_sideways_beneath_their_names(qtbot: QtBot) -> None:
    rooms = tuple(
        type(SOFT_A)(number, f"Room {number}", SOFT_A.kind, SOFT_A.zone, 4, True, "") for number in range(1, 13)
    )
    view = TimeView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show_schedule(drawn(visit(1, rooms[11], at(9), at(10)), rooms=rooms))
    view.show()
    view.select(1)
    rect = view.geometry_now().event_rect(view.blocks()[0])
    assert rect.left() >= HOURS_WIDTH
    assert rect.right() <= view.viewport().width()


def test_another_theme_is_drawn_at_once(view: TimeView, qapp: QApplication) -> None:
    light = shown(view)
    theme.apply_theme(qapp, True)
    assert shown(view) != light
    assert (
        colour(shown(view), view.geometry_now().left(3) + 100, view.geometry_now().y(0, at(12, 30)))
        == theme.DARK.surface
    )


def test_the_same_hour_stays_on_top_when_the_window_grows(view: TimeView) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 120)
    before = view.geometry_now().instant(0, HEADER_HEIGHT)
    view.resize(1400, 900)
    assert view.geometry_now().instant(0, HEADER_HEIGHT) == pytest.approx(before, abs=120)


def test_words_cut_short_are_told_whole_under_the_pointer(view: TimeView) -> None:
    place = view.geometry_now()
    assert view.words_at(QPointF(view.point_of(SOFT_B.id, at(11, 30)))).startswith(
        "Family meeting, 11:00 am to 12:00 pm"
    )
    assert view.words_at(QPointF(place.left(1) + 20, 20)) == "Soft room B, beside the lobby · 5 seats · child-friendly"
    assert view.words_at(QPointF(view.point_of(GARDEN.id, at(11, 30)))) == ""


# For the ear, and when the day changes


def test_the_accessible_name_is_what_is_selected(view: TimeView) -> None:
    view.select(WITNESS.id)
    assert view.accessibleName().startswith("Witness interview, 1:30 pm to 3:00 pm, Soft room A")
    assert "Tuesday 24 November" in view.accessibleDescription()
    view.go(Place(3, at(9)))
    assert view.accessibleName() == "Garden room, 9:00 am, no appointment"


def test_the_selection_follows_a_visit_that_moved(view: TimeView) -> None:
    view.select(WITNESS.id)
    moved = visit(WITNESS.id, GARDEN, at(16), at(17), Purpose.WITNESS_INTERVIEW)
    view.show_schedule(drawn(HERE, moved))
    assert view.place() == Place(3, at(16), WITNESS.id)


def test_the_selection_stays_on_the_time_when_a_visit_is_gone(view: TimeView) -> None:
    view.select(WITNESS.id)
    view.show_schedule(drawn(HERE))
    assert view.place() == Place(0, at(13, 30))


def test_the_lobby_sees_one_tone_and_initials(view: TimeView) -> None:
    view.show_schedule(drawn(*VISITS, lobby=True))
    place = view.geometry_now()
    rect = place.span_rect(0, WITNESS.event)
    assert colour(shown(view), rect.left() + 2, rect.center().y()) == theme.current().accent
    view.select(WITNESS.id)
    assert view.accessibleName().startswith("J. M., 1:30 pm")


def test_short_and_narrow_blocks_still_paint(view: TimeView) -> None:
    view.show_schedule(
        drawn(*(visit(n, SOFT_A, at(8 + n, 7), at(8 + n, 7 + 15 * n), status=Status.CONFIRMED) for n in (1, 2, 3)))
    )
    view.resize(430, 320)
    assert not shown(view).isNull()
    assert isinstance(view.horizontalScrollBar(), QScrollBar)
    assert view.horizontalScrollBar().maximum() > 0


def test_the_line_of_now_moves_and_is_gone_on_another_day(view: TimeView) -> None:
    view.set_now(at(12, 40))
    place = view.geometry_now()
    assert colour(shown(view), place.left(3) + 100, place.y(0, at(12, 40))) == theme.current().clay
    view.set_now(at(12, 40) + 24 * HOUR)
    assert colour(shown(view), place.left(3) + 100, place.y(0, at(12, 40))) != theme.current().clay
