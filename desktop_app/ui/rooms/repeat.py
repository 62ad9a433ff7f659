"""Whether a visit repeats, how often and until when: a part of the booking dialog."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop_app.domain.series import MOST_INTERVAL, MOST_OCCURRENCES, Frequency, Repeat, Series, month_rules_for
from desktop_app.ui.rooms.choices import Choice
from desktop_app.ui.rooms.repeat_words import month_rule_words, repeat_words, weekday_name
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.calendar import Calendar
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.text import label

USUAL_COUNT = 6
_COUNT, _UNTIL = "count", "until"


class Repeats(QWidget):
    """Gives a `Repeat`, or None while the visit does not repeat; `changed` after every change."""

    changed = Signal()

    def __init__(self, first: date, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._zone = first, zone
        self.often, self.month, self.ends = Choice(), Choice(), Choice()
        self.every, self.count, self.until = QSpinBox(), QSpinBox(), QDateEdit()
        self.days = [self._chip(day) for day in range(7)]
        self.sentence = label("", "second", wrap=True)
        self._fill()
        self._assemble()
        self._connect()
        self.set_first(first, zone)

    def repeat(self) -> Repeat | None:
        """How it repeats, as it stands."""
        frequency = self.often.currentData()
        if frequency is None:
            return None
        weekly, monthly = frequency is Frequency.WEEKLY, frequency is Frequency.MONTHLY
        chosen = frozenset(day for day, chip in enumerate(self.days) if chip.isChecked())
        counted, until = self.ends.currentData() == _COUNT, self.until.date()
        return Repeat(
            frequency,
            self.every.value(),
            (chosen or frozenset({self._first.weekday()})) if weekly else frozenset(),
            self.month.currentData() if monthly else None,
            self.count.value() if counted else None,
            None if counted else date(until.year(), until.month(), until.day()),
        )

    def set_first(self, first: date, zone: str) -> None:
        """The visit's own day: what "every month" may mean, and the weekday that is chosen, follow it."""
        chosen = [day for day, chip in enumerate(self.days) if chip.isChecked()]
        if chosen in ([], [self._first.weekday()]):
            for day, chip in enumerate(self.days):
                chip.setChecked(day == first.weekday())
        place = self.month.currentIndex()
        self._first, self._zone = first, zone
        rules = month_rules_for(first)
        self.month.offer([(month_rule_words(rule), rule) for rule in rules])
        self.month.setCurrentIndex(min(max(place, 0), len(rules) - 1))
        if self.until.date() < QDate(first.year, first.month, first.day):
            self.until.setDate(QDate(first.year, first.month, first.day).addMonths(3))
        self._on_change()

    # Inside

    def _chip(self, day: int) -> Button:
        chip = Button(weekday_name(day, short=True), "segment")
        chip.setProperty("place", "only")
        chip.setCheckable(True)
        chip.setAccessibleName(weekday_name(day))
        chip.setObjectName(f"repeat.day.{day}")
        return chip

    def _fill(self) -> None:
        self.often.offer(
            [
                (self.tr("Does not repeat"), None),
                (self.tr("Every day"), Frequency.DAILY),
                (self.tr("Every week"), Frequency.WEEKLY),
                (self.tr("Every month"), Frequency.MONTHLY),
            ]
        )
        self.often.setCurrentIndex(0)
        self.ends.offer([(self.tr("after some visits"), _COUNT), (self.tr("on a date"), _UNTIL)])
        self.every.setRange(1, MOST_INTERVAL)
        self.count.setRange(2, MOST_OCCURRENCES)
        self.count.setValue(USUAL_COUNT)
        self.until.setCalendarPopup(True)
        self.until.setCalendarWidget(Calendar())
        self.until.setDisplayFormat("ddd d MMM yyyy")
        self.until.setDate(QDate(2000, 1, 1))
        named: dict[str, QWidget] = {
            "often": self.often, "every": self.every, "month": self.month, "ends": self.ends, "count": self.count,
            "until": self.until, "sentence": self.sentence,
        }  # fmt: skip
        for name, widget in named.items():
            widget.setObjectName(f"repeat.{name}")

    def _assemble(self) -> None:
        self._every_field = Field(self.tr("Every"), self.every)
        self._ends_field = Field(self.tr("Ends"), self.ends)
        self._count_field = Field(self.tr("Visits"), self.count)
        self._until_field = Field(self.tr("Until"), self.until)
        self._month_field = Field(self.tr("Day of the month"), self.month)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Field(self.tr("Repeats"), self.often), 3)
        row.addWidget(self._every_field, 2)
        row.addWidget(self._ends_field, 3)
        row.addWidget(self._count_field, 2)
        row.addWidget(self._until_field, 3)
        self._chips = QWidget()
        self._chips.setAccessibleName(self.tr("Days of the week"))
        chips = QHBoxLayout(self._chips)
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(6)
        for chip in self.days:
            chips.addWidget(chip)
        chips.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._chips)
        month = QHBoxLayout()
        month.addWidget(self._month_field, 1)
        month.addStretch(1)
        column.addLayout(month)
        column.addWidget(self.sentence)

    def _connect(self) -> None:
        for choice in (self.often, self.month, self.ends):
            choice.currentIndexChanged.connect(self._on_change)
        for number in (self.every, self.count):
            number.valueChanged.connect(self._on_change)
        self.until.dateChanged.connect(self._on_change)
        for chip in self.days:
            chip.toggled.connect(self._on_change)

    def _on_change(self) -> None:
        repeat = self.repeat()
        frequency = repeat.frequency if repeat else None
        counted = self.ends.currentData() == _COUNT
        self._every_field.setVisible(repeat is not None)
        self._ends_field.setVisible(repeat is not None)
        self._count_field.setVisible(repeat is not None and counted)
        self._until_field.setVisible(repeat is not None and not counted)
        self._chips.setVisible(frequency is Frequency.WEEKLY)
        self._month_field.setVisible(frequency is Frequency.MONTHLY)
        self.every.setSuffix(self._unit(frequency))
        self.sentence.setVisible(repeat is not None)
        self.sentence.setText(self._words(repeat) if repeat else "")
        self.changed.emit()

    def _unit(self, frequency: Frequency | None) -> str:
        one = self.every.value() == 1
        if frequency is Frequency.DAILY:
            return self.tr(" day") if one else self.tr(" days")
        if frequency is Frequency.WEEKLY:
            return self.tr(" week") if one else self.tr(" weeks")
        return self.tr(" month") if one else self.tr(" months")

    def _words(self, repeat: Repeat) -> str:
        start = datetime.combine(self._first, datetime.min.time())
        return repeat_words(Series(0, repeat, start, 60, self._zone))
