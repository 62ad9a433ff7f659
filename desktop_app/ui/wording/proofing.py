"""Lays a wording out and draws its pages away from the window: the first page is on screen while the others follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Lock

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QObject, QSize, QThreadPool, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from desktop_app.domain.handouts import Letterhead
from desktop_app.domain.wording import FormText
from desktop_app.printing.proofs import Slip, proof
from desktop_app.ui.beside import Job

_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Wish:
    """What to lay out, how wide its pages are drawn in pixels, and whether every part of it is shown."""

    text: FormText
    letterhead: Letterhead
    mark: str
    width: int
    every_part: bool = False


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """One page as it is seen; `count` pages belong to it."""

    index: int
    count: int
    image: QImage


class Proofing(QObject):
    """`start()` what was typed last; only the newest is reported, and what is older stops at its next page."""

    page_drawn = Signal(object)
    """A `DrawnPage`, the first one first."""
    slipped = Signal(object)
    """The `Slip` that keeps the text from being printed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._newest = self._done = 0
        self.run: Callable[[Callable[[], None]], object] = QThreadPool.globalInstance().start
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._wait)

    def start(self, wish: Wish) -> None:
        """Begin; what was begun before is no longer wanted."""
        self._newest += 1
        self.run(_Job(self, self._newest, wish))

    def forget(self) -> None:
        """Nothing that is still under way is wanted."""
        self._newest += 1
        self._done = self._newest

    def settled(self) -> bool:
        """Whether the newest text has been laid out to its last page, or cannot be."""
        return self._done == self._newest

    def wanted(self, ticket: int) -> bool:
        """Whether nothing newer was begun."""
        return ticket == self._newest

    def hear(self, ticket: int, outcome: object) -> None:
        """A page, the slip, or that it is through."""
        if isinstance(outcome, DrawnPage):
            self.page_drawn.emit(outcome)
            return
        self._done = ticket
        if isinstance(outcome, Slip):
            self.slipped.emit(outcome)
        elif isinstance(outcome, Exception):
            raise outcome

    @staticmethod
    def _wait() -> None:
        QThreadPool.globalInstance().waitForDone()


@dataclass(eq=False, slots=True)
class _Job(Job):
    """One text."""

    wish: Wish

    def work(self) -> None:
        with _ONE_AT_A_TIME:
            if self.wanted():
                self._draw()

    def _draw(self) -> None:
        wish = self.wish
        pdf = proof(wish.text, wish.letterhead, wish.mark, every_part=wish.every_part)
        for page in pages_of(pdf, wish.width):
            if not self.wanted():
                return
            self.tell(page)


def pages_of(pdf: bytes, width: int) -> Iterator[DrawnPage]:
    """The pages of a PDF, one after the other, this many pixels wide."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)
    document.load(buffer)
    for index in range(document.pageCount()):
        points = document.pagePointSize(index)
        drawn = document.render(index, QSize(width, round(width * points.height() / points.width())))
        image = QImage(drawn.size(), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        painter.drawImage(0, 0, drawn)
        painter.end()
        yield DrawnPage(index, document.pageCount(), image)
    document.close()
    buffer.close()
