"""What waits for a person to decide: a calm strip each. Nobody is ever sent away or released by it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.alerts import Alert, AlertKind
from desktop_app.domain.staff import short_name
from desktop_app.domain.times import local_day
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.words import clock, short_day

MOST = 3
"""Strips; what is beyond them is one click away."""
Key = tuple[str, int]
_translate = QCoreApplication.translate


class Alerts(QWidget):
    """`opened(appointment)`; only what is new is said to a screen reader."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today.alerts")
        self._strips: dict[Key, Notice] = {}
        self._all = False
        self.more = Button(self.tr("Show more"), "link")
        self.more.setObjectName("today.alerts.more")
        self.more.clicked.connect(self._on_more)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.more)
        self.hide()

    def show_alerts(self, alerts: Sequence[Alert], now: int) -> None:
        """Show these; what has been seen to goes, what goes on stays where it is."""
        wanted = {_key(each): each for each in alerts}
        for gone in self._strips.keys() - wanted.keys():
            strip = self._strips.pop(gone)
            strip.setObjectName("")
            self._column.removeWidget(strip)
            strip.hide()
            strip.deleteLater()
        for place, (key, alert) in enumerate(wanted.items()):
            if key not in self._strips:
                self._strips[key] = self._strip(alert)
            strip, sentence = self._strips[key], alert_sentence(alert, now)
            if self._column.indexOf(strip) != place:
                self._column.insertWidget(place, strip)
            if strip.sentence() != sentence:
                strip.say(sentence, "clay", self.tr("Open"))
            strip.setVisible(self._all or place < MOST)
        beyond = len(wanted) - MOST
        self.more.set_words(self.tr("Show {count} more").format(count=beyond))
        self.more.setVisible(beyond > 0 and not self._all)
        self.setVisible(bool(wanted))

    def _strip(self, alert: Alert) -> Notice:
        strip = Notice()
        strip.setObjectName(f"today.alert.{alert.kind.value}.{alert.visit.appointment_id}")
        strip.close_button.hide()
        strip.action.setProperty("appointment", alert.visit.appointment_id)
        strip.action.clicked.connect(self._on_open)
        return strip

    def _on_more(self) -> None:
        self._all = True
        self.more.hide()
        for strip in self._strips.values():
            strip.show()

    def _on_open(self) -> None:
        self.opened.emit(self.sender().property("appointment"))


def alert_sentence(alert: Alert, now: int) -> str:
    """What has happened and what a person can do, by initials, host, room and time."""
    visit, zone = alert.visit, alert.visit.zone
    facts = {
        "guest": visit.label,
        "host": short_name(visit.host),
        "room": visit.room,
        "time": _time(visit.event.start, zone, now),
        "end": _time(visit.event.end, zone, now),
    }
    return _pattern(alert, now).format(**facts)


def _pattern(alert: Alert, now: int) -> str:
    match alert.kind:
        case AlertKind.LATE if now < alert.visit.event.end:
            return _translate(
                "alerts",
                "{guest} was expected at {time} in {room} and is not here yet. Please ring, and keep the room.",
            )
        case AlertKind.LATE:
            return _translate(
                "alerts",
                "{guest} was expected at {time} in {room} and has not come. Nothing is decided yet: please open the visit.",
            )
        case AlertKind.RUNNING_OVER:
            return _translate(
                "alerts",
                "{room} is still in use: {guest} with {host}, until {end} so far. Give it more time if needed.",
            )
        case AlertKind.NEXT_WAITS:
            return _translate(
                "alerts",
                "{room} is still in use before the visit at {time}. Please tell {host}, and {guest} on arrival.",
            )


def _time(instant: int, zone: str, now: int) -> str:
    """The time, with the day when it is another one."""
    day = local_day(instant, zone)
    time = clock(instant, zone)
    return (
        time
        if day == local_day(now, zone)
        else _translate("alerts", "{time} on {day}").format(time=time, day=short_day(day))
    )


def _key(alert: Alert) -> Key:
    return alert.kind.value, alert.visit.appointment_id
