"""One family's page: title, the action that fits the role, and the tabs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.permissions import Action, may
from desktop_app.domain.refusals import Refused
from desktop_app.domain.returns import FamilyReturn, Stage
from desktop_app.domain.staff import Role
from desktop_app.ui.checklists import ChecklistView
from desktop_app.ui.history import HistoryView
from desktop_app.ui.returns.belongings import Belongings
from desktop_app.ui.returns.choices import Choices
from desktop_app.ui.returns.documents import Documents
from desktop_app.ui.returns.my_steps import phase_of
from desktop_app.ui.returns.overview import Overview
from desktop_app.ui.returns.people import People
from desktop_app.ui.returns.visits import Visits
from desktop_app.ui.returns.wording import family_title, stage_words
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.heading import PAGE_MARGINS, PageHeading
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.pill import Pill


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
        self.primary = Button(self._primary_words(), "primary")
        self.primary.setObjectName("family.primary")
        self.notice = Notice()
        self._make_tabs()
        self._assemble()
        self._connect()

    def show_case(self, case_id: int) -> None:
        """Open a family on its overview."""
        if case_id != self._case_id:
            self._case_id = case_id
            self.tabs.setCurrentWidget(self.overview)
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
        self._number.set_state(self.tr("Case {number}").format(number=found.case.number), "stone", "")
        self._stage.set_state(stage_words(found.stage), "accent", "")
        self.primary.setVisible(self._primary_fits(found))
        self.primary.set_role("primary" if found.answer.yes or not self._books() else "")
        words = self.tr("Belongings {count}").format(count=len(found.items)) if found.items else self.tr("Belongings")
        self.tabs.setTabText(self.tabs.indexOf(self.belongings), words)
        self._fill()

    def show_belonging(self, item_id: int) -> None:
        """Turn to one belonging."""
        self.tabs.setCurrentWidget(self.belongings)
        self.belongings.show_item(item_id)

    def _make_tabs(self) -> None:
        session = self._session
        self.overview = Overview(session)
        self.people = People(session)
        self.belongings = Belongings(session)
        self.choices = Choices(session)
        self.checklist = ChecklistView(session)
        self.visits = Visits(session)
        self.documents = Documents(session)
        self.history = HistoryView(session)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("family.tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setAccessibleName(self.tr("Parts of this family's return"))
        for page, title in (
            (self.overview, self.tr("Overview")),
            (self.people, self.tr("People")),
            (self.belongings, self.tr("Belongings")),
            (self.choices, self.tr("Choices")),
            (self.checklist, self.tr("Checklist")),
            (self.visits, self.tr("At the table")),
            (self.documents, self.tr("Handouts")),
            (self.history, self.tr("History")),
        ):
            page.layout().setContentsMargins(0, 14, 0, 0)
            self.tabs.addTab(page, title)

    def _assemble(self) -> None:
        self.heading.beside(self._number)
        self.heading.beside(self._stage)
        self.heading.add_action(self.print)
        self.heading.add_action(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(*PAGE_MARGINS)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addWidget(self.notice)
        column.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.heading.back.connect(self.back)
        self.print.clicked.connect(self._on_print)
        self.primary.clicked.connect(self._on_primary)
        self.tabs.currentChanged.connect(self._on_tab)
        self.overview.item_opened.connect(self.show_belonging)
        self.overview.checklist_wanted.connect(self._on_checklist)
        self.visits.table_wanted.connect(self.table_wanted)
        self.visits.book_wanted.connect(self.book_wanted)
        self.documents.handout_wanted.connect(self.handout_wanted)

    def _fill(self) -> None:
        found, page = self._found, self.tabs.currentWidget()
        if found is None:
            return
        if page is self.checklist:
            self.checklist.show_case(found.case.id)
        elif page is self.history:
            self.history.show_case(found.case.id)
        else:
            page.show_return(found)

    def _books(self) -> bool:
        """Whether this role's next step is to book rather than to record clearances."""
        return self._session.actor.role is Role.VICTIM_SERVICES

    def _primary_words(self) -> str:
        return self.tr("Book the return") if self._books() else self.tr("Record a clearance")

    def _primary_fits(self, found: FamilyReturn) -> bool:
        if self._books():
            return found.stage in {Stage.AUTHORITY, Stage.HOLDS, Stage.CHOICES, Stage.FOLLOW_UP, Stage.CLOSED}
        return may(self._session.actor.role, Action.RECORD_CLEARANCE) and bool(found.items)

    def _on_tab(self) -> None:
        self._fill()

    def _on_print(self) -> None:
        self.tabs.setCurrentWidget(self.documents)

    def _on_primary(self) -> None:
        if self._books():
            self.book_wanted.emit(self._case_id)
            return
        self.tabs.setCurrentWidget(self.belongings)
        self.belongings.record_clearance()

    def _on_checklist(self) -> None:
        self.tabs.setCurrentWidget(self.checklist)
        if self._found is not None:
            self.checklist.show_phase(phase_of(self._found.stage))
