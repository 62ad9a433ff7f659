"""The left side of Handouts: which document, about whom, in which language and size."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.handouts.catalogue import row_of
from desktop_app.domain.permissions import Action
from desktop_app.domain.staff import AT_WORK, Role
from desktop_app.services.cases import CaseRow
from desktop_app.services.schedule import Schedule
from desktop_app.ui import words
from desktop_app.ui.handouts.documents import About, Kind, about, purpose, title
from desktop_app.ui.handouts.languages import languages_of
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.calendar import DayEdit
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.segmented import Segmented
from desktop_app.ui.widgets.text import label

WIDTH = 352
_MOST_OF_IT = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen; `case_id` or `appointment_id` is None where none is chosen or needed."""

    kind: Kind
    about: About
    case_id: int | None
    appointment_id: int | None
    day: date
    role: Role
    language: str
    large_print: bool


class Choosing(Card):
    """`changed` whenever something else is chosen, `day_changed` when the page must bring another day's appointments."""

    changed = Signal()
    day_changed = Signal()
    all_letters_wanted = Signal()

    def __init__(self, kinds: Sequence[Kind], session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setFixedWidth(WIDTH)
        self.document = _combo("handouts.document", [(kind.value, title(kind)) for kind in kinds])
        self.case = _combo("handouts.case", [])
        self.day = DayEdit(session.today())
        self.day.setObjectName("handouts.day")
        self.appointment = _combo("handouts.appointment", [])
        self._desk = not session.may(Action.VIEW_CASES)
        choices = [(About.CASE.value, self.tr("A family")), (About.APPOINTMENT.value, self.tr("A visit"))]
        self.whose = Segmented(choices, self.tr("Checklist of"))
        self.whose.setObjectName("handouts.whose")
        if self._desk:
            self.whose.set_value(About.APPOINTMENT.value)
        self.role = _combo("handouts.role", [(each.value, words.word(each)) for each in AT_WORK])
        self.role.setCurrentIndex(self.role.findData(session.actor.role.value))
        self.language = Segmented(languages_of(*kinds), self.tr("Language"))
        self.language.setObjectName("handouts.language")
        self.large_print = QCheckBox(self.tr("Large print"))
        self.large_print.setObjectName("handouts.large_print")
        self.large_print.setAccessibleName(self.tr("Large print"))
        self.all_letters = Button(self.tr("All letters of this day…"), "link")
        self.all_letters.setObjectName("handouts.all_letters")
        self._wished = ""
        self._assemble()
        self._connect()
        self._show_what_is_needed()

    def choice(self) -> Choice:
        """What is chosen now."""
        wanted = self._about_what()
        return Choice(
            self._kind(),
            wanted,
            self.case.currentData() if wanted is About.CASE else None,
            self.appointment.currentData() if wanted is About.APPOINTMENT else None,
            self.day.day(),
            Role(self.role.currentData()),
            self.language.value(),
            self.large_print.isChecked(),
        )

    def choose(self, kind: str, case_id: int, day: date | None) -> None:
        """Choose a document, a family and a day without asking for a preview in between."""
        blocked = (self.document, self.case, self.day, self.whose)
        with ExitStack() as quiet:
            for part in blocked:
                quiet.enter_context(QSignalBlocker(part))
            self.whose.set_value((About.APPOINTMENT if day is not None or self._desk else About.CASE).value)
            self.document.setCurrentIndex(max(0, self.document.findData(kind)))
            if self.case.findData(case_id) >= 0:
                self.case.setCurrentIndex(self.case.findData(case_id))
            if day is not None:
                self.day.set_day(day)
        self._show_what_is_needed()

    def held_to(self, language: str) -> Choice:
        """What was signed stays in the language it was signed in; empty: it can be chosen, and what was chosen is again."""
        held, back = bool(language), language or self._wished
        if held and not self._wished:
            self._wished = self.language.value()
        if not held:
            self._wished = ""
        with QSignalBlocker(self.language):
            if back in row_of(self._kind()).languages:
                self.language.set_value(back)
            self.language.offer((language,) if held else row_of(self._kind()).languages)
        self.language.setEnabled(not held)
        self.large_print.setEnabled(not held)
        self._fixed.setText(self.tr("Fixed: this is the record as it was signed.") if held else "")
        self._fixed.setVisible(held)
        return self.choice()

    def speak(self, language: str) -> Choice:
        """Turn to a language, if the document is written in it."""
        with QSignalBlocker(self.language):
            if language in row_of(self._kind()).languages:
                self.language.set_value(language)
        return self.choice()

    def choose_appointment(self, appointment_id: int) -> None:
        """Choose an appointment of the day shown."""
        with QSignalBlocker(self.appointment):
            if self.appointment.findData(appointment_id) >= 0:
                self.appointment.setCurrentIndex(self.appointment.findData(appointment_id))

    def add_parts(self, parts: QWidget) -> None:
        """What is shown beneath the choices where a document has parts; it takes the room that is empty otherwise."""
        self.body.insertWidget(self.body.count() - 1, parts, _MOST_OF_IT)

    def show_cases(self, cases: Sequence[CaseRow]) -> None:
        """The families to choose from; the one chosen stays chosen."""
        _refill(self.case, [(each.case.id, f"{each.case.number} · {each.case.name_to_use}") for each in cases])

    def show_day(self, schedule: Schedule | None) -> None:
        """The appointments of the chosen day, by initials."""
        rooms = {room.id: room.name for room in schedule.rooms} if schedule else {}
        booked = sorted(schedule.appointments, key=_start) if schedule else []
        zone = schedule.zone if schedule else "UTC"
        rows = [
            (each.id, f"{words.clock(each.event.start, zone)} · {each.guest_label} · {rooms.get(each.room_id, '')}")
            for each in booked
        ]
        _refill(self.appointment, rows)
        self._appointment.set_help("" if rows else self.tr("No appointment on this day."))

    def _kind(self) -> Kind:
        return Kind(self.document.currentData())

    def _about_what(self) -> About:
        """What is chosen for the document: the running steps are a family's or a visit's."""
        kind = self._kind()
        return About(self.whose.value()) if kind is Kind.ROLE_CHECKLIST else about(kind)

    def _assemble(self) -> None:
        self._purpose = label("", "second", wrap=True)
        self._whose = Field(self.tr("Checklist of"), self.whose)
        self._case = Field(self.tr("Family"), self.case)
        self._day = Field(self.tr("Day"), self.day)
        self._appointment = Field(self.tr("Appointment"), self.appointment)
        self._role = Field(self.tr("Role"), self.role)
        self.body.setSpacing(12)
        self.body.addWidget(Field(self.tr("Document"), self.document))
        self.body.addWidget(self._purpose)
        for part in (self._whose, self._case, self._day, self._appointment, self._role):
            self.body.addWidget(part)
        self.body.addWidget(self.all_letters, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._reading())
        self.body.addStretch(1)

    def _reading(self) -> QGridLayout:
        """The language, and beside its name the size: so that a packet's parts have room below."""
        name = label(self.tr("Language"), "field")
        name.setBuddy(self.language)
        self._fixed = label("", "help", wrap=True)
        self._fixed.hide()
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.addWidget(name, 0, 0)
        grid.addWidget(self.large_print, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.language, 1, 0, 1, 2)
        grid.addWidget(self._fixed, 2, 0, 1, 2)
        return grid

    def _connect(self) -> None:
        self.document.currentIndexChanged.connect(self._on_document)
        for combo in (self.case, self.appointment, self.role):
            combo.currentIndexChanged.connect(self._on_changed)
        self.day.dateChanged.connect(self._on_day)
        self.whose.chosen.connect(self._on_document)
        self.all_letters.clicked.connect(self.all_letters_wanted)
        self.language.chosen.connect(self._on_changed)
        self.large_print.toggled.connect(self._on_changed)

    def _show_what_is_needed(self) -> None:
        kind = self._kind()
        wanted = self._about_what()
        self._purpose.setText(purpose(kind))
        self._purpose.setVisible(kind is not Kind.FAMILY_PACKET)  # its parts say it
        self._whose.setVisible(kind is Kind.ROLE_CHECKLIST and not self._desk)
        self._case.setVisible(wanted is About.CASE)
        self._day.setVisible(wanted in {About.APPOINTMENT, About.DAY})
        self._appointment.setVisible(wanted is About.APPOINTMENT)
        self._role.setVisible(kind is Kind.ROLE_CHECKLIST)
        self.all_letters.setVisible(kind is Kind.APPOINTMENT_LETTER)
        self.large_print.setVisible(row_of(kind).large_print)
        self._offer_languages(row_of(kind).languages)

    def _offer_languages(self, languages: Sequence[str]) -> None:
        """Those the document is written in; the one chosen stays if it is among them."""
        with QSignalBlocker(self.language):
            self.language.offer(languages)

    def _on_document(self) -> None:
        self._show_what_is_needed()
        self.changed.emit()

    def _on_day(self) -> None:
        self.day_changed.emit()

    def _on_changed(self) -> None:
        self.changed.emit()


def _combo(name: str, rows: Sequence[tuple[object, str]]) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    _refill(made, rows)
    return made


def _refill(combo: QComboBox, rows: Sequence[tuple[object, str]]) -> None:
    chosen = combo.currentData()
    with QSignalBlocker(combo):
        combo.clear()
        for key, shown in rows:
            combo.addItem(shown, key)
        combo.setCurrentIndex(max(0, combo.findData(chosen)) if rows else -1)
    combo.setEnabled(bool(rows))


def _start(appointment: Appointment) -> int:
    return appointment.event.start
