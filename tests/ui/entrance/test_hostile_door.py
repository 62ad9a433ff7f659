"""What somebody tried who wanted to stay in, get in or read on after the desk was locked (S2, S4, S8, S9)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from desktop_app.domain.accounts import CONFIRM_AFTER
from desktop_app.domain.recovery_card import RecoveryCard
from desktop_app.printing.recovery_card import render_card
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.ui.accounts.card import AccountsCard
from desktop_app.ui.accounts.people import AccountsDialog
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.entrance.dialogs import ConfirmDialog, NewPasswordDialog, RecoverDialog
from desktop_app.ui.entrance.pages import NoticePage, PasswordPage
from desktop_app.ui.entrance.recovery_card import RecoveryCardDialog
from desktop_app.ui.idle import IdleWatch
from desktop_app.ui.lock import lock_all
from desktop_app.ui.messages import Messages
from desktop_app.ui.pdf_preview import PdfPreview
from tests.accounts import OTHER, PASSWORD
from tests.agency import given
from tests.ui.conftest import the, words_in
from tests.ui.entrance.conftest import IDA, LEFT, Place, inside, only, type_in

Made = tuple[Path, str, str]


def recover(place: Place, code: str, then: object) -> None:
    """Use the recovery card; `then` is done with the dialog that shows the new one."""

    def typed(dialog: QWidget) -> None:
        dialog.code.set_text(code)
        dialog.name.set_text(IDA)
        type_in(dialog, new=OTHER, again=OTHER)
        QTimer.singleShot(0, after)
        dialog.confirm.click()

    def after() -> None:
        inside(RecoveryCardDialog, then)

    inside(RecoverDialog, typed)
    place.qtbot.mouseClick(place.acknowledge().recovery, LEFT)


def test_s08_f9_over_a_new_recovery_card_locks_and_nobody_gets_in(place: Place, made: Made) -> None:
    recover(place, made[1], lambda dialog: place.qtbot.keyClick(dialog, Qt.Key.Key_F9))
    assert place.desk.session is None
    assert place.entrance._database is None
    only(place.window, NoticePage)


def test_s08_a_card_or_a_first_password_nobody_looks_at_locks_by_itself(place: Place, made: Made) -> None:
    seconds = [0.0]
    place.desk.idle._clock = lambda: seconds[0]

    def wait(dialog: QWidget) -> None:
        assert place.desk.idle._timer.isActive()
        seconds[0] += 10 * 60
        place.desk.idle.look()

    inside(NewPasswordDialog, wait)
    place.sign_in("Bo Lund", place.bos_password)
    assert place.desk.session is None
    assert place.entrance._database is None
    recover(place, made[1], wait)
    assert place.desk.session is None
    assert place.entrance._database is None


def test_s02_what_still_runs_when_the_desk_is_locked_opens_nothing_again(place: Place) -> None:
    place.sign_in()
    session = place.desk.session
    dialog = AccountsDialog(session, place.window)
    place.qtbot.addWidget(dialog)
    lock_all()
    for ask in (dialog.reload, session.services.staff.all, session.services.agency.get):
        with pytest.raises(StoreFault) as fault:
            ask()
        assert fault.value.fault is Fault.SHUT
    assert place.entrance._database is None


def test_s08_such_a_late_question_is_told_to_nobody(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop_app import app

    told: list[str] = []
    monkeypatch.setattr(Messages, "tell", lambda *words: told.append(words[-1]))
    app.tell_fault(StoreFault, StoreFault(Fault.SHUT), None)
    assert told == []


def test_s09_f8_does_not_show_what_is_hidden_until_the_password_is_given(place: Place) -> None:
    place.sign_in()
    place.clock.moment += CONFIRM_AFTER
    seen: list[bool] = []

    def peek(dialog: QWidget) -> None:
        for _ in range(3):
            place.qtbot.keyClick(dialog, Qt.Key.Key_F8)
            seen.append(place.window.is_covered())
        place.qtbot.keyClick(dialog, Qt.Key.Key_F8)
        type_in(dialog, confirm=PASSWORD)
        dialog.confirm.click()

    inside(ConfirmDialog, peek)
    place.desk.look_again()
    assert seen == [True] * 3
    assert place.desk.session is not None
    assert not place.window.is_covered()


def test_s09_f9_while_it_is_asked_for_shows_the_notice(place: Place) -> None:
    place.sign_in()
    place.clock.moment += CONFIRM_AFTER
    inside(ConfirmDialog, lambda dialog: place.qtbot.keyClick(dialog, Qt.Key.Key_F9))
    place.desk.look_again()
    assert place.desk.session is None
    assert not place.window.is_covered()
    assert only(place.window, NoticePage).isVisible()


def test_s08_a_move_after_the_time_is_over_saves_nothing(place: Place) -> None:
    """As after a computer slept: the first move comes before anybody looked at the clock."""
    seconds = [0.0]
    watch = IdleWatch(lambda: seconds[0])
    watch.start(10)
    seconds[0] = 10 * 60.0
    with place.qtbot.waitSignal(watch.idle):
        watch.used()
    watch.stop()


def test_s08_the_time_a_computer_sleeps_counts() -> None:
    import time

    from desktop_app.ui import idle

    assert idle.CLOCK in {getattr(time, name, None) for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC")}
    assert idle.awake_or_not() <= time.clock_gettime(idle.CLOCK)


def test_s06_what_was_typed_at_the_door_does_not_wait_behind_the_next_dialog(place: Place) -> None:
    seen: list[str] = []

    def look(dialog: QWidget) -> None:
        seen.append(only(place.window, PasswordPage).password.text())
        dialog.reject()

    inside(NewPasswordDialog, look)
    place.sign_in("Bo Lund", place.bos_password)
    assert seen == [""]


def test_s04_a_key_from_the_card_cannot_be_brought_back_with_undo(place: Place, made: Made) -> None:
    kept: list[str] = []

    def typed(dialog: QWidget) -> None:
        place.qtbot.keyClicks(dialog.code.line, "12AB 34CD")
        dialog.reject()
        dialog.code.line.undo()
        kept.append(dialog.code.line.text())

    inside(RecoverDialog, typed)
    place.qtbot.mouseClick(place.acknowledge().recovery, LEFT)
    assert kept == [""]


def test_s08_after_the_lock_no_widget_keeps_a_name_or_a_word(place: Place) -> None:
    place.sign_in()
    for key in ("today", "rooms", "returns", "directory", "settings"):
        place.window.show_page(key)
    assert "Quiet room" in words_in(place.window)
    lock_all()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = " ".join(each.text() for each in QApplication.allWidgets() if isinstance(each, QLabel))
    for word in ("Quiet room", "Ida", "Moss", "Bo Lund", "Oak Hill"):
        assert word not in left + words_in(place.window) + place.window.windowTitle()
    assert place.desk._services is None
    assert the(place.window, "notice.understood").isVisible()


def test_s04_a_card_that_was_locked_away_is_asked_for_until_there_is_one(place: Place) -> None:
    place.sign_in()
    today = place.window.page("today")
    assert "recovery card is on paper" in today.accounts.sentence()
    session = place.desk.session

    def keep(dialog: QWidget) -> None:
        dialog.kept.setChecked(True)
        dialog.confirm.click()

    inside(RecoveryCardDialog, keep)
    AccountsCard(session, place.window)._recovery()
    today.reload()
    assert "recovery card" not in today.accounts.sentence()


def test_s06_an_old_list_of_passwords_is_told_to_who_looks_after_the_accounts(place: Place) -> None:
    """The shipped list is of February 2025; the day here is in November 2026."""
    place.sign_in()
    given(place.desk.session.services.accounts.recovery_kept(place.desk.session.actor))
    reminder = place.window.page("today").accounts
    reminder.reload()
    assert "banned passwords is" in reminder.sentence()
    assert reminder.isVisible()
    reminder.close_button.click()
    reminder.reload()
    assert not reminder.isVisible()
    folder = place.entrance.path.parent
    folder.joinpath("banned-passwords.txt").write_text("# date: 2026-11-01\nhunter two 2\n", encoding="utf-8")
    place.window.page("today").accounts._put_off = ""
    reminder.reload()
    assert not reminder.isVisible()


def test_s08_after_the_lock_the_window_is_point_for_point_the_one_before_the_sign_in(place: Place) -> None:
    """With a preview in a dialog over a dialog: not one point of them is left, and none of them can be shown again."""
    place.window.activateWindow()
    place.qtbot.waitUntil(place.window.isActiveWindow)
    before = place.window.grab().toImage()
    place.sign_in()
    place.window.show_page("handouts")
    below, above = CalmDialog("Papers", place.window), CalmDialog("A preview", place.window)
    preview = PdfPreview()
    card = RecoveryCard("Oak Hill Police", "555-0100", "8 to 6", "ABCD " * 15 + "ABCD", date(2026, 11, 24))
    assert preview.show_pdf(render_card(card))
    above.body.addWidget(preview)
    below.open()
    QTimer.singleShot(0, lambda: place.qtbot.keyClick(above, Qt.Key.Key_F9))
    above.exec()
    for each in (above, below):
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(preview)
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [place.window]
    place.window.activateWindow()
    place.qtbot.waitUntil(place.window.isActiveWindow)
    assert place.window.grab().toImage() == before
