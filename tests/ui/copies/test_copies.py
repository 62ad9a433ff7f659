"""The card of copies, the list, the choice, and putting one back with mouse and keyboard (R10)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.backups import Backup, CopyChoice, CopyState
from desktop_app.domain.retention import PastPeriod
from desktop_app.domain.staff import Role
from desktop_app.domain.times import MINUTE
from desktop_app.sample import HeldClock
from desktop_app.services.copying import copying
from desktop_app.services.entrance import Entrance
from desktop_app.services.preparing import Prepared
from desktop_app.services.retention import Purged, RetentionService
from desktop_app.store import restoring
from desktop_app.store.faults import Fault
from desktop_app.ui import waiting
from desktop_app.ui.copies.card import CopiesCard
from desktop_app.ui.copies.dialogs import ChoiceDialog, CopiesDialog, OlderKeyDialog
from desktop_app.ui.copies.warning import CopiesWarning
from desktop_app.ui.copies.words import copy_words, state_words
from desktop_app.ui.desk import Desk
from desktop_app.ui.entrance.dialogs import ConfirmDialog
from desktop_app.ui.entrance.pages import PasswordPage
from desktop_app.ui.lock import lock_all
from desktop_app.ui.messages import Messages
from desktop_app.ui.retention.past import PastDialog
from desktop_app.ui.settings import SettingsPage
from desktop_app.ui.waiting import Waiting
from tests.accounts import FAST, OTHER, PASSWORD
from tests.agency import NOW, given
from tests.services.conftest import AGENCY, IDA, ROOM
from tests.ui.asked import in_the_dialog
from tests.ui.conftest import Fairhaven, nameless, the, words_in

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copies-ui")
    entrance = Entrance(folder / "safekeeping.db", HeldClock(NOW), FAST)
    given(entrance.found(AGENCY, [ROOM], IDA, PASSWORD, PASSWORD))
    entrance.leave()
    entrance.wait()
    return folder


class Place:
    """Ida at her desk, with the Settings page before her; one copy is there, made when she left yesterday."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.clock, self.qtbot = HeldClock(NOW + MINUTE), qtbot
        self.entrance = Entrance(folder / "safekeeping.db", self.clock, FAST)
        self.desk = Desk(None, None, self.clock, None, self.entrance, None)
        qtbot.addWidget(self.desk.window)
        self.desk.window.show()
        self.sign_in()

    def sign_in(self, password: str = PASSWORD) -> None:
        window = self.desk.window
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.qtbot.mouseClick(the(window, "notice.understood"), LEFT)
        (page,) = window.findChildren(PasswordPage)
        page.name.set_text(IDA)
        self.qtbot.keyClicks(page.password.line, password)
        self.qtbot.keyClick(page.password.line, Qt.Key.Key_Return)
        window.show_page("settings")

    @property
    def card(self) -> CopiesCard:
        page = self.desk.window.page("settings")
        assert isinstance(page, SettingsPage)
        return page.copies

    def click(self, key: str) -> None:
        self.qtbot.mouseClick(self.card.links[key], LEFT)


@pytest.fixture
def place(made: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Place]:
    shutil.copytree(made, tmp_path / "here")
    one = Place(tmp_path / "here", qtbot)
    yield one
    one.desk.lock()
    one.entrance.leave()
    one.entrance.wait()


def test_the_card_tells_of_the_last_copy_and_makes_another(place: Place) -> None:
    assert "The last copy is of 24 November 2026, 9:50 am. It is the only one." in words_in(place.card)
    assert not nameless(place.card)
    place.clock.moment += MINUTE
    place.click("make")
    copying(place.entrance.path).wait()
    place.qtbot.waitUntil(lambda: place.card.notice.sentence() == "The copy is made and checked.")
    assert "2 copies are kept." in words_in(place.card)


def test_a_copy_is_put_back_and_everybody_signs_in_again(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    session = place.desk.session
    assert session is not None
    given(session.services.accounts.add(session.actor, "Bo Lund", Role.EVIDENCE))
    asked: list[str] = []
    told: list[str] = []

    def agree(_self: Messages, _parent: object, title: str, sentence: str, *_words: str) -> bool:
        asked.append(f"{title} {sentence}")
        return True

    monkeypatch.setattr(Messages, "ask", agree)
    monkeypatch.setattr(Messages, "tell", lambda _self, _parent, title, sentence: told.append(f"{title}. {sentence}"))

    def choose(dialog: QDialog) -> None:
        assert not nameless(dialog)
        place.qtbot.mouseClick(the(dialog, "copies.restore.0"), LEFT)

    wrong = in_the_dialog(choose, CopiesDialog)
    place.click("list")
    assert not wrong
    place.qtbot.waitUntil(lambda: bool(told))
    assert "Put back the copy of 24 November 2026, 9:50 am?" in asked[0]
    assert "set aside beside them" in asked[0]
    assert "Please sign in again." in told[0]
    place.sign_in()
    assert place.desk.session is not None
    assert {each.name for each in place.desk.session.services.staff.all()} == {IDA}


def test_r10_the_window_lives_while_a_copy_takes_the_place_and_nothing_leaves_it_half_way(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, window = place.desk.session, place.desk.window
    assert session is not None
    copy = given(session.services.backups.state(session.actor)).copies[0]
    prepared = given(session.services.backups.prepare(session.actor, copy)).run()
    assert isinstance(prepared, Prepared)
    go, seen, told = Event(), [], []
    swap = restoring.swap

    def slow(*values: Any) -> Path | None:
        assert go.wait(60)
        seen.append(current_thread() is not main_thread())
        return swap(*values)

    def try_to_leave() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, Waiting) or not dialog.isActiveWindow():
            QTimer.singleShot(0, try_to_leave)
            return
        for key in (Qt.Key.Key_Escape, Qt.Key.Key_F9, Qt.Key.Key_Return):
            place.qtbot.keyClick(dialog, key)
        seen.extend([dialog.close(), window.close(), not dialog.isVisible(), not window.isVisible()])
        go.set()

    monkeypatch.setattr(restoring, "swap", slow)
    monkeypatch.setattr(Messages, "tell", lambda _self, _parent, title, sentence: told.append(title))
    QTimer.singleShot(0, try_to_leave)
    QTimer.singleShot(30_000, go.set)  # a window that hangs would never let go
    place.desk.put_back(prepared)
    assert seen == [False, False, False, False, True]
    assert told == ["The copy is in place"]
    assert window.close()


def test_an_older_copy_asks_for_the_password_of_that_day(place: Place) -> None:
    session = place.desk.session
    assert session is not None
    given(session.services.accounts.change_password(session.actor, PASSWORD, OTHER, OTHER))
    copies = given(session.services.backups.state(session.actor)).copies
    dialog = OlderKeyDialog(session, copies[0], "It is older.", place.desk.window)
    place.qtbot.addWidget(dialog)
    dialog.show()
    field = dialog.findChild(QLineEdit, "password.older")
    assert field is not None
    place.qtbot.keyClicks(field, "not it")
    place.qtbot.mouseClick(dialog.confirm, LEFT)
    assert "not the password of that day" in dialog.refusal.sentence()
    field.setText(PASSWORD)
    place.qtbot.mouseClick(dialog.confirm, LEFT)
    assert dialog.outcome is not None


def test_r10_a_desk_locked_while_a_copy_is_looked_at_stays_locked_and_nothing_is_replaced(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, check = Event(), restoring.check

    def slow(*values: Any) -> Any:
        assert go.wait(60)
        return check(*values)

    monkeypatch.setattr(restoring, "check", slow)
    monkeypatch.setattr(Messages, "ask", lambda *_: True)

    def choose(dialog: QDialog) -> None:
        place.qtbot.mouseClick(the(dialog, "copies.restore.0"), LEFT)

    def lock() -> None:
        if isinstance(QApplication.activeModalWidget(), Waiting):
            lock_all()
        else:
            QTimer.singleShot(0, lock)

    QTimer.singleShot(0, lock)
    wrong = in_the_dialog(choose, CopiesDialog)
    place.click("list")
    assert not wrong
    assert place.desk.session is None
    go.set()
    place.qtbot.waitUntil(lambda: not waiting._AT_WORK)
    place.sign_in()
    session = place.desk.session
    assert session is not None
    assert not list(place.entrance.path.parent.glob("*restoring*"))
    assert not list(place.entrance.path.parent.glob("*-replac*"))


def test_v04_only_a_new_copy_is_kept_when_a_supervisor_says_why(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    reasons = iter((None, "Somebody may know an older password"))
    monkeypatch.setattr(Messages, "ask_reason", lambda *_: next(reasons))
    monkeypatch.setattr(Messages, "ask", lambda *_: True)
    place.clock.moment += MINUTE
    for _ in range(2):
        place.click("renew")
        copying(place.entrance.path).wait()
    place.qtbot.waitUntil(lambda: place.card.notice.sentence() == "The copy is made and checked.")
    assert "It is the only one." in words_in(place.card)
    session = place.desk.session
    assert session is not None
    assert [each.at for each in given(session.services.backups.state(session.actor)).copies] == [place.clock.moment]


def test_v04_after_a_purge_the_dialog_offers_to_remove_the_older_copies(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = place.desk.session
    assert session is not None
    monkeypatch.setattr(Messages, "ask", lambda *_: True)
    past = PastPeriod(1, "26-001", date(2019, 1, 1), date(2026, 1, 1), (), None)
    monkeypatch.setattr(RetentionService, "past", lambda *_: (past,))
    finished: list[bool] = []

    def approve(*_: Any, finish: bool) -> Purged:
        assert not finish
        return Purged(1, 12, lambda: finished.append(current_thread() is main_thread()))

    monkeypatch.setattr(RetentionService, "approve", approve)
    dialog = PastDialog(session, place.desk.window)
    place.qtbot.addWidget(dialog)
    dialog.show()
    approving = dialog._button("Approve", "approve", 1)
    approving.clicked.connect(dialog._on_approve)
    approving.click()
    assert finished == [False]
    assert "Copies made before still hold the family." in dialog.notice.sentence()
    place.clock.moment += MINUTE
    dialog.notice.action_requested.emit()
    copying(place.entrance.path).wait()
    assert "then the older ones go" in dialog.notice.sentence()
    assert [each.at for each in given(session.services.backups.state(session.actor)).copies] == [place.clock.moment]


def test_where_and_how_often_is_chosen(place: Place, tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ChoiceDialog)
        assert not nameless(dialog)
        dialog.folder.set_text(str(tmp_path / "gone"))
        place.qtbot.mouseClick(dialog.confirm, LEFT)
        assert "This folder cannot be used." in dialog.refusal.sentence()
        dialog.folder.set_text(str(tmp_path / "share"))
        dialog.hours.setValue(8)
        place.qtbot.mouseClick(dialog.confirm, LEFT)

    wrong = in_the_dialog(fill, ChoiceDialog)
    place.click("choose")
    assert not wrong
    session = place.desk.session
    assert session is not None
    choice = given(session.services.backups.state(session.actor)).choice
    assert (choice.folder, choice.hours) == (str(tmp_path / "share"), 8)
    assert place.card.notice.sentence() == "This holds from the next copy."


def test_who_comes_later_says_who_they_are_first(place: Place) -> None:
    place.clock.moment += 6 * MINUTE
    wrong = in_the_dialog(QDialog.reject, ConfirmDialog)
    place.click("choose")
    assert not wrong
    assert not place.card.notice.sentence()


def test_a_copy_that_failed_is_told_on_today_and_in_settings(place: Place) -> None:
    session = place.desk.session
    assert session is not None
    copies = copying(place.entrance.path)
    copies.failed = Fault.DISK_FULL
    warning = CopiesWarning(session)
    place.qtbot.addWidget(warning)
    warning.reload()
    assert "No copy of the records could be made" in warning.sentence()
    assert "24 November 2026, 9:50 am" in warning.sentence()
    place.card.reload()
    assert "A copy could not be made." in place.card.notice.sentence()
    copies.failed = None
    warning.reload()
    assert warning.isHidden()


def test_a_sample_agency_says_that_it_keeps_none(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    card = CopiesCard(fairhaven.session(Role.SUPERVISOR))
    qtbot.addWidget(card)
    assert "nothing of it is kept, so there are no copies" in words_in(card)
    assert not card.links
    hidden = CopiesCard(fairhaven.session(Role.FRONT_DESK))
    qtbot.addWidget(hidden)
    assert hidden.isHidden()


def test_a_copy_is_told_with_what_it_is(qtbot: QtBot) -> None:
    copy = Backup("x", NOW, 1_250_000, "0015", second_place=True)
    assert copy_words(copy).startswith("1.")
    assert "before an update" in copy_words(copy)
    assert "second folder" in copy_words(copy)
    state = CopyState((), CopyChoice())
    assert "no copy yet" in state_words(state, "UTC")
