"""The values of the property return record."""

from __future__ import annotations

from datetime import datetime

from desktop_app.domain.handouts import NOT_THERE, ReturnItem, ReturnRecord
from desktop_app.printing import dates
from desktop_app.printing.values.paper_forms import note_values
from desktop_app.printing.values.wording import Values, Wording, listed, sentence

_BY_HAND = "______________"
_NOT_KEPT = NOT_THERE | {"", "returned"}


def record_values(document: ReturnRecord, wording: Wording) -> Values:
    """Of the record of a visit: also what is not where it should be."""
    missing = tuple(_missing(item, wording) for item in document.items if item.outcome in NOT_THERE)
    return values_of_any_record(document, wording) | {"missing": listed(missing)}


def values_of_any_record(document: ReturnRecord, wording: Wording) -> Values:
    """What the page for firearms says too."""
    form, language = wording.form, wording.language
    signatures = (document.recipient, document.evidence, document.witness)
    times = [part.signed_at for part in signatures if part.signed_at is not None]

    def signed(at: datetime | None) -> str:
        return dates.moment(at, language) if at else ""

    values: Values = {
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
        "kept": listed(tuple(_kept(item, wording) for item in document.items if item.outcome not in _NOT_KEPT)),
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
    }
    return values | note_values(document.paper, wording)


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


def _missing(item: ReturnItem, wording: Wording) -> str:
    """That it is not there, and why it must stay once it is."""
    words = wording.form.word(f"missing_{item.outcome}", item=item.description)
    held = wording.form.word("missing_held", reason=sentence(item.reason)) if item.reason else ""
    return f"{words} {held}".rstrip()
