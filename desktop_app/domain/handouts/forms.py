"""Forms that somebody signs or answers: a release of information, a request for release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from desktop_app.domain.handouts.kinds import Kind
from desktop_app.domain.handouts.letterhead import Letterhead

HoldKind = Literal[
    "investigative",
    "prosecutor",
    "court_order",
    "medical_examiner",
    "appeal_period",
    "retention",
    "ownership",
    "litigation",
]


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """Release of information: what one family member allows us to tell one recipient, until a day, for signature."""

    kind: ClassVar[Kind] = Kind.CONSENT
    letterhead: Letterhead
    record_number: str
    recipient: str
    person_name: str
    shared_with: str
    purpose: str
    given_on: date
    expires_on: date
    contact: str


@dataclass(frozen=True, slots=True)
class RequestedItem:
    """One item and one hold that an authority is asked about, in the evidence system's words."""

    number: str
    description: str
    kind: HoldKind
    held_since: date


@dataclass(frozen=True, slots=True)
class ReleaseRequest:
    """Asks one authority about its holds of one case. It names nobody of the family and tells nothing of them."""

    kind: ClassVar[Kind] = Kind.RELEASE_REQUEST
    letterhead: Letterhead
    record_number: str
    authority: str
    asked_on: date
    asked_by: str
    items: tuple[RequestedItem, ...]
    reply_by: date | None = None
