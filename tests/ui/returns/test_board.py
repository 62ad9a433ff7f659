"""The board of families, and opening a case from it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from desktop_app.domain.cases import CaseState, StateBy
from desktop_app.domain.staff import Role
from tests.agency import SampleAgency, given
from tests.ui.returns.conftest import Desk, cells, click_row


def open_case(desk: Desk, number: str) -> None:
    desk.press("returns.open_case")
    desk.type("case.number", number)
    desk.type("case.person", "Ana Maria Ruiz")
    desk.type("case.name_to_use", "Ana")
    desk.choose("case.pronoun", "she")
    desk.choose("case.manner", "Suicide")
    desk.type("case.investigator", "Det. T. Morgan")
    desk.press("case.save")


def shown(desk: Desk) -> list[str]:
    """The families on the board, in its order, by their names."""
    return [row[0].split(".")[0].removeprefix("The family of ") for row in cells(desk.page.board.table)]


def test_a_row_says_where_a_family_stands_what_it_waits_for_and_whose_move_it_is(services_desk: Desk) -> None:
    rows = {row[0]: row[1:] for row in cells(services_desk.page.board.table)}
    assert rows["The family of Daniel W.. 26-014877"] == [
        "Family contact",
        "4 days. since 20 Nov",
        "The first call can be made, 3 of 5 belongings are cleared. Next move: Victim services",
        "Maria Reyes",
    ]
    assert rows["The family of Minh N.. 26-015310"][0] == "Disputed"
    assert rows["The family of Minh N.. 26-015310"][2] == (
        "It is disputed who may receive, so nothing is offered. Next move: Supervisor"
    )


@pytest.mark.parametrize(("role", "names"), [(Role.EVIDENCE, ["Rosa D"]), (Role.SUPERVISOR, ["Minh N"])])
def test_my_move_shows_the_families_that_wait_for_my_role(
    desk: Callable[[Role], Desk], role: Role, names: list[str]
) -> None:
    page = desk(role)
    assert len(shown(page)) == 3
    page.press("board.mine")
    assert shown(page) == names
    assert page.page.board.heading.subtitle() == "1 family \u00b7 1 waits for you"
    page.press("board.all")
    assert len(shown(page)) == 3


def test_a_stage_and_a_coordinator_are_chosen_and_let_go_of(services_desk: Desk) -> None:
    services_desk.choose("board.stage", "Scheduled")
    assert shown(services_desk) == ["Rosa D"]
    services_desk.choose("board.stage", "Prepared")
    assert not services_desk.page.board.table.isVisible()
    services_desk.press("board.show_all")
    assert len(shown(services_desk)) == 3
    services_desk.choose("board.coordinator", "Maria Reyes")
    assert len(shown(services_desk)) == 3


def test_a_withdrawn_return_rests_until_it_is_asked_for(services_desk: Desk, agency: SampleAgency) -> None:
    case = agency.family("Daniel").case
    supervisor = agency.one(Role.SUPERVISOR)
    given(
        agency.services.cases.set_state(supervisor, case.id, case.version, CaseState.WITHDRAWN, StateBy.FAMILY, "asked")
    )
    services_desk.page.reload()
    assert "Daniel W" not in shown(services_desk)
    services_desk.press("board.resting")
    assert "Daniel W" in shown(services_desk)
    services_desk.page.reload()
    assert "Daniel W" in shown(services_desk)


def test_search_looks_at_numbers_people_belongings_and_barcodes(services_desk: Desk) -> None:
    found = services_desk.page.board.found
    for typed, first in (
        ("delgado", ["Families", "The family of Rosa D.. 26-013902", ""]),
        ("15310", ["Families", "The family of Minh N.. 26-015310", ""]),
        ("grace", ["People", "Grace Walker. mother", "The family of Daniel W.. 26-014877"]),
        (
            "ring yel",
            ["Belongings", "Ring, yellow metal. item 7 \u00b7 FPD-44871", "The family of Daniel W.. 26-014877"],
        ),
    ):
        services_desk.type("returns.search", typed)
        assert found.isVisible()
        assert cells(found.table)[0] == first
    services_desk.type("returns.search", "nobody")
    assert not found.isVisible()
    board = services_desk.page.board
    assert "Nobody and nothing found" in [label.text() for label in board.findChildren(QLabel) if label.isVisible()]


def test_enter_in_the_search_line_opens_what_was_found_first(services_desk: Desk) -> None:
    services_desk.type("returns.search", "delg")
    QTest.keyClick(services_desk.page.board.search, Qt.Key.Key_Return)
    assert services_desk.page.family.heading.title() == "The family of Rosa D."


def test_a_belonging_that_was_found_opens_with_its_family(services_desk: Desk) -> None:
    services_desk.type("returns.search", "ring yel")
    QTest.keyClick(services_desk.page.board.search, Qt.Key.Key_Down)
    QTest.keyClick(services_desk.page.board.found.table, Qt.Key.Key_Return)
    belongings = services_desk.page.family.part("belongings")
    assert belongings.isVisible()
    assert belongings.table.current().family_description == "Ring, yellow metal"


def test_a_click_opens_what_was_found(services_desk: Desk) -> None:
    services_desk.type("returns.search", "grace")
    click_row(services_desk.page.board.found.table, 0)
    assert services_desk.page.family.heading.title() == "The family of Daniel W."


def test_escape_empties_the_search_line_and_the_board_is_back(services_desk: Desk) -> None:
    services_desk.type("returns.search", "del")
    QTest.keyClick(services_desk.page.board.search, Qt.Key.Key_Escape)
    assert services_desk.page.board.search.text() == ""
    assert services_desk.page.board.table.isVisible()


def test_a_click_opens_a_family_and_the_crumb_leads_back(services_desk: Desk) -> None:
    number = shown(services_desk).index("Minh N")
    click_row(services_desk.page.board.table, number)
    assert services_desk.page.family.heading.title() == "The family of Minh N."
    services_desk.press("family.back")
    assert services_desk.page.board.isVisible()


def test_enter_opens_the_chosen_family(services_desk: Desk) -> None:
    table = services_desk.page.board.table
    table.setFocus()
    table.selectRow(shown(services_desk).index("Daniel W"))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert services_desk.page.family.heading.title() == "The family of Daniel W."


def test_the_longest_waiting_stand_first_and_a_head_sorts_anew(services_desk: Desk) -> None:
    table = services_desk.page.board.table
    days = [row.days for row in table.model().sourceModel().rows()]
    assert days == sorted(days, reverse=True)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert shown(services_desk) == ["Daniel W", "Minh N", "Rosa D"]
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert shown(services_desk) == ["Rosa D", "Minh N", "Daniel W"]


def test_opening_a_case_shows_its_family(services_desk: Desk) -> None:
    open_case(services_desk, "26-019999")
    family = services_desk.page.family
    assert family.isVisible()
    assert family.heading.title() == "The family of Ana R."
    assert family.part("overview").answer.heading().endswith("Not yet.")


def test_a_number_that_is_there_is_refused_and_nothing_typed_is_lost(services_desk: Desk) -> None:
    open_case(services_desk, "26-014877")
    [dialog] = services_desk.dialogs()
    assert "here already" in dialog.refusal.sentence()
    assert dialog.person.text() == "Ana Maria Ruiz"
    dialog.reject()


def test_an_empty_name_is_asked_for(services_desk: Desk) -> None:
    services_desk.press("returns.open_case")
    services_desk.type("case.number", "26-019999")
    services_desk.press("case.save")
    [dialog] = services_desk.dialogs()
    assert isinstance(dialog, QDialog)
    assert dialog.person.problem()
    dialog.reject()


def test_the_board_says_what_to_do_when_there_is_no_family(services_desk: Desk) -> None:
    board = services_desk.page.board
    board.show_rows(())
    shown = [part for part in board.findChildren(QPushButton) if part.isVisible() and part.text() == "Open a case"]
    assert len(shown) == 2
    assert "No family has a case here yet" in [
        label.text() for label in board.findChildren(QLabel) if label.isVisible()
    ]


def test_the_front_desk_reads_no_name(desk: Callable[[Role], Desk]) -> None:
    page = desk(Role.FRONT_DESK).page
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "kept by evidence and victim services" in words
    for name in ("Daniel", "Rosa", "Minh", "evidence room"):
        assert name not in words
    page.open_case(1)
    assert not page.findChildren(QPushButton, "family.primary")
