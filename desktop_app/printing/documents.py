"""The one way in: a document's data, a language and a size of print; out come the bytes of a PDF."""

from __future__ import annotations

import re

from desktop_app.domain.handouts import (
    AppointmentLetter,
    BelongingsList,
    ConsentForm,
    CustodyLeaf,
    DaySheet,
    Document,
    DryRun,
    FamilyPacket,
    InterviewLetter,
    ReleaseRequest,
    RetainedItems,
    ReturnRecord,
    RoleChecklist,
)
from desktop_app.domain.return_papers import CashSheet, FirearmReturn, ReturnPaper
from desktop_app.domain.week_board import WeekBoard
from desktop_app.printing.filling import fill
from desktop_app.printing.fonts import printable
from desktop_app.printing.forms import load_form
from desktop_app.printing.return_papers import paper_form, paper_values, with_pen
from desktop_app.printing.story import Foot, Head, Story, Words
from desktop_app.printing.values import Wording, values_of


def render(document: Document | ReturnPaper | WeekBoard, language: str = "en", *, large_print: bool = False) -> bytes:
    """The document as a PDF, in memory; CannotPrint before any page is made if a letter has no shape.

    The week board is one page at one size: it hangs on a wall.
    """
    if isinstance(document, WeekBoard):
        from desktop_app.printing.week_board import render_week

        return render_week(document, language)
    from desktop_app.printing.pdf import make_pdf

    return make_pdf(tell(document, language), large_print=large_print)


def tell(document: Document | ReturnPaper, language: str = "en") -> Story:
    """The document as a story: its form filled with its values."""
    form, page = load_form(form_name(document), language), load_form("page", language)
    wording = Wording(form, page, language)
    letterhead, number = document.letterhead, _number(document)
    head = Head(
        printable(letterhead.agency, "agency"),
        printable(letterhead.unit, "unit"),
        page.word("note"),
        printable(letterhead.phone, "phone"),
        printable(letterhead.hours, "hours"),
    )
    foot = Foot(
        (form if "footer" in form.front.words else page).word("footer"),
        page.word("record", number=number) if number else "",
        page.word("page"),
    )
    words = Words(page.word("signature"), page.word("signed_date"), page.word("signature_recorded"))
    if isinstance(document, CashSheet | FirearmReturn):
        values = paper_values(document, wording)
    else:
        values = values_of(document, wording)
    blocks = fill(form, values)
    if isinstance(document, ReturnRecord | FirearmReturn):
        blocks = with_pen(blocks, document if isinstance(document, ReturnRecord) else document.record)
    return Story(f"{form.front.title} {number or _day(document)}", head.agency, language, head, foot, blocks, words)


_FORMS: dict[type[object], str] = {
    AppointmentLetter: "appointment_letter",
    InterviewLetter: "interview_letter",
    BelongingsList: "belongings_list",
    ReturnRecord: "return_record",
    RetainedItems: "retained_items",
    RoleChecklist: "role_checklist",
    DaySheet: "day_sheet",
    ReleaseRequest: "release_request",
    ConsentForm: "consent",
    CustodyLeaf: "custody_leaf",
    DryRun: "dry_run",
}


def form_name(document: Document | ReturnPaper) -> str:
    """The folder of the document's form."""
    if isinstance(document, FamilyPacket):
        return f"family_packet_{document.manner}"
    if isinstance(document, CashSheet | FirearmReturn):
        return paper_form(document)
    return _FORMS[type(document)]


def file_name(document: Document | ReturnPaper | WeekBoard) -> str:
    """What "Save" proposes: the kind and the number, never a person, never the manner of death."""
    if isinstance(document, WeekBoard):
        return f"week-board-{document.first.isoformat()}.pdf"
    kind = "family_packet" if isinstance(document, FamilyPacket) else form_name(document)
    number = re.sub(r"[^A-Za-z0-9]+", "-", _number(document) or _day(document)).strip("-")[:40]
    return f"{kind.replace('_', '-')}-{number}".rstrip("-") + ".pdf"


def _number(document: Document | ReturnPaper) -> str:
    return "" if isinstance(document, DaySheet) else printable(document.record_number, "record_number")


def _day(document: Document | ReturnPaper) -> str:
    return document.day.isoformat() if isinstance(document, DaySheet) else ""
