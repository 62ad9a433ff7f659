"""Days that suit somebody, and days that do not: a row of weekdays, and dates to avoid."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.ui.rooms.find_time_words import weekday_day
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.calendar import DayEdit
from desktop_app.ui.widgets.card import empty
from desktop_app.ui.widgets.text import label
from desktop_app.ui.widgets.tips import plain_tip

WEEK = 7
SHAPE = "ddd d MMM yyyy"
MOST_AVOIDED = 3  # buttons in a row; more days are told in their tooltip


class WeekdayChips(QWidget):
    """Seven days of which any may be chosen; at the beginning all of them suit."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[int, Button] = {}
        frame = QFrame()
        frame.setProperty("role", "segmented")
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(label(self.tr("Days that suit"), "second"))
        row.addWidget(frame)
        row.addStretch(1)
        locale = QLocale()
        first = locale.firstDayOfWeek().value
        for place in range(WEEK):
            day = (first - 1 + place) % WEEK
            chip = Button(locale.standaloneDayName(day + 1, QLocale.FormatType.ShortFormat), "segment")
            chip.setAccessibleName(locale.standaloneDayName(day + 1, QLocale.FormatType.LongFormat))
            chip.setObjectName(f"{name}.weekday.{day}")
            chip.setProperty("place", {0: "first", WEEK - 1: "last"}.get(place, "middle"))
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.toggled.connect(self._on_toggled)
            self._chips[day] = chip
            inside.addWidget(chip)
        frame.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def days(self) -> frozenset[int]:
        """The weekdays chosen, 0 is Monday."""
        return frozenset(day for day, chip in self._chips.items() if chip.isChecked())

    def set_days(self, days: frozenset[int]) -> None:
        """Choose other days."""
        for day, chip in self._chips.items():
            chip.setChecked(day in days)

    def _on_toggled(self) -> None:
        self.changed.emit()


class AvoidedDays(QWidget):
    """Dates that do not suit: one is chosen and added; each stands as a button that takes it away again."""

    changed = Signal()

    def __init__(self, name: str, today: date, last: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._days: set[date] = set()
        self._day = DayEdit(today + timedelta(days=1), today, last, SHAPE)
        self._day.setObjectName(f"{name}.avoid.day")
        self._day.setAccessibleName(self.tr("A day that does not suit"))
        self._add = Button(self.tr("Leave out"))
        self._add.setObjectName(f"{name}.avoid.add")
        self._shown = QHBoxLayout()
        self._shown.setSpacing(6)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        title = label(self.tr("Not on"), "second")
        title.setBuddy(self._day)
        row.addWidget(title)
        row.addWidget(self._day)
        row.addWidget(self._add)
        row.addLayout(self._shown)
        row.addStretch(1)
        self._add.clicked.connect(self._on_add)

    def days(self) -> frozenset[date]:
        """The days that do not suit."""
        return frozenset(self._days)

    def _on_add(self) -> None:
        self._days.add(self._day.day())
        self._show()

    def _on_remove(self) -> None:
        self._days.discard(date.fromisoformat(str(self.sender().property("day"))))
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    def _show(self) -> None:
        for old in self.findChildren(Button):
            if old is not self._add:
                old.setObjectName("")  # it lives until the event loop turns; its name is free at once
        empty(self._shown)
        days = sorted(self._days)
        for number, day in enumerate(days[:MOST_AVOIDED]):
            chip = Button(weekday_day(day), "", "close")
            chip.setAccessibleName(self.tr("{day} suits after all").format(day=weekday_day(day)))
            chip.setToolTip(plain_tip(chip.accessibleName()))
            chip.setObjectName(f"{self._name}.avoid.{number}")
            chip.setProperty("day", day.isoformat())
            chip.clicked.connect(self._on_remove)
            self._shown.addWidget(chip)
        if len(days) > MOST_AVOIDED:
            more = label(self.tr("and {count} more").format(count=len(days) - MOST_AVOIDED), "second")
            more.setToolTip(plain_tip(", ".join(weekday_day(day) for day in days[MOST_AVOIDED:])))
            self._shown.addWidget(more)
        self.changed.emit()
