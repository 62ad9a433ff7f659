"""The stages of a family's return: one table of rules over a few facts, read from top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple, TypeVar

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.by_post import Posting
from desktop_app.domain.cases import FamilyMember, Standing, recipients
from desktop_app.domain.items import Decision, Item
from desktop_app.domain.rooms import Purpose


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
STANDING = frozenset({Status.TENTATIVE, Status.CONFIRMED, Status.ARRIVED, Status.IN_ROOM})
"""A family has one return at most that is still to come or going on."""
OVER = frozenset({Status.FINISHED, Status.RESET_DONE})
_DECIDING = STANDING | OVER | {Status.POSTPONED_BY_PERSON}
HERE = frozenset({Status.ARRIVED, Status.IN_ROOM})
"""The family is here."""


class ByPost(StrEnum):
    """Where the newest sending of a family stands, which may take the place of a visit."""

    BEGUN = "begun"
    SENT = "sent"
    OVER = "over"


class Whereabouts(NamedTuple):
    """The few facts that decide a stage, whether counted by the database or from everything read whole.

    `visit` is the status of the return that decides (see `deciding`); `cleared` says that a belonging which is still
    here may be offered; `left` that one is still here which the family may yet want, `some_gone` that one is not.
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
    some_gone: bool = False
    post: ByPost | None = None

    @property
    def took_place(self) -> bool:
        """Whether a return is over: a visit, or a parcel that was signed for where no visit was."""
        over = self.visit in OVER or self.post is ByPost.OVER
        return over or (self.visit is None and self.some_gone)


RULES: tuple[tuple[Stage, Callable[[Whereabouts], bool]], ...] = (
    (Stage.IN_ROOM, lambda facts: facts.visit in HERE),
    (Stage.ON_HOLD, lambda facts: facts.state == "on_hold"),
    (Stage.WITHDRAWN, lambda facts: facts.state == "withdrawn"),
    (Stage.CLOSED, lambda facts: facts.state == "closed"),
    (Stage.DISPUTED, lambda facts: facts.disputed),
    (Stage.PREPARED, lambda facts: facts.visit is Status.CONFIRMED and facts.prepared),
    (Stage.SCHEDULED, lambda facts: facts.visit in STANDING),
    (Stage.PREPARED, lambda facts: facts.post is ByPost.SENT),
    (Stage.SCHEDULED, lambda facts: facts.post is ByPost.BEGUN),
    (Stage.POSTPONED, lambda facts: facts.visit is Status.POSTPONED_BY_PERSON and facts.post is None),
    (Stage.FOLLOW_UP, lambda facts: facts.took_place and (facts.calls_open or facts.left)),
    (Stage.CLOSED, lambda facts: facts.took_place),
    (Stage.AUTHORITY, lambda facts: not facts.settled),
    (Stage.HOLDS, lambda facts: not facts.cleared),
    (Stage.CONTACT, lambda facts: not facts.told),
    (Stage.CHOICES, lambda facts: facts.told),
)
"""The state machine: where a return stands is the first row that holds. Who sits in the room is nowhere else; what a
person decided about the whole case comes before everything that is counted."""


@cache
def where(facts: Whereabouts) -> Stage:
    """Where a return stands; never stored with the family. Thousands of them share a few dozen sets of facts."""
    for stage, holds in RULES:
        if holds(facts):
            return stage
    raise AssertionError("the last two rules are each other's contrary")


def stage(
    family: tuple[FamilyMember, ...],
    items: Sequence[Item],
    appointments: Sequence[Appointment],
    follow_ups_open: int,
    *,
    told: bool = False,
    prepared: bool = False,
    state: str = "open",
    posted: Sequence[Posting] = (),
    lost: Collection[int] = (),
) -> Stage:
    """Where a family's return stands, from everything read whole; `lost` is what a carrier lost for good."""
    visit = deciding([(each.event.start, each.status) for each in appointments if _is_return(each)])
    left = [item for item in items if still_here(item) and item.id not in lost]
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
            post=by_post(posted),
            some_gone=len(left) < len(items),
        )
    )


def by_post(posted: Sequence[Posting]) -> ByPost | None:
    """What the sendings of a family, oldest first, come to; one that was given up leaves the family where it was."""
    counted = [each for each in posted if each.stands or each.went_out]
    if not counted:
        return None
    if counted[-1].went_out:
        return ByPost.OVER
    return ByPost.BEGUN if counted[-1].sent_at is None else ByPost.SENT


def _is_return(appointment: Appointment) -> bool:
    return appointment.purpose is Purpose.RETURN_OF_BELONGINGS


def still_here(item: Item) -> bool:
    """Whether a family may yet be asked about a belonging."""
    return not (item.gone or item.refused_at_table)


Visit = TypeVar("Visit", bound=tuple[int, Status] | tuple[int, Status, int])


def deciding(visits: Iterable[Visit]) -> Visit | None:
    """Of (start, status, ...) of a family's returns the one that decides where the family stands.

    That is the one that stands, else the last that took place or that the family postponed. What the agency moved or
    cancelled leaves the family where it was.
    """
    counted = [each for each in visits if each[1] in _DECIDING]
    return max(counted, key=lambda each: (each[1] in STANDING, each[0]), default=None)
