"""How documents fall on their pages: nothing is parted from what it belongs to, nothing stands too near."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdf
import pytest

from desktop_app.printing.checking.reading import read
from desktop_app.printing.documents import render
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
