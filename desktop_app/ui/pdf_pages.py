"""The pages of a document as a list of small pictures; choosing one turns to it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop_app.ui import theme

WIDTH = 122
_PICTURE = 78  # pixels across; the words on it are not meant to be read
_FRAME = 1

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PageModel(QAbstractListModel):
    """A page is drawn when its row is first seen: a long document costs nothing until somebody scrolls."""

    def __init__(self, document: QPdfDocument) -> None:
        super().__init__()
        self._document = document
        self._pictures: dict[int, QPixmap] = {}
        self._count = 0

    def show_pages(self) -> None:
        """Another document is loaded."""
        self.beginResetModel()
        self._pictures.clear()
        self._count = max(0, self._document.pageCount())
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Page {page}").format(page=index.row() + 1)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(index.row())
        return None

    def _picture(self, page: int) -> QPixmap:
        if page not in self._pictures:
            paper = self._document.pagePointSize(page)
            high = round(_PICTURE * paper.height() / max(paper.width(), 1.0))
            drawn = self._document.render(page, QSize(_PICTURE * 2, high * 2))
            sheet = QImage(drawn.size(), QImage.Format.Format_RGB32)
            sheet.fill(QColor(Qt.GlobalColor.white))
            painter = QPainter(sheet)
            painter.drawImage(0, 0, drawn)
            painter.setPen(QColor(theme.current().edge))
            painter.drawRect(0, 0, sheet.width() - _FRAME, sheet.height() - _FRAME)
            painter.end()
            picture = QPixmap.fromImage(sheet)
            picture.setDevicePixelRatio(2)
            self._pictures[page] = picture
        return self._pictures[page]


class PageList(QListView):
    """`turned_to` with the number of the page, from 0."""

    turned_to = Signal(int)

    def __init__(self, document: QPdfDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview.pages")
        self.setAccessibleName(self.tr("Pages"))
        self.setProperty("role", "plain")
        self.setFixedWidth(WIDTH)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.SinglePass)
        self.setUniformItemSizes(True)
        self.pages = PageModel(document)
        self.pages.setParent(self)
        self.setModel(self.pages)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_page(self, page: int) -> None:
        """The page that is seen; nobody is told."""
        index = self.pages.index(page, 0)
        if index.isValid() and index != self.currentIndex():
            self.selectionModel().blockSignals(True)
            self.setCurrentIndex(index)
            self.selectionModel().blockSignals(False)
            self.viewport().update()
            self.scrollTo(index)

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.turned_to.emit(current.row())
