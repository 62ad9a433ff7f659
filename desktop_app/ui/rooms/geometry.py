"""Where columns and minutes lie on the drawn schedule, in viewport pixels, and back again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF

from desktop_app.domain.appointments import STEP
from desktop_app.domain.schedule import DAY_MINUTES, Band, Block, Column
from desktop_app.domain.times import MINUTE, Span

HOURS_WIDTH = 65
HEADER_HEIGHT = 56
NARROWEST_COLUMN = 128  # of one day alone, where a block says everything
NARROWEST_OF_MANY = 36  # of several days, where a block says initials or a time
COMPACT = 110  # columns narrower than this say less
COMFORTABLE = 168  # columns wider than this have air beside their blocks
USUAL_PER_MINUTE = 53 / 60
WIDEST_PER_MINUTE = 1.6
HOURS_IN_VIEW = 10.35  # 8 to 18 o'clock and a little air
SMALLEST_ZOOM, LARGEST_ZOOM, ZOOM_STEP = 0.5, 4.0, 1.2
EDGE = 6  # pixels beside an event's upper and lower edge that take hold of the edge


@dataclass(frozen=True, slots=True)
class Geometry:
    """One state of the drawing: its columns, its hours, its size and how far it is scrolled."""

    columns: tuple[Column, ...]
    minutes: float
    per_minute: float
    column_width: float
    scroll_x: float = 0.0
    scroll_y: float = 0.0

    @property
    def compact(self) -> bool:
        """Whether the columns are so narrow that a block says little."""
        return self.column_width < COMPACT

    @property
    def gap(self) -> float:
        """Between a column's line and its blocks."""
        if self.compact:
            return 2.0
        return 8.0 if self.column_width >= COMFORTABLE else 4.0

    @property
    def height(self) -> float:
        """Pixels from the first to the last minute of the day."""
        return self.minutes * self.per_minute

    @property
    def width(self) -> float:
        """Pixels from the left edge to the end of the last column."""
        return HOURS_WIDTH + self.column_width * len(self.columns)

    def left(self, column: int) -> float:
        """The left line of a column."""
        return HOURS_WIDTH + column * self.column_width - self.scroll_x

    def y_of_minute(self, minute: float) -> float:
        """The line of a minute after midnight."""
        return HEADER_HEIGHT + minute * self.per_minute - self.scroll_y

    def y(self, column: int, instant: int) -> float:
        """The line of an instant in a column."""
        return self.y_of_minute(self.columns[column].minute(instant))

    def minute(self, y: float) -> float:
        """The minute after midnight at a height, within the day."""
        return min(max((y - HEADER_HEIGHT + self.scroll_y) / self.per_minute, 0.0), self.minutes)

    def instant(self, column: int, y: float) -> int:
        """The instant at a height in a column, within its day."""
        return self.columns[column].instant(self.minute(y))

    def column(self, x: float) -> int | None:
        """The column at a distance from the left; None over the hours or beside the rooms."""
        if x < HOURS_WIDTH:
            return None
        index = floor((x - HOURS_WIDTH + self.scroll_x) / self.column_width)
        return index if 0 <= index < len(self.columns) else None

    def nearest_column(self, x: float) -> int:
        """The column at a distance from the left, or the outer one."""
        index = floor((x - HOURS_WIDTH + self.scroll_x) / self.column_width)
        return min(max(index, 0), len(self.columns) - 1)

    def column_of(self, room_id: int, instant: int) -> int | None:
        """The column of a room on the day of an instant."""
        found = enumerate(self.columns)
        return next(
            (at for at, each in found if each.room_id == room_id and each.span.start <= instant < each.span.end), None
        )

    def in_view(self, left: float, right: float) -> range:
        """The columns that meet a stretch of the viewport."""
        first = max(floor((left - HOURS_WIDTH + self.scroll_x) / self.column_width), 0)
        last = min(ceil((right - HOURS_WIDTH + self.scroll_x) / self.column_width), len(self.columns))
        return range(first, max(last, first))

    def rect(self, column: int, band: Band) -> QRectF:
        """A laid-out band inside its column."""
        top = HEADER_HEIGHT + band.top - self.scroll_y
        return QRectF(self.left(column) + self.gap, top, self.column_width - 2 * self.gap, band.height)

    def span_rect(self, column: int, span: Span) -> QRectF:
        """A span inside a column."""
        top = self.y(column, span.start)
        height = self.y(column, span.end) - top
        return QRectF(self.left(column) + self.gap, top, self.column_width - 2 * self.gap, height)

    def event_rect(self, block: Block) -> QRectF:
        """The event of a block."""
        return self.rect(block.column, block.event)

    def block_at(self, point: QPointF, blocks: Sequence[Block]) -> Block | None:
        """The block whose event lies under a point of the scrolled part."""
        column = self.column(point.x())
        if point.y() < HEADER_HEIGHT or column is None:
            return None
        y = point.y() - HEADER_HEIGHT + self.scroll_y
        for block in reversed(blocks):
            if block.column == column and block.event.top <= y < block.event.top + block.event.height:
                rect = self.event_rect(block)
                if rect.left() <= point.x() <= rect.right():
                    return block
        return None

    def edge_at(self, point: QPointF, block: Block) -> int:
        """Which edge of an event lies under a point: -1 the start, 1 the end, 0 neither. Short events keep a middle."""
        rect = self.event_rect(block)
        reach = min(EDGE, rect.height() / 4)
        if point.y() < rect.top() + reach:
            return -1
        return 1 if point.y() > rect.bottom() - reach else 0

    def snap(self, column: int, minute: float) -> int:
        """The instant of the nearest quarter of an hour."""
        return self.columns[column].instant(round(minute * MINUTE / STEP) * STEP / MINUTE)

    def quarter(self, column: int, minute: float) -> int:
        """The quarter of an hour that a minute lies in; the pixel before a quarter's line counts as its line."""
        return self.columns[column].instant(floor((minute + self._pixel) * MINUTE / STEP) * STEP / MINUTE)

    def drawn_span(self, column: int, one: float, other: float) -> Span:
        """What dragging from one minute to another asks for: whole quarters, at least one."""
        first, last = sorted((one, other))
        start = self.quarter(column, first)
        end = self.columns[column].instant(ceil((last - self._pixel) * MINUTE / STEP) * STEP / MINUTE)
        return Span(start, max(end, start + STEP))

    @property
    def _pixel(self) -> float:
        """Minutes a pixel stands for."""
        return 1 / self.per_minute


def fitted(columns: tuple[Column, ...], width: float, height: float, zoom: float = 1.0) -> Geometry:
    """The geometry that fills a viewport: columns share its width, ten office hours its height."""
    column = (width - HOURS_WIDTH) / max(len(columns), 1)
    narrowest = NARROWEST_OF_MANY if len(days_of(columns)) > 1 else NARROWEST_COLUMN
    per_minute = (height - HEADER_HEIGHT) / (HOURS_IN_VIEW * 60)
    per_minute = min(max(per_minute, USUAL_PER_MINUTE), WIDEST_PER_MINUTE) * zoom
    return Geometry(columns, _length(columns), per_minute, max(column, narrowest))


def days_of(columns: Sequence[Column]) -> tuple[date, ...]:
    """The days of the columns, in order."""
    return tuple(dict.fromkeys(column.day for column in columns))


def _length(columns: Sequence[Column]) -> float:
    """Minutes of the axis: a lone day is as long as its clocks make it, days beside each other are told by the clock."""
    if not columns:
        return DAY_MINUTES
    return max(column.span.end - column.span.start + column.shift for column in columns) / MINUTE
