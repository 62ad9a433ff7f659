"""The final disposition of a belonging: gate B17, open only when everything a family is owed has happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.cases import Case, CaseState, FamilyMember, Standing
from desktop_app.domain.custody import STORED, Place
from desktop_app.domain.items import IRREVERSIBLE, Decision, Item, refuse_held
from desktop_app.domain.notices import Notice, PersonalCall, came_back, clock_run, latest_call, still_runs
from desktop_app.domain.refusals import Cause, Reason, Refused, refuse, together
from desktop_app.domain.staff import Role, StaffMember, same_person


class DestructionState(StrEnum):
    """Asked by one, approved by another, done by two; withdrawn at any time before."""

    ASKED = "asked"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"
    DONE = "done"


class Withdrawal(StrEnum):
    """Why it does not go on: a choice, never a story."""

    FAMILY_CHANGED = "family_changed"
    NEW_HOLD = "new_hold"
    DISPUTE = "dispute"
    LITIGATION = "litigation"
    NOT_NEEDED = "not_needed"


class Condition(StrEnum):
    """The parts of gate B17, in the order in which they are shown."""

    GROUND = "ground"
    CALL = "call"
    HOLDS = "holds"
    CHECK = "check"
    STOPPED = "stopped"
    PLACE = "place"


WANTED = frozenset({Decision.RETURN, Decision.LATER, Decision.UNDECIDED})
"""What the family said last stops it: they want it, now or later, or have not decided."""


@dataclass(frozen=True, slots=True)
class Authorized:
    """Who outside this desk said so, by which document: as with a clearance, never the person who writes it down."""

    by_name: str
    instrument: str
    reference: str


@dataclass(frozen=True, slots=True)
class Destruction:
    """One request about one belonging. `seen` is what the approval looked at; another hold or choice makes it void."""

    id: int
    item_id: int
    case_id: int
    state: DestructionState
    authorized: Authorized
    asked_by_id: int
    asked_by: str
    asked_at: int
    approved_by_id: int | None = None
    approved_by: str = ""
    approved_at: int | None = None
    seen: str = ""
    withdrawn_by: str = ""
    withdrawn_at: int | None = None
    withdrawn_why: Withdrawal | None = None
    done_by: str = ""
    witness: str = ""
    done_at: int | None = None

    @property
    def stands(self) -> bool:
        """Whether it still goes on."""
        return self.state in {DestructionState.ASKED, DestructionState.APPROVED}


@dataclass(frozen=True, slots=True)
class Around:
    """Everything gate B17 asks about one belonging."""

    item: Item
    case: Case
    family: tuple[FamilyMember, ...]
    notices: tuple[Notice, ...]
    calls: tuple[PersonalCall, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class GateLine:
    """One part of gate B17: open, or the reasons why not."""

    condition: Condition
    reasons: tuple[Reason, ...] = ()

    @property
    def open(self) -> bool:
        """Whether nothing stands in its way."""
        return not self.reasons


def declined(item: Item) -> bool:
    """Whether the family itself said "do not return", after it was told what may follow and said so again."""
    choice = item.choice
    return choice.decision is Decision.DO_NOT_RETURN and choice.warned and choice.cleaning not in IRREVERSIBLE


def gate(around: Around, today: date) -> tuple[GateLine, ...]:
    """Gate B17, part by part; the second approver is asked for when somebody approves."""
    found = {
        Condition.GROUND: _ground(around, today),
        Condition.CALL: _call(around, today),
        Condition.HOLDS: _holds(around.item),
        Condition.CHECK: _check(around.item, today),
        Condition.STOPPED: _stopped(around),
        Condition.PLACE: _place(around),
    }
    return tuple(GateLine(condition, tuple(found[condition])) for condition in Condition)


def refuse_gate(around: Around, today: date) -> Refused | None:
    """Every reason for which gate B17 is shut."""
    reasons = tuple(reason for line in gate(around, today) for reason in line.reasons)
    return Refused(reasons) if reasons else None


def as_seen(around: Around) -> str:
    """What an approval looks at: the holds, what the family said last, the letters. No word of anybody."""
    holds = ",".join(str(hold.id) for hold in around.item.holds)
    notices = ",".join(str(each.id) for each in around.notices if around.item.id in each.item_ids)
    choice = around.item.choice
    return f"holds {holds}; choice {choice.decision.value} {choice.asked_at or 0}; notices {notices}"


def plan_asking(
    around: Around, before: Iterable[Destruction], authorized: Authorized, actor: StaffMember, at: int, today: date
) -> Destruction | Refused:
    """A new request, or everything that keeps it from being one."""
    missing = [name for name in ("by_name", "instrument", "reference") if not getattr(authorized, name).strip()]
    refused = together(
        refuse_gate(around, today),
        Reason(Cause.CLEARANCE_INCOMPLETE, {"fields": tuple(missing)}) if missing else None,
        Reason(Cause.CLEARED_BY_RECORDER) if same_person(authorized.by_name, actor.name) else None,
        Reason(Cause.DUPLICATE, {"what": "destruction"}) if any(each.stands for each in before) else None,
    )
    if refused.reasons:
        return refused
    item = around.item
    return Destruction(0, item.id, item.case_id, DestructionState.ASKED, authorized, actor.id, actor.name, at)


def plan_approval(
    asked: Destruction, around: Around, actor: StaffMember, at: int, today: date
) -> Destruction | Refused:
    """Approved by a supervisor who did not ask, while gate B17 is open."""
    if asked.state is not DestructionState.ASKED:
        return refuse(Cause.CHANGED_MEANWHILE)
    known = asked.asked_by, asked.authorized.by_name
    second = actor.role is Role.SUPERVISOR and actor.id != asked.asked_by_id
    second = second and not any(same_person(actor.name, name) for name in known)
    refused = together(refuse_gate(around, today), None if second else Reason(Cause.SECOND_APPROVER))
    if refused.reasons:
        return refused
    return replace(
        asked,
        state=DestructionState.APPROVED,
        approved_by_id=actor.id,
        approved_by=actor.name,
        approved_at=at,
        seen=as_seen(around),
    )


def plan_withdrawal(asked: Destruction, actor: StaffMember, why: Withdrawal, at: int) -> Destruction | Refused:
    """It does not go on; what was asked and approved stays on record."""
    if not asked.stands:
        return refuse(Cause.CHANGED_MEANWHILE)
    return replace(asked, state=DestructionState.WITHDRAWN, withdrawn_by=actor.name, withdrawn_at=at, withdrawn_why=why)


def plan_doing(
    approved: Destruction, around: Around, actor: StaffMember, witness: StaffMember | None, at: int, today: date
) -> Destruction | Refused:
    """Done by one, seen by another, while everything is as it was when it was approved."""
    if approved.state is not DestructionState.APPROVED:
        return refuse(Cause.NOT_APPROVED)
    two = witness is not None and witness.active and not same_person(witness.name, actor.name)
    two = two and not same_person(actor.name, approved.approved_by)
    refused = together(
        refuse_gate(around, today),
        Reason(Cause.APPROVAL_VOID) if as_seen(around) != approved.seen else None,
        None if two else Reason(Cause.DONE_BY_TWO),
    )
    if refused.reasons or witness is None:
        return refused
    return replace(approved, state=DestructionState.DONE, done_by=actor.name, witness=witness.name, done_at=at)


def stopped_by(destruction: Destruction, around: Around, today: date) -> tuple[Reason, ...]:
    """Why a request that stands does not go on for now; empty when its way is free."""
    if not destruction.stands:
        return ()
    refused = refuse_gate(around, today)
    reasons: Sequence[Reason] = refused.reasons if refused else ()
    void = destruction.state is DestructionState.APPROVED and as_seen(around) != destruction.seen
    return (*reasons, Reason(Cause.APPROVAL_VOID)) if void else tuple(reasons)


def _name(item: Item) -> str:
    return item.family_description or item.description


def _ground(around: Around, today: date) -> Iterator[Reason]:
    """The family's own word, or a notice whose days are over; and nothing they said since."""
    item = around.item
    if item.choice.decision in WANTED:
        yield Reason(Cause.FAMILY_WANTS_IT, {"item": _name(item), "decision": item.choice.decision})
    elif not declined(item) and clock_run(around.notices, item.id, today) is None:
        until, back = still_runs(around.notices, item.id, today), came_back(around.notices, item.id)
        if until:
            yield Reason(Cause.NOTICE_RUNS, {"item": _name(item), "until": until})
        elif back:
            yield Reason(Cause.NOTICE_CAME_BACK, {"item": _name(item), "day": back})
        else:
            yield Reason(Cause.NO_GROUND, {"item": _name(item)})


def _call(around: Around, today: date) -> Iterator[Reason]:
    """Somebody spoke with them; and once more after the letter, because the letter promises it."""
    call = latest_call(around.calls, today)
    if call is None:
        yield Reason(Cause.NOT_SPOKEN_WITH)
        return
    letter = None if declined(around.item) else clock_run(around.notices, around.item.id, today)
    if letter is not None and call.on <= letter.sent_on:
        yield Reason(Cause.NOT_SPOKEN_SINCE, {"day": letter.sent_on})


def _holds(item: Item) -> Iterator[Reason]:
    if not item.holds:
        yield Reason(Cause.ITEM_NOT_AUTHORISED, {"item": _name(item)})
    if held := refuse_held(item):
        yield from held.reasons


def _check(item: Item, today: date) -> Iterator[Reason]:
    """A firearm, cash, somebody else's property and the like have a check of their own first."""
    if rule := item.check_needed(today):
        yield Reason(Cause.ITEM_CHECK_MISSING, {"item": _name(item), "rule": rule})


def _stopped(around: Around) -> Iterator[Reason]:
    """A dispute, a civil case, a return put on hold: somebody else decides first."""
    if any(member.standing is Standing.DISPUTED for member in around.family):
        yield Reason(Cause.DISPUTE_STOPS)
    if around.case.litigation:
        yield Reason(Cause.LITIGATION_STOPS)
    if around.case.state is CaseState.ON_HOLD:
        yield Reason(Cause.RETURN_STOPPED)


def _place(around: Around) -> Iterator[Reason]:
    if around.item.gone:
        yield Reason(Cause.ITEM_GONE, {"item": _name(around.item)})
    elif around.place not in STORED:
        yield Reason(Cause.NOT_STORED, {"item": _name(around.item), "place": around.place})
