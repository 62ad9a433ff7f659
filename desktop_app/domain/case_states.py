"""What about a case as a whole keeps staff from calling: on hold, withdrawn, a wish not to be called, an open review."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.authority import Ruling
from desktop_app.domain.cases import Case, CaseState, FamilyMember, Manner, MannerChange, Standing, recipients, reopens
from desktop_app.domain.flags import Flag, FlagKind
from desktop_app.domain.items import HoldKind, Item
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.returns import Blocker, CallAnswer, FamilyReturn, Obstacle
from desktop_app.domain.staff import Role

NEXT_STATE: Mapping[CaseState, frozenset[CaseState]] = {
    CaseState.OPEN: frozenset({CaseState.ON_HOLD, CaseState.WITHDRAWN}),
    CaseState.ON_HOLD: frozenset({CaseState.OPEN, CaseState.ON_HOLD, CaseState.WITHDRAWN}),
    CaseState.WITHDRAWN: frozenset({CaseState.OPEN, CaseState.WITHDRAWN}),
}
"""From which state a return comes to which. To itself: with another reason. One that the family withdrew is not put on
hold, or nobody would remember, once the hold is over, that they did not want to be called."""


@dataclass(frozen=True, slots=True)
class PrintedPacket:
    """A family packet that was printed or saved, and when (epoch seconds)."""

    at: int
    language: str


@dataclass(frozen=True, slots=True)
class MannerNews:
    """A manner of death decided anew that the coordinator has not taken note of, and what follows from it."""

    change: MannerChange
    packets: tuple[PrintedPacket, ...]
    """Given before the change: each is to be replaced."""
    visits: tuple[int, ...]
    """Starts (epoch seconds) of the visits that stand; nothing was cancelled."""

    @property
    def reopened(self) -> bool:
        """Whether the investigator is asked about every belonging again."""
        return reopens(self.change.was, self.change.manner)


def plan_state(was: CaseState, wanted: CaseState) -> Refused | None:
    """Why a return does not come from one state to another."""
    if wanted in NEXT_STATE[was]:
        return None
    return refuse(Cause.NOTHING_NEW) if was is wanted else refuse(Cause.WITHDRAWN_FIRST)


def call_blockers(
    case: Case, flags: Iterable[Flag], family: tuple[FamilyMember, ...], today: date
) -> tuple[Blocker, ...]:
    """What beside gates and holds keeps staff from calling, and who can end it."""
    found = []
    if case.state is CaseState.ON_HOLD:
        found.append(Blocker(Obstacle.ON_HOLD, Role.SUPERVISOR))
    if case.state is CaseState.WITHDRAWN:
        found.append(Blocker(Obstacle.WITHDRAWN, Role.VICTIM_SERVICES))
    asked = [flag for flag in flags if flag.kind is FlagKind.DO_NOT_CONTACT and flag.holds(today)]
    if any(flag.member_id is None for flag in asked) or _nobody_else(family, asked):
        days = [flag.expires_on for flag in asked]
        until = None if None in days else max(day for day in days if day is not None)
        found.append(Blocker(Obstacle.DO_NOT_CONTACT, Role.VICTIM_SERVICES, until))
    if family and not recipients(family) and not any(each.standing is Standing.DISPUTED for each in family):
        rulings = {each.authority.ruling for each in family if each.authority is not None}
        if Ruling.COUNSEL in rulings:
            found.append(Blocker(Obstacle.COUNSEL_ASKED, Role.SUPERVISOR))
        elif Ruling.WAITING in rulings:
            found.append(Blocker(Obstacle.NOT_REVIEWED, Role.VICTIM_SERVICES))
    return tuple(found)


def may_be_called(family: tuple[FamilyMember, ...], flags: Iterable[Flag], today: date) -> tuple[FamilyMember, ...]:
    """Of some members of a family those who have not asked to be left alone."""
    silent = {flag.member_id for flag in flags if flag.kind is FlagKind.DO_NOT_CONTACT and flag.holds(today)}
    return () if None in silent else tuple(each for each in family if each.id not in silent)


def with_blockers(answer: CallAnswer, more: Sequence[Blocker]) -> CallAnswer:
    """The answer with further obstacles before its own; a review that is open says more than "not settled"."""
    told = {each.obstacle for each in more}
    settled = told & {Obstacle.COUNSEL_ASKED, Obstacle.NOT_REVIEWED}
    own = tuple(each for each in answer.blockers if not (settled and each.obstacle is Obstacle.NO_RECIPIENT))
    return replace(answer, blockers=(*more, *own)) if more else answer


def to_reopen(items: Iterable[Item], was: Manner, manner: Manner) -> tuple[Item, ...]:
    """The belongings that get a new hold of the investigator: not returned yet, and not held by them already."""
    if not reopens(was, manner):
        return ()
    return tuple(
        item
        for item in items
        if not item.gone and not any(hold.kind is HoldKind.INVESTIGATIVE for hold in item.waiting_holds)
    )


def _nobody_else(family: tuple[FamilyMember, ...], asked: Sequence[Flag]) -> bool:
    """Whether everybody who may receive asked not to be called."""
    silent = {flag.member_id for flag in asked}
    able = recipients(family)
    return bool(able) and all(member.id in silent for member in able)


def minded(found: FamilyReturn, flags: Iterable[Flag], today: date) -> FamilyReturn:
    """A family's return with its flags, and with what they and the case's state keep staff from doing."""
    own = tuple(flag for flag in flags if flag.case_id == found.case.id)
    blockers = call_blockers(found.case, own, found.family, today)
    return replace(found, flags=own, answer=with_blockers(found.answer, blockers))
