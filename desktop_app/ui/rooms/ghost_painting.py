"""Paints what is being dragged, with the answer to it: inside the ghost, or on a note beside it where it is small."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from desktop_app.domain.times import Span
from desktop_app.ui import theme
from desktop_app.ui.rooms.brushes import face, face_metrics, hatching
from desktop_app.ui.rooms.geometry import HEADER_HEIGHT, HOURS_WIDTH, Geometry
from desktop_app.ui.rooms.ghost import Ghost
from desktop_app.ui.rooms.scene import Scene
from desktop_app.ui.rooms.wording import times

RADIUS = 8.0
LINE = 18
_INSET = 14
_TOP = 7
_NOTE_WIDTH = 230
_BOLD = QFont.Weight.Bold


@dataclass(frozen=True, slots=True)
class GhostShape:
    """Where a ghost and its words lie. `note` is the ground of words that found no room inside."""

    rect: QRectF
    hold: QRectF
    note: QRectF | None
    first: QRectF
    lines: tuple[str, ...]

    @property
    def bounds(self) -> QRectF:
        """Everything it covers."""
        whole = self.rect.united(self.hold)
        return (whole.united(self.note) if self.note is not None else whole).adjusted(-4, -4, 4, 4)


def ghost_shape(geometry: Geometry, ghost: Ghost, zone: str, size: QRectF) -> GhostShape:
    """Lay out a ghost in a viewport: its times first, then why it may not be dropped."""
    rect = geometry.span_rect(ghost.column, ghost.wish.event)
    hold = geometry.span_rect(ghost.column, ghost.held.hold) if ghost.held else rect
    said = times(ghost.wish.event, zone)
    inside = rect.width() - 2 * _INSET
    lines = (said, *wrapped(ghost.why, inside))
    if face_metrics(13, _BOLD).horizontalAdvance(said) <= inside:
        top = rect.top() + min(_TOP, max((rect.height() - LINE) / 2, 0))
        first = QRectF(rect.left() + _INSET, top, inside, LINE)
        if top + len(lines) * LINE <= rect.bottom() - 2 or len(lines) == 1:
            return GhostShape(rect, hold, None, first, lines)
    width = min(max(rect.width(), _NOTE_WIDTH), size.width() - HOURS_WIDTH - 8)
    lines = (said, *wrapped(ghost.why, width - 2 * _INSET))
    height = len(lines) * LINE + _TOP + 4
    below = rect.bottom() + height + 4 <= size.bottom()
    left = min(max(rect.left(), HOURS_WIDTH + 4), size.right() - width - 4)
    top = rect.bottom() + 3 if below else max(rect.top() - height - 3, HEADER_HEIGHT + 3)
    note = QRectF(left, top, width, height)
    first = QRectF(note.left() + _INSET, note.top() + _TOP - 2, note.width() - 2 * _INSET, LINE)
    return GhostShape(rect, hold, note, first, lines)


def paint_ghost(painter: QPainter, scene: Scene, size: QRectF) -> None:
    """Dashed, and in clay with the reason where it may not be dropped."""
    ghost = scene.ghost
    if ghost is None:
        return
    palette, tone = theme.current(), "accent" if ghost.free else "clay"
    ink, soft = palette.tone(tone)
    shape = ghost_shape(scene.geometry, ghost, scene.words.zone, size)
    painter.save()
    painter.setClipRect(QRectF(HOURS_WIDTH, HEADER_HEIGHT, size.width(), size.height()), Qt.ClipOperation.IntersectClip)
    if ghost.held is not None:
        _around(painter, scene, ghost, tone)
    pen = QPen(QColor(ink), 2)
    pen.setDashPattern([3.0, 2.0])
    if shape.note is not None:
        _clear_between(painter, shape.rect, shape.note)
    painter.setPen(pen)
    painter.setBrush(QColor(soft))
    painter.drawRoundedRect(shape.rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    if shape.note is not None:
        painter.setPen(QPen(QColor(theme.mix(ink, soft, 0.35)), 1))
        painter.drawRoundedRect(shape.note.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    for number, line in enumerate(shape.lines):
        painter.setFont(face(13, QFont.Weight.Normal if number else _BOLD))
        painter.setPen(QColor(palette.ink if number else ink))
        painter.drawText(shape.first.translated(0, number * LINE), _LEFT, line)
    painter.restore()


def _clear_between(painter: QPainter, ghost: QRectF, note: QRectF) -> None:
    """No sliver of what lies beneath is seen between the two."""
    above, below = sorted((ghost, note), key=QRectF.top)
    gap = QRectF(ghost.left(), above.bottom() - RADIUS, ghost.width(), below.top() - above.bottom() + 2 * RADIUS)
    painter.fillRect(gap, QColor(theme.current().surface))


def _around(painter: QPainter, scene: Scene, ghost: Ghost, tone: str) -> None:
    """The time it would own besides: setup and reset hatched, the guest's own time light."""
    if ghost.held is None:
        return
    palette, geometry, event, held = theme.current(), scene.geometry, ghost.wish.event, ghost.held
    tile = hatching(theme.mix(palette.tone(tone)[0], palette.surface, 0.22), scene.scale)
    own = geometry.span_rect(ghost.column, Span(event.end, held.decompression_end))
    painter.fillRect(own, QColor(theme.mix(palette.tone(tone)[1], palette.surface, 0.5)))
    for span in (Span(held.hold.start, event.start), Span(held.decompression_end, held.hold.end)):
        rect = geometry.span_rect(ghost.column, span)
        painter.drawTiledPixmap(rect, tile, QPointF(rect.left() % 8, (rect.top() + geometry.scroll_y) % 8))


def wrapped(text: str, width: float) -> list[str]:
    """A sentence in lines of at most `width` pixels."""
    metrics, lines = face_metrics(13), [""]
    for part in text.split():
        longer = f"{lines[-1]} {part}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append(part)
        else:
            lines[-1] = longer
    return [line for line in lines if line]


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
