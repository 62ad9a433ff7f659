"""The one way in: a document's data, a language and a size of print; out come the bytes of a PDF."""

from __future__ import annotations

import re

from desktop_app.domain.handouts import (
    AppointmentLetter,
    BelongingsList,
    DaySheet,
    Document,
    FamilyPacket,
    InterviewLetter,
    RetainedItems,
    ReturnRecord,
    RoleChecklist,
)
from desktop_app.printing.filling import fill
from desktop_app.printing.fonts import printable
from desktop_app.printing.forms import load_form
from desktop_app.printing.story import Foot, Head, Story, Words
from desktop_app.printing.values import Wording, values_of


def render(document: Document, language: str = "en", *, large_print: bool = False) -> bytes:
    """The document as a PDF, in memory; CannotPrint before any page is made if a letter has no shape."""
    from desktop_app.printing.pdf import make_pdf

    return make_pdf(tell(document, language), large_print=large_print)


def tell(document: Document, language: str = "en") -> Story:
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
    blocks = fill(form, values_of(document, wording))
    return Story(f"{form.front.title} {number or _day(document)}", head.agency, language, head, foot, blocks, words)


def form_name(document: Document) -> str:
    """The folder of the document's form."""
    match document:
        case AppointmentLetter():
            return "appointment_letter"
        case InterviewLetter():
            return "interview_letter"
        case BelongingsList():
            return "belongings_list"
        case ReturnRecord():
            return "return_record"
        case RetainedItems():
            return "retained_items"
        case FamilyPacket(manner):
            return f"family_packet_{manner}"
        case RoleChecklist():
            return "role_checklist"
        case DaySheet():
            return "day_sheet"


def file_name(document: Document) -> str:
    """What "Save" proposes: the kind and the number, never a person, never the manner of death."""
    kind = "family_packet" if isinstance(document, FamilyPacket) else form_name(document)
    number = re.sub(r"[^A-Za-z0-9]+", "-", _number(document) or _day(document)).strip("-")[:40]
    return f"{kind.replace('_', '-')}-{number}".rstrip("-") + ".pdf"


def _number(document: Document) -> str:
    return "" if isinstance(document, DaySheet) else printable(document.record_number, "record_number")


def _day(document: Document) -> str:
    return document.day.isoformat() if isinstance(document, DaySheet) else ""
