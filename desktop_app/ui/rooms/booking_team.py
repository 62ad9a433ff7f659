"""The people a booking takes: the host, and beside the host whoever this visit needs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.domain.appointments import Appointment, Need
from desktop_app.domain.rooms import INTERVIEWS, Purpose
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.team import Duty, Interpreter
from desktop_app.ui.rooms.choices import (
    SPOKEN_HERE,
    Choice,
    advocates,
    child_supervisors,
    evidence_people,
    hosts,
    interpreters_for,
    language_word,
)
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.words import word

COLUMNS = 12
MOST_BESIDE = 4  # fields beside each other
NARROW = 8  # letters; a long name gives way to the fields beside it
Option = tuple[str, object]


class BookingTeam(QWidget):
    """Shows the fields that a purpose and its needs ask for; what is not shown is nobody."""

    changed = Signal()

    def __init__(
        self,
        actor: StaffMember,
        staff: tuple[StaffMember, ...],
        interpreters: tuple[Interpreter, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._staff, self._interpreters = staff, interpreters
        self._met: StaffMember | None = None
        self._kept: dict[Duty, int] = {}
        self._language = SPOKEN_HERE
        self._shown: tuple[Duty, ...] = (Duty.HOST,)
        self.choices = {duty: Choice() for duty in Duty}
        self.host, self.evidence = self.choices[Duty.HOST], self.choices[Duty.EVIDENCE]
        self.advocate, self.interpreter = self.choices[Duty.ADVOCATE], self.choices[Duty.INTERPRETER]
        self.child_supervisor = self.choices[Duty.CHILD_SUPERVISOR]
        self.suggested = Button(self.tr("Nobody has met this family yet"), "link")
        self.suggested.setObjectName("booking.suggested_host")
        self.suggested.hide()
        self._offer(actor)
        self._assemble()
        for choice in self.choices.values():
            choice.currentIndexChanged.connect(self._on_change)
        self.suggested.clicked.connect(self._on_suggested)

    def person(self, duty: Duty) -> int | None:
        """Who is chosen for a duty; nobody where it is not asked."""
        chosen = self.choices[duty].currentData() if duty in self._shown else None
        return chosen if isinstance(chosen, int) else None

    def choose(self, duty: Duty, person_id: int | None) -> None:
        """Choose somebody, though they may have left since or speak another language."""
        choice = self.choices[duty]
        if person_id is not None and person_id not in choice.values():
            self._kept[duty] = person_id
            self._offer_again(duty)
        choice.choose(person_id)

    def fill(self, appointment: Appointment) -> None:
        """The people of an appointment that is to be changed."""
        self.choose(Duty.HOST, appointment.host_id)
        self.choose(Duty.EVIDENCE, appointment.evidence_id)
        self.choose(Duty.ADVOCATE, appointment.advocate_id)
        self.choose(Duty.INTERPRETER, appointment.interpreter_id)
        self.choose(Duty.CHILD_SUPERVISOR, appointment.child_supervisor_id)

    def show_for(self, purpose: Purpose, needs: frozenset[Need], language: str) -> None:
        """Ask for the people of this kind of visit."""
        if language != self._language:
            self._language = language
            self._offer_again(Duty.INTERPRETER)
        asked = {
            Duty.HOST: True,
            Duty.ADVOCATE: purpose in INTERVIEWS or self.advocate.currentData() is not None,
            Duty.EVIDENCE: purpose is Purpose.RETURN_OF_BELONGINGS,
            Duty.INTERPRETER: Need.INTERPRETER in needs,
            Duty.CHILD_SUPERVISOR: Need.CHILD in needs,
        }
        shown = tuple(duty for duty in self._fields if asked[duty])
        self._say_who_speaks(language)
        if shown != self._shown:
            self._shown = shown
            self._lay_out()

    def suggest(self, met: Sequence[StaffMember]) -> None:
        """Who has met this family before, the latest first: one click takes them as host."""
        self._met = next(iter(met), None)
        self._show_suggestion()

    # Inside

    def _offer(self, actor: StaffMember) -> None:
        for duty in self.choices:
            self._offer_again(duty)
        self.host.choose(actor.id)

    def _offer_again(self, duty: Duty) -> None:
        options = self._options(duty)
        kept = self._kept.get(duty)
        if kept is not None and kept not in [value for _, value in options]:
            options.append((self._name_of(duty, kept), kept))
        self.choices[duty].offer(options)

    def _options(self, duty: Duty) -> list[Option]:
        nobody: list[Option] = [(self.tr("Not settled yet"), None)]
        match duty:
            case Duty.HOST:
                return [(_titled(each), each.id) for each in hosts(self._staff)]
            case Duty.EVIDENCE:
                return [*nobody, *((each.name, each.id) for each in evidence_people(self._staff))]
            case Duty.ADVOCATE:
                return [*nobody, *((each.name, each.id) for each in advocates(self._staff))]
            case Duty.CHILD_SUPERVISOR:
                return [*nobody, *((_titled(each), each.id) for each in child_supervisors(self._staff))]
            case Duty.INTERPRETER:
                speaking = interpreters_for(self._interpreters, self._language)
                return [*nobody, *((self._speaker(each), each.id) for each in speaking)]

    def _speaker(self, interpreter: Interpreter) -> str:
        if self._language != SPOKEN_HERE:
            return interpreter.name
        return f"{interpreter.name}, {', '.join(map(language_word, interpreter.languages))}"

    def _name_of(self, duty: Duty, person_id: int) -> str:
        """Somebody who is down for it already and would not be offered."""
        if duty is Duty.INTERPRETER:
            known = next((each.name for each in self._interpreters if each.id == person_id), "")
        else:
            known = next((each.name for each in self._staff if each.id == person_id), "")
        return known or self.tr("Somebody who has left")

    def _assemble(self) -> None:
        titles = {
            Duty.HOST: self.tr("Host"),
            Duty.ADVOCATE: self.tr("Advocate"),
            Duty.EVIDENCE: self.tr("Evidence person"),
            Duty.INTERPRETER: self.tr("Interpreter"),
            Duty.CHILD_SUPERVISOR: self.tr("Child supervisor"),
        }
        self._fields = {duty: Field(title, self.choices[duty]) for duty, title in titles.items()}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        for place in range(COLUMNS):
            self._grid.setColumnStretch(place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._grid)
        column.addWidget(self.suggested)
        for duty, field in self._fields.items():
            self.choices[duty].setMinimumContentsLength(NARROW)
            self.choices[duty].setObjectName(f"booking.{duty.value}")
            field.setParent(self)  # in this order the keyboard goes through them
        self._lay_out()

    def _lay_out(self) -> None:
        """As wide as there is room, and one alone half of it."""
        for field in self._fields.values():
            self._grid.removeWidget(field)
        for row, duties in enumerate(_rows(self._shown)):
            width = COLUMNS // max(len(duties), 2)
            for number, duty in enumerate(duties):
                self._grid.addWidget(self._fields[duty], row, number * width, 1, width)
        for duty, field in self._fields.items():
            field.setVisible(duty in self._shown)

    def _say_who_speaks(self, language: str) -> None:
        nobody = not interpreters_for(self._interpreters, language)
        words = self.tr("Nobody on the list speaks {language} yet.").format(language=language_word(language))
        self._fields[Duty.INTERPRETER].set_help(words if nobody else "")

    def _show_suggestion(self) -> None:
        met = self._met
        there = met is not None and met.id in self.host.values() and met.id != self.host.currentData()
        if met is not None:
            self.suggested.set_words(self.tr("{name} has met this family before").format(name=met.short_name))
        self.suggested.setVisible(there)

    def _on_suggested(self) -> None:
        if self._met is not None:
            self.host.choose(self._met.id)
            self.host.setFocus()

    def _on_change(self) -> None:
        self._show_suggestion()
        self.changed.emit()


def _rows(duties: tuple[Duty, ...]) -> list[tuple[Duty, ...]]:
    """Five are three and two."""
    beside = MOST_BESIDE - 1 if len(duties) > MOST_BESIDE else MOST_BESIDE
    return [duties[start : start + beside] for start in range(0, len(duties), beside)]


def _titled(member: StaffMember) -> str:
    return f"{member.name}, {word(member.role).lower()}"
