"""The recovery card on paper. It names nobody, and no log of prints holds it: its pages are the key."""

from __future__ import annotations

from desktop_app.domain.recovery_card import RecoveryCard
from desktop_app.printing import dates
from desktop_app.printing.documents import not_reviewed
from desktop_app.printing.filling import fill
from desktop_app.printing.fonts import printable
from desktop_app.printing.forms import load_form
from desktop_app.printing.pdf import make_pdf
from desktop_app.printing.story import Foot, Head, Story, Words

FILE_NAME = "recovery-card.pdf"


def render_card(card: RecoveryCard, language: str = "en") -> bytes:
    """The card as a PDF, in memory."""
    form, page = load_form("recovery_card", language), load_form("page", language)
    agency = printable(card.agency, "agency")
    values = dict(zip(("first", "second", "third", "fourth"), card.rows(), strict=True))
    made_on = dates.day_and_year(card.made_on, language)
    phone, hours = printable(card.phone, "phone"), printable(card.phone_hours, "hours")
    head = Head(agency, "", page.word("note"), phone, hours)
    blocks = fill(form, {**values, "made_on": made_on, "agency": agency})
    if not form.reviewed:
        blocks += (not_reviewed(page, phone),)
    names = ("signature", "signed_date", "signature_recorded", "marked", "not_marked", "signature_drawn")
    return make_pdf(
        Story(
            form.front.title,
            agency,
            language,
            head,
            Foot(form.word("footer"), "", page.word("page")),
            blocks,
            Words(*(page.word(name) for name in names)),
        )
    )
