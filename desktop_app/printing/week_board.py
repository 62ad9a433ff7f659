"""The week board drawn on one landscape page: a row for each room on each day, time from left to right."""

from __future__ import annotations

from datetime import time
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import landscape, letter
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app.domain.appointments import Status
from desktop_app.domain.schedule import Band, Block
from desktop_app.domain.times import local
from desktop_app.domain.week_board import WeekBoard
from desktop_app.domain.wording import SHIPPED, Forms
from desktop_app.printing import dates
from desktop_app.printing.checking import sealed
from desktop_app.printing.documents import not_reviewed
from desktop_app.printing.filling import fill
from desktop_app.printing.fonts import BOLD, REGULAR, SEMIBOLD, printable
from desktop_app.printing.forms import Form, load_form
from desktop_app.printing.looks import ACCENT, INK, LINE, SECOND, SOFT
from desktop_app.printing.sheets import sheet
from desktop_app.printing.story import Heading, plain
from desktop_app.printing.tagging.canvas import ARTIFACT, FOOT, TaggedCanvas
from desktop_app.printing.tagging.nodes import UNNUMBERED, Node, Slot, document

PAGE = landscape(letter)
MARGIN = 36.0
_DAY, _ROOM = 62.0, 74.0  # points of the columns that name the row
_TOP, _FOOT, _AXIS = 52.0, 34.0, 16.0
_TALLEST, _LEAST = 30.0, 4.6  # points of a row, and of the smallest letters
_LARGEST, _TIGHT = 7.2, 5.2  # points of the letters in a visit, and of those in a short one
_LEFT = MARGIN + _DAY + _ROOM
_WIDTH = PAGE[0] - MARGIN - _LEFT
_EVENT = "#DFECE9"


def render_week(board: WeekBoard, language: str = "en", forms: Forms = SHIPPED) -> bytes:
    """The board as a PDF in memory, the same bytes for the same board; CannotPrint before any page is made."""
    form, page = (load_form(name, language, forms=forms) for name in ("week_board", "page"))
    week = dates.day_and_year(board.first, language)
    title = next(plain(block.text) for block in fill(form, {"week": week}) if isinstance(block, Heading))
    target, tree = BytesIO(), document()
    agency = printable(board.letterhead.agency, "agency")
    canvas = sheet(target, tree, PAGE, language, f"{form.front.title} {board.first.isoformat()}", agency)
    pages = board.pages()
    for number, rooms in enumerate(pages, start=1):
        drawn = _Sheet(canvas, tree.add("Sect"), board, rooms, language)
        drawn.head(title)
        drawn.foot(form, page.word("page").replace("{page}", str(number)).replace("{pages}", str(len(pages))))
        if not form.reviewed:
            drawn.note(plain(not_reviewed(page, printable(board.letterhead.phone, "phone")).text))
        drawn.grid()
        for block in board.blocks(rooms, drawn.per_minute):
            drawn.block(block, form.word("tentative"))
        canvas.showPage()
    canvas.save()
    return sealed(target.getvalue())


class _Sheet:
    """One page of it, for the rooms it has: each day is a heading, each room of it a list of its visits."""

    def __init__(
        self, canvas: TaggedCanvas, node: Node, board: WeekBoard, rooms: tuple[tuple[int, str], ...], language: str
    ) -> None:
        self._canvas, self._board, self._rooms, self._language = canvas, board, rooms, language
        self._node = node
        self._columns: list[Node] = []
        self._days = board.days
        opens, closes = board.hours
        self._opens = opens
        self._hours = range(opens, closes + 1)
        self.per_minute = _WIDTH / ((closes - opens) * 60)
        room = PAGE[1] - MARGIN - _TOP - _AXIS - _FOOT - MARGIN / 2
        self._row = min(_TALLEST, room / max(len(rooms) * len(self._days), 1))
        self._high = PAGE[1] - MARGIN - _TOP - _AXIS
        self._size = max(min(8.5, self._row * 0.62), _LEAST)

    def head(self, title: str) -> None:
        """Whose board it is, and of which week."""
        letterhead, top = self._board.letterhead, PAGE[1] - MARGIN
        agency, heading = self._node.add("P").slot(), self._node.add("H1").slot()
        self._say(agency, printable(letterhead.agency, "agency"), MARGIN, top - 10, (SEMIBOLD, 10), ACCENT, 360)
        self._say(heading, title, MARGIN, top - 32, (SEMIBOLD, 16), INK, PAGE[0] - 2 * MARGIN)

    def foot(self, form: Form, page: str) -> None:
        """What may be read here, what the shades mean, and the page."""
        rule = MARGIN / 2 + 24
        self._line(MARGIN, rule, PAGE[0] - MARGIN, rule, 0.6)
        words = form.word("legend") if self._board.visits else form.word("empty")
        self._say(FOOT, form.word("footer"), MARGIN, rule - 12, (REGULAR, 8.5), SECOND, 330)
        wide = stringWidth(words, REGULAR, 8.5)
        meaning = self._node.add("P").slot()
        self._say(meaning, words, PAGE[0] - MARGIN - wide - 70, rule - 12, (REGULAR, 8.5), SECOND, wide + 1)
        wide = stringWidth(page, REGULAR, 8.5)
        self._say(FOOT, page, PAGE[0] - MARGIN - wide, rule - 12, (REGULAR, 8.5), SECOND, wide + 1)

    def note(self, words: str) -> None:
        """That nobody has read these words through."""
        place = self._node.add("P").slot()
        self._say(place, words, MARGIN, MARGIN / 2 + 1, (REGULAR, 7.5), SECOND, PAGE[0] - 2 * MARGIN)

    def grid(self) -> None:
        """The hours above, the days and rooms at the left, and the lines between.

        The hours are decoration: each visit says when it begins.
        """
        bottom = self._high - self._row * len(self._rooms) * len(self._days)
        for hour in self._hours:
            x = _LEFT + (hour - self._opens) * 60 * self.per_minute
            self._line(x, self._high, x, bottom, 0.4)
            if hour < self._hours[-1]:
                words = dates.short_time(time(hour % 24), self._language)
                self._say(ARTIFACT, words, x + 2, self._high + 5, (REGULAR, 7.5), SECOND, 60 * self.per_minute)
        for number in range(len(self._days)):
            top = self._high - number * len(self._rooms) * self._row
            self._line(MARGIN, top, PAGE[0] - MARGIN, top, 1.0)
            height = self._row * len(self._rooms)
            heading, listed = self._node.add("H2"), self._node.add("L", attributes=UNNUMBERED)
            for words, drop in zip(self._day_words(number), (0.0, 11.0), strict=True):
                if drop + 8 < height:
                    self._say(
                        heading.slot(),
                        words,
                        MARGIN,
                        top - 10 - drop,
                        (BOLD if not drop else REGULAR, 9),
                        INK,
                        _DAY - 4,
                    )
            for place, (_, name) in enumerate(self._rooms):
                y = top - place * self._row
                if place:
                    self._line(MARGIN + _DAY, y, PAGE[0] - MARGIN, y, 0.3)
                base = y - self._row / 2 - self._size * 0.34
                item = listed.add("LI")
                label = item.add("Lbl").slot()
                self._columns.append(item.add("LBody"))
                self._say(label, printable(name, "room"), MARGIN + _DAY, base, (REGULAR, self._size), SECOND, _ROOM - 6)
        self._line(MARGIN, bottom, PAGE[0] - MARGIN, bottom, 1.0)

    def block(self, block: Block, tentative: str) -> None:
        """One visit: the time kept free, the event in it, and whose. `tentative` says what a dashed frame means."""
        share = self._row
        top = self._high - block.column * self._row
        for band in (block.setup, block.decompression, block.reset):
            self._fill(band, top, share, SOFT)
        x, wide = self._across(block.event)
        if wide <= 0:
            return
        dashed = block.appointment.status is Status.TENTATIVE
        self._fill(block.event, top, share, "#FFFFFF" if dashed else _EVENT)
        canvas = self._canvas
        canvas.setStrokeColor(HexColor(ACCENT))
        canvas.setLineWidth(0.6)
        canvas.setDash(*((2, 1.5) if dashed else ()))
        canvas.rect(x, top - share + 1, wide, share - 2, fill=0, stroke=1)
        canvas.setDash()
        self._words(block, tentative if dashed else "", (x, top, wide, share))

    def _words(self, block: Block, tentative: str, place: tuple[float, float, float, float]) -> None:
        x, top, wide, share = place
        visit = block.appointment
        at = local(visit.event.start, self._board.zone)
        starts = f"{at.hour % 12 or 12}:{at.minute:02d}"
        host = printable(self._board.hosts.get(visit.host_id, ""), "host")
        guest = printable(visit.guest_label, "initials")
        lines = [f"{starts} {guest}", host] if share >= 21 else [f"{starts} {guest} · {host}"]
        size = min(self._size, _LARGEST, (share - 3) / len(lines) * 0.84)
        said = ", ".join((" ".join(lines), tentative)) if tentative else ""
        node = self._columns[block.column].add("P", alt=said)
        _, kept = self._across(Band(block.decompression.top, block.decompression.height + block.reset.height))
        for number, words in enumerate(lines):
            middle = top - share * (number + 0.5) / len(lines)
            face = SEMIBOLD if number == 0 else REGULAR
            # what is too long for a short visit runs on into the time kept free after it
            tight = stringWidth(words, face, min(size, _TIGHT)) > wide - 5
            room = wide + max(kept, 0) - 5 if tight else wide - 5
            self._say(node.slot(), words, x + 3, middle - size * 0.34, (face, size), INK, room)

    def _across(self, band: Band) -> tuple[float, float]:
        """Where a stretch of the day lies on paper, and how long it is there."""
        start = _LEFT + band.top - self._opens * 60 * self.per_minute
        first, last = max(start, _LEFT), min(start + band.height, _LEFT + _WIDTH)
        return first, last - first

    def _fill(self, band: Band, top: float, share: float, colour: str) -> None:
        x, wide = self._across(band)
        if wide > 0:
            self._canvas.setFillColor(HexColor(colour))
            self._canvas.rect(x, top - share + 1, wide, share - 2, fill=1, stroke=0)

    def _line(self, x: float, y: float, to_x: float, to_y: float, width: float) -> None:
        self._canvas.setStrokeColor(HexColor(LINE))
        self._canvas.setLineWidth(width)
        self._canvas.line(x, y, to_x, to_y)

    def _say(
        self, where: Slot | str, words: str, x: float, y: float, face: tuple[str, float], colour: str, room: float
    ) -> None:
        """One line, smaller where it has to be; what does not fit at the smallest ends in dots."""
        name, size = face
        words = words.replace("\n", " ")
        while size > _LEAST and stringWidth(words, name, size) > room:
            size = max(size - 0.4, _LEAST)
        if stringWidth(words, name, size) > room:
            while words and stringWidth(f"{words}…", name, size) > room:
                words = words[:-1]
            words = f"{words}…"
        if words.strip():
            with self._canvas.region(where):
                self._canvas.setFillColor(HexColor(colour))
                self._canvas.setFont(name, size)
                # the next line of the same element is drawn elsewhere
                self._canvas.drawString(x, y, words if isinstance(where, str) else f"{words} ")

    def _day_words(self, number: int) -> tuple[str, str]:
        """`Tuesday` and `November 24`, in the page's language."""
        day = self._days[number]
        name = dates.weekday(day, self._language).split(" ")[0].rstrip(",")
        return name[:1].upper() + name[1:], dates.day(day, self._language)
