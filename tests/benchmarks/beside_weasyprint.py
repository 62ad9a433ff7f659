"""A handout of two pages beside plain ReportLab and beside WeasyPrint's `pdf/ua-1`, in one run.

WeasyPrint is no part of the program or of its tests, so this is collected only where it is named: CONTRIBUTING.md, Tests.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from html import escape
from io import BytesIO

import pypdf
import pytest
from fontpkg_lato import ROOT
from pytest_benchmark.fixture import BenchmarkFixture
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from desktop_app.printing import fonts, pdf
from desktop_app.printing.documents import tell
from desktop_app.printing.looks import NORMAL, SIDE_MARGIN, TOP_MARGIN
from desktop_app.printing.story import Block, Box, Bullets, Cell, Group, Heading, Passage, Prose, Story, Table, Text
from tests.benchmarks.test_printing import DEARER, seconds, tagged_and_plain
from tests.printing.samples import SAMPLES
from tests.printing.structure import conforms

CHEAPER = 0.25  # times what WeasyPrint takes to make the same story
ROUNDS = 25
STYLE = f"""
    @font-face {{ font-family: Lato; src: url({(ROOT / "files" / "Lato-Regular.ttf").as_uri()}) }}
    @font-face {{ font-family: Lato; font-weight: bold; src: url({(ROOT / "files" / "Lato-Bold.ttf").as_uri()}) }}
    @page {{ size: letter; margin: {TOP_MARGIN}pt {SIDE_MARGIN}pt {NORMAL.foot_height}pt; font: 9pt Lato }}
    html {{ font: {NORMAL.body[0]}pt/{NORMAL.body[1]}pt Lato }}
    h1 {{ font-size: {NORMAL.title[0]}pt }} h2 {{ font-size: {NORMAL.section[0]}pt }} h3 {{ font-size: {NORMAL.part[0]}pt }}
    h1, h2, h3, p, ul, table {{ margin: 4pt 0 }} div {{ background: #F5F2EC; padding: 6pt 10pt }} th, td {{ text-align: left }}
"""


def test_a_handout_beside_both(benchmark: BenchmarkFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """What WeasyPrint reads once for every document, its style and its fonts, is read before it is timed.

    It checks nothing, so our 32 rules and the shrinking after them are told beside it, and weighed against plain ReportLab.
    """
    fonts.register()
    story, known = tell(SAMPLES["children"]), FontConfiguration()
    style = CSS(string=STYLE, font_config=known)

    def theirs() -> bytes:
        page = HTML(string=html(story))
        return bytes(page.write_pdf(stylesheets=[style], font_config=known, pdf_variant="pdf/ua-1"))

    ours = benchmark(pdf.make_pdf, story)
    assert letters(theirs()) == letters(ours), "both say the same"
    assert conforms(theirs()) == conforms(ours) == []
    assert len(pypdf.PdfReader(BytesIO(ours)).pages) == len(pypdf.PdfReader(BytesIO(theirs())).pages) == 2
    drawn = partial(pdf.drawn_pdf, story)
    times = [(*tagged_and_plain(story, monkeypatch), seconds(drawn), seconds(theirs)) for _ in range(ROUNDS)]
    whole, bare, made, weasyprint = map(min, zip(*times, strict=True))
    print(
        f"\nmade {made * 1000:.1f} ms, checked and shrunk as well {whole * 1000:.1f} ms; plain ReportLab {bare * 1000:.1f} ms, "
        f"WeasyPrint {weasyprint * 1000:.1f} ms: {made / weasyprint:.2f} and {whole / weasyprint:.2f} times"
    )
    assert whole <= DEARER * bare, f"{whole / bare:.2f} times plain ReportLab"
    assert made <= CHEAPER * weasyprint, f"{made / weasyprint:.2f} times WeasyPrint"


def letters(made: bytes) -> Counter[str]:
    """Everything that stands on the pages, in whatever order it was drawn."""
    pages = pypdf.PdfReader(BytesIO(made)).pages
    return Counter("".join(page.extract_text() for page in pages)) - Counter({" ": 10_000, "\n": 10_000})


def html(story: Story) -> str:
    """The same words in the same order, with the head above them and the foot on each page."""
    head, foot = story.head, story.foot
    above = (head.agency, head.unit, head.note, f"{head.phone} · {head.hours}")
    number = foot.page.replace("{page}", '" counter(page) "').replace("{pages}", '" counter(pages) "')
    feet = f'@bottom-left {{ content: "{foot.left}" }} @bottom-right {{ content: "{foot.number} · {number}" }}'
    return (
        f'<html lang="{story.language}"><head><title>{escape(story.title)}</title><style>@page {{ {feet} }}</style></head>'
        f"<body>{''.join(f'<p>{escape(line)}</p>' for line in above)}{''.join(map(_block, story.blocks))}</body></html>"
    )


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"<h{level}>{_text(text)}</h{level}>"
        case Prose(text):
            return f"<p>{_text(text)}</p>"
        case Bullets(items):
            return f"<ul>{''.join(f'<li>{_text(item)}</li>' for item in items)}</ul>"
        case Box(lines):
            return f"<div>{''.join(f'<p>{_text(line.label)} {_text(line.text)}</p>' for line in lines)}</div>"
        case Table(head, rows):
            heads = "".join(f'<th scope="col">{_text(text)}</th>' for text in head)
            return f"<table><tr>{heads}</tr>{''.join(f'<tr>{_cells(row)}</tr>' for row in rows)}</table>"
        case Group(inner) | Passage(_, inner):
            return "".join(map(_block, inner))
        case other:
            raise NotImplementedError(f"this handout has none: {other}")


def _cells(row: tuple[Cell, ...]) -> str:
    return "".join(f"<td>{''.join(_block(each) for each in cell)}</td>" for cell in row)


def _text(text: Text) -> str:
    parts = ((escape(run.text).replace("\n", "<br>"), run.strong) for run in text)
    return "".join(f"<b>{words}</b>" if strong else words for words, strong in parts)
