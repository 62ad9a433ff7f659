"""The rooms: what each offers and where it is; one more room."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSpinBox, QWidget

from desktop_app.domain.buffers import LONGEST_BUFFER
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Room, RoomKind
from desktop_app.domain.texts import COUNTS
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.rooms.choices import Choice
from desktop_app.ui.scheduling.list_dialog import ListDialog
from desktop_app.ui.scheduling.rows import Rows, known_rooms, link, row
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.fields import Field, TextField
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import word


class RoomsDialog(ListDialog):
    """Every room, each to be changed; none is removed, for what was there stays on record."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        sentence = self.tr("To close a room for some time, or for good, use “Rooms closed”.")
        super().__init__(session, self.tr("Rooms"), sentence, parent)
        self.setObjectName("room_list")
        self.rows = Rows(self.tr("There is no room yet. Add the first one."))
        self.add = Button(self.tr("Add a room…"), "quiet", "plus")
        self.add.setObjectName("room_list.add")
        self.add.clicked.connect(self._on_add)
        self.add_button(self.add)
        self.body.addWidget(self.rows)
        self.reload()
        self.confirm.setFocus()

    def reload(self) -> None:
        """Read the rooms."""
        self.rows.fill([self._row(room) for room in known_rooms(self._session).values()])

    def _row(self, room: Room) -> QWidget:
        change = link(
            self.tr("Change…"), self.tr("Change {room}").format(room=room.name), f"room_list.change.{room.id}", room.id
        )
        change.clicked.connect(self._on_change)
        return row(room.name, room_words(room), change)

    def _on_add(self) -> None:
        self._run(RoomDialog(self._session, None, self))

    def _on_change(self) -> None:
        room = known_rooms(self._session).get(int(self.sender().property("key")))
        if room is not None:
            self._run(RoomDialog(self._session, room, self))

    def _run(self, dialog: RoomDialog) -> None:
        if self.run(dialog):
            self._session.changed.emit()
            self.reload()
            self.confirm.setFocus()


class RoomDialog(CalmDialog):
    """A new room, or what is different about one. Its kind is chosen once: what is booked there rests on it."""

    def __init__(self, session: Session, room: Room | None = None, parent: QWidget | None = None) -> None:
        title = self.tr("Add a room") if room is None else self.tr("Change a room")
        super().__init__(title, parent, confirm="" if room else self.tr("Add"), width=680)
        self.setObjectName("room")
        self._session = session
        self._room = room
        self.name = TextField(self.tr("Name"), holds="name")
        self.kind = Choice()
        self.kind.offer([(word(each), each) for each in RoomKind])
        self.seats = QSpinBox()
        self.seats.setRange(1, COUNTS["seats"])
        self.entrance = TextField(self.tr("Entrance"), holds="entrance")
        self.waiting_area = TextField(self.tr("Waiting area"), holds="waiting_area")
        self.floor = TextField(self.tr("Floor"), holds="floor")
        self.building = TextField(self.tr("Building"), holds="building")
        self.step_free = QCheckBox(self.tr("Step-free"))
        self.recording = QCheckBox(self.tr("Can be recorded in"))
        self.private_entrance = QCheckBox(self.tr("Has an entrance of its own"))
        self.before, self.theirs, self.ready = QSpinBox(), QSpinBox(), QSpinBox()
        self._name_parts()
        self._assemble_form()
        self._fill(room or Room(0, "", RoomKind.SOFT_INTERVIEW, session.zone, 4, False, ""))
        self.name.setFocus()

    def problem(self) -> str:
        """Keep it; a refusal is said in the dialog."""
        services, actor = self._session.services.rooms, self._session.actor
        wanted = self._value()
        outcome = services.add(actor, wanted) if self._room is None else services.change(actor, wanted)
        return sentences(outcome) if isinstance(outcome, Refused) else ""

    def _value(self) -> Room:
        made = self._room or Room(0, "", self.kind.currentData(), self._session.zone, 1, False, "")
        return replace(
            made,
            name=self.name.text(),
            seats=self.seats.value(),
            step_free=self.step_free.isChecked(),
            entrance=self.entrance.text(),
            before_minutes=self.before.value(),
            after_minutes=self.theirs.value() + self.ready.value(),
            decompression_minutes=self.theirs.value(),
            floor=self.floor.text(),
            building=self.building.text(),
            waiting_area=self.waiting_area.text(),
            recording=self.recording.isChecked(),
            private_entrance=self.private_entrance.isChecked(),
        )

    def _fill(self, room: Room) -> None:
        texts = (
            (self.name, room.name), (self.entrance, room.entrance), (self.waiting_area, room.waiting_area),
            (self.floor, room.floor), (self.building, room.building),
        )  # fmt: skip
        for field, text in texts:
            field.set_text(text)
        ticks = (self.step_free, room.step_free), (self.recording, room.recording)
        for box, on in (*ticks, (self.private_entrance, room.private_entrance)):
            box.setChecked(on)
        self.kind.choose(room.kind)
        self.kind.setEnabled(self._room is None)
        self.seats.setValue(room.seats)
        self.before.setValue(room.before_minutes)
        self.theirs.setValue(room.decompression_minutes)
        self.ready.setValue(room.after_minutes - room.decompression_minutes)

    def _name_parts(self) -> None:
        named: dict[str, QWidget] = {
            "name": self.name.line, "kind": self.kind, "seats": self.seats, "entrance": self.entrance.line,
            "waiting_area": self.waiting_area.line, "floor": self.floor.line, "building": self.building.line,
            "step_free": self.step_free, "recording": self.recording, "private_entrance": self.private_entrance,
            "before": self.before, "theirs": self.theirs, "ready": self.ready,
        }  # fmt: skip
        for name, widget in named.items():
            widget.setObjectName(f"room.{name}")
        for box in (self.step_free, self.recording, self.private_entrance):
            box.setAccessibleName(box.text())
        for spin in (self.before, self.theirs, self.ready):
            spin.setRange(0, LONGEST_BUFFER)
            spin.setSingleStep(5)
            spin.setSuffix(self.tr(" min"))

    def _assemble_form(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.addWidget(self.name, 0, 0, 1, 6)
        grid.addWidget(Field(self.tr("Kind of room"), self.kind), 1, 0, 1, 4)
        grid.addWidget(Field(self.tr("Seats, host included"), self.seats), 1, 4, 1, 2)
        for column, box in enumerate((self.step_free, self.recording, self.private_entrance)):
            grid.addWidget(box, 2, column * 2, 1, 2)
        places = (self.entrance, self.waiting_area, self.floor, self.building)
        for number, field in enumerate(places):
            grid.addWidget(field, 3 + number // 2, number % 2 * 3, 1, 3)
        apart = self.tr("Those who are kept apart do not share these places. One that is left empty counts as shared.")
        grid.addWidget(label(apart, "help", wrap=True), 5, 0, 1, 6)
        minutes = ((self.tr("To set up"), self.before), (self.tr("Theirs afterwards"), self.theirs),
                   (self.tr("To make ready"), self.ready))  # fmt: skip
        for column, (words, spin) in enumerate(minutes):
            grid.addWidget(Field(words, spin), 6, column * 2, 1, 2)
        grid.addWidget(label(self.tr("The minutes count for new bookings only."), "help", wrap=True), 7, 0, 1, 6)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)


def room_words(room: Room) -> str:
    """What a room offers and where it is, in one line."""
    translate = QCoreApplication.translate
    parts = [
        word(room.kind),
        translate("scheduling", "{count} seats").format(count=room.seats),
        translate("scheduling", "step-free") if room.step_free else translate("scheduling", "has a step"),
        translate("scheduling", "recording") if room.recording else "",
        translate("scheduling", "entrance of its own") if room.private_entrance else "",
        *(room.entrance, room.waiting_area, room.floor, room.building),
    ]
    return " · ".join(part for part in parts if part)
