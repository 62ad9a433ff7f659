"""Rows P1 to P5 where they are not shown by the documents' own tests: tooltips, labels, pictures, names and lists.

The documents' tests are tests/printing/test_documents.py; that one function alone makes paragraphs is in tests/test_habits.py.
"""

from __future__ import annotations

import ast
import resource
import struct
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocumentFragment

from desktop_app.domain.handouts import Document
from desktop_app.domain.item_import.table import read_table
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import Span
from desktop_app.printing.documents import render
from desktop_app.printing.fonts import CannotPrint
from desktop_app.printing.tagging.canvas import TaggedCanvas, UntaggedContent
from desktop_app.printing.tagging.nodes import document
from desktop_app.services.calendar_files.reading import Reader
from desktop_app.ui.returns.record_check import _text_of
from desktop_app.ui.widgets.tips import plain_tip
from tests.printing.samples import appointment_letter, return_record
from tests.printing.test_documents import HOSTILE, printed, squashed
from tests.sources import MODULES, Module, keep, module

UI = [file for file in MODULES if file.place in {"ui", "app", "tour"}]
RICH = {
    "desktop_app/ui/today/unannounced.py",
    "desktop_app/ui/widgets/answer.py",
    "desktop_app/ui/widgets/text.py",
}
"""Labels that read markup: each escapes what it is given."""
FROM_FILES = {
    "PIL",
    "openpyxl",
    "PySide6.QtGui.QImageReader",
    "PySide6.QtGui.QMovie",
    "PySide6.QtMultimedia",
    "PySide6.QtSvgWidgets",
    "PySide6.QtWebEngineWidgets",
    "reportlab.lib.utils.ImageReader",
    "reportlab.platypus.Image",
    "svglib",
}
PICTURES = {"QBitmap", "QIcon", "QImage", "QPixmap", "QSvgRenderer"}
NAMES = (
    "Łukasz Żółkiewski",
    "Nguyễn Thị Hồng Ngọc",
    "Ελένη Παπαδοπούλου",
    "משה כהן",
    "محمد العلي",
    "王小明",
    "Ana 😀",
    "Zoë O'Connor-Ñandú",
)


def unread_tips(file: Module) -> list[str]:
    """Tooltips whose words are neither written in place nor made plain."""
    rows = [
        f"{file.path}:{call.lineno}: hand the words to plain_tip() first, or a name can open a picture."
        for name, call in file.calls()
        if name == "setToolTip" and not _fixed(call.args[0]) and "plain_tip(" not in ast.unparse(call.args[0])
    ]
    shows = any(isinstance(node, ast.Attribute) and node.attr == "ToolTipRole" for node in ast.walk(file.tree))
    shows = shows or any(ast.unparse(call.func).endswith("QToolTip.showText") for _, call in file.calls())
    if shows and not any(name == "plain_tip" for name, _ in file.calls()):
        rows.append(f"{file.path}: shows tooltips without plain_tip().")
    return rows


def _fixed(words: ast.expr) -> bool:
    """Words that stand in the source, translated or not."""
    match words:
        case ast.Constant():
            return True
        case ast.Call(func=ast.Attribute(attr="tr" | "translate") | ast.Name(id="_tr" | "translate")):
            return all(isinstance(each, ast.Constant) for each in words.args)
    return False


def guessing_labels(file: Module) -> list[str]:
    """Labels that guess whether their text is markup, and text handed to something that reads markup."""
    rows = [
        f"{file.path}:{call.lineno}: {name}() reads markup in what was typed; make it with widgets/text.py's label()."
        for name, call in file.calls()
        if (name == "QLabel" and call.args and "widgets/text.py" not in file.path and not _is_parent(call))
        or name in {"QMessageBox", "QTextBrowser", "QTextEdit", "setHtml", "setMarkdown", "insertHtml", "appendHtml"}
    ]
    rich = [node for node in ast.walk(file.tree) if isinstance(node, ast.Attribute) and node.attr == "RichText"]
    if rich and file.path not in RICH:
        rows.append(f"{file.path}:{rich[0].lineno}: a label that reads markup; escape its words and list it here.")
    return rows


def _is_parent(call: ast.Call) -> bool:
    return len(call.args) == 1 and ast.unparse(call.args[0]) in {"self", "parent"}


def opened_pictures(file: Module) -> list[str]:
    """Ways to a picture in a file. The program's own icons are read as text and coloured by ui/icons.py."""
    rows = [
        f"{file.path}:{line}: {name} opens files that somebody else made; this program takes no pictures."
        for line, name in file.imports()
        if any(name == each or name.startswith(f"{each}.") for each in FROM_FILES)
    ]
    for name, call in file.calls():
        by_path = (
            name in PICTURES and len(call.args) == 1 and not call.keywords and file.path != "desktop_app/ui/icons.py"
        )
        if by_path or name in {"loadFromData", "fromData", "drawInlineImage"}:
            rows.append(f"{file.path}:{call.lineno}: {name}() could open a picture from a file or from bytes.")
    return rows


def lists_of_their_own(file: Module) -> list[str]:
    return [
        f"{file.path}:{call.lineno}: write lists with domain/csv_files.csv_bytes(), where no cell can be a formula."
        for name, call in file.calls()
        if name in {"writer", "DictWriter"} and file.path != "desktop_app/domain/csv_files.py"
        if "csv" in ast.unparse(call.func) or isinstance(call.func, ast.Name)
    ]


# --- P1: no markup is read in what was typed ---


@pytest.mark.parametrize("text", [*HOSTILE, "a\nb <br> c", "<qt>x"], ids=ascii)
def test_p01_a_tooltip_says_what_was_typed(text: str) -> None:
    tip = plain_tip(text)
    shown = QTextDocumentFragment.fromHtml(tip).toPlainText() if tip != text else text
    assert shown.split() == text.split()


@given(st.text(max_size=60))
def test_p01_no_tooltip_is_taken_for_more_than_text(text: str) -> None:
    tip = plain_tip(text)
    assert tip == text or (tip.startswith("<qt>") and set(tip[4:-5].replace("<br>", "")).isdisjoint("<>"))


def test_p01_every_tooltip_and_every_label_is_plain() -> None:
    keep(unread_tips, UI)
    keep(guessing_labels, UI)


# --- P2: a name is printed exactly or refused ---


def page_or_refused(letter: Document) -> str | tuple[str, ...]:
    """What is printed, or the letters that cannot be."""
    try:
        return printed(render(letter))
    except CannotPrint as stopped:
        return stopped.characters


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_p02_a_name_is_printed_exactly_or_refused_with_the_letters(name: str) -> None:
    for letter in (replace(appointment_letter(), person_name=name), replace(return_record(), person_name=name)):
        page = page_or_refused(letter)
        if isinstance(page, tuple):
            assert page
            assert set(page) <= set(name)
        else:
            assert squashed(name) in squashed(page)
            assert not set(page) & {"■", "□", "\ufffd"}


# --- P4: no picture is ever opened ---


def test_p04_no_way_leads_to_a_picture_in_a_file() -> None:
    keep(opened_pictures, MODULES)


@pytest.mark.parametrize("draw", ["drawImage", "drawInlineImage", "doForm"])
def test_p04_the_page_itself_refuses_a_picture(draw: str) -> None:
    canvas = TaggedCanvas(BytesIO(), tree=document(), face="Helvetica", foot=lambda *_: None)
    with pytest.raises(UntaggedContent):
        getattr(canvas, draw)("/some/picture.png", 0, 0)


def test_p04_a_picture_named_in_a_text_is_neither_opened_nor_printed(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("reportlab.lib.utils.open_for_read", lambda name, *_: opened.append(name))
    data = render(replace(appointment_letter(), where='<img src="/etc/hostname"/> <img src="\\\\host\\share\\x.png"/>'))
    assert opened == []
    assert not [image for page in pypdf.PdfReader(BytesIO(data)).pages for image in page.images]


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(side: int) -> bytes:
    """A PNG of that many pixels a side, black on black: 50 MB in 50 kB for 20,000."""
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(bytes(1 + side // 8)) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def pdf_with_a_bomb(side: int) -> bytes:
    """One page that draws such a picture."""
    made, target = pikepdf.new(), BytesIO()
    page = made.add_blank_page()
    shape = {"/Type": "/XObject", "/Subtype": "/Image", "/Width": side, "/Height": side, "/BitsPerComponent": 1}
    named = {key: pikepdf.Name(value) if isinstance(value, str) else value for key, value in shape.items()}
    picture = pikepdf.Stream(made, bytes(side // 8 * side), **named, ColorSpace=pikepdf.Name.DeviceGray)
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
    page.Contents = pikepdf.Stream(made, b"600 0 0 700 0 0 cm /P Do")
    made.save(target)
    return target.getvalue()


def memory() -> int:
    """The most this process has held until now, in bytes (Linux counts in KiB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


PICTURED: dict[str, Callable[[], bytes]] = {
    "400 million pixels": lambda: bomb(20_000),
    "a JPEG that ends early": lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0" + bytes(range(256)) * 20,
    "an SVG that asks for a file": lambda: b'<svg width="99999"><image href="file:///etc/hostname"/></svg>',
    "11 MB": lambda: b"\x89PNG\r\n\x1a\n" + bytes(11_000_000),
    "a PDF around one": lambda: pdf_with_a_bomb(20_000),
}


@pytest.mark.parametrize("name", PICTURED)
def test_p04_every_place_that_takes_a_file_refuses_a_picture_at_once(name: str, qapp: object) -> None:
    """The three places: a list of belongings, a calendar, a PDF that is compared with the records."""
    data, before = PICTURED[name](), memory()
    began = time.thread_time()
    assert isinstance(read_table(data), Refused)
    assert isinstance(Reader("America/New_York", Span(0, 1), "x").read(data), Refused)
    assert _text_of(data) == ""
    assert time.thread_time() - began < 5, "decoded, each would take many times this"
    assert memory() - before < 100 * 1024 * 1024


# --- P5: no list holds a formula ---


def test_p05_one_function_writes_every_list() -> None:
    keep(lists_of_their_own, MODULES)


# --- and the rules themselves catch what they are for ---


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (unread_tips, "label.setToolTip(name)"),
        (unread_tips, "label.setToolTip(self.tr('Call {name}').format(name=name))"),
        (unread_tips, "QToolTip.showText(place, self.words(), self)"),
        (unread_tips, "x = role == Qt.ItemDataRole.ToolTipRole"),
        (guessing_labels, "QLabel(name)"),
        (guessing_labels, "edit.setHtml(name)"),
        (guessing_labels, "label.setTextFormat(Qt.TextFormat.RichText)"),
        (opened_pictures, "from PIL import Image"),
        (opened_pictures, "QPixmap(path)"),
        (opened_pictures, "picture.loadFromData(data)"),
        (lists_of_their_own, "csv.writer(file)"),
    ],
)
def test_a_way_around_is_caught(rule: object, source: str) -> None:
    assert len(rule(module("desktop_app/ui/page.py", source))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "label.setToolTip(plain_tip(name))",
        "label.setToolTip(self.tr('Who'))",
        "QLabel(self)",
        "QPixmap(10, 10)",
        "QIcon()",
    ],
)
def test_a_right_way_passes(source: str) -> None:
    for rule in (unread_tips, guessing_labels, opened_pictures, lists_of_their_own):
        assert rule(module("desktop_app/ui/page.py", source)) == []
