"""The time around a visit: to set up, theirs afterwards, to make ready; by room and purpose."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSpinBox, QStackedWidget, QWidget

from desktop_app.domain.buffers import LONGEST_BUFFER, Buffers, buffers_for
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Purpose, Room
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.rooms.choices import Choice
from desktop_app.ui.scheduling.rows import inset, known_rooms
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import word

STEP = 5  # minutes


class BuffersDialog(CalmDialog):
    """Keeps what was typed for one room while another one is looked at; saves all of it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        sentence = self.tr(
            "It belongs to the visit, and nobody books without it. What you change counts for what is booked from now "
            "on; visits that are booked keep their time."
        )
        super().__init__(self.tr("Time around a visit"), parent, sentence=sentence, width=800)
        self.setObjectName("buffers")
        self._session = session
        rooms = known_rooms(session)
        self.room = Choice()
        self.room.setObjectName("buffers.room")
        self.room.offer([(room.name, room.id) for room in rooms.values()])
        self._pages = QStackedWidget()
        self.body.addWidget(Field(self.tr("Room"), self.room))
        self.body.addWidget(self._pages)
        found = session.services.buffers.table(session.actor)
        if isinstance(found, Refused):
            self.refuse(sentences(found))
        for room in rooms.values():
            page = RoomBuffers(room)
            if not isinstance(found, Refused):
                page.fill({purpose: minutes for (room_id, purpose), minutes in found.items() if room_id == room.id})
            self._pages.addWidget(page)
        self.room.currentIndexChanged.connect(self._pages.setCurrentIndex)
        self.room.setFocus()

    def page(self) -> RoomBuffers:
        """The minutes of the room chosen."""
        page = self._pages.currentWidget()
        assert isinstance(page, RoomBuffers)
        return page

    def problem(self) -> str:
        """Save every line that was changed."""
        for page in self._pages.findChildren(RoomBuffers):
            for purpose, wanted in page.changed():
                service, actor = self._session.services.buffers, self._session.actor
                outcome = service.set_buffers(actor, page.room_id, purpose, wanted)
                if isinstance(outcome, Refused):
                    return sentences(outcome)
                page.keep(purpose, wanted)
        return ""


class RoomBuffers(QWidget):
    """One room: what is usual in it, and each purpose with the same or its own minutes."""

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room_id = room.id
        self._kept: dict[Purpose, Buffers | None] = {}
        self.own: dict[Purpose, QCheckBox] = {}
        self.minutes: dict[Purpose, tuple[QSpinBox, QSpinBox, QSpinBox]] = {}
        self._purposes = [purpose for purpose in Purpose if room.takes(purpose)]
        self._usual = buffers_for(room, self._purposes[0], {})
        self._heads = (self.tr("To set up"), self.tr("Theirs afterwards"), self.tr("To make ready"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._head()
        for line, purpose in enumerate(self._purposes, start=2):
            self._add(purpose, line)
            self._show(purpose, None)

    def fill(self, table: dict[Purpose, Buffers]) -> None:
        """Show the minutes of each purpose that has its own."""
        for purpose in self._purposes:
            self.keep(purpose, table.get(purpose))
            self._show(purpose, table.get(purpose))

    def keep(self, purpose: Purpose, minutes: Buffers | None) -> None:
        """What is recorded now."""
        self._kept[purpose] = minutes

    def changed(self) -> Iterator[tuple[Purpose, Buffers | None]]:
        """Each purpose whose minutes are not those recorded; None is as usual in the room."""
        for purpose, own in self.own.items():
            wanted = Buffers(*(spin.value() for spin in self.minutes[purpose])) if own.isChecked() else None
            if wanted != self._kept.get(purpose):
                yield purpose, wanted

    def _head(self) -> None:
        for column, words in enumerate(self._heads, start=2):
            self._grid.addWidget(label(words, "field"), 0, column)
        self._grid.addWidget(label(self.tr("Usual in this room"), "strong"), 1, 0)
        for column, minutes in enumerate(_three(self._usual), start=2):
            self._grid.addWidget(label(self.tr("{count} min").format(count=minutes)), 1, column)

    def _add(self, purpose: Purpose, line: int) -> None:
        name = word(purpose)
        own = self.own[purpose] = QCheckBox(self.tr("its own"))
        own.setAccessibleName(self.tr("{purpose}: minutes of its own").format(purpose=name))
        own.setObjectName(f"buffers.own.{purpose.value}")
        own.setProperty("purpose", purpose.value)
        own.toggled.connect(self._on_own)
        spins = (QSpinBox(), QSpinBox(), QSpinBox())
        self.minutes[purpose] = spins
        self._grid.addWidget(label(name), line, 0)
        self._grid.addWidget(own, line, 1)
        for column, (spin, head) in enumerate(zip(spins, self._heads, strict=True)):
            spin.setRange(0, LONGEST_BUFFER)
            spin.setSingleStep(STEP)
            spin.setSuffix(self.tr(" min"))
            inset(spin, f"{name}: {head}", f"buffers.{purpose.value}.{column}")
            self._grid.addWidget(spin, line, column + 2)

    def _show(self, purpose: Purpose, minutes: Buffers | None) -> None:
        self.own[purpose].setChecked(minutes is not None)
        for spin, value in zip(self.minutes[purpose], _three(minutes or self._usual), strict=True):
            spin.setValue(value)
            spin.setEnabled(minutes is not None)

    def _on_own(self, own: bool) -> None:
        purpose = Purpose(str(self.sender().property("purpose")))
        self._show(purpose, self._usual if own else None)


def _three(minutes: Buffers) -> tuple[int, int, int]:
    return minutes.setup, minutes.decompression, minutes.reset
