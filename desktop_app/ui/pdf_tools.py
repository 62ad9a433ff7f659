"""The small buttons over a preview: the list of pages, the page, the size, the search."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import label

_NUMBER = 72  # pixels: three digits and the two arrows


class PreviewTools(QWidget):
    """Only asks; the preview does."""

    page_wanted = Signal(int)
    list_wanted = Signal(bool)
    smaller_wanted = Signal()
    larger_wanted = Signal()
    width_wanted = Signal()
    whole_wanted = Signal()
    search_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = Button(self.tr("List of pages"), "icon", "pages")
        self.list.setCheckable(True)
        self.smaller = Button(self.tr("Smaller"), "icon", "minus")
        self.larger = Button(self.tr("Larger"), "icon", "plus")
        self.fit = Button(self.tr("Fit width"), "icon", "fit")
        self.whole = Button(self.tr("Whole page"), "icon", "page")
        self.find = Button(self.tr("Find in this document"), "icon", "search")
        self.page = QSpinBox()
        self.page.setObjectName("preview.page")
        self.page.setAccessibleName(self.tr("Page"))
        self.page.setKeyboardTracking(False)
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page.setFixedWidth(_NUMBER)
        self.pages = label("", "subtitle")
        self._assemble()
        self.show_pages(0)

    def show_pages(self, count: int) -> None:
        """How many there are; nothing can be asked of none."""
        with QSignalBlocker(self.page):
            self.page.setRange(min(1, count), count)
        for part in (self.smaller, self.larger, self.fit, self.whole, self.find):
            part.setEnabled(count > 0)
        for part in (self.list, self.page):
            part.setEnabled(count > 1)
        self.pages.setText(self.tr("of {count}").format(count=count) if count else "")
        self.page.setAccessibleDescription(self.pages.text())

    def show_page(self, page: int) -> None:
        """The page that is seen; the first is 0."""
        with QSignalBlocker(self.page):
            self.page.setValue(page + 1)

    def _assemble(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (self.list, self.page, self.pages, self.smaller, self.larger, self.fit, self.whole, self.find):
            row.addWidget(part)
        row.addStretch(1)
        named = (
            (self.smaller, "smaller", self.smaller_wanted),
            (self.larger, "larger", self.larger_wanted),
            (self.fit, "fit", self.width_wanted),
            (self.whole, "whole", self.whole_wanted),
            (self.find, "find", self.search_wanted),
        )
        for button, name, signal in named:
            button.setObjectName(f"preview.{name}")
            button.clicked.connect(signal)
        self.list.setObjectName("preview.list")
        self.list.toggled.connect(self.list_wanted)
        self.page.valueChanged.connect(self._on_page)

    def _on_page(self, number: int) -> None:
        self.page_wanted.emit(number - 1)
