"""A list that is as tall as its words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.fitting import FittingScroll


def test_longer_words_are_never_seen_cut_off(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    scroll, below, words = FittingScroll(least=200), QLabel("below"), QLabel("One line.")
    words.setWordWrap(True)
    scroll.rows.addWidget(words)
    column = QVBoxLayout(page)
    column.addWidget(scroll)
    column.addWidget(below, 1)
    page.resize(300, 600)
    page.show()
    QCoreApplication.processEvents()
    short = scroll.height()
    words.setText("A sentence that has to wrap. " * 8)
    QCoreApplication.sendPostedEvents(words.parent())
    assert scroll.height() == words.heightForWidth(scroll.width()) > short
    words.setText("One line.")
    QCoreApplication.sendPostedEvents(words.parent())
    assert scroll.height() == short
