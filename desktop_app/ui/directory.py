"""The Directory page: whom families can call, and who checked that it is still true."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from desktop_app.domain.directory import Resource, ResourceStatus
from desktop_app.domain.permissions import Action, may
from desktop_app.domain.refusals import Refused
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.directory_table import ROW_ROLE, Column, DirectoryModel, DirectorySearch
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.fields import TextField
from desktop_app.ui.widgets.heading import PAGE_MARGINS, PageHeading
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label

ROW_HEIGHT = 44


class DirectoryPage(QWidget):
    """A table, a search field, and beneath it the chosen resource with what may be done to it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setObjectName("directory")
        self._session = session
        self._may_change = may(session.actor.role, Action.CHANGE_DIRECTORY)
        self.model = DirectoryModel(session.language, self)
        self.rows = DirectorySearch(self.model, self)
        self.heading = PageHeading(self.tr("Directory"))
        self.notice = Notice()
        self.search = QLineEdit()
        self.table = QTableView()
        self.chosen = Card()
        self._make_buttons()
        self._set_up_table()
        self._assemble()
        self.search.textChanged.connect(self.rows.look_for)
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.rows.rowsRemoved.connect(self._show_chosen)

    def reload(self) -> None:
        """Read the directory; the chosen row stays chosen."""
        session, before = self._session, self.current()
        found = session.services.directory.all(session.actor)
        if isinstance(found, Refused):
            self.notice.say(sentences(found), "clay")
            found = ()
        today = session.today()
        self.model.set_rows(found, today)
        ready = sum(each.printable(today) for each in found)
        self.heading.set_subtitle(
            self.tr("{ready} of {total} checked within 180 days, and printed").format(ready=ready, total=len(found))
        )
        self._choose(before.id if before else "")

    def current(self) -> Resource | None:
        """The resource of the chosen row."""
        index = self.table.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def _choose(self, resource_id: str) -> None:
        for row in range(self.rows.rowCount()):
            index = self.rows.index(row, 0)
            if not resource_id or index.data(ROW_ROLE).id == resource_id:
                flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
                self.table.selectionModel().setCurrentIndex(index, flags)
                break
        self._show_chosen()

    def _show_chosen(self) -> None:
        resource = self.current()
        self.verify.setEnabled(resource is not None)
        self.change.setEnabled(resource is not None)
        self._name.setText(resource.name if resource else self.tr("Nothing is chosen."))
        self._about.setText(resource.about.get(self._session.language, "") if resource else "")
        reach = (resource.phone, resource.text_line, resource.web, resource.languages) if resource else ()
        self._reach.setText(" · ".join(part for part in reach if part))
        checked = resource.verified_by if resource else ""
        self._checked.setText(self.tr("Checked by {name}.").format(name=checked) if checked else "")
        for part in (self._about, self._reach, self._checked):
            part.setVisible(bool(part.text()))

    def _on_verify(self) -> None:
        resource, session = self.current(), self._session
        if resource is None:
            return
        outcome = session.services.directory.verify(session.actor, resource.id, session.today())
        if isinstance(outcome, Refused):
            self.notice.say(sentences(outcome), "clay")
            return
        self.notice.say(self.tr("{name} may be printed for 180 days.").format(name=resource.name), "green")
        session.changed.emit()

    def _on_change(self) -> None:
        resource = self.current()
        if resource is None:
            return
        dialog = ResourceDialog(self._session, resource, self)
        if dialog.exec() == CalmDialog.DialogCode.Accepted:
            self._session.changed.emit()
        dialog.deleteLater()

    def _make_buttons(self) -> None:
        self.verify = Button(self.tr("Checked today"), "primary", "check")
        self.change = Button(self.tr("Change…"))
        self.verify.setObjectName("directory.verify")
        self.change.setObjectName("directory.change")
        self.verify.clicked.connect(self._on_verify)
        self.change.clicked.connect(self._on_change)
        for button in (self.verify, self.change):
            if not self._may_change:
                button.hide()

    def _set_up_table(self) -> None:
        table = self.table
        table.setObjectName("directory.table")
        table.setAccessibleName(self.tr("Resources"))
        table.setProperty("role", "plain")
        table.setModel(self.rows)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        widths = ((Column.PHONE, 160), (Column.HOURS, 200), (Column.AUDIENCES, 160), (Column.STATUS, 270))
        for column, width in widths:
            table.setColumnWidth(column, width)

    def _assemble(self) -> None:
        self.search.setObjectName("directory.search")
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the directory"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(240)
        self.notice.setObjectName("directory.notice")
        self.heading.add_action(self.search)
        holder = Card(padding=8)
        holder.body.addWidget(self.table)
        page = QVBoxLayout(self)
        page.setContentsMargins(*PAGE_MARGINS)
        page.setSpacing(14)
        page.addWidget(self.heading)
        page.addWidget(self.notice)
        page.addWidget(holder, 1)
        page.addWidget(self.chosen)
        self._fill_chosen()

    def _fill_chosen(self) -> None:
        self._name, self._about = label("", "strong", wrap=True), label("", wrap=True)
        self._reach, self._checked = label("", "second", wrap=True), label("", "second")
        column = QVBoxLayout()
        column.setSpacing(4)
        for part in (self._name, self._about, self._reach, self._checked):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(column, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.verify, 0, Qt.AlignmentFlag.AlignVCenter)
        self.chosen.body.addLayout(row)


class ResourceDialog(CalmDialog):
    """Change how a resource is reached; it must be checked again before it is printed."""

    def __init__(self, session: Session, resource: Resource, parent: QWidget | None = None) -> None:
        super().__init__(resource.name, parent)
        self._session, self._resource = session, resource
        self.setObjectName("directory.dialog")
        self.refusal.setAccessibleName(self.tr("What is still open"))
        self._sentence.setText(self.tr("After a change it is printed only once somebody has checked it."))
        self._sentence.show()
        self.phone = self._field("phone", self.tr("Telephone"), resource.phone)
        self.text_line = self._field("text_line", self.tr("Text or TTY"), resource.text_line)
        self.web = self._field("web", self.tr("Web address"), resource.web)
        self.hours = self._field("hours", self.tr("Hours, English"), resource.hours.get("en", ""))
        self.hours_es = self._field("hours_es", self.tr("Hours, Spanish"), resource.hours.get("es", ""))

    def problem(self) -> str:
        """Keeps the change; a refusal is said in the dialog."""
        outcome = self._session.services.directory.change(self._session.actor, self._changed())
        return sentences(outcome) if isinstance(outcome, Refused) else ""

    def _changed(self) -> Resource:
        phone, web = self.phone.text(), self.web.text()
        filled = self._resource.status is ResourceStatus.AGENCY_MUST_FILL and (phone or web)
        return replace(
            self._resource,
            phone=phone,
            text_line=self.text_line.text(),
            web=web,
            hours={**self._resource.hours, "en": self.hours.text(), "es": self.hours_es.text()},
            status=ResourceStatus.NEEDS_VERIFICATION if filled else self._resource.status,
        )

    def _field(self, name: str, title: str, text: str) -> TextField:
        field = TextField(title, holds=name.removesuffix("_es"))
        field.line.setObjectName(f"directory.dialog.{name}")
        field.set_text(text)
        self.body.addWidget(field)
        return field
