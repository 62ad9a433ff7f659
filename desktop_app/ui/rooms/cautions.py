"""What about a time asks for care, in a calm strip: whoever books says that the person chose it knowing this."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.appointments import Appointment, BookingRequest
from desktop_app.domain.cautions import Caution, Warned
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import Span, local_day
from desktop_app.ui import icons, theme
from desktop_app.ui.rooms.find_time_words import SEPARATOR, caution_word
from desktop_app.ui.rooms.wording import spoken_times
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.card import empty
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import clock, short_day

Facts = Mapping[str, Any]
_PICTURE = 18  # pixels


class CautionsNotice(QFrame):
    """`weigh()` a wish whenever it changes; `problem()` before it is kept; `accepted()` goes into the request.

    Hidden while nothing asks for care. Other cautions take the tick away: it was about the ones before.
    """

    changed = Signal()

    def __init__(self, session: Session, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._warned: tuple[Warned, ...] = ()
        self._moving: Appointment | None = None
        self._same_time = False
        self.setObjectName(f"{name}.cautions")
        self.setProperty("role", "notice")
        theme.mark(self, tone="clay")
        self._picture = QLabel()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.known = QCheckBox(self.tr("The person chose this time knowing this"))
        self.known.setObjectName(f"{name}.cautions.known")
        self.known.setAccessibleName(self.known.text())
        self.known.toggled.connect(self.changed)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(self._lines)
        column.addWidget(self.known)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.hide()

    def weigh(self, request: BookingRequest, moving: Appointment | None = None) -> None:
        """Ask what about the time of a wish asks for care. A visit that keeps its time needs no new answer."""
        found = self._session.services.appointments.cautions(
            self._session.actor, request, moving.id if moving else None
        )
        warned = () if isinstance(found, Refused) else found
        self._moving, self._same_time = moving, moving is not None and moving.event == request.event
        if warned == self._warned:
            return
        self._warned = warned
        blocked = self.known.blockSignals(True)
        self.known.setChecked(bool(warned) and {each.caution.value for each in warned} <= self._accepted_before())
        self.known.blockSignals(blocked)
        self._show()

    def clear(self) -> None:
        """Nothing is said while the time is refused anyway."""
        self._warned, self._same_time = (), False
        self.known.setChecked(False)
        self.hide()

    def accepted(self) -> frozenset[str]:
        """The cautions that the person knows of and chose all the same."""
        if self.known.isChecked():
            return frozenset(each.caution.value for each in self._warned)
        return self._accepted_before()

    def problem(self) -> str:
        """Why it cannot be kept yet; empty when nothing is open."""
        if not self._warned or self._same_time or self.known.isChecked():
            return ""
        return self.tr("Please ask whether this time is right, and tick that the person chose it knowing this.")

    def words(self) -> str:
        """Everything it says."""
        return "\n".join(caution_sentence(each) for each in self._warned)

    def _accepted_before(self) -> frozenset[str]:
        """What was accepted for the time that the visit keeps."""
        return self._moving.accepted_cautions if self._moving is not None and self._same_time else frozenset()

    def _show(self) -> None:
        empty(self._lines)
        for each in self._warned:
            self._lines.addWidget(label(caution_sentence(each), wrap=True, tone="clay"))
        self._picture.setPixmap(icons.pixmap("note", theme.current().tone("clay")[0], _PICTURE, 2.0))
        self.setAccessibleName(self.words())
        self.setVisible(bool(self._warned))
        if self._warned:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words()))


def caution_sentence(warned: Warned) -> str:
    """A caution as a sentence a person can act on; without facts it says nothing of a case."""
    return _SENTENCES[warned.caution](warned.facts)


def accepted_words(cautions: Iterable[str]) -> str:
    """Cautions that were accepted, in a few words each, in the order of Caution."""
    kept = frozenset(cautions)
    return SEPARATOR.join(caution_word(each) for each in Caution if each.value in kept)


def _tr(text: str) -> str:
    return QCoreApplication.translate("cautions", text)


def _gentle(facts: Facts) -> str:
    if not facts:
        return _tr("Victim services marked this day as one to be gentle with. Please ask whether it is right.")
    return _tr("{day} is a day to be gentle with ({what}). Please ask whether it is right.").format(
        day=short_day(facts["day"]), what=facts["what"]
    )


def _holiday(facts: Facts) -> str:
    return _tr("{day} is a holiday ({reason}). Please ask whether this day is right.").format(
        day=short_day(facts["day"]), reason=facts["reason"]
    )


def _friday(_facts: Facts) -> str:
    return _tr("It ends late on a Friday, with little support over the weekend. Please say whom they can call.")


def _outside(facts: Facts) -> str:
    hours = facts["hours"]
    if not isinstance(hours, Span):
        return _tr("{room} has no opening hours that day. Please see that somebody is there.").format(
            room=facts["room"]
        )
    return _tr("{room} is open from {times} that day. Please see that somebody is there.").format(
        room=facts["room"], times=spoken_times(hours, facts["zone"])
    )


def _recovery(facts: Facts) -> str:
    if "event" in facts:
        event, zone = facts["event"], facts["zone"]
        words = _tr("Less than a day lies between this and another visit of theirs, on {day} at {time}.")
        return words.format(day=short_day(local_day(event.start, zone)), time=clock(event.start, zone))
    if "nights" in facts:
        return _tr("Their case was opened less than two nights before. Please ask whether they have slept and eaten.")
    return _tr("There is little time to rest before this visit. Please ask whether it is right.")


def _same_day(facts: Facts) -> str:
    if not facts:
        return _tr("They have another visit that day. Please ask whether both are right.")
    words = _tr("They have another visit that day, at {time}. Please ask whether both are right.")
    return words.format(time=clock(facts["event"].start, facts["zone"]))


def _host_full(facts: Facts) -> str:
    return _tr("The host would have {count} visits that day. Please ask the host first.").format(count=facts["visits"])


_SENTENCES: dict[Caution, Callable[[Facts], str]] = {
    Caution.SENSITIVE_DATE: _gentle,
    Caution.HOLIDAY: _holiday,
    Caution.FRIDAY_LATE: _friday,
    Caution.OUTSIDE_HOURS: _outside,
    Caution.SHORT_RECOVERY: _recovery,
    Caution.SAME_DAY: _same_day,
    Caution.HOST_FULL: _host_full,
}
