from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui import theme
from desktop_app.ui.widgets.calendar import Calendar


def test_weekends_are_days_like_others_in_both_themes(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply_theme(qapp, False)
    calendar = Calendar()
    qtbot.addWidget(calendar)
    calendar.show()
    for dark in (False, True):
        theme.apply_theme(qapp, dark)
        inks = {calendar.weekdayTextFormat(day).foreground().color().name().upper() for day in Qt.DayOfWeek}
        assert inks == {theme.current().ink}
    theme.apply_theme(qapp, False)
