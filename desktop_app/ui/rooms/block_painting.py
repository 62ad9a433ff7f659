"""Paints appointments: the event with its left bar, the guest's own time after it, and the hatched hold around."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.schedule import Block
from desktop_app.domain.times import HOUR, Span
from desktop_app.ui import theme
from desktop_app.ui.rooms.brushes import face, face_metrics, hatching, set_words, symbol
from desktop_app.ui.rooms.geometry import HEADER_HEIGHT
from desktop_app.ui.rooms.scene import Scene
from desktop_app.ui.rooms.wording import times
from desktop_app.ui.words import clock

BAR = 4
NARROW_BAR = 3
RADIUS = 8.0
INSET, NARROW_INSET = 18, 11  # from the block's left edge to its words
NARROW = 150  # pixels of a block that has room for its times and no more
LINE = 18  # height of a line of words
TWO_LINES, THREE_LINES = 31, 50  # pixels an event needs for them
TOP = 7  # above the first line
TIGHT = 14  # height of a line in a narrow column
MUTED = "stone"
_SYMBOL = 13
_BOLD, _PLAIN = QFont.Weight.Bold, QFont.Weight.Normal


class BlockPainter:
    """Draws the blocks that meet the exposed rectangle, and the place of the keyboard."""

    def __init__(self, painter: QPainter, scene: Scene, exposed: QRectF) -> None:
        self._painter = painter
        self._scene = scene
        self._geometry = scene.geometry
        self._palette = theme.current()
        self._tiles: dict[str, QPixmap] = {}
        self._visible = self._meeting(exposed)

    def _meeting(self, exposed: QRectF) -> list[tuple[Block, str, float, float]]:
        """What is to be drawn: the block, its tone, its left edge and its width."""
        geometry, words = self._geometry, self._scene.words
        columns = geometry.in_view(exposed.left(), exposed.right())
        top = exposed.top() - HEADER_HEIGHT + geometry.scroll_y
        bottom = exposed.bottom() - HEADER_HEIGHT + geometry.scroll_y
        first, last, wide = columns.start, columns.stop, geometry.column_width - 2 * geometry.gap
        edge, everything, found = geometry.left(0) + geometry.gap, words.wanted.everything, []
        for block in self._scene.blocks:
            if not first <= block.column < last or block.setup.top >= bottom:
                continue
            if block.reset.top + block.reset.height <= top:
                continue
            shown = everything or words.wanted.takes(block.appointment)
            left = edge + block.column * geometry.column_width
            found.append((block, words.tone(block.appointment) if shown else MUTED, left, wide))
        return found

    def paint_grounds(self) -> None:
        """Holds and events without words; all of a colour at once."""
        offset, painter = HEADER_HEIGHT - self._geometry.scroll_y, self._painter
        own: defaultdict[str, list[QRectF]] = defaultdict(list)
        for block, tone, left, width in self._visible:
            for band in (block.setup, block.reset):
                if band.height:
                    self._hatch(QRectF(left, band.top + offset, width, band.height), tone)
            if block.decompression.height:
                own[tone].append(QRectF(left, block.decompression.top + offset, width, block.decompression.height))
        painter.setPen(Qt.PenStyle.NoPen)
        for tone, rects in own.items():
            painter.setBrush(QColor(theme.mix(self._palette.tone(tone)[1], self._palette.surface, 0.5)))
            painter.drawRects(rects)
        if self._geometry.compact:
            self._narrow_grounds(offset)
            return
        for block, tone, left, width in self._visible:
            self._ground(QRectF(left, block.event.top + offset, width, block.event.height), tone)

    def _narrow_grounds(self, offset: float) -> None:
        """Square and whole pixels: corners of hundreds of narrow blocks cost more than they show."""
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        grounds: defaultdict[str, list[QRectF]] = defaultdict(list)
        bars: defaultdict[str, list[QRectF]] = defaultdict(list)
        for block, tone, left, width in self._visible:
            top, height = block.event.top + offset + 0.5, max(block.event.height - 1, 0.0)
            grounds[tone].append(QRectF(left, top, width, height))
            bars[tone].append(QRectF(left, top, NARROW_BAR, height))
        for tone, rects in grounds.items():
            painter.setBrush(QColor(self._palette.tone(tone)[1]))
            painter.drawRects(rects)
        for tone, rects in bars.items():
            painter.setBrush(QColor(self._palette.tone(tone)[0]))
            painter.drawRects(rects)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint_words(self) -> None:
        """What the events say, and where the keyboard stands."""
        if self._geometry.compact:
            self._narrow_words()
        else:
            for block, tone, _, _ in self._visible:
                if tone != MUTED and block.event.height:
                    self._words(block.appointment, self._geometry.event_rect(block), self._palette.tone(tone)[0])
        self._place()

    def _narrow_words(self) -> None:
        """Initials, and under them the time where there is room; what does not fit is left to the tooltip."""
        painter, words, offset = self._painter, self._scene.words, HEADER_HEIGHT - self._geometry.scroll_y
        second = []
        painter.setFont(face(11, _BOLD))
        painter.setPen(QColor(self._palette.ink))
        for block, tone, left, width in self._visible:
            room, height = int(width - NARROW_BAR + 1), block.event.height
            if tone == MUTED or height < TIGHT - 2:
                continue
            initials, starts = words.short(block.appointment)
            lines = 2 if height >= 2 * TIGHT else 1
            at = QPointF(left + NARROW_BAR + 1, block.event.top + offset + max((height - lines * TIGHT) / 2, 0) - 0.5)
            top = at if lines == 1 or height < 4 * TIGHT else QPointF(at.x(), block.event.top + offset + 4)
            painter.drawStaticText(top, set_words(initials.replace(" ", ""), 11, _BOLD, room))
            if lines == 2:
                second.append((QPointF(top.x(), top.y() + TIGHT - 1), set_words(starts, 11, _PLAIN, room)))
        painter.setFont(face(11, _PLAIN))
        for at, text in second:
            painter.drawStaticText(at, text)

    def _hatch(self, rect: QRectF, tone: str) -> None:
        tile = self._tiles.get(tone)
        if tile is None:
            colour = theme.mix(self._palette.tone(tone)[0], self._palette.surface, 0.22)
            tile = self._tiles[tone] = hatching(colour, self._scene.scale)
        # Strokes stay where they are while one scrolls: the tile's origin moves with the day.
        origin = QPointF(rect.left() % 8, (rect.top() + self._geometry.scroll_y) % 8)
        self._painter.drawTiledPixmap(rect, tile, origin)

    def _ground(self, rect: QRectF, tone: str) -> None:
        if rect.height() <= 0:
            return
        ink, soft = self._palette.tone(tone)
        rect = rect.adjusted(0, 0.5, 0, -0.5)
        radius = min(RADIUS, rect.height() / 2)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(soft))
        self._painter.drawRoundedRect(rect, radius, radius)
        self._painter.fillPath(_bar(rect, radius), QColor(ink))

    def _words(self, appointment: Appointment, rect: QRectF, ink: str) -> None:
        lines = 3 if rect.height() >= THREE_LINES else 2 if rect.height() >= TWO_LINES else 1
        if lines == 1:
            self._one_line(appointment, rect, ink)
            return
        words = self._scene.words
        roomy = rect.height() >= 2 * TOP + lines * LINE
        step = LINE if roomy else min(LINE, (rect.height() - 2) / lines)
        top = TOP if roomy else (rect.height() - lines * step) / 2
        narrow = rect.width() < NARROW
        inset, beside = (NARROW_INSET, 3) if narrow else (INSET, 8)
        second = times(appointment.event, words.zone) if narrow else words.second(appointment)
        area = QRectF(rect.left() + inset, rect.top() + top, rect.width() - inset - beside, step)
        self._text(area, words.title(appointment), 13, _BOLD, ink)
        self._text(area.translated(0, step), second, 13, _PLAIN, self._palette.ink)
        if lines == 3:
            self._remark(area.translated(0, 2 * step), appointment)

    def _one_line(self, appointment: Appointment, rect: QRectF, ink: str) -> None:
        if rect.height() < 11:
            return
        words = self._scene.words
        inset = NARROW_INSET if rect.width() < NARROW else INSET
        area = QRectF(rect.left() + inset, rect.top(), rect.width() - inset - 3, rect.height())
        title = words.title(appointment)
        width = min(face_metrics(12, _BOLD).horizontalAdvance(title), area.width())
        self._text(QRectF(area.left(), area.top(), width + 1, area.height()), title, 12, _BOLD, ink)
        rest = area.adjusted(width + 8, 0, 0, 0)
        if rest.width() > 40:
            self._text(rest, words.second(appointment), 12, _PLAIN, self._palette.ink)

    def _remark(self, area: QRectF, appointment: Appointment) -> None:
        remark, colour = self._scene.words.remark(appointment), self._palette.second
        if remark.symbol:
            picture = symbol(remark.symbol, colour, _SYMBOL, self._scene.scale)
            self._painter.drawPixmap(QPointF(round(area.left()) - 1, round(area.top() + 3)), picture)
            area = area.adjusted(_SYMBOL + 3, 0, 0, 0)
        self._text(area, remark.text, 12, _PLAIN, colour)

    def _text(self, area: QRectF, text: str, px: int, weight: QFont.Weight, colour: str) -> None:
        laid = set_words(text, px, weight, int(area.width()))
        self._painter.setFont(face(px, weight))
        self._painter.setPen(QColor(colour))
        self._painter.drawStaticText(
            QPointF(area.left(), area.top() + (area.height() - laid.size().height()) / 2), laid
        )

    def _place(self) -> None:
        """The focus ring: 2 px of accent around the appointment or the free quarter the keyboard stands on."""
        place, scene = self._scene.place, self._scene
        if place is None or not scene.focused or place.column >= len(self._geometry.columns):
            return
        mine = (each for each in scene.blocks if each.appointment.id == place.appointment_id)
        here = next((each for each in mine if each.column == place.column), None)
        free = Span(place.at, place.at + HOUR // 2)
        rect = self._geometry.event_rect(here) if here else self._geometry.span_rect(place.column, free)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(self._palette.accent), 2))
        reach, radius = (1, 3) if self._geometry.compact else (2, RADIUS + 2)
        self._painter.drawRoundedRect(rect.adjusted(-reach, -reach, reach, reach), radius, radius)
        if here is None and not self._geometry.compact:
            words = clock(place.at, scene.words.zone)
            self._text(rect.adjusted(INSET, 0, -8, 0), words, 12, _BOLD, self._palette.accent)


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
