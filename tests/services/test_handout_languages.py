"""What the directory does not say in a reader's language, it says in English, as it was typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.handouts.catalogue import FAMILY_LANGUAGES
from desktop_app.services.handouts.rows import resource_row
from desktop_app.store.directory import shipped

CRISIS = next(row for row in shipped() if row.id == "988")


@pytest.mark.parametrize("resource", shipped(), ids=lambda row: row.id)
def test_every_row_that_ships_tells_each_family_what_it_is_for(resource):
    assert set(resource.about) == set(resource.hours) == set(FAMILY_LANGUAGES)
    assert all(resource.about.values())


def test_a_row_is_read_in_vietnamese():
    row = resource_row(CRISIS, "vi")
    assert row.hours == "24 giờ, mỗi ngày"
    assert row.languages == "tiếng Anh, tiếng Tây Ban Nha"


def test_what_an_agency_wrote_in_english_alone_is_printed_as_it_wrote_it():
    row = resource_row(replace(CRISIS, hours={"en": "9 to 5"}, about={"en": "They listen.", "vi": ""}), "vi")
    assert (row.hours, row.about) == ("9 to 5", "They listen.")


@pytest.mark.parametrize(
    ("row", "english"),
    [
        (CRISIS, {"name", "phone"}),
        (replace(CRISIS, hours={"en": "9 to 5"}, about={"en": "They listen."}), {"name", "phone", "hours", "about"}),
        (replace(CRISIS, name="Línea 988", text_line="Mande HOLA al 988"), set()),
        (replace(CRISIS, id="our-own", name="Harbor Circle"), set()),
    ],
)
def test_what_is_known_to_be_english_on_a_spanish_page_is_what_came_with_the_program_or_was_not_translated(
    row, english
):
    assert resource_row(row, "es").english == english
