"""At the table: recipient, witness and identity first; then one belonging at a time; then the record."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Status
from desktop_app.domain.items import Outcome
from desktop_app.domain.staff import Role
from desktop_app.ui.returns.table import TableScreen
from tests.agency import SampleAgency
from tests.ui.returns.conftest import Answering, Desk, cells, click_row, settle


class Table:
    """The screen and the hand of the person from evidence."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        whole = desk.agency.family("Rosa")
        self.agency, self.session = desk.agency, desk.session
        self.screen = TableScreen(desk.session, whole.case.id, whole.appointments[-1].id)
        qtbot.addWidget(self.screen)
        self.screen.resize(1366, 768)
        self.screen.show()

    def press(self, name: str) -> None:
        settle()
        [button] = [each for each in self.screen.findChildren(QAbstractButton, name) if each.isVisible()]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def choose(self, name: str, words: str) -> None:
        box = self.screen.findChild(QComboBox, name)
        box.setCurrentIndex(next(row for row in range(box.count()) if words in box.itemText(row)))

    def begin(self) -> None:
        self.choose("table.witness", "Amina Hale")
        self.press("table.step.b-ev-id")
        self.press("table.begin")

    def words(self) -> str:
        settle()
        return "\n".join(label.text() for label in self.screen.findChildren(QLabel) if label.isVisible())

    def outcomes(self) -> list[Outcome | None]:
        return [item.outcome.outcome if item.outcome else None for item in self.agency.family("Rosa").items]

    def shows(self, page: QWidget) -> bool:
        return self.screen.pages.currentWidget() is page


@pytest.fixture
def arrived(agency: SampleAgency) -> SampleAgency:
    """The family sits in the room; only the identity has not been examined yet."""
    visit = agency.carry(agency.family("Rosa").appointments[-1], Status.ARRIVED)
    agency.open_gates(visit, Status.IN_ROOM)
    return agency


@pytest.fixture
def table(arrived: SampleAgency, desk: Callable[[Role], Desk], qtbot: QtBot) -> Table:
    return Table(desk(Role.EVIDENCE), qtbot)


def test_witness_and_identity_come_first(table: Table) -> None:
    setup = table.screen.setup
    assert setup.recipient.value().name == "Elena Delgado"
    table.press("table.begin")
    assert "Choose a witness" in setup.notice.sentence()
    table.choose("table.witness", "Amina Hale")
    table.press("table.begin")
    assert "Examine the identity" in setup.notice.sentence()
    table.press("table.step.b-ev-id")
    table.press("table.begin")
    assert table.shows(table.screen.item)
    assert table.agency.family("Rosa").appointments[-1].status is Status.IN_ROOM


def test_a_family_that_is_not_here_yet_is_not_begun_with(
    agency: SampleAgency, desk: Callable[[Role], Desk], qtbot: QtBot
) -> None:
    table = Table(desk(Role.EVIDENCE), qtbot)
    table.begin()
    assert "not been marked as arrived" in table.screen.setup.notice.sentence()
    assert agency.family("Rosa").appointments[-1].status is Status.CONFIRMED


def test_one_belonging_at_a_time_with_its_packing_and_people(table: Table) -> None:
    table.begin()
    said = table.words()
    assert "1 of 4 \u00b7 item 1" in said
    assert "Her wallet with cards and photographs, in a plain box" in said
    assert f"Seal 44860 \u00b7 given by {table.session.actor.short_name} \u00b7 witness A. Hale" in said
    assert "Her letter \u00b7 we will call by 3 December" in said
    table.press("table.given")
    assert "2 of 4 \u00b7 item 2" in table.words()
    assert table.outcomes()[0] is Outcome.RETURNED
    assert cells(table.screen.order.list)[0] == ["Her wallet with cards and photographs", "given"]


def test_the_family_changes_the_order(table: Table) -> None:
    table.begin()
    click_row(table.screen.order.list, 3)
    assert "4 of 4 \u00b7 item 4" in table.words()
    table.press("table.up")
    table.press("table.up")
    assert [row[0] for row in cells(table.screen.order.list)] == [
        "Her wallet with cards and photographs",
        "Her ring, yellow metal",
        "Her keys",
        "Her green wool coat",
    ]
    table.press("table.given")
    assert table.outcomes() == [None, None, None, Outcome.RETURNED, None]
    assert "3 of 4 \u00b7 item 2" in table.words()


def test_all_four_outcomes_end_in_a_summary(table: Table, qtbot: QtBot) -> None:
    table.begin()
    for name in ("table.given", "table.later", "table.not_wanted", "table.not_here"):
        table.press(name)
    assert table.outcomes()[:4] == [
        Outcome.RETURNED,
        Outcome.KEPT_FOR_LATER,
        Outcome.NOT_WANTED,
        Outcome.NOT_BROUGHT,
    ]
    assert table.shows(table.screen.end)
    assert "given to Elena Delgado" in table.words()
    whole = table.agency.family("Rosa")
    with qtbot.waitSignal(table.screen.handout_wanted) as wanted:
        table.press("table.print")
    assert wanted.args == ["return_record", whole.case.id, whole.appointments[-1].id]


def test_three_people_are_needed_and_the_page_says_so(table: Table) -> None:
    table.begin()
    table.choose("table.witness", "Choose a person")
    table.screen._turn(table.screen.setup)
    table.press("table.begin")
    assert "Choose a witness" in table.screen.setup.notice.sentence()


def test_a_refusal_is_a_calm_sentence_in_the_page(table: Table) -> None:
    table.begin()
    table.agency.tick_visit(table.agency.family("Rosa").appointments[-1])
    wallet = table.agency.family("Rosa").items[0]
    evidence = table.agency.one(Role.EVIDENCE)
    table.agency.services.items.place_hold(evidence, wallet.id, wallet.holds[0].kind, "Judge Novak", None)
    table.press("table.given")
    assert "still held" in table.screen.item.notice.sentence()
    assert table.outcomes()[0] is None
    assert table.shows(table.screen.item)


def test_pause_shows_nothing_to_decide(table: Table) -> None:
    table.begin()
    table.press("table.pause")
    assert "Her wallet" not in table.words()
    table.press("table.go_on")
    assert "1 of 4 \u00b7 item 1" in table.words()


def test_stopping_keeps_the_rest_for_another_day(table: Table) -> None:
    table.begin()
    table.press("table.given")
    Answering(table.session.messages, QDialog.reject)
    table.press("table.stop")
    assert table.shows(table.screen.item)
    Answering(table.session.messages, QDialog.accept)
    table.press("table.stop")
    assert table.shows(table.screen.end)
    assert table.outcomes()[:4] == [Outcome.RETURNED, *[Outcome.KEPT_FOR_LATER] * 3]


def test_the_visit_ends_once_signatures_and_handouts_are_seen_to(table: Table) -> None:
    table.begin()
    for _ in range(4):
        table.press("table.given")
    table.press("table.finish")
    assert "signatures" in table.screen.end.notice.sentence()
    visit = table.agency.family("Rosa").appointments[-1]
    table.agency.tick_visit(visit, "B13", "B14", "B15")
    table.press("table.finish")
    assert table.agency.family("Rosa").appointments[-1].status is Status.FINISHED
    assert "This visit has ended." in table.words()


def test_victim_services_sets_the_pace_and_evidence_records(
    arrived: SampleAgency, desk: Callable[[Role], Desk], qtbot: QtBot
) -> None:
    arrived.tick_visit(arrived.family("Rosa").appointments[-1], "B12")
    table = Table(desk(Role.VICTIM_SERVICES), qtbot)
    table.choose("table.witness", "Lena Brandt")
    table.press("table.begin")
    assert not table.screen.item.given.isEnabled()
    assert "Evidence records what happens to each belonging." in table.words()


def test_leaving_gives_the_rail_back(table: Table, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.screen.leave):
        table.press("table.back")
