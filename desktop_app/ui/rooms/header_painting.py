"""Paints what stands above the columns while the hours scroll: rooms by name, or days over the rooms' initials."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLineF, QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from desktop_app.domain.times import local_day
from desktop_app.ui import theme
from desktop_app.ui.rooms.brushes import face, face_metrics
from desktop_app.ui.rooms.geometry import HEADER_HEIGHT, HOURS_WIDTH, days_of
from desktop_app.ui.rooms.scene import Scene
from desktop_app.ui.rooms.wording import abbreviations, room_line

RADIUS = 11.5  # of the card whose corners the drawing fills
INSET = 10
_BOLD = QFont.Weight.Bold


class HeaderPainter:
    """Draws over the scrolled part, so that names stay."""

    def __init__(self, painter: QPainter, scene: Scene) -> None:
        self._painter = painter
        self._scene = scene
        self._geometry = scene.geometry
        self._palette = theme.current()
        self._rooms = {room.id: room for room in scene.words.schedule.rooms}
        self._days = days_of(scene.geometry.columns)

    def paint(self, size: QRectF) -> None:
        """The ground, the lines, and each name."""
        painter, right = self._painter, size.width()
        path = QPainterPath()
        path.addRoundedRect(QRectF(0, 0, right, HEADER_HEIGHT + 24), RADIUS, RADIUS)
        painter.save()
        painter.setClipRect(QRectF(0, 0, right, HEADER_HEIGHT))
        painter.fillPath(path, QColor(self._palette.soft))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(self._palette.line), 1))
        painter.drawLine(QLineF(0, HEADER_HEIGHT - 1, right, HEADER_HEIGHT - 1))
        painter.drawLine(QLineF(HOURS_WIDTH, 0, HOURS_WIDTH, HEADER_HEIGHT))
        painter.setClipRect(QRectF(HOURS_WIDTH, 0, right - HOURS_WIDTH, HEADER_HEIGHT))
        if len(self._days) == 1:
            self._rooms_of_a_day(right)
        elif len(self._days) == len(self._geometry.columns):
            self._days_of_a_room(right)
        else:
            self._days_over_rooms(right)
        painter.restore()

    def _rooms_of_a_day(self, right: float) -> None:
        for column in self._geometry.in_view(HOURS_WIDTH, right):
            room = self._rooms[self._geometry.columns[column].room_id]
            left, width = self._geometry.left(column), self._geometry.column_width
            self._line_before(column)
            self._words(left, width, room.name, room_line(room, self._scene.words.lobby))

    def _days_of_a_room(self, right: float) -> None:
        today = local_day(self._scene.now, self._scene.words.zone)
        counts = dict.fromkeys(self._days, 0)
        for block in self._scene.blocks:
            counts[self._geometry.columns[block.column].day] += 1
        for column in self._geometry.in_view(HOURS_WIDTH, right):
            day = self._geometry.columns[column].day
            left, width = self._geometry.left(column), self._geometry.column_width
            self._line_before(column)
            said = self._scene.words.how_many(counts[day])
            self._words(left, width, day_label(day, width), said, "accent" if day == today else "ink")

    def _days_over_rooms(self, right: float) -> None:
        painter, geometry = self._painter, self._geometry
        a_day, short = len(geometry.columns) // len(self._days), abbreviations(tuple(self._rooms.values()))
        today = local_day(self._scene.now, self._scene.words.zone)
        for column in geometry.in_view(HOURS_WIDTH, right):
            left = geometry.left(column)
            painter.setPen(QColor(self._palette.third))
            painter.setFont(face(12))
            name = short[geometry.columns[column].room_id]
            painter.drawText(QRectF(left, 32, geometry.column_width, 18), _CENTRE, name)
        for index, day in enumerate(self._days):
            left, width = geometry.left(index * a_day), geometry.column_width * a_day
            if left > right or left + width < HOURS_WIDTH:
                continue
            self._line_before(index * a_day, strong=True)
            seen = QRectF(max(left, HOURS_WIDTH), 8, 0, 22)
            seen.setRight(min(left + width, right))
            painter.setPen(QColor(self._palette.accent if day == today else self._palette.ink))
            painter.setFont(face(14, _BOLD))
            words = face_metrics(14, _BOLD).elidedText(
                day_label(day, seen.width()), Qt.TextElideMode.ElideRight, max(seen.width() - 8, 0)
            )
            painter.drawText(seen, _CENTRE, words)

    def _line_before(self, column: int, *, strong: bool = False) -> None:
        if column:
            x = round(self._geometry.left(column))
            self._painter.setPen(QPen(QColor(day_line() if strong else self._palette.line), 1))
            self._painter.drawLine(QLineF(x, 0, x, HEADER_HEIGHT))

    def _words(self, left: float, width: float, name: str, small: str, colour: str = "ink") -> None:
        painter, room = self._painter, width - 2 * INSET
        painter.setPen(QColor(self._palette.colour(colour)))
        painter.setFont(face(15, _BOLD))
        name = face_metrics(15, _BOLD).elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left + INSET, 9, room, 22), _LEFT, name)
        painter.setPen(QColor(self._palette.third))
        painter.setFont(face(12))
        small = face_metrics(12).elidedText(small, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left + INSET, 30, room, 17), _LEFT, small)


def day_line() -> str:
    """The colour of the line between two days: a little stronger than the one between rooms."""
    return theme.mix(theme.current().edge, theme.current().line, 0.4)


def day_label(day: date, width: float) -> str:
    """`Tuesday 24`, or `Tue 24` where that is too long."""
    shown = QDate(day.year, day.month, day.day)
    whole = QLocale().toString(shown, "dddd d")
    fits = face_metrics(15, _BOLD).horizontalAdvance(whole) <= width - 2 * INSET
    return whole if fits else QLocale().toString(shown, "ddd d")


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)
