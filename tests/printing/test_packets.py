"""What may be printed in which packet, and what staff are told is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.handouts import CRIME_ONLY, HeldBack, Manner, PaperGap, Resource, gaps, printed_resources
from desktop_app.domain.handouts.catalogue import GUIDES, row_of
from desktop_app.domain.wording import SHIPPED, Forms, FormText
from desktop_app.printing.documents import render
from desktop_app.printing.forms import LANGUAGES, editable, shipped_source
from tests.printing.pages import page_texts
from tests.printing.samples import RESOURCES, family_packet
from tests.word_lists import CHECKED

NOT_HOMICIDE: list[Manner] = ["suicide", "undetermined"]


HOMICIDE = row_of(GUIDES["homicide"]).form


def printed(packet, language: str = "en", forms: Forms = SHIPPED) -> str:
    return " ".join(" ".join(page_texts(render(packet, language, forms=forms))).split())


@pytest.mark.parametrize("manner", NOT_HOMICIDE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_for_families_after_a_crime_are_never_in_another_packet(manner: Manner, language: str):
    page = printed(family_packet(manner), language)
    for row in RESOURCES:
        assert (row.name in page) == (row.kind not in CRIME_ONLY and row.verified_on is not None), row.name
    assert not [word for word in ("VINE", "three years", "ompensa", "bồi thường") if word in page]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_homicide_packet_has_every_verified_row_with_the_day_it_was_checked(language: str):
    page = printed(family_packet("homicide"), language)
    for row in RESOURCES:
        assert (row.name in page) == (row.verified_on is not None), row.name
    assert CHECKED[language] in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_deadline_for_compensation_is_the_agencys_own_word_and_ships_blank(language: str):
    """A national deadline would be wrong in most states (domain reference, section 11c, 5)."""
    blank, typed = 'compensation_deadline = ""', 'compensation_deadline = "Ask within 3 years"'
    words = editable(shipped_source(HOMICIDE, language), "")
    assert blank in words
    own = SHIPPED.having(FormText(HOMICIDE, language, 1, words.replace(blank, typed)))
    packet, line = family_packet("homicide"), "Ask within 3 years."
    assert line in printed(packet, language, own)
    assert line not in printed(packet, language)


def test_a_row_not_verified_is_left_out_and_staff_are_told_not_the_family():
    packet = family_packet("homicide")
    assert gaps(packet) == (PaperGap("not_verified", "other", "Parents' evening line"),)
    assert "Parents' evening line" not in printed(packet)
    assert "complete" not in printed(packet)


def test_a_row_past_its_review_date_is_left_out_from_the_next_day():
    due = date(2026, 11, 24)
    row = Resource("funeral", "Line", "555", verified_on=date(2026, 1, 1), review_due=due)
    packet = replace(family_packet("suicide"), resources=(row,), prepared_on=due)
    assert printed_resources(packet) == (row,)
    late = replace(packet, prepared_on=date(2026, 11, 25))
    assert printed_resources(late) == ()
    assert PaperGap("review_due", "funeral", "Line") in gaps(late)
    assert PaperGap("missing", "funeral") in gaps(late)


@pytest.mark.parametrize("why", ["off", "not_filled", "only_beside"])
def test_what_the_directory_holds_back_is_never_printed_and_told_once(why: HeldBack):
    row = Resource("funeral", "Line", "555", verified_on=date(2026, 11, 1), held_back=why)
    packet = replace(family_packet("suicide"), resources=(row,))
    assert printed_resources(packet) == ()
    assert "Line" not in printed(packet)
    assert PaperGap(why, "funeral", "Line") in gaps(packet)


def test_what_is_not_in_use_is_told_only_where_nothing_else_of_its_kind_is_printed():
    off = Resource("crisis", "Old line", "555", verified_on=date(2026, 11, 1), held_back="off")
    other = replace(off, kind="other", name="Old centre")
    line = replace(off, name="Line", held_back="")
    packet = replace(family_packet("suicide"), resources=(off, other, line), prepared_on=date(2026, 11, 24))
    assert "off" not in {gap.reason for gap in gaps(packet)}
    alone = replace(packet, resources=(off, other))
    assert [gap.name for gap in gaps(alone) if gap.reason == "off"] == ["Old line"]


def test_a_group_for_one_kind_of_loss_is_not_offered_for_another():
    row = Resource("support_group", "G", "555", verified_on=date(2026, 1, 1), manners=("suicide",))
    assert printed_resources(replace(family_packet("suicide"), resources=(row,))) == (row,)
    assert gaps(replace(family_packet("homicide"), resources=(row,)))[0] == PaperGap(
        "other_manner", "support_group", "G"
    )


@pytest.mark.parametrize("manner", GUIDES)
def test_an_empty_directory_lists_all_that_is_missing_and_still_prints(manner: Manner):
    packet = replace(family_packet(manner), resources=(), investigator="", investigator_phone="")
    assert [gap.kind for gap in gaps(packet)] == list(row_of(GUIDES[manner]).needs)
    assert {gap.reason for gap in gaps(packet)} == {"missing"}
    assert "For Daniel's family" in printed(packet)
    assert "Investigator" not in printed(packet)


@pytest.mark.parametrize("manner", NOT_HOMICIDE)
def test_no_packet_but_homicide_asks_for_what_it_must_not_carry(manner: Manner):
    assert not CRIME_ONLY & set(row_of(GUIDES[manner]).needs)
