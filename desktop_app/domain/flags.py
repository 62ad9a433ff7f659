"""What everyone who meets a family must know before they call, book or open the door."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FlagKind(StrEnum):
    """The kinds of flags; each is a choice, never a story (domain reference, section 11)."""

    SAFETY = "safety"
    DO_NOT_CONTACT = "do_not_contact"
    INTERPRETER = "interpreter"
    ESTRANGED = "estranged"
    MEDIA = "media"
    SUSPECT_RELATED = "suspect_related"
    COUNSEL = "counsel"


class FlagWhy(StrEnum):
    """Why a flag was set, as a choice; what could be looked up stands in its reference."""

    THEY_ASKED = "they_asked"
    COURT_ORDER = "court_order"
    INVESTIGATOR_SAID = "investigator_said"
    STAFF_SAW = "staff_saw"
    COUNSEL_SAID = "counsel_said"


STAYS = frozenset({FlagKind.SAFETY, FlagKind.SUSPECT_RELATED, FlagKind.COUNSEL})
"""These hold until a person clears them: the day they carry asks for a look, and ends nothing by itself."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag on a family or on one of its members; cleared with a reason, never removed."""

    id: int
    case_id: int
    member_id: int | None
    kind: FlagKind
    why: FlagWhy
    reference: str = ""
    set_by: str = ""
    set_at: int = 0
    expires_on: date | None = None
    cleared_by: str = ""
    cleared_at: int | None = None
    cleared_why: str = ""

    def past(self, today: date) -> bool:
        """Whether its day has gone by."""
        return self.expires_on is not None and self.expires_on < today

    def holds(self, today: date) -> bool:
        """Whether it still has to be minded."""
        return self.cleared_at is None and (self.kind in STAYS or not self.past(today))


def standing(flags: Iterable[Flag], today: date) -> tuple[Flag, ...]:
    """The flags to be minded now, those that change what may be done first."""
    order = tuple(FlagKind)
    held = (flag for flag in flags if flag.holds(today))
    return tuple(sorted(held, key=lambda flag: (flag.kind not in STAYS, order.index(flag.kind), flag.id)))


def suspect_related(flags: Iterable[Flag]) -> frozenset[int]:
    """The members of the family who cannot receive: a flag that nobody has cleared ties them to the suspect."""
    return frozenset(
        flag.member_id
        for flag in flags
        if flag.kind is FlagKind.SUSPECT_RELATED and flag.cleared_at is None and flag.member_id is not None
    )
