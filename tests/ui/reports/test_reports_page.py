"""The Reports page: the same numbers as charts, as tables and as CSV, and something to do when there are none."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.reports import Period, report_on
from desktop_app.domain.staff import AT_WORK, Role
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.messages import Messages
from desktop_app.ui.reports.charts import BarChart
from desktop_app.ui.reports.figures import Bar, Figure, csv_rows, figures
from desktop_app.ui.reports.page import ReportsPage
from desktop_app.ui.reports.table import FigureTable
from tests.ui.conftest import Fairhaven

KEYS = ("rooms", "purposes", "hours", "weekdays", "leads", "endings")


class Kept:
    """Where a file goes instead of a disk."""

    def __init__(self) -> None:
        self.data = b""

    def __call__(self, parent: QWidget, data: bytes, name: str, title: str, kinds: str, messages: Messages) -> Path:
        self.data = data
        return Path(name)


@pytest.fixture
def page(qtbot: QtBot, fairhaven: Fairhaven) -> ReportsPage:
    made = ReportsPage(fairhaven.session(Role.SUPERVISOR))
    qtbot.addWidget(made)
    made.resize(1150, 760)
    made.reload()
    made.show()
    return made


def charts(page: ReportsPage) -> dict[str, BarChart]:
    return {key: page.cards[key].findChild(BarChart, f"reports.chart.{key}") for key in KEYS}


def test_every_figure_is_drawn_and_told(page: ReportsPage) -> None:
    for key, chart in charts(page).items():
        figure = chart.figure()
        assert figure is not None
        assert figure.key == key
        assert chart.accessibleName() == figure.title
        for bar in figure.bars:
            assert (f"{bar.label}: {bar.said}" in chart.accessibleDescription()) is bool(bar.visits)
        assert chart.focusPolicy() == Qt.FocusPolicy.TabFocus
    assert "1 Nov to 30 Nov 2026" in page.heading.subtitle()


def test_the_tables_have_the_numbers_of_the_charts(page: ReportsPage) -> None:
    drawn = {key: chart.figure() for key, chart in charts(page).items()}
    page.view.set_value("tables")
    for key in KEYS:
        table = page.cards[key].findChild(FigureTable, f"reports.table.{key}")
        model = table.model()
        shown = [(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())]
        assert shown == [(bar.label, str(bar.visits)) for bar in drawn[key].bars]
        assert table.accessibleName() == drawn[key].title


def test_another_period_counts_anew(page: ReportsPage) -> None:
    page.period.period.set_value(Period.YEAR.value)
    assert page.period.days() == (date(2026, 1, 1), date(2026, 12, 31))
    assert "1 Jan to 31 Dec 2026" in page.heading.subtitle()
    page.period.period.set_value(Period.OWN.value)
    assert page.period.first.isVisibleTo(page)
    page.period.first.setDate(page.period.first.date().addYears(1))
    assert "lies before" in page.notice.sentence()
    assert not page.save.isEnabled()


def test_a_period_without_visits_says_what_to_do_next(qtbot: QtBot, page: ReportsPage) -> None:
    page.period.choose(date(2020, 1, 1), date(2020, 1, 31))
    assert page.empty.isVisible()
    assert not page.save.isEnabled()
    with qtbot.waitSignal(page.rooms_wanted):
        page.empty.button.click()
    page.period.period.set_value(Period.THIS_MONTH.value)
    assert not page.empty.isVisible()


def test_the_csv_is_the_report_and_leaves_a_trace(page: ReportsPage, fairhaven: Fairhaven) -> None:
    page.save_as = kept = Kept()
    page.save.click()
    rows = list(csv.reader(StringIO(kept.data.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["From", "To", "Counted by", "What", "Visits", "Hours"]
    assert {len(row) for row in rows} == {6}
    by_room = [int(row[4]) for row in rows if row[2] == "By room"]
    assert f"{sum(by_room)} visit" in page.heading.subtitle()
    assert "room-use-2026-11-01-2026-11-30.csv" in page.notice.sentence()


def test_a_room_called_like_a_formula_stays_a_name() -> None:
    report = report_on([], [(1, "=HYPERLINK(1)", "UTC")], "UTC", date(2026, 1, 1), date(2026, 1, 31))
    assert [row[3] for row in csv_rows(report) if row[2] == "By room"] == ["=HYPERLINK(1)"]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [240, 520, 900])
def test_bars_are_as_long_as_their_numbers(qtbot: QtBot, qapp: object, width: int, dark: bool) -> None:
    theme.apply_theme(qapp, dark)
    bars = (Bar("One", 10), Bar("A very long name of a room that nobody wants to read", 20), Bar("None", 0))
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.show_figure(Figure("x", "Title", "", "Head", bars))
    chart.resize(width, chart.sizeHint().height())
    chart.show()
    image = chart.grab().toImage()
    colour = theme.mix(theme.current().accent, theme.current().surface, 0.72)
    ratio = image.devicePixelRatio()
    lengths = []
    for row in range(3):
        y = round((row * 34 + 17) * ratio)
        lengths.append(sum(image.pixelColor(x, y).name() == colour for x in range(image.width())))
    assert lengths[2] == 0
    assert abs(lengths[1] - 2 * lengths[0]) <= 2
    theme.apply_theme(qapp, False)


def test_standing_bars_share_a_ground_line(qtbot: QtBot) -> None:
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.show_figure(Figure("x", "Title", "", "Head", (Bar("8 am", 1), Bar("9 am", 4), Bar("10 am", 0)), upright=True))
    chart.resize(300, chart.sizeHint().height())
    chart.show()
    assert chart.accessibleDescription() == "8 am: 1; 9 am: 4"
    assert not chart.grab().isNull()


def test_the_numbers_of_an_empty_report_are_all_there() -> None:
    report = report_on([], [(1, "Soft room A", "UTC")], "UTC", date(2026, 1, 1), date(2026, 1, 31))
    assert [figure.key for figure in figures(report)] == list(KEYS)
    assert len(figures(report)[3].bars) == 7


@pytest.mark.parametrize("role", sorted(AT_WORK))
def test_only_those_who_may_read_reports_find_the_page(qtbot: QtBot, fairhaven: Fairhaven, role: Role) -> None:
    agency = fairhaven.services.agency.get()
    assert agency is not None
    desk = Desk(fairhaven.services, agency, fairhaven.clock)
    qtbot.addWidget(desk.window)
    desk.sign_in(fairhaven.one(role).id)
    found = desk.window.findChild(QWidget, "rail.reports")
    assert (found is not None) is (role in {Role.VICTIM_SERVICES, Role.SUPERVISOR})
    if found is not None:
        desk.window.show_page("reports")
        desk.window.page("reports").rooms_wanted.emit()
        assert desk.window.current_key() == "rooms"
