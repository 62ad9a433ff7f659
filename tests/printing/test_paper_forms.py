"""Blank forms: each number on each of its pages, room for everything; and the record that says it was written by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pypdf
import pytest

from desktop_app.domain.handouts import BlankForm, BlankForms, Kind, Letterhead, PaperNote
from desktop_app.domain.handouts.catalogue import row_of
from desktop_app.printing.documents import file_name, render
from tests.printing.samples import return_record

HEAD = Letterhead("Fairhaven Police Department", "Victim Services", "555-0142", "8 am to 6 pm")
FORMS = BlankForms(
    HEAD, tuple(BlankForm(f"P-{number:04}", "Lena Brandt", date(2026, 11, 24)) for number in range(7, 10))
)
languages = pytest.mark.parametrize("language", row_of(Kind.PAPER_FORM).languages)


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages]


@languages
def test_each_form_is_one_sheet_with_its_number_on_both_sides(language: str) -> None:
    cover, *sides = pages(render(FORMS, language))
    assert all(form.number in cover for form in FORMS.forms)
    assert len(sides) == 2 * len(FORMS.forms)
    for place, form in enumerate(FORMS.forms):
        for side in sides[2 * place : 2 * place + 2]:
            assert form.number in side
    assert not any(form.number in sides[0] for form in FORMS.forms[1:])


def test_it_asks_everything_of_a_return_and_says_that_it_is_entered_afterwards() -> None:
    _, front, back = pages(render(FORMS, "en"))[:3]
    for words in ("To be entered afterwards.", "Person receiving", "Passport", "No number, no copy", "Received",
                  "Not today", "Not wanted", "Not brought", "Seal checked"):  # fmt: skip
        assert words in front
    for words in ("Two people count", "$100", "Penny", "Person receiving", "For the agency", "Witness", "Entered by"):
        assert words in back


def test_a_file_of_forms_is_named_by_its_day() -> None:
    assert file_name(FORMS) == "paper-form-2026-11-24.pdf"


@languages
def test_a_record_written_by_hand_says_so(language: str) -> None:
    happened = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
    note = PaperNote("P-0007", happened, "Lena Brandt", happened.replace(hour=17))
    assert "P-0007" not in "".join(pages(render(return_record(), language)))
    read = " ".join("".join(pages(render(replace(return_record(), paper=note), language))).split())
    assert "P-0007" in read
    assert "Lena Brandt" in read
