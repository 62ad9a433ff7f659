"""The table of a page: two-line cells and pills, rows as high as their words, opened by click or Enter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from desktop_app.ui import icons, theme
from desktop_app.ui.returns.rows import CELL, SORT, Cell, Index, RowModel
from desktop_app.ui.widgets.pill import SYMBOLS

ACROSS, ABOVE = 10, 9  # pixels around a cell's words
_PILL_HEIGHT, _PILL_ACROSS, _SYMBOL = 22, 10, 12
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_MEASURED = 400  # rows; a longer table has rows of one height, so that 5,000 appear at once


class CellDelegate(QStyledItemDelegate):
    """Paints a `Cell`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL)
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        styled.text = ""
        styled.state &= ~QStyle.StateFlag.State_HasFocus
        styled.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, styled, painter, styled.widget)
        if not isinstance(cell, Cell):
            return
        painter.save()
        area = option.rect.adjusted(ACROSS, ABOVE, -ACROSS, -ABOVE)
        if cell.tone:
            _paint_pill(painter, area, cell)
        else:
            _paint_lines(painter, area, cell, bool(styled.state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell = index.data(CELL)
        width = option.rect.width() or 200
        return QSize(width, height_of(cell, width)) if isinstance(cell, Cell) else QSize(width, 40)


def height_of(cell: Cell, width: int) -> int:
    """Pixels a cell needs at a width."""
    if cell.tone:
        return _PILL_HEIGHT + 2 * ABOVE
    inner = QRect(0, 0, max(width - 2 * ACROSS, 40), 4000)
    height = QFontMetrics(_first_font(cell)).boundingRect(inner, _WRAP, cell.text).height()
    if cell.second:
        height += QFontMetrics(theme.font(theme.SECOND_PX)).boundingRect(inner, _WRAP, cell.second).height() + 1
    return max(height, _PILL_HEIGHT) + 2 * ABOVE


def _first_font(cell: Cell) -> QFont:
    if cell.muted:
        return theme.font(theme.SECOND_PX)
    return theme.font(weight=QFont.Weight.DemiBold if cell.strong else QFont.Weight.Normal)


def _paint_lines(painter: QPainter, area: QRect, cell: Cell, selected: bool) -> None:
    palette = theme.current()
    quiet = QColor(palette.second if selected else palette.third)
    painter.setFont(_first_font(cell))
    painter.setPen(quiet if cell.muted else QColor(palette.ink))
    taken = painter.boundingRect(area, _WRAP, cell.text)
    painter.drawText(area, _WRAP, cell.text)
    if cell.second:
        painter.setFont(theme.font(theme.SECOND_PX))
        painter.setPen(quiet)
        painter.drawText(area.adjusted(0, taken.height() + 1, 0, 0), _WRAP, cell.second)


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
    """Shows a `RowModel`; keeps the chosen row when the rows are read again."""

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
    ) -> None:
        super().__init__(parent)
        self._rows_model = model
        self._proxy = proxy or QSortFilterProxyModel(self)
        self._proxy.setSourceModel(model)
        self._proxy.setSortRole(SORT)
        self._proxy.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        model.setParent(self)
        self.setModel(self._proxy)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(name)
        self._dress(widths)
        self.horizontalHeader().sectionResized.connect(self._on_width)
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
        widths = [self.columnWidth(column) for column in range(self._proxy.columnCount())]
        for row in range(self._proxy.rowCount()):
            cells = [self._proxy.index(row, column).data(CELL) for column in range(len(widths))]
            self.setRowHeight(row, max(height_of(cell, width) for cell, width in zip(cells, widths, strict=True)) + 1)

    def content_height(self) -> int:
        """Pixels that head and rows take, for a table that stands in a scrolling page."""
        rows = sum(self.rowHeight(row) for row in range(self._proxy.rowCount()))
        return self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth()

    def _dress(self, widths: tuple[int, ...]) -> None:
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
        for column in range(self._rows_model.columnCount()):
            width = widths[column] if column < len(widths) else 0
            if width:
                head.resizeSection(column, width)
            else:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _on_width(self) -> None:
        self.fit_rows()

    def _on_opened(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows_model.row(self._proxy.mapToSource(index).row()))

    def _on_chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._rows_model.row(self._proxy.mapToSource(current).row()))
