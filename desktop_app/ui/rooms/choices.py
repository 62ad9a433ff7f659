"""What the booking form offers to choose from: lengths, languages, purposes, people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, QTime
from PySide6.QtWidgets import QComboBox, QTimeEdit

from desktop_app.domain.rooms import INTERVIEWS, Purpose, Room
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.team import Interpreter

LENGTHS = (15, 30, 45, 60, 75, 90, 105, 120, 150, 180, 240, 300, 360, 420, 480)  # minutes
USUAL_LENGTH = 60
HOSTS = (Role.VICTIM_SERVICES, Role.EVIDENCE, Role.SUPERVISOR)
CARE_FIRST = (*HOSTS, Role.FRONT_DESK)
SPOKEN_HERE = "en"
QUARTER = 15  # minutes
KEPT = INTERVIEWS | {Purpose.RETURN_OF_BELONGINGS}
"""Purposes with a protocol of their own."""

_LANGUAGES = {
    "en": QT_TRANSLATE_NOOP("rooms", "English"),
    "es": QT_TRANSLATE_NOOP("rooms", "Spanish"),
    "ase": QT_TRANSLATE_NOOP("rooms", "American Sign Language"),
    "ar": QT_TRANSLATE_NOOP("rooms", "Arabic"),
    "zh": QT_TRANSLATE_NOOP("rooms", "Chinese"),
    "fr": QT_TRANSLATE_NOOP("rooms", "French"),
    "ht": QT_TRANSLATE_NOOP("rooms", "Haitian Creole"),
    "ko": QT_TRANSLATE_NOOP("rooms", "Korean"),
    "pl": QT_TRANSLATE_NOOP("rooms", "Polish"),
    "pt": QT_TRANSLATE_NOOP("rooms", "Portuguese"),
    "ru": QT_TRANSLATE_NOOP("rooms", "Russian"),
    "so": QT_TRANSLATE_NOOP("rooms", "Somali"),
    "tl": QT_TRANSLATE_NOOP("rooms", "Tagalog"),
    "vi": QT_TRANSLATE_NOOP("rooms", "Vietnamese"),
}


def language_word(code: str) -> str:
    """What a language is called; an unknown one shows its code."""
    return QCoreApplication.translate("rooms", str(_LANGUAGES.get(code, code)))


def languages() -> list[tuple[str, str]]:
    """Names and codes, the usual ones first."""
    return [(language_word(code), code) for code in _LANGUAGES]


def length_words(minutes: int) -> str:
    """`45 minutes`, `1 hour`, `1 hour 30 minutes`."""
    hours, rest = divmod(minutes, 60)
    translate = QCoreApplication.translate
    parts = []
    if hours:
        one = translate("rooms", "1 hour")
        parts.append(one if hours == 1 else translate("rooms", "{count} hours").format(count=hours))
    if rest:
        parts.append(translate("rooms", "{count} minutes").format(count=rest))
    return " ".join(parts)


def lengths(also: int) -> list[tuple[str, int]]:
    """The usual lengths, and the one that was drawn."""
    return [(length_words(minutes), minutes) for minutes in sorted({*LENGTHS, also})]


def purposes_for(role: Role, booked: Purpose | None = None) -> tuple[Purpose, ...]:
    """What a role may book for. A return belongs to a family's case, which the front desk does not see.

    A visit that is `booked` keeps the protocol it began with: an interview or a return stays what it is.
    """
    if booked in KEPT:
        return (booked,)
    others = KEPT if booked else {Purpose.RETURN_OF_BELONGINGS} if role is Role.FRONT_DESK else frozenset()
    return tuple(each for each in Purpose if each not in others)


def rooms_for(rooms: Iterable[Room], purpose: Purpose) -> tuple[Room, ...]:
    """The rooms that take a purpose."""
    return tuple(room for room in rooms if room.takes(purpose))


def hosts(staff: Iterable[StaffMember]) -> tuple[StaffMember, ...]:
    """Who may receive a guest."""
    return tuple(sorted((each for each in staff if each.role in HOSTS), key=_by_role_and_name))


def evidence_people(staff: Iterable[StaffMember]) -> tuple[StaffMember, ...]:
    """Who may bring belongings to the table."""
    return tuple(each for each in staff if each.role is Role.EVIDENCE)


def advocates(staff: Iterable[StaffMember]) -> tuple[StaffMember, ...]:
    """Who may stay with the person through an interview."""
    return tuple(each for each in staff if each.role is Role.VICTIM_SERVICES)


def child_supervisors(staff: Iterable[StaffMember]) -> tuple[StaffMember, ...]:
    """Who may look after a child: anybody, victim services first."""
    return tuple(sorted(staff, key=_by_role_and_name))


def interpreters_for(interpreters: Iterable[Interpreter], language: str) -> tuple[Interpreter, ...]:
    """Who speaks a language; everyone while it is English, for then it has not been said which."""
    return tuple(each for each in interpreters if language == SPOKEN_HERE or language in each.languages)


def _by_role_and_name(member: StaffMember) -> tuple[int, str]:
    return CARE_FIRST.index(member.role), member.name


class Choice(QComboBox):
    """A combo box over values: what one reads, and what one means. Qt would turn an enum's member into a plain text."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)  # letters; a long name does not widen its dialog
        self._values: list[object] = []

    def currentData(self, _role: int = Qt.ItemDataRole.UserRole) -> Any:
        """The value that is chosen, as it was offered."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def values(self) -> tuple[object, ...]:
        """What is offered."""
        return tuple(self._values)

    def offer(self, options: Sequence[tuple[str, object]], keep: object = None) -> None:
        """Offer other options; the value chosen before stays when it is still among them."""
        wanted = self.currentData() if keep is None else keep
        blocked = self.blockSignals(True)
        self.clear()
        self._values = [value for _, value in options]
        self.addItems([words for words, _ in options])
        self.choose(wanted)
        self.blockSignals(blocked)

    def choose(self, value: object) -> None:
        """Choose by value; the first option when it is not there."""
        index = next((index for index, each in enumerate(self._values) if each == value), 0)
        self.setCurrentIndex(index if self.count() else -1)


class QuarterTime(QTimeEdit):
    """A time of day whose arrows go from quarter to quarter; any minute may be typed."""

    def stepBy(self, steps: int) -> None:
        """To the next or previous quarter of an hour, within the day."""
        minutes = QTime(0, 0).secsTo(self.time()) // 60
        quarter = minutes // QUARTER if steps > 0 else -(-minutes // QUARTER)
        wanted = min(max((quarter + steps) * QUARTER, 0), 24 * 60 - QUARTER)
        self.setTime(QTime(wanted // 60, wanted % 60))
