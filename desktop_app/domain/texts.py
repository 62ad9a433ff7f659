"""What may be typed into each field: its length, its lines, and the letters that are no letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import Field, dataclass, replace
from typing import Any, ClassVar, Protocol, TypeVar

from desktop_app.domain.refusals import Cause, Reason, Refused


class _Fielded(Protocol):
    """Any dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


Record = TypeVar("Record", bound=_Fielded)

NAME_LIMIT, NUMBER_LIMIT, TEXT_LIMIT = 120, 40, 300
"""Characters. Free text is for dates, choices and references, not stories (domain reference, section 6)."""

COUNTS = {"party_size": 999, "quantity": 999_999, "seats": 99, "notice_days": 3_650}
"""The most people of a visit, pieces of a belonging (coins, pills) and seats of a room; more is a slip of the finger.
The least is 1."""


@dataclass(frozen=True, slots=True)
class TextRule:
    """The longest text of a field in characters, and whether it must be filled in, may have lines, could hold a story."""

    limit: int
    needed: bool = False
    lines: bool = False
    free: bool = False


_NAME, _NUMBER, _TEXT = TextRule(NAME_LIMIT), TextRule(NUMBER_LIMIT), TextRule(TEXT_LIMIT)
_NEEDED_NAME, _NOTE = TextRule(NAME_LIMIT, needed=True), TextRule(TEXT_LIMIT, lines=True, free=True)

TEXTS: dict[str, TextRule] = {
    "name": _NEEDED_NAME,
    "guest_name": _NEEDED_NAME,
    "person_name": _NEEDED_NAME,
    "name_to_use": _NEEDED_NAME,
    "supervisor": _NEEDED_NAME,
    "authority": _NEEDED_NAME,
    "investigator": _NAME,
    "relationship": _NAME,
    "authority_document": _NAME,
    "by_name": _NAME,
    "by_title": _NAME,
    "by_agency": _NAME,
    "instrument": _NAME,
    "reference": _NAME,
    "document": _NEEDED_NAME,
    "issuer": _NEEDED_NAME,
    "authority_reference": TextRule(20),
    "flag_reference": TextRule(TEXT_LIMIT, free=True),
    "cleared_why": TextRule(TEXT_LIMIT, needed=True, free=True),
    "state_reason": TextRule(TEXT_LIMIT, free=True),
    "decided_by": _NEEDED_NAME,
    "location": _TEXT,
    "entrance": _NAME,
    "waiting_area": _NAME,
    "floor": _NAME,
    "building": _NAME,
    "phone_hours": _NAME,
    "languages": _NAME,
    "hours": _NAME,
    "what": TextRule(60, needed=True),
    "number": TextRule(NUMBER_LIMIT, needed=True),
    "seal": _NUMBER,
    "barcode": _NUMBER,
    "phone": _NUMBER,
    "extension": _NUMBER,
    "text_line": _NUMBER,
    "web": _TEXT,
    "address": TextRule(TEXT_LIMIT, lines=True),
    "description": TextRule(TEXT_LIMIT, needed=True, free=True),
    "family_description": TextRule(TEXT_LIMIT, needed=True, free=True),
    "family_condition": _NOTE,
    "safe_contact": _NOTE,
    "contact_times": _NAME,
    "wish_detail": _NOTE,
    "recipient": _NEEDED_NAME,
    "postal_address": TextRule(TEXT_LIMIT, needed=True, lines=True),
    "carrier": _NEEDED_NAME,
    "tracking_number": TextRule(NUMBER_LIMIT, needed=True),
    "signed_by": _NEEDED_NAME,
    "claim": TextRule(NUMBER_LIMIT, needed=True),
    "purpose": TextRule(NAME_LIMIT, needed=True, free=True),
    "about": TextRule(TEXT_LIMIT, lines=True),
    "sign_in_notice": TextRule(TEXT_LIMIT, lines=True),
    "reason": TextRule(TEXT_LIMIT, free=True),
    "jurisdiction": _NEEDED_NAME,
    "citation": _TEXT,
    "verified_by": _NAME,
    "reviewed_by": _NEEDED_NAME,
    "source": TextRule(TEXT_LIMIT, free=True),
    "tracking": _NUMBER,
    "addendum": TextRule(TEXT_LIMIT, needed=True, free=True),
    "explanation": TextRule(TEXT_LIMIT, needed=True, free=True),
}
"""Every field a person types into, by the name it has in the records. The reference of a clearance or check is asked for
where it is recorded, and so is a reason."""

UNREADABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffd\ufffe\uffff]"
)
"""Control characters, signs that turn the writing direction, halves of characters, and what stands for a lost one."""
_BREAK = re.compile(r"\r\n|[\r\u2028\u2029]")
_SILENT = re.compile("[\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\U000e0000-\U000e007f]")
"""Pasted along without being seen, and never part of a word; joiners (U+200C, U+200D) are, in Persian and Hindi."""
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs by their class that draw nothing."""
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Fillers, joiners of signs and choosers of a shape: two names that differ by these alone look the same."""
_EDGE = "\u200c\u200d\u200e\u200f"


def tidy_text(text: str) -> str:
    """A text as it is kept: accents in one piece, no unseen letters, nothing around it. The one place that does this."""
    if text.isascii() and text.isprintable():
        return text.strip()
    kept = unicodedata.normalize("NFC", _SILENT.sub("", _BREAK.sub("\n", text)))
    while kept != (shorter := kept.strip().strip(_EDGE)):
        kept = shorter
    return kept if _can_be_seen(kept) else ""


def check_text(field: str, text: str) -> str | Refused:
    """The text as it is kept in a field, or why it cannot be. Never fails, whatever the text."""
    rule = TEXTS[field]
    kept = tidy_text(text)
    if not kept and rule.needed:
        return _refused(Cause.EMPTY, field)
    if not kept and UNREADABLE.search(text.strip()):
        return _refused(Cause.UNREADABLE, field)
    if UNREADABLE.search(kept) or (not rule.lines and re.search(r"[\n\t]", kept)):
        return _refused(Cause.UNREADABLE, field)
    if len(kept) > rule.limit:
        return _refused(Cause.TOO_LONG, field, limit=rule.limit)
    return kept


def check_texts(typed: Mapping[str, str]) -> dict[str, str] | Refused:
    """Several fields by their names, each as it is kept, or everything that is wrong with them at once."""
    outcomes = {field: check_text(field, text) for field, text in typed.items()}
    reasons = [reason for each in outcomes.values() if isinstance(each, Refused) for reason in each.reasons]
    if reasons:
        return Refused(tuple(reasons))
    return {field: kept for field, kept in outcomes.items() if isinstance(kept, str)}


def check_record(record: Record, *fields: str) -> Record | Refused:
    """The record with these fields as they are kept, or everything that is wrong with them at once."""
    kept = check_texts({field: getattr(record, field) for field in fields})
    return kept if isinstance(kept, Refused) else replace(record, **kept)


def check_count(field: str, count: int) -> Reason | None:
    """Why a number of people or of pieces cannot be right."""
    most = COUNTS[field]
    return None if 1 <= count <= most else Reason(Cause.COUNT, {"field": field, "least": 1, "most": most})


def comparable(text: str) -> str:
    """What is compared when two typed texts may mean one thing: blind to case, spacing and unseen letters."""
    whole = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    seen = "".join(letter for letter in whole if unicodedata.category(letter) != "Cf")
    return " ".join(unicodedata.normalize("NFC", seen.casefold()).split())


def _can_be_seen(text: str) -> bool:
    return any(letter not in _BLANK and unicodedata.category(letter)[0] in "LNPS" for letter in text)


def _refused(cause: Cause, field: str, **facts: object) -> Refused:
    return Refused((Reason(cause, {"field": field, **facts}),))
