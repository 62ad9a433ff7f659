"""Why somebody may receive: the basis, the document that was seen, and what a second person decided about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.refusals import Cause, Reason, Refused, refuse
from desktop_app.domain.staff import same_person


class Basis(StrEnum):
    """What a claim to receive rests on (domain reference, section 1.2). The order means nothing: nobody is ranked."""

    OWNER = "owner"
    PERSONAL_REPRESENTATIVE = "personal_representative"
    SMALL_ESTATE = "small_estate"
    NEXT_OF_KIN = "next_of_kin"
    COURT_ORDER = "court_order"
    DESIGNEE = "designee"
    GUARDIAN = "guardian"


class Ruling(StrEnum):
    """Where a document seen stands: it waits for a second person, or that person has decided."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"
    COUNSEL = "counsel"


DECISIONS = (Ruling.ACCEPTED, Ruling.NOT_ACCEPTED, Ruling.COUNSEL)
REFERENCE_LIMIT = 20
"""Characters: the last four of a number or a short file reference, never a whole number."""

_WHOLE_NUMBER = re.compile(r"\d{7}|\d{3}[ -]?\d{2}[ -]?\d{4}|(\d{4}[ -]?){3}")
"""An identity, social security or card number as it is written."""


@dataclass(frozen=True, slots=True)
class Authority:
    """One document seen, or the decision about it; every revision stays, the newest counts."""

    id: int
    member_id: int
    basis: Basis
    document: str
    issuer: str
    reference: str
    seen_on: date
    seen_by: str
    ruling: Ruling = Ruling.WAITING
    reviewer: str = ""
    decided_at: int | None = None
    reopened_by: str = ""
    """Who changed the name that had been accepted: the document is looked at again, and not by them."""

    @property
    def accepted(self) -> bool:
        """Whether a second person accepted it."""
        return self.ruling is Ruling.ACCEPTED


def refuse_whole_number(reference: str) -> Reason | None:
    """Why a reference is not kept: it holds a whole number of a document."""
    return Reason(Cause.WHOLE_NUMBER) if _WHOLE_NUMBER.search(reference) else None


def decide(authority: Authority, ruling: Ruling, reviewer: str, now: int) -> Authority | Refused:
    """The revision that holds a decision; whoever saw the document never decides about it.

    After "asked counsel" it is decided again; an accepted or refused document is recorded anew instead.
    """
    if ruling not in DECISIONS:
        return refuse(Cause.EMPTY, field="ruling")
    if authority.ruling not in {Ruling.WAITING, Ruling.COUNSEL} or authority.ruling is ruling:
        return refuse(Cause.RULING_GIVEN)
    if same_person(authority.seen_by, reviewer):
        return refuse(Cause.SEEN_BY_REVIEWER)
    if same_person(authority.reopened_by, reviewer):
        return refuse(Cause.RENAMED_BY_REVIEWER)
    return replace(authority, id=0, ruling=ruling, reviewer=reviewer, decided_at=now)


def look_again(authority: Authority, by_name: str) -> Authority:
    """The revision that puts an accepted document back to review: the name it was accepted for is another one now."""
    return replace(authority, id=0, ruling=Ruling.WAITING, reviewer="", decided_at=None, reopened_by=by_name)
