"""The head of the Rooms page: which days, which view, which room, what is looked for; and the page's actions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.schedule import Wanted
from desktop_app.ui.lobby import LobbyButton
from desktop_app.ui.rooms.date_popup import DatePopup
from desktop_app.ui.rooms.filter_popup import Chips, FilterPopup
from desktop_app.ui.rooms.keys import TODAY, VIEWS, KeysPopup, is_help
from desktop_app.ui.rooms.period import AGENDA, DAY, MONTH, WEEK, Period
from desktop_app.ui.rooms.wording import ScheduleWords
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.calendar import FIRST_DAY, LAST_DAY
from desktop_app.ui.widgets.heading import PageHeading
from desktop_app.ui.widgets.segmented import Segmented
from desktop_app.ui.widgets.tips import plain_tip


class Navigation(QWidget):
    """Keeps the period, the view and the filter; `changed` asks the page to read again."""

    changed = Signal()
    sifted = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._period = Period(DAY, session.today())
        self._words: ScheduleWords | None = None
        self._wanted = Wanted()
        self.heading = PageHeading(self.tr("Rooms"))
        self.previous = Button(self.tr("Previous"), "icon", "chevron-left")
        self.today = Button(self.tr("Today"))
        self.next = Button(self.tr("Next"), "icon", "chevron-right")
        self.jump = Button(self.tr("Choose a day"), "icon", "today")
        self.shape = Segmented(
            [(DAY, self.tr("Day")), (WEEK, self.tr("Week")), (MONTH, self.tr("Month")), (AGENDA, self.tr("Agenda"))],
            self.tr("How the schedule is shown"),
        )
        self.room = QComboBox()
        self.room.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.room.setMinimumContentsLength(14)  # letters; a long room name does not widen the page
        self.filter = Button(self.tr("Filter"), "", "search")
        self.chips = Chips()
        self.zoom_out = Button(self.tr("Lower hours (Ctrl + Minus)"), "quiet-icon", "minus")
        self.zoom_in = Button(self.tr("Taller hours (Ctrl + Plus)"), "quiet-icon", "plus")
        self.keys = Button(self.tr("Keys"), "quiet")
        self.lobby = LobbyButton(session)
        self._tools = QHBoxLayout()
        self._name()
        self._assemble()
        self._connect()
        self._show_period()

    # What is shown

    def period(self) -> Period:
        """The days shown."""
        return self._period

    def wanted(self) -> Wanted:
        """What is looked for."""
        return self._wanted

    def as_table(self) -> bool:
        """Whether the period is listed and not drawn."""
        return self.shape.value() == AGENDA

    def show_day(self, day: date) -> None:
        """Go to a day, in the view that is shown."""
        self._go(replace(self._period, day=day))

    def open_day(self, day: date) -> None:
        """Go to one day and draw it."""
        self._period = replace(self._period, day=day)
        if self.shape.value() == DAY:
            self._go(self._period)
        else:
            self.shape.set_value(DAY)

    def turn(self, pages: int) -> None:
        """Some days, weeks or months on."""
        self._go(self._period.turned(pages))

    def show_view(self, key: str) -> None:
        """Day, week, month or agenda."""
        self.shape.set_value(key)

    def go_to_today(self) -> None:
        """Today, in the view that is shown."""
        self.show_day(self._session.today())

    def show_keys(self) -> None:
        """List the keys."""
        popup = KeysPopup(self._page)
        popup.open_under(self.keys, popup.close_button)

    def show_words(self, words: ScheduleWords) -> None:
        """Offer the rooms of a schedule, and say what of it is looked for."""
        self._words = words
        with QSignalBlocker(self.room):
            self.room.clear()
            self.room.addItem(self.tr("All rooms"), None)
            for room in words.schedule.rooms:
                self.room.addItem(room.name, room.id)
            self.room.setCurrentIndex(max(self.room.findData(words.wanted.room_id), 0) if words.wanted.room_id else 0)
        self.chips.show_wanted(words)

    def add_tool(self, widget: QWidget) -> None:
        """Put something before the buttons of the drawing."""
        self._tools.insertWidget(self._tools.indexOf(self.zoom_out), widget)

    # Assembly

    def take(self, key: Qt.Key) -> bool:
        """A letter that changes the view, goes to today or lists the keys."""
        if key in VIEWS:
            self.show_view(VIEWS[key])
        elif key == TODAY:
            self.go_to_today()
        elif is_help(key):
            self.show_keys()
        else:
            return False
        return True

    def _name(self) -> None:
        named: dict[str, QWidget] = {
            "rooms.previous": self.previous, "rooms.today": self.today, "rooms.next": self.next,
            "rooms.jump": self.jump, "rooms.shape": self.shape, "rooms.room": self.room, "rooms.filter": self.filter,
            "rooms.zoom_in": self.zoom_in, "rooms.zoom_out": self.zoom_out, "rooms.keys": self.keys,
            **{f"rooms.shape.{key}": self.shape.segment(key) for key in (DAY, WEEK, MONTH, AGENDA)},
        }  # fmt: skip
        for name, widget in named.items():
            widget.setObjectName(name)
        self.room.setAccessibleName(self.tr("Rooms shown"))
        self.room.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.room.setMinimumWidth(150)
        self.previous.setShortcut("Alt+Left")
        self.next.setShortcut("Alt+Right")

    def _assemble(self) -> None:
        for button in (self.previous, self.today, self.next, self.jump):
            self.heading.beside(button)
        self.heading.add_action(self.shape)
        tools = self._tools
        tools.setSpacing(8)
        for widget in (self.room, self.filter, self.chips):
            tools.addWidget(widget)
        tools.addStretch(1)
        for widget in (self.zoom_out, self.zoom_in, self.keys, self.lobby):
            tools.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addLayout(tools)

    def _connect(self) -> None:
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        self.today.clicked.connect(self.go_to_today)
        self.jump.clicked.connect(self._on_jump)
        self.shape.chosen.connect(self._on_shape)
        self.room.currentIndexChanged.connect(self._on_room)
        self.filter.clicked.connect(self._on_filter)
        self.chips.changed.connect(self._on_wanted)
        self.keys.clicked.connect(self.show_keys)

    # Steps

    def _go(self, period: Period) -> None:
        """To a period, no further than the calendar goes."""
        self._period = replace(period, day=min(max(period.day, FIRST_DAY), LAST_DAY))
        self._show_period()
        self.changed.emit()

    def _show_period(self) -> None:
        self.heading.set_subtitle(self._period.words())
        before, after = {
            DAY: (self.tr("Previous day"), self.tr("Next day")),
            WEEK: (self.tr("Previous week"), self.tr("Next week")),
            MONTH: (self.tr("Previous month"), self.tr("Next month")),
        }[self._period.shape]
        for button, words in ((self.previous, before), (self.next, after)):
            button.setAccessibleName(words)
            button.setToolTip(plain_tip(words))
        drawn = not self.as_table() and self._period.shape != MONTH
        self.zoom_in.setEnabled(drawn)
        self.zoom_out.setEnabled(drawn)

    def _on_previous(self) -> None:
        self.turn(-1)

    def _on_next(self) -> None:
        self.turn(1)

    def _on_jump(self) -> None:
        popup = DatePopup(self._period.day, self._page)
        popup.chosen.connect(self.show_day)
        popup.open_under(self.jump, popup.calendar)

    def _on_shape(self, key: str) -> None:
        """The agenda lists the days that were drawn last."""
        if key != AGENDA:
            self._period = replace(self._period, shape=key)
        self._show_period()
        self.changed.emit()

    def _on_room(self) -> None:
        self._on_wanted(replace(self._wanted, room_id=self.room.currentData()))

    def _on_filter(self) -> None:
        if self._words is None:
            return
        popup = FilterPopup(self._words, self._page)
        popup.changed.connect(self._on_wanted)
        popup.open_under(self.filter, popup.first())

    def _on_wanted(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.sifted.emit()
