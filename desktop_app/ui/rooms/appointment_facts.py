"""The facts of an appointment, line by line, and what its history should not hide."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.history import Entry
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import local_day
from desktop_app.services.appointments import AppointmentDetail
from desktop_app.ui.history_words import history_words
from desktop_app.ui.rooms.cautions import accepted_words
from desktop_app.ui.rooms.choices import SPOKEN_HERE, language_word
from desktop_app.ui.rooms.wording import spoken_times
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import clock, short_day, word

WIDTH = 420  # pixels a fact has before it wraps
AGAINST_THE_USUAL = frozenset({"cautions", "shorter_buffers"})
"""What the history tells of a visit that everybody who opens it should know."""
SEPARATOR = " \u00b7 "
Line = tuple[str, str]
_translate = QCoreApplication.translate


class FactsGrid(QGridLayout):
    """Names at the left, words at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setHorizontalSpacing(18)
        self.setVerticalSpacing(6)
        self.setColumnStretch(1, 1)

    def show_detail(self, detail: AppointmentDetail, lobby: bool) -> None:
        """Show an appointment; to the lobby only where it is."""
        while (item := self.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QWidget):
                widget.hide()
                widget.deleteLater()
        lines = _lines(detail, lobby) + ([] if lobby else self._history(detail.appointment.id, detail.room.zone))
        for row, (name, value) in enumerate(lines):
            self.addWidget(label(name, "second"), row, 0, Qt.AlignmentFlag.AlignTop)
            words = label(value, wrap=True)
            words.setMinimumWidth(WIDTH)
            self.addWidget(words, row, 1)

    def _history(self, appointment_id: int, zone: str) -> list[Line]:
        """Who chose a time that asks for care, and who made the time around it shorter."""
        found = self._session.services.history.of_appointment(self._session.actor, appointment_id)
        entries = () if isinstance(found, Refused) else found
        told = [each for each in entries if AGAINST_THE_USUAL & each.facts.keys()]
        told.sort(key=_moment)
        return [(_translate("AppointmentPanel", "History"), _entry_words(each, zone)) for each in told]


def _lines(detail: AppointmentDetail, lobby: bool) -> list[Line]:
    appointment, room = detail.appointment, detail.room
    where = (_tr("Room"), SEPARATOR.join(part for part in (room.name, room.entrance) if part))
    if lobby:
        return [where]
    language = language_word(appointment.language) if appointment.language != SPOKEN_HERE else ""
    lines = [
        (_tr("Guest"), _guest(appointment)),
        where,
        (_tr("Needs"), ", ".join(word(need) for need in sorted(appointment.needs))),
        (_tr("Language"), language),
        (_tr("Case"), SEPARATOR.join(part for part in (detail.case_number, detail.party_code) if part)),
        (_tr("Room held"), spoken_times(appointment.hold, room.zone)),
        (_tr("Chosen all the same"), accepted_words(appointment.accepted_cautions)),
        (_tr("Number"), appointment.number),
        (_tr("Reason"), appointment.reason),
    ]
    return [line for line in lines if line[1]]


def _guest(appointment: Appointment) -> str:
    others = appointment.party_size - 1
    if others < 1:
        return appointment.guest_name
    more = _tr("one more person") if others == 1 else _tr("{count} more people").format(count=others)
    return _tr("{name} and {more}").format(name=appointment.guest_name, more=more)


def _entry_words(entry: Entry, zone: str) -> str:
    day, time = short_day(local_day(entry.at, zone)), clock(entry.at, zone)
    return f"{day}, {time}, {entry.staff_name}: {history_words(entry)}"


def _moment(entry: Entry) -> tuple[int, int]:
    return entry.at, entry.id


def _tr(text: str) -> str:
    return _translate("AppointmentPanel", text)
