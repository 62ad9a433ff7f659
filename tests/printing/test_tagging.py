"""Nothing can be drawn outside the structure tree, and what a reader hears has its spaces, links, fields and languages."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdf
import pytest

from desktop_app.printing import fonts
from desktop_app.printing.pdf import make_pdf
from desktop_app.printing.story import (
    Block,
    Box,
    Choice,
    Choices,
    Heading,
    Line,
    Passage,
    Prose,
    Run,
    Signatures,
    Signed,
    Story,
    Table,
    WritingLines,
)
from desktop_app.printing.tagging.canvas import ARTIFACT, TaggedCanvas, UntaggedContent
from desktop_app.printing.tagging.nodes import document
from desktop_app.printing.tagging.text import Source
from tests.printing.stories import FOOT, HEAD, STROKES, WORDS, record
from tests.printing.structure import conforms, kinds, read_aloud


def made(*blocks: Block, fillable: bool = False, large: bool = False) -> bytes:
    blocks = (Heading(1, (Run("Title"),)), *blocks)
    return make_pdf(Story("T", "A", "en", HEAD, FOOT, blocks, WORDS, fillable), large_print=large)


@pytest.fixture
def canvas() -> TaggedCanvas:
    fonts.register()
    return TaggedCanvas(BytesIO(), document(), fonts.REGULAR, lang="en")


def test_text_outside_an_element_is_refused(canvas: TaggedCanvas):
    with pytest.raises(UntaggedContent):
        canvas.drawString(10, 10, "nobody's")


def test_a_picture_and_a_form_are_refused(canvas: TaggedCanvas):
    for draw in (canvas.drawImage, canvas.drawInlineImage, canvas.doForm, canvas.beginForm, canvas.shade):
        with pytest.raises(UntaggedContent):
            draw("x", 0, 0)


def test_an_annotation_outside_an_element_is_refused(canvas: TaggedCanvas):
    with pytest.raises(UntaggedContent):
        canvas.linkURL("https://example.org", (0, 0, 9, 9))
    with pytest.raises(UntaggedContent):
        canvas.textAnnotation("note", (0, 0, 9, 9))
    with pytest.raises(UntaggedContent):
        canvas.acroForm.checkbox(name="x")


def test_regions_do_not_nest_and_end_on_their_page(canvas: TaggedCanvas):
    slot = canvas.tree.add("P").slot()
    with canvas.region(slot), pytest.raises(UntaggedContent), canvas.region(ARTIFACT):
        pass
    with canvas.region(slot), pytest.raises(UntaggedContent):
        canvas.showPage()


def test_lines_between_the_words_are_decoration(canvas: TaggedCanvas):
    canvas.line(0, 0, 9, 9)
    canvas.roundRect(0, 0, 9, 9, 2)
    with canvas.region(canvas.tree.add("P").slot()):
        canvas.drawString(10, 10, "said")
    code = "\n".join(canvas._code)
    assert code.count("/Artifact BMC") == 1
    assert code.index("EMC") < code.index("/P <</MCID 0>> BDC")


def test_a_line_that_ends_between_words_ends_in_a_space_and_no_other_does():
    node = document().add("P")
    source = Source(node, [(node.slot(), "one two-three fourfive")])
    said = []
    for line in ("one two-", "three four", "five"):
        said.append("".join(piece for _, piece in source.pieces(line)))
        said.append(" " if source.between_words else "")
    assert "".join(said) == "one two-three fourfive"
    assert source.done
    longer = Source(node, [(node.slot(), "one ")], tail=True)
    assert list(longer.pieces("one"))
    assert longer.between_words


def test_a_link_is_an_element_of_its_own_within_its_sentence():
    words = (Run("Ask at "), Run("example.org", link="https://example.org/?a=1&b=2"), Run(", day or night."))
    pdf = made(Prose(words))
    assert read_aloud(pdf)[-1] == "Ask at example.org, day or night."
    assert kinds(pdf)[-2:] == ["P", "Link"]
    [annotation] = pypdf.PdfReader(BytesIO(pdf)).pages[0].annotations
    assert annotation["/A"]["/URI"] == "https://example.org/?a=1&b=2"
    assert annotation["/Contents"]


def test_a_passage_in_another_language_says_so():
    pdf = made(Passage("es", (Prose((Run("Intérprete: sin costo."),)),)))
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.Root.StructTreeRoot.K.K[-1].Lang) == "es"
    assert conforms(pdf) == []


def test_boxes_and_lines_can_be_filled_on_a_screen_and_say_what_they_are_for():
    asked = Prose((Run("Who answers, and by when:"),))
    blank = Table(((Run("Step"),), (Run("Initials"),)), (((Prose((Run("Call"),)),), (WritingLines(1),)),), (3, 1))
    choices = Choices((Choice((Run("Later"),), marked=True), Choice((Run("Niño"),))))
    pdf = made(Heading(2, (Run("Ring"),)), choices, asked, WritingLines(2), blank, fillable=True)
    with pikepdf.open(BytesIO(pdf)) as opened:
        fields = [(str(each.T), str(each.TU), str(each.get("/V"))) for each in opened.Root.AcroForm.Fields]
    assert fields == [
        ("box-1", "Ring: Later", "/Yes"),
        ("box-2", "Ring: Niño", "/Off"),
        ("text-3", "Ring: Who answers, and by when", ""),
        ("text-4", "Initials: Call", ""),
    ]
    assert kinds(pdf).count("Form") == 4
    assert "AcroForm" not in str(pypdf.PdfReader(BytesIO(made(choices, WritingLines(2)))).trailer["/Root"])


def test_a_box_on_paper_is_a_figure_that_says_whether_it_is_marked():
    pdf = made(Choices((Choice((Run("Later"),), marked=True), Choice((Run("Now"),)))))
    with pikepdf.open(BytesIO(pdf)) as opened:
        listed = opened.Root.StructTreeRoot.K.K[-1]
        assert [str(item.K[0].K.Alt) for item in listed.K] == ["Box, marked", "Box, not marked"]


def test_the_head_of_a_table_is_read_once_though_it_is_drawn_on_every_page():
    pdf = make_pdf(record(90))
    reader = pypdf.PdfReader(BytesIO(pdf))
    assert len(reader.pages) > 3
    assert all("Seal checked" in page.extract_text() for page in reader.pages)
    assert read_aloud(pdf).count("Seal checked") == 1
    assert conforms(pdf) == []


def test_stacked_rows_are_rows_with_a_header_each():
    head = ((Run("A"),), (Run("B"),), (Run("C"),))
    row = tuple((Prose((Run(text),)),) for text in "123")
    pdf = made(Table(head, (row, row), (1, 1, 1)), large=True)
    assert kinds(pdf)[-20:] == ["TBody", *["TR", "TH", "TD"] * 3] * 2
    assert read_aloud(pdf)[-6:] == ["A", "1", "B", "2", "C", "3"]


def test_the_soft_box_is_a_list_of_terms():
    pdf = made(Box((Line((Run("When"),), (Run("Today"),)), Line((), (Run("Come in."),)))))
    assert kinds(pdf)[-6:] == ["L", "LI", "Lbl", "LBody", "LI", "LBody"]


def test_each_page_knows_how_many_there_are_and_none_of_it_is_read():
    pdf = make_pdf(record(90))
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    for number, sheet in enumerate(pages, start=1):
        assert f"page {number} of {len(pages)}" in sheet.extract_text()
    assert not [text for text in read_aloud(pdf) if "page 1" in text]


def test_headings_are_the_outline():
    pdf = made(
        Heading(2, (Run("First"),)), Prose((Run("x"),)), Heading(3, (Run("Within"),)), Heading(2, (Run("Next"),))
    )
    outline = pypdf.PdfReader(BytesIO(pdf)).outline
    assert [each.title for each in outline if not isinstance(each, list)] == ["Title"]
    assert [each.title for each in outline[1] if not isinstance(each, list)] == ["First", "Next"]


def test_every_font_is_embedded():
    signed = Signatures((Signed((Run("Person"),), (Run("Dana W."),), (Run("today"),), STROKES),))
    reader = pypdf.PdfReader(BytesIO(made(Prose((Run("plain "), Run("strong", strong=True))), signed)))
    names = {
        str(font["/BaseFont"]) for page in reader.pages for font in page["/Resources"]["/Font"].get_object().values()
    }
    assert names
    assert all("Lato" in name for name in names)
