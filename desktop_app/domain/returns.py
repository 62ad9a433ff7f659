"""A family's return as a whole: its stage, its gates' facts, and "Can we call this family yet?"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeVar

from desktop_app.domain.appointments import Appointment, BookingRequest, Need, Status
from desktop_app.domain.cases import Case, FamilyMember, Standing, recipients
from desktop_app.domain.flags import Flag
from desktop_app.domain.gates import Facts, GateState, Lacking
from desktop_app.domain.items import IRREVERSIBLE, Decision, Hold, Item, Outcome
from desktop_app.domain.packing import Prepared, lacking_packing, left_in_room
from desktop_app.domain.protocols import Blocks
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role


class Stage(StrEnum):
    """Where a family's return stands (domain reference, section 8.1): nine stages in order, then the side states."""

    AUTHORITY = "authority"
    HOLDS = "holds"
    CONTACT = "contact"
    CHOICES = "choices"
    SCHEDULED = "scheduled"
    PREPARED = "prepared"
    IN_ROOM = "in_room"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"
    ON_HOLD = "on_hold"
    POSTPONED = "postponed"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"


IN_ORDER = tuple(Stage)[: tuple(Stage).index(Stage.CLOSED) + 1]
"""The nine stages a return passes; the others stand beside them."""
PUT_ASIDE = {"on_hold": Stage.ON_HOLD, "withdrawn": Stage.WITHDRAWN, "closed": Stage.CLOSED}
"""What a person decided about a whole case comes before everything that is counted."""


class Obstacle(StrEnum):
    """What keeps staff from calling a family."""

    NOT_NOTIFIED = "not_notified"
    NO_FAMILY = "no_family"
    NO_RECIPIENT = "no_recipient"
    DISPUTED = "disputed"
    NO_ITEMS = "no_items"
    ALL_HELD = "all_held"
    ON_HOLD = "on_hold"
    WITHDRAWN = "withdrawn"
    DO_NOT_CONTACT = "do_not_contact"
    NOT_REVIEWED = "not_reviewed"
    COUNSEL_ASKED = "counsel_asked"


GONE = frozenset({Outcome.RETURNED, Outcome.NOT_WANTED})
"""Outcomes after which an item is not offered again."""
STANDING = frozenset({Status.TENTATIVE, Status.CONFIRMED, Status.ARRIVED, Status.IN_ROOM})
"""A family has one return at most that is still to come or going on."""
OVER = frozenset({Status.FINISHED, Status.RESET_DONE})


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

    @property
    def yes(self) -> bool:
        """Whether victim services may call now."""
        return not self.blockers


def call_answer(family: tuple[FamilyMember, ...], items: Sequence[Item], states: Sequence[GateState]) -> CallAnswer:
    """What blocks the first call and who can unblock it; relatives are never ranked."""
    settled = recipients(family)
    left = [item for item in items if not (item.outcome and item.outcome.outcome in GONE)]
    offered = sum(item.releasable for item in left)
    found: list[Blocker] = []
    if any(not state.open for state in states if state.gate.blocks is Blocks.CONTACT):
        found.append(Blocker(Obstacle.NOT_NOTIFIED, Role.VICTIM_SERVICES))
    if any(member.standing is Standing.DISPUTED for member in family):
        found.append(Blocker(Obstacle.DISPUTED, Role.SUPERVISOR))
    elif not family:
        found.append(Blocker(Obstacle.NO_FAMILY, Role.VICTIM_SERVICES))
    elif not settled:
        found.append(Blocker(Obstacle.NO_RECIPIENT, Role.VICTIM_SERVICES))
    if not items:
        found.append(Blocker(Obstacle.NO_ITEMS, Role.EVIDENCE))
    elif left and not offered:
        found.append(Blocker(Obstacle.ALL_HELD, Role.EVIDENCE))
    waiting = tuple(WaitingItem(item, hold) for item in items for hold in item.waiting_holds)
    may_offer = all(state.open for state in states if state.gate.blocks is Blocks.OFFERING)
    return CallAnswer(tuple(found), settled, offered, len(left), waiting, may_offer)


class Whereabouts(NamedTuple):
    """The few facts that decide a stage, whether counted by the database or from everything read whole.

    `visit` is the status of the return that decides (see `deciding`); `cleared` says that a belonging which is still
    here may be offered; `left` that one is still here which the family may yet want.
    """

    state: str = "open"
    disputed: bool = False
    settled: bool = False
    cleared: bool = False
    left: bool = False
    told: bool = False
    visit: Status | None = None
    prepared: bool = False
    calls_open: bool = False


def where(facts: Whereabouts) -> Stage:
    """The one rule of the stages; the answer is always computed, never stored."""
    if facts.visit in {Status.ARRIVED, Status.IN_ROOM}:
        return Stage.IN_ROOM
    if facts.state in PUT_ASIDE:
        return PUT_ASIDE[facts.state]
    if facts.disputed:
        return Stage.DISPUTED
    if facts.visit in STANDING:
        return Stage.PREPARED if facts.prepared and facts.visit is Status.CONFIRMED else Stage.SCHEDULED
    if facts.visit is Status.POSTPONED_BY_PERSON:
        return Stage.POSTPONED
    if facts.visit in OVER:
        return Stage.FOLLOW_UP if facts.calls_open or facts.left else Stage.CLOSED
    if not facts.settled:
        return Stage.AUTHORITY
    if not facts.cleared:
        return Stage.HOLDS
    return Stage.CHOICES if facts.told else Stage.CONTACT


def stage(
    family: tuple[FamilyMember, ...],
    items: Sequence[Item],
    appointments: Sequence[Appointment],
    follow_ups_open: int,
    *,
    told: bool = False,
    prepared: bool = False,
    state: str = "open",
) -> Stage:
    """Where a family's return stands, from everything read whole."""
    visit = deciding([(each.event.start, each.status) for each in appointments if _is_return(each)])
    left = [item for item in items if _still_here(item)]
    return where(
        Whereabouts(
            state=state,
            disputed=any(member.standing is Standing.DISPUTED for member in family),
            settled=bool(recipients(family)),
            cleared=any(item.releasable for item in left),
            left=any(item.choice.decision is not Decision.DO_NOT_RETURN for item in left),
            told=told,
            visit=visit[1] if visit else None,
            prepared=prepared,
            calls_open=bool(follow_ups_open),
        )
    )


def _is_return(appointment: Appointment) -> bool:
    return appointment.purpose is Purpose.RETURN_OF_BELONGINGS


def _still_here(item: Item) -> bool:
    return not (item.outcome and item.outcome.outcome in GONE)


Visit = TypeVar("Visit", bound=tuple[int, Status] | tuple[int, Status, int])


def deciding(visits: Iterable[Visit]) -> Visit | None:
    """Of (start, status, ...) of a family's returns the one that decides where the family stands.

    That is the one that stands, else the last that took place or that the family postponed. What the agency moved or
    cancelled leaves the family where it was.
    """
    latest = sorted(visits, key=lambda each: each[0], reverse=True)
    for statuses in (STANDING, OVER | {Status.POSTPONED_BY_PERSON}):
        found = next((each for each in latest if each[1] in statuses), None)
        if found is not None:
            return found
    return None


def steps_done(states: Sequence[GateState], gate: str) -> bool:
    """Whether every step of a gate is answered, whatever else it lacks."""
    return any(state.gate.id == gate and not state.waiting for state in states)


def visit_about(visits: Sequence[Appointment]) -> Appointment | None:
    """The visit a family's checklist is about: the return that stands, else the latest that took place.

    Never one that was postponed or cancelled: whoever comes another day is received as if for the first time.
    """
    returns = sorted(
        (each for each in visits if each.purpose is Purpose.RETURN_OF_BELONGINGS), key=lambda each: each.event.start
    )
    for statuses in (STANDING, OVER):
        found = [each for each in returns if each.status in statuses]
        if found:
            return found[-1]
    return None


def refuse_second_return(
    request: BookingRequest, visits: Sequence[Appointment], zone: str, moving: int | None = None
) -> Refused | None:
    """A family has one return standing, so that nobody prepares, or waits for, the other one."""
    if request.purpose is not Purpose.RETURN_OF_BELONGINGS:
        return None
    visit = visit_about(visits)
    if visit is None or visit.status not in STANDING or moving in {each.id for each in visits}:
        return None
    return refuse(Cause.RETURN_STANDS, start=visit.event.start, zone=zone)


def gate_facts(
    family: tuple[FamilyMember, ...],
    items: Sequence[Item],
    appointment: Appointment | None,
    today: date,
    prepared: Prepared | None = None,
) -> Facts:
    """The facts protocol B's gates ask for beside ticked steps: B2, B3, B4, B6, B9, B10, B13, B14.

    `prepared` is what is packed for the visit and where its belongings are.
    """
    lacking: dict[str, tuple[Lacking, ...]] = {}
    found = [*_lacking_before(family, items, appointment, today)]
    if appointment is not None:
        found += _lacking_at(items, appointment, today, prepared)
    for gate, what, role in found:
        lacking[gate] = (*lacking.get(gate, ()), Lacking(what, role))
    conditions = frozenset(_conditions(items, appointment))
    return Facts(conditions, lacking, appointment.event.start if appointment else None)


def _lacking_before(
    family: tuple[FamilyMember, ...], items: Sequence[Item], appointment: Appointment | None, today: date
) -> Iterator[tuple[str, str, Role]]:
    """What the gates up to the family's choices miss: gate, fact, and whose move it is."""
    if any(member.standing is Standing.DISPUTED for member in family):
        yield "B2", "disputed", Role.SUPERVISOR
    elif not recipients(family):
        yield "B2", "recipient", Role.VICTIM_SERVICES
    cleared = [item for item in items if item.releasable]
    if not cleared:
        yield "B3", "clearance", Role.EVIDENCE
    if not any(item.ready(today) for item in cleared):
        yield "B4", "check", Role.EVIDENCE
    unasked = any(item.choice.decision is Decision.NOT_ASKED for item in cleared)
    if not cleared or (unasked and not _confirmed(appointment)):
        yield "B6", "choices", Role.VICTIM_SERVICES


def _lacking_at(
    items: Sequence[Item], appointment: Appointment, today: date, prepared: Prepared | None
) -> Iterator[tuple[str, str, Role]]:
    """What the gates of the visit itself miss: people, packing, outcomes, the way back."""
    bring = to_bring(items, today)
    if appointment.evidence_id is None:
        yield "B9", "evidence_person", Role.VICTIM_SERVICES
    if any(not _settled_at(item, appointment) for item in bring):
        yield "B13", "outcomes", Role.EVIDENCE
    if prepared is None:
        return
    for what in lacking_packing(bring, prepared.packed, prepared.places, appointment):
        yield "B10", what, Role.SUPERVISOR if what == "missing_item" else Role.EVIDENCE
    if left_in_room(items, prepared.places):
        yield "B14", "in_return_room", Role.EVIDENCE


def _settled_at(item: Item, appointment: Appointment) -> bool:
    """Whether this visit, not an earlier one, recorded what happened to an item."""
    return item.outcome is not None and item.outcome.appointment_id == appointment.id


def _confirmed(appointment: Appointment | None) -> bool:
    """From here on an item cleared late is not asked about any more: it is simply not brought, and nobody waits."""
    return appointment is not None and appointment.status is not Status.TENTATIVE


def _conditions(items: Sequence[Item], appointment: Appointment | None) -> list[str]:
    found = []
    if any(item.choice.cleaning in IRREVERSIBLE for item in items):
        found.append("cleaning")
    if appointment is not None and Need.INTERPRETER in appointment.needs:
        found.append("interpreter")
    return found


def interview_facts(appointment: Appointment) -> Facts:
    """The facts protocol A's gates ask for: a child makes A2 apply, another language makes A4 apply."""
    conditions = {
        name for need, name in ((Need.CHILD, "minor"), (Need.INTERPRETER, "interpreter")) if need in appointment.needs
    }
    return Facts(frozenset(conditions), {}, appointment.event.start)


def to_bring(items: Sequence[Item], today: date) -> tuple[Item, ...]:
    """What is carried to the return room: ready, wanted now, and not already given."""
    return tuple(
        item
        for item in items
        if item.ready(today)
        and item.choice.decision is Decision.RETURN
        and not (item.outcome and item.outcome.outcome is Outcome.RETURNED)
    )


@dataclass(frozen=True, slots=True)
class FamilyReturn:
    """Everything about one family that a page shows, read in one go."""

    case: Case
    family: tuple[FamilyMember, ...]
    items: tuple[Item, ...]
    appointments: tuple[Appointment, ...]
    states: tuple[GateState, ...]
    answer: CallAnswer
    stage: Stage
    flags: tuple[Flag, ...] = ()
