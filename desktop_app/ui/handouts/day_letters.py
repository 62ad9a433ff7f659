"""A day's letters: which visits of the day get one, each in the language of whoever reads it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.handouts import AppointmentLetter, InterviewLetter
from desktop_app.domain.handouts.catalogue import row_of
from desktop_app.domain.refusals import Refused
from desktop_app.services.schedule import Schedule
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.handouts.documents import Kind, title
from desktop_app.ui.handouts.jobs import Job
from desktop_app.ui.handouts.languages import named
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import clock, day_words

Letter = AppointmentLetter | InterviewLetter


class DayLettersDialog(CalmDialog):
    """`jobs()` after it was accepted. By initials, as on every list of a day; the letters themselves name whom they greet."""

    def __init__(self, session: Session, day: date, *, large_print: bool, parent: QWidget | None = None) -> None:
        super().__init__(
            _tr("All letters of a day"),
            parent,
            sentence=_tr("{day}. Each is printed in the language noted for the visit.").format(day=day_words(day)),
            confirm=_tr("Print…"),
            confirm_is_safe=True,
            width=560,
        )
        self.setObjectName("day_letters")
        self._session, self._large = session, large_print
        self._letters: dict[int, tuple[Appointment, Letter, str]] = {}
        self.boxes: dict[int, QCheckBox] = {}
        rows = QVBoxLayout()
        rows.setSpacing(6)
        self.body.addLayout(rows)
        schedule = session.services.schedule.day(session.actor, day)
        booked = [] if isinstance(schedule, Refused) else sorted(schedule.appointments, key=_start)
        if isinstance(schedule, Refused) or not booked:
            words = _tr("No appointment on this day.") if not isinstance(schedule, Refused) else sentences(schedule)
            rows.addWidget(label(words, "second", wrap=True))
        else:
            for visit in booked:
                rows.addWidget(self._row(visit, schedule))
        self.confirm.setEnabled(bool(self._letters))
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            first.setFocus()

    def problem(self) -> str:
        """Something must be chosen."""
        return "" if self.jobs() else _tr("Please choose at least one letter.")

    def jobs(self) -> Sequence[Job]:
        """The chosen letters, by the clock."""
        return [
            Job(
                f"{title(letter.kind)}, {self._when(visit)} \u00b7 {visit.guest_label}",
                letter.kind.value,
                (letter,),
                language,
                self._large,
                visit.case_id,
                visit.id,
            )
            for key, (visit, letter, language) in self._letters.items()
            if self.boxes[key].isChecked()
        ]

    def _row(self, visit: Appointment, schedule: Schedule) -> QWidget:
        written = row_of(Kind.APPOINTMENT_LETTER).languages
        language = visit.language if visit.language in written else written[0]
        session = self._session
        letter = session.services.handouts.appointment_letter(session.actor, visit.id, language)
        room = next((each.name for each in schedule.rooms if each.id == visit.room_id), "")
        said = f"{self._when(visit)} \u00b7 {visit.guest_label} \u00b7 {room}"
        [(_, spoken)] = named([language])
        box = QCheckBox(said if isinstance(letter, Refused) else f"{said} \u00b7 {spoken}")
        box.setObjectName(f"day_letters.{visit.id}")
        box.setAccessibleName(box.text())
        if not isinstance(letter, Refused):
            self._letters[visit.id] = visit, letter, language
            self.boxes[visit.id] = box
            box.setChecked(True)
            return box
        box.setEnabled(False)
        box.setAccessibleDescription(sentences(letter))
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(box)
        why = label(sentences(letter), "second", wrap=True)
        why.setContentsMargins(32, 0, 0, 0)
        column.addWidget(why)
        return both

    def _when(self, visit: Appointment) -> str:
        return clock(visit.event.start, self._session.zone)


def _start(visit: Appointment) -> int:
    return visit.event.start


def _tr(text: str) -> str:
    return QCoreApplication.translate("day_letters", text)
