"""Find a time: what the visit needs at the left, the best times at the right, found anew as one changes a field."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.find_time import Slot, TimeWish
from desktop_app.domain.refusals import Refused
from desktop_app.services.cases import CaseRow
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.rooms.booking_offer import Offer
from desktop_app.ui.rooms.find_time_form import FindTimeForm
from desktop_app.ui.rooms.find_time_results import Offers
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session

WIDTH = 1250
RESULTS_WIDTH = 450
PAUSE = 150  # milliseconds after the last change before the search begins
COUNT = 3


@dataclass(frozen=True, slots=True)
class ChosenTime:
    """An offer somebody took, with the wish it was found for: what the booking begins with."""

    wish: TimeWish
    slot: Slot


class FindTimeDialog(CalmDialog):
    """`chosen` gives the time that was taken; nothing is booked here. `begin` is what is known already."""

    chosen = Signal(object)

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        begin: TimeWish | None = None,
        ignoring: frozenset[int] = frozenset(),
    ) -> None:
        super().__init__(self.tr("Find a time"), parent, width=WIDTH)
        self.setObjectName("find_time")
        self._session, self._ignoring = session, ignoring
        self._asked = begin.asked if begin else None
        self.picked: ChosenTime | None = None
        self._wish: TimeWish | None = None
        services, actor = session.services, session.actor
        rooms = services.rooms.all(actor)
        self._rooms = {} if isinstance(rooms, Refused) else {room.id: room for room in rooms}
        offer = Offer(actor, tuple(self._rooms.values()), services.staff.all(), session.today(), self._cases())
        interpreters = services.team.interpreters(actor)
        known = () if isinstance(interpreters, Refused) else interpreters
        self.form = FindTimeForm(offer, known, session.today())
        self.offers = Offers()
        self.offers.setFixedWidth(RESULTS_WIDTH)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._assemble_search()
        if begin is not None:
            self.form.fill(begin)
        self.form.changed.connect(self._pause.start)
        self._pause.timeout.connect(self.search)
        self.offers.taken.connect(self._on_taken)
        self.search()
        self.form.purpose.setFocus()

    def search(self) -> None:
        """Find anew, for the form as it stands."""
        self._pause.stop()
        self._wish = self.form.wish(self._asked)
        found = self._session.services.find_time.find(self._session.actor, self._wish, COUNT, self._ignoring)
        if isinstance(found, Refused):
            self.offers.say(sentences(found))
            return
        self.offers.show_found(found, self._rooms, self._session.zone, self._session.today())

    # Inside

    def _cases(self) -> tuple[CaseRow, ...] | None:
        found = self._session.services.cases.list(self._session.actor)
        return None if isinstance(found, Refused) else found

    def _assemble_search(self) -> None:
        self.confirm.hide()
        self.cancel.set_words(self.tr("Close"))
        columns = QHBoxLayout()
        columns.setSpacing(32)
        columns.addWidget(self.form, 1)
        columns.addWidget(self.offers)
        self.body.addLayout(columns)
        for number in range(COUNT):
            key = QShortcut(f"Alt+{number + 1}", self)
            key.setProperty("number", number)
            key.activated.connect(self._on_key)

    def _on_key(self) -> None:
        """Take an offer from wherever one is; what was just typed is searched first."""
        if self._pause.isActive():
            self.search()
        number = int(self.sender().property("number"))
        if number < len(self.offers.buttons):
            self.offers.buttons[number].click()

    def _on_taken(self, slot: Slot) -> None:
        if self._wish is None:
            return
        self.picked = ChosenTime(self._wish, slot)
        self.accept()
        self.chosen.emit(self.picked)
