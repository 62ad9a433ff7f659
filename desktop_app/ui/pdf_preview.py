"""A PDF that exists only in memory, shown page under page; printing and saving it."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import label

_STEP = 1.2
_SMALLEST, _LARGEST = 0.3, 4.0
_POINTS_PER_INCH = 72.0


class PdfPreview(QWidget):
    """`show_pdf(data)`; the owner prints or saves when asked, and may read `document()` and `data()` for that."""

    print_requested = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = b""
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setObjectName("preview.view")
        self.view.setAccessibleName(self.tr("Preview of the document"))
        self.view.setDocument(self._document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.pages = label("", "subtitle")
        self._make_buttons()
        self._assemble()
        self.view.pageNavigator().currentPageChanged.connect(self._on_page)
        self._colour_ground()
        self._on_page()

    def show_pdf(self, data: bytes) -> bool:
        """Show these bytes; False when they are not a PDF that can be shown. Nothing is written to disk."""
        self._document.close()
        self._buffer.close()
        self._data = data
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        ready = self._document.status() == QPdfDocument.Status.Ready
        for button in (self.print_button, self.save_button, self.larger, self.smaller, self.fit):
            button.setEnabled(ready)
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

    def zoom_in(self) -> None:
        """A little larger."""
        self._zoom(_STEP)

    def zoom_out(self) -> None:
        """A little smaller."""
        self._zoom(1 / _STEP)

    def fit_width(self) -> None:
        """As wide as the window."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def scale(self) -> float:
        """How large the pages are on screen, 1.0 being paper size."""
        if self.view.zoomMode() == QPdfView.ZoomMode.Custom or not self.page_count():
            return self.view.zoomFactor()
        margins = self.view.documentMargins()
        room = self.view.viewport().width() - margins.left() - margins.right()
        paper = self._document.pagePointSize(0).width() * self.view.logicalDpiX() / _POINTS_PER_INCH
        return max(_SMALLEST, room / paper)

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

    def _make_buttons(self) -> None:
        self.smaller = Button(self.tr("Smaller"), "icon", "minus")
        self.larger = Button(self.tr("Larger"), "icon", "plus")
        self.fit = Button(self.tr("Fit width"))
        self.save_button = Button(self.tr("Save as PDF"), "", "save")
        self.print_button = Button(self.tr("Print"), "primary", "print")
        wiring = (
            (self.smaller, "preview.smaller", self.zoom_out),
            (self.larger, "preview.larger", self.zoom_in),
            (self.fit, "preview.fit", self.fit_width),
            (self.save_button, "preview.save", self._on_save),
            (self.print_button, "preview.print", self._on_print),
        )
        for button, name, slot in wiring:
            button.setObjectName(name)
            button.setEnabled(False)
            button.clicked.connect(slot)

    def _assemble(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.smaller, self.larger, self.fit, self.pages):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self.view, 1)

    def _on_page(self) -> None:
        count = self.page_count()
        shown = self.view.pageNavigator().currentPage() + 1
        words = self.tr("Page {page} of {count}").format(page=min(shown, count), count=count)
        self.pages.setText(words if count else "")

    def _on_save(self) -> None:
        self.save_requested.emit()

    def _on_print(self) -> None:
        self.print_requested.emit()
