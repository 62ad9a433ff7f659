"""Editing a document's words: the page beside the text, slips by their line, versions, and what is not lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import Role
from desktop_app.domain.wording import FormWording
from desktop_app.printing.proofs import shipped_words
from desktop_app.ui.desk import Desk
from desktop_app.ui.lock import lock_all
from desktop_app.ui.session import Session
from desktop_app.ui.wording import proofing
from desktop_app.ui.wording.editor import PAUSE, EditorDialog
from tests.ui.asked import in_the_dialog
from tests.ui.conftest import Fairhaven, nameless, the, words_in

LEFT = Qt.MouseButton.LeftButton
VS, SU = Role.VICTIM_SERVICES, Role.SUPERVISOR


def wording(session: Session, form: str = "care", language: str = "en") -> FormWording:
    found = session.services.wording.open(session.actor, form, language)
    assert not isinstance(found, Refused)
    return found


def opened(qtbot: QtBot, session: Session, form: str = "care", language: str = "en") -> EditorDialog:
    """The editor, which lays out at once instead of in another thread."""
    dialog = EditorDialog(session, wording(session, form, language))
    dialog.proofing.run = at_once
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog._on_pause()
    return dialog


def at_once(work: Callable[[], None]) -> None:
    work()


def pause(dialog: EditorDialog) -> None:
    """Nobody types for a while."""
    assert dialog._pause.isActive()
    dialog._on_pause()


def replace(dialog: EditorDialog, before: str, after: str) -> None:
    text = dialog.text()
    assert before in text
    dialog.pane.setPlainText(text.replace(before, after, 1))
    pause(dialog)


def save(qtbot: QtBot, dialog: EditorDialog) -> None:
    qtbot.mouseClick(dialog.confirm, LEFT)


def test_the_page_stands_beside_the_words(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    dialog = opened(qtbot, fairhaven.session(VS))
    assert dialog.text() == shipped_words("care", "en")
    assert dialog.pages.page_count() >= 1
    assert not dialog.confirm.isEnabled()
    assert "Reading grade" in dialog.grade.text()
    assert dialog.slip.isHidden()
    assert "As it came with Safekeeping" in words_in(dialog)
    assert not nameless(dialog)


def test_typing_lays_the_page_out_anew_after_a_pause(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    dialog = opened(qtbot, fairhaven.session(VS))
    before = dialog.pages.image(0).copy()
    dialog.pane.moveCursor(dialog.pane.textCursor().MoveOperation.End)
    for _ in range(2):
        qtbot.keyClick(dialog.pane, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.pane, "More words for this page")
    assert dialog._pause.interval() == PAUSE
    assert dialog.pages.image(0) == before
    with qtbot.waitSignal(dialog.proofing.page_drawn, check_params_cb=lambda page: page.index == 0):
        pass
    assert any(dialog.pages.image(index) != before for index in range(dialog.pages.page_count()))
    assert dialog.confirm.isEnabled()


def test_pages_are_drawn_in_another_thread_and_only_the_newest_is_shown(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    session = fairhaven.session(VS)
    dialog = EditorDialog(session, wording(session))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.pane.setPlainText(dialog.text().replace("# ", "## ", 1))
    dialog._on_pause()
    dialog.pane.setPlainText(shipped_words("contact_card", "en"))
    dialog.pane.setPlainText(shipped_words("care", "en"))
    dialog._on_pause()
    qtbot.waitUntil(dialog.proofing.settled)
    assert dialog.slip.isHidden()
    assert dialog.pages.page_count() >= 1


def test_a_slip_names_its_line_and_the_last_good_page_stays(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    dialog = opened(qtbot, fairhaven.session(VS))
    before = dialog.pages.image(0).copy()
    count = dialog.text().count("\n")
    dialog.pane.setPlainText(dialog.text() + "\nWho is {nobody}?")
    pause(dialog)
    line = dialog.text().count("\n") + 1
    assert line == count + 2
    assert dialog.slip.sentence().startswith(f"Line {line}: {{nobody}} is no value of this document")
    assert dialog.pane.marked_line() == line
    assert dialog.pages.image(0) == before
    qtbot.mouseClick(dialog.slip.action, LEFT)
    assert dialog.pane.textCursor().blockNumber() == line - 1
    save(qtbot, dialog)
    assert dialog.isVisible()
    assert f"Line {line}" in dialog.refusal.sentence()
    replace(dialog, "{nobody}", "she")
    assert dialog.slip.isHidden()
    assert dialog.pane.marked_line() == 0


def test_what_is_missing_hard_or_unkind_is_pointed_out_and_not_forbidden(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    session = fairhaven.session(VS)
    dialog = opened(qtbot, session, "contact_card")
    hard = "The deceased individual's representative must communicate a comprehensive determination immediately."
    dialog.pane.setPlainText(f'+++\ntitle = "Card"\n+++\n\n# Card of {{person_name}}\n\n{hard}\n')
    pause(dialog)
    assert "Not in the text any more: {contact}" in dialog.hints.text()
    assert "\u201cdeceased\u201d in line 7" in dialog.hints.text()
    assert "aim for 6 or below" in dialog.grade.text()
    save(qtbot, dialog)
    assert not dialog.isVisible()
    assert wording(session, "contact_card").latest == 1


def test_a_value_is_chosen_from_the_list_by_keyboard(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    dialog = opened(qtbot, fairhaven.session(VS))
    dialog.pane.moveCursor(dialog.pane.textCursor().MoveOperation.End)
    row = dialog.values.findData("contact_phone")
    assert "555-0100" in dialog.values.itemText(row)
    dialog.values.setCurrentIndex(row)
    dialog.insert.setFocus()
    qtbot.keyClick(dialog.insert, Qt.Key.Key_Space)
    assert dialog.text().endswith("{contact_phone}")
    assert dialog.pane.hasFocus()


def test_every_control_is_reached_by_tab(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    dialog = opened(qtbot, fairhaven.session(VS))
    replace(dialog, "# ", "# Now ")
    dialog.pane.setFocus()
    met = []
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget().objectName())
    wanted = {"wording.text", "wording.values", "wording.insert", "wording.every_part", "wording.pages",
              "wording.versions", "wording.discard", "dialog.cancel", "dialog.confirm"}  # fmt: skip
    assert wanted <= set(met)


def test_saving_makes_a_version_that_waits(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    session = fairhaven.session(VS)
    dialog = opened(qtbot, session, language="es")
    replace(dialog, "# ", "# Hoy: ")
    with qtbot.waitSignal(dialog.saved):
        save(qtbot, dialog)
    found = wording(session, language="es")
    assert (found.latest, found.text.number) == (1, 0)
    assert session.unsaved == {}
    again = opened(qtbot, session, language="es")
    assert "# Hoy: " in again.text()
    assert "waits until a supervisor who did not write it" in again.notice.sentence()
    assert again.notice.action.isHidden()


def test_a_supervisor_approves_from_the_editor(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    writer, supervisor = fairhaven.session(VS), fairhaven.session(SU)
    dialog = opened(qtbot, writer)
    replace(dialog, "# ", "# Now: ")
    save(qtbot, dialog)
    reading = opened(qtbot, supervisor)
    assert writer.actor.name in reading.notice.sentence()
    qtbot.mouseClick(reading.notice.action, LEFT)
    assert reading.notice.sentence() == "Version 1 is in use from now on."
    assert supervisor.forms().version_of("care", "en") == 1
    assert "Version 1" in words_in(reading)


def test_somebody_elses_version_is_not_passed_over(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    first, second = opened(qtbot, fairhaven.session(VS)), opened(qtbot, fairhaven.session(SU))
    replace(first, "# ", "# One ")
    replace(second, "# ", "# Two ")
    save(qtbot, first)
    save(qtbot, second)
    assert "nothing was overwritten" in second.refusal.sentence()
    assert "# Two " in second.text()
    assert f"Version 1, by {fairhaven.one(VS).name}, is in the list" in second.notice.sentence()
    save(qtbot, second)
    found = wording(fairhaven.session(SU))
    assert [("# Two " in each.source, "# One " in each.source) for each in found.versions] == [
        (True, False),
        (False, True),
    ]


def test_writing_from_an_older_version_asks_before_it_takes_away_what_was_typed(
    qtbot: QtBot, fairhaven: Fairhaven
) -> None:
    session = fairhaven.session(VS)
    dialog = opened(qtbot, session)
    asked: list[str] = []
    answers = [False, True]
    session.messages.ask = lambda _, __, words, *___: asked.append(words) or answers.pop(0)
    dialog._on_words("Older")
    assert (dialog.text(), asked) == ("Older", []), "nothing was typed yet"
    dialog.pane.undo()
    replace(dialog, "# ", "# Mine ")
    mine = dialog.text()
    dialog._on_words("Older")
    assert dialog.text() == mine
    dialog._on_words("Older")
    assert dialog.text() == "Older"
    dialog.pane.undo()
    assert dialog.text() == mine


def test_the_lock_and_closing_keep_what_was_typed_for_the_same_person(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    session = fairhaven.session(VS)
    dialog = opened(qtbot, session)
    replace(dialog, "# ", "# Kept ")
    lock_all()
    assert not dialog.isVisible()
    again = opened(qtbot, session)
    assert "# Kept " in again.text()
    assert "have not saved yet" in again.notice.sentence()
    assert again.confirm.isEnabled()
    other = opened(qtbot, fairhaven.session(SU))
    assert "# Kept " not in other.text()


def test_discarding_asks_first(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    session = fairhaven.session(VS)
    dialog = opened(qtbot, session)
    replace(dialog, "# ", "# Gone ")
    wrong = in_the_dialog(lambda question: question.cancel.click())
    qtbot.mouseClick(dialog.discard, LEFT)
    assert not wrong
    assert "# Gone " in dialog.text()
    wrong = in_the_dialog(lambda question: question.confirm.click())
    qtbot.mouseClick(dialog.discard, LEFT)
    assert not wrong
    assert dialog.text() == shipped_words("care", "en")
    assert session.unsaved == {}
    assert not dialog.discard.isEnabled()


def test_a_bug_is_not_taken_for_a_slip(qtbot: QtBot, fairhaven: Fairhaven, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = opened(qtbot, fairhaven.session(VS))

    def broken(*told: object, **more: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(proofing, "proof", broken)
    with qtbot.captureExceptions() as caught:
        dialog._on_pause()
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert dialog.slip.isHidden()


def test_long_words_in_spanish_fit(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    dialog = opened(qtbot, fairhaven.session(VS), language="es")
    dialog.resize(1318, 720)
    dialog.pane.setPlainText(dialog.text() + "\n" + "Palabras larguísimas e interminables. " * 120)
    pause(dialog)
    assert dialog.size().width() == 1318
    assert dialog.pages.page_count() >= 2
    assert the(dialog, "dialog.confirm").isVisible()


def test_a_whole_desk_is_locked_and_the_words_come_back(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    agency = fairhaven.services.agency.get()
    assert agency is not None
    desk = Desk(fairhaven.services, agency, fairhaven.clock)
    qtbot.addWidget(desk.window)
    desk.window.show()
    writer, other = fairhaven.one(VS), fairhaven.one(SU)
    desk.sign_in(writer.id)
    assert desk.session is not None
    dialog = opened(qtbot, desk.session)
    replace(dialog, "# ", "# Kept ")
    lock_all()
    assert desk.session is None
    desk.sign_in(other.id)
    assert desk.session.unsaved == {}
    desk.lock()
    desk.sign_in(writer.id)
    assert "# Kept " in opened(qtbot, desk.session).text()
    desk._unsaved.clear()


def test_a_program_that_closes_asks_about_words_that_are_not_saved(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    agency = fairhaven.services.agency.get()
    assert agency is not None
    desk = Desk(fairhaven.services, agency, fairhaven.clock)
    qtbot.addWidget(desk.window)
    desk.window.show()
    desk.sign_in(fairhaven.one(VS).id)
    assert desk.session is not None
    replace(opened(qtbot, desk.session), "# ", "# Kept ")
    lock_all()
    asked: list[str] = []
    answers = [False, True]
    desk.messages.ask = lambda _, __, words, *___: asked.append(words) or answers.pop(0)
    desk.window.close()
    assert desk.window.isVisible()
    assert "If Safekeeping closes now, they are gone" in asked[0]
    desk.window.close()
    assert not desk.window.isVisible()
    desk._unsaved.clear()
