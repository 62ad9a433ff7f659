"""The drawn day: forty appointments in less than one frame of a 60-Hz screen, beside a plain fill of the same size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Need
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import HOUR
from desktop_app.ui import theme
from desktop_app.ui.rooms.time_view import TimeView
from tests.agency import at
from tests.ui.rooms.drawn_day import SOFT_A, drawn, visit

FRAME = 0.016  # seconds
SIZE = (1366, 768)
ROOMS = tuple(type(SOFT_A)(n, f"Room {n}", SOFT_A.kind, SOFT_A.zone, 4, True, "main lobby", 0, 15) for n in range(1, 9))


@pytest.fixture
def crowded(qtbot: QtBot, qapp: QApplication) -> TimeView:
    """Eight rooms with five visits each, all of them on screen."""
    theme.apply_theme(qapp, False)
    purposes = tuple(Purpose)
    visits = [
        visit(room.id * 10 + n, room, at(8 + 2 * n, 5 * n), at(9 + 2 * n, 15), purposes[n], needs=frozenset(Need))
        for room in ROOMS
        for n in range(5)
    ]
    view = TimeView()
    qtbot.addWidget(view)
    view.resize(*SIZE)
    view.show_schedule(drawn(*visits, rooms=ROOMS))
    with qtbot.waitExposed(view):
        view.show()
    assert len(view.blocks()) == 40
    return view


def test_a_crowded_day(benchmark: BenchmarkFixture, crowded: TimeView) -> None:
    image = _image(crowded)
    benchmark(crowded.viewport().render, image)
    _within_a_frame(benchmark)


def test_one_visit_of_a_crowded_day(benchmark: BenchmarkFixture, crowded: TimeView) -> None:
    image = _image(crowded)
    spot = crowded.geometry_now().event_rect(crowded.blocks()[7]).toRect()
    benchmark(_render_part, crowded, image, spot)
    _within_a_frame(benchmark)


def test_a_baseline_fill(benchmark: BenchmarkFixture, crowded: TimeView) -> None:
    benchmark(_fill, _image(crowded))


def test_a_baseline_day_without_visits(benchmark: BenchmarkFixture, crowded: TimeView) -> None:
    image = _image(crowded)
    crowded.show_schedule(drawn(rooms=ROOMS, now=at(8) - 24 * HOUR))
    benchmark(crowded.viewport().render, image)


def _image(view: TimeView) -> QImage:
    return QImage(view.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)


def _render_part(view: TimeView, image: QImage, spot: QRect) -> None:
    view.viewport().render(image, spot.topLeft(), spot)


def _fill(image: QImage) -> None:
    painter = QPainter(image)
    painter.fillRect(image.rect(), QColor("white"))
    painter.end()


def _within_a_frame(benchmark: BenchmarkFixture) -> None:
    """Only where it is measured: `pytest tests/benchmarks --benchmark-enable`."""
    if benchmark.enabled:
        assert benchmark.stats.stats.median < FRAME
