"""What was not found is on Today until it is settled; two people at the counter have a card of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.staff import Role
from desktop_app.ui import theme
from desktop_app.ui.messages import Messages
from desktop_app.ui.session import Session
from desktop_app.ui.today.page import TodayPage
from desktop_app.ui.today.two_people_card import TwoPeopleCard
from tests.agency import SampleAgency
from tests.services.retention_cases import missing
from tests.ui.asked import in_the_dialog
from tests.ui.conftest import the, words_in


@pytest.fixture
def today(agency: SampleAgency, qtbot: QtBot, qapp: QApplication) -> Callable[[Role], TodayPage]:
    theme.apply_theme(qapp, False)
    house = agency.services.agency.get()
    assert house is not None

    def make(role: Role) -> TodayPage:
        page = TodayPage(Session(agency.services, house, agency.one(role), Messages(), agency.clock))
        qtbot.addWidget(page)
        page.resize(1180, 768)
        page.reload()
        page.show()
        return page

    return make


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.VICTIM_SERVICES, Role.EVIDENCE])
def test_a_missing_belonging_is_on_today_by_its_numbers(
    agency: SampleAgency, qtbot: QtBot, today: Callable[[Role], TodayPage], role: Role
) -> None:
    page = today(role)
    assert page.missing is not None
    assert page.missing.isHidden()
    move = missing(agency)
    page.reload()
    assert page.missing.isVisible()
    read = words_in(page.missing)
    family = agency.family("Rosa")
    assert family.case.number in read
    assert "the family does not know yet" in read
    assert family.items[0].family_description not in read
    with qtbot.waitSignal(page.open_case_wanted) as wanted:
        the(page, f"today.missing.{move}").click()
    assert wanted.args == [family.case.id]


def test_the_front_desk_reads_nothing_of_it(agency: SampleAgency, today: Callable[[Role], TodayPage]) -> None:
    missing(agency)
    page = today(Role.FRONT_DESK)
    assert page.missing is None
    assert "not found" not in words_in(page).lower()


def test_two_people_at_the_counter_have_their_card(today: Callable[[Role], TodayPage]) -> None:
    page = today(Role.FRONT_DESK)
    seen = []

    def look(card: QDialog) -> None:
        assert isinstance(card, TwoPeopleCard)
        seen.append(words_in(card))
        card.confirm.click()

    wrong = in_the_dialog(look)
    the(page, "today.two_people").click()
    assert not wrong
    [read] = seen
    for words in (
        "nothing is given to anybody today",
        "Do not tell one that the other is here.",
        "Do not say “evidence”.",
        "Do not fetch anything",
        "“disputed”",
        "Call victim services on 44",
    ):
        assert words in read
    assert "!" not in read
