"""Paints the schedule: columns, hours at the left, closed time, the line of now. Only what meets the exposed rectangle."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from desktop_app.domain.closures import ClosureKind
from desktop_app.domain.times import HOUR
from desktop_app.ui import theme
from desktop_app.ui.rooms.block_painting import BlockPainter
from desktop_app.ui.rooms.brushes import face, hatching, set_words
from desktop_app.ui.rooms.geometry import HEADER_HEIGHT, HOURS_WIDTH, days_of
from desktop_app.ui.rooms.ghost_painting import paint_ghost
from desktop_app.ui.rooms.header_painting import RADIUS, HeaderPainter, day_line
from desktop_app.ui.rooms.scene import Scene
from desktop_app.ui.rooms.wording import closed_words, hour_label, short_clock, wall_label

_TICK = 8
_INSET = 10


def paint_schedule(painter: QPainter, scene: Scene, exposed: QRectF, size: QRectF) -> None:
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
        HeaderPainter(painter, scene).paint(size)


def _ground(painter: QPainter, size: QRectF) -> None:
    path = QPainterPath()
    path.addRoundedRect(size, RADIUS, RADIUS)
    painter.fillPath(path, QColor(theme.current().surface))


def _paint_body(painter: QPainter, scene: Scene, exposed: QRectF, size: QRectF) -> None:
    columns = exposed.intersected(QRectF(HOURS_WIDTH, HEADER_HEIGHT, size.width(), size.height()))
    painter.setClipRect(columns)
    _shades(painter, scene, columns, size)
    painter.setClipRect(exposed)
    _grid(painter, scene, exposed, size)
    blocks = BlockPainter(painter, scene, columns)
    painter.setClipRect(columns)
    blocks.paint_grounds()
    painter.setClipRect(exposed)
    _hours(painter, scene, exposed)
    _now(painter, scene, size)
    painter.setClipRect(columns)
    blocks.paint_words()
    painter.setClipRect(exposed)
    paint_ghost(painter, scene, size)


def _shades(painter: QPainter, scene: Scene, exposed: QRectF, size: QRectF) -> None:
    """Closed time is a little darker; where a room may not be used at all, it is hatched and says so."""
    palette, geometry = theme.current(), scene.geometry
    quiet = QColor(theme.mix(palette.ground, palette.surface, 0.6))
    foot = geometry.y_of_minute(geometry.minutes)
    for shade in scene.shades:
        left, top = geometry.left(shade.column), HEADER_HEIGHT + shade.band.top - geometry.scroll_y
        rect = QRectF(left, top, geometry.column_width, shade.band.height)
        if abs(rect.bottom() - foot) < 1:
            rect.setBottom(size.bottom())  # what is left under midnight belongs to it
        if not rect.intersects(exposed):
            continue
        painter.fillRect(rect, quiet)
        if shade.kind is None:
            continue
        if shade.kind is not ClosureKind.HOLIDAY:
            tile = hatching(theme.mix(palette.stone, palette.surface, 0.3), scene.scale)
            painter.drawTiledPixmap(rect, tile, QPointF(0, geometry.scroll_y % 8))
        painter.setPen(QColor(palette.stone))
        painter.setFont(face(12, QFont.Weight.Bold))
        words = set_words(closed_words(shade.kind), 12, QFont.Weight.Bold, int(geometry.column_width - 12))
        painter.drawStaticText(QPointF(left + 6, max(top, HEADER_HEIGHT) + 6), words)


def _grid(painter: QPainter, scene: Scene, exposed: QRectF, size: QRectF) -> None:
    geometry, palette = scene.geometry, theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    right = min(size.width(), geometry.width - geometry.scroll_x)
    lines = []
    for hour in _hours_in(scene, exposed):
        y = round(geometry.y_of_minute(hour * 60))
        lines.append(QLineF(HOURS_WIDTH - _TICK, y, right, y))
    days = len(days_of(geometry.columns))
    strong: list[QLineF] = []
    a_day = len(geometry.columns) // days if days else 0
    for column in range(len(geometry.columns) + 1):
        x = round(geometry.left(column))
        if HOURS_WIDTH <= x < size.width() - 1:
            first_of_day = days > 1 and a_day > 1 and column and column % a_day == 0
            (strong if first_of_day else lines).append(QLineF(x, exposed.top(), x, exposed.bottom()))
    painter.setPen(QPen(QColor(palette.line), 1))
    painter.drawLines(lines)
    painter.setPen(QPen(QColor(day_line()), 1))
    painter.drawLines(strong)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _hours_in(scene: Scene, exposed: QRectF) -> range:
    geometry = scene.geometry
    first = int(geometry.minute(exposed.top()) // 60)
    last = min(int(geometry.minute(exposed.bottom()) // 60) + 1, int(geometry.minutes // 60))
    return range(first, last + 1)


def _hours(painter: QPainter, scene: Scene, exposed: QRectF) -> None:
    if exposed.left() >= HOURS_WIDTH or not scene.geometry.columns:
        return
    painter.setFont(face(12))
    painter.setPen(QColor(theme.current().third))
    geometry, today = scene.geometry, _today(scene)
    now = geometry.columns[today[0]].minute(scene.now) if today else -60
    first, alone = geometry.columns[0].span.start, len(days_of(geometry.columns)) == 1
    for hour in _hours_in(scene, exposed.adjusted(0, -20, 0, 20)):
        if abs(hour * 60 - now) < 15 or hour * 60 == geometry.minutes:
            continue  # the time of now stands there
        words = hour_label(first + hour * HOUR, scene.words.zone) if alone else wall_label(hour)
        place = QRectF(_INSET, geometry.y_of_minute(hour * 60) - 5, HOURS_WIDTH - _INSET - _TICK, 16)
        painter.drawText(place, _LEFT, words)


def _today(scene: Scene) -> range:
    """The columns of the day of now; none when it is not shown."""
    found = [at for at, each in enumerate(scene.geometry.columns) if each.span.start <= scene.now < each.span.end]
    return range(found[0], found[-1] + 1) if found else range(0)


def _now(painter: QPainter, scene: Scene, size: QRectF) -> None:
    geometry, palette, today = scene.geometry, theme.current(), _today(scene)
    if not today:
        return
    y, clay = round(geometry.y(today[0], scene.now)), QColor(palette.clay)
    end = min(size.width(), geometry.width - geometry.scroll_x)
    painter.setPen(QPen(QColor(theme.mix(palette.clay, palette.surface, 0.45)), 1))
    painter.drawLine(QLineF(HOURS_WIDTH - _TICK, y, end, y))
    left = max(geometry.left(today[0]), HOURS_WIDTH)
    right = min(geometry.left(today[-1]) + geometry.column_width, size.width())
    painter.setPen(QPen(clay, 2))
    if left < right:
        painter.drawLine(QLineF(left, y, right, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(clay)
    painter.drawEllipse(QPointF(HOURS_WIDTH - _TICK, y), 5, 5)
    painter.setFont(face(12, QFont.Weight.Bold))
    painter.setPen(clay)
    place = QRectF(_INSET, y - 8, HOURS_WIDTH - _INSET - _TICK - 6, 16)
    painter.drawText(place, _LEFT, short_clock(scene.now, scene.words.zone))


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
