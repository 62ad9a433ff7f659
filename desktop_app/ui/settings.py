"""The Settings page: the agency, its rooms and people, how it looks, and what is kept where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app import __version__, paths
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Room
from desktop_app.domain.staff import AT_WORK, Role, StaffMember
from desktop_app.ui import theme, words
from desktop_app.ui.accounts.card import AccountsCard
from desktop_app.ui.agency import AgencyDialog
from desktop_app.ui.calendar_files.card import CalendarsCard
from desktop_app.ui.copies.card import CopiesCard
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.log.card import LogCard
from desktop_app.ui.notices.card import NoticesCard
from desktop_app.ui.paper_forms.card import PaperFormsCard
from desktop_app.ui.retention.card import RetentionCard
from desktop_app.ui.scheduling.card import SchedulingCard
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.fields import Field, TextField
from desktop_app.ui.widgets.fitting import FittingScroll
from desktop_app.ui.widgets.heading import PAGE_MARGINS, PageHeading
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.segmented import Segmented
from desktop_app.ui.widgets.text import label, line


class SettingsPage(QWidget):
    """Mostly to read; a supervisor adds staff, everybody chooses light or dark."""

    theme_chosen = Signal(bool)
    appointment_wanted = Signal(int)
    restore_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setObjectName("settings")
        self._session = session
        self.notice = Notice()
        self.agency = Card(self.tr("Agency"))
        self.rooms = Card(self.tr("Rooms"))
        self.staff = Card(self.tr("Staff"))
        self.scheduling = SchedulingCard(session)
        self.notices = NoticesCard(session)
        self.retention, self.paper_forms = RetentionCard(session), PaperFormsCard(session)
        self.log = LogCard(session, self)
        self.copies = CopiesCard(session, self)
        self.copies.restore_wanted.connect(self.restore_wanted)
        self.add_staff = Button(self.tr("Add a person…"), "link", "plus")
        self.change_agency = Button(self.tr("Change…"), "link")
        self.look = Segmented([("light", self.tr("Light")), ("dark", self.tr("Dark"))], self.tr("Appearance"))
        self._assemble()
        self.add_staff.clicked.connect(self._on_add_staff)
        self.change_agency.clicked.connect(self._on_change_agency)
        self.scheduling.appointment_wanted.connect(self.appointment_wanted)
        self.look.chosen.connect(self._on_look)

    def reload(self) -> None:
        """Read the agency, the rooms and the staff."""
        session = self._session
        self._show_agency()
        rooms = session.services.rooms.all(session.actor)
        if isinstance(rooms, Refused):
            self.notice.say(sentences(rooms), "clay")
            rooms = ()
        self._show_rooms(rooms)
        self._show_staff(session.services.staff.all())
        self.notices.reload()
        self.retention.reload()
        self.paper_forms.reload()
        self.log.reload()
        self.copies.reload()
        self.look.set_value("dark" if theme.current().dark else "light")

    def _show_agency(self) -> None:
        agency = self._session.services.agency.get() or self._session.agency
        self.agency.clear()
        self.agency.body.addWidget(label(agency.name, "strong", wrap=True))
        self.agency.body.addWidget(label(agency.address, wrap=True))
        phone = " · ".join(part for part in (agency.phone, agency.phone_hours) if part)
        zone = self.tr("Time zone {zone}").format(zone=agency.zone.replace("_", " "))
        self.agency.body.addWidget(label(phone, wrap=True))
        self.agency.body.addWidget(label(zone, "second"))

    def _show_rooms(self, rooms: Sequence[Room]) -> None:
        self.rooms.clear()
        for index, room in enumerate(rooms):
            if index:
                self.rooms.body.addWidget(line())
            seats = self.tr("{seats} seats").format(seats=room.seats)
            step = self.tr("step-free") if room.step_free else self.tr("has a step")
            hold = self.tr("{before} min before, {after} after").format(
                before=room.before_minutes, after=room.after_minutes
            )
            second = " · ".join(part for part in (words.word(room.kind), seats, step, room.entrance, hold) if part)
            self.rooms.body.addWidget(_two_lines(room.name, second))

    def _show_staff(self, people: Sequence[StaffMember]) -> None:
        self.staff.clear()
        for index, member in enumerate(people):
            if index:
                self.staff.body.addWidget(line())
            extension = self.tr("extension {number}").format(number=member.extension) if member.extension else ""
            second = " · ".join(part for part in (words.word(member.role), extension) if part)
            self.staff.body.addWidget(_two_lines(member.name, second))

    def _on_add_staff(self) -> None:
        dialog = StaffDialog(self._session, self)
        if dialog.exec() == CalmDialog.DialogCode.Accepted:
            self.notice.say(self.tr("{name} can sign in now.").format(name=dialog.name.text()), "green")
            self._session.changed.emit()
        dialog.deleteLater()

    def _on_change_agency(self) -> None:
        dialog = AgencyDialog(self._session, self)
        if dialog.exec() == CalmDialog.DialogCode.Accepted:
            self._session.changed.emit()
        dialog.deleteLater()

    def _on_look(self, key: str) -> None:
        dark = key == "dark"
        application = QApplication.instance()
        if dark != theme.current().dark and isinstance(application, QApplication):
            theme.apply_theme(application, dark)
        self.theme_chosen.emit(dark)

    def _about(self) -> Card:
        card = Card(self.tr("About"))
        kept = str(paths.database_folder())
        where = self.tr("The records are in one encrypted file in {folder}.").format(folder=kept)
        if self._session.agency.sample:
            where = self.tr("This is a sample agency with invented people. Nothing is kept when the window closes.")
        never = self.tr(
            "Never kept: what anyone says happened, impressions of a person, results of criminal-history checks, "
            "social security numbers, pictures of identity documents, recordings, photographs of a scene, "
            "immigration status, the address of a shelter."
        )
        card.body.addWidget(label(self.tr("Safekeeping {version}").format(version=__version__), "strong"))
        for sentence in (where, never):
            words_shown = label(sentence, wrap=True)
            words_shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            card.body.addWidget(words_shown)
        card.setObjectName("settings.about")
        return card

    def _appearance(self) -> Card:
        card = Card(self.tr("Appearance"))
        self.look.setObjectName("settings.look")
        card.body.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _assemble(self) -> None:
        for card, name in ((self.agency, "agency"), (self.rooms, "rooms"), (self.staff, "staff")):
            card.setObjectName(f"settings.{name}")
        self.add_staff.setObjectName("settings.add_staff")
        if not (self._session.agency.sample and self._session.may(Action.CHANGE_AGENCY)):
            self.add_staff.hide()  # an agency's own people get an account with a password
        self.staff.aside(self.add_staff)
        self.change_agency.setObjectName("settings.agency.change")
        self.change_agency.setAccessibleName(self.tr("Change the agency"))
        if not self._session.may(Action.CHANGE_AGENCY):
            self.change_agency.hide()
        self.agency.aside(self.change_agency)
        columns = QHBoxLayout()
        columns.setSpacing(18)
        left = (self.agency, self.rooms, self.retention, self.paper_forms, self.copies, self._about())
        right = (
            self.scheduling,
            self.notices,
            self.staff,
            AccountsCard(self._session),
            self.log,
            CalendarsCard(self._session),
            self._appearance(),
        )
        for cards in (left, right):
            column = QVBoxLayout()
            column.setSpacing(14)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            columns.addLayout(column, 1)
        scroll = FittingScroll()
        scroll.rows.addLayout(columns)
        page = QVBoxLayout(self)
        page.setContentsMargins(*PAGE_MARGINS)
        page.setSpacing(14)
        page.addWidget(PageHeading(self.tr("Settings")))
        page.addWidget(self.notice)
        page.addWidget(scroll, 1000)
        page.addStretch(1)


class StaffDialog(CalmDialog):
    """A new person who may sign in."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_title(), parent)
        self._session = session
        self.setObjectName("settings.staff_dialog")
        self.confirm.set_words(self.tr("Add"))
        self.name = TextField(self.tr("Name"), holds="name")
        self.role = QComboBox()
        for role in AT_WORK:
            self.role.addItem(words.word(role), role.value)
        self.extension = TextField(
            self.tr("Extension"), self.tr("The desk telephone, where colleagues reach them."), holds="extension"
        )
        self.name.line.setObjectName("settings.staff.name")
        self.role.setObjectName("settings.staff.role")
        self.extension.line.setObjectName("settings.staff.extension")
        for part in (self.name, Field(self.tr("Role"), self.role), self.extension):
            self.body.addWidget(part)
        self.name.line.setFocus()

    def problem(self) -> str:
        """Adds the person; a refusal is said in the dialog."""
        services, actor = self._session.services, self._session.actor
        outcome = services.staff.add(actor, self.name.text(), Role(self.role.currentData()), self.extension.text())
        return sentences(outcome) if isinstance(outcome, Refused) else ""


def _title() -> str:
    return QApplication.translate("settings", "Add a person")


def _two_lines(first: str, second: str) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label(first, "strong", wrap=True))
    column.addWidget(label(second, "second", wrap=True))
    return made
