"""The one way in: a document's data, a language and a size of print; out come the bytes of a PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop_app.domain.handouts import Document
from desktop_app.domain.handouts.catalogue import row_of
from desktop_app.domain.return_papers import RecordSheet, SignedCopy
from desktop_app.domain.week_board import WeekBoard
from desktop_app.domain.wording import SHIPPED, Forms
from desktop_app.printing.filling import fill
from desktop_app.printing.fonts import printable
from desktop_app.printing.forms import Form, load_form
from desktop_app.printing.pens import with_pen
from desktop_app.printing.story import Foot, Head, Prose, Run, Story, Words
from desktop_app.printing.values import Wording, foreign, values_of


def render(
    document: Document | WeekBoard, language: str = "en", *, large_print: bool = False, forms: Forms = SHIPPED
) -> bytes:
    """The document as a PDF, in memory; CannotPrint before any page is made if a letter has no shape.

    The week board is one page at one size: it hangs on a wall. A signed record is never made again: it is what was kept.
    `forms` are the agency's own words.
    """
    if isinstance(document, SignedCopy):
        return document.pdf
    if isinstance(document, WeekBoard):
        from desktop_app.printing.week_board import render_week

        return render_week(document, language, forms)
    story = tell(document, language, forms)
    if story.folded:
        from desktop_app.printing.folded import make_folded

        return make_folded(story, large_print=large_print)
    from desktop_app.printing.pdf import make_pdf

    return make_pdf(story, large_print=large_print)


def render_together(
    documents: Sequence[Document], language: str = "en", *, large_print: bool = False, forms: Forms = SHIPPED
) -> bytes:
    """Several documents for one family as one PDF, each on pages of its own; folded sheets cannot be among them."""
    from desktop_app.printing.pdf import make_pdf

    stories = [tell(each, language, forms) for each in documents]
    return make_pdf(*stories, large_print=large_print)


def tell(document: Document, language: str = "en", forms: Forms = SHIPPED) -> Story:
    """The document as a story: its form filled with its values."""
    form, page = (load_form(name, language, forms=forms) for name in (form_name(document), "page"))
    return told(document, form, page, language)


def told(document: Document, form: Form, page: Form, language: str) -> Story:
    """The same with forms that have been read; `page` has the words that stand on every page."""
    letterhead, number = document.letterhead, _number(document)
    head = Head(
        printable(letterhead.agency, "agency"),
        printable(letterhead.unit, "unit"),
        page.word("note"),
        printable(letterhead.phone, "phone"),
        printable(letterhead.hours, "hours"),
        foreign(language),
    )
    foot = Foot(
        (form if "footer" in form.front.words else page).word("footer"),
        " · ".join(
            part for part in (page.word("record", number=number) if number else "", _log(page, letterhead.log)) if part
        ),
        page.word("page"),
    )
    words = Words(
        page.word("signature"),
        page.word("signed_date"),
        page.word("signature_recorded"),
        page.word("marked"),
        page.word("not_marked"),
        page.word("signature_drawn"),
    )
    blocks = fill(form, values_of(document, Wording(form, page, language)))
    if isinstance(document, RecordSheet):
        blocks = with_pen(blocks, (document.recipient, document.evidence, document.witness))
    if not form.reviewed:
        blocks += (not_reviewed(page, head.phone),)
    title = f"{form.front.title} {number or _day(document)}".strip()
    author = "" if row_of(document.kind).discreet else head.agency
    folded = form.front.layout == "fold"
    return Story(title, author, language, head, foot, blocks, words, form.front.fillable, folded)


def not_reviewed(page: Form, phone: str) -> Prose:
    """The line at the end of a translation, or of an agency's own words, that nobody has read through."""
    words = page.word("not_reviewed")
    return Prose((Run(f"{words} {page.word('ask_us', phone=phone)}" if phone else words),), quiet=True)


def form_name(document: Document) -> str:
    """The folder of the document's form."""
    return row_of(document.kind).form


def file_name(document: Document | WeekBoard) -> str:
    """What "Save" proposes: the kind and the number, never a person, never the manner of death."""
    if isinstance(document, WeekBoard):
        return f"week-board-{document.first.isoformat()}.pdf"
    number = re.sub(r"[^A-Za-z0-9]+", "-", document.record_number or _day(document)).strip("-")[:40]
    return f"{row_of(document.kind).file_kind.replace('_', '-')}-{number}".rstrip("-") + ".pdf"


def _log(page: Form, head: str) -> str:
    return page.word("log", head=head) if head else ""


def _number(document: Document) -> str:
    return printable(document.record_number, "record_number") if document.record_number else ""


def _day(document: Document) -> str:
    day = getattr(document, "day", None)
    return day.isoformat() if day else ""
