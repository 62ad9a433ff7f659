"""Belongings carried from place to place: every leg recorded by who carried it, with the seal, without a gap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain import handouts
from desktop_app.domain.custody import (
    Move,
    Place,
    moves_at_table,
    opened_at_table,
    plan_move,
    refuse_carrying,
    refuse_outside_parcel,
    seal_of,
    where,
)
from desktop_app.domain.items import Item, ItemOutcome
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse, together
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_text
from desktop_app.domain.times import local
from desktop_app.services.acting import Service
from desktop_app.services.handouts.surroundings import record_head, zone_name
from desktop_app.services.promises import keep_promises
from desktop_app.store import appointments, by_post, cases, custody, items, return_documents


@dataclass(frozen=True, slots=True)
class ItemWay:
    """A belonging with its moves, oldest first."""

    item: Item
    moves: tuple[Move, ...]

    @property
    def place(self) -> Place:
        """Where it is."""
        return where(self.moves)

    @property
    def seal(self) -> str:
        """The seal on it now."""
        return seal_of(self.item, self.moves)

    @property
    def new_seal_needed(self) -> bool:
        """Whether it lay open on the table and goes back only under a new seal."""
        return opened_at_table(self.item, self.moves)


class CustodyService(Service):
    """Where belongings are. The evidence system stays the record of custody; this is the way of the return."""

    def ways(self, actor: StaffMember, case_id: int) -> tuple[ItemWay, ...] | Refused:
        """Every belonging of a family with its way."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            belongings = items.of_cases((case_id,))
            moves = custody.of_items([item.id for item in belongings])
            return tuple(ItemWay(item, moves.get(item.id, ())) for item in belongings)

    def way(self, actor: StaffMember, item_id: int) -> ItemWay | Refused:
        """One belonging with its way."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            item = items.get(item_id)
            return ItemWay(item, custody.of_item(item_id)) if item else refuse(Cause.NOT_FOUND)

    def move(
        self,
        actor: StaffMember,
        item_ids: Sequence[int],
        to_place: Place,
        seals: Mapping[int, str],
        appointment_id: int | None = None,
    ) -> tuple[Move, ...] | Refused:
        """Carry one or many belongings of one family to a place, all of them or none; `seals` are new seals by item."""
        if refused := self._deny(actor, Action.CARRY_ITEM):
            return refused
        numbers = {item_id: check_text("seal", seal) for item_id, seal in seals.items()}
        if wrong := [each for each in numbers.values() if isinstance(each, Refused)]:
            return together(*wrong)
        with self._writing():
            carried = _to_carry(item_ids, appointment_id)
            if isinstance(carried, Refused):
                return carried
            legs = [self._leg(actor, item, to_place, str(numbers.get(item.id, "")), appointment_id) for item in carried]
            if any(isinstance(leg, Refused) for leg in legs):
                return together(*legs)
            moves = tuple(leg for leg in legs if isinstance(leg, Move))
            for leg in moves:
                custody.add(leg)
            if any(Place.NOT_FOUND in {leg.from_place, leg.to_place} for leg in moves):
                return_documents.outdate(carried[0].case_id, self._clock())
                keep_promises(carried[0].case_id, self._clock())
            self._record(
                actor,
                "custody.move",
                "item",
                carried[0].id,
                case_id=carried[0].case_id,
                appointment_id=appointment_id,
                place=to_place.value,
                numbers=", ".join(item.number for item in carried),
            )
            return moves

    def leaf(self, actor: StaffMember, item_id: int, language: str = "en") -> handouts.CustodyLeaf | Refused:
        """The custody leaf of one belonging (F10): from, to, when, by whom, under which seal."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            item, zone = items.get(item_id), zone_name()
            case = cases.get(item.case_id) if item else None
            if item is None or case is None:
                return refuse(Cause.NOT_FOUND)
            moves = custody.of_item(item_id)
            head = record_head(language)
            legs = tuple(
                handouts.CustodyLeg(
                    leg.from_place.value,
                    leg.to_place.value,
                    local(leg.at, zone).replace(tzinfo=None),
                    leg.by_name,
                    leg.seal,
                )
                for leg in moves
            )
            return handouts.CustodyLeaf(
                head, case.number, item.number, item.description, where(moves).value, seal_of(item, moves), legs
            )

    def _leg(self, actor: StaffMember, item: Item, to: Place, seal: str, appointment_id: int | None) -> Move | Refused:
        if refused := refuse_carrying(item, to):
            return refused
        return plan_move(item, custody.of_item(item.id), to, seal, actor.name, self._clock(), appointment_id)


def log_outcome(item: Item, given: ItemOutcome) -> Refused | None:
    """Write the legs that an outcome at the table stands for. Called inside the transaction, before the outcome."""
    moves = custody.of_item(item.id)
    legs = moves_at_table(item, moves, given.outcome, given.released_by, given.at, given.appointment_id)
    if isinstance(legs, Refused):
        return legs
    for leg in legs:
        custody.add(leg)
    return None


def _to_carry(item_ids: Sequence[int], appointment_id: int | None) -> list[Item] | Refused:
    """Belongings of one family, and of the visit's where there is one; none of them in a parcel on its way."""
    known = [items.get(item_id) for item_id in dict.fromkeys(item_ids)]
    carried = [item for item in known if item is not None]
    of_case = {item.case_id for item in carried}
    visit = appointments.get(appointment_id) if appointment_id else None
    fits = appointment_id is None or (visit is not None and of_case == {visit.case_id})
    if len(carried) < len(known) or len(of_case) != 1 or not fits:
        return refuse(Cause.NOT_FOUND)
    away = [each.item_ids for each in by_post.of_case(carried[0].case_id) if each.on_its_way]
    outside = [refuse_outside_parcel(item) for item in carried if any(item.id in ids for ids in away)]
    return together(*outside) if outside else carried
