"""Words looked for in the pages on screen: which of how many is seen, the next one, the one before."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import label

_LONGEST = 100  # letters: whoever looks for more than a line looks for a line


class SearchBar(QWidget):
    """Enter finds the next place, Shift and Enter the one before, Esc closes. `closed` gives the focus back."""

    closed = Signal()

    def __init__(self, view: QPdfView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview.search")
        self._view = view
        self._at = -1
        self.model = QPdfSearchModel(self)
        self.model.setDocument(view.document())
        view.setSearchModel(self.model)
        self.words = QLineEdit()
        self.words.setObjectName("preview.find.words")
        self.words.setAccessibleName(self.tr("Find in this document"))
        self.words.setPlaceholderText(self.tr("Find in this document"))
        self.words.setMaximumWidth(300)
        self.words.setMaxLength(_LONGEST)
        self.count = label("", "second")
        self.before = Button(self.tr("The place before"), "icon", "chevron-up")
        self.next = Button(self.tr("The next place"), "icon", "chevron-down")
        self.close_button = Button(self.tr("Close the search"), "quiet-icon", "close")
        self._assemble()
        self.words.textChanged.connect(self._on_words)
        self.model.countChanged.connect(self._on_count)
        self.before.clicked.connect(self.find_before)
        self.next.clicked.connect(self.find_next)
        self.close_button.clicked.connect(self.leave)
        self._on_count()
        self.hide()

    def begin(self) -> None:
        """Show it, ready to type."""
        self.show()
        self.words.setFocus()
        self.words.selectAll()

    def look_again(self) -> None:
        """Another document is on screen."""
        self._at = -1
        self.model.setDocument(QPdfDocument(self))
        self.model.setDocument(self._view.document())
        if self.isVisible():
            self._search()

    def find_next(self) -> None:
        """The next place; after the last the first."""
        self._go(self._at + 1)

    def find_before(self) -> None:
        """The place before."""
        self._go(self._at - 1)

    def places(self) -> int:
        """How many there are."""
        return self.model.rowCount(QModelIndex())

    def leave(self) -> None:
        """Nothing is looked for any more."""
        self.hide()
        self.model.setSearchString("")
        self._at = -1
        self._view.setCurrentSearchResultIndex(-1)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc belong to the search, wherever in it the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.find_before() if back else self.find_next()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        words = self.words.text().strip()
        if self.model.searchString() == words:
            self.model.setSearchString("")
        self.model.setSearchString(words)

    def _go(self, number: int) -> None:
        if not self.places():
            return
        self._at = number % self.places()
        self._view.setCurrentSearchResultIndex(self._at)
        link = self.model.resultAtIndex(self._at)
        self._view.pageNavigator().jump(link.page(), link.location(), 0)
        self._say()

    def _on_words(self) -> None:
        self._at = -1
        self._search()
        self._on_count()

    def _on_count(self) -> None:
        for button in (self.before, self.next):
            button.setEnabled(self.places() > 0)
        if self._at < 0 and self.places():
            self._go(0)
        self._say()

    def _say(self) -> None:
        if not self.words.text().strip():
            self.count.setText("")
        elif not self.places():
            self.count.setText(self.tr("Not on these pages"))
        else:
            words = self.tr("{at} of {count}").format(at=max(self._at, 0) + 1, count=self.places())
            self.count.setText(words)
        self.count.setAccessibleName(self.count.text())

    def _assemble(self) -> None:
        named = ((self.before, "before"), (self.next, "next"), (self.close_button, "close"))
        for button, name in named:
            button.setObjectName(f"preview.find.{name}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.words, self.before, self.next, self.count):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.close_button)
