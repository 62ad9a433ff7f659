"""What is known to be in another language than its page is read aloud in its own; what nobody can know is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from desktop_app.domain.handouts import Kind, Resource
from desktop_app.printing.checking import check
from desktop_app.printing.checking.reading import Element, read
from desktop_app.printing.documents import render
from desktop_app.printing.filling import fill
from desktop_app.printing.forms import read_form
from desktop_app.printing.pdf import make_pdf
from desktop_app.printing.story import Story
from tests.printing import stories
from tests.printing.samples import SAMPLES, leaflet
from tests.printing.structure import conforms

REACH = "1-800-799-7233 · Text START to 88788; TTY 1-800-787-3224 · thehotline.org"
LINE = Resource(
    "crisis",
    "Example Lifeline",
    REACH,
    "Las 24 horas",
    "Talk with someone.",
    date(2026, 10, 2),
    english=frozenset({"name", "phone", "about"}),
)


def spoken(pdf: bytes) -> list[tuple[str, str]]:
    """Each passage that has a language of its own: the language and what is said in it."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        content = read(opened)
        assert content.root is not None
        texts = {id(element): content.text(element) for element in content.root.walk()}
        tree = opened.Root.StructTreeRoot
        return [
            (language, " ".join(texts[id(element)].split())) for element, language in _languages(content.root, tree)
        ]


def _languages(element: Element, node: pikepdf.Object) -> Iterator[tuple[Element, str]]:
    """The elements in order beside their languages, which only the file itself has."""
    if "/Lang" in node:
        yield element, str(node.Lang)
    kids = node.get("/K", [])
    nodes = [
        kid for kid in (kids if isinstance(kids, pikepdf.Array) else [kids]) if isinstance(kid, pikepdf.Dictionary)
    ]
    inner = [kid for kid in nodes if "/S" in kid]
    for each, below in zip(element.elements, inner, strict=True):
        yield from _languages(each, below)


@pytest.mark.parametrize("language", ["es", "vi"])
def test_english_in_a_leaflet_is_read_in_english_and_its_number_in_the_familys_language(language: str) -> None:
    pdf = render(replace(leaflet(Kind.CARE), resources=(LINE,)), language)
    said = spoken(pdf)
    assert {tag for tag, _ in said} == {"en"}
    words = [text for _, text in said]
    assert words[:2] == ["Fairhaven Police Department", "8 am to 6 pm"]
    assert "Example Lifeline" in words
    assert "Text START to 88788; TTY 1-800-787-3224" in words
    assert "Talk with someone." in words
    assert not any("1-800-799-7233" in text or "24 horas" in text or "thehotline" in text for text in words)
    assert conforms(pdf) == []
    assert check(pdf).failed == ()


def test_a_name_nobody_knows_the_language_of_is_left_alone() -> None:
    own = replace(LINE, name="Casa de la Esperanza", english=frozenset())
    said = [text for _, text in spoken(render(replace(leaflet(Kind.CARE), resources=(own,)), "es"))]
    assert said == ["Fairhaven Police Department", "8 am to 6 pm"]


@pytest.mark.parametrize(
    ("name", "words"), [("appointment_letter", "East entrance, 20 Harbor Street."), ("designee", "")]
)
def test_where_one_meets_is_read_as_it_was_written(name: str, words: str) -> None:
    said = [text for _, text in spoken(render(SAMPLES[name], "es"))]
    assert any(text.startswith(words) for text in said[2:])
    assert not any("Daniel" in text or "Reyes" in text for text in said)


def test_an_english_page_switches_nowhere() -> None:
    assert spoken(render(replace(leaflet(Kind.CARE), resources=(LINE,)), "en")) == []


@pytest.mark.parametrize(
    ("name", "language", "words"),
    [
        ("line_of_duty", "es", ["Concerns of Police Survivors"]),
        ("line_of_duty", "vi", ["Concerns of Police Survivors"]),
        ("family_packet_undetermined", "vi", ["pending", "Social Security"]),
        ("press_review", "es", ["National Center for Victims of Crime", "Office of Justice Programs"]),
    ],
)
def test_an_english_name_in_a_translated_form_is_read_in_english(name: str, language: str, words: list[str]) -> None:
    said = [text for tag, text in spoken(render(SAMPLES[name], language)) if tag == "en"]
    assert all(any(text.endswith(each) for text in said) for each in words)


@pytest.mark.parametrize("fillable", [True, False])
def test_english_in_the_label_of_a_box_is_read_in_english(fillable: bool) -> None:
    words = "# Avisar\n\n- [ ] Llame a [Social **Security**](en) hoy\n\n[ ] Sí [ ] [Not now](en)\n"
    form = read_form(f'+++\ntitle = "Avisar"\naudience = "family"\n+++\n{words}', "test/es.md")
    pdf = make_pdf(Story("T", "A", "es", stories.HEAD, stories.FOOT, fill(form, {}), stories.WORDS, fillable))
    assert spoken(pdf) == [("en", "Social"), ("en", "Security"), ("en", "Not now")]
    assert conforms(pdf) == []
    assert check(pdf).failed == ()
