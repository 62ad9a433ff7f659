"""A family's packet on the Handouts page: what is in it, why, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.cases import Manner
from desktop_app.domain.handouts import Kind
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import Role
from desktop_app.ui.handouts.page import HandoutsPage
from desktop_app.ui.handouts.several import SeveralDialog
from tests.ui.conftest import Fairhaven, nameless, the, words_in

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, fairhaven: Fairhaven) -> HandoutsPage:
    """The packet of a family after a homicide, with children and violence at home."""
    actor = fairhaven.one(Role.VICTIM_SERVICES)
    rows = fairhaven.services.cases.list(actor)
    assert not isinstance(rows, Refused)
    case = next(row.case for row in rows if row.case.manner is Manner.HOMICIDE)
    changed = fairhaven.services.cases.change(actor, replace(case, children=True, violence_at_home=True))
    assert not isinstance(changed, Refused)
    made = HandoutsPage(fairhaven.session(Role.VICTIM_SERVICES))
    made.rendering.run = _at_once
    qtbot.addWidget(made)
    made.resize(1166, 768)
    made.reload()
    made.show_document("family_packet", case.id, 0)
    made.show()
    return made


def _at_once(work) -> None:
    work()


def box(page: HandoutsPage, kind: Kind) -> QCheckBox:
    found = the(page, f"handouts.packet.{kind.value}")
    assert isinstance(found, QCheckBox)
    return found


def saved(page: HandoutsPage, qtbot: QtBot, folder: Path) -> list[str]:
    """Which files the button for saving asks for."""
    names: list[str] = []

    def save(parent: QWidget, data: bytes, name: str, messages: object) -> Path:
        assert data.startswith(b"%PDF")
        names.append(Path(name).name)
        return folder / Path(name).name

    page.leaving.save_document = save
    qtbot.mouseClick(page.preview.save_button, LEFT)
    return names


def test_each_part_says_why_it_is_there(page: HandoutsPage) -> None:
    said = words_in(page.parts)
    for words in ("After a homicide", "For this manner of death", "There are children", "Violence at home"):
        assert words in said
    assert box(page, Kind.AFTER_HOMICIDE).isChecked()
    assert not box(page, Kind.PRIVATE_HELP).isChecked()
    assert nameless(page) == []


def test_a_part_that_is_left_out_is_not_on_the_pages(qtbot: QtBot, page: HandoutsPage) -> None:
    whole = page.preview.page_count()
    box(page, Kind.CHILDREN).click()
    fewer = page.preview.page_count()
    assert fewer < whole
    page.choosing.language.set_value("es")
    assert not box(page, Kind.CHILDREN).isChecked()
    box(page, Kind.CHILDREN).click()
    assert page.preview.page_count() >= whole


def test_it_is_saved_as_one_pdf_and_a_folded_sheet_by_itself(qtbot: QtBot, page: HandoutsPage, tmp_path: Path) -> None:
    assert [name.rsplit("-26", 1)[0] for name in saved(page, qtbot, tmp_path)] == ["family-packet", "resource-card"]
    box(page, Kind.PRIVATE_HELP).click()
    assert saved(page, qtbot, tmp_path)[-1] == "information.pdf"
    page.parts.how.set_value("each")
    assert len(saved(page, qtbot, tmp_path)) == 7
    assert "information.pdf" in page.notice.sentence()


def test_one_print_dialog_for_all_and_each_is_written_down_with_its_parts(
    qtbot: QtBot, page: HandoutsPage, fairhaven: Fairhaven, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    asked: list[int] = []

    def ask(parent: QWidget, document: QPdfDocument) -> QPrinter:
        asked.append(document.pageCount())
        printer.setOutputFileName(str(tmp_path / "out.pdf"))
        return printer

    taken: list[tuple[int, bool]] = []

    def several(*arguments: object) -> SeveralDialog:
        dialog = SeveralDialog(*arguments)
        dialog.rendering.run = _at_once
        dialog.print_job = lambda pages, to, one_sided: taken.append((pages.pageCount(), one_sided)) or True
        return dialog

    page.leaving.ask_printer, page.leaving.several = ask, several
    qtbot.mouseClick(page.preview.print_button, LEFT)
    assert len(asked) == 1
    assert [one_sided for _, one_sided in taken] == [False, True]
    assert page.notice.sentence() == "Handed to the printer."
    assert page.accessibility.words.text() == "Accessibility: 30 passed, 2 for you to look at."
    case_id = page.choosing.choice().case_id or 0
    lines = fairhaven.services.prints.of_case(fairhaven.one(Role.VICTIM_SERVICES), case_id)
    assert not isinstance(lines, Refused)
    assert {line.kind for line in lines} == {"family_packet"}
    assert [part.kind for part in lines[0].parts] == ["resource_card"]
    assert "after_homicide" in [part.kind for part in lines[1].parts]
    assert all(part.form_version.startswith("0.") for line in lines for part in line.parts)
    assert "988" in " ".join(row.key for row in lines[1].resources)


def test_a_folded_sheet_can_be_looked_at(qtbot: QtBot, page: HandoutsPage) -> None:
    qtbot.mouseClick(the(page, "handouts.packet.show.private_help"), LEFT)
    assert page.choosing.choice().kind is Kind.PRIVATE_HELP
    assert page.preview.page_count() == 1
    assert page.parts.isHidden()


def test_with_every_leaflet_left_out_only_the_sheets_are_printed(
    qtbot: QtBot, page: HandoutsPage, tmp_path: Path
) -> None:
    for kind in (Kind.AFTER_HOMICIDE, Kind.CONTACT_CARD, Kind.QUESTIONS, Kind.PRIVACY, Kind.CHILDREN):
        box(page, kind).click()
    assert page.preview.data() == b""
    assert [name.rsplit("-26", 1)[0] for name in saved(page, qtbot, tmp_path)] == ["resource-card"]
    box(page, Kind.RESOURCE_CARD).click()
    assert not page.preview.print_button.isEnabled()
