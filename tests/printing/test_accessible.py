"""Every document is a tagged PDF that a screen reader reads as it was written, whoever checks it."""

from __future__ import annotations

import hashlib
import os

import pytest

from desktop_app.printing import looks
from desktop_app.printing.checking import check
from desktop_app.printing.documents import render, render_together, tell
from desktop_app.printing.labels import render_labels
from desktop_app.printing.pdf import drawn_pdf, make_pdf
from desktop_app.printing.story import Story
from tests.printing import stories
from tests.printing.samples import SAMPLES
from tests.printing.structure import conforms, kinds, read_aloud, told
from tests.printing.test_checking import STORY
from tests.printing.test_labels import labels
from tests.printing.test_week_board import BOARD

# THOROUGH=1 pytest tests/printing: a hundred stories. Each document of its own is in test_documents.py.
THOROUGH = bool(os.environ.get("THOROUGH"))
STORIES = 100 if THOROUGH else 15
GOLDEN = [
    (stories.record(30), False, "6c849720b9337e40"),
    (STORY, False, "baa21db9bba46e56"),
    (STORY, True, "ba794f579e394108"),
]


def sound(pdf: bytes) -> None:
    assert conforms(pdf) == []
    assert check(pdf).failed == ()


@pytest.mark.parametrize("seed", range(STORIES))
def test_any_story_is_sound_and_read_as_it_was_told(seed: int):
    story, large = stories.story(seed), seed % 3 == 0
    pdf = make_pdf(story, large_print=large)
    sound(pdf)
    assert read_aloud(pdf) == told(story, large=large)


def test_a_packet_is_one_tree_with_a_part_for_each_document():
    chosen = [SAMPLES[name] for name in ("appointment_letter", "retained_items")]
    pdf = render_together(chosen)
    sound(pdf)
    assert kinds(pdf).count("Part") == 2
    assert read_aloud(pdf) == [text for each in chosen for text in told(tell(each), large=False)]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_week_board_is_read_by_day_and_room(language: str):
    pdf = render(BOARD, language)
    sound(pdf)
    said = read_aloud(pdf)
    tuesday = said.index("Tuesday November 24" if language == "en" else "Martes 24 de noviembre")
    assert said[tuesday + 1 : tuesday + 5] == [
        "Soft room A",
        "9:30 R. S. M. Reyes",
        "Willow room",
        "2:00 R. S. M. Reyes",
    ]


def test_each_label_is_read_by_itself():
    pdf = render_labels(labels(11))
    sound(pdf)
    assert read_aloud(pdf)[-3:] == ["Box 11 of 11", "26-0117", "26-0117-B11"]
    assert kinds(pdf)[-5:] == ["Sect", "H1", "P", "Figure", "P"]


@pytest.mark.parametrize(("story", "large", "number"), GOLDEN)
def test_the_same_story_gives_the_same_bytes_as_ever(story: Story, large: bool, number: str):
    """Nothing of a page changes unnoticed. Look at the pages, then write the new number into GOLDEN."""
    drawn = drawn_pdf(story, large_print=large)
    assert make_pdf(story, large_print=large) == make_pdf(story, large_print=large)
    assert hashlib.sha256(drawn).hexdigest()[:16] == number


@pytest.mark.parametrize("ground", ["#FFFFFF", looks.SOFT])
@pytest.mark.parametrize("ink", [looks.INK, looks.SECOND, looks.ACCENT])
def test_each_colour_of_print_can_be_read_on_its_ground(ink: str, ground: str):
    assert _contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("line", [looks.WRITING, looks.ACCENT])
def test_lines_that_mean_something_can_be_seen(line: str):
    assert _contrast(line, "#FFFFFF") >= 3


def _contrast(one: str, other: str) -> float:
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
