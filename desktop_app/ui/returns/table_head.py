"""The head of the table's screen: the room, with whom, the time; pause and stop stand here."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_app.domain.rooms import Room
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import ElidedLabel
from desktop_app.ui.words import clock

LOOK_EVERY = 15_000
"""Milliseconds between two looks at the clock."""


class TableHead(QFrame):
    """`show_head()`; the time is the room's and goes on by itself."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._zone, self._name = session.zone, ""
        self.room = ElidedLabel("", "title")
        self.with_whom = ElidedLabel("", "subtitle")
        self.pause = Button(self.tr("Pause"))
        self.pause.setObjectName("table.pause")
        self.stop = Button(self.tr("Stop for today"))
        self.stop.setObjectName("table.stop")
        self.setFixedHeight(73)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 6, 28, 0)
        row.setSpacing(12)
        row.addWidget(self.room)
        row.addWidget(self.with_whom)
        row.addStretch(1)
        row.addWidget(self.pause)
        row.addWidget(self.stop)
        self._minute = QTimer(self, interval=LOOK_EVERY)
        self._minute.timeout.connect(self._show_time)
        self._minute.start()

    def show_head(self, room: Room, name: str) -> None:
        """Show the room, and whom the visit is with."""
        self._zone, self._name = room.zone, name
        self.room.setText(room.name)
        self._show_time()

    def offer_ways_out(self, offered: bool) -> None:
        """Pause and stop are there from the first belonging to the last."""
        self.pause.setVisible(offered)
        self.stop.setVisible(offered)

    def _show_time(self) -> None:
        name, time = self._name, clock(self._session.now(), self._zone)
        self.with_whom.setText(self.tr("With {name} \u00b7 {time}").format(name=name, time=time) if name else time)
