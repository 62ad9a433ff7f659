"""What families read, in each language: kind, plain, unhurried, with somebody to call, and honest about who read it through."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from io import BytesIO
from itertools import product

import pypdf
import pytest
import textstat
from reportlab.pdfbase.pdfmetrics import getFont

from desktop_app.domain.handouts import Audience, Document, Kind
from desktop_app.domain.handouts.catalogue import CATALOGUE, FAMILY_LANGUAGES, row_of
from desktop_app.paths import data_folder
from desktop_app.printing import fonts
from desktop_app.printing.documents import render, tell
from desktop_app.printing.folded import FOLDED
from desktop_app.printing.forms import Form, load_form, read_form
from desktop_app.printing.looks import LARGE, NORMAL, Sizes
from desktop_app.printing.story import Block, Box, Bullets, Choices, Group, Heading, Prose, plain
from desktop_app.store.directory import shipped as resources
from desktop_app.store.phrases import shipped as phrases
from desktop_app.store.wording import wording
from tests.printing.samples import SAMPLES
from tests.printing.test_documents import texts
from tests.printing.test_paper_forms import FORMS
from tests.word_lists import JARGON, LOUD, NOT_TODAY, UNKIND

FOR_FAMILIES = {
    name: document
    for name, document in {**SAMPLES, "paper_form": FORMS}.items()
    if row_of(document.kind).audience is Audience.FAMILY
}
RECORDS = {
    Kind.RETURN_RECORD,
    Kind.RECORD_SHEET,
    Kind.POST_RECORD,
    Kind.CASH_COUNT,
    Kind.FIREARM_RETURN,
    Kind.PAPER_FORM,
}
"""They say what was done, and ask for nothing."""
TABLE_ALONE = "return_record_unmarked"
"""Before it is filled it is a title and a table: three sentences, which have no grade."""
every_family_page = pytest.mark.parametrize(("name", "language"), list(product(FOR_FAMILIES, FAMILY_LANGUAGES)))
VIETNAMESE = "".join(
    sorted(
        {
            letter
            for base, mark in product("aăâeêioôơuưy", ["", *"\u0300\u0309\u0303\u0301\u0323"])
            for letter in (unicodedata.normalize("NFC", base + mark), unicodedata.normalize("NFC", base + mark).upper())
        }
        | set("đĐ")
    )
)


def story_text(document: Document, language: str) -> str:
    return "\n".join(texts(tell(document, language).blocks))


def running(blocks: tuple[Block, ...]) -> list[str]:
    """Every sentence of a story; a table has none."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Heading(_, text) | Prose(text):
                found.append(plain(text))
            case Bullets(items):
                found += map(plain, items)
            case Choices(options):
                found += [plain(option.label) for option in options]
            case Box(lines):
                found += [plain(line.text) for line in lines]
            case Group(inner):
                found += running(inner)
    return [text.strip() for text in found if re.search("[a-z]{2}", text)]


def unfit(text: str, language: str) -> list[str]:
    pattern = f"{UNKIND[language]}|{JARGON[language]}|{LOUD}"
    return [found[0] for found in re.finditer(pattern, text, re.IGNORECASE)]


@every_family_page
def test_no_word_is_one_a_family_must_not_read(name: str, language: str):
    assert not unfit(story_text(FOR_FAMILIES[name], language), language)


@pytest.mark.parametrize("language", FAMILY_LANGUAGES)
def test_nor_in_the_short_words_that_are_put_into_a_page(language: str):
    """The words of the agency's own papers, "standing" and the unit that writes to an authority, are not for families."""
    said = wording(language)
    short = [said.victim_services, said.bring_identity, said.bring_letters, said.kept_for_you, said.you_decide]
    short += [*said.held_because.values(), *said.decided_by.values(), *said.languages.values()]
    short += [phrase.text[language] for phrase in phrases()]
    short += [text for row in resources() for text in (row.hours[language], row.about[language])]
    for row in CATALOGUE:
        if row.form and row.audience is Audience.FAMILY:
            short += load_form(row.form, language).front.words.values()
    assert not [word for text in short for word in unfit(text, language)]


@every_family_page
def test_each_page_has_a_telephone_number_that_a_person_answers(name: str, language: str):
    story = tell(FOR_FAMILIES[name], language)
    assert "555-0142" in (story_text(FOR_FAMILIES[name], language) if story.folded else story.head.phone)
    assert story.folded or story.head.note


@every_family_page
def test_nothing_that_asks_a_family_to_choose_has_to_be_decided_today(name: str, language: str):
    document = FOR_FAMILIES[name]
    assert document.kind in RECORDS or re.search(NOT_TODAY[language], story_text(document, language))


@pytest.mark.parametrize("name", [name for name in FOR_FAMILIES if name != TABLE_ALONE])
def test_english_is_for_sixth_grade(name: str):
    """Flesch-Kincaid grade of what is printed with ordinary data."""
    sentences = running(tell(FOR_FAMILIES[name]).blocks)
    text = " ".join(each if each[-1] in ".?!:" else f"{each}." for each in sentences)
    assert textstat.flesch_kincaid_grade(text) <= 6.0


@pytest.mark.parametrize("language", [each for each in FAMILY_LANGUAGES if each != "en"])
def test_a_translation_that_nobody_read_through_says_so_calmly(language: str):
    document = SAMPLES["retained_items"]
    last = tell(document, language).blocks[-1]
    assert isinstance(last, Prose)
    assert last.quiet
    assert "555-0142" in plain(last.text)
    unreached = replace(document, letterhead=replace(document.letterhead, phone=""))
    assert ":" not in plain(tell(unreached, language).blocks[-1].text)


def test_what_came_in_english_is_the_source_and_says_nothing():
    assert not any(block.quiet for block in tell(SAMPLES["retained_items"]).blocks if isinstance(block, Prose))


def form(language: str, *, reviewed: bool = False, own: bool = False) -> Form:
    by = 'reviewed_by = "Lan Tran"\nreviewed_on = 2026-11-02\n' if reviewed else ""
    made = read_form(f'+++\ntitle = "T"\naudience = "family"\n{by}+++\n\n# T\n', f"test/{language}.md")
    return Form(made.file, made.front, made.nodes, own)


@pytest.mark.parametrize(
    ("wrote", "is_reviewed"),
    [
        (form("en"), True),
        (form("en", own=True), False),
        (form("en", own=True, reviewed=True), True),
        (form("vi"), False),
        (form("vi", own=True), False),
        (form("vi", reviewed=True), True),
    ],
)
def test_a_form_is_reviewed_when_somebody_put_a_name_to_it(wrote: Form, is_reviewed: bool):
    assert wrote.reviewed is is_reviewed


def test_nothing_that_ships_claims_a_review():
    files = data_folder("forms").glob("*/*.md")
    assert not [file for file in files if load_form(file.parent.name, file.stem).front.reviewed_by]


def test_every_vietnamese_letter_has_a_shape_and_comes_back_as_it_was():
    letters = "\n".join(VIETNAMESE[start : start + 20] for start in range(0, len(VIETNAMESE), 20))
    assert len(VIETNAMESE) == 146
    assert fonts.printable(letters, "letters") == letters
    assert fonts.printable(unicodedata.normalize("NFD", letters), "letters") == letters
    page = render(replace(SAMPLES["notice_personal"], items=tuple(letters.split("\n"))), "vi")
    printed = pypdf.PdfReader(BytesIO(page)).pages[0].extract_text()
    assert not [line for line in letters.split("\n") if line not in printed]


@pytest.mark.parametrize("sizes", [NORMAL, LARGE, FOLDED], ids=["normal", "large", "folded"])
def test_marks_above_a_line_stay_clear_of_marks_below_the_one_before(sizes: Sizes):
    """The typeface's own height, which its stacked accents fill, is the least that a line may have."""
    fonts.register()
    face = getFont(fonts.BOLD).face
    tall = (face.ascent - face.descent) / 1000
    kinds = (sizes.title, sizes.section, sizes.part, sizes.body, sizes.cell, sizes.label, sizes.head, sizes.foot)
    assert not [(size, pitch) for size, pitch in kinds if pitch < size * tall]
