"""The values of blank return records."""

from __future__ import annotations

from desktop_app.domain.handouts import BlankForms, PaperNote
from desktop_app.printing import dates
from desktop_app.printing.values.wording import Values, Wording


def blank_values(document: BlankForms, wording: Wording) -> Values:
    """Everything the forms may name."""
    return {
        "forms": tuple(
            {
                "number": form.number,
                "issued": wording.form.word(
                    "issued", by=form.issued_by, on=dates.day_and_year(form.issued_on, wording.language)
                ),
            }
            for form in document.forms
        ),
        "numbers": ", ".join(form.number for form in document.forms),
    }


def note_values(note: PaperNote | None, wording: Wording) -> Values:
    """What a record says of the form it was written on."""
    return {
        "on_paper": note is not None,
        "paper_number": note.number if note else "",
        "paper_happened": dates.moment(note.happened, wording.language) if note else "",
        "paper_entered_by": note.entered_by if note else "",
        "paper_entered_at": dates.moment(note.entered_at, wording.language) if note else "",
    }
