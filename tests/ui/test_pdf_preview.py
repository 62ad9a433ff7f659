from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop_app.ui.messages import Messages
from desktop_app.ui.pdf_output import print_pdf, printer_for, save_pdf, write_pdf
from desktop_app.ui.pdf_preview import PdfPreview

LETTER = (612, 792)  # points


@pytest.fixture
def letter() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=LETTER)
    for number in (1, 2, 3):
        canvas.drawString(72, 700, f"Page {number}")
        canvas.rect(100, 300, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def preview(qtbot: QtBot) -> PdfPreview:
    made = PdfPreview()
    qtbot.addWidget(made)
    made.resize(800, 600)
    return made


def test_a_pdf_in_memory_is_shown_page_under_page(preview: PdfPreview, letter: bytes) -> None:
    assert preview.show_pdf(letter)
    assert preview.page_count() == 3
    assert (preview.tools.page.value(), preview.tools.pages.text()) == (1, "of 3")
    assert preview.data() == letter
    assert preview.view.accessibleName()


def test_it_asks_to_print_and_to_save(qtbot: QtBot, preview: PdfPreview, letter: bytes) -> None:
    preview.show_pdf(letter)
    with qtbot.waitSignal(preview.print_requested):
        qtbot.mouseClick(preview.print_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(preview.save_requested):
        qtbot.mouseClick(preview.save_button, Qt.MouseButton.LeftButton)


def test_zooming_starts_from_what_is_seen(preview: PdfPreview, letter: bytes) -> None:
    preview.show_pdf(letter)
    fitted = preview.scale()
    preview.zoom_in()
    assert preview.scale() == pytest.approx(fitted * 1.2)
    preview.zoom_out()
    assert preview.scale() == pytest.approx(fitted)
    for _ in range(30):
        preview.zoom_in()
    assert preview.scale() == 4.0
    preview.fit_width()
    assert preview.scale() == pytest.approx(fitted)


def test_what_is_no_pdf_is_not_shown(preview: PdfPreview, letter: bytes) -> None:
    preview.show_pdf(letter)
    assert not preview.show_pdf(b"not a document")
    assert preview.page_count() == 0
    assert not preview.print_button.isEnabled()
    assert preview.show_pdf(letter)
    preview.clear()
    assert (preview.data(), preview.tools.pages.text()) == (b"", "")


def test_printing_gives_every_page_in_its_true_size(preview: PdfPreview, letter: bytes, tmp_path: Path) -> None:
    preview.show_pdf(letter)
    printer = printer_for(preview.document())
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_pdf(preview.document(), printer)
    pages = PdfReader(tmp_path / "printed.pdf").pages
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages] == [LETTER] * 3
    printed = PdfPreview(preview)
    printed.show_pdf((tmp_path / "printed.pdf").read_bytes())
    image = printed.document().render(0, QSize(*LETTER))
    assert image.pixelColor(200, 792 - 400) == QColor("black")
    assert image.pixelColor(350, 792 - 400) in (QColor("white"), QColor(0, 0, 0, 0))


def test_only_the_pages_asked_for_are_printed(preview: PdfPreview, letter: bytes, tmp_path: Path) -> None:
    preview.show_pdf(letter)
    printer = printer_for(preview.document())
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 2)
    assert print_pdf(preview.document(), printer)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 1


def test_an_empty_document_is_not_printed(preview: PdfPreview, tmp_path: Path) -> None:
    printer = printer_for(preview.document())
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert not print_pdf(preview.document(), printer)


def test_saving_writes_the_very_bytes(letter: bytes, tmp_path: Path) -> None:
    write_pdf(tmp_path / "26-0117.pdf", letter)
    assert (tmp_path / "26-0117.pdf").read_bytes() == letter


def test_a_failed_save_leaves_the_earlier_file(letter: bytes, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match=r"."):
        write_pdf(tmp_path / "folder", letter)
    with pytest.raises(OSError, match=r"."):
        write_pdf(tmp_path / "missing" / "26-0117.pdf", letter)


class Reader(QObject):
    """Closes each message and keeps what it said."""

    def __init__(self, messages: Messages) -> None:
        super().__init__(messages)
        self.said: list[str] = []
        messages.opened.connect(self._on_opened, Qt.ConnectionType.QueuedConnection)

    @Slot(QDialog)
    def _on_opened(self, dialog: QDialog) -> None:
        self.said.append(dialog.accessibleDescription())
        dialog.accept()


def test_save_asks_where_and_says_when_it_did_not_work(
    qtbot: QtBot, letter: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages = Messages()
    reader = Reader(messages)
    answers = iter([("", ""), (str(tmp_path / "a.pdf"), ""), (str(tmp_path / "missing" / "a.pdf"), "")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *arguments: next(answers))
    assert save_pdf(None, letter, "26-0117.pdf", messages) is None
    assert save_pdf(None, letter, "26-0117.pdf", messages) == tmp_path / "a.pdf"
    assert reader.said == []
    assert save_pdf(None, letter, "26-0117.pdf", messages) is None
    assert "could not be saved" in reader.said[0]


def test_a_name_without_its_ending_gets_it_and_never_takes_another_file_unasked(
    letter: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages, answers, asked = Messages(), [False, True], []
    monkeypatch.setattr(messages, "ask", lambda _, __, words, *___: asked.append(words) or answers.pop(0))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "letter 2.a"), ""))
    assert save_pdf(None, letter, "x.pdf", messages) == tmp_path / "letter 2.a.pdf"
    (tmp_path / "letter 2.a.pdf").write_bytes(b"mine")
    assert save_pdf(None, letter, "x.pdf", messages) is None
    assert (tmp_path / "letter 2.a.pdf").read_bytes() == b"mine"
    assert save_pdf(None, letter, "x.pdf", messages) == tmp_path / "letter 2.a.pdf"
    assert asked == [f"In {tmp_path.name} there is already: letter 2.a.pdf."] * 2


def test_a_long_document_is_counted(preview: PdfPreview, letter: bytes) -> None:
    writer = PdfWriter()
    for _ in range(5):
        writer.append(io.BytesIO(letter))
    file = io.BytesIO()
    writer.write(file)
    assert preview.show_pdf(file.getvalue())
    assert preview.tools.pages.text() == "of 15"
