"""What the search for a time says: each offer with its reasons, and why the obvious time is not among them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypeVar

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from desktop_app.domain.cautions import Caution
from desktop_app.domain.find_time import Merit, Obvious, RoomNeed, Slot, WhyNot
from desktop_app.domain.rooms import Room
from desktop_app.domain.times import local_day
from desktop_app.ui.rooms.wording import spoken_times
from desktop_app.ui.sentences import sentence
from desktop_app.ui.words import clock

SEPARATOR = " \u00b7 "
MOST_LINES = 5
Word = TypeVar("Word", Merit, Caution, RoomNeed)
_translate = QCoreApplication.translate

_MERITS: dict[Merit, object] = {
    Merit.SOONEST: QT_TRANSLATE_NOOP("find_time", "the soonest"),
    Merit.SUITS_PERSON: QT_TRANSLATE_NOOP("find_time", "in the hours that suit"),
    Merit.PEOPLE_FREE: QT_TRANSLATE_NOOP("find_time", "host free"),
    Merit.INTERPRETER_FREE: QT_TRANSLATE_NOOP("find_time", "interpreter free"),
    Merit.STEP_FREE: QT_TRANSLATE_NOOP("find_time", "step-free"),
    Merit.CHILD_FRIENDLY: QT_TRANSLATE_NOOP("find_time", "child-friendly"),
    Merit.RECORDING: QT_TRANSLATE_NOOP("find_time", "can record"),
    Merit.PRIVATE_ENTRANCE: QT_TRANSLATE_NOOP("find_time", "private entrance"),
    Merit.ROOM_FITS: QT_TRANSLATE_NOOP("find_time", "the room is the right size"),
    Merit.NO_GAP: QT_TRANSLATE_NOOP("find_time", "leaves no gap"),
    Merit.LARGE_ROOM: QT_TRANSLATE_NOOP("find_time", "a larger room than needed"),
    Merit.LEAVES_GAP: QT_TRANSLATE_NOOP("find_time", "leaves a short gap beside it"),
}
_CAUTIONS: dict[Caution, object] = {
    Caution.SENSITIVE_DATE: QT_TRANSLATE_NOOP("find_time", "a date to be gentle with"),
    Caution.HOLIDAY: QT_TRANSLATE_NOOP("find_time", "a holiday"),
    Caution.FRIDAY_LATE: QT_TRANSLATE_NOOP("find_time", "late on a Friday, before a weekend without support"),
    Caution.OUTSIDE_HOURS: QT_TRANSLATE_NOOP("find_time", "outside opening hours"),
    Caution.SHORT_RECOVERY: QT_TRANSLATE_NOOP("find_time", "little time to rest before it"),
    Caution.SAME_DAY: QT_TRANSLATE_NOOP("find_time", "another visit the same day"),
    Caution.HOST_FULL: QT_TRANSLATE_NOOP("find_time", "the host has a full day"),
}
_LACKING: dict[RoomNeed, object] = {
    RoomNeed.STEP_FREE: QT_TRANSLATE_NOOP("find_time", "{room} has a step."),
    RoomNeed.CHILD_FRIENDLY: QT_TRANSLATE_NOOP("find_time", "{room} is not a room for children."),
    RoomNeed.RECORDING: QT_TRANSLATE_NOOP("find_time", "{room} has no recording."),
    RoomNeed.PRIVATE_ENTRANCE: QT_TRANSLATE_NOOP("find_time", "{room} has no private entrance."),
    RoomNeed.SEATS: QT_TRANSLATE_NOOP("find_time", "{room} has {seats} seats, host included."),
}
_NEEDS: dict[RoomNeed, object] = {
    RoomNeed.STEP_FREE: QT_TRANSLATE_NOOP("find_time", "Step-free"),
    RoomNeed.CHILD_FRIENDLY: QT_TRANSLATE_NOOP("find_time", "For children"),
    RoomNeed.RECORDING: QT_TRANSLATE_NOOP("find_time", "Recording"),
    RoomNeed.PRIVATE_ENTRANCE: QT_TRANSLATE_NOOP("find_time", "Private entrance"),
    RoomNeed.SEATS: QT_TRANSLATE_NOOP("find_time", "Seats"),
}


def _said(table: Mapping[Word, object], member: Word) -> str:
    return _translate("find_time", str(table[member]))


def need_word(need: RoomNeed) -> str:
    """What a need of the room is called on the form."""
    return _said(_NEEDS, need)


def weekday_day(day: date) -> str:
    """A day in few letters, with its weekday: `Tue 24 Nov`."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM")


def slot_title(slot: Slot, room: Room) -> str:
    """`Tue 24 Nov, 10:30 am to 11:30 am, Soft room B`."""
    day = weekday_day(local_day(slot.event.start, room.zone))
    words = _translate("find_time", "{day}, {times} {dot} {room}")
    return words.format(day=day, times=spoken_times(slot.event, room.zone), dot="\u00b7", room=room.name)


def slot_reasons(slot: Slot) -> str:
    """What speaks for an offer, in its order of weight."""
    return SEPARATOR.join(_said(_MERITS, merit) for merit in slot.merits)


def caution_word(caution: Caution) -> str:
    """What asks for care, in a few words."""
    return _said(_CAUTIONS, caution)


def slot_care(slot: Slot) -> str:
    """What asks for care; empty when nothing does."""
    return SEPARATOR.join(map(caution_word, slot.cautions))


def obvious_title(obvious: Obvious, zone: str, today: date) -> str:
    """The question about the obvious time: `Why not tomorrow at 10:00 am?`."""
    day, time = local_day(obvious.event.start, zone), clock(obvious.event.start, zone)
    if day == today:
        return _translate("find_time", "Why not today at {time}?").format(time=time)
    if day == today + timedelta(days=1):
        return _translate("find_time", "Why not tomorrow at {time}?").format(time=time)
    return _translate("find_time", "Why not {day} at {time}?").format(day=weekday_day(day), time=time)


def obvious_lines(obvious: Obvious, rooms: Mapping[int, Room]) -> tuple[str, ...]:
    """Why each room cannot be had then, each reason once; what is true of people is said once for all rooms."""
    if obvious.free_in is not None:
        free = _translate("find_time", "It is free too, in {room}; the times above suit as well or better.")
        return (free.format(room=rooms[obvious.free_in].name),)
    if not obvious.rooms:
        return (_translate("find_time", "No room takes this kind of visit."),)
    lines = tuple(dict.fromkeys(line for each in obvious.rooms for line in _why_not(each, rooms[each.room_id])))
    if len(lines) <= MOST_LINES:
        return lines
    more = _translate("find_time", "And {count} more reasons of this kind.").format(count=len(lines) - MOST_LINES + 1)
    return (*lines[: MOST_LINES - 1], more)


def _why_not(each: WhyNot, room: Room) -> tuple[str, ...]:
    if each.lacking:
        return (_said(_LACKING, each.lacking[0]).format(room=room.name, seats=room.seats),)
    return tuple(sentence(reason) for reason in each.reasons)
