"""What Safekeeping relies on in Qt itself."""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_qt_gives_back_the_none_it_takes(qtbot: QtBot) -> None:
    """PySide6 6.12 lost a reference to None in nearly every call, and Python 3.11 aborted after some repaints."""
    label = QLabel()
    qtbot.addWidget(label)
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    gc.collect()
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setText("10:00")
        label.update()
        painter.setPen(QColor("black"))
        painter.drawRect(QRectF(0, 0, 4, 4))
    lost = before - sys.getrefcount(None)
    painter.end()
    assert lost < 500, f"Qt kept {lost} references to None over 4,000 calls: pin PySide6 below this version."
