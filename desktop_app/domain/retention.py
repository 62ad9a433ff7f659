"""How long a family's records are kept once everything is over, and what keeps them longer."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.cases import Case
from desktop_app.domain.custody import Place
from desktop_app.domain.flags import Flag, FlagKind
from desktop_app.domain.items import Item
from desktop_app.domain.refusals import Cause, Reason, Refused, refuse
from desktop_app.domain.returns import STANDING
from desktop_app.domain.staff import Role, StaffMember

LEAST_YEARS, MOST_YEARS = 1, 100
"""An agency's period; blank until it says so. No default: it is the agency's law, not ours."""


class Keeps(StrEnum):
    """What keeps a family's records: each must end before they may go."""

    NO_PERIOD = "no_period"
    NOT_OVER = "not_over"
    PERIOD_RUNS = "period_runs"
    LITIGATION = "litigation"
    COUNSEL = "counsel"
    HOLDS = "holds"
    BELONGINGS = "belongings"
    CALLS = "calls"
    VISIT = "visit"
    LOG = "log"


class PurgeState(StrEnum):
    """Asked for by one, approved by another; or taken back."""

    WAITING = "waiting"
    DONE = "done"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Purge:
    """A purge that was asked for. It names a case by its id alone, so that it may stay."""

    id: int
    case_id: int
    asked_by_id: int
    asked_by: str
    asked_at: int
    approved_by_id: int | None = None
    approved_at: int | None = None
    withdrawn_at: int | None = None
    removed: int | None = None

    @property
    def state(self) -> PurgeState:
        """Where it stands."""
        if self.withdrawn_at is not None:
            return PurgeState.WITHDRAWN
        return PurgeState.DONE if self.approved_at is not None else PurgeState.WAITING


@dataclass(frozen=True, slots=True)
class Around:
    """Everything that is asked about one family before its records go. `over_since` is None while the return goes on."""

    case: Case
    over_since: date | None
    items: Sequence[Item] = ()
    places: Mapping[int, Place] | None = None
    calls_open: int = 0
    visits: Sequence[Appointment] = ()
    flags: Sequence[Flag] = ()
    noted_on: date | None = None
    """The last day on which the log noted something about them that a purge would empty (AU-11: a year at least)."""
    lost: Collection[int] = ()
    """What a carrier lost for good, and the family knows."""


@dataclass(frozen=True, slots=True)
class PastPeriod:
    """A family whose period is over: since when, what keeps its records all the same, and who asked for the purge."""

    case_id: int
    number: str
    over_since: date
    kept_until: date
    keeps: tuple[Keeps, ...]
    asked: Purge | None = None


def kept_until(over_since: date, years: int) -> date:
    """The last day of the period; from 29 February it ends on a 1 March, never a day early."""
    try:
        return over_since.replace(year=over_since.year + years)
    except ValueError:
        return date(over_since.year + years, 3, 1)


def period_over(over_since: date, years: int, today: date) -> bool:
    """Whether the last day of the period lies behind us."""
    return kept_until(over_since, years) < today


def keeps(around: Around, years: int | None, today: date) -> tuple[Keeps, ...]:
    """Everything that keeps a family's records now; empty when they may go."""
    found = []
    if years is None:
        found.append(Keeps.NO_PERIOD)
    if around.over_since is None:
        found.append(Keeps.NOT_OVER)
    elif years is not None and not period_over(around.over_since, years, today):
        found.append(Keeps.PERIOD_RUNS)
    if around.case.litigation:
        found.append(Keeps.LITIGATION)
    if any(flag.kind is FlagKind.COUNSEL and flag.cleared_at is None for flag in around.flags):
        found.append(Keeps.COUNSEL)
    if any(item.waiting_holds for item in around.items):
        found.append(Keeps.HOLDS)
    if any(_still_here(item, around.places or {}) for item in around.items if item.id not in around.lost):
        found.append(Keeps.BELONGINGS)
    if around.calls_open:
        found.append(Keeps.CALLS)
    if any(each.status in STANDING for each in around.visits):
        found.append(Keeps.VISIT)
    if around.noted_on is not None and not period_over(around.noted_on, LEAST_YEARS, today):
        found.append(Keeps.LOG)
    return tuple(found)


def refuse_kept(around: Around, years: int | None, today: date) -> Refused | None:
    """Why a family's records stay, every reason at once."""
    found = keeps(around, years, today)
    return Refused(tuple(Reason(Cause.RECORDS_KEPT, {"keeps": each}) for each in found)) if found else None


def plan_asking(around: Around, asked: Purge | None, years: int | None, today: date) -> Refused | None:
    """Why nobody may ask for this purge."""
    if asked is not None and asked.state is PurgeState.WAITING:
        return refuse(Cause.PURGE_ASKED)
    return refuse_kept(around, years, today)


def plan_approval(
    asked: Purge | None, around: Around, actor: StaffMember, years: int | None, today: date
) -> Refused | None:
    """Why it is not approved: another supervisor than the one who asked, and still nothing that keeps the records."""
    if asked is None or asked.state is not PurgeState.WAITING:
        return refuse(Cause.CHANGED_MEANWHILE)
    if actor.role is not Role.SUPERVISOR or actor.id == asked.asked_by_id:
        return refuse(Cause.PURGE_BY_ANOTHER)
    return refuse_kept(around, years, today)


def _still_here(item: Item, places: Mapping[int, Place]) -> bool:
    """Whether a belonging lies with the agency: its end is decided before what is known of it goes."""
    return not item.gone and places.get(item.id) is not Place.OTHER_AUTHORITY
