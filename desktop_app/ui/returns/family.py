"""One family's page: title, the action that fits the role, and the tabs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.returns import FamilyReturn, Stage
from desktop_app.domain.staff import Role
from desktop_app.ui.returns.board_words import summary
from desktop_app.ui.returns.case_state import CaseStateBar
from desktop_app.ui.returns.my_steps import phase_of
from desktop_app.ui.returns.sections import TabPage, tabs
from desktop_app.ui.returns.wording import family_title, stage_words
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.heading import PAGE_MARGINS, PageHeading
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.pill import Pill
from desktop_app.ui.widgets.text import label

BOOKABLE = frozenset(Stage) - {Stage.SCHEDULED, Stage.PREPARED, Stage.IN_ROOM, Stage.ON_HOLD, Stage.WITHDRAWN}
"""Stages in which a day can be looked for; what still blocks it is said when it is tried."""


class FamilyPage(QWidget):
    """`show_case()` opens a family; only the tab on screen is filled, the others when they are turned to."""

    back = Signal()
    book_wanted = Signal(int)
    handout_wanted = Signal(str, int, int)
    table_wanted = Signal(int, int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setObjectName("family")
        self._session = session
        self._case_id = 0
        self._found: FamilyReturn | None = None
        self.heading = PageHeading("", trail=self.tr("Returns \u203a"))
        self.heading.trail.setObjectName("family.back")
        self._number = Pill("", "stone", symbol="")
        self._stage = Pill("", "accent", symbol="")
        self.print = Button(self.tr("Print"))
        self.print.setObjectName("family.print")
        if not session.may(Action.PRINT_CASE_DOCUMENT):
            self.print.hide()
        self.primary = Button(self._primary_words(), "primary")
        self.primary.setObjectName("family.primary")
        self.summary = label("", "subtitle", wrap=True)
        self.summary.setObjectName("family.summary")
        self.notice = Notice()
        self.state = CaseStateBar(session)
        self._make_tabs()
        self._assemble()
        self._connect()

    def show_case(self, case_id: int) -> None:
        """Open a family on its overview."""
        if case_id != self._case_id:
            self._case_id, self._found = case_id, None
            self.turn_to("overview")
        self.reload()

    def case_id(self) -> int:
        """Which family is shown."""
        return self._case_id

    def reload(self) -> None:
        """Read the family anew and fill the tab on screen."""
        if not self._case_id:
            return
        found = self._session.services.cases.family_return(self._session.actor, self._case_id)
        self.tabs.setVisible(not isinstance(found, Refused))
        if isinstance(found, Refused):
            self.notice.say(sentences(found), "clay")
            return
        self.notice.clear()
        self._found = found
        self.heading.set_title(family_title(found.case))
        self.state.show_return(found)
        self._number.set_state(self.tr("Case {number}").format(number=found.case.number), "stone", "")
        self._stage.set_state(stage_words(found.stage), "accent", "")
        self._say_where_it_stands()
        self.primary.setVisible(self._primary_fits(found))
        self.primary.set_role("primary" if found.answer.yes or not self._books() else "")
        words = self.tr("Belongings {count}").format(count=len(found.items)) if found.items else self.tr("Belongings")
        self.tabs.setTabText(self.tabs.indexOf(self._pages["belongings"]), words)
        self._fill()

    def turn_to(self, key: str) -> QWidget:
        """Put a section in sight, filled; its keys are those of `sections.tabs()`."""
        page = self._pages[key]
        page.turn_to(key)
        self.tabs.setCurrentWidget(page)
        return page.part(key)

    def part(self, key: str) -> QWidget:
        """A section's part, whether it is in sight or not."""
        return self._pages[key].part(key)

    def show_belonging(self, item_id: int) -> None:
        """Turn to one belonging."""
        self.turn_to("belongings").show_item(item_id)

    def _make_tabs(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setObjectName("family.tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setAccessibleName(self.tr("Parts of this family's return"))
        self._pages: dict[str, TabPage] = {}
        for tab in tabs():
            page = TabPage(self._session, tab)
            page.made.connect(self._on_made)
            self._pages.update(dict.fromkeys(page.keys(), page))
            self.tabs.addTab(page, tab.title)

    def _assemble(self) -> None:
        self.heading.beside(self._number)
        self.heading.beside(self._stage)
        self.heading.add_action(self.print)
        self.heading.add_action(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(*PAGE_MARGINS)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addWidget(self.summary)
        column.addWidget(self.notice)
        column.addWidget(self.state)
        column.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.heading.back.connect(self.back)
        self.print.clicked.connect(self._on_print)
        self.primary.clicked.connect(self._on_primary)
        self.tabs.currentChanged.connect(self._on_tab)

    def _on_made(self, key: str) -> None:
        """Take up what a part may wish for: a part that has one of these signals needs no line here."""
        part = self.part(key)
        for wish, answer in (
            ("item_opened", self.show_belonging),
            ("checklist_wanted", self._on_checklist),
            ("section_wanted", self.turn_to),
            ("table_wanted", self.table_wanted),
            ("book_wanted", self.book_wanted),
            ("handout_wanted", self.handout_wanted),
        ):
            signal = getattr(part, wish, None)
            if signal is not None:
                signal.connect(answer)

    def _fill(self) -> None:
        page = self.tabs.currentWidget()
        if self._found is not None and isinstance(page, TabPage):
            page.show_return(self._found)

    def _say_where_it_stands(self) -> None:
        """The sentence on top: what this family waits for, and whose move it is."""
        session = self._session
        row = session.services.board.of_case(session.actor, self._case_id)
        self.summary.setText("" if isinstance(row, Refused) else summary(row, session.today()))

    def _books(self) -> bool:
        """Whether this role's next step is to book rather than to record clearances."""
        return self._session.actor.role is Role.VICTIM_SERVICES

    def _primary_words(self) -> str:
        return self.tr("Book the return") if self._books() else self.tr("Record a clearance")

    def _primary_fits(self, found: FamilyReturn) -> bool:
        if self._books():
            return self._session.may(Action.BOOK) and found.stage in BOOKABLE
        return self._session.may(Action.RECORD_CLEARANCE) and bool(found.items)

    def _on_tab(self) -> None:
        self._fill()

    def _on_print(self) -> None:
        self.turn_to("documents")

    def _on_primary(self) -> None:
        if self._books():
            self.book_wanted.emit(self._case_id)
            return
        self.turn_to("belongings").record_clearance()

    def _on_checklist(self) -> None:
        checklist = self.turn_to("checklist")
        if self._found is not None:
            checklist.show_phase(phase_of(self._found.stage))
