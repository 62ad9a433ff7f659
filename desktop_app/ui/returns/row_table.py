"""The table of a page: two-line cells and pills, rows as high as their words, opened by click or Enter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.ui import icons, theme
from desktop_app.ui.returns.rows import CELL, SORT, Cell, Index, RowModel
from desktop_app.ui.widgets.pill import SYMBOLS
from desktop_app.ui.widgets.text import breakable

BEFORE, AFTER, ABOVE = 13, 7, 9  # pixels around a cell's words, so that they stand under the head's
_PILL_HEIGHT, _PILL_ACROSS, _SYMBOL = 22, 10, 12
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
ROOMY = 180  # pixels the widest column should have
_MEASURED = 400  # rows; a longer table has rows of one height, so that 5,000 appear at once


class CellDelegate(QStyledItemDelegate):
    """Paints a `Cell`."""

    def __init__(self, parent: QWidget, ruled: bool = True) -> None:
        super().__init__(parent)
        self._ruled = ruled

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL)
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        styled.text = ""
        styled.state &= ~QStyle.StateFlag.State_HasFocus
        selected = bool(styled.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if self._ruled:
            styled.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, styled, painter, styled.widget)
        elif selected:
            _paint_chosen(painter, option.rect, index.column())
        if isinstance(cell, Cell):
            area = option.rect.adjusted(BEFORE, ABOVE, -AFTER, -ABOVE)
            if cell.tone:
                _paint_pill(painter, area, cell)
            else:
                _paint_lines(painter, area, cell, selected, self._ruled)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell = index.data(CELL)
        width = option.rect.width() or 200
        return QSize(width, height_of(cell, width)) if isinstance(cell, Cell) else QSize(width, 40)


def height_of(cell: Cell, width: int) -> int:
    """Pixels a cell needs at a width."""
    if cell.tone:
        return _PILL_HEIGHT + 2 * ABOVE
    inner = QRect(0, 0, max(width - BEFORE - AFTER, 40), 4000)
    height = QFontMetrics(_first_font(cell)).boundingRect(inner, _WRAP, breakable(cell.text)).height()
    if cell.second:
        height += (
            QFontMetrics(theme.font(theme.SECOND_PX)).boundingRect(inner, _WRAP, breakable(cell.second)).height() + 1
        )
    return max(height, _PILL_HEIGHT) + 2 * ABOVE


def _first_font(cell: Cell) -> QFont:
    if cell.muted:
        return theme.font(theme.SECOND_PX)
    return theme.font(weight=QFont.Weight.DemiBold if cell.strong else QFont.Weight.Normal)


def _paint_chosen(painter: QPainter, area: QRect, column: int) -> None:
    """The rounded ground of the chosen row where rows have no rules between them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.current().accent_soft))
    painter.setClipRect(area)
    painter.drawRoundedRect(area.adjusted(0, 0, 16, 0) if column == 0 else area.adjusted(-16, 0, 0, 0), 8, 8)
    painter.setClipping(False)


def _paint_lines(painter: QPainter, area: QRect, cell: Cell, selected: bool, ruled: bool) -> None:
    palette = theme.current()
    quiet = QColor(palette.second if selected else palette.third)
    ink = QColor(palette.accent if selected and not ruled else palette.ink)
    painter.setFont(_first_font(cell))
    painter.setPen(quiet if cell.muted else ink)
    first = breakable(cell.text)
    taken = painter.boundingRect(area, _WRAP, first)
    painter.drawText(area, _WRAP, first)
    if cell.second:
        painter.setFont(theme.font(theme.SECOND_PX))
        painter.setPen(quiet)
        painter.drawText(area.adjusted(0, taken.height() + 1, 0, 0), _WRAP, breakable(cell.second))


def _paint_pill(painter: QPainter, area: QRect, cell: Cell) -> None:
    ink, soft = theme.current().tone(cell.tone)
    font = theme.font(12)
    metrics = QFontMetrics(font)
    symbol = SYMBOLS.get(cell.tone, "")
    lead = _SYMBOL + 4 if symbol else 0
    room = area.width() - 2 * _PILL_ACROSS - lead
    words = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, room)
    shape = QRectF(area.left(), area.top(), metrics.horizontalAdvance(words) + lead + 2 * _PILL_ACROSS, _PILL_HEIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(soft))
    painter.drawRoundedRect(shape, _PILL_HEIGHT / 2, _PILL_HEIGHT / 2)
    if symbol:
        place = QPoint(round(shape.left()) + _PILL_ACROSS, round(shape.top()) + (_PILL_HEIGHT - _SYMBOL) // 2)
        painter.drawPixmap(place, icons.pixmap(symbol, ink, _SYMBOL, 2.0))
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(shape.adjusted(_PILL_ACROSS + lead, 0, 0, -1), int(Qt.AlignmentFlag.AlignVCenter), words)


class RowTable(QTableView):
    """Shows a `RowModel`; `widths` are pixels, and the one column with 0 takes the rest. Keeps the chosen row when the rows are read again."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        model: RowModel,
        name: str,
        parent: QWidget | None = None,
        *,
        widths: tuple[int, ...] = (),
        proxy: QSortFilterProxyModel | None = None,
        ruled: bool = True,
        dispensable: tuple[int, ...] = (),
    ) -> None:
        super().__init__(parent)
        self._rows_model = model
        self._widths = (*widths, *(0,) * model.columnCount())[: model.columnCount()]
        self._dispensable = dispensable
        self._proxy = proxy or QSortFilterProxyModel(self)
        self._proxy.setSourceModel(model)
        self._proxy.setSortRole(SORT)
        self._proxy.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        model.setParent(self)
        self.setModel(self._proxy)
        self.setItemDelegate(CellDelegate(self, ruled))
        self.setAccessibleName(name)
        self._dress()
        self.clicked.connect(self._on_opened)
        self.activated.connect(self._on_opened)
        self.selectionModel().currentRowChanged.connect(self._on_chosen)

    def show_rows(self, rows: tuple) -> None:
        """Show rows read anew, with the same one chosen as before."""
        kept = self.current()
        held = None if kept is None else self._rows_model.key(kept)
        self._rows_model.set_rows(rows)
        if held is not None:
            self.choose(held)
        self.fit_rows()

    def current(self) -> object | None:
        """The chosen row."""
        index = self.currentIndex()
        return self._rows_model.row(self._proxy.mapToSource(index).row()) if index.isValid() else None

    def choose(self, key: object) -> bool:
        """Choose the row with this key; tells whether there is one."""
        number = self._rows_model.number(key)
        if number < 0:
            return False
        self.setCurrentIndex(self._proxy.mapFromSource(self._rows_model.index(number, 0)))
        return True

    def let_sort(self) -> None:
        """Let a click on a column's head sort by it."""
        self.setSortingEnabled(True)
        self._proxy.sort(-1)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def proxy(self) -> QSortFilterProxyModel:
        """The sorted and filtered view of the rows."""
        return self._proxy

    def fit_rows(self) -> None:
        """Make every row as high as its words need."""
        if self._rows_model.rowCount() > _MEASURED:
            self.verticalHeader().setDefaultSectionSize(60)
            return
        widths = [width or self._rest() for width in self._widths]
        for row in range(self._proxy.rowCount()):
            heights = [
                height_of(self._proxy.index(row, column).data(CELL), width)
                for column, width in enumerate(widths)
                if not self.isColumnHidden(column)
            ]
            self.setRowHeight(row, max(heights) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
        self.fit_rows()

    def _rest(self) -> int:
        """The width of the column that takes what the others leave; the header knows it only later."""
        taken = sum(width for column, width in enumerate(self._widths) if not self.isColumnHidden(column))
        return max(self.viewport().width() - taken, 80)

    def _make_room(self) -> None:
        """Hide columns that can be spared, one after the other, until the widest has room for its words."""
        for column in self._dispensable:
            self.setColumnHidden(column, False)
        for column in self._dispensable:
            if self._rest() < ROOMY:
                self.setColumnHidden(column, True)

    def _dress(self) -> None:
        self.setProperty("role", "plain")
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(40)
        for column, width in enumerate(self._widths):
            if width:
                head.resizeSection(column, width)
            else:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _on_opened(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows_model.row(self._proxy.mapToSource(index).row()))

    def _on_chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._rows_model.row(self._proxy.mapToSource(current).row()))
