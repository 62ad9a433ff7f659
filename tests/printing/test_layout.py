"""How documents fall on their pages: nothing is parted from what it belongs to, nothing stands too near."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pypdf
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app.domain.handouts.catalogue import FAMILY_LANGUAGES
from desktop_app.printing import dates, signatures
from desktop_app.printing.checking.reading import read
from desktop_app.printing.documents import render
from desktop_app.printing.fonts import REGULAR
from desktop_app.printing.looks import LARGE, SIDE_MARGIN
from desktop_app.printing.pdf import WIDTH, make_pdf
from desktop_app.printing.story import Heading, Run, Signatures, Signed, Story
from tests.printing import stories
from tests.printing.samples import SAMPLES


def pages_of_kinds(pdf: bytes, kinds: tuple[str, ...]) -> list[tuple[str, set[int]]]:
    """Elements of these kinds in reading order, with the pages on which something of each is drawn."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        content = read(opened)
        assert content.root is not None
        numbers = {page.place: page.number for page in content.pages}
        return [
            (each.kind, {numbers[place] for inner in each.walk() for place, _ in inner.marks})
            for each in content.root.walk()
            if each.kind in kinds
        ]


@pytest.mark.parametrize("name", ["belongings_list", "room_readiness", "partner_agreement", "overdue"])
def test_in_large_print_no_heading_is_parted_from_what_it_leads_to_and_no_row_is_torn(name: str):
    pdf = render(SAMPLES[name], large_print=True)
    parts = pages_of_kinds(pdf, ("H2", "P", "TBody", "L", "Div"))
    headings = [place for place, (kind, _) in enumerate(parts[:-1]) if kind == "H2"]
    assert headings
    assert [parts[place] for place in headings if min(parts[place + 1][1]) != max(parts[place][1])] == []
    assert [pages for kind, pages in parts if kind == "TBody" and len(pages) > 1] == []


def test_what_follows_a_signature_keeps_its_distance():
    pages = pypdf.PdfReader(BytesIO(render(SAMPLES["release_request"]))).pages
    heights: dict[str, float] = {}

    def seen(text: str, around: list[float], at: list[float], *_: object) -> None:
        heights.setdefault(text.strip(), around[5] + at[5])

    pages[0].extract_text(visitor_text=seen)
    below = next(height for text, height in heights.items() if text.startswith("Please send this page"))
    assert heights["Signature"] - below >= 18


def pages_of(name: str, language: str) -> list[str]:
    data = render(SAMPLES[name], language, large_print=True)
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages]


@pytest.mark.parametrize(
    ("lead", "led"),
    [("Aquí se espera a niños.", "Juguetes y libros"), ("Falta, está roto o hay que reponer:", "Esta traducción")],
)
def test_words_that_lead_to_a_table_or_to_lines_are_on_its_page(lead: str, led: str):
    assert [lead in page for page in pages_of("room_readiness", "es")] == [
        led in page for page in pages_of("room_readiness", "es")
    ]


def test_in_large_print_no_word_of_whose_signature_it_is_is_broken():
    assert "organizaciones" in pages_of("self_assessment", "es")[-1]


def test_large_print_does_not_spend_a_page_on_one_step():
    """In columns a place to type is narrow and high; stacked it is wide, and as high as it needs to be."""
    pages = pages_of("action_plan", "es")
    assert len(pages) <= 7
    assert [page.count("iniciado") for page in pages if "iniciado" in page] == [2, 2, 2, 2]


def test_a_label_of_the_soft_box_never_touches_what_it_stands_for():
    pages = pypdf.PdfReader(BytesIO(render(SAMPLES["contact_card"], "es", large_print=True))).pages
    left: dict[str, float] = {}

    def seen(text: str, around: list[float], at: list[float], *_: object) -> None:
        left.setdefault(text.strip(), around[4] + at[4])

    pages[0].extract_text(visitor_text=seen)
    labels = [text for text, x in left.items() if x == left["Teléfono"]]
    ends = {text: left[text] + stringWidth(text, REGULAR, LARGE.body[0]) for text in labels}
    assert len(labels) > 4
    assert [text for text, end in ends.items() if end > left["8 am to 6 pm"] - 10] == []


@pytest.mark.parametrize("language", FAMILY_LANGUAGES)
def test_the_day_and_the_hour_of_a_signature_stand_on_one_line(language: str):
    late = datetime(2026, 9, 28, 22, 58, tzinfo=UTC)
    record = SAMPLES["return_record_signed"]
    signed = replace(record, recipient=replace(record.recipient, signed_at=late))
    pages = pypdf.PdfReader(BytesIO(render(signed, language))).pages
    lines = [line for page in pages for line in page.extract_text().splitlines()]
    assert [line for line in lines if " ".join(dates.moment(late, language).split()) in " ".join(line.split())]


def test_what_a_pen_drew_ends_before_the_day_however_wide_the_words_before_it_are():
    name, day = (Run("Representatives_of_the_organizations"),), (Run("November 24, 2026"),)
    signed = Signatures((Signed(name, name, day, (((0.0, 0.5), (1.0, 0.52)),)),))
    blocks = (Heading(1, (Run("Signing"),)), signed)
    pdf = make_pdf(Story("T", "A", "en", stories.HEAD, stories.FOOT, blocks, stories.WORDS), large_print=True)
    with pikepdf.open(BytesIO(pdf)) as opened:
        parts = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary)]
        [box] = [list(map(float, each.A.BBox)) for each in parts if each.get("/S") == "/Figure"]
    assert box[2] < SIDE_MARGIN + WIDTH * (1 - signatures.DATED)
