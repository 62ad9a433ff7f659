"""A week of eight rooms, ten appointments a room and day: laid out and painted, beside a plain fill of the same picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Need
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.schedule import columns_for, days_from, lay_out
from desktop_app.ui import theme
from desktop_app.ui.rooms.time_view import TimeView
from tests.agency import ZONE, at
from tests.ui.rooms.drawn_day import SOFT_A, drawn, visit

SIZE = (1600, 900)
SUNDAY = date(2026, 11, 22)
ROOMS = tuple(
    replace(SOFT_A, id=number, name=f"Room {number}", before_minutes=5, after_minutes=15, decompression_minutes=5)
    for number in range(1, 9)
)
PURPOSES = tuple(Purpose)
VISITS = tuple(
    visit(
        day * 1000 + room.id * 20 + nth, room, at(8 + nth, 5, 22 + day), at(8 + nth, 45, 22 + day),
        PURPOSES[(nth + room.id) % len(PURPOSES)], needs=frozenset(Need),
    )
    for day in range(7)
    for room in ROOMS
    for nth in range(10)
)  # fmt: skip
WEEK = pytest.mark.benchmark(group="a week of 560 appointments")


@pytest.fixture
def week(qtbot: QtBot, qapp: QApplication) -> TimeView:
    theme.apply_theme(qapp, False)
    view = TimeView()
    qtbot.addWidget(view)
    view.resize(*SIZE)
    view.show_schedule(drawn(*VISITS, rooms=ROOMS, day=SUNDAY, count=7))
    with qtbot.waitExposed(view):
        view.show()
    assert len(view.blocks()) == 560
    return view


@WEEK
def test_layout(benchmark: BenchmarkFixture) -> None:
    columns = columns_for(days_from(SUNDAY, 7), [room.id for room in ROOMS], ZONE)
    assert len(benchmark(lay_out, VISITS, columns, 1.0)) == 560


@WEEK
def test_a_full_paint(benchmark: BenchmarkFixture, week: TimeView) -> None:
    benchmark(week.viewport().render, _image(week))


@WEEK
def test_layout_and_paint(benchmark: BenchmarkFixture, week: TimeView) -> None:
    image, words = _image(week), drawn(*VISITS, rooms=ROOMS, day=SUNDAY, count=7)

    def show() -> None:
        week.show_schedule(words)
        week.viewport().render(image)

    benchmark(show)


@WEEK
def test_a_part_of_it(benchmark: BenchmarkFixture, week: TimeView) -> None:
    image, geometry = _image(week), week.geometry_now()
    block = next(each for each in week.blocks() if each.column == week.columns_shown()[9])
    spot = geometry.event_rect(block).toRect().adjusted(-20, -40, 20, 40)
    assert week.viewport().rect().contains(spot)
    benchmark(lambda: week.viewport().render(image, spot.topLeft(), spot))


@WEEK
def test_a_baseline_fill(benchmark: BenchmarkFixture, week: TimeView) -> None:
    image = _image(week)

    def fill() -> None:
        painter = QPainter(image)
        painter.fillRect(image.rect(), QColor("white"))
        painter.end()

    benchmark(fill)


def _image(view: TimeView) -> QImage:
    return QImage(view.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)
