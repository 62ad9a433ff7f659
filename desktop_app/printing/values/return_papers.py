"""The values of the cash count sheet, the firearm return record and the sheet of a signed record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from desktop_app.domain.cash import dollars
from desktop_app.domain.return_papers import CashSheet, CountedRow, FirearmReturn, RecordSheet
from desktop_app.printing import dates
from desktop_app.printing.forms import Value
from desktop_app.printing.values.records import values_of_any_record
from desktop_app.printing.values.wording import Values, Wording, sentence


def cash_values(sheet: CashSheet, wording: Wording) -> Values:
    def amount(cents: int | None) -> str:
        return dollars(cents) if cents is not None else ""

    return {
        "person_name": sheet.person_name,
        "description": sheet.description,
        "held": wording.form.word("held", when=dates.moment(sheet.starts, wording.language), room=sheet.room),
        "agreed": sheet.agreed,
        "amount": amount(sheet.first_total if sheet.agreed else None),
        "counted_by": sheet.counted_by,
        "checked_by": sheet.checked_by,
        "recipient": sheet.recipient,
        "first_total": amount(sheet.first_total),
        "second_total": amount(sheet.second_total),
        "rows": tuple(_counted(row, wording) for row in sheet.rows if row.first != 0 or row.second != 0),
        "not_signed": "",
    }


def _counted(row: CountedRow, wording: Wording) -> Mapping[str, Value]:
    known = row.first if row.first is not None and row.first == row.second else None
    return {
        "kind": wording.form.word("coin" if row.coin else "bill", worth=_worth(row.cents, wording)),
        "first": "" if row.first is None else str(row.first),
        "second": "" if row.second is None else str(row.second),
        "amount": "" if known is None else dollars(row.cents * known),
    }


def _worth(cents: int, wording: Wording) -> str:
    return f"${cents // 100}" if cents >= 100 else wording.form.word("cents", cents=str(cents))


def firearm_values(paper: FirearmReturn, wording: Wording) -> Values:
    def day(on: date | None) -> str:
        return dates.day_and_year(on, wording.language) if on else ""

    rows = tuple(
        {
            "number": each.number,
            "description": each.description,
            "seal": each.seal,
            "reference": each.reference,
            "on": day(each.on),
            "expires": day(each.expires),
        }
        for each in paper.firearms
    )
    return values_of_any_record(paper.record, wording) | {"firearms": rows}


def sheet_values(sheet: RecordSheet, wording: Wording) -> Values:
    def signed(at: datetime | None) -> str:
        return dates.moment(at, wording.language) if at else ""

    return {
        "record_number": sheet.record_number,
        "fingerprint": " ".join(re.findall(".{1,8}", sheet.fingerprint)),
        "signed": sheet.signed,
        "recipient": sheet.recipient.name,
        "recipient_signed": signed(sheet.recipient.signed_at),
        "evidence": sheet.evidence.name,
        "evidence_signed": signed(sheet.evidence.signed_at),
        "witness": sheet.witness.name,
        "witness_signed": signed(sheet.witness.signed_at),
        "addenda": tuple(
            {"text": sentence(note.text), "by": note.by_name, "on": dates.moment(note.at, wording.language)}
            for note in sheet.addenda
        ),
    }
