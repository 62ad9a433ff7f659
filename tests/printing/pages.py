"""What stands on the pages of a PDF, read by the engine that shows them on the screen: a reader that is not ours."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument

_BROKEN_HERE = "\ufffe"
"""How the engine writes a hyphen at the end of a line."""


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, a line each for its lines."""
    held, document = QBuffer(), QPdfDocument()
    held.setData(QByteArray(pdf))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(held)
    pages = [document.getAllText(number).text() for number in range(document.pageCount())]
    document.close()
    assert pages, "no page could be read"
    return [page.replace("\r\n", "\n").replace(_BROKEN_HERE, "-") for page in pages]
