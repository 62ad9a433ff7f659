"""Printing: what tagging costs beside plain ReportLab, a long record, a packet. Measured in one run, never alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO
from time import process_time
from typing import Any

import pypdf
import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from desktop_app.printing import fonts, paragraphs, pdf
from desktop_app.printing.blocks import Drawer
from desktop_app.printing.checking import check
from desktop_app.printing.documents import render, tell
from desktop_app.printing.looks import NORMAL, SIDE_MARGIN, TOP_MARGIN
from desktop_app.printing.story import Story
from desktop_app.printing.tagging.nodes import document
from tests.printing import stories
from tests.printing.samples import SAMPLES

RECORD, PACKET = 1.2, 1.0  # seconds, with the 32 rules
CHECK = 0.02  # seconds of the 32 rules on a handout
DEARER = 1.6  # times what plain ReportLab takes for the same story
ITEMS, PAGES = 500, 40


class PlainParagraph(Paragraph):
    """What a paragraph is without an element."""

    source = label = None


def plain(story: Story) -> bytes:
    """The same page with ReportLab alone: no tree, no tags, no number of pages."""
    target = BytesIO()
    template = BaseDocTemplate(target, pagesize=letter, lang=story.language, title=story.title)
    high = letter[1] - TOP_MARGIN - NORMAL.foot_height
    frame = Frame(SIDE_MARGIN, NORMAL.foot_height, pdf.WIDTH, high, 0, 0, 0, 0)
    foot = partial(pdf._foot, story.foot, NORMAL)
    template.addPageTemplates(
        [PageTemplate("page", [frame], onPageEnd=lambda canvas, page: foot(canvas, page.page, 2))]
    )
    tree = document()
    drawn = [pdf._head(story.head, NORMAL, tree), *Drawer(NORMAL, story.words, pdf.WIDTH, tree).draw(story.blocks)]
    template.build(drawn, canvasmaker=Canvas)
    return target.getvalue()


@pytest.fixture
def handout() -> Story:
    fonts.register()
    return tell(SAMPLES["children"])


def test_a_handout(benchmark: BenchmarkFixture, handout: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = 40 if benchmark.enabled else 1
    times = [tagged_and_plain(handout, monkeypatch) for _ in range(rounds)]
    tagged, bare = map(min, zip(*times, strict=True))
    made = benchmark(pdf.make_pdf, handout)
    assert len(pypdf.PdfReader(BytesIO(made)).pages) == 2
    benchmark.extra_info |= {"plain": bare, "tagged": tagged, "times": tagged / bare}
    if benchmark.enabled:
        assert tagged <= DEARER * bare, f"{tagged / bare:.2f} times"


def test_the_rules_of_a_handout(benchmark: BenchmarkFixture) -> None:
    report = benchmark(check, render(SAMPLES["children"]))
    assert report.passed
    _within(benchmark, CHECK)


def test_a_record_of_many_items(benchmark: BenchmarkFixture) -> None:
    story = stories.record(ITEMS if benchmark.enabled else 20)
    assert benchmark(pdf.make_pdf, story)
    _within(benchmark, RECORD)


def test_a_packet(benchmark: BenchmarkFixture) -> None:
    papers = [tell(SAMPLES[f"family_packet_{manner}"]) for manner in ("homicide", "suicide", "undetermined")]
    wanted = PAGES if benchmark.enabled else 1
    chosen: list[Story] = []
    while sum(_pages(each) for each in chosen) < wanted:
        chosen.append(papers[len(chosen) % len(papers)])
    made = benchmark(partial(pdf.make_pdf, *chosen))
    assert len(pypdf.PdfReader(BytesIO(made)).pages) >= wanted
    _within(benchmark, PACKET)


def _pages(story: Story) -> int:
    return len(pypdf.PdfReader(BytesIO(pdf.drawn_pdf(story))).pages)


def tagged_and_plain(story: Story, monkeypatch: pytest.MonkeyPatch) -> tuple[float, float]:
    """What each takes, one right after the other: what else the computer does then weighs on both."""
    tagged = seconds(partial(pdf.make_pdf, story))
    with monkeypatch.context() as alone:
        alone.setattr(paragraphs, "TaggedParagraph", PlainParagraph)
        return tagged, seconds(partial(plain, story))


def seconds(make: Callable[[], Any]) -> float:
    """Of the processor."""
    start = process_time()
    make()
    return process_time() - start


def _within(benchmark: BenchmarkFixture, limit: float) -> None:
    if benchmark.enabled:
        assert benchmark.stats.stats.median < limit
