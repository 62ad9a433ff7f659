"""The import of a list, driven as a person does: choose, look, map, leave out, import; and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThreadPool
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_app.domain.item_import import BadRowCause, Column, Unreadable
from desktop_app.domain.items import HoldKind
from desktop_app.paths import data_folder
from desktop_app.ui import theme
from desktop_app.ui.returns import item_import, item_import_models
from desktop_app.ui.returns.item_import import ImportDialog
from tests.agency import SampleAgency
from tests.ui.conftest import nameless
from tests.ui.returns.conftest import Desk, cells, settle

SAMPLE = data_folder("resources") / "sample" / "items.csv"
SPOILT = """Item No,Description,Qty
20,Belt,1
21,Scarf,none
20,Another belt,1
22,Umbrella,1
"""
FOREIGN = "Ref;What it is;Kept\n20;Belt, brown;Shelf 4\n21;Scarf;Shelf 5\n"


@pytest.fixture
def dialog(evidence_desk: Desk) -> ImportDialog:
    evidence_desk.open("Daniel", "belongings")
    evidence_desk.press("items.import")
    [opened] = evidence_desk.dialogs()
    assert isinstance(opened, ImportDialog)
    return opened


@pytest.fixture
def listed(tmp_path: Path) -> Callable[[str | bytes], Path]:
    def write(content: str | bytes) -> Path:
        path = tmp_path / "list.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def long_list(rows: int = 20_000) -> str:
    return "Item No,Description\n" + "".join(f"L-{number},Running shoes\n" for number in range(rows))


def map_by_hand(dialog: ImportDialog, column: Column, place: int) -> None:
    """With the keyboard: the first entry is that it is not in the file."""
    box = dialog.findChild(QComboBox, f"import.map.{column.value}")
    assert box is not None
    box.setFocus()
    for _ in range(place + 1):
        QTest.keyClick(box, Qt.Key.Key_Down)


def numbers(agency: SampleAgency) -> list[str]:
    return [item.number for item in agency.family("Daniel").items]


def leave(dialog: ImportDialog) -> None:
    QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)


def test_the_sample_list_comes_in_and_what_was_here_stays(
    dialog: ImportDialog, evidence_desk: Desk, agency: SampleAgency
) -> None:
    before = numbers(agency)
    dialog.choose(SAMPLE)
    assert dialog.count.text() == "12 belongings, every line can be read."
    assert cells(dialog.preview)[0] == [
        "2", "3", "Hooded sweatshirt, black, defects A-C. Room 2, shelf 12 · seal 44870 · barcode FPD-44870",
        "Clothing", "1",
    ]  # fmt: skip
    evidence_desk.press("import.save")
    assert dialog.result.sentence() == "7 added. 5 were here already and stay as they are."
    added = agency.family("Daniel").items[len(before) :]
    assert [item.number for item in added] == ["11", "12", "13", "14", "15", "16", "17"]
    assert all([hold.kind for hold in item.holds] == [HoldKind.INVESTIGATIVE] for item in added)
    shown = cells(evidence_desk.page.family.part("belongings").table)
    assert any("Library book" in row[0] for row in shown)
    leave(dialog)


def test_the_same_file_again_adds_nothing(dialog: ImportDialog, evidence_desk: Desk, agency: SampleAgency) -> None:
    dialog.choose(SAMPLE)
    evidence_desk.press("import.save")
    leave(dialog)
    before = numbers(agency)
    evidence_desk.press("items.import")
    [again] = evidence_desk.dialogs()
    assert isinstance(again, ImportDialog)
    again.choose(SAMPLE)
    evidence_desk.press("import.save")
    assert again.result.sentence() == "0 added. 12 were here already and stay as they are."
    assert numbers(agency) == before
    leave(again)


def test_bad_lines_are_shown_and_stop_the_import_until_they_are_left_out(
    dialog: ImportDialog, evidence_desk: Desk, agency: SampleAgency, listed: Callable[[str], Path]
) -> None:
    before = numbers(agency)
    dialog.choose(listed(SPOILT))
    assert dialog.count.text() == "2 belongings, 2 lines need a look."
    assert cells(dialog.bad) == [
        ["3", "The quantity is not a whole number", "none"],
        ["4", "This number stands further up already", "20"],
    ]
    assert cells(dialog.preview)[1][3] == "needs a look"
    evidence_desk.press("import.save")
    assert dialog.refusal.sentence() == (
        "Some lines need a look. Correct the file and choose it again, or leave those lines out."
    )
    assert numbers(agency) == before
    assert dialog.leave_out.text() == "Leave these 2 lines out"
    QTest.keyClick(dialog.leave_out, Qt.Key.Key_Space)
    assert dialog.count.text() == "2 belongings will be added, 2 left out."
    assert cells(dialog.preview)[1][3] == "left out"
    evidence_desk.press("import.save")
    assert dialog.result.sentence() == "2 added. 2 lines were left out: 3, 4."
    assert numbers(agency) == [*before, "20", "22"]
    leave(dialog)


def test_a_corrected_file_is_chosen_again(
    dialog: ImportDialog, evidence_desk: Desk, agency: SampleAgency, listed: Callable[[str], Path]
) -> None:
    dialog.choose(listed(SPOILT))
    dialog.leave_out.click()
    dialog.choose(listed(SPOILT.replace("none", "1").replace("20,Another", "23,Another")))
    assert not dialog.leave_out.isChecked()
    assert dialog.bad.isHidden()
    evidence_desk.press("import.save")
    assert dialog.result.sentence() == "4 added."
    leave(dialog)


def test_columns_with_other_names_are_mapped_by_hand(
    dialog: ImportDialog, evidence_desk: Desk, agency: SampleAgency, listed: Callable[[str], Path]
) -> None:
    dialog.choose(listed(FOREIGN))
    assert not dialog.confirm.isEnabled()
    box = dialog.findChild(QComboBox, "import.map.number")
    assert box is not None
    assert [box.itemText(row) for row in range(box.count())] == [
        "Please choose a column", "Ref  (20)", "What it is  (Belt, brown)", "Kept  (Shelf 4)",
    ]  # fmt: skip
    assert box.accessibleDescription() == "Which column is this?"
    map_by_hand(dialog, Column.NUMBER, 0)
    assert cells(dialog.preview)[0] == ["2", "20", "", "", ""]
    assert not dialog.confirm.isEnabled()
    map_by_hand(dialog, Column.DESCRIPTION, 1)
    assert dialog.confirm.isEnabled()
    map_by_hand(dialog, Column.LOCATION, 2)
    evidence_desk.press("import.save")
    belt, scarf = agency.family("Daniel").items[-2:]
    assert (belt.number, belt.description, belt.location) == ("20", "Belt, brown", "Shelf 4")
    assert (scarf.number, scarf.category.value) == ("21", "clothing")
    leave(dialog)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_how_the_file_was_read_is_said(dialog: ImportDialog, listed: Callable[[bytes], Path], encoding: str) -> None:
    dialog.choose(listed("Número\tDescripción\n1\tSuéter azul\n".encode(encoding)))
    said = {"utf-16": "UTF-16", "cp1252": "Windows-1252", "utf-8-sig": "UTF-8"}[encoding]
    assert dialog.source.how.text() == f"{said}, tabs between the columns"
    assert cells(dialog.preview)[0][2] == "Suéter azul"
    leave(dialog)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04", "This is not a CSV file."),
        (b"one column\nonly\n", "This file has no columns."),
        (b"Item No,Description\n", "There are no belongings in this file."),
        (None, "This file could not be opened."),
    ],
)
def test_a_file_that_cannot_be_read_takes_the_one_before_away(
    dialog: ImportDialog, listed: Callable[[bytes], Path], tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    dialog.choose(SAMPLE)
    dialog.choose(tmp_path / "gone.csv" if content is None else listed(content))
    assert dialog.refusal.sentence().startswith(sentence)
    assert not dialog.confirm.isEnabled()
    assert not dialog.preview.isVisible()
    leave(dialog)


def test_a_file_without_one_good_line_adds_nothing(
    dialog: ImportDialog, evidence_desk: Desk, listed: Callable[[str], Path]
) -> None:
    dialog.choose(listed("Item No,Description\n,Belt\n"))
    assert dialog.count.text() == "0 belongings, 1 line needs a look."
    dialog.leave_out.click()
    evidence_desk.press("import.save")
    assert dialog.refusal.sentence().startswith("There are no belongings in this file.")
    leave(dialog)


def test_a_long_list_is_read_beside_and_imported(
    dialog: ImportDialog, evidence_desk: Desk, agency: SampleAgency, listed: Callable[[str], Path], qtbot: QtBot
) -> None:
    apart, waiting = dialog.reading.run, []
    dialog.reading.run = waiting.append  # else it could be read before one has looked
    dialog.choose(listed(long_list()))
    assert dialog.reading.busy()
    assert evidence_desk.find(QWidget, "import.stop").isVisible()
    assert not dialog.confirm.isEnabled()
    dialog.reading.run = apart
    apart(waiting.pop())
    qtbot.waitUntil(dialog.confirm.isEnabled)
    assert dialog.count.text() == "20,000 belongings, every line can be read. The first 50 lines are shown."
    assert dialog.preview.model().rowCount() == item_import.PREVIEW
    map_by_hand(dialog, Column.LOCATION, 0)
    qtbot.waitUntil(dialog.confirm.isEnabled)
    assert cells(dialog.preview)[0][2] == "Running shoes. L-0"
    leave(dialog)


def test_five_thousand_belongings_come_in_within_three_seconds(
    dialog: ImportDialog, evidence_desk: Desk, listed: Callable[[str], Path], qtbot: QtBot, measured: bool
) -> None:
    path = listed(long_list(5_000).replace("Running shoes", "Running shoes in the blue box that they came in"))
    start = perf_counter()
    dialog.choose(path)
    qtbot.waitUntil(dialog.confirm.isEnabled)
    evidence_desk.press("import.save")
    assert dialog.result.sentence() == "5,000 added."
    assert not measured or perf_counter() - start < 3, "from the choice of the file to the belongings on the page"
    leave(dialog)


def test_reading_can_be_stopped(dialog: ImportDialog, evidence_desk: Desk, listed: Callable[[str], Path]) -> None:
    apart, waiting = dialog.reading.run, []
    dialog.reading.run = waiting.append
    dialog.choose(listed(long_list()))
    evidence_desk.press("import.stop")
    assert not dialog.reading.busy()
    apart(waiting.pop())
    assert dialog.source.path.text() == "No file chosen yet"
    QThreadPool.globalInstance().waitForDone()
    settle()
    assert not dialog.preview.isVisible()
    assert not dialog.confirm.isEnabled()
    leave(dialog)


def test_only_the_newest_file_is_shown(dialog: ImportDialog, listed: Callable[[str], Path]) -> None:
    held: list[Callable[[], None]] = []
    dialog.reading.run = held.append
    dialog.choose(listed(long_list()))
    dialog.choose(SAMPLE)
    held[0]()
    assert dialog.source.path.text() == "items.csv"
    assert dialog.count.text().startswith("12 belongings")
    leave(dialog)


def test_a_dialog_closed_while_it_reads_is_gone_in_peace(dialog: ImportDialog, listed: Callable[[str], Path]) -> None:
    dialog.choose(listed(long_list()))
    leave(dialog)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QThreadPool.globalInstance().waitForDone()
    settle()
    assert not isValid(dialog)


def test_a_fault_while_reading_is_not_swallowed(dialog: ImportDialog, qtbot: QtBot) -> None:
    def fail() -> object:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        dialog.reading.start(fail, apart=False)
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    leave(dialog)


def test_a_file_is_chosen_with_the_button(
    dialog: ImportDialog, evidence_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [("", ""), (str(SAMPLE), "")]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: answers.pop(0))
    evidence_desk.press("import.choose")
    assert dialog.source.path.text() == "No file chosen yet"
    evidence_desk.press("import.choose")
    assert dialog.source.path.text() == "items.csv"
    leave(dialog)


def test_a_list_is_imported_once(dialog: ImportDialog, evidence_desk: Desk, agency: SampleAgency) -> None:
    dialog.choose(SAMPLE)
    evidence_desk.press("import.save")
    before = numbers(agency)
    dialog.confirm.click()
    assert numbers(agency) == before
    assert not dialog.confirm.isVisible()
    assert dialog.cancel.text() == "Close"
    leave(dialog)


def test_what_a_cell_holds_is_shown_as_it_stands(dialog: ImportDialog, listed: Callable[[str], Path]) -> None:
    text = "<b>A & Co</b> *_#[x](y) {number} %1 =SUM(A1)"
    dialog.choose(listed(f"Item No,Description\n1,{text}\n2,{'x' * 300}\n3,Nguyễn Łódź Ω Ж 🔑\n<i>,\n"))
    shown = [row[2] for row in cells(dialog.preview)]
    assert shown[:3] == [text, "x" * 300, "Nguyễn Łódź Ω Ж 🔑"]
    assert cells(dialog.bad) == [["5", "The description is missing", "<i>"]]
    leave(dialog)


def test_signs_that_cannot_be_shown_never_reach_the_screen(
    dialog: ImportDialog, listed: Callable[[bytes], Path]
) -> None:
    dialog.choose(
        listed(
            "Item No,Descripción \u202e,Qty\n1,Ca\x07ña,1\nñu,Suéter,1\n".encode("cp1252", "ignore") + b"3,\x81\x8d,1\n"
        )
    )
    assert [row[1] for row in cells(dialog.bad)] == ["A cell has signs that cannot be read"] * 2
    everything = "".join("".join(row) for row in cells(dialog.preview) + cells(dialog.bad))
    boxes = [box.itemText(row) for box in dialog.findChildren(QComboBox) for row in range(box.count())]
    assert "".join([everything, *boxes]).isprintable()
    dialog.grab()
    leave(dialog)


def test_every_cause_has_its_words() -> None:
    assert set(item_import_models._CAUSES) == set(BadRowCause)
    assert set(item_import_models._UNREADABLE) == set(Unreadable)
    assert set(item_import_models.COLUMN_WORDS) == set(Column)


def test_every_control_has_a_name_and_the_keyboard_reaches_them(
    dialog: ImportDialog, listed: Callable[[str], Path], qtbot: QtBot
) -> None:
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.focusWidget() is dialog.source.pick
    dialog.choose(listed(SPOILT))
    assert nameless(dialog) == []
    assert all(part.accessibleName() for part in dialog.findChildren(QAbstractButton) if part.isVisible())
    assert all(part.accessibleName() for part in (dialog.preview, dialog.bad))
    reached: set[QObject] = set()
    for _ in range(20):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    boxes = set(dialog.findChildren(QComboBox))
    assert reached >= {dialog.source.pick, *boxes, dialog.preview, dialog.bad, dialog.leave_out, dialog.confirm}
    leave(dialog)


@pytest.mark.parametrize("dark", [False, True])
def test_the_dialog_fits_a_small_screen(
    dialog: ImportDialog, qapp: QApplication, listed: Callable[[str], Path], dark: bool
) -> None:
    theme.apply_theme(qapp, dark)
    dialog.choose(listed(SPOILT))
    QApplication.processEvents()
    picture = dialog.grab().toImage()
    assert isinstance(picture, QImage)
    assert picture.width() <= 1366 - 48
    assert dialog.sizeHint().height() <= 768 - 48
    leave(dialog)
