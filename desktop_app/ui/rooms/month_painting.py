"""Paints the month: weekdays above, a cell a day with its first appointments and how many more there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QLineF, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.closures import ClosureKind
from desktop_app.domain.times import local_day
from desktop_app.ui import theme
from desktop_app.ui.rooms.brushes import face, set_words
from desktop_app.ui.rooms.header_painting import RADIUS
from desktop_app.ui.rooms.period import A_WEEK
from desktop_app.ui.rooms.wording import ScheduleWords, closed_words, short_clock

HEADER_HEIGHT = 32
NUMBER = 26  # height of the day's number
LINE = 18
_INSET = 8
_DOT = 8
_BOLD, _PLAIN = QFont.Weight.Bold, QFont.Weight.Normal


@dataclass(frozen=True, slots=True)
class MonthScene:
    """The days, the one stood on, and the size of a cell."""

    words: ScheduleWords
    days: Mapping[date, Sequence[Appointment]]
    closed: Mapping[date, ClosureKind]
    day: date
    now: int
    focused: bool
    width: float
    height: float
    scale: float


def paint_month(painter: QPainter, scene: MonthScene, exposed: QRectF, size: QRectF) -> None:
    """Paint what lies in `exposed`."""
    palette = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    whole = QPainterPath()
    whole.addRoundedRect(size, RADIUS, RADIUS)
    painter.fillPath(whole, QColor(palette.surface))
    painter.save()
    painter.setClipPath(whole)
    _heads(painter, scene, size)
    today = local_day(scene.now, scene.words.zone)
    for at, day in enumerate(scene.days):
        cell = QRectF(at % A_WEEK * scene.width, HEADER_HEIGHT + at // A_WEEK * scene.height, scene.width, scene.height)
        if cell.intersects(exposed):
            _cell(painter, scene, day, cell, today)
    painter.restore()
    if scene.focused and scene.day in scene.days:
        at = list(scene.days).index(scene.day)
        left, top = at % A_WEEK * scene.width, HEADER_HEIGHT + at // A_WEEK * scene.height
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.accent), 2))
        painter.drawRoundedRect(QRectF(left + 2, top + 2, scene.width - 4, scene.height - 4), 6, 6)


def _heads(painter: QPainter, scene: MonthScene, size: QRectF) -> None:
    palette = theme.current()
    painter.fillRect(QRectF(0, 0, size.width(), HEADER_HEIGHT), QColor(palette.soft))
    painter.setFont(face(12))
    painter.setPen(QColor(palette.second))
    for at, day in enumerate(list(scene.days)[:A_WEEK]):
        name = QLocale().toString(QDate(day.year, day.month, day.day), "dddd")
        place = QRectF(at * scene.width + _INSET, 0, scene.width - 2 * _INSET, HEADER_HEIGHT)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)


def _cell(painter: QPainter, scene: MonthScene, day: date, cell: QRectF, today: date) -> None:
    palette, booked = theme.current(), scene.days[day]
    inside = (day.year, day.month) == (scene.day.year, scene.day.month)
    closed = scene.closed.get(day)
    if not inside or closed is not None:
        painter.fillRect(cell, QColor(theme.mix(palette.ground, palette.surface, 0.6)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(QColor(palette.line), 1))
    left, top = round(cell.left()), round(cell.top())
    painter.drawLine(QLineF(left, top, cell.right(), top))
    if left:
        painter.drawLine(QLineF(left, top, left, cell.bottom()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _number(painter, day, cell, inside, day == today)
    if closed is not None:
        words = set_words(closed_words(closed), 12, _BOLD, int(cell.width() - NUMBER - 2 * _INSET))
        painter.setFont(face(12, _BOLD))
        painter.setPen(QColor(palette.stone))
        painter.drawStaticText(QPointF(cell.right() - _INSET - words.size().width(), cell.top() + 5), words)
    lines = max(int((cell.height() - NUMBER - 4) // LINE), 0)
    shown = booked if len(booked) <= lines else booked[: max(lines - 1, 0)]
    for at, each in enumerate(shown):
        _line(painter, scene, each, QPointF(cell.left() + _INSET, cell.top() + NUMBER + at * LINE), inside)
    if len(shown) < len(booked) and lines:
        words = scene.words.more(len(booked) - len(shown)) if shown else scene.words.how_many(len(booked))
        rest = QPointF(cell.left() + _INSET, cell.top() + NUMBER + len(shown) * LINE)
        painter.setFont(face(12))
        painter.setPen(QColor(palette.second))
        painter.drawStaticText(rest, set_words(words, 12, _PLAIN, int(cell.width() - 2 * _INSET)))


def _number(painter: QPainter, day: date, cell: QRectF, inside: bool, today: bool) -> None:
    palette = theme.current()
    place = QRectF(cell.left() + _INSET - 4, cell.top() + 3, 24, 21)
    if today:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.accent))
        painter.drawRoundedRect(place, 10, 10)
    painter.setFont(face(13, _BOLD if inside else _PLAIN))
    painter.setPen(QColor(palette.on_accent if today else palette.ink if inside else palette.second))
    flags = Qt.AlignmentFlag.AlignCenter if today else Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(place if today else place.adjusted(4, 0, 0, 0), int(flags), str(day.day))


def _line(painter: QPainter, scene: MonthScene, each: Appointment, at: QPointF, inside: bool) -> None:
    palette = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.tone(scene.words.tone(each))[0]))
    painter.drawRoundedRect(QRectF(at.x(), at.y() + 4, _DOT, _DOT), 2, 2)
    words = f"{short_clock(each.event.start, scene.words.zone)} {scene.words.title(each)}"
    painter.setFont(face(12))
    painter.setPen(QColor(palette.ink if inside else palette.second))
    room = int(scene.width - 2 * _INSET - _DOT - 5)
    painter.drawStaticText(QPointF(at.x() + _DOT + 5, at.y()), set_words(words, 12, _PLAIN, room))
