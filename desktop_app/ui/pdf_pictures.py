"""Pictures of the pages of a document, drawn in a thread of their own."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer

_NEAR = 2  # pages before and behind, so that scrolling back finds them drawn


class PagePictures(QObject):
    """`picture()` gives what is there and asks for what is not; `drawn` tells that one has come.

    Each document has a renderer of its own. Qt's view has one for all: it shows a page of the document before that comes
    late, and never draws a page that was asked for while the document was being changed.
    """

    drawn = Signal()

    def __init__(self, document: QPdfDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._pictures: dict[int, QImage] = {}
        self._renderer = self._new_renderer()

    def picture(self, page: int, size: QSize) -> QImage | None:
        """The page in pixels, or as it was before the size changed, or nothing yet."""
        kept = self._pictures.get(page)
        if kept is None or kept.size() != size:
            self._renderer.requestPage(page, size)  # what is under way already is not begun again
        return kept

    def keep_near(self, pages: Collection[int]) -> None:
        """Let go of those far from these: a page in the size of a screen takes some megabytes."""
        near = range(min(pages, default=0) - _NEAR, max(pages, default=0) + _NEAR + 1)
        self._pictures = {page: picture for page, picture in self._pictures.items() if page in near}

    def forget(self) -> None:
        """Before another document is loaded: of this one nothing comes any more."""
        self._pictures.clear()
        self._renderer.pageRendered.disconnect(self._keep)
        self._renderer.setDocument(None)
        self._renderer.deleteLater()
        self._renderer = self._new_renderer()

    def _new_renderer(self) -> QPdfPageRenderer:
        renderer = QPdfPageRenderer(self)
        renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        renderer.setDocument(self._document)
        renderer.pageRendered.connect(self._keep)
        return renderer

    def _keep(self, page: int, _size: QSize, picture: QImage) -> None:
        if not picture.isNull():
            self._pictures[page] = picture
            self.drawn.emit()
