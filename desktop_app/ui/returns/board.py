"""The board: one row a family, and whether it is kind to call."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Signal
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from desktop_app.domain.permissions import Action, may
from desktop_app.domain.returns import Stage
from desktop_app.services.cases import CaseRow
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.returns.wording import answer_words, family_title
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.heading import PAGE_MARGINS, PageHeading
from desktop_app.ui.words import word

translate = QCoreApplication.translate
FAMILY, STAGE, ANSWER, COORDINATOR = range(4)


class BoardModel(RowModel[CaseRow]):
    """Columns: family, stage, the answer in words, coordinator."""

    def cell(self, row: CaseRow, column: int) -> Cell:
        if column == FAMILY:
            return Cell(family_title(row.case), row.case.number, strong=True)
        if column == STAGE:
            return Cell(word(row.stage), tone=_stage_tone(row.stage), sort=list(Stage).index(row.stage))
        if column == ANSWER:
            return Cell(*answer_words(row.answer))
        return Cell(row.coordinator or self.tr("nobody yet"), muted=not row.coordinator)

    def key(self, row: CaseRow) -> int:
        return row.case.id


class _Found(QSortFilterProxyModel):
    """Looks for what was typed in number and names, wherever it stands."""

    wanted = ""

    def filterAcceptsRow(self, number: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        model = self.sourceModel()
        assert isinstance(model, BoardModel)
        case = model.row(number).case
        text = f"{case.number} {case.person_name} {case.name_to_use}".casefold()
        return all(part in text for part in self.wanted.casefold().split())


class Board(QWidget):
    """Search, the families, and the button that opens a case."""

    family_opened = Signal(int)
    case_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._session = session
        self.heading = PageHeading(self.tr("Returns"))
        self.search = QLineEdit()
        self.search.setObjectName("returns.search")
        self.search.setPlaceholderText(self.tr("Case number or name"))
        self.search.setAccessibleName(self.tr("Search by case number or name"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(300)
        self.open_case = Button(self.tr("Open a case"), "primary", "plus")
        self.open_case.setObjectName("returns.open_case")
        self.open_case.setVisible(may(session.actor.role, Action.OPEN_CASE))
        self._found = _Found(self)
        columns = (self.tr("Family"), self.tr("Stage"), self.tr("Can we call this family yet?"), self.tr("Coordinator"))
        self._model = BoardModel(columns)
        self.table = RowTable(self._model, self.tr("Families"), widths=(290, 214, 0, 190), proxy=self._found)
        self.table.setObjectName("returns.board")
        self.table.let_sort()
        self._assemble()
        self.search.textChanged.connect(self._on_search)
        self.table.opened.connect(self._on_opened)
        self.open_case.clicked.connect(self.case_wanted)
        self._empty.requested.connect(self.case_wanted)

    def show_cases(self, rows: Sequence[CaseRow]) -> None:
        """Show these families."""
        self.table.show_rows(tuple(rows))
        ready = sum(row.answer.yes for row in rows)
        words = self.tr("{count} families \u00b7 {ready} can be called") if len(rows) != 1 else self.tr("1 family")
        self.heading.set_subtitle(words.format(count=len(rows), ready=ready) if rows else "")
        self.search.setVisible(bool(rows))
        self._choose_page()

    def _assemble(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*PAGE_MARGINS)
        column.setSpacing(14)
        self.heading.add_action(self.search)
        self.heading.add_action(self.open_case)
        column.addWidget(self.heading)
        self._empty = EmptyState(
            self.tr("No family has a case here yet"),
            self.tr(
                "Open a case with the report number. Each role's checklist begins with it, and belongings can then be added."
            ),
            self.tr("Open a case") if may(self._session.actor.role, Action.OPEN_CASE) else "",
            "returns",
        )
        self._none = EmptyState(
            self.tr("No family found"), self.tr("Try the case number, or a part of the name."), "", "search"
        )
        card = Card(padding=10)
        card.body.addWidget(self.table)
        self._pages = QStackedLayout()
        for page in (card, self._empty, self._none):
            self._pages.addWidget(page)
        column.addLayout(self._pages, 1)

    def _choose_page(self) -> None:
        if not self._model.rowCount():
            self._pages.setCurrentWidget(self._empty)
        else:
            self._pages.setCurrentIndex(0 if self._found.rowCount() else 2)

    def _on_search(self, text: str) -> None:
        self._found.beginFilterChange()
        self._found.wanted = text
        self._found.endFilterChange()
        self.table.fit_rows()
        self._choose_page()

    def _on_opened(self, row: CaseRow) -> None:
        self.family_opened.emit(row.case.id)


def _stage_tone(stage: Stage) -> str:
    if stage in {Stage.AUTHORITY, Stage.HOLDS}:
        return "clay"
    return "stone" if stage is Stage.CLOSED else "accent"


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
