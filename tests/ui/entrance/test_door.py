"""From the notice to the pages and out again, with mouse and keyboard (S4, S7, S8, S9, S10)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import app
from desktop_app.domain.accounts import CONFIRM_AFTER, CONFIRM_FOR, Security
from desktop_app.domain.staff import Role
from desktop_app.sample import HeldClock
from desktop_app.services.entrance import Entrance, State
from desktop_app.store import accounts
from desktop_app.store.database import key_beside, open_database
from desktop_app.ui.accounts.people import AccountsDialog, GivenDialog
from desktop_app.ui.cover import CoverableStack
from desktop_app.ui.desk import Desk
from desktop_app.ui.entrance.dialogs import ConfirmDialog, NewPasswordDialog, RecoverDialog
from desktop_app.ui.entrance.pages import NoticePage, PasswordPage, statements
from desktop_app.ui.entrance.recovery_card import RecoveryCardDialog
from desktop_app.ui.first_start import FirstStartDialog
from desktop_app.ui.idle import IdleWatch
from desktop_app.ui.lock import lock_all
from desktop_app.ui.window import MainWindow
from tests.accounts import FAST, OTHER, PASSWORD, THIRD
from tests.agency import NOW, given
from tests.ui.conftest import nameless, the, words_in
from tests.ui.entrance.conftest import AGENCY, IDA, LEFT, ROOM, Place, inside, only, type_in
from tests.ui.test_first_start import fill

# --- S10: the notice ---


def test_s10_nobody_reaches_the_sign_in_without_the_notice(place: Place) -> None:
    page = only(place.window, NoticePage)
    read = words_in(page)
    for statement in ("restricted system", "watched, recorded and reviewed", "prohibited", "agrees"):
        assert statement in read
    assert len(statements()) == 4
    assert all(each in read for each in statements())
    assert place.window.findChildren(PasswordPage) == []
    place.acknowledge()
    assert nameless(place.window) == []


def test_s10_it_is_there_again_after_every_lock(place: Place) -> None:
    place.sign_in()
    assert place.desk.session is not None
    lock_all()
    only(place.window, NoticePage)
    assert place.desk.session is None
    place.sign_in()
    rows = place.entrance._database.engine.execute_sql("SELECT action FROM audit ORDER BY id DESC LIMIT 5").fetchall()
    assert [row[0] for row in rows][:3] == ["account.sign_in", "account.notice", "account.sign_out"]


# --- signing in ---


def test_s07_a_wrong_password_is_refused_and_forgotten_and_the_fifth_locks(place: Place) -> None:
    for number in range(1, 6):
        place.sign_in(password="not her password")
        page = only(place.window, PasswordPage)
        assert page.password.text() == ""
        assert page.name.text() == IDA
        told = "The name or the password" if number < 5 else "This account is locked after 5 failed tries"
        assert told in page.notice.sentence()
    place.sign_in()
    assert "locked" in only(place.window, PasswordPage).notice.sentence()
    assert place.desk.session is None


def test_s02_the_records_are_shut_while_nobody_is_in(place: Place) -> None:
    assert place.entrance._database is None
    place.sign_in()
    database = place.entrance._database
    assert place.window.current_key() == "today"
    lock_all()
    assert place.entrance._database is None
    assert database.engine.is_closed()


def test_s06_a_first_password_is_changed_before_anything_is_shown(place: Place) -> None:
    seen: list[str] = []

    def change(dialog: QWidget) -> None:
        assert place.desk.session is None
        type_in(dialog, old=place.bos_password, new="password", again="password")
        dialog.confirm.click()
        seen.append(dialog.refusal.sentence())
        type_in(dialog, new=THIRD, again=THIRD)
        dialog.confirm.click()

    inside(NewPasswordDialog, change)
    place.sign_in("bo lund", place.bos_password)
    assert "on the list of those that are guessed first" in seen[0]
    assert place.desk.session is not None
    assert place.desk.session.actor.name == "Bo Lund"


def test_s06_whoever_does_not_change_it_is_not_in(place: Place) -> None:
    inside(NewPasswordDialog, lambda dialog: dialog.reject())
    place.sign_in("Bo Lund", place.bos_password)
    assert place.desk.session is None
    only(place.window, NoticePage)


def test_s04_the_recovery_card_lets_a_supervisor_in_and_a_new_one_is_shown(
    place: Place, made: tuple[Path, str, str]
) -> None:
    shown: list[str] = []

    def recover(dialog: QWidget) -> None:
        dialog.code.set_text(made[1])
        dialog.name.set_text(IDA)
        type_in(dialog, new=OTHER, again=OTHER)
        QTimer.singleShot(0, lambda: inside(RecoveryCardDialog, keep))
        dialog.confirm.click()

    def keep(dialog: QWidget) -> None:
        shown.append(" ".join(each.text() for each in dialog.findChildren(QLabel)))
        QApplication.processEvents()
        place.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        dialog.confirm.click()
        assert "never shown again" in dialog.refusal.sentence()
        dialog.kept.setChecked(True)
        dialog.confirm.click()

    inside(RecoverDialog, recover)
    place.qtbot.mouseClick(place.acknowledge().recovery, LEFT)
    assert len(shown) == 1
    assert made[1].split()[0] not in shown[0]
    assert place.desk.session is not None


# --- S8: the desk locks by itself ---


def test_s08_an_unused_desk_locks_and_nothing_of_it_stays(place: Place) -> None:
    seconds = [0.0]
    place.desk.idle = IdleWatch(lambda: seconds[0])
    place.desk.idle.idle.connect(lock_all)
    place.sign_in()
    dialog = QDialog(place.window)
    dialog.setObjectName("left open")
    dialog.open()
    seconds[0] = 10 * 60 - 1
    place.desk.idle.look()
    assert place.desk.session is not None
    seconds[0] = 10 * 60
    place.desk.idle.look()
    assert place.desk.session is None
    only(place.window, NoticePage)
    assert not dialog.isVisible()
    assert "Quiet room" not in words_in(place.window)
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [place.window]
    assert not any(stack.is_covered() for stack in place.window.findChildren(CoverableStack))


def test_s08_any_key_or_move_begins_the_time_anew(place: Place, qtbot: QtBot) -> None:
    seconds = [0.0]
    watch = IdleWatch(lambda: seconds[0])
    place.window.activateWindow()
    qtbot.waitUntil(place.window.isActiveWindow)
    watch.start(30)
    for _ in range(5):
        seconds[0] += 29 * 60
        qtbot.keyClick(place.window.windowHandle(), Qt.Key.Key_Shift)
        with qtbot.waitSignal(watch.looked):
            watch.look()
    seconds[0] += 29 * 60
    qtbot.mouseMove(place.window.windowHandle())
    seconds[0] += 30 * 60
    with qtbot.waitSignal(watch.idle):
        watch.look()


def test_s08_it_never_waits_longer_than_thirty_minutes() -> None:
    seconds = [0.0]
    watch = IdleWatch(lambda: seconds[0])
    watch.start(500)
    seconds[0] = 30 * 60
    seen: list[bool] = []
    watch.idle.connect(lambda: seen.append(True))
    watch.look()
    assert seen == [True]


def test_s08_the_agencys_own_minutes_hold(place: Place) -> None:
    place.sign_in()
    session = place.desk.session
    given(session.services.accounts.set_security(session.actor, Security(3)))
    lock_all()
    place.sign_in()
    assert place.desk.idle._limit == 180


# --- S9, S16: who sits here, again ---


def test_s09_after_twelve_hours_everything_is_hidden_until_the_password_is_given(place: Place) -> None:
    place.sign_in()
    place.clock.moment += CONFIRM_AFTER
    covered: list[bool] = []

    def give(dialog: QWidget) -> None:
        covered.append(place.window.is_covered())
        type_in(dialog, confirm=PASSWORD)
        dialog.confirm.click()

    inside(ConfirmDialog, give)
    place.desk.look_again()
    assert covered == [True]
    assert not place.window.is_covered()
    assert place.desk.session is not None


def test_s09_whoever_does_not_give_it_is_signed_out(place: Place) -> None:
    place.sign_in()
    place.clock.moment += CONFIRM_AFTER
    inside(ConfirmDialog, lambda dialog: dialog.reject())
    place.desk.look_again()
    assert place.desk.session is None


def test_s16_whose_account_is_switched_off_is_out_within_seconds(place: Place) -> None:
    place.sign_in()
    assert place.desk.idle._timer.isActive()
    assert place.desk.idle._timer.interval() <= 60_000, "asked at least once a minute"
    place.desk.look_again()
    assert place.desk.session is not None
    with place.entrance._database.writing():
        accounts.disable(place.desk.session.actor.id, NOW)
    place.desk.look_again()
    assert place.desk.session is None


def test_s09_an_account_is_added_after_the_password_and_its_first_one_is_shown_once(place: Place) -> None:
    place.sign_in()
    place.clock.moment += CONFIRM_FOR
    shown: list[str] = []
    dialog = AccountsDialog(place.desk.session, place.window)
    place.qtbot.addWidget(dialog)

    def add(account: QWidget) -> None:
        account.name.set_text("Omar Vance")
        account.role.setCurrentIndex(account.role.findData(Role.ADMINISTRATOR.value))
        inside(GivenDialog, see)
        account.confirm.click()

    def see(found: QWidget) -> None:
        shown.append(the(found, "given.password").text())
        found.confirm.click()

    def give(asked: QWidget) -> None:
        from desktop_app.ui.accounts.people import AccountDialog

        type_in(asked, confirm=PASSWORD)
        inside(AccountDialog, add)
        asked.confirm.click()

    inside(ConfirmDialog, give)
    dialog.add.click()
    assert "Omar Vance" in words_in(dialog)
    assert "Administrator · never signed in" in words_in(dialog)
    lock_all()
    inside(
        NewPasswordDialog, lambda asked: (type_in(asked, old=shown[0], new=OTHER, again=OTHER), asked.confirm.click())
    )
    place.sign_in("Omar Vance", shown[0])
    assert place.window.current_key() == "accounts"
    assert [
        button.objectName()
        for button in place.window.rail.findChildren(QWidget)
        if button.objectName() == "rail.returns"
    ] == []


def test_s07_a_locked_account_is_released_in_the_list(place: Place) -> None:
    for _ in range(5):
        place.sign_in("Bo Lund", "wrong wrong")
    place.sign_in()
    dialog = AccountsDialog(place.desk.session, place.window)
    place.qtbot.addWidget(dialog)
    assert "locked after failed tries" in words_in(dialog)
    bo = next(each for each in place.desk.people() if each.name == "Bo Lund")
    the(dialog, f"accounts.release.{bo.id}").click()
    assert "Bo Lund may try again." in dialog.notice.sentence()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert "locked after failed tries" not in words_in(dialog)
    assert nameless(dialog) == []


def test_enter_goes_to_the_password_that_is_still_missing(qtbot: QtBot) -> None:
    asked: list[tuple[object, ...]] = []

    def keep(*typed: object) -> None:
        asked.append(typed)

    dialog = NewPasswordDialog("A password", "", keep)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    new, again = the(dialog, "password.new"), the(dialog, "password.again")
    qtbot.keyClicks(new, "a quiet river")
    qtbot.keyClick(new, Qt.Key.Key_Return)
    qtbot.waitUntil(again.hasFocus)
    assert asked == []
    qtbot.keyClicks(again, "a quiet river")
    qtbot.keyClick(again, Qt.Key.Key_Return)
    assert asked == [("a quiet river", "a quiet river")]


# --- the first start, and records from before ---


def test_s04_a_first_start_makes_the_first_password(tmp_path: Path, qtbot: QtBot) -> None:
    clock = HeldClock(NOW)
    entrance = Entrance(tmp_path / "new" / "safekeeping.db", clock, FAST)
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()

    def begin(dialog: QWidget) -> None:
        fill(dialog)
        inside(NewPasswordDialog, choose)
        dialog.confirm.click()

    def choose(dialog: QWidget) -> None:
        type_in(dialog, new=PASSWORD, again=PASSWORD)
        dialog.confirm.click()

    inside(FirstStartDialog, begin)
    entered = app.first_way_in(entrance, window, plain=False)
    assert entered is not None
    inside(RecoveryCardDialog, lambda dialog: (dialog.kept.setChecked(True), dialog.confirm.click()))
    desk = Desk(None, None, clock, window, entrance, entered)
    assert desk.session is None, "the notice stands before the first sign-in too (S10)"
    qtbot.mouseClick(the(window, "notice.understood"), LEFT)
    assert desk.session is not None
    assert desk.session.actor.name == "K. Lind"
    desk.lock()
    assert entrance.state() is State.SHUT


def test_s04_records_with_a_key_file_get_passwords_at_the_next_start(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "old" / "safekeeping.db"
    database = open_database(path, key_beside(path))
    from desktop_app.services.services import services_over

    given(services_over(database, HeldClock(NOW)).agency.set_up(AGENCY, [ROOM], IDA))
    database.close()
    entrance = Entrance(path, HeldClock(NOW), FAST)
    assert entrance.state() is State.PLAIN_KEY
    window = MainWindow()
    qtbot.addWidget(window)

    def adopt(dialog: QWidget) -> None:
        type_in(dialog, new=PASSWORD, again=PASSWORD)
        dialog.confirm.click()

    inside(QDialog, adopt)
    entered = app.first_way_in(entrance, window, plain=True)
    assert entered is not None
    assert entered.actor.name == IDA
    entrance.leave()
    assert not path.with_suffix(".key").exists()
    given(entrance.sign_in(IDA, PASSWORD))
    entrance.leave()
