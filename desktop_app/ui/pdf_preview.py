"""A PDF that exists only in memory, shown page under page; printing and saving it."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPalette, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.pdf_pages import PageList
from desktop_app.ui.pdf_search import SearchBar
from desktop_app.ui.pdf_tools import PreviewTools
from desktop_app.ui.pdf_view import PdfView
from desktop_app.ui.widgets.button import Button

_STEP = 1.2
_SMALLEST, _LARGEST = 0.3, 4.0
_POINTS_PER_INCH = 72.0


class PdfPreview(QWidget):
    """`show_pdf(data)`; the owner prints or saves when asked, and may read `document()` and `data()` for that.

    Ctrl+F looks for words, F3 finds the next, Ctrl and plus or minus zoom, Ctrl+0 fits the width; pages, words and the copying
    of words are told where they are made.
    """

    print_requested = Signal()
    save_requested = Signal()
    protect_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = b""
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self.view = PdfView(self._document, self)
        self.view.setObjectName("preview.view")
        self.view.setAccessibleName(self.tr("Preview of the document"))
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.tools = PreviewTools()
        self.search = SearchBar(self.view)
        self.page_list = PageList(self._document)
        self.page_list.hide()
        self.save_button = Button(self.tr("Save as PDF"), "", "save")
        self.protect_button = Button(self.tr("Save with a password…"), "icon", "lock")
        self.print_button = Button(self.tr("Print"), "primary", "print")
        self.protect_button.hide()
        self._name_parts()
        self._assemble()
        self._connect()
        self._colour_ground()
        self._on_page()

    def offer_password(self) -> None:
        """The owner can save a copy behind a password."""
        self.protect_button.show()

    def show_pdf(self, data: bytes) -> bool:
        """Show these bytes; False when they are not a PDF that can be shown. Nothing is written to disk."""
        self.view.forget()
        self._document.close()
        self._buffer.close()
        self._data = data
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        ready = self._document.status() == QPdfDocument.Status.Ready
        for button in (self.print_button, self.save_button, self.protect_button):
            button.setEnabled(ready)
        self.tools.show_pages(self.page_count())
        self.page_list.pages.show_pages()
        self._show_list()
        self.search.look_again()
        self._on_page()
        return ready

    def clear(self) -> None:
        """Show nothing, and let go of the bytes."""
        self.show_pdf(b"")

    def data(self) -> bytes:
        """The bytes on screen."""
        return self._data

    def document(self) -> QPdfDocument:
        """The document on screen, for `print_pdf()`."""
        return self._document

    def page_count(self) -> int:
        """How many pages are shown."""
        return max(0, self._document.pageCount())

    def turn_to(self, page: int) -> None:
        """Show a page from its upper edge; the first is 0."""
        if 0 <= page < self.page_count():
            self.view.pageNavigator().jump(page, QPointF(), 0)

    def zoom_in(self) -> None:
        """A little larger."""
        self._zoom(_STEP)

    def zoom_out(self) -> None:
        """A little smaller."""
        self._zoom(1 / _STEP)

    def fit_width(self) -> None:
        """As wide as the window."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def fit_page(self) -> None:
        """A whole page at once."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)

    def scale(self) -> float:
        """How large the pages are on screen, 1.0 being paper size."""
        if self.view.zoomMode() == QPdfView.ZoomMode.Custom or not self.page_count():
            return self.view.zoomFactor()
        paper = self._document.pagePointSize(0).width() * self.view.logicalDpiX() / _POINTS_PER_INCH
        return max(_SMALLEST, self.view.page_areas()[0].width() / paper)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the ground around the pages in the colours of the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._colour_ground()

    def _colour_ground(self) -> None:
        """Qt's view paints its ground in the palette's Dark and knows no style sheet for it."""
        colours = self.view.palette()
        colours.setColor(QPalette.ColorRole.Dark, QColor(theme.current().stone_soft))
        self.view.setPalette(colours)

    def _zoom(self, step: float) -> None:
        factor = min(_LARGEST, max(_SMALLEST, self.scale() * step))
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(factor)

    def _name_parts(self) -> None:
        for button, name in (
            (self.save_button, "save"),
            (self.protect_button, "protect"),
            (self.print_button, "print"),
        ):
            button.setObjectName(f"preview.{name}")
            button.setEnabled(False)
        self.smaller, self.larger, self.fit = self.tools.smaller, self.tools.larger, self.tools.fit

    def _assemble(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.tools, 1)
        for button in (self.save_button, self.protect_button, self.print_button):
            row.addWidget(button)
        sheets = QHBoxLayout()
        sheets.setSpacing(12)
        sheets.addWidget(self.page_list)
        sheets.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self.search)
        column.addLayout(sheets, 1)

    def _connect(self) -> None:
        self.view.pageNavigator().currentPageChanged.connect(self._on_page)
        self.page_list.turned_to.connect(self.turn_to)
        self.tools.page_wanted.connect(self.turn_to)
        self.tools.list_wanted.connect(self._show_list)
        self.search.closed.connect(self.view.setFocus)
        for signal, slot in (
            (self.tools.smaller_wanted, self.zoom_out),
            (self.tools.larger_wanted, self.zoom_in),
            (self.tools.width_wanted, self.fit_width),
            (self.tools.whole_wanted, self.fit_page),
            (self.tools.search_wanted, self.begin_search),
            (self.save_button.clicked, self.save_requested),
            (self.protect_button.clicked, self.protect_requested),
            (self.print_button.clicked, self.print_requested),
        ):
            signal.connect(slot)
        for keys, slot in (
            (QKeySequence.StandardKey.Find, self.begin_search),
            (QKeySequence.StandardKey.FindNext, self.search.find_next),
            (QKeySequence.StandardKey.FindPrevious, self.search.find_before),
            (QKeySequence.StandardKey.ZoomIn, self.zoom_in),
            (QKeySequence.StandardKey.ZoomOut, self.zoom_out),
            ("Ctrl+0", self.fit_width),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)

    def begin_search(self) -> None:
        """Look for words in the pages."""
        if self.page_count():
            self.search.begin()

    def _show_list(self) -> None:
        """Where there is something to turn to."""
        self.page_list.setVisible(self.tools.list.isChecked() and self.page_count() > 1)

    def _on_page(self) -> None:
        shown = self.view.pageNavigator().currentPage()
        self.tools.show_page(shown)
        self.page_list.show_page(shown)
