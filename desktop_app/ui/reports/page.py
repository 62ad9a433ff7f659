"""The Reports page: choose a period, see what the rooms were used for, as charts or as tables, and save the numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.csv_files import csv_bytes
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.reports import Report
from desktop_app.ui.file_output import save_file
from desktop_app.ui.messages import Messages
from desktop_app.ui.reports.charts import BarChart
from desktop_app.ui.reports.figures import Figure, csv_rows, figures, period_words, visits_words
from desktop_app.ui.reports.period import PeriodChoice
from desktop_app.ui.reports.table import FigureTable
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.fitting import FittingScroll
from desktop_app.ui.widgets.heading import PAGE_MARGINS, PageHeading
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.segmented import Segmented
from desktop_app.ui.widgets.text import label

Saver = Callable[[QWidget, bytes, str, str, str, Messages], Path | None]


class ReportsPage(QWidget):
    """`save_as` is where the numbers leave memory; tests replace it."""

    rooms_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setObjectName("reports")
        self._session = session
        self._report: Report | None = None
        self._folder = Path()
        self.save_as: Saver = save_file
        self.heading = PageHeading(self.tr("Reports"))
        self.notice = Notice()
        self.period = PeriodChoice(session.today())
        self.view = Segmented([("charts", self.tr("Charts")), ("tables", self.tr("Tables"))], self.tr("Show as"))
        self.save = Button(self.tr("Save as CSV…"), "", "save")
        self.cards: dict[str, Card] = {}
        self.empty = EmptyState(
            self.tr("No visits on these days"),
            self.tr("As soon as a room is booked, it is counted here. Choose other days above, or book a room."),
            self.tr("Go to Rooms"),
            "reports",
        )
        self._assemble()
        self._connect()

    def reload(self) -> None:
        """Count the chosen days anew."""
        self.period.set_today(self._session.today())
        first, last = self.period.days()
        report = self._session.services.reports.over(self._session.actor, first, last)
        if isinstance(report, Refused):
            self._report = None
            self.notice.say(sentences(report), "clay")
            self.save.setEnabled(False)
            return
        self.notice.clear()
        self._report = report
        self.heading.set_subtitle(f"{period_words(first, last)} · {visits_words(report.visits)}")
        self.save.setEnabled(not report.empty)
        self.view.setEnabled(not report.empty)
        self._body.setCurrentWidget(self.empty if report.empty else self._scroll)
        if not report.empty:
            self._show(report)

    def _show(self, report: Report) -> None:
        tables = self.view.value() == "tables"
        for figure in figures(report):
            card = self.cards[figure.key]
            card.clear()
            if figure.sentence:
                card.body.addWidget(label(figure.sentence, "second", wrap=True))
            card.body.addWidget(self._table(figure) if tables else self._chart(figure))
            card.body.addStretch(1)

    @staticmethod
    def _chart(figure: Figure) -> BarChart:
        chart = BarChart()
        chart.setObjectName(f"reports.chart.{figure.key}")
        chart.show_figure(figure)
        return chart

    @staticmethod
    def _table(figure: Figure) -> FigureTable:
        table = FigureTable(figure)
        table.setObjectName(f"reports.table.{figure.key}")
        return table

    def _on_changed(self) -> None:
        self.reload()

    def _on_save(self) -> None:
        report, session = self._report, self._session
        if report is None:
            return
        name = f"room-use-{report.first.isoformat()}-{report.last.isoformat()}.csv"
        path = self.save_as(
            self,
            csv_bytes(csv_rows(report)),
            str(self._folder / name),
            self.tr("Save the numbers"),
            self.tr("Lists (*.csv)"),
            session.messages,
        )
        if path is None:
            return
        self._folder = path.parent
        refused = session.services.reports.exported(session.actor, report.first, report.last)
        if isinstance(refused, Refused):
            self.notice.say(sentences(refused), "clay")
        else:
            self.notice.say(self.tr("Saved as {name}.").format(name=path.name), "green")

    def _on_rooms(self) -> None:
        self.rooms_wanted.emit()

    def _assemble(self) -> None:
        self.view.setObjectName("reports.view")
        self.save.setObjectName("reports.save")
        self.notice.setObjectName("reports.notice")
        self.heading.add_action(self.save)
        self.save.setVisible(self._session.may(Action.EXPORT_REPORT))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(14)
        keys = ("rooms", "purposes", "hours", "weekdays", "leads", "endings")
        titles = (self.tr("By room"), self.tr("By purpose"), self.tr("By hour"), self.tr("By weekday"))
        titles += (self.tr("From booking to visit"), self.tr("What became of them"))
        for number, (key, title) in enumerate(zip(keys, titles, strict=True)):
            card = self.cards[key] = Card(title)
            card.setObjectName(f"reports.{key}")
            grid.addWidget(card, number // 2, number % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self._scroll = FittingScroll()
        self._scroll.rows.addLayout(grid)
        self._body = QStackedWidget()
        self._body.addWidget(self._scroll)
        self._body.addWidget(self.empty)
        choices = QHBoxLayout()
        choices.addWidget(self.period, 1)
        choices.addWidget(self.view)
        page = QVBoxLayout(self)
        page.setContentsMargins(*PAGE_MARGINS)
        page.setSpacing(14)
        page.addWidget(self.heading)
        page.addWidget(self.notice)
        page.addLayout(choices)
        page.addWidget(self._body, 1)

    def _connect(self) -> None:
        self.period.changed.connect(self._on_changed)
        self.view.chosen.connect(self._on_changed)
        self.save.clicked.connect(self._on_save)
        self.empty.requested.connect(self._on_rooms)
