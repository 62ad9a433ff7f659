"""Each document's data as the plain values its form asks for: dates said in the reader's language, codes in the form's words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from desktop_app.domain.handouts import (
    AppointmentLetter,
    BelongingsList,
    ChecklistStep,
    ConsentForm,
    CustodyLeaf,
    DaySheet,
    Document,
    DryRun,
    FamilyPacket,
    InterviewLetter,
    Phase,
    ReleaseRequest,
    ResourceKind,
    RetainedItems,
    ReturnItem,
    ReturnRecord,
    Role,
    RoleChecklist,
    packet_resources,
)
from desktop_app.printing import dates
from desktop_app.printing.forms import Form, Value
from desktop_app.printing.hold_requests import request_values
from desktop_app.printing.packing import packing_values

Values = dict[str, Value]
_BY_HAND = "______________"

RESOURCE_KINDS: tuple[ResourceKind, ...] = get_args(ResourceKind)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words at hand: the document's form, the words that all pages share, and the language."""

    form: Form
    page: Form
    language: str

    def role(self, role: Role) -> str:
        return self.page.word(f"role_{role}")

    def how_long(self, minutes: int | None) -> str:
        if minutes is None:
            return self.form.word("how_long_open")
        return self.form.word("how_long_minutes", duration=dates.duration(minutes, self.language))


def values_of(document: Document, wording: Wording) -> Values:
    """Everything the document's form may name."""
    values: Values = {"phone": document.letterhead.phone}
    match document:
        case AppointmentLetter():
            return values | _appointment(document, wording)
        case InterviewLetter():
            return values | _interview(document, wording)
        case BelongingsList():
            return values | _belongings(document)
        case ReturnRecord():
            return values | _return_record(document, wording)
        case RetainedItems():
            return values | _retained(document, wording)
        case FamilyPacket():
            return values | _packet(document, wording)
        case RoleChecklist():
            return values | _checklist(document, wording)
        case DaySheet():
            return values | _day_sheet(document, wording)
        case ReleaseRequest():
            return values | request_values(document, wording)
        case CustodyLeaf() | DryRun():
            return values | packing_values(document, wording)
        case ConsentForm():
            return values | _consent(document, wording)


def sentence(text: str) -> str:
    """With one full stop at its end."""
    text = text.strip()
    return text if not text or text[-1] in ".?!…" else f"{text}."


def _first_letter_up(text: str) -> str:
    return text[:1].upper() + text[1:]


def _initials(name: str) -> str:
    """Of a name; initials stay as they are."""
    words = name.replace(".", ". ").split()
    return name if len(words) < 2 else "".join(word[0] for word in words)


def _listed(texts: tuple[str, ...]) -> tuple[Mapping[str, Value], ...]:
    return tuple({"text": text} for text in texts)


def _visit(document: AppointmentLetter | InterviewLetter, wording: Wording) -> Values:
    return {
        "recipient": document.recipient,
        "when": dates.weekday_and_time(document.starts, wording.language),
        "how_long": wording.how_long(document.minutes),
        "where": sentence(document.where),
        "host": document.host,
        "host_role": wording.role(document.host_role),
    }


def _appointment(document: AppointmentLetter, wording: Wording) -> Values:
    wrapped = wording.form.word("wrapped")
    items = tuple(
        f"{sentence(item.description)} {wrapped}" if item.wrapped else item.description for item in document.items
    )
    return _visit(document, wording) | {
        "person_name": document.person_name,
        "items": _listed(items),
        "retained": tuple(
            {"description": sentence(item.description), "reason": sentence(item.reason)} for item in document.retained
        ),
        "call_by": dates.day(document.call_by, wording.language) if document.call_by else "",
        "bring": _listed(document.bring),
    }


def _interview(document: InterviewLetter, wording: Wording) -> Values:
    return _visit(document, wording) | {
        "interpreter": document.interpreter,
        "people": _listed(document.people),
        "recorded_yes": document.recorded is True,
        "recorded_no": document.recorded is False,
    }


def _belongings(document: BelongingsList) -> Values:
    return {
        "recipient": document.recipient,
        "person_name": document.person_name,
        "contact": document.contact or document.letterhead.unit,
        "items": tuple(
            {
                "position": str(position),
                "description": item.description,
                "condition": item.condition,
                "wish_return": item.wish == "return",
                "wish_later": item.wish == "later",
                "wish_no": item.wish == "no",
                "care_as_is": item.care == "as_is",
                "care_clean": item.care == "clean",
            }
            for position, item in enumerate(document.items, start=1)
        ),
    }


def _return_record(document: ReturnRecord, wording: Wording) -> Values:
    form, language = wording.form, wording.language
    signatures = (document.recipient, document.evidence, document.witness)
    times = [part.signed_at for part in signatures if part.signed_at is not None]

    def signed(at: datetime | None) -> str:
        return dates.moment(at, language) if at else ""

    return {
        "signed": document.signed,
        "signed_on": dates.day_and_year(max(times), language) if document.signed else "",
        "case_number": document.case_number,
        "record_number": document.record_number,
        "person_name": document.person_name,
        "receiving": ", ".join(part for part in (document.recipient.name, document.recipient_basis) if part),
        "identity": form.word(
            "identity", type=document.identity_type or _BY_HAND, by=document.identity_examined_by or _BY_HAND
        ),
        "held": form.word("held", when=dates.moment(document.starts, language), room=document.room),
        "items": tuple(_return_item(item, wording, signed=document.signed) for item in document.items),
        "boxes": any(not item.outcome for item in document.items),
        "kept": _listed(tuple(_kept(item, wording) for item in document.items if item.outcome not in {"", "returned"})),
        "cash": tuple(
            {
                "number": count.number,
                "amount": count.amount,
                "counted_by": count.counted_by,
                "checked_by": count.checked_by,
            }
            for count in document.cash
        ),
        "recipient": document.recipient.name,
        "recipient_signed": signed(document.recipient.signed_at),
        "evidence": document.evidence.name,
        "evidence_signed": signed(document.evidence.signed_at),
        "witness": document.witness.name,
        "witness_signed": signed(document.witness.signed_at),
        "fingerprint": " ".join(re.findall(".{1,8}", document.fingerprint)),
        "addenda": tuple(
            {"text": sentence(note.text), "by": note.by_name, "on": dates.moment(note.at, language)}
            for note in document.addenda
        ),
    }


def _return_item(item: ReturnItem, wording: Wording, *, signed: bool) -> Values:
    outcome = _outcome(item, wording, signed=signed)
    return {
        "number": item.number,
        "description": item.description,
        "seal": item.seal,
        "outcome": outcome,
        "unusual": "" if item.outcome in {"", "returned", "declined_keep", "declined_no_return"} else outcome,
        "taken": item.outcome == "returned",
        "kept": item.outcome == "declined_keep",
        "declined": item.outcome == "declined_no_return",
    }


def _outcome(item: ReturnItem, wording: Wording, *, signed: bool) -> str:
    if not item.outcome:
        return ""
    # nothing is called returned before all three have signed
    early = item.outcome == "returned" and not signed
    return wording.form.word("outcome_to_receive" if early else f"outcome_{item.outcome}")


def _kept(item: ReturnItem, wording: Wording) -> str:
    words = sentence(f"{item.description}: {_outcome(item, wording, signed=True)}")
    if item.keep_until is None:
        return words
    until = wording.form.word("kept_until", date=dates.day_and_year(item.keep_until, wording.language))
    return f"{words} {until}"


def _retained(document: RetainedItems, wording: Wording) -> Values:
    language = wording.language
    return {
        "recipient": document.recipient,
        "person_name": document.person_name,
        "contact": document.contact or document.letterhead.unit,
        "call_by": dates.day(document.call_by, language) if document.call_by else "",
        "items": tuple(
            {
                "description": item.description,
                "reason": sentence(item.reason),
                "decided_by": item.decided_by,
                "review": (
                    wording.form.word("review", date=dates.day_and_year(item.review_on, language))
                    if item.review_on
                    else ""
                ),
                "ask": item.ask,
            }
            for item in document.items
        ),
    }


def _packet(document: FamilyPacket, wording: Wording) -> Values:
    rows: dict[str, list[Values]] = {kind: [] for kind in RESOURCE_KINDS}
    for row in packet_resources(document):
        checked = dates.day_and_year(row.verified_on, wording.language) if row.verified_on else ""
        rows[row.kind].append(
            {
                "name": row.name,
                "phone": row.phone,
                "hours": row.hours,
                "about": row.about,
                "checked": wording.form.word("checked", date=checked),
            }
        )
    return {
        "person_name": document.person_name,
        "record_number": document.record_number,
        "contact": document.contact or document.letterhead.unit,
        "contact_phone": document.contact_phone,
        "investigator": document.investigator,
        "investigator_phone": document.investigator_phone,
        "compensation_deadline": sentence(document.compensation_deadline),
        **{kind: tuple(found) for kind, found in rows.items()},
    }


def _checklist(document: RoleChecklist, wording: Wording) -> Values:
    def rows(phase: Phase) -> tuple[Mapping[str, Value], ...]:
        return tuple(_step(step, wording) for step in document.steps if step.phase == phase)

    return {
        "role": wording.role(document.role),
        "version": wording.form.word("version", protocol=document.protocol, version=document.version),
        "record_number": document.record_number,
        "when": dates.weekday_and_time(document.starts, wording.language) if document.starts else "",
        "before": rows("before"),
        "during": rows("during"),
        "after": rows("after"),
    }


def _step(step: ChecklistStep, wording: Wording) -> Values:
    return {
        "done": bool(step.done_by),
        "text": step.text,
        "gate": step.gate,
        "initials": _initials(step.done_by),
        "time": dates.short_time(step.done_at.time(), wording.language) if step.done_at else "",
        "not_applicable": step.not_applicable,
    }


def _consent(document: ConsentForm, wording: Wording) -> Values:
    return {
        "recipient": document.recipient,
        "person_name": document.person_name,
        "shared_with": document.shared_with,
        "purpose": document.purpose,
        "given_on": dates.day_and_year(document.given_on, wording.language),
        "expires_on": dates.day_and_year(document.expires_on, wording.language),
        "contact": document.contact or document.letterhead.unit,
    }


def _day_sheet(document: DaySheet, wording: Wording) -> Values:
    return {
        "day": _first_letter_up(dates.weekday(document.day, wording.language)),
        "rows": tuple(
            {
                "time": dates.short_time(row.starts, wording.language),
                "initials": row.initials,
                "host": row.host,
                "room": row.room,
                "door": row.door,
            }
            for row in document.rows
        ),
    }
