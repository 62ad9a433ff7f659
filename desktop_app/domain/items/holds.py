"""Why a belonging must stay for now, and who lifts that by which document: each hold alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import same_person


class HoldKind(StrEnum):
    """Why an item must stay for now."""

    INVESTIGATIVE = "investigative"
    PROSECUTOR = "prosecutor"
    COURT_ORDER = "court_order"
    MEDICAL_EXAMINER = "medical_examiner"
    APPEAL_PERIOD = "appeal_period"
    RETENTION = "retention"
    OWNERSHIP = "ownership"
    LITIGATION = "litigation"


@dataclass(frozen=True, slots=True)
class Clearance:
    """One hold lifted by a named outside authority, with the document that says so."""

    by_name: str
    by_title: str
    by_agency: str
    instrument: str
    reference: str
    on: date
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Hold:
    """One reason to keep one item; each is cleared alone."""

    id: int
    item_id: int
    kind: HoldKind
    authority: str
    placed_on: date
    review_on: date | None
    asked_on: date | None = None
    clearance: Clearance | None = None


def clear_hold(hold: Hold, clearance: Clearance) -> Hold | Refused:
    """The hold with its clearance; the authority is never the person who records it."""
    if hold.clearance is not None:
        return refuse(Cause.HOLD_CLEARED)
    missing = [name for name in ("by_name", "instrument", "reference") if not getattr(clearance, name).strip()]
    if missing:
        return refuse(Cause.CLEARANCE_INCOMPLETE, fields=tuple(missing))
    if same_person(clearance.by_name, clearance.recorded_by):
        return refuse(Cause.CLEARED_BY_RECORDER)
    return Hold(
        hold.id, hold.item_id, hold.kind, hold.authority, hold.placed_on, hold.review_on, hold.asked_on, clearance
    )
