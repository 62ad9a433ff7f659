"""A PDF that is only in memory, as pages for a printer."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtPdf import QPdfDocument


class PdfInMemory(QObject):
    """`load()` bytes and print the pages; `forget()` lets go of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)

    def load(self, data: bytes) -> QPdfDocument:
        """The pages of these bytes, until the next ones are loaded."""
        self.forget()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        return self._document

    def forget(self) -> None:
        """Nothing is held any more."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())
