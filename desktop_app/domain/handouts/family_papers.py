"""The leaflets a family takes home: what they all hold, and which resources each may carry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop_app.domain.handouts.catalogue import row_of
from desktop_app.domain.handouts.kinds import Kind
from desktop_app.domain.handouts.letterhead import Letterhead
from desktop_app.domain.handouts.resources import CRIME_ONLY, Manner, Resource, ResourceKind

GapReason = Literal["missing", "not_verified", "review_due", "other_manner", "off", "not_filled", "only_beside"]


@dataclass(frozen=True, slots=True)
class FamilyPaper:
    """A leaflet or a packet's guide; its form decides what of this is printed.

    `person_name` is the person who died, `contact` the coordinator. `agency_involved`: who helps must be able to come from
    outside (domain reference, section 7), and so a sheet says how to ask for it.
    """

    kind: Kind
    manner: Manner
    letterhead: Letterhead
    record_number: str
    person_name: str
    contact: str
    contact_phone: str
    prepared_on: date
    investigator: str = ""
    investigator_phone: str = ""
    resources: tuple[Resource, ...] = ()
    agency_involved: bool = False


@dataclass(frozen=True, slots=True)
class PaperGap:
    """Why a paper is not complete: for staff, never for the family's page. `name` is empty for "missing"."""

    reason: GapReason
    kind: ResourceKind
    name: str = ""


def printed_resources(paper: FamilyPaper) -> tuple[Resource, ...]:
    """The rows that may be printed on this paper, in the order given."""
    carried = row_of(paper.kind).carries
    return tuple(row for row in paper.resources if row.kind in carried and _why_left_out(paper, row) is None)


def gaps(paper: FamilyPaper) -> tuple[PaperGap, ...]:
    """What staff must complete or know before they hand this paper over.

    A row that is not in use is told only where the paper needs its kind and has no other: nobody is reminded of it for good.
    """
    about = row_of(paper.kind)
    printed = {row.kind for row in printed_resources(paper)}
    missing = [kind for kind in about.needs if kind not in printed]
    found = []
    for row in paper.resources:
        reason = _why_left_out(paper, row)
        told = reason is not None and (reason != "off" or row.kind in missing)
        if reason is not None and told and row.kind in about.carries:
            found.append(PaperGap(reason, row.kind, row.name))
    return (*found, *(PaperGap("missing", kind) for kind in missing))


def past_review(found: Iterable[PaperGap]) -> tuple[str, ...]:
    """The names of the rows that are left out because nobody has called lately, each once."""
    return tuple(dict.fromkeys(gap.name for gap in found if gap.reason == "review_due"))


def _why_left_out(paper: FamilyPaper, row: Resource) -> GapReason | None:
    if row.kind in CRIME_ONLY and paper.manner != "homicide":
        return "other_manner"
    if row.manners and paper.manner not in row.manners:
        return "other_manner"
    if row.held_back in {"off", "not_filled"}:
        return row.held_back
    if row.verified_on is None:
        return "not_verified"
    if row.review_due is not None and row.review_due < paper.prepared_on:
        return "review_due"
    return row.held_back or None
