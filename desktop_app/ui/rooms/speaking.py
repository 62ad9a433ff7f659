"""What the drawn schedule says to the ear and under the pointer: whole sentences, however little is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.refusals import Refused
from desktop_app.domain.schedule import Block
from desktop_app.ui.rooms.cursor import Place
from desktop_app.ui.rooms.geometry import HEADER_HEIGHT, Geometry
from desktop_app.ui.rooms.wording import ScheduleWords, room_line, short_clock
from desktop_app.ui.sentences import sentences
from desktop_app.ui.words import clock, day_words

_translate = QCoreApplication.translate


def spoken_shown(words: ScheduleWords) -> str:
    """Which days are shown, and the keys."""
    schedule = words.schedule
    if words.several_days:
        shown = _translate("rooms", "Rooms from {first} to {last}.").format(
            first=day_words(schedule.days[0]), last=day_words(schedule.days[-1])
        )
    else:
        shown = _translate("rooms", "Rooms on {day}.").format(day=day_words(schedule.day))
    keys = _translate(
        "rooms",
        "Arrow keys go on, Page Down goes to the next appointment, Enter opens, N books here, Control with an arrow "
        "moves, Control and Shift with Up or Down change the length. F1 lists every key.",
    )
    return f"{shown} {keys}"


def spoken_place(place: Place | None, chosen: Appointment | None, geometry: Geometry, words: ScheduleWords) -> str:
    """Where the keyboard stands; nothing when it stands nowhere."""
    if place is None:
        return ""
    if chosen is not None:
        return words.spoken(chosen)
    column, start = words.column_name(geometry.columns[place.column]), clock(place.at, words.zone)
    return _translate("rooms", "{room}, {start}, no appointment").format(room=column, start=start)


def words_under(point: QPointF, geometry: Geometry, blocks: Sequence[Block], words: ScheduleWords) -> str:
    """The room and day of a column's head, or the whole appointment."""
    column = geometry.column(point.x())
    if column is None:
        return ""
    if point.y() >= HEADER_HEIGHT:
        block = geometry.block_at(point, blocks)
        return words.spoken(block.appointment) if block else ""
    shown = geometry.columns[column]
    room = next(room for room in words.schedule.rooms if room.id == shown.room_id)
    return f"{words.column_name(shown)}, {room_line(room, words.lobby)}"


def wrong_and_free(refused: Refused, near: Sequence[int], words: ScheduleWords) -> str:
    """Why a wish is refused, and what is free near it."""
    why = sentences(refused)
    if not near:
        return why
    starts = ", ".join(short_clock(start, words.zone) for start in near)
    return f"{why} {_translate('rooms', 'Free: {times}').format(times=starts)}"
