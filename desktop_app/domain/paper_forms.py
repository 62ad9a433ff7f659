"""Numbered paper forms for the day when power or printer are down: given out blank, entered afterwards, used once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.identity import Document
from desktop_app.domain.items import Outcome
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.rooms import Purpose

MOST_FORMS = 50
"""Printed at once; more is a slip of the finger."""
ENTERED_LATE = frozenset({Status.CONFIRMED, Status.ARRIVED, Status.IN_ROOM})
"""Visits that may have taken place on paper. One that is finished was recorded already, and gets an addendum."""


class PaperState(StrEnum):
    """What became of a form."""

    BLANK = "blank"
    ENTERED = "entered"
    SPOILED = "spoiled"


class Spoiled(StrEnum):
    """Why a form is not used: a choice, never a story."""

    MISWRITTEN = "miswritten"
    DAMAGED = "damaged"
    LOST = "lost"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class PaperForm:
    """One form. `happened_at` is when the family really sat there, `entered_at` when somebody typed it."""

    id: int
    number: str
    issued_by: str
    issued_at: int
    appointment_id: int | None = None
    visit_number: str = ""
    happened_at: int | None = None
    entered_by: str = ""
    entered_at: int | None = None
    spoiled_by: str = ""
    spoiled_at: int | None = None
    spoiled_why: Spoiled | None = None

    @property
    def state(self) -> PaperState:
        """Blank until it is entered or spoiled, and then never anything else."""
        if self.spoiled_at is not None:
            return PaperState.SPOILED
        return PaperState.BLANK if self.entered_at is None else PaperState.ENTERED


@dataclass(frozen=True, slots=True)
class PaperCount:
    """One person's count of one item's cash, as it stands on the form."""

    item_id: int
    counter_id: int
    pieces: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Written:
    """What stands on a form: the visit, the time, the people, and each belonging's outcome. Three have signed it."""

    appointment_id: int
    happened_at: int
    recipient_id: int
    document: Document
    released_by_id: int
    witness_id: int
    outcomes: Mapping[int, Outcome]
    counts: tuple[PaperCount, ...] = ()
    signed: bool = True


def form_number(count: int) -> str:
    """`P-0007`: short enough to be written by hand and read out on the telephone."""
    return f"P-{count:04}"


def refuse_count(count: int) -> Refused | None:
    """Why that many are not printed at once."""
    return None if 1 <= count <= MOST_FORMS else refuse(Cause.COUNT, field="paper_forms", least=1, most=MOST_FORMS)


def refuse_used(form: PaperForm) -> Refused | None:
    """A number is used once: entered or spoiled."""
    return None if form.state is PaperState.BLANK else refuse(Cause.PAPER_USED, number=form.number)


def plan_entry(form: PaperForm, visit: Appointment, written: Written, now: int) -> Refused | None:
    """Why a form is not entered for a visit: used already, another kind of visit, unsigned, or a time that cannot be."""
    if used := refuse_used(form):
        return used
    if visit.purpose is not Purpose.RETURN_OF_BELONGINGS or visit.status not in ENTERED_LATE:
        return refuse(Cause.PAPER_VISIT)
    if not written.signed:
        return refuse(Cause.PAPER_UNSIGNED)
    if not max(form.issued_at, visit.hold.start) <= written.happened_at <= now:
        return refuse(Cause.PAPER_TIME)
    return None if written.outcomes else refuse(Cause.OUTCOMES_OPEN)
