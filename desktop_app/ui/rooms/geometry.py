"""Where rooms and minutes lie on the drawn day, in viewport pixels, and back again."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF

from desktop_app.domain.appointments import STEP
from desktop_app.domain.schedule import Band, Block
from desktop_app.domain.times import MINUTE, Span

HOURS_WIDTH = 65
HEADER_HEIGHT = 56
GAP = 8  # between a column's line and its blocks
NARROWEST_COLUMN = 168
USUAL_PER_MINUTE = 57 / 60
WIDEST_PER_MINUTE = 1.6
HOURS_IN_VIEW = 10.35  # 8 to 18 o'clock and a little air


@dataclass(frozen=True, slots=True)
class Geometry:
    """One state of the drawn day: its rooms, its hours, its size and how far it is scrolled."""

    rooms: tuple[int, ...]
    shown: Span
    per_minute: float
    column_width: float
    scroll_x: float = 0.0
    scroll_y: float = 0.0

    @property
    def height(self) -> float:
        """Pixels from the first to the last minute of the day."""
        return (self.shown.end - self.shown.start) / MINUTE * self.per_minute

    @property
    def width(self) -> float:
        """Pixels from the hours' edge to the end of the last column."""
        return HOURS_WIDTH + self.column_width * len(self.rooms)

    def left(self, column: int) -> float:
        """The left line of a column."""
        return HOURS_WIDTH + column * self.column_width - self.scroll_x

    def y(self, instant: int) -> float:
        """The line of an instant."""
        return HEADER_HEIGHT + (instant - self.shown.start) / MINUTE * self.per_minute - self.scroll_y

    def instant(self, y: float) -> int:
        """The instant at a height, within the day."""
        seconds = round((y - HEADER_HEIGHT + self.scroll_y) / self.per_minute * MINUTE)
        return min(max(self.shown.start + seconds, self.shown.start), self.shown.end)

    def column(self, x: float) -> int | None:
        """The column at a distance from the left; None over the hours or beside the rooms."""
        if x < HOURS_WIDTH:
            return None
        index = floor((x - HOURS_WIDTH + self.scroll_x) / self.column_width)
        return index if 0 <= index < len(self.rooms) else None

    def nearest_column(self, x: float) -> int:
        """The column at a distance from the left, or the outer one."""
        index = floor((x - HOURS_WIDTH + self.scroll_x) / self.column_width)
        return min(max(index, 0), len(self.rooms) - 1)

    def rect(self, column: int, band: Band) -> QRectF:
        """A laid-out band inside its column."""
        top = HEADER_HEIGHT + band.top - self.scroll_y
        return QRectF(self.left(column) + GAP, top, self.column_width - 2 * GAP, band.height)

    def span_rect(self, column: int, span: Span) -> QRectF:
        """A span inside a column."""
        top = self.y(span.start)
        return QRectF(self.left(column) + GAP, top, self.column_width - 2 * GAP, self.y(span.end) - top)

    def event_rect(self, block: Block) -> QRectF:
        """The event of a block."""
        return self.rect(block.column, block.event)

    def block_at(self, point: QPointF, blocks: tuple[Block, ...]) -> Block | None:
        """The block whose event lies under a point of the scrolled part."""
        if point.y() < HEADER_HEIGHT or point.x() < HOURS_WIDTH:
            return None
        return next((block for block in reversed(blocks) if self.event_rect(block).contains(point)), None)

    def snap(self, instant: int) -> int:
        """The nearest quarter of an hour."""
        return self.shown.start + round((instant - self.shown.start) / STEP) * STEP

    def quarter(self, instant: int) -> int:
        """The quarter of an hour that an instant lies in; the pixel before a quarter's line counts as its line."""
        return self.shown.start + (instant + self._pixel - self.shown.start) // STEP * STEP

    def drawn_span(self, one: int, other: int) -> Span:
        """What dragging from one instant to another asks for: whole quarters, at least one."""
        first, last = sorted((one, other))
        start = self.quarter(first)
        quarters = max(ceil((last - self._pixel - start) / STEP), 1)
        return Span(start, start + quarters * STEP)

    @property
    def _pixel(self) -> int:
        """Seconds a pixel stands for."""
        return ceil(MINUTE / self.per_minute)


def fitted(rooms: tuple[int, ...], shown: Span, width: float, height: float) -> Geometry:
    """The geometry that fills a viewport: columns share its width, ten office hours its height."""
    column = (width - HOURS_WIDTH) / max(len(rooms), 1)
    per_minute = (height - HEADER_HEIGHT) / (HOURS_IN_VIEW * 60)
    per_minute = min(max(per_minute, USUAL_PER_MINUTE), WIDEST_PER_MINUTE)
    return Geometry(rooms, shown, per_minute, max(column, NARROWEST_COLUMN))
