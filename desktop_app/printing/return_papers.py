"""The values of the cash count sheet and the firearm return record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop_app.domain.cash import dollars
from desktop_app.domain.handouts import ReturnRecord, Signature
from desktop_app.domain.return_papers import CashSheet, CountedRow, FirearmReturn, ReturnPaper
from desktop_app.printing import dates
from desktop_app.printing.forms import Value
from desktop_app.printing.story import Block, Signatures, Signed, plain
from desktop_app.printing.values import Values, Wording, values_of


def paper_form(paper: ReturnPaper) -> str:
    """The folder of the paper's form."""
    return "cash_count" if isinstance(paper, CashSheet) else "firearm_return"


def paper_values(paper: ReturnPaper, wording: Wording) -> Values:
    """Everything the paper's form may name."""
    return _sheet(paper, wording) if isinstance(paper, CashSheet) else _firearms(paper, wording)


def with_pen(blocks: tuple[Block, ...], record: ReturnRecord) -> tuple[Block, ...]:
    """The record's places to sign with what each person drew there, found by their names."""
    drawn = {each.name.strip(): each for each in (record.recipient, record.evidence, record.witness) if each.strokes}
    if not drawn:
        return blocks
    return tuple(
        Signatures(tuple(_signed(line, drawn) for line in block.lines)) if isinstance(block, Signatures) else block
        for block in blocks
    )


def _signed(line: Signed, drawn: Mapping[str, Signature]) -> Signed:
    found = drawn.get(plain(line.name).strip())
    return Signed(line.label, line.name, line.when, found.strokes) if found else line


def _sheet(sheet: CashSheet, wording: Wording) -> Values:
    def amount(cents: int | None) -> str:
        return dollars(cents) if cents is not None else ""

    return {
        "phone": sheet.letterhead.phone,
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


def _firearms(paper: FirearmReturn, wording: Wording) -> Values:
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
    return values_of(paper.record, wording) | {"firearms": rows}
