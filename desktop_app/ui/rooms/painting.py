"""Paints the day: rooms as columns, hours at the left, the line of now. Only what meets the exposed rectangle."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from desktop_app.domain.times import HOUR
from desktop_app.ui import theme
from desktop_app.ui.rooms.block_painting import BlockPainter
from desktop_app.ui.rooms.brushes import face, face_metrics
from desktop_app.ui.rooms.geometry import HEADER_HEIGHT, HOURS_WIDTH
from desktop_app.ui.rooms.scene import Scene
from desktop_app.ui.rooms.wording import hour_label, room_line, short_clock

RADIUS = 11.5  # of the card whose corners the drawing fills
_TICK = 8
_HEADER_INSET = 10


def paint_day(painter: QPainter, scene: Scene, exposed: QRectF, size: QRectF) -> None:
    """Paint what lies in `exposed` of a viewport of `size`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _ground(painter, size)
    body = QRectF(0, HEADER_HEIGHT, size.width(), size.height() - HEADER_HEIGHT)
    if exposed.intersects(body):
        painter.save()
        painter.setClipRect(body.intersected(exposed))
        _paint_body(painter, scene, body.intersected(exposed), size)
        painter.restore()
    if exposed.top() < HEADER_HEIGHT:
        _Header(painter, scene).paint(size)


def _ground(painter: QPainter, size: QRectF) -> None:
    path = QPainterPath()
    path.addRoundedRect(size, RADIUS, RADIUS)
    painter.fillPath(path, QColor(theme.current().surface))


def _paint_body(painter: QPainter, scene: Scene, exposed: QRectF, size: QRectF) -> None:
    _grid(painter, scene, exposed, size)
    blocks = BlockPainter(painter, scene)
    rooms = exposed.intersected(QRectF(HOURS_WIDTH, HEADER_HEIGHT, size.width(), size.height()))
    painter.setClipRect(rooms)
    blocks.paint_grounds(rooms)
    painter.setClipRect(exposed)
    _hours(painter, scene, exposed)
    _now(painter, scene, size)
    painter.setClipRect(rooms)
    blocks.paint_words(rooms)
    blocks.paint_ghost(size)


def _grid(painter: QPainter, scene: Scene, exposed: QRectF, size: QRectF) -> None:
    geometry = scene.geometry
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(QColor(theme.current().line), 1))
    right = min(size.width(), geometry.width - geometry.scroll_x)
    lines = []
    for instant in _hours_in(scene, exposed):
        y = round(geometry.y(instant))
        lines.append(QLineF(HOURS_WIDTH - _TICK, y, right, y))
    for column in range(len(scene.rooms) + 1):
        x = round(geometry.left(column))
        if HOURS_WIDTH <= x < size.width() - 1:
            lines.append(QLineF(x, exposed.top(), x, exposed.bottom()))
    painter.drawLines(lines)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _hours_in(scene: Scene, exposed: QRectF) -> range:
    geometry = scene.geometry
    first = geometry.shown.start + max((geometry.instant(exposed.top()) - geometry.shown.start) // HOUR, 0) * HOUR
    last = min(geometry.instant(exposed.bottom()) + HOUR, geometry.shown.end)
    return range(first, last + 1, HOUR)


def _hours(painter: QPainter, scene: Scene, exposed: QRectF) -> None:
    if exposed.left() >= HOURS_WIDTH:
        return
    painter.setFont(face(12))
    painter.setPen(QColor(theme.current().third))
    for instant in _hours_in(scene, exposed.adjusted(0, -20, 0, 20)):
        if abs(instant - scene.now) < HOUR // 4 or instant == scene.geometry.shown.end:
            continue  # the time of now stands there
        place = QRectF(_HEADER_INSET, scene.geometry.y(instant) - 5, HOURS_WIDTH - _HEADER_INSET - _TICK, 16)
        painter.drawText(place, _LEFT, hour_label(instant, scene.words.zone))


def _now(painter: QPainter, scene: Scene, size: QRectF) -> None:
    geometry = scene.geometry
    if not geometry.shown.start <= scene.now < geometry.shown.end:
        return
    y, clay = round(geometry.y(scene.now)), QColor(theme.current().clay)
    painter.setPen(QPen(clay, 2))
    painter.drawLine(QLineF(HOURS_WIDTH - _TICK, y, min(size.width(), geometry.width - geometry.scroll_x), y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(clay)
    painter.drawEllipse(QPointF(HOURS_WIDTH - _TICK, y), 5, 5)
    painter.setFont(face(12, QFont.Weight.Bold))
    painter.setPen(clay)
    place = QRectF(_HEADER_INSET, y - 8, HOURS_WIDTH - _HEADER_INSET - _TICK - 6, 16)
    painter.drawText(place, _LEFT, short_clock(scene.now, scene.words.zone))


class _Header:
    """The rooms' names, which stay while the hours scroll."""

    def __init__(self, painter: QPainter, scene: Scene) -> None:
        self._painter = painter
        self._scene = scene
        self._palette = theme.current()

    def paint(self, size: QRectF) -> None:
        painter = self._painter
        path = QPainterPath()
        path.addRoundedRect(QRectF(0, 0, size.width(), HEADER_HEIGHT + 24), RADIUS, RADIUS)
        painter.save()
        painter.setClipRect(QRectF(0, 0, size.width(), HEADER_HEIGHT))
        painter.fillPath(path, QColor(self._palette.soft))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(self._palette.line), 1))
        painter.drawLine(QLineF(0, HEADER_HEIGHT - 1, size.width(), HEADER_HEIGHT - 1))
        painter.drawLine(QLineF(HOURS_WIDTH, 0, HOURS_WIDTH, HEADER_HEIGHT))
        painter.setClipRect(QRectF(HOURS_WIDTH, 0, size.width() - HOURS_WIDTH, HEADER_HEIGHT))
        for column in range(len(self._scene.rooms)):
            self._room(column, size)
        painter.restore()

    def _room(self, column: int, size: QRectF) -> None:
        painter, room = self._painter, self._scene.rooms[column]
        left, width = self._scene.geometry.left(column), self._scene.geometry.column_width
        if left > size.width() or left + width < HOURS_WIDTH:
            return
        if column:
            painter.setPen(QPen(QColor(self._palette.line), 1))
            painter.drawLine(QLineF(round(left), 0, round(left), HEADER_HEIGHT))
        room_width = width - 2 * _HEADER_INSET
        bold, small = QFont.Weight.Bold, room_line(room, self._scene.words.lobby)
        painter.setPen(QColor(self._palette.ink))
        painter.setFont(face(15, bold))
        name = face_metrics(15, bold).elidedText(room.name, Qt.TextElideMode.ElideRight, room_width)
        painter.drawText(QRectF(left + _HEADER_INSET, 9, room_width, 22), _LEFT, name)
        painter.setPen(QColor(self._palette.third))
        painter.setFont(face(12))
        small = face_metrics(12).elidedText(small, Qt.TextElideMode.ElideRight, room_width)
        painter.drawText(QRectF(left + _HEADER_INSET, 30, room_width, 17), _LEFT, small)


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
