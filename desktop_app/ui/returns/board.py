"""The board: one row a family, its stage, how long it waits, for what, and whose move it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from desktop_app.domain.board import BoardRow, chosen
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.returns import Stage
from desktop_app.domain.search import words_of
from desktop_app.domain.texts import TEXT_LIMIT
from desktop_app.ui.returns.board_filters import BoardFilters
from desktop_app.ui.returns.board_words import days_words, move_words, waits_line
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.returns.search_results import SearchResults
from desktop_app.ui.returns.wording import family_title, stage_tone
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.heading import PAGE_MARGINS, PageHeading
from desktop_app.ui.words import word

translate = QCoreApplication.translate
FAMILY, STAGE, DAYS, WAITS, COORDINATOR = range(5)
_STAGES = {stage: number for number, stage in enumerate(Stage)}


class BoardModel(RowModel[BoardRow]):
    """Columns: family, stage, days in it, what it waits for and whose move it is, coordinator."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            (
                translate("board", "Family"),
                translate("board", "Stage"),
                translate("board", "Waits"),
                translate("board", "What it waits for"),
                translate("board", "Coordinator"),
            )
        )
        self._session = session
        self._today = session.today()

    def set_rows(self, rows: Sequence[BoardRow]) -> None:
        """Show these rows as of today."""
        self._today = self._session.today()
        super().set_rows(rows)

    def cell(self, row: BoardRow, column: int) -> Cell:
        if column == FAMILY:
            return Cell(family_title(row), row.number, strong=True)
        if column == STAGE:
            return Cell(word(row.stage), tone=stage_tone(row.stage))
        if column == DAYS:
            return Cell(*days_words(row, self._today))
        if column == WAITS:
            return Cell(waits_line(row, self._today), move_words(row.role))
        return Cell(row.coordinator or translate("board", "nobody yet"), muted=not row.coordinator)

    def key(self, row: BoardRow) -> int:
        return row.case_id


def in_order(rows: Sequence[BoardRow], column: int, down: bool) -> list[BoardRow]:
    """Rows sorted by a column; those who wait for a day alone come after all whom somebody can help on.

    Python sorts: it asks each row once, where Qt would ask each pair.
    """
    keys = {
        FAMILY: lambda row: (row.name_to_use.casefold(), row.number),
        STAGE: lambda row: _STAGES[row.stage],
        DAYS: lambda row: (row.role is not None, row.days),
        WAITS: lambda row: (word(row.role) if row.role else "", row.waits.value),
        COORDINATOR: lambda row: row.coordinator.casefold(),
    }
    return sorted(rows, key=keys[column], reverse=down)


class _Order(QSortFilterProxyModel):
    """Hands a wish to sort on instead of sorting."""

    wanted = Signal(int, bool)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column >= 0:
            self.wanted.emit(column, order is Qt.SortOrder.DescendingOrder)


class Board(QWidget):
    """Search, the families, and the button that opens a case."""

    family_opened = Signal(int)
    item_opened = Signal(int, int)
    case_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._session = session
        self._rows: tuple[BoardRow, ...] = ()
        self._order = (DAYS, True)
        self.heading = PageHeading(self.tr("Returns"))
        self.search = QLineEdit()
        self.search.setObjectName("returns.search")
        self.search.setPlaceholderText(self.tr("Name, number, belonging or barcode"))
        self.search.setAccessibleName(self.tr("Search families, people, belongings and barcodes"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(TEXT_LIMIT)
        self.search.setFixedWidth(300)
        self.open_case = Button(self.tr("Open a case"), "primary", "plus")
        self.open_case.setObjectName("returns.open_case")
        self.filters = BoardFilters(session.actor.role)
        proxy = _Order(self)
        self.table = RowTable(
            BoardModel(session),
            self.tr("Families"),
            widths=(250, 172, 136, 0, 150),
            proxy=proxy,
            dispensable=(COORDINATOR,),
        )
        self.table.setObjectName("returns.board")
        self.table.let_sort()
        self.table.horizontalHeader().setSortIndicator(DAYS, Qt.SortOrder.DescendingOrder)
        self.found = SearchResults()
        self._assemble()
        proxy.wanted.connect(self._on_sorted)
        self.filters.changed.connect(self._show)
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self.found.open_chosen)
        self.search.installEventFilter(self)
        self.table.opened.connect(self._on_opened)
        self.found.family_wanted.connect(self.family_opened)
        self.found.item_wanted.connect(self.item_opened)
        self.open_case.clicked.connect(self.case_wanted)
        self._empty.requested.connect(self.case_wanted)
        self._none_chosen.requested.connect(self.filters.clear)

    def show_rows(self, rows: Sequence[BoardRow]) -> None:
        """Show these families."""
        self._rows = tuple(rows)
        self.filters.offer(rows)
        self.search.setVisible(bool(rows))
        self.filters.setVisible(bool(rows))
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search line, Down goes into what was found, and Escape back to the board."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.search:
            if event.key() == Qt.Key.Key_Down and self._pages.currentWidget() is self.found:
                self.found.table.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _assemble(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*PAGE_MARGINS)
        column.setSpacing(14)
        self.heading.add_action(self.search)
        self.heading.add_action(self.open_case)
        self.open_case.setVisible(self._session.may(Action.OPEN_CASE))
        column.addWidget(self.heading)
        column.addWidget(self.filters)
        may_open = self._session.may(Action.OPEN_CASE)
        self._empty = EmptyState(
            self.tr("No family has a case here yet"),
            self.tr(
                "Open a case with the report number. Each role's checklist begins with it, and belongings can then be added."
            ),
            self.tr("Open a case") if may_open else "",
            "returns",
        )
        self._none = EmptyState(
            self.tr("Nobody and nothing found"),
            self.tr("Try the case number, the beginning of a name, or the barcode on the bag."),
            "",
            "search",
        )
        self._none_chosen = EmptyState(
            self.tr("No family waits here"),
            self.tr("Nobody is in this stage, or waits for this role, just now."),
            self.tr("Show all families"),
            "returns",
        )
        self._none_chosen.button.setObjectName("board.show_all")
        self._card = Card(padding=10)
        self._card.body.addWidget(self.table)
        self._pages = QStackedLayout()
        column.addLayout(self._pages, 1)
        for page in (self._card, self.found, self._empty, self._none, self._none_chosen):
            self._pages.addWidget(page)

    def _show(self) -> None:
        shown = chosen(self._rows, self.filters.wish())
        self.table.show_rows(tuple(in_order(shown, *self._order)))
        self._say_how_many(len(shown))
        self._choose_page(len(shown))

    def _say_how_many(self, shown: int) -> None:
        role = self._session.actor.role
        mine = sum(row.role is role for row in self._rows)
        families = self.tr("1 family") if shown == 1 else self.tr("{count} families").format(count=shown)
        wait = self.tr("1 waits for you") if mine == 1 else self.tr("{count} wait for you").format(count=mine)
        self.heading.set_subtitle(f"{families} \u00b7 {wait}" if self._rows else "")

    def _choose_page(self, shown: int) -> None:
        if not self._rows:
            self._pages.setCurrentWidget(self._empty)
        elif words_of(self.search.text()):
            self._look()
        else:
            self._pages.setCurrentWidget(self._card if shown else self._none_chosen)
        self.filters.setEnabled(not words_of(self.search.text()))

    def _look(self) -> None:
        session = self._session
        found = session.services.search.find(session.actor, self.search.text())
        if isinstance(found, Refused):
            session.answer(self, found)
            return
        self.found.show_found(found)
        self._pages.setCurrentWidget(self._none if found.nothing else self.found)

    def _on_search(self, _: str) -> None:
        self._choose_page(self.table.model().rowCount())

    def _on_sorted(self, column: int, down: bool) -> None:
        self._order = (column, down)
        self._show()

    def _on_opened(self, row: BoardRow) -> None:
        self.family_opened.emit(row.case_id)


def front_desk_note(parent: QWidget | None = None) -> QWidget:
    """What the front desk sees instead: kind, and without a name on a screen the lobby can see."""
    page = QWidget(parent)
    page.setProperty("role", "page")
    page.setObjectName("returns.front_desk")
    column = QVBoxLayout(page)
    column.setContentsMargins(*PAGE_MARGINS)
    column.addWidget(PageHeading(translate("returns", "Returns")))
    column.addWidget(
        EmptyState(
            translate("returns", "Families' cases are kept by evidence and victim services"),
            translate(
                "returns",
                "The lobby can see this screen, so no family's name is shown here. Guests you expect are on Today. "
                "If someone asks about belongings, offer a seat and call victim services.",
            ),
            "",
            "returns",
        ),
        1,
    )
    return page
