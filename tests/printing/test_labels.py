"""Box labels: a number and a barcode that holds it, ten on a sheet, and nobody's name."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from desktop_app.domain.handouts import BoxLabel, BoxLabels
from desktop_app.domain.packing import box_code, box_of
from desktop_app.printing.labels import label_file_name, render_labels
from tests.printing.structure import conforms

NUMBER = "26-0117"


def labels(count: int, number: str = NUMBER) -> BoxLabels:
    return BoxLabels(number, tuple(BoxLabel(box, count, box_code(number, box)) for box in range(1, count + 1)))


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (10, 1), (11, 2)])
def test_ten_labels_lie_on_a_sheet(count: int, pages: int) -> None:
    assert len(PdfReader(BytesIO(render_labels(labels(count)))).pages) == pages


@pytest.mark.parametrize(("language", "words"), [("en", "Box 2 of 2"), ("es", "Caja 2 de 2")])
def test_a_label_says_its_box_its_visit_and_nothing_else(language: str, words: str) -> None:
    said = PdfReader(BytesIO(render_labels(labels(2), language=language))).pages[0].extract_text()
    assert words in said
    assert "26-0117-B2" in said
    left = re.sub(r"(Box|Caja) \d (of|de) \d|26-0117(-B\d)?|\s", "", said)
    assert left == ""


def test_the_barcode_stands_for_the_box() -> None:
    assert [box_of(each.code, NUMBER) for each in labels(3).labels] == [1, 2, 3]


def test_the_same_boxes_make_the_same_bytes() -> None:
    assert render_labels(labels(3)) == render_labels(labels(3))
    assert label_file_name(labels(3)) == "box-labels-26-0117.pdf"


def test_the_labels_of_a_day_are_each_visits_own_sheets() -> None:
    """So that what is kept of one family's print is exactly its sheets, and holds nothing of another's."""
    pdf = render_labels(labels(11), labels(2, "26-0118"))
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    assert [("26-0117" in page, "26-0118" in page) for page in pages] == [(True, False), (True, False), (False, True)]
    assert conforms(pdf) == []
