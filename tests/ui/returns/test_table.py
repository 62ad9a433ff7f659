"""At the table: recipient, witness and identity first; then one belonging at a time; then the record."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Status
from desktop_app.domain.custody import Place
from desktop_app.domain.items import Check, Outcome
from desktop_app.domain.preferences import Reply, Topic
from desktop_app.domain.staff import Role
from desktop_app.store.models import ItemRow
from desktop_app.ui.returns.carrying import CarryDialog
from desktop_app.ui.returns.table import TableScreen
from tests.agency import TODAY, SampleAgency, given
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
        self.press("table.document.state_id")
        self.press("table.carry_in")
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
    assert "look at the card" in setup.notice.sentence()
    table.press("table.document.state_id")
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


def test_what_cannot_be_found_is_not_said_to_be_kept(table: Table) -> None:
    """The letter is held and missing: the screen says what the paper says, and promises no day to look at it again."""
    table.begin()
    letter, services = table.agency.family("Rosa").items[4], table.agency.services
    given(services.custody.move(table.agency.one(Role.EVIDENCE), [letter.id], Place.NOT_FOUND, {}))
    table.session.changed.emit()
    assert "Her letter \u00b7 not found, we are looking for it" in table.words()
    move = given(services.missing_items.of_case(table.session.actor, letter.case_id))[-1].move_id
    given(services.missing_items.explain(table.agency.one(Role.SUPERVISOR), move, "It went to the laboratory"))
    table.session.changed.emit()
    assert "Her letter \u00b7 not where it should be" in table.words()
    assert "we will call by" not in table.words()


def test_what_goes_missing_at_the_table_is_marked_and_nobody_is_asked_to_bring_it(table: Table) -> None:
    table.begin()
    wallet = table.agency.family("Rosa").items[0]
    given(table.agency.services.custody.move(table.agency.one(Role.EVIDENCE), [wallet.id], Place.NOT_FOUND, {}))
    table.session.changed.emit()
    assert cells(table.screen.order.list)[0] == ["Her wallet with cards and photographs", "not found"]
    assert table.screen.setup.findChild(QLabel, "table.elsewhere").parentWidget().isHidden()


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
    assert "Whoever gives it writes down what happens." in table.words()


def test_leaving_gives_the_rail_back(table: Table, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.screen.leave):
        table.press("table.back")


# --- what was carried here, and what goes back ---


def place_of(table: Table, place: int) -> Place:
    item = table.agency.family("Rosa").items[place]
    return given(table.session.services.custody.way(table.session.actor, item.id)).place


def test_what_nobody_recorded_as_being_here_is_not_given_before_somebody_does(table: Table) -> None:
    assert "Not recorded as being in this room: Her wallet" in table.words()
    table.choose("table.witness", "Amina Hale")
    table.press("table.document.state_id")
    table.press("table.begin")
    table.press("table.given")
    notice = table.screen.item.notice
    assert "not recorded as being in this room" in notice.sentence()
    assert table.outcomes()[0] is None
    QTest.mouseClick(notice.action, Qt.MouseButton.LeftButton)
    settle()
    assert not notice.isVisible()
    assert [place_of(table, place) for place in (0, 1)] == [Place.RETURN_ROOM, Place.EVIDENCE_ROOM]
    table.press("table.given")
    assert table.outcomes()[0] is Outcome.RETURNED


def test_stopping_leaves_what_was_never_here_where_it_is(arrived: SampleAgency, table: Table) -> None:
    table.choose("table.witness", "Amina Hale")
    table.press("table.document.state_id")
    table.press("table.begin")
    Answering(table.session.messages, lambda dialog: dialog.accept())
    table.press("table.stop")
    assert table.outcomes()[:4] == [Outcome.NOT_BROUGHT] * 4
    assert place_of(table, 0) is Place.EVIDENCE_ROOM


def test_what_stays_is_sealed_again_and_carried_back_from_the_table(table: Table) -> None:
    to_the_end(table)
    kept = table.agency.family("Rosa").items[2]
    assert f"Still in this room: {kept.family_description}." in table.words()
    table.press("table.carry_back")
    settle()
    [dialog] = [each for each in table.screen.findChildren(CarryDialog) if each.isVisible()]
    assert (dialog.chosen(), dialog.place.value()) == ([kept.id], Place.EVIDENCE_ROOM)
    dialog.confirm.click()
    assert "seal it again" in dialog.refusal.sentence()
    dialog.findChild(QLineEdit, f"carry.seal.{kept.id}").setText("NEW-7")
    dialog.confirm.click()
    settle()
    assert place_of(table, 2) is Place.EVIDENCE_ROOM
    assert not table.screen.end.back_card.isVisible()


# --- cash, the record and its signatures ---


def draw(table: Table) -> None:
    """A stroke of the mouse across the line."""
    settle()
    pad = table.screen.sign.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    for across in range(60, 200, 20):
        QTest.mouseMove(pad, QPoint(across, 60 + across % 40))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(210, 70))


def to_the_end(table: Table) -> None:
    table.begin()
    for name in ("table.given", "table.given", "table.later", "table.given"):
        table.press(name)


def test_three_people_sign_the_very_page_that_is_shown(table: Table) -> None:
    to_the_end(table)
    table.press("table.sign")
    sign, documents = table.screen.sign, table.session.services.return_documents
    visit = table.agency.family("Rosa").appointments[-1]
    record = given(documents.current(table.session.actor, visit.id))
    assert sign.preview.data() == given(documents.pdf(table.session.actor, record.document.id))
    assert "Elena Delgado" in table.words()
    assert not sign.signed.isEnabled()
    draw(table)
    table.press("table.sign.undo")
    assert sign.pad.is_empty()
    for name in ("Elena Delgado", table.session.actor.name):
        assert sign.findChild(QLabel, "table.sign.who").text() == name
        draw(table)
        table.press("table.sign.signed")
    table.press("table.sign.paper")
    assert "All three have signed." in table.words()
    found = given(documents.verify(table.session.actor, record.document.id))
    assert found.complete
    strokes = given(documents.current(table.session.actor, visit.id)).signatures[0].strokes
    assert len(strokes) == 1
    assert len(strokes[0]) >= 2
    table.press("table.sign.back")
    assert "All three have signed record" in table.words()
    assert "signed on paper" not in table.words()


def test_somebody_else_may_sign_first(table: Table) -> None:
    to_the_end(table)
    table.press("table.sign")
    table.press("table.sign.another")
    assert table.screen.sign.findChild(QLabel, "table.sign.who").text() == table.session.actor.name
    table.press("table.sign.another")
    table.press("table.sign.another")
    assert table.screen.sign.findChild(QLabel, "table.sign.who").text() == "Elena Delgado"


def test_a_change_after_a_signature_is_said_in_words(table: Table) -> None:
    to_the_end(table)
    table.press("table.sign")
    table.press("table.sign.paper")
    table.press("table.sign.back")
    assert "Signed so far: Elena Delgado." in table.words()
    table.press("table.resume")
    click_row(table.screen.order.list, 2)
    table.press("table.not_wanted")
    assert "what was signed no longer counts" in table.words()
    table.press("table.sign")
    assert table.screen.sign.findChild(QLabel, "table.sign.who").text() == "Elena Delgado"


def test_cash_is_counted_by_two_before_it_can_be_given(table: Table) -> None:
    ItemRow.update(category="cash").where(ItemRow.id == table.agency.family("Rosa").items[0].id).execute()
    table.agency.services.items.record_check(
        table.session.actor, table.agency.family("Rosa").items[0].id, Check("cash_count", "C-1", TODAY, None)
    )
    table.session.changed.emit()
    table.begin()
    assert not table.screen.item.given.isVisible()
    table.press("table.count")
    cash = table.screen.cash
    cash.findChild(QSpinBox, "table.cash.bill_2000").setValue(2)
    table.press("table.cash.coin_25.more")
    assert "Together: $40.25" in table.words()
    table.press("table.cash.keep")
    assert "$40.25" not in table.words()
    assert "Amina Hale counts now" in table.words()
    table.press("table.cash.keep")
    assert "at least one bill or coin" in cash.notice.sentence()
    table.press("table.cash.coin_25.more")
    table.press("table.cash.keep")
    assert "not the same" in cash.notice.sentence()
    for _ in range(2):
        cash.findChild(QSpinBox, "table.cash.bill_2000").setValue(2)
        table.press("table.cash.keep")
    assert "Both counted $40.00" in table.words()
    table.press("table.cash.back")
    assert "Counted twice: $40.00" in table.words()
    table.press("table.given")
    assert table.outcomes()[0] is Outcome.RETURNED


# --- leaving and coming back ---


def test_the_order_and_the_people_stay_while_the_table_is_left(table: Table, qtbot: QtBot) -> None:
    table.begin()
    click_row(table.screen.order.list, 3)
    table.press("table.up")
    table.press("table.given")
    whole = table.agency.family("Rosa")
    again = TableScreen(table.session, whole.case.id, whole.appointments[-1].id)
    qtbot.addWidget(again)
    assert again.pages.currentWidget() is again.item
    assert [row[0] for row in cells(again.order.list)][2] == "Her ring, yellow metal"
    assert again.setup.witness.value().name == "Amina Hale"


def test_time_alone_is_offered_where_it_was_asked_for(table: Table) -> None:
    services = table.agency.one(Role.VICTIM_SERVICES)
    case_id = table.agency.family("Rosa").case.id
    given(table.agency.services.preferences.record(services, case_id, Topic.TIME_ALONE, Reply.OFFICER_OUTSIDE))
    table.session.changed.emit()
    to_the_end(table)
    table.press("table.alone")
    assert "They have asked for time alone" in table.words()
    assert "Her wallet" not in table.words()
    table.press("table.alone_over")
    assert table.shows(table.screen.end)


def test_nothing_at_the_table_is_smaller_than_a_finger(table: Table) -> None:
    for prepare in ("", "table.document.state_id"):
        if prepare:
            table.press(prepare)
        low = [
            f"{each.objectName()} {each.height()}"
            for each in table.screen.findChildren(QWidget)
            if isinstance(each, QAbstractButton | QComboBox | QSpinBox) and each.isVisible() and each.height() < 44
        ]
        assert low == []
    table.choose("table.witness", "Amina Hale")
    table.press("table.carry_in")
    table.press("table.begin")
    for name in ("table.given", "table.given", "table.later", "table.given"):
        table.press(name)
        settle()
    for opened in ("", "table.sign"):
        if opened:
            table.press(opened)
            settle()
        low = [
            f"{each.objectName()} {each.height()}"
            for each in table.screen.findChildren(QAbstractButton)
            if each.isVisible() and each.height() < 44
        ]
        assert low == []


def test_the_family_reads_no_word_of_the_trade(table: Table) -> None:
    said = table.words()
    to_the_end(table)
    said += table.words()
    table.press("table.sign")
    said += table.words()
    assert not re.findall(r"claimant|evidence|next of kin|gate|custody|disposition", said, re.IGNORECASE)
