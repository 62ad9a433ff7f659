"""Paints appointments: the event with its left bar, the hatched hold around it, and the ghost of a drag."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.schedule import Block
from desktop_app.domain.times import HOUR, Span
from desktop_app.ui import theme
from desktop_app.ui.rooms.brushes import face, face_metrics, hatching, symbol
from desktop_app.ui.rooms.scene import Scene
from desktop_app.ui.rooms.wording import Remark, times
from desktop_app.ui.words import clock

BAR = 4
RADIUS = 8.0
INSET = 18  # from the block's left edge to its words
LINE = 18  # height of a line of words
DENSE = 17  # ... where the time is short
TOP = 7  # above the first line
GHOST_INSET = 14
_SYMBOL = 13
_BOLD = QFont.Weight.Bold


class BlockPainter:
    """Draws the scene's blocks, the place of the keyboard, and the ghost."""

    def __init__(self, painter: QPainter, scene: Scene) -> None:
        self._painter = painter
        self._scene = scene
        self._geometry = scene.geometry
        self._palette = theme.current()

    def paint_grounds(self, exposed: QRectF) -> None:
        """Holds and events that meet the exposed rectangle, without words."""
        for block in self._scene.blocks:
            tone = self._scene.words.tone(block.appointment)
            for band in (block.before, block.after):
                rect = self._geometry.rect(block.column, band)
                if band.height and rect.intersects(exposed):
                    self._hatch(rect, tone)
        for block, rect in self._exposed(exposed):
            self._ground(rect, self._scene.words.tone(block.appointment))

    def paint_words(self, exposed: QRectF) -> None:
        """What the exposed events say, and where the keyboard stands."""
        for block, rect in self._exposed(exposed):
            self._words(block.appointment, rect, self._palette.tone(self._scene.words.tone(block.appointment))[0])
        self._place()

    def paint_ghost(self, size: QRectF) -> None:
        """What is being dragged: dashed, and in clay with the reason where it may not be dropped."""
        ghost = self._scene.ghost
        if ghost is None:
            return
        tone = "accent" if ghost.free else "clay"
        ink, soft = self._palette.tone(tone)
        rect = self._geometry.span_rect(ghost.column, ghost.wish.event)
        if ghost.hold is not None:
            self._hatch(self._geometry.span_rect(ghost.column, ghost.hold), tone)
        self._painter.setPen(_dashes(ink))
        self._painter.setBrush(QColor(soft))
        self._painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        area = QRectF(rect.left() + GHOST_INSET, rect.top(), rect.width() - 2 * GHOST_INSET, LINE)
        area.translate(0, min(TOP, max((rect.height() - LINE) / 2, 0)))
        self._text(area, times(ghost.wish.event, self._scene.words.zone), 13, _BOLD, ink)
        why = wrapped(ghost.why, area.width())
        if why and area.bottom() + len(why) * LINE > rect.bottom() - 2:
            area = self._note(rect, len(why), soft, size)
        for number, line in enumerate(why, start=1):
            self._text(area.translated(0, number * LINE), line, 13, QFont.Weight.Normal, self._palette.ink)

    def _note(self, rect: QRectF, lines: int, soft: str, size: QRectF) -> QRectF:
        """A quiet ground beneath the ghost, or above it at the lower edge; gives the line before its first one."""
        height = lines * LINE + TOP + 4
        below = rect.bottom() + height + 4 <= size.bottom()
        note = QRectF(rect.left(), rect.bottom() + 3 if below else rect.top() - height - 3, rect.width(), height)
        self._painter.setPen(QPen(QColor(theme.mix(self._palette.clay, soft, 0.35)), 1))
        self._painter.setBrush(QColor(soft))
        self._painter.drawRoundedRect(note.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        first = QRectF(note.left() + GHOST_INSET, note.top() + TOP - 2, note.width() - 2 * GHOST_INSET, LINE)
        return first.translated(0, -LINE)

    def _hatch(self, rect: QRectF, tone: str) -> None:
        colour = theme.mix(self._palette.tone(tone)[0], self._palette.surface, 0.22)
        # Strokes stay where they are while one scrolls: the tile's origin moves with the day.
        origin = QPointF(rect.left() % 8, (rect.top() + self._geometry.scroll_y) % 8)
        self._painter.drawTiledPixmap(rect, hatching(colour, self._scene.scale), origin)

    def _exposed(self, exposed: QRectF) -> Iterator[tuple[Block, QRectF]]:
        for block in self._scene.blocks:
            rect = self._geometry.event_rect(block)
            if rect.intersects(exposed):
                yield block, rect.adjusted(0, 0.5, 0, -0.5)

    def _ground(self, rect: QRectF, tone: str) -> None:
        ink, soft = self._palette.tone(tone)
        radius = min(RADIUS, rect.height() / 2)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(soft))
        self._painter.drawRoundedRect(rect, radius, radius)
        self._painter.fillPath(_bar(rect, radius), QColor(ink))

    def _words(self, appointment: Appointment, rect: QRectF, ink: str) -> None:
        lines = min(int((rect.height() - 2) // DENSE), 3)
        if lines < 2:
            self._one_line(appointment, rect, ink)
            return
        words, plain = self._scene.words, QFont.Weight.Normal
        roomy = rect.height() >= 2 * TOP + lines * LINE
        step = LINE if roomy else DENSE
        top = TOP if roomy else (rect.height() - lines * step) / 2
        area = QRectF(rect.left() + INSET, rect.top() + top, rect.width() - INSET - 8, step)
        self._text(area, words.title(appointment), 13, _BOLD, ink)
        self._text(area.translated(0, step), words.second(appointment), 13, plain, self._palette.ink)
        if lines == 3:
            self._remark(area.translated(0, 2 * step), words.remark(appointment))

    def _one_line(self, appointment: Appointment, rect: QRectF, ink: str) -> None:
        words = self._scene.words
        area = QRectF(rect.left() + INSET, rect.top(), rect.width() - INSET - 8, rect.height())
        title = words.title(appointment)
        width = min(face_metrics(12, _BOLD).horizontalAdvance(title), area.width())
        self._text(QRectF(area.left(), area.top(), width + 1, area.height()), title, 12, _BOLD, ink)
        rest = area.adjusted(width + 8, 0, 0, 0)
        if rest.width() > 40:
            self._text(rest, words.second(appointment), 12, QFont.Weight.Normal, self._palette.ink)

    def _remark(self, area: QRectF, remark: Remark) -> None:
        colour = self._palette.second
        if remark.symbol:
            picture = symbol(remark.symbol, colour, _SYMBOL, self._scene.scale)
            self._painter.drawPixmap(QPointF(round(area.left()) - 1, round(area.top() + 3)), picture)
            area = area.adjusted(_SYMBOL + 3, 0, 0, 0)
        self._text(area, remark.text, 12, QFont.Weight.Normal, colour)

    def _text(self, area: QRectF, text: str, px: int, weight: QFont.Weight, colour: str) -> None:
        shown = face_metrics(px, weight).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        self._painter.setFont(face(px, weight))
        self._painter.setPen(QColor(colour))
        self._painter.drawText(area, _LINE_FLAGS, shown)

    def _place(self) -> None:
        """The focus ring: 2 px of accent around the appointment or the free quarter the keyboard stands on."""
        place, scene = self._scene.place, self._scene
        if place is None or not scene.focused:
            return
        here = next((block for block in scene.blocks if block.appointment.id == place.appointment_id), None)
        free = Span(place.at, place.at + HOUR // 2)
        rect = self._geometry.event_rect(here) if here else self._geometry.span_rect(place.column, free)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(self._palette.accent), 2))
        self._painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)
        if here is None:
            words = clock(place.at, scene.words.zone)
            self._text(rect.adjusted(INSET, 0, -8, 0), words, 12, _BOLD, self._palette.accent)


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


def _bar(rect: QRectF, radius: float) -> QPainterPath:
    """The left bar, rounded with the block's corners and curved inside as if the block lay on it."""
    left, top, bottom, across = rect.left(), rect.top(), rect.bottom(), 2 * radius
    inner = max(radius - BAR, 0) * 2
    path = QPainterPath(QPointF(left + radius, top))
    path.arcTo(QRectF(left, top, across, across), 90, 90)
    path.lineTo(left, bottom - radius)
    path.arcTo(QRectF(left, bottom - across, across, across), 180, 90)
    path.arcTo(QRectF(left + BAR, bottom - across, inner, across), 270, -90)
    path.lineTo(left + BAR, top + radius)
    path.arcTo(QRectF(left + BAR, top, inner, across), 180, -90)
    path.closeSubpath()
    return path


def _dashes(colour: str) -> QPen:
    pen = QPen(QColor(colour), 2)
    pen.setDashPattern([3.0, 2.0])
    return pen


_LINE_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
