"""The numbers of a figure as a table: what the chart shows, for screen readers and for who would rather read."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop_app.ui.reports.figures import Bar, Figure, hours_words
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import Cell, RowModel


class FigureModel(RowModel[Bar]):
    """One row a bar: what, visits and, where they are counted, hours."""

    def cell(self, row: Bar, column: int) -> Cell:
        """What to show."""
        shown = (row.label, f"{row.visits:,}", "" if row.minutes is None else hours_words(row.minutes))
        return Cell(shown[column], muted=column == 0 and not row.visits)

    def key(self, row: Bar) -> object:
        """The label."""
        return row.label


class FigureTable(RowTable):
    """As high as its rows."""

    def __init__(self, figure: Figure, parent: QWidget | None = None) -> None:
        columns = [figure.head, self.tr("Visits"), *([self.tr("Hours")] if figure.with_hours else [])]
        super().__init__(FigureModel(columns), figure.title, parent, widths=(0, 90, 90)[: len(columns)])
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.show_rows(figure.bars)

    def fit_rows(self) -> None:
        """Every row as high as its words, and the table as high as its rows."""
        super().fit_rows()
        rows = sum(self.rowHeight(row) for row in range(self.model().rowCount()))
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 4)
