"""A document is offered in the languages it is written in, by the names their readers give them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.handouts import Kind
from desktop_app.ui.handouts.languages import family_languages, languages_of
from desktop_app.ui.widgets.segmented import Segmented
from tests.ui.conftest import Fairhaven
from tests.ui.handouts.test_handouts_page import a_case, choose, opened


def test_families_read_three_languages_and_staff_two() -> None:
    assert [name for _, name in family_languages()] == ["English", "Español", "Tiếng Việt"]
    assert [code for code, _ in languages_of(Kind.DAY_SHEET)] == ["en", "es"]
    assert languages_of(Kind.DAY_SHEET, Kind.CONTACT_CARD) == family_languages()


@pytest.mark.parametrize("kind", [Kind.BELONGINGS_LIST, Kind.RETAINED_ITEMS, Kind.FAMILY_PACKET, Kind.CONTACT_CARD])
def test_a_familys_paper_is_seen_in_vietnamese(qtbot: QtBot, fairhaven: Fairhaven, kind: Kind) -> None:
    page = opened(qtbot, fairhaven)
    page.show_document(kind.value, a_case(fairhaven).id)
    page.choosing.language.segment("vi").click()
    assert page.choosing.choice().language == "vi"
    assert page.notice.isHidden()
    assert page.preview.data().startswith(b"%PDF")


def test_a_staff_paper_goes_back_to_a_language_it_has(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    choose(page, Kind.CONTACT_CARD)
    page.choosing.language.set_value("vi")
    choose(page, Kind.ROLE_CHECKLIST)
    assert page.choosing.choice().language == "en"
    assert page.choosing.language.segment("vi").isHidden()
    choose(page, Kind.CONTACT_CARD)
    assert not page.choosing.language.segment("vi").isHidden()


def test_a_choice_that_is_not_offered_has_no_edge_of_its_own(qtbot: QtBot) -> None:
    row = Segmented([("a", "A"), ("b", "B"), ("c", "C")], "Letters")
    qtbot.addWidget(row)
    places = [row.segment(key).property("place") for key in "abc"]
    row.set_value("c")
    row.offer(("a", "b"))
    assert places == ["first", "middle", "last"]
    assert row.segment("b").property("place") == "last"
    assert row.value() == "a"
    row.offer("abc")
    assert [row.segment(key).property("place") for key in "abc"] == places
