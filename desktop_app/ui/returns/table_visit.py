"""One visit as the screen at the table knows it: read anew after every change, with the order the family chose."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.appointments import RELEASED, Status
from desktop_app.domain.cash import Count
from desktop_app.domain.custody import STORED, Place
from desktop_app.domain.identity import Document, Identity
from desktop_app.domain.items import Item, Outcome
from desktop_app.domain.preferences import Reply, Topic
from desktop_app.domain.refusals import Refused
from desktop_app.domain.return_documents import settled, stopped
from desktop_app.domain.returns import FamilyReturn
from desktop_app.domain.wishes import all_as_wished
from desktop_app.services.appointments import AppointmentDetail
from desktop_app.services.checklists import ChecklistView
from desktop_app.services.custody import ItemWay
from desktop_app.ui.returns.as_for_all import standing_wishes
from desktop_app.ui.returns.table_memory import TableMemory
from desktop_app.ui.returns.table_words import not_there
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session

OVER = RELEASED | {Status.FINISHED, Status.RESET_DONE}


class TableVisit:
    """Reads by the services and asks them for changes; what they refuse comes back as a sentence."""

    def __init__(self, session: Session, case_id: int, appointment_id: int) -> None:
        self._session = session
        self.case_id, self.id, self.current = case_id, appointment_id, 0
        self.memory = session.tables.setdefault(appointment_id, TableMemory())
        self.found: FamilyReturn | None = None
        self.detail: AppointmentDetail | None = None
        self.view: ChecklistView | None = None
        self.seen: tuple[Identity, ...] = ()
        self._lying: tuple[Item, ...] = ()
        self._counts: tuple[Count, ...] = ()
        self._ways: tuple[ItemWay, ...] = ()

    def read(self) -> str:
        """Read everything; the sentence says why it could not be read."""
        session, services = self._session, self._session.services
        found = services.cases.family_return(session.actor, self.case_id)
        detail = services.appointments.detail(session.actor, self.id)
        view = services.checklists.for_appointment(session.actor, self.id)
        lying = services.return_documents.table(session.actor, self.id)
        counts = services.cash.of_visit(session.actor, self.id)
        seen = services.identity.of_visit(session.actor, self.id)
        ways = services.custody.ways(session.actor, self.case_id)
        for read in (found, detail, view, lying, counts, seen, ways):
            if isinstance(read, Refused):
                return sentences(read)
        self.found, self.detail, self.view = found, detail, view
        wishes = standing_wishes(session, self.case_id)
        self._lying, self._counts, self.seen = all_as_wished(lying, wishes), counts, seen
        self._ways = ways
        self._keep_order()
        return ""

    @property
    def status(self) -> Status | None:
        """Where the visit stands."""
        return self.detail.appointment.status if self.detail else None

    @property
    def going(self) -> bool:
        """Whether the visit has not ended."""
        return self.status not in OVER

    def items(self) -> list[Item]:
        """What lies on the table, in the family's order."""
        known = {item.id: item for item in self._lying}
        return [known[item_id] for item_id in self.memory.order if item_id in known]

    @property
    def signable(self) -> bool:
        """Whether its record can be made: while it goes on, or of one that the family stopped half-way."""
        return self.detail is not None and (self.going or stopped(self.detail.appointment, self._lying))

    def receiver(self) -> int:
        """Who was given something at it, as the last entry says."""
        here = [item.outcome for item in self._lying if item.outcome and settled(item, self.id)]
        return next((each.recipient_id or 0 for each in reversed(here)), 0)

    def not_there(self, item: Item) -> str:
        """That a belonging is not where it should be, in the table's words; empty when it is."""
        return not_there(self.found.answer.known.get(item.id)) if self.found else ""

    def item(self) -> Item | None:
        """The one in front of them now."""
        return next((each for each in self._lying if each.id == self.current), None)

    def counts(self, item: Item) -> Sequence[Count]:
        """The counts of one item's cash."""
        return [each for each in self._counts if each.item_id == item.id]

    def elsewhere(self) -> list[ItemWay]:
        """What the visit is about and nobody recorded as being in this room."""
        ways = {each.item.id: each for each in self._ways}
        return [ways[each.id] for each in self.rest() if ways[each.id].place is not Place.RETURN_ROOM]

    def left_here(self) -> list[ItemWay]:
        """What the family did not take, or was not about this visit, and is still in this room."""
        open_ones = {item.id for item in self.rest()} if self.going else set()
        return [each for each in self._ways if each.place is Place.RETURN_ROOM and each.item.id not in open_ones]

    def carry_in(self, only: int = 0) -> str:
        """What was stored is in this room now, or `only` one of it; the sentence says why that is not recorded."""
        session, away = self._session, [each for each in self.elsewhere() if each.place in STORED]
        stored = [each.item.id for each in away if only in {0, each.item.id}]
        return _trouble(session.services.custody.move(session.actor, stored, Place.RETURN_ROOM, {}, self.id))

    def rest(self) -> list[Item]:
        """What has no outcome at this visit."""
        return [item for item in self.items() if not settled(item, self.id)]

    def next_open(self) -> int:
        """The first belonging without an outcome, looking onward from the current one."""
        items = self.items()
        place = next((index for index, item in enumerate(items) if item.id == self.current), 0)
        onward = items[place:] + items[:place]
        return next((item.id for item in onward if not settled(item, self.id)), 0)

    def move(self, item_id: int, by: int) -> None:
        """The family would like something earlier, or later."""
        order = self.memory.order
        place = order.index(item_id)
        order.insert(place + by, order.pop(place))

    def time_alone(self) -> bool:
        """Whether the family said beforehand that they would like time alone."""
        session = self._session
        found = session.services.preferences.of_case(session.actor, self.case_id)
        if isinstance(found, Refused):
            return False
        return any(row.topic is Topic.TIME_ALONE and row.reply is Reply.OFFICER_OUTSIDE for row in found.rows)

    def identify(self, member_id: int, document: str) -> str:
        """The document was looked at; the sentence says why that is not recorded."""
        session = self._session
        return _trouble(session.services.identity.record(session.actor, self.id, member_id, Document(document)))

    def hand_over(self, item_id: int, outcome: Outcome, witness_id: int, recipient_id: int) -> str:
        """What happened to one belonging; the sentence says why that is not recorded."""
        session = self._session
        return _trouble(
            session.services.items.hand_over(session.actor, self.id, item_id, outcome, witness_id, recipient_id)
        )

    def start(self) -> str:
        """Start the visit if it has not begun; the sentence says why it cannot begin."""
        if self.detail is None or self.status is Status.IN_ROOM:
            return ""
        session, visit = self._session, self.detail.appointment
        return _trouble(session.services.appointments.start(session.actor, visit.id, visit.version))

    def finish(self) -> str:
        """End the visit; the sentence says what is still missing."""
        if self.detail is None:
            return ""
        session, visit = self._session, self.detail.appointment
        return _trouble(session.services.appointments.finish(session.actor, visit.id, visit.version))

    def _keep_order(self) -> None:
        """New belongings join at the end; the family's order stays."""
        lying = [item.id for item in self._lying]
        order = [each for each in self.memory.order if each in lying]
        self.memory.order = order + [each for each in lying if each not in order]
        if self.current not in self.memory.order:
            self.current = self.next_open() or (self.memory.order[0] if self.memory.order else 0)


def _trouble(outcome: object) -> str:
    return sentences(outcome) if isinstance(outcome, Refused) else ""
