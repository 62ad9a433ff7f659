"""Every version is there to look at, compare, approve, take back, review and print; and the line on Handouts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.handouts import Kind
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import Role
from desktop_app.domain.wording import FormWording
from desktop_app.printing.proofs import shipped_words
from desktop_app.ui.history_words import history_words
from desktop_app.ui.session import Session
from desktop_app.ui.wording.editor import EditorDialog
from desktop_app.ui.wording.line import WordingLine
from desktop_app.ui.wording.overview import OverviewDialog
from desktop_app.ui.wording.reviewing import ReviewDialog
from desktop_app.ui.wording.versions import VersionsDialog
from tests.ui.asked import in_the_dialog
from tests.ui.conftest import Fairhaven, nameless, the, words_in

LEFT = Qt.MouseButton.LeftButton
FD, VS, SU = Role.FRONT_DESK, Role.VICTIM_SERVICES, Role.SUPERVISOR
OLD, NEW = "No tiene que abrir nada.", "No abra nada hasta que usted quiera."


def wording(session: Session, language: str = "es") -> FormWording:
    found = session.services.wording.open(session.actor, "care", language)
    assert not isinstance(found, Refused)
    return found


def written(session: Session, text: str, language: str = "es") -> int:
    made = session.services.wording.save(session.actor, "care", language, text, wording(session, language).latest)
    assert not isinstance(made, Refused)
    return made.id


@pytest.fixture
def writer(fairhaven: Fairhaven) -> Session:
    """Somebody who wrote a first version, which is in use, and a second one, which waits."""
    session = fairhaven.session(VS)
    words = shipped_words("care", "es")
    first = written(session, words.replace(OLD, NEW))
    session.services.wording.approve(fairhaven.one(SU), first)
    written(session, words.replace(OLD, ""))
    return session


def opened(qtbot: QtBot, session: Session) -> VersionsDialog:
    dialog = VersionsDialog(session, wording(session))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_each_version_is_there_with_who_wrote_and_approved_it(
    qtbot: QtBot, fairhaven: Fairhaven, writer: Session
) -> None:
    dialog = opened(qtbot, writer)
    cells = [dialog._model.cell(row, column) for row in dialog._model.rows() for column in (0, 1)]
    assert [cell.text for cell in cells] == [
        "Version 2", "waits for a supervisor", "Version 1", "in use", "As it came with Safekeeping", "",
    ]  # fmt: skip
    assert f"Approved by {fairhaven.one(SU).name}" in cells[2].second
    assert dialog.preview.page_count() >= 1
    assert not nameless(dialog)
    assert [button.isVisible() for button in (dialog.approve, dialog.take_back, dialog.review)] == [False, True, True]
    dialog.table.choose(1)
    assert not dialog.take_back.isVisible(), "what is in use only a supervisor takes back"


def test_two_versions_are_compared_line_by_line(qtbot: QtBot, writer: Session) -> None:
    dialog = opened(qtbot, writer)
    dialog.table.choose(1)
    dialog.tabs.setCurrentIndex(1)
    lines = dialog.changes.toPlainText().splitlines()
    assert next(line for line in lines if NEW in line).startswith("+ ")
    assert next(line for line in lines if OLD in line).startswith("\u2212 ")
    assert len(dialog.changes.extraSelections()) == 2
    dialog.table.choose(0)
    assert not dialog.tabs.isTabEnabled(1)


def test_a_supervisor_approves_and_takes_back(qtbot: QtBot, fairhaven: Fairhaven, writer: Session) -> None:
    session = fairhaven.session(SU)
    dialog = opened(qtbot, session)
    with qtbot.waitSignal(dialog.wording_changed):
        qtbot.mouseClick(dialog.approve, LEFT)
    assert session.forms().version_of("care", "es") == 2
    wrong = in_the_dialog(lambda question: question.confirm.click())
    qtbot.mouseClick(dialog.take_back, LEFT)
    assert not wrong
    assert session.forms().version_of("care", "es") == 1
    assert not dialog.take_back.isVisible()


def test_an_older_version_is_printed_again_and_written_on_from(qtbot: QtBot, writer: Session) -> None:
    dialog = opened(qtbot, writer)
    printed = []
    dialog.print_document = lambda parent, document, messages: bool(printed.append(document.pageCount())) or True
    dialog.table.choose(1)
    qtbot.mouseClick(dialog.preview.print_button, LEFT)
    assert printed == [dialog.preview.page_count()]
    with qtbot.waitSignal(dialog.words_wanted) as wanted:
        qtbot.mouseClick(dialog.use, LEFT)
    assert NEW in wanted.args[0]
    assert not dialog.isVisible()


def test_a_translation_is_reviewed_by_a_named_person(qtbot: QtBot, fairhaven: Fairhaven, writer: Session) -> None:
    dialog = opened(qtbot, writer)
    dialog.table.choose(1)

    def fill(review: ReviewDialog) -> None:
        review.confirm.click()
        assert review.refusal.sentence()
        assert not nameless(review)
        review.name.line.insert("Ana María Fernández de la Vega")
        review.confirm.click()

    wrong = in_the_dialog(fill, ReviewDialog)
    qtbot.mouseClick(dialog.review, LEFT)
    assert not wrong
    text = writer.forms().text_of("care", "es")
    assert (text.reviewed_by, text.reviewed_on) == ("Ana María Fernández de la Vega", writer.today())
    assert "reviewed by Ana María Fernández de la Vega" in words_in(dialog)


def test_english_needs_no_review(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    session = fairhaven.session(VS)
    dialog = VersionsDialog(session, wording(session, "en"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.review.isVisible()


def test_the_list_of_every_document_opens_one(qtbot: QtBot, writer: Session) -> None:
    dialog = OverviewDialog(writer)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.table.choose(("care", "es"))
    row = dialog.table.current()
    assert dialog.table._rows_model.cell(row, 2).text == "version 2 waits"
    met: list[str] = []

    def look(editor: EditorDialog) -> None:
        met.append(editor.text())
        editor.reject()

    wrong = in_the_dialog(look, EditorDialog)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert not wrong
    assert OLD not in met[0]


def test_the_line_on_handouts_says_version_and_review(qtbot: QtBot, fairhaven: Fairhaven, writer: Session) -> None:
    line = WordingLine(writer)
    qtbot.addWidget(line)
    line.resize(1100, 30)
    line.show()
    line.show_for(Kind.CARE, "es")
    said = line.said.text()
    assert said.startswith("English, Español, Tiếng Việt · Version 1 · not reviewed yet")
    assert said.endswith("version 2 waits for a supervisor")
    line.show_for(Kind.FAMILY_PACKET, "es")
    assert not line.edit.isVisible()
    assert line.all.isVisible()
    desk = WordingLine(fairhaven.session(FD))
    qtbot.addWidget(desk)
    desk.show()
    desk.show_for(Kind.APPOINTMENT_LETTER, "en")
    assert "As it came with Safekeeping" in desk.said.text()
    assert not desk.edit.isVisible()
    assert not desk.all.isVisible()


def test_the_line_opens_the_editor_and_remembers_what_is_not_saved(qtbot: QtBot, writer: Session) -> None:
    line = WordingLine(writer)
    qtbot.addWidget(line)
    line.resize(1100, 30)
    line.show()
    line.show_for(Kind.CARE, "es")

    def write(editor: EditorDialog) -> None:
        editor.pane.insertPlainText("x")
        editor.reject()

    wrong = in_the_dialog(write, EditorDialog)
    with qtbot.waitSignal(line.changed):
        qtbot.mouseClick(the(line, "handouts.wording.edit"), LEFT)
    assert not wrong
    line.show_for(Kind.CARE, "es")
    assert line.said.text().endswith("your changes are not saved yet")


def test_the_history_says_what_became_of_the_words(fairhaven: Fairhaven, writer: Session) -> None:
    from desktop_app.domain.history import Entry

    facts = {"form": "care", "language": "es", "number": 2}
    said = {
        what: history_words(Entry(1, 0, 1, "", f"wording.{what}", "form_version", 1, None, None, facts))
        for what in ("save", "approve", "withdraw", "review")
    }
    assert said == {
        "save": "Saved new words: Handling and care, Español, version 2.",
        "approve": "Approved new words: Handling and care, Español, version 2.",
        "withdraw": "Took words back: Handling and care, Español, version 2.",
        "review": "A translation was read through: Handling and care, Español, version 2.",
    }
