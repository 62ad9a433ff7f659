"""From the Handouts page to paper and files: what is checked, protected, printed in one go, and left behind."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.prints import Way
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import Role
from desktop_app.printing.checking import Finding, NotAccessible, Report, Rule
from desktop_app.store import staff
from desktop_app.store.database import open_database
from desktop_app.ui import pdf_output
from desktop_app.ui.handouts import rendering
from desktop_app.ui.handouts.accessibility import RulesDialog, summary
from desktop_app.ui.handouts.documents import Kind
from desktop_app.ui.handouts.page import HandoutsPage
from desktop_app.ui.handouts.protect import ProtectDialog
from desktop_app.ui.handouts.several import PrintingDialog
from desktop_app.ui.pdf_output import JOB, print_pdf, printer_for
from tests.ui.asked import in_the_dialog
from tests.ui.conftest import Fairhaven, nameless, words_in
from tests.ui.handouts.test_handouts_page import a_case, at_once, choose, opened

LEFT = Qt.MouseButton.LeftButton
ROOT = Path(__file__).parents[3]
FAILED = Report(
    (Finding(Rule.HEADERS, "failed", "page 1: a table without header cells"), Finding(Rule.TITLE, "passed"))
)
CANARY = "Zyxwenaquorl"


@pytest.fixture
def page(qtbot: QtBot, fairhaven: Fairhaven) -> HandoutsPage:
    made = opened(qtbot, fairhaven)
    made.show_document("belongings_list", a_case(fairhaven).id, 0)
    return made


def lines(fairhaven: Fairhaven) -> list[object]:
    found = fairhaven.services.prints.of_case(fairhaven.one(Role.VICTIM_SERVICES), a_case(fairhaven).id)
    assert not isinstance(found, Refused)
    return list(found)


def test_after_each_print_the_32_rules_are_there_by_name(qtbot: QtBot, page: HandoutsPage) -> None:
    assert page.accessibility.isHidden()
    page.leaving.print_document = lambda *_: True
    qtbot.mouseClick(page.preview.print_button, LEFT)
    assert page.accessibility.words.text() == "Accessibility: 30 passed, 2 for you to look at."
    qtbot.mouseClick(page.accessibility.show_rules, LEFT)
    [dialog] = page.findChildren(RulesDialog)
    said = words_in(dialog)
    assert "passes PDF/UA-1 machine checks" in said
    assert "certified" not in said.lower()
    model = dialog.table.model()
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert set(shown) == {rule.value for rule in Rule}
    assert [model.index(row, 1).data() for row in range(3)] == ["For you to look at", "For you to look at", "Passed"]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    choose(page, Kind.RETAINED_ITEMS)
    assert page.accessibility.isHidden()


def test_what_not_everybody_could_read_is_neither_printed_nor_saved(
    page: HandoutsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> bytes:
        raise NotAccessible(FAILED)

    monkeypatch.setattr(rendering, "render", broken)
    choose(page, Kind.RETAINED_ITEMS)
    sentence = page.notice.sentence()
    assert "neither printed nor saved" in sentence
    assert "Headers (page 1: a table without header cells)" in sentence
    assert page.preview.data() == b""
    for button in (page.preview.print_button, page.preview.save_button, page.preview.protect_button):
        assert not button.isEnabled()
    assert summary(FAILED) == "Accessibility: 1 passed, 1 not passed, 0 for you to look at."


def test_p07_a_copy_is_saved_behind_a_password_that_is_asked_twice_and_kept_nowhere(
    qtbot: QtBot, page: HandoutsPage, fairhaven: Fairhaven, tmp_path: Path
) -> None:
    saved: list[bytes] = []

    def save(parent: QWidget, data: bytes, name: str, messages: object) -> Path:
        saved.append(data)
        return tmp_path / Path(name).name

    page.leaving.save_document = save

    def type_it(dialog: QDialog) -> None:
        assert isinstance(dialog, ProtectDialog)
        assert "12 characters" in words_in(dialog)
        QTest.keyClicks(dialog.first.line, "short")
        qtbot.mouseClick(dialog.confirm, LEFT)
        assert "12 characters" in dialog.refusal.sentence()
        QTest.keyClicks(dialog.first.line, " but longer now")
        QTest.keyClicks(dialog.again.line, "something else")
        qtbot.mouseClick(dialog.confirm, LEFT)
        assert "not the same" in dialog.refusal.sentence()
        dialog.again.line.setText("short but longer now")
        qtbot.mouseClick(dialog.confirm, LEFT)

    wrong = in_the_dialog(type_it, ProtectDialog)
    qtbot.mouseClick(page.preview.protect_button, LEFT)
    assert wrong == []
    with pikepdf.open(io.BytesIO(saved[0]), password="short but longer now") as opened_again:
        assert int(opened_again.trailer.Encrypt.R) == 6
    assert [line.way for line in lines(fairhaven)] == [Way.PROTECTED]
    assert page.accessibility.isVisible()
    wrong = in_the_dialog(lambda dialog: dialog.reject(), ProtectDialog)
    qtbot.mouseClick(page.preview.protect_button, LEFT)
    assert wrong == []
    assert len(saved) == 1


def test_all_letters_of_a_day_go_out_with_one_print_dialog(
    qtbot: QtBot, page: HandoutsPage, fairhaven: Fairhaven, tmp_path: Path
) -> None:
    choose(page, Kind.APPOINTMENT_LETTER)
    QTest.mouseClick(page.choosing.all_letters, LEFT)
    dialog = page.day_letters
    assert len(dialog.boxes) >= 2
    assert nameless(dialog) == []
    assert a_case(fairhaven).name_to_use not in words_in(dialog)
    for box in dialog.boxes.values():
        box.click()
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert "at least one letter" in dialog.refusal.sentence()
    for box in dialog.boxes.values():
        box.click()
    wanted, asked, seen = len(dialog.jobs()), [], []

    def ask(parent: QWidget, document: QPdfDocument) -> QPrinter:
        asked.append(1)
        return QPrinter()

    def several(*arguments: object) -> PrintingDialog:
        made = PrintingDialog(*arguments)
        made.rendering.run = at_once
        made.print_job = lambda pages, *_: seen.append(pages.getAllText(0).text()) or True
        return made

    page.leaving.ask_printer, page.leaving.printing = ask, several
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert (len(asked), len(seen)) == (1, wanted)
    assert len(set(seen)) == wanted
    assert page.notice.sentence() == "Handed to the printer."


def test_printing_several_can_be_stopped_and_says_how_far_it_came(
    qtbot: QtBot, page: HandoutsPage, fairhaven: Fairhaven
) -> None:
    page.show_document("family_packet", a_case(fairhaven).id, 0)
    page.parts.how.set_value("each")
    page.leaving.ask_printer = lambda *_: QPrinter()
    waiting: list[object] = []

    def several(*arguments: object) -> PrintingDialog:
        made = PrintingDialog(*arguments)
        made.rendering.run = waiting.append
        made.print_job = lambda *_: True
        return made

    page.leaving.printing = several

    def stop(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintingDialog)
        waiting.pop()()
        assert dialog.now.text().startswith("2 of ")
        assert dialog.bar.value() == 1
        qtbot.mouseClick(dialog.cancel, LEFT)
        waiting.pop()()

    wrong = in_the_dialog(stop, PrintingDialog)
    qtbot.mouseClick(page.preview.print_button, LEFT)
    assert wrong == []
    assert page.notice.sentence().startswith("1 of ")
    assert len(lines(fairhaven)) == 1


def test_what_could_not_be_printed_of_several_is_named_at_the_end(
    qtbot: QtBot, page: HandoutsPage, fairhaven: Fairhaven
) -> None:
    page.show_document("family_packet", a_case(fairhaven).id, 0)
    page.leaving.ask_printer = lambda *_: QPrinter()
    answers = [False, True]

    def several(*arguments: object) -> PrintingDialog:
        made = PrintingDialog(*arguments)
        made.rendering.run = at_once
        made.print_job = lambda *_: answers.pop(0)
        return made

    page.leaving.printing = several

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintingDialog)
        assert "Family packet: The printer did not take it" in dialog.problems.words()
        qtbot.mouseClick(dialog.confirm, LEFT)

    wrong = in_the_dialog(read, PrintingDialog)
    qtbot.mouseClick(page.preview.print_button, LEFT)
    assert wrong == []
    assert page.notice.sentence() == "1 of 2 went to the printer."


def files(*folders: Path) -> set[Path]:
    return {path for folder in folders for path in folder.rglob("*") if path.is_file() and path.stat().st_size}


def test_v01_nothing_is_left_behind_after_a_print(
    page: HandoutsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    home, temporary, out = tmp_path / "home", tmp_path / "tmp", tmp_path / "printer"
    for folder in (home, temporary, out):
        folder.mkdir()
    for name, folder in (("HOME", home), ("TMPDIR", temporary), ("TMP", temporary), ("TEMP", temporary)):
        monkeypatch.setenv(name, str(folder))

    def print_it(parent: QWidget, document: QPdfDocument, messages: object) -> bool:
        printer = printer_for(document)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out / "paper.pdf"))
        return print_pdf(document, printer)

    page.leaving.print_document = print_it
    before = files(home, temporary)
    qtbot.mouseClick(page.preview.print_button, LEFT)
    assert (out / "paper.pdf").stat().st_size > 1000
    assert files(home, temporary) - before == set()
    with pikepdf.open(out / "paper.pdf") as printed:  # what the printer's queue and a "print to file" are told
        told = {key: str(value) for key, value in printed.docinfo.items()}
    assert told["/Title"] == JOB
    assert not [value for value in told.values() if "Delgado" in value]


@pytest.mark.parametrize("runtime", [True, False])
def test_v01_pages_on_their_way_to_the_queue_are_in_memory_and_not_on_a_disk(
    page: HandoutsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, runtime: bool
) -> None:
    """Qt's way to CUPS is cupsPrintFile(): a file of the whole document, in TMPDIR, for as long as it draws."""
    monkeypatch.setenv("TMPDIR", "before")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path) if runtime else str(tmp_path / "none"))
    seen: list[str] = []
    drawn = pdf_output._page_image

    def draw(document: QPdfDocument, *rest: int) -> object:
        seen.append(os.environ["TMPDIR"])
        return drawn(document, *rest)

    monkeypatch.setattr(pdf_output, "_page_image", draw)
    printer = printer_for(page.preview.document())
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setResolution(72)
    assert print_pdf(page.preview.document(), printer)
    assert set(seen) == {str(tmp_path) if runtime else "before"}
    assert os.environ["TMPDIR"] == "before"


def test_v01_nothing_is_left_behind_when_the_program_is_killed_while_it_prints(tmp_path: Path) -> None:
    """With the records open and the name in them, not yet carried from the log beside them into the file."""
    home, temporary, records = tmp_path / "home", tmp_path / "tmp", tmp_path / "records"
    for folder in (home, temporary, records):
        folder.mkdir()
    places = {"HOME": str(home), "TMPDIR": str(temporary), "TMP": str(temporary), "TEMP": str(temporary)}
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, CANARY, str(tmp_path / "paper.pdf"), str(records / "safekeeping.db")],
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert (records / "safekeeping.db-wal").stat().st_size > 0
    written = [CANARY.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    left = {path: path.read_bytes() for path in files(home, temporary, records)}
    assert [path for path, held in left.items() if any(name in held for name in (*written, b"%PDF"))] == []
    assert not [name for name in written if name in done.stdout + done.stderr]
    again = open_database(records / "safekeeping.db", bytes(32))
    with again.reading():
        assert CANARY in [each.name for each in staff.all_active()]
    again.close()


_KILLED = """
import io, os, signal, sys
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas
from desktop_app.ui.pdf_output import print_pdf, printer_for
from desktop_app.ui.pdf_preview import PdfPreview
from desktop_app.domain.staff import Role
from desktop_app.store import staff
from desktop_app.store.database import open_database
from pathlib import Path

application = QApplication([])
database = open_database(Path(sys.argv[3]), bytes(32))
with database.writing():
    staff.add(sys.argv[1], Role.FRONT_DESK, "")
target = io.BytesIO()
canvas = Canvas(target, pageCompression=0)
canvas.drawString(72, 700, sys.argv[1])
canvas.save()
preview = PdfPreview()
preview.show()
assert preview.show_pdf(target.getvalue())
preview.grab()
printer = printer_for(preview.document())
printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
printer.setOutputFileName(sys.argv[2])
assert print_pdf(preview.document(), printer)
os.kill(os.getpid(), signal.SIGKILL)
"""
