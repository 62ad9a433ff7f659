"""The Directory page: whom families can call, and who checked that it is still true."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.directory import Resource, ResourceStatus, review_list
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.texts import TEXT_LIMIT
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.directory.detail import ResourceCard
from desktop_app.ui.directory.editor import ResourceDialog
from desktop_app.ui.directory.filters import DirectoryFilters
from desktop_app.ui.directory.review import ReviewKeys
from desktop_app.ui.directory.table import ROW_ROLE, DirectoryModel, DirectorySearch, DirectoryTable
from desktop_app.ui.moments import day_month
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.heading import PAGE_MARGINS, PageHeading
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.segmented import Segmented
from desktop_app.ui.widgets.text import label

ALL, REVIEW = "all", "review"


class DirectoryPage(QWidget):
    """Every row, or only those somebody should call now; beneath, the chosen one with what may be done to it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setObjectName("directory")
        self._session = session
        self._may_change = session.may(Action.CHANGE_DIRECTORY)
        self._retired = ""
        self._found: tuple[Resource, ...] = ()
        self.model = DirectoryModel(session.language, self)
        self.rows = DirectorySearch(self.model, self)
        self.heading = PageHeading(self.tr("Directory"))
        self.notice = Notice()
        self.search = QLineEdit()
        self.search.setMaxLength(TEXT_LIMIT)
        self.view = Segmented([(ALL, self.tr("All rows")), (REVIEW, self.tr("To call"))], self.tr("What is shown"))
        self.filters = DirectoryFilters()
        self.table = DirectoryTable(self.rows)
        self.keys = ReviewKeys(self.table)
        self.chosen = ResourceCard(session.language, may_change=self._may_change)
        self.verify, self.change = self.chosen.verify, self.chosen.change
        self.add = Button(self.tr("Add…"), icon="plus")
        self.empty = EmptyState("", "", self.tr("Show every row"))
        self._assemble()
        self._connect()

    def reload(self) -> None:
        """Read the directory; the chosen row stays chosen, or the one that takes its place."""
        session, before, place = self._session, self.current(), self.table.currentIndex().row()
        found = session.services.directory.all(session.actor)
        if isinstance(found, Refused):
            self.notice.say(sentences(found), "clay")
            found = ()
        today = session.today()
        self._found = found
        self.model.set_rows(found, today)
        self.filters.offer(found)
        used = [each for each in found if each.status is not ResourceStatus.OFF]
        ready = sum(each.printable(today) for each in used)
        self.heading.set_subtitle(
            self.tr("{ready} of {total} are checked, and printed").format(ready=ready, total=len(used))
        )
        count = len(review_list(found, today))
        self.view.segment(REVIEW).set_words(self.tr("To call · {count}").format(count=count))
        self._look()
        self._choose(before.id if before else "", place)

    def review(self) -> None:
        """Show what somebody should call now, ready for the keyboard."""
        self.view.set_value(REVIEW)
        self.table.setFocus()

    def current(self) -> Resource | None:
        """The resource of the chosen row."""
        index = self.table.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    # What is shown

    def _reviewing(self) -> bool:
        return self.view.value() == REVIEW

    def _look(self) -> None:
        wish = replace(self.filters.wish(), words=self.search.text())
        if self._reviewing():
            wish = replace(wish, category="", stand="", audience="", jurisdiction="", review=True)
        self.rows.look_for(wish)
        there = self.rows.rowCount() > 0
        self._stack.setCurrentWidget(self.table if there else self.empty)
        self.chosen.setVisible(there)
        self.empty.button.setVisible(not wish.everything or self._reviewing())
        if wish.review and wish.everything:
            month = self.tr("Nobody has to be called within the next month.")
            self.empty.say(self.tr("Everything is checked"), month)
        else:
            self.empty.say(self.tr("No row like this"), self.tr("Try other words, or fewer filters."))

    def _on_wish(self) -> None:
        before = self.current()
        self._look()
        self._choose(before.id if before else "", 0)

    def _on_view(self) -> None:
        reviewing = self._reviewing()
        self.keys.reviewing = reviewing
        self.table.show_review(on=reviewing)
        self.chosen.show_review(on=reviewing)
        self.filters.setVisible(not reviewing)
        self.hint.setVisible(reviewing)
        self._look()
        self._choose("", 0)

    def _on_everything(self) -> None:
        self.search.clear()
        self.filters.clear()
        self.view.set_value(ALL)

    def _choose(self, resource_id: str, place: int) -> None:
        """The row with this id; without it, the one that stands in its place now."""
        count = self.rows.rowCount()
        ids = [self.rows.index(row, 0).data(ROW_ROLE).id for row in range(count)]
        row = ids.index(resource_id) if resource_id in ids else min(max(place, 0), count - 1)
        if count:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(self.rows.index(row, 0), flags)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.chosen.show_resource(self.current(), self._session.today())

    # What a person does

    def _on_verify(self) -> None:
        resource, session = self.current(), self._session
        if resource is None or not self._may_change:
            return
        outcome = session.services.directory.verify(session.actor, resource, session.today())
        if self._refused(outcome) or outcome.due is None:
            return
        day = day_month(outcome.due, session.today())
        self._tell(self.tr("{name}: checked today, printed until {day}.").format(name=resource.name, day=day))

    def _on_change(self) -> None:
        if self.current() is not None and self._may_change:
            self._edit(self.current())

    def _on_add(self) -> None:
        self._edit(None)

    def _edit(self, resource: Resource | None) -> None:
        places = [each.jurisdiction for each in self._found]
        dialog = ResourceDialog(self._session, resource, self, jurisdictions=places)
        kept = dialog.exec() == CalmDialog.DialogCode.Accepted
        saved = dialog.saved
        dialog.deleteLater()
        if kept and saved is not None:
            self.notice.clear()
            self._session.changed.emit()
            self._choose(saved.id, self.table.currentIndex().row())

    def _on_retire(self) -> None:
        resource, session = self.current(), self._session
        if resource is None or not self._may_change:
            return
        if self._refused(session.services.directory.retire(session.actor, resource)):
            return
        self._retired = resource.id
        said = self.tr("{name} is out of use and printed no longer. Nothing is deleted.").format(name=resource.name)
        self._tell(said, self.tr("Take it back"))

    def _on_take_back(self) -> None:
        self._use_again(self._retired)

    def _on_use_again(self) -> None:
        resource = self.current()
        if resource is not None:
            self._use_again(resource.id)

    def _use_again(self, resource_id: str) -> None:
        session = self._session
        outcome = session.services.directory.use_again(session.actor, resource_id)
        if not self._refused(outcome):
            self._tell(self.tr("{name} is printed once somebody has checked it.").format(name=outcome.name))

    def _refused(self, outcome: Resource | Refused) -> bool:
        if isinstance(outcome, Refused):
            self.notice.say(sentences(outcome), "clay")
            self._session.changed.emit()  # what another desk wrote meanwhile is there to be looked at
            return True
        return False

    def _tell(self, said: str, action: str = "") -> None:
        self.notice.say(said, "green", action)
        self._session.changed.emit()

    # How it is put together

    def _assemble(self) -> None:
        self.search.setObjectName("directory.search")
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the directory"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(220)
        self.notice.setObjectName("directory.notice")
        self.add.setObjectName("directory.add")
        self.add.setAccessibleName(self.tr("Add a resource"))
        self.view.setObjectName("directory.view")
        self.view.segment(REVIEW).setObjectName("directory.review")
        self.heading.add_action(self.search)
        self.heading.add_action(self.add)
        keys = self.tr("Arrow keys choose. Enter: called, still right. F2: changed. Delete: no longer there.")
        self.hint = label(keys, "second", wrap=True)
        self.hint.hide()
        if not self._may_change:
            self.add.hide()
            self.view.hide()
        above = QHBoxLayout()
        above.setSpacing(14)
        above.addWidget(self.view)
        above.addWidget(self.filters, 1)
        above.addWidget(self.hint, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        holder = Card(padding=8)
        holder.body.addWidget(self._stack)
        page = QVBoxLayout(self)
        page.setContentsMargins(*PAGE_MARGINS)
        page.setSpacing(14)
        page.addWidget(self.heading)
        page.addLayout(above)
        page.addWidget(self.notice)
        page.addWidget(holder, 1)
        page.addWidget(self.chosen)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_wish)
        self.filters.changed.connect(self._on_wish)
        self.view.chosen.connect(self._on_view)
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.table.doubleClicked.connect(self._on_change)
        self.keys.right.connect(self._on_verify)
        self.keys.changed.connect(self._on_change)
        self.keys.gone.connect(self._on_retire)
        self.verify.clicked.connect(self._on_verify)
        self.change.clicked.connect(self._on_change)
        self.chosen.retire.clicked.connect(self._on_retire)
        self.chosen.use_again.clicked.connect(self._on_use_again)
        self.add.clicked.connect(self._on_add)
        self.notice.action_requested.connect(self._on_take_back)
        self.empty.requested.connect(self._on_everything)
