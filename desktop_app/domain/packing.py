"""The packing list of a visit: what was prepared, which box it is in, who packed it and which second person found it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.custody import Place
from desktop_app.domain.items import Category, Item, Outcome, Packaging
from desktop_app.domain.refusals import Cause, Reason, Refused, refuse
from desktop_app.domain.staff import same_person
from desktop_app.domain.texts import comparable

MOST_BOXES = 99
NOT_BEGUN = frozenset({Status.TENTATIVE, Status.CONFIRMED, Status.ARRIVED})
"""A visit is packed for until it begins; after that gate B10 is not asked again."""


class PackState(StrEnum):
    """Where one line of the list stands."""

    OPEN = "open"
    PACKED = "packed"
    CHECKED = "checked"
    NOT_FOUND = "not_found"
    TAKE_OUT = "take_out"


@dataclass(frozen=True, slots=True)
class Packed:
    """An item in a box for a visit; `reconciled_by` is the second person who found it there."""

    item_id: int
    box: int
    packed_by: str
    packed_at: int
    reconciled_by: str = ""
    reconciled_at: int | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is in the boxes of a visit, and where belongings are by their ids; `untold` are not found, and nobody said so."""

    packed: tuple[Packed, ...] = ()
    places: Mapping[int, Place] = field(default_factory=dict)
    untold: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PackingLine:
    """One line of the list, with the packaging that the family chose."""

    item: Item
    state: PackState
    packed: Packed | None = None
    place: Place = Place.EVIDENCE_ROOM

    @property
    def packaging(self) -> Packaging:
        """The family's choice; where nobody asked, a plain box with a lid, never a bag (domain reference, 2.1)."""
        chosen = self.item.choice.packaging
        return Packaging.PLAIN_BOX if chosen is Packaging.NOT_ASKED else chosen


@dataclass(frozen=True, slots=True)
class PackingList:
    """The list of a visit, in the order of the items; `apart` is ready too, but not for the same visit."""

    lines: tuple[PackingLine, ...]
    apart: tuple[Item, ...] = ()

    @property
    def packed(self) -> tuple[PackingLine, ...]:
        """What is in a box and belongs there."""
        return self._in({PackState.PACKED, PackState.CHECKED})

    @property
    def not_found(self) -> tuple[PackingLine, ...]:
        """What was not where it should be."""
        return self._in({PackState.NOT_FOUND})

    @property
    def boxes(self) -> tuple[int, ...]:
        """The numbers of the boxes that have something in them."""
        return tuple(sorted({line.packed.box for line in self.lines if line.packed is not None}))

    @property
    def packed_whole(self) -> bool:
        """Whether the packed list is the prepared list: nothing left, nothing missing, nothing that does not belong."""
        return all(line.state in {PackState.PACKED, PackState.CHECKED} for line in self.lines)

    @property
    def reconciled(self) -> bool:
        """Whether a second person found all of it; an empty list has nothing to find."""
        return all(line.state is PackState.CHECKED for line in self.lines)

    def packers(self) -> tuple[str, ...]:
        """Who packed, each once."""
        return tuple(dict.fromkeys(line.packed.packed_by for line in self.lines if line.packed is not None))

    def line(self, item_id: int) -> PackingLine | None:
        """The line of one item."""
        return next((line for line in self.lines if line.item.id == item_id), None)

    def _in(self, states: Collection[PackState]) -> tuple[PackingLine, ...]:
        return tuple(line for line in self.lines if line.state in states)


def packing_list(
    prepared: Sequence[Item], packed: Sequence[Packed], places: Mapping[int, Place], known: Sequence[Item] = ()
) -> PackingList:
    """The list: what was prepared for this visit, and what is in a box though it is no longer wanted.

    A firearm never shares a list: it is on one with firearms alone, once the first was packed for a visit of its own or
    nothing else is ready. `known` are all items of the family, to name what must be taken out again.
    """
    inside = {each.item_id: each for each in packed}
    firearms = [item for item in prepared if item.category is Category.FIREARM]
    others = [item for item in prepared if item.category is not Category.FIREARM]
    own_visit = bool(firearms) and (not others or any(item.id in inside for item in firearms))
    wanted, apart = (firearms, others) if own_visit else (others, firearms)
    lines = [_line(item, inside.get(item.id), places.get(item.id, Place.EVIDENCE_ROOM)) for item in wanted]
    ids = {item.id for item in wanted}
    lines += [
        PackingLine(item, PackState.TAKE_OUT, inside[item.id], places.get(item.id, Place.EVIDENCE_ROOM))
        for item in known
        if item.id in inside and item.id not in ids
    ]
    return PackingList(tuple(lines), tuple(apart))


def _line(item: Item, packed: Packed | None, place: Place) -> PackingLine:
    if place is Place.NOT_FOUND:
        state = PackState.NOT_FOUND
    elif packed is None:
        state = PackState.OPEN
    else:
        state = PackState.CHECKED if packed.reconciled_by else PackState.PACKED
    return PackingLine(item, state, packed, place)


def refuse_changing(appointment: Appointment) -> Refused | None:
    """A visit that has begun, or is not to be, is not packed for."""
    return None if appointment.status in NOT_BEGUN else refuse(Cause.STATUS, current=appointment.status)


def plan_packing(listed: PackingList, item: Item, box: int, *, alone: bool = False) -> Refused | None:
    """Why an item does not go into a box: not prepared, not found, or a firearm among other belongings.

    `alone` begins a visit for firearms only, as long as nothing else is packed for it.
    """
    name = item.family_description or item.description
    line = listed.line(item.id)
    if line is None and item.category is Category.FIREARM:
        begins = alone and item in listed.apart and not listed.boxes
        return None if begins and 1 <= box <= MOST_BOXES else refuse(Cause.FIREARM_APART, item=name)
    if line is None or line.state is PackState.TAKE_OUT:
        return refuse(Cause.NOT_PREPARED, item=name)
    if line.state is PackState.NOT_FOUND:
        return refuse(Cause.ITEM_NOT_FOUND, item=name)
    if not 1 <= box <= MOST_BOXES:
        return refuse(Cause.COUNT, field="box", least=1, most=MOST_BOXES)
    return None


def plan_reconciling(listed: PackingList, found: Collection[int], by_name: str) -> Refused | None:
    """Why the list is not reconciled: the same person, or what was found is not what was packed and prepared."""
    if any(same_person(by_name, packer) for packer in listed.packers()):
        return refuse(Cause.PACKED_BY_YOU)
    reasons = [
        Reason(Cause.ITEM_NOT_FOUND, {"item": line.item.family_description or line.item.description})
        for line in listed.not_found
    ]
    lacking = [line for line in listed.lines if line.state is PackState.OPEN]
    unseen = [line for line in listed.packed if line.item.id not in found]
    surplus = [line for line in listed.lines if line.state is PackState.TAKE_OUT]
    unlisted = len(set(found) - {line.item.id for line in listed.lines})
    if lacking or unseen or surplus or unlisted:
        facts = {"open": len(lacking), "unseen": len(unseen), "surplus": len(surplus) + unlisted}
        reasons.append(Reason(Cause.PACKING_DIFFERS, facts))
    if not listed.lines:
        reasons.append(Reason(Cause.NOTHING_PACKED))
    return Refused(tuple(reasons)) if reasons else None


def lacking_packing(
    prepared: Sequence[Item], packed: Sequence[Packed], places: Mapping[int, Place], appointment: Appointment
) -> tuple[str, ...]:
    """What gate B10 lacks for a visit that has not begun: "packing", and "missing_item" while one is not found."""
    if appointment.status not in NOT_BEGUN:
        return ()
    listed = packing_list(prepared, packed, places)
    surplus = any(listed.line(each.item_id) is None for each in packed)
    if listed.not_found:
        return ("missing_item",)
    return () if listed.reconciled and not surplus else ("packing",)


def left_in_room(items: Sequence[Item], places: Mapping[int, Place]) -> tuple[Item, ...]:
    """What still lies in the return room (gate B14)."""
    return tuple(item for item in items if places.get(item.id) is Place.RETURN_ROOM and not _given(item))


def by_barcode(items: Sequence[Item], scanned: str) -> Item | None:
    """The item a scanned code stands for: its barcode, its seal or its number, blind to case and spaces."""
    code = comparable(scanned).replace(" ", "")
    if not code:
        return None
    for kind in ("barcode", "seal", "number"):
        found = [item for item in items if comparable(getattr(item, kind)).replace(" ", "") == code]
        if len(found) == 1:
            return found[0]
    return None


def box_code(number: str, box: int) -> str:
    """What a box label says and its barcode holds: the visit's number and the box's, never a name."""
    return f"{number}-B{box}"


def box_of(scanned: str, number: str) -> int:
    """The box that a scanned label belongs to; 0 when it is none of this visit's."""
    head, _, tail = scanned.strip().upper().rpartition("-B")
    fits = head == number.upper() and tail.isdecimal() and tail.isascii() and 1 <= int(tail) <= MOST_BOXES
    return int(tail) if fits else 0


def _given(item: Item) -> bool:
    return item.outcome is not None and item.outcome.outcome is Outcome.RETURNED
