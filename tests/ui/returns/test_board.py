"""The board of families, and opening a case from it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from desktop_app.domain.staff import Role
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


def test_a_row_says_whose_family_the_stage_and_whether_to_call(services_desk: Desk) -> None:
    rows = {row[0]: row[1:] for row in cells(services_desk.page.board.table)}
    assert rows["The family of Daniel W.. 26-014877"] == [
        "Family contact and choices",
        "Yes: 3 of 5 belongings can be offered",
        "Maria Reyes",
    ]
    assert rows["The family of Minh N.. 26-015310"][1:] == [
        "Not yet: the notification is not confirmed. Next move: Victim services",
        "Maria Reyes",
    ]


def test_search_looks_at_number_and_name(services_desk: Desk) -> None:
    board = services_desk.page.board
    for typed, found in (
        ("delgado", ["The family of Rosa D.. 26-013902"]),
        ("15310", ["The family of Minh N.. 26-015310"]),
    ):
        services_desk.type("returns.search", typed)
        assert [row[0] for row in cells(board.table)] == found
    services_desk.type("returns.search", "nobody")
    assert not board.table.isVisible()
    assert "No family found" in [label.text() for label in board.findChildren(QLabel) if label.isVisible()]


def test_a_click_opens_a_family_and_the_crumb_leads_back(services_desk: Desk) -> None:
    click_row(services_desk.page.board.table, 0)
    assert services_desk.page.family.heading.title() == "The family of Minh N."
    services_desk.press("family.back")
    assert services_desk.page.board.isVisible()


def test_enter_opens_the_chosen_family(services_desk: Desk) -> None:
    table = services_desk.page.board.table
    table.setFocus()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert services_desk.page.family.heading.title() == "The family of Daniel W."


def test_a_head_sorts_the_families(services_desk: Desk) -> None:
    table = services_desk.page.board.table
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [row[0].split(".")[0] for row in cells(table)] == [
        "The family of Daniel W",
        "The family of Minh N",
        "The family of Rosa D",
    ]


def test_opening_a_case_shows_its_family(services_desk: Desk) -> None:
    open_case(services_desk, "26-019999")
    family = services_desk.page.family
    assert family.isVisible()
    assert family.heading.title() == "The family of Ana R."
    assert family.overview.answer.heading().endswith("Not yet.")


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
    board.show_cases(())
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
