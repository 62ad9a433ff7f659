"""Pages that are made where they belong: what the log of prints says of them is true."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.handouts import ReleaseRequest
from desktop_app.domain.refusals import Cause, refuse
from desktop_app.domain.staff import Role
from desktop_app.printing.versions import words_version
from desktop_app.services.handouts.service import HandoutService
from desktop_app.ui.returns import sheet
from desktop_app.ui.returns.letter_dialog import LetterDialog
from tests.agency import given
from tests.printing.samples import SAMPLES
from tests.ui.conftest import Fairhaven

LEFT = Qt.MouseButton.LeftButton


def test_a_sheet_is_written_down_in_the_language_of_its_pages(
    qtbot: QtBot, fairhaven: Fairhaven, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = fairhaven.session(Role.EVIDENCE)
    case_id = given(session.services.cases.list(session.actor))[0].case.id
    parent = QWidget()
    qtbot.addWidget(parent)
    shown = sheet.sheet_of(session, "Sheet", SAMPLES["record_sheet"], case_id, parent, "es")
    assert shown is not None
    monkeypatch.setattr(sheet, "save_pdf", lambda *_: Path("sheet.pdf"))
    qtbot.mouseClick(shown.preview.save_button, LEFT)
    line = given(session.services.prints.of_case(session.actor, case_id))[0]
    assert (line.language, line.parts[0].form_version) == ("es", words_version("record_sheet", "es"))


def test_a_letter_that_could_not_be_written_down_says_so(
    qtbot: QtBot, fairhaven: Fairhaven, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = fairhaven.session(Role.EVIDENCE)
    case_id = given(session.services.cases.list(session.actor))[0].case.id
    dialog = LetterDialog(session, cast("ReleaseRequest", SAMPLES["release_request"]), case_id)
    qtbot.addWidget(dialog)
    printed: list[object] = []
    dialog.print_document = lambda *_: bool(printed.append(1)) or True
    dialog._on_print()
    assert printed == [], "there are no pages yet"
    qtbot.waitUntil(dialog.rendering.settled)
    told: list[str] = []
    session.messages.tell = lambda _, __, words: told.append(words)
    monkeypatch.setattr(HandoutService, "printed", lambda *_: refuse(Cause.NOT_FOUND))
    dialog._on_print()
    assert printed == [1]
    assert len(told) == 1
