"""A family's packet on the Handouts page: what is in it, why, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.cases import Manner
from desktop_app.domain.handouts import Kind
from desktop_app.domain.prints import Print, Way
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import Role
from desktop_app.ui import theme
from desktop_app.ui.handouts.page import HandoutsPage
from desktop_app.ui.handouts.several import PrintingDialog, SavingDialog
from tests.ui.asked import in_the_dialog
from tests.ui.conftest import Fairhaven, nameless, the, words_in

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, fairhaven: Fairhaven) -> HandoutsPage:
    """The packet of a family after a homicide, with children, violence at home, and an agency involved."""
    theme.apply_theme(qapp, False)
    actor = fairhaven.one(Role.VICTIM_SERVICES)
    rows = fairhaven.services.cases.list(actor)
    assert not isinstance(rows, Refused)
    case = next(row.case for row in rows if row.case.manner is Manner.HOMICIDE)
    changed = fairhaven.services.cases.change(
        actor, replace(case, children=True, violence_at_home=True, agency_involved=True)
    )
    assert not isinstance(changed, Refused)
    made = HandoutsPage(fairhaven.session(Role.VICTIM_SERVICES))
    made.rendering.run = _at_once
    qtbot.addWidget(made)
    made.resize(1166, 768)
    made.reload()
    made.show_document("family_packet", case.id, 0)
    made.show()
    return made


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An empty folder of the person's own."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def _at_once(work) -> None:
    work()


def box(page: HandoutsPage, kind: Kind) -> QCheckBox:
    found = the(page, f"handouts.packet.{kind.value}")
    assert isinstance(found, QCheckBox)
    return found


def saving(page: HandoutsPage, folder: Path) -> list[SavingDialog]:
    """The next files go into this folder, made at once; the dialogs that show it."""
    shown: list[SavingDialog] = []

    def to_folder(*arguments: object) -> SavingDialog:
        shown.append(SavingDialog(*arguments))
        shown[-1].rendering.run = _at_once
        return shown[-1]

    page.leaving.ask_folder = lambda *_: folder
    page.leaving.saving = to_folder
    return shown


def saved(page: HandoutsPage, qtbot: QtBot, folder: Path) -> list[str]:
    """Which files the button for saving leaves in an empty folder, in their order."""
    folder.mkdir()
    shown = saving(page, folder)
    qtbot.mouseClick(page.preview.save_button, LEFT)
    [dialog] = shown
    assert all(path.read_bytes().startswith(b"%PDF") for path in folder.iterdir())
    assert {path.name for path in folder.iterdir()} == {path.name for path in dialog.saved}
    return [path.name for path in dialog.saved]


def written(page: HandoutsPage, fairhaven: Fairhaven) -> tuple[Print, ...]:
    """The family's lines in the log of prints."""
    case_id = page.choosing.choice().case_id or 0
    lines = fairhaven.services.prints.of_case(fairhaven.one(Role.VICTIM_SERVICES), case_id)
    assert not isinstance(lines, Refused)
    return tuple(lines)


def test_each_part_says_why_it_is_there(page: HandoutsPage) -> None:
    said = words_in(page.parts)
    for words in ("After a homicide", "manner of death", "every family", "there are children", "Violence at home"):
        assert words in said
    assert box(page, Kind.QUESTIONS).accessibleDescription() == "every family"
    assert box(page, Kind.PRIVACY).accessibleDescription() == "agency involved"
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
    names = saved(page, qtbot, tmp_path / "one")
    assert [name.rsplit("-26", 1)[0] for name in names] == ["family-packet", "resource-card"]
    box(page, Kind.PRIVATE_HELP).click()
    assert saved(page, qtbot, tmp_path / "two")[-1] == "information.pdf"
    page.parts.how.set_value("each")
    assert len(saved(page, qtbot, tmp_path / "three")) == 7
    assert "7 files are saved in three: " in page.notice.sentence()
    assert "information.pdf" in page.notice.sentence()
    assert page.accessibility.words.text() == "Accessibility: 30 passed, 2 for you to look at."


def test_what_is_in_the_folder_already_is_replaced_only_when_somebody_said_so(
    qtbot: QtBot, page: HandoutsPage, fairhaven: Fairhaven, tmp_path: Path
) -> None:
    page.parts.how.set_value("each")
    names = saved(page, qtbot, tmp_path / "folder")
    for name in names[:2]:
        (tmp_path / "folder" / name).write_bytes(b"mine")
    for name in names[2:]:
        (tmp_path / "folder" / name).unlink()
    asked: list[str] = []
    answers = [False, True]
    page.leaving._session.messages.ask = lambda _parent, _title, words, *_: bool(asked.append(words)) or answers.pop(0)
    qtbot.mouseClick(page.preview.save_button, LEFT)
    assert {path.name for path in (tmp_path / "folder").iterdir()} == set(names[:2])
    assert all(path.read_bytes() == b"mine" for path in (tmp_path / "folder").iterdir())
    qtbot.mouseClick(page.preview.save_button, LEFT)
    assert asked[0] == asked[1] == f"In folder there is already: {names[0]}, {names[1]}."
    assert {path.name for path in (tmp_path / "folder").iterdir()} == set(names)
    assert all(path.read_bytes().startswith(b"%PDF") for path in (tmp_path / "folder").iterdir())
    assert len(written(page, fairhaven)) == 2 * len(names)


def test_what_could_not_be_saved_is_named_with_what_is_there(
    qtbot: QtBot, page: HandoutsPage, fairhaven: Fairhaven, out: Path
) -> None:
    dialogs = saving(page, out)

    def full(path: Path, data: bytes) -> None:
        if len(dialogs[0].saved) == 1:
            raise OSError("No space left on device")
        path.write_bytes(data)

    def broken(*arguments: object) -> SavingDialog:
        dialog = make(*arguments)
        dialog.write = full
        return dialog

    make, page.leaving.saving = page.leaving.saving, broken

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, SavingDialog)
        assert "It could not be saved: No space left on device." in dialog.problems.words()
        assert nameless(dialog) == []
        qtbot.mouseClick(dialog.confirm, LEFT)

    wrong = in_the_dialog(read, SavingDialog)
    qtbot.mouseClick(page.preview.save_button, LEFT)
    assert wrong == []
    [there] = out.iterdir()
    assert page.notice.sentence() == f"1 of 2 are saved in {out.name}: {there.name}."
    assert len(written(page, fairhaven)) == 1


def test_saving_can_be_stopped_and_what_is_there_is_named(
    qtbot: QtBot, page: HandoutsPage, fairhaven: Fairhaven, out: Path
) -> None:
    page.parts.how.set_value("each")
    waiting: list[object] = []
    saving(page, out)
    make = page.leaving.saving

    def later(*arguments: object) -> SavingDialog:
        dialog = make(*arguments)
        dialog.rendering.run = waiting.append
        return dialog

    page.leaving.saving = later

    def stop(dialog: QDialog) -> None:
        assert isinstance(dialog, SavingDialog)
        waiting.pop()()
        assert dialog.now.text().startswith("2 of ")
        qtbot.mouseClick(dialog.cancel, LEFT)
        waiting.pop()()

    wrong = in_the_dialog(stop, SavingDialog)
    qtbot.mouseClick(page.preview.save_button, LEFT)
    assert wrong == []
    [there] = out.iterdir()
    assert page.notice.sentence().startswith("1 of ")
    assert there.name in page.notice.sentence()
    assert len(written(page, fairhaven)) == 1


def test_one_password_for_all_files_of_a_folder_and_none_where_nobody_chose_one(
    qtbot: QtBot, page: HandoutsPage, fairhaven: Fairhaven, out: Path
) -> None:
    saving(page, out)
    asked: list[str] = ["", "several quiet words"]
    page.leaving.ask_password = lambda _: asked.pop(0)
    qtbot.mouseClick(page.preview.protect_button, LEFT)
    assert list(out.iterdir()) == []
    qtbot.mouseClick(page.preview.protect_button, LEFT)
    for path in out.iterdir():
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(path)
        pikepdf.open(path, password="several quiet words").close()
    assert {line.way for line in written(page, fairhaven)} == {Way.PROTECTED}


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

    def several(*arguments: object) -> PrintingDialog:
        dialog = PrintingDialog(*arguments)
        dialog.rendering.run = _at_once
        dialog.print_job = lambda pages, to, one_sided: taken.append((pages.pageCount(), one_sided)) or True
        return dialog

    page.leaving.ask_printer, page.leaving.printing = ask, several
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
    names: list[str] = []
    page.leaving.save_document = lambda _parent, _data, name, _messages: names.append(name) or tmp_path / name
    qtbot.mouseClick(page.preview.save_button, LEFT)
    assert [name.rsplit("-26", 1)[0] for name in names] == ["resource-card"], "one file: where, and by which name"
    assert page.notice.sentence() == f"Saved as {names[0]}."
    box(page, Kind.RESOURCE_CARD).click()
    assert not page.preview.print_button.isEnabled()


def test_every_part_is_in_sight_on_a_small_screen(page: HandoutsPage) -> None:
    """1366 by 768 with the rail: seven parts, four lines of what is missing, and nothing to scroll."""
    QApplication.processEvents()
    assert len(page.parts._boxes) == 7
    for kind in page.parts._boxes:
        part = box(page, kind)
        assert part.visibleRegion().boundingRect().height() == part.height(), kind
