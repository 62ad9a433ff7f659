"""Packing with a scanner: keys from wherever the focus is, a calm word for a wrong code, and a second person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.custody import Place
from desktop_app.domain.handouts import BoxLabel, BoxLabels
from desktop_app.domain.packing import PackState
from desktop_app.domain.staff import Role
from desktop_app.domain.times import local_day
from desktop_app.store.models import ItemRow
from desktop_app.ui.returns import sheet as paper_sheet
from desktop_app.ui.returns.day_labels import DayLabelsDialog, DayLabelsSheet
from desktop_app.ui.returns.packing import PackingPart
from desktop_app.ui.returns.packing_wedge import Wedge
from tests.agency import given
from tests.ui.returns.conftest import Desk, cells, settle

EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR


@pytest.fixture
def packing(evidence_desk: Desk) -> PackingPart:
    evidence_desk.open("Rosa", "packing")
    return part_of(evidence_desk)


def part_of(desk: Desk) -> PackingPart:
    found = desk.page.family.part("packing")
    assert isinstance(found, PackingPart)
    return found


def scan(focus: QWidget, code: str) -> None:
    """As a keyboard wedge does: the characters, then Enter, to whatever has the focus."""
    QTest.keyClicks(focus, code)
    QTest.keyClick(focus, Qt.Key.Key_Return)
    settle()


def said(desk: Desk) -> str:
    return desk.find(QLabel, "packing.said").text()


def states(part: PackingPart) -> list[str]:
    return [row[3] for row in cells(part.table)]


def codes(desk: Desk) -> list[str]:
    visit = desk.agency.visit("Elena Delgado")
    listed = given(desk.agency.services.packing.list_for(desk.agency.one(EV), visit.id)).listed
    return [line.item.barcode for line in listed.lines]


@pytest.mark.parametrize("where", ["packing.code", "packing.table", "packing.box_next", "family.tabs", "packing.sheet"])
def test_a_scanner_ticks_the_item_wherever_the_focus_is(evidence_desk: Desk, packing: PackingPart, where: str) -> None:
    assert states(packing) == ["To pack"] * 4
    focus = evidence_desk.find(QWidget, where)
    focus.setFocus()
    scan(focus, codes(evidence_desk)[1])
    assert states(packing) == ["To pack", "Packed", "To pack", "To pack"]
    assert said(evidence_desk).endswith("in box 1.")
    assert evidence_desk.find(QLineEdit, "packing.code").text() == ""


def test_a_scanner_that_ends_a_code_twice_presses_no_button(evidence_desk: Desk, packing: PackingPart) -> None:
    more = packing.side.more
    scan(more, codes(evidence_desk)[0])
    boxes = []
    for _ in range(2):
        QTest.keyClick(more, Qt.Key.Key_Return)
        boxes.append(packing.side.box())
    assert boxes == [1, 2]


def test_what_listens_for_the_scanner_is_quiet_while_the_page_is_freed(qtbot: QtBot) -> None:
    part, code = QWidget(), QLineEdit()
    qtbot.addWidget(part)
    qtbot.addWidget(code)
    wedge = Wedge(code, part)
    vars(wedge).clear()  # as the collector does it, before Qt lets go of the widgets
    assert not wedge.eventFilter(part, QEvent(QEvent.Type.ChildRemoved))


@pytest.mark.parametrize("code", ["FPD-0000", "???", "26-9999-B1"])
def test_a_wrong_code_says_so_and_changes_nothing(evidence_desk: Desk, packing: PackingPart, code: str) -> None:
    scan(packing.table, code)
    assert code in said(evidence_desk)
    assert "Nothing was changed" in said(evidence_desk)
    assert "!" not in said(evidence_desk)
    assert states(packing) == ["To pack"] * 4


def test_a_belonging_that_is_held_says_why_it_stays(evidence_desk: Desk, packing: PackingPart) -> None:
    held = evidence_desk.agency.family("Rosa").items[-1]
    scan(packing.table, held.barcode)
    assert held.family_description in said(evidence_desk)
    assert states(packing) == ["To pack"] * 4


def test_boxes_are_chosen_by_a_button_or_by_their_label(evidence_desk: Desk, packing: PackingPart) -> None:
    first, second, *_ = codes(evidence_desk)
    evidence_desk.press("packing.box_next")
    scan(packing.table, first)
    scan(packing.table, f"{evidence_desk.agency.visit('Elena Delgado').number}-B1")
    scan(packing.table, second)
    assert [row[2] for row in cells(packing.table)][:2] == ["2", "1"]
    scan(packing.table, second)
    assert said(evidence_desk).endswith("in box 1 already.")


def test_keys_alone_are_enough(evidence_desk: Desk, packing: PackingPart) -> None:
    line = evidence_desk.find(QLineEdit, "packing.code")
    for _ in codes(evidence_desk):
        evidence_desk.press("packing.by_hand")
        QTest.keyClick(packing.table, Qt.Key.Key_Down)
    assert states(packing) == ["Packed"] * 4
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert states(packing) == ["Packed"] * 4
    evidence_desk.press("packing.take_out")
    assert sorted(states(packing)) == ["Packed", "Packed", "Packed", "To pack"]


def test_a_second_person_finds_each_one_and_then_confirms(
    evidence_desk: Desk, packing: PackingPart, desk: Callable[[Role], Desk]
) -> None:
    scanned = codes(evidence_desk)
    for code in scanned:
        scan(packing.table, code)
    assert "second person checks it" in evidence_desk.find(QLabel, "packing.next").text()
    assert not packing.side.checked.isVisible()
    other = desk(SU)
    other.open("Rosa", "packing")
    part = part_of(other)
    for code in scanned[:-1]:
        scan(part.table, code)
    assert states(part) == ["Seen by you"] * 3 + ["Packed"]
    assert not other.find(QAbstractButton, "packing.checked").isEnabled()
    scan(part.table, scanned[-1])
    other.press("packing.checked")
    settle()
    assert states(part) == ["Checked"] * 4
    assert said(other).startswith("Checked")


def test_what_is_not_found_is_asked_twice_and_then_said(evidence_desk: Desk, packing: PackingPart) -> None:
    evidence_desk.when_asked(QDialog.reject)
    evidence_desk.press("packing.not_found")
    settle()
    assert states(packing) == ["To pack"] * 4
    evidence_desk.when_asked(QDialog.accept)
    evidence_desk.press("packing.not_found")
    settle()
    assert states(packing)[0] == "Not found, supervisor told"
    assert "supervisor" in evidence_desk.find(QLabel, "packing.next").text()


def test_victim_services_read_the_list_and_pack_nothing(services_desk: Desk) -> None:
    services_desk.open("Rosa", "packing")
    part = part_of(services_desk)
    assert len(cells(part.table)) == 4
    assert not part.side.code.isVisible()
    assert not part.side.code.parentWidget().isVisible(), "an empty card"
    scan(part.table, codes(services_desk)[0])
    assert states(part) == ["To pack"] * 4


def test_a_family_without_a_visit_has_nothing_to_pack(evidence_desk: Desk) -> None:
    evidence_desk.open("Daniel", "packing")
    part = part_of(evidence_desk)
    assert not part.table.isVisible()


def test_labels_and_the_sheet_are_shown_before_they_are_printed(evidence_desk: Desk, packing: PackingPart) -> None:
    scan(packing.table, codes(evidence_desk)[0])
    for button in ("packing.labels", "packing.sheet"):
        evidence_desk.press(button)
        settle()
        [dialog] = evidence_desk.dialogs()
        assert dialog.preview.page_count() == 1  # type: ignore[attr-defined]
        dialog.reject()
        settle()


def test_the_boxes_are_carried_to_the_shelf_and_on_to_the_room(evidence_desk: Desk, packing: PackingPart) -> None:
    for code in codes(evidence_desk):
        scan(packing.table, code)
    for _ in range(2):
        evidence_desk.press("packing.carry")
        evidence_desk.press("carry.save")
        settle()
    assert not evidence_desk.dialogs()
    ways = given(evidence_desk.agency.services.custody.ways(evidence_desk.agency.one(EV), 1))
    assert [way.place for way in ways] == [Place.RETURN_ROOM] * 4 + [Place.EVIDENCE_ROOM]
    assert {move.appointment_id for way in ways for move in way.moves} == {
        evidence_desk.agency.visit("Elena Delgado").id
    }


def test_one_belonging_is_carried_and_its_way_is_shown(evidence_desk: Desk) -> None:
    evidence_desk.open("Rosa", "belongings")
    assert "has not left" in words_in(evidence_desk, "custody")
    evidence_desk.press("custody.carry")
    evidence_desk.type("carry.seal.1", "NEW-7")
    evidence_desk.choose("carry.place", "Return room")
    evidence_desk.press("carry.save")
    settle()
    shown = words_in(evidence_desk, "custody")
    assert "Evidence room \u2192 Return room" in shown
    assert "seal NEW-7" in shown
    evidence_desk.press("custody.leaf")
    settle()
    assert len(evidence_desk.dialogs()) == 1


def test_a_leaf_that_the_typeface_cannot_write_is_refused_in_words(evidence_desk: Desk) -> None:
    with evidence_desk.agency.database.writing():
        ItemRow.update(description="\u062e\u0627\u062a\u0645").execute()
    evidence_desk.open("Rosa", "belongings")
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        told.extend(part.text() for part in dialog.findChildren(QLabel))
        dialog.accept()

    evidence_desk.when_asked(read)
    evidence_desk.press("custody.leaf")
    settle()
    assert any("U+062E" in words for words in told)
    assert not evidence_desk.dialogs()


def test_a_refusal_is_said_in_the_dialog_and_nothing_typed_is_lost(evidence_desk: Desk) -> None:
    evidence_desk.open("Rosa", "belongings")
    evidence_desk.press("custody.carry")
    evidence_desk.choose("carry.place", "Evidence room")
    evidence_desk.press("carry.save")
    [dialog] = evidence_desk.dialogs()
    assert "there already" in dialog.refusal.sentence()  # type: ignore[attr-defined]
    rows = evidence_desk.find(QListView, "carry.items").model()
    rows.setData(rows.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    evidence_desk.press("carry.save")
    assert "at least one" in dialog.refusal.sentence()  # type: ignore[attr-defined]


def test_only_evidence_is_offered_to_carry(services_desk: Desk) -> None:
    services_desk.open("Rosa", "belongings")
    assert not services_desk.page.findChild(QAbstractButton, "custody.carry").isVisible()


def words_in(desk: Desk, name: str) -> str:
    part = desk.find(QWidget, name)
    return "\n".join(each.text() for each in part.findChildren(QLabel) if each.isVisible())


def test_every_state_has_its_word_and_tone() -> None:
    from desktop_app.ui.returns.packing_model import _TONES
    from desktop_app.ui.words import word

    assert set(_TONES) == set(PackState)
    assert len({word(state) for state in PackState}) == len(PackState)
    assert all(word(place) for place in Place)


def test_a_firearm_is_packed_alone_and_nothing_else_with_it(evidence_desk: Desk) -> None:
    gun = evidence_desk.agency.family("Rosa").items[0]
    ItemRow.update(category="firearm").where(ItemRow.id == gun.id).execute()
    evidence_desk.agency.database.engine.execute_sql(
        "INSERT INTO category_check (item_id, rule, reference, done_on) "
        "VALUES (?, 'firearm_eligibility', 'F-1', '2026-11-20')", (gun.id,),
    )  # fmt: skip
    evidence_desk.open("Rosa", "packing")
    packing = part_of(evidence_desk)
    assert len(states(packing)) == 3
    evidence_desk.when_asked(lambda dialog: dialog.reject())
    evidence_desk.press("packing.alone")
    assert len(states(packing)) == 3
    evidence_desk.when_asked(lambda dialog: dialog.accept())
    evidence_desk.press("packing.alone")
    assert states(packing) == ["Packed"]
    assert said(evidence_desk) == f"{gun.family_description}: in box 1, alone."
    assert not packing.side.alone.isVisible()


def test_the_labels_of_a_whole_day_are_chosen_by_initials_and_time(
    evidence_desk: Desk, packing: PackingPart, qtbot: QtBot
) -> None:
    visit = evidence_desk.agency.visit("Elena Delgado")
    scan(packing.table, codes(evidence_desk)[0])
    evidence_desk.press("packing.day_labels")
    [dialog] = evidence_desk.dialogs()
    assert isinstance(dialog, DayLabelsDialog)
    assert dialog.day.day() == packing._session.today()
    dialog.day.set_day(local_day(visit.event.start, packing._session.zone))
    [box] = dialog.boxes.values()
    assert box.isChecked()
    assert box.text().endswith("boxes: 1")
    assert visit.guest_label in box.text()
    assert "Elena" not in box.text()
    box.click()
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert "at least one return" in dialog.refusal.sentence()
    box.click()
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    [sheet] = [each for each in evidence_desk.dialogs() if isinstance(each, DayLabelsSheet)]
    assert sheet.preview.page_count() == 1
    sheet.reject()


def test_of_a_days_labels_each_family_has_its_own_line_and_sheets_in_the_log_of_prints(
    evidence_desk: Desk, packing: PackingPart, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    agency, session = evidence_desk.agency, packing._session
    visit = agency.visit("Elena Delgado")
    other = replace(visit, case_id=agency.family("Daniel").case.id)
    one, two = (BoxLabels(number, (BoxLabel(1, 1, f"{number}-B1"),)) for number in (visit.number, "26-9999"))
    sheet = DayLabelsSheet(session, session.today(), [(visit, one), (other, two)], packing)
    qtbot.addWidget(sheet)
    monkeypatch.setattr(paper_sheet, "save_pdf", lambda _parent, _data, name, _messages: Path(name))
    sheet._on_save()
    assert sheet.preview.page_count() == 2
    for case_id, number in ((visit.case_id, visit.number), (other.case_id, "26-9999")):
        [line] = given(agency.services.prints.of_case(session.actor, case_id or 0))
        assert line.kind == "box_label"
        pages = PdfReader(BytesIO(given(agency.services.prints.pdf(session.actor, line.id)))).pages
        assert len(pages) == 1
        assert f"{number}-B1" in pages[0].extract_text()
