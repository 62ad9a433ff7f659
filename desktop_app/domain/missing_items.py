"""A belonging that was not where it should be: found again, or explained by a supervisor; the family told the truth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.refusals import Cause, Reason, Refused, refuse
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import local_day


class Search(StrEnum):
    """How far it is with what was once not found, as its family hears of it.

    It goes on, also until they know what became of it; it is settled once they do and a carrier had lost it; it was found,
    and they had been told that it was not.
    """

    GOES_ON = "goes_on"
    SETTLED = "settled"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class MissingItem:
    """One time a belonging was not found. `found_at` is when it was carried to a shelf again."""

    move_id: int
    item_id: int
    case_id: int
    case_number: str
    number: str
    name: str
    missed_at: int
    missed_by: str
    found_at: int | None = None
    told_on: date | None = None
    told_by: str = ""
    explanation: str = ""
    explained_by: str = ""
    explained_at: int | None = None
    by_carrier: bool = False
    """Whether a carrier had it: what became of it then is its end, where otherwise it says where it is."""

    @property
    def open(self) -> bool:
        """Whether somebody still looks for it."""
        return self.found_at is None and self.explained_at is None

    @property
    def waits(self) -> bool:
        """Whether it still asks for something: to be found or explained, or to be told to the family."""
        return self.open or (self.found_at is None and self.told_on is None)

    @property
    def search(self) -> Search | None:
        """How far it is; None where it was found before the family heard of it."""
        if self.found_at is not None:
            return None if self.told_on is None else Search.FOUND
        if self.waits:
            return Search.GOES_ON
        return Search.SETTLED if self.by_carrier else None


def lost_for_good(latest: Mapping[int, MissingItem]) -> frozenset[int]:
    """Of what was once not found, by belonging, what nobody looks for any more because a carrier lost it."""
    return frozenset(item_id for item_id, each in latest.items() if each.search is Search.SETTLED)


def untold(latest: Mapping[int, MissingItem]) -> frozenset[int]:
    """What is not where it should be, and the family does not know it yet."""
    return frozenset(item_id for item_id, each in latest.items() if each.found_at is None and each.told_on is None)


def plan_explaining(missing: MissingItem | None, actor: StaffMember) -> Refused | None:
    """Why no explanation is recorded: only a supervisor explains, once, and only what is not found."""
    if missing is None:
        return refuse(Cause.NOT_FOUND)
    if actor.role is not Role.SUPERVISOR:
        return refuse(Cause.SUPERVISOR_EXPLAINS)
    return None if missing.open else refuse(Cause.MISSING_SETTLED, item=missing.name)


def plan_telling(
    about: Sequence[MissingItem | None], on: date, zone: str, today: date
) -> tuple[MissingItem, ...] | Refused:
    """What a family was told of in one call, or why that is not recorded: known already, or a day that cannot be."""
    known = tuple(each for each in about if each is not None)
    if not about:
        return refuse(Cause.EMPTY, field="told_about")
    if len(known) < len(about) or len({each.case_id for each in known}) > 1:
        return refuse(Cause.NOT_FOUND)
    if told := [Reason(Cause.MISSING_TOLD, {"item": each.name}) for each in known if each.told_on is not None]:
        return Refused(tuple(told))
    if on > today:
        return refuse(Cause.IN_THE_FUTURE, field="told_on")
    early = any(on < local_day(each.missed_at, zone) for each in known)
    return refuse(Cause.DAY_ORDER, earlier="missed_on", later="told_on") if early else known
