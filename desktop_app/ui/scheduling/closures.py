"""Rooms closed: what is closed from when to when, and which visits still stand in that time."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.closures import Closure, ClosureKind
from desktop_app.domain.refusals import Refused
from desktop_app.ui.scheduling.closure_dialog import ClosureDialog
from desktop_app.ui.scheduling.list_dialog import ListDialog
from desktop_app.ui.scheduling.rows import Rows, VisitList, Wrapping, known_rooms, link, row
from desktop_app.ui.scheduling.wording import kind_words, span_words
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.notice import Notice


class ClosuresDialog(ListDialog):
    """Every closed time that is not over yet."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            self.tr("Rooms closed"),
            self.tr("While something is closed nobody can book it. A holiday is only warned of."),
            parent,
            760,
        )
        self.setObjectName("closures")
        self.add = Button(self.tr("Close a room or the agency…"), "quiet", "plus")
        self.add.setObjectName("closures.add")
        self.notice = Notice()
        self.rows = Rows(self.tr("Nothing is closed. Holidays can be chosen under “Holidays” in the settings."))
        for part in (self.notice, self.rows):
            self.body.addWidget(part)
        self.add_button(self.add)
        self.add.clicked.connect(self._on_add)
        self.reload()
        self.confirm.setFocus()

    def reload(self) -> None:
        """Read what is closed, and what stands in the way of each."""
        found = self._session.services.closures.coming(self._session.actor)
        if isinstance(found, Refused):
            self.refuse(sentences(found))
            return
        self.rows.fill([self._row(each) for each in found])

    def _row(self, closure: Closure) -> QWidget:
        rooms = known_rooms(self._session)
        room = rooms.get(closure.room_id) if closure.room_id is not None else None
        place = room.name if room else kind_words(closure.kind)
        when = span_words(closure.span, room.zone if room else self._session.zone)
        spoken = self.tr("Open again: {place}, {when}").format(place=place, when=when)
        opens = link(self.tr("Open again"), spoken, "closures.remove", closure.id)
        opens.clicked.connect(self._on_remove)
        made = row(place, f"{when} · {closure.reason}", opens)
        visits = VisitList(self._session, f"closures.visits.{closure.id}")
        visits.show_visits(self._told(closure), self._in_the_way(closure))
        visits.open_wanted.connect(self.want)
        whole = Wrapping()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(made)
        column.addWidget(visits)
        return whole

    def _told(self, closure: Closure) -> str:
        if closure.kind is ClosureKind.HOLIDAY:
            return self.tr("Booked on this day all the same:")
        return self.tr("Still booked in this time. Please move each of these visits:")

    def _in_the_way(self, closure: Closure) -> tuple[Appointment, ...]:
        found = self._session.services.closures.in_the_way(self._session.actor, closure)
        now = self._session.now()
        return () if isinstance(found, Refused) else tuple(each for each in found if each.event.end > now)

    def _on_add(self) -> None:
        if self.run(ClosureDialog(self._session, self)):
            self._session.changed.emit()
            self.reload()

    def _on_remove(self) -> None:
        outcome = self._session.services.closures.remove(self._session.actor, int(self.sender().property("key")))
        if isinstance(outcome, Refused):
            self.refuse(sentences(outcome))
            return
        self.notice.say(self.tr("It can be booked again."), "green")
        self._session.changed.emit()
        self.reload()
        self.confirm.setFocus()
