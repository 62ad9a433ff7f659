"""What families read: plain, kind, complete, and never more than is right for this death."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdf
import pytest

from desktop_app.domain.handouts import CRIME_ONLY, FamilyPaper, Kind, Manner
from desktop_app.domain.handouts.catalogue import CATALOGUE, FAMILY_LANGUAGES, GUIDES
from desktop_app.paths import data_folder
from desktop_app.printing.documents import render, render_together
from desktop_app.printing.forms import load_form
from tests.printing.pages import page_texts
from tests.printing.samples import LEAFLETS, RESOURCES, family_packet, leaflet, post_record
from tests.word_lists import CHECKED, CRIME, NOT_TODAY


def said(paper: FamilyPaper, language: str = "en") -> str:
    return " ".join(" ".join(page_texts(render(paper, language))).split())


@pytest.mark.parametrize("row", [row for row in CATALOGUE if row.form], ids=lambda row: row.kind.value)
def test_each_documents_form_is_there_in_its_languages_for_its_readers(row):
    for language in row.languages:
        assert load_form(row.form, language).front.audience == row.audience.value
    assert set(row.needs) <= row.carries


def test_every_form_belongs_to_a_document():
    shared = {"page", "wording", "box_label", "recovery_card"}  # no papers of a case or a day
    folders = {folder.name for folder in data_folder("forms").iterdir() if folder.is_dir()}
    assert folders - shared == {row.form for row in CATALOGUE if row.form}


def test_what_a_leaflet_carries_is_what_its_form_prints():
    for row in CATALOGUE:
        if row.form and row.carries:
            needs = load_form(row.form, "en").front.needs
            printed = {kind for kind in row.carries if f"{kind}.name" in needs}
            assert printed == set(row.carries) or "resources.name" in needs, row.kind


@pytest.mark.parametrize("language", FAMILY_LANGUAGES)
@pytest.mark.parametrize(
    "paper", [*map(leaflet, LEAFLETS), *map(family_packet, GUIDES)], ids=lambda paper: paper.kind.value
)
def test_a_leaflet_asks_for_no_decision_and_names_who_answers(paper: FamilyPaper, language: str):
    page = said(paper, language)
    assert re.search(NOT_TODAY[language], page)
    assert "555-0142" in page
    if paper.kind is not Kind.PRIVATE_HELP:
        assert "M. Reyes" in page
        assert "Daniel" in page or paper.kind is Kind.RESOURCE_CARD
    for row in paper.resources:
        if row.name in page:
            assert row.verified_on is not None
            assert CHECKED[language] in page


@pytest.mark.parametrize("language", FAMILY_LANGUAGES)
@pytest.mark.parametrize("manner", ["suicide", "undetermined"])
@pytest.mark.parametrize("kind", LEAFLETS)
def test_no_leaflet_speaks_of_a_crime_where_there_was_none(kind: Kind, manner: Manner, language: str):
    page = said(leaflet(kind, manner), language)
    assert not re.findall(CRIME[language], page, re.IGNORECASE)
    assert not [row.name for row in RESOURCES if row.kind in CRIME_ONLY and row.name in page]


@pytest.mark.parametrize("language", FAMILY_LANGUAGES)
def test_the_sheet_about_violence_names_nobody_and_its_cover_says_nothing(language: str):
    paper = leaflet(Kind.PRIVATE_HELP)
    reader = pypdf.PdfReader(BytesIO(render(paper, language)))
    everything = " ".join([said(paper, language), *map(str, (reader.metadata or {}).values())])
    assert not [
        word for word in ("Daniel", "26-0117", "Fairhaven", "Police", "Victim", "Reyes", "Chen") if word in everything
    ]
    cover: list[str] = []
    reader.pages[0].extract_text(
        visitor_text=lambda text, cm, tm, *_: cover.append(text.strip()) if 0 < tm[4] * cm[0] + cm[4] < 250 else None
    )
    assert [text for text in cover if text] == [{"en": "Information", "es": "Información", "vi": "Thông tin"}[language]]
    assert len(reader.pages) == 1


def test_a_folded_sheet_is_three_columns_across_and_two_in_large_print():
    for large, columns in ((False, 3), (True, 2)):
        page = pypdf.PdfReader(BytesIO(render(leaflet(Kind.RESOURCE_CARD), large_print=large))).pages[0]
        assert page.mediabox.width > page.mediabox.height
        assert page.mediabox.width / columns > 260


def test_a_packet_is_one_pdf_in_which_each_leaflet_begins_on_its_own_page():
    papers = [family_packet("homicide"), leaflet(Kind.CONTACT_CARD), leaflet(Kind.PRIVACY)]
    together = pypdf.PdfReader(BytesIO(render_together(papers)))
    alone = [len(pypdf.PdfReader(BytesIO(render(paper))).pages) for paper in papers]
    assert len(together.pages) == sum(alone)
    assert "Who to call about Daniel" in together.pages[alone[0]].extract_text()
    assert together.metadata is not None
    assert "Daniel" not in str(together.metadata.title)


def test_what_we_can_keep_private_speaks_of_court_only_after_a_homicide():
    assert "the prosecutor may have to" in said(leaflet(Kind.PRIVACY))
    assert "prosecutor" not in said(leaflet(Kind.PRIVACY, "suicide"))


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "If you would rather not speak with police"),
        ("es", "Si prefiere no hablar con la policía"),
        ("vi", "Nếu quý vị không muốn nói chuyện với cảnh sát"),
    ],
)
def test_a_lawyer_and_another_person_are_offered_only_where_an_agency_was_involved(language: str, heading: str):
    paper = leaflet(Kind.PRIVACY)
    assert heading in said(paper, language)
    assert heading not in said(replace(paper, agency_involved=False), language)


def test_an_investigator_nobody_named_leaves_no_gap():
    page = said(replace(leaflet(Kind.CONTACT_CARD), investigator="", investigator_phone=""))
    assert "Who looks into what happened" not in page


@pytest.mark.parametrize(
    ("language", "lost", "unsaid"),
    [
        ("en", "The carrier cannot find them", ("They have come", "Is something missing", "after they come")),
        ("es", "El transportista no las encuentra", ("Ya llegaron", "¿Falta algo", "cuando llegan")),
        ("vi", "Hãng chuyển không tìm thấy đồ", ("Đồ đã đến nơi", "Có món nào thiếu", "sau khi đồ đến nơi")),
    ],
)
def test_the_record_of_a_parcel_that_is_lost_says_so_and_nothing_else(
    language: str, lost: str, unsaid: tuple[str, ...]
) -> None:
    record = replace(post_record(), signed_by="", signed_on=None, lost_on=date(2026, 12, 2), claim="C 7731")
    pages = pypdf.PdfReader(BytesIO(render(record, language))).pages
    read = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert lost in read
    assert "C 7731" in read
    assert [words for words in unsaid if words in read] == []


@pytest.mark.parametrize(
    ("language", "after_all", "lost"),
    [
        ("en", "They have come after all", "We asked it to keep looking"),
        ("es", "Llegaron después de todo", "siga buscando"),
        ("vi", "Cuối cùng đồ đã đến nơi", "tiếp tục tìm"),
    ],
)
def test_what_came_after_it_was_lost_is_not_called_lost(language: str, after_all: str, lost: str) -> None:
    came = {"signed_by": "Elena Delgado", "signed_on": date(2026, 12, 4)}
    record = replace(post_record(), lost_on=date(2026, 12, 2), claim="C 7731", **came)
    pages = pypdf.PdfReader(BytesIO(render(record, language))).pages
    read = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert after_all in read
    assert lost not in read
