"""A PDF to a printer or to a file the person chose; the only places where a document leaves memory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QIODevice, QRectF, QSaveFile, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop_app.ui.lock import running
from desktop_app.ui.messages import Messages

JOB = "Safekeeping"
"""What a document is called in the printer's queue, which others read: never what it is or whose."""
_ENDING = ".pdf"
_POINTS_PER_INCH = 72.0
_SHARP_ENOUGH = 300  # dots per inch; a page at a printer's full 1200 would take half a gigabyte


def printer_for(document: QPdfDocument) -> QPrinter:
    """A printer set to the document's own paper, printing to its edges so that margins are not added twice."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if document.pageCount() > 0:
        printer.setPageSize(QPageSize(document.pagePointSize(0), QPageSize.Unit.Point))
    printer.setFullPage(True)
    printer.setDocName(JOB)
    return printer


def ask_and_print(
    parent: QWidget | None, document: QPdfDocument, messages: Messages, behind: QPdfDocument | None = None
) -> bool:
    """The system's print dialog, then the pages, and whole what goes `behind` them; True when the printer took them."""
    printer = printer_for(document)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, max(1, document.pageCount()))
    with running(listen=True):
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
    if not accepted:
        return False
    if print_pdf(document, printer, behind):
        return True
    messages.tell(
        parent,
        _tr("This was not printed"),
        _tr("The printer did not take the document. Please check it and print again."),
    )
    return False


def ask_printer(parent: QWidget | None, document: QPdfDocument) -> QPrinter | None:
    """The system's print dialog once, for several documents one after the other; None when the person went back."""
    printer = printer_for(document)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)
    with running(listen=True):
        return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def print_one_of_several(document: QPdfDocument, printer: QPrinter, *, one_sided: bool = False) -> bool:
    """A job of its own on a printer that was chosen for all: its way of lying, and one side where it will be folded."""
    paper, sides = document.pagePointSize(0), printer.duplex()
    lying = QPageLayout.Orientation.Landscape if paper.width() > paper.height() else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(lying)
    if one_sided:
        printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    printed = print_pdf(document, printer)
    printer.setDuplex(sides)
    return printed


def print_pdf(document: QPdfDocument, printer: QPrinter, behind: QPdfDocument | None = None) -> bool:
    """Draw the pages the printer asks for, in paper size, at its resolution."""
    with _in_memory():
        return _drawn(document, printer, behind)


def _drawn(document: QPdfDocument, printer: QPrinter, behind: QPdfDocument | None) -> bool:
    first = max(1, printer.fromPage())
    last = printer.toPage() or document.pageCount()
    painter = QPainter()
    if document.pageCount() < 1 or not painter.begin(printer):
        return False
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    pages = [(document, number) for number in range(first - 1, min(last, document.pageCount()))]
    pages += [(behind, number) for number in range(behind.pageCount())] if behind is not None else []
    printed = True
    for place, (each, number) in enumerate(pages):
        if place:
            printed = printer.newPage() and printed
        painter.drawImage(_target(each, number, printer), _page_image(each, number, printer.resolution()))
    return painter.end() and printed


@contextmanager
def _in_memory() -> Iterator[None]:
    """Qt hands pages to CUPS through a file in TMPDIR. The runtime folder is memory, and this person's alone: not a disk."""
    runtime, before = os.environ.get("XDG_RUNTIME_DIR", ""), os.environ.get("TMPDIR")
    if not os.access(runtime, os.W_OK):
        yield
        return
    os.environ["TMPDIR"] = runtime
    try:
        yield
    finally:
        os.environ.pop("TMPDIR")
        if before is not None:
            os.environ["TMPDIR"] = before


def _page_image(document: QPdfDocument, number: int, resolution: int) -> QImage:
    """One page on white: an unpainted ground would come out black on some printers."""
    dots = min(resolution, _SHARP_ENOUGH)
    paper = document.pagePointSize(number) * (dots / _POINTS_PER_INCH)
    drawn = document.render(number, QSize(round(paper.width()), round(paper.height())))
    page = QImage(drawn.size(), QImage.Format.Format_RGB32)
    page.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return page


def _target(document: QPdfDocument, number: int, printer: QPrinter) -> QRectF:
    """Where the page goes: its true size, or smaller when the paper is."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel).size()
    wanted = document.pagePointSize(number) * (printer.resolution() / _POINTS_PER_INCH)
    share = min(1.0, paper.width() / wanted.width(), paper.height() / wanted.height())
    size = QSizeF(wanted.width() * share, wanted.height() * share)
    return QRectF((paper.width() - size.width()) / 2, 0.0, size.width(), size.height())


def save_pdf(parent: QWidget | None, data: bytes, suggested_name: str, messages: Messages) -> Path | None:
    """Ask where to and write it whole or not at all; None when the person went back or it could not be written."""
    with running(listen=True):
        chosen, _ = QFileDialog.getSaveFileName(
            parent, _tr("Save as PDF"), suggested_name, _tr("PDF documents (*.pdf)")
        )
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() != _ENDING:
        path = path.with_name(f"{path.name}{_ENDING}")
        if path.exists() and not _may_replace(parent, path, messages):
            return None
    return path if written_or_told(parent, path, data, messages) else None


def _may_replace(parent: QWidget | None, path: Path, messages: Messages) -> bool:
    """The system's dialog asked about the name as it was typed; with its ending it may be that of another file."""
    words = _tr("In {folder} there is already: {names}.").format(folder=path.parent.name, names=path.name)
    return messages.ask(parent, _tr("Replace what is there?"), words, _tr("Replace"), _tr("Go back"))


def ask_folder(parent: QWidget | None, suggested: str) -> Path | None:
    """One folder for several files; None when the person went back."""
    with running(listen=True):
        chosen = QFileDialog.getExistingDirectory(parent, _tr("Save the files in this folder"), suggested)
    return Path(chosen) if chosen else None


def written_or_told(parent: QWidget | None, path: Path, data: bytes, messages: Messages) -> bool:
    """Whether the file was written; where it was not, the person is told why."""
    try:
        write_pdf(path, data)
    except OSError as fault:
        sentence = _tr("The file could not be saved: {cause}. Please choose another folder.").format(cause=fault)
        messages.tell(parent, _tr("This was not saved"), sentence)
        return False
    return True


def write_pdf(path: Path, data: bytes) -> None:
    """Write through QSaveFile, so that a full disk leaves an earlier file as it was."""
    file = QSaveFile(str(path))
    done = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(data) == len(data) and file.commit()
    if not done:
        raise OSError(file.errorString())


def _tr(text: str) -> str:
    return QCoreApplication.translate("pdf_output", text)
