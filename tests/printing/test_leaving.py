"""What leaves the program: names of files that are files everywhere, metadata that names nobody, copies behind a password."""

from __future__ import annotations

import io
import re
from dataclasses import fields, replace
from pathlib import Path, PureWindowsPath
from typing import cast

import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument

from desktop_app.domain.handouts import BoxLabel, BoxLabels, Document, ReturnRecord
from desktop_app.domain.return_papers import FirearmReturn
from desktop_app.domain.wording import SHIPPED, FormText
from desktop_app.printing.checking import check
from desktop_app.printing.documents import file_name, render
from desktop_app.printing.labels import label_file_name, render_labels
from desktop_app.printing.protecting import protected
from desktop_app.printing.versions import form_version
from desktop_app.printing.week_board import render_week
from tests.printing.samples import SAMPLES, belongings_list, release_request, with_text
from tests.printing.test_week_board import BOARD

HOSTILE_NAMES = (
    "..", ".", "../../etc/passwd", "..\\..\\system32", "/absolute", "C:\\Windows\\x", "CON", "nul.pdf", "COM1", "LPT9.txt",
    "a\x00b", "\u202egpj.exe", "x" * 400, "\ud800", "file.pdf:stream", "trailing. ", " leading", "-rf", "?*<>|\"", "~/x", "\n\t",
)  # fmt: skip
RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
PASSWORD = "three plain words \N{LATIN SMALL LETTER E WITH ACUTE}"
CANARY = "Zyxwena Quorlbyn"
NEUTRAL = {"letterhead", "record_number"}


def is_a_file_everywhere(name: str) -> bool:
    """One name in the folder it is put into, of at most 255 bytes, that Windows takes too."""
    inside = Path(name).name == name == PureWindowsPath(name).name
    return (
        inside
        and len(name.encode()) <= 255
        and re.fullmatch(r"[A-Za-z0-9-]+\.pdf", name) is not None
        and not RESERVED.match(name)
    )


def numbered(number: str) -> Document:
    return replace(belongings_list(), record_number=number)


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=[f"{number:02d}" for number in range(len(HOSTILE_NAMES))])
def test_p06_a_hostile_number_stays_one_file_in_its_folder(name: str) -> None:
    assert len(HOSTILE_NAMES) == 21
    assert is_a_file_everywhere(file_name(numbered(name)))


@given(st.text())
def test_p06_any_number_makes_a_file_name(name: str) -> None:
    assert is_a_file_everywhere(file_name(numbered(name)))


def filled_with_a_name(document: Document) -> Document:
    """The canary in every typed field but the agency's own head and the number."""
    made = cast("Document", with_text(document, CANARY))
    if isinstance(document, FirearmReturn) and isinstance(made, FirearmReturn):
        return replace(made, record=cast("ReturnRecord", filled_with_a_name(document.record)))
    kept = {part.name: getattr(document, part.name) for part in fields(document) if part.name in NEUTRAL}
    return replace(made, **kept)


@pytest.mark.parametrize("document", SAMPLES.values(), ids=SAMPLES.keys())
def test_p08_neither_the_files_name_nor_its_metadata_says_what_was_typed(document: Document) -> None:
    typed = filled_with_a_name(document)
    with pikepdf.open(io.BytesIO(render(typed))) as opened:
        told = " ".join(str(value) for value in opened.docinfo.values())
        told += opened.Root.Metadata.read_bytes().decode() + file_name(typed)
    assert not any(word.lower() in told.lower() for word in CANARY.split())


def test_p07_a_copy_behind_a_password_is_aes_256_and_can_be_read_aloud() -> None:
    pdf = render(belongings_list())
    locked = protected(pdf, PASSWORD)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(locked))
    with pikepdf.open(io.BytesIO(locked), password=PASSWORD) as opened:
        rules = opened.trailer.Encrypt
        assert (int(rules.R), int(rules.V)) == (6, 5)
        assert str(rules.CF.StdCF.CFM) == "/AESV3"
        assert opened.allow.accessibility
        assert bool(rules.get("/EncryptMetadata", True))
        plain = io.BytesIO()
        opened.save(plain)
    assert check(plain.getvalue()).passed
    assert b"Daniel" not in locked


def test_p07_two_other_readers_open_it_with_the_password_alone(qapp: object) -> None:
    """What wrote it would read its own mistakes: pypdf and the window's own reader know nothing of it."""
    locked = protected(render(belongings_list()), PASSWORD)
    told = pypdf.PdfReader(io.BytesIO(locked))
    rules = told.trailer["/Encrypt"]
    assert (rules["/R"], rules["/V"], rules["/Length"]) == (6, 5, 256)
    assert rules["/CF"][rules["/StmF"]]["/CFM"] == rules["/CF"][rules["/StrF"]]["/CFM"] == "/AESV3"
    assert not told.decrypt("three plain word")
    assert told.decrypt(PASSWORD)
    assert "Daniel" in " ".join(page.extract_text() for page in told.pages)
    shown, held = QPdfDocument(), QBuffer()
    held.setData(QByteArray(locked))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    shown.load(held)
    assert shown.error() is QPdfDocument.Error.IncorrectPassword
    shown.setPassword(PASSWORD)
    shown.load(held)
    assert shown.pageCount() == len(told.pages)
    shown.close()


@pytest.mark.parametrize("made", ["week", "labels"])
def test_p08_the_sheets_of_their_own_name_nobody_either(made: str) -> None:
    """The week board and the labels of boxes are drawn outside the documents' own way."""
    if made == "week":
        board = replace(BOARD, visits=tuple(replace(each, guest_name=CANARY) for each in BOARD.visits))
        pdf, name = render_week(board), file_name(board)
    else:
        boxes = BoxLabels("26-0117", (BoxLabel(1, 1, "26-0117-B1"),))
        pdf, name = render_labels(boxes), label_file_name(boxes)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        told = " ".join(map(str, opened.docinfo.values())) + opened.Root.Metadata.read_bytes().decode() + name
    assert not any(word.lower() in told.lower() for word in CANARY.split())
    assert is_a_file_everywhere(name)


def test_p07_the_password_is_the_same_however_its_accents_were_typed() -> None:
    locked = protected(render(belongings_list()), "three plain words e\N{COMBINING ACUTE ACCENT}")
    with pikepdf.open(io.BytesIO(locked), password=PASSWORD) as opened:
        assert len(opened.pages) >= 1


def test_the_version_of_the_words_changes_with_the_words() -> None:
    paper = release_request()
    came = form_version(paper, "en")
    assert came.startswith("0.")
    assert form_version(paper, "es") != came
    own = SHIPPED.having(FormText("release_request", "en", 3, "+++\ntitle = 'x'\n+++\nOther words."))
    assert form_version(paper, "en", own).startswith("3.")
    assert form_version(paper, "es", own) == form_version(paper, "es")
