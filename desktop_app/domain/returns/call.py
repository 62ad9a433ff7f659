"""The answer to "Can we call this family yet?": what blocks the call, and who can unblock it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.domain.cases import FamilyMember, Standing, recipients
from desktop_app.domain.custody import Place
from desktop_app.domain.gates import GateState
from desktop_app.domain.items import Decision, Hold, Item
from desktop_app.domain.missing_items import MissingItem, lost_for_good
from desktop_app.domain.protocols import Blocks
from desktop_app.domain.returns.stages import still_here
from desktop_app.domain.staff import Role


class Obstacle(StrEnum):
    """What keeps staff from calling a family."""

    NOT_NOTIFIED = "not_notified"
    NO_FAMILY = "no_family"
    NO_RECIPIENT = "no_recipient"
    ALL_KEPT_AWAY = "all_kept_away"
    DISPUTED = "disputed"
    NO_ITEMS = "no_items"
    ALL_HELD = "all_held"
    ON_HOLD = "on_hold"
    WITHDRAWN = "withdrawn"
    DO_NOT_CONTACT = "do_not_contact"
    NOT_REVIEWED = "not_reviewed"
    COUNSEL_ASKED = "counsel_asked"
    ASKED_LATER = "asked_later"


@dataclass(frozen=True, slots=True)
class Blocker:
    """One obstacle, the role whose move it is, and the last day it stands where there is one."""

    obstacle: Obstacle
    role: Role
    until: date | None = None


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """A belonging that must stay for now: who decides, since when it was asked, when it is looked at again."""

    item: Item
    hold: Hold


@dataclass(frozen=True, slots=True)
class CallAnswer:
    """The answer to "Can we call this family yet?": yes when nothing blocks; `waiting` is what kindly stays for now."""

    blockers: tuple[Blocker, ...]
    recipients: tuple[FamilyMember, ...]
    offered: int
    total: int
    waiting: tuple[WaitingItem, ...]
    may_offer: bool = True
    """Whether gate B2 is open, so that belongings may be offered in the call."""
    missing: tuple[Item, ...] = ()
    """What was not found where it should be: the family is told the truth before they come."""
    known: Mapping[int, MissingItem] = field(default_factory=dict)
    """How far it is with what is missing, by the belonging's id."""

    @property
    def not_found(self) -> frozenset[int]:
        """Everything that is not where it should be, wanted or not, also what is lost for good."""
        return frozenset(item_id for item_id, each in self.known.items() if each.found_at is None)

    @property
    def yes(self) -> bool:
        """Whether victim services may call now."""
        return not self.blockers


def call_answer(
    family: tuple[FamilyMember, ...],
    items: Sequence[Item],
    states: Sequence[GateState],
    places: Mapping[int, Place] | None = None,
    known: Mapping[int, MissingItem] | None = None,
) -> CallAnswer:
    """What blocks the call and who can unblock it; relatives are never ranked.

    Holds keep staff from the first call, which would have nothing to offer; not from the calls promised after a visit,
    nor from telling a family that something was not found.
    """
    settled = recipients(family)
    known = known or {}
    lost = lost_for_good(known)
    here = [item for item in items if still_here(item) and item.id not in lost]
    left = [item for item in here if item.choice.decision is not Decision.DO_NOT_RETURN]
    missing = tuple(item for item in left if places and places.get(item.id) is Place.NOT_FOUND)
    offered = sum(item.releasable for item in left if item not in missing)
    found: list[Blocker] = []
    if any(not state.open for state in states if state.gate.blocks is Blocks.CONTACT):
        found.append(Blocker(Obstacle.NOT_NOTIFIED, Role.VICTIM_SERVICES))
    if any(member.standing is Standing.DISPUTED for member in family):
        found.append(Blocker(Obstacle.DISPUTED, Role.SUPERVISOR))
    elif not family:
        found.append(Blocker(Obstacle.NO_FAMILY, Role.VICTIM_SERVICES))
    elif all(member.kept_away for member in family):
        found.append(Blocker(Obstacle.ALL_KEPT_AWAY, Role.SUPERVISOR))
    elif not settled:
        found.append(Blocker(Obstacle.NO_RECIPIENT, Role.VICTIM_SERVICES))
    if not items:
        found.append(Blocker(Obstacle.NO_ITEMS, Role.EVIDENCE))
    elif left and not offered and not missing and not any(item.outcome for item in items):
        found.append(Blocker(Obstacle.ALL_HELD, Role.EVIDENCE))
    waiting = tuple(WaitingItem(item, hold) for item in items if not item.gone for hold in item.waiting_holds)
    may_offer = all(state.open for state in states if state.gate.blocks is Blocks.OFFERING)
    return CallAnswer(tuple(found), settled, offered, len(left), waiting, may_offer, missing, known)
