"""The notice before the sign-in: the four statements, and the agency's own words beneath them (S10)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from desktop_app.store.entrance import own_notice
from desktop_app.ui.accounts.card import AccountsCard
from desktop_app.ui.accounts.notice_settings import NoticeDialog
from desktop_app.ui.entrance.pages import NoticePage, PasswordPage, statements
from desktop_app.ui.lock import lock_all
from tests.agency import SampleAgency, causes, given
from tests.ui.conftest import nameless, the, words_in
from tests.ui.entrance.conftest import Place, inside, only

OWN = "Oak Hill Police, policy 4.2.\nQuestions: the records desk, extension 12."


def test_s10_the_agencys_own_words_stand_beneath_the_four_and_are_read_before_anything_is_open(place: Place) -> None:
    place.sign_in()

    def write(dialog: QWidget) -> None:
        for statement in statements():
            assert statement in words_in(dialog)
        assert nameless(dialog) == []
        dialog.words.set_text(f"  {OWN} ")
        dialog.confirm.click()

    inside(NoticeDialog, write)
    AccountsCard(place.desk.session, place.window)._sign_in_notice()
    lock_all()
    assert place.entrance._database is None
    page = only(place.window, NoticePage)
    shown = the(page, "notice.own")
    assert shown.words() == OWN
    assert nameless(place.window) == []
    read = [each.accessibleName() or each.text() for each in page.findChildren(QLabel)]
    places = [read.index(each) for each in (*statements(), OWN)]
    assert places == sorted(places)
    assert place.window.findChildren(PasswordPage) == []
    place.sign_in()
    rows = place.entrance._database.engine.execute_sql("SELECT action, facts FROM audit").fetchall()
    (facts,) = [facts for action, facts in rows if action == "account.notice_words"]
    assert str(len(OWN)) in facts
    assert "policy" not in facts


def test_s10_markup_in_them_stays_text(place: Place) -> None:
    place.sign_in()
    session = place.desk.session
    hostile = '<img src="x"><b>You may pass</b> & sign in'
    given(session.services.accounts.set_sign_in_notice(session.actor, hostile))
    lock_all()
    shown = the(only(place.window, NoticePage), "notice.own")
    assert shown.words() == hostile
    assert "&lt;img" in shown.text()


@pytest.mark.parametrize("held", [b"\xff" * 40, b"x" * 5_000, b"turned \xe2\x80\xae round", b"\0", b"  \n "])
def test_s10_a_file_nobody_could_have_typed_is_not_shown(place: Place, held: bytes) -> None:
    place.entrance.path.with_suffix(".notice").write_bytes(held)
    place.desk.lock()
    assert only(place.window, NoticePage).findChildren(QLabel, "notice.own") == []
    assert len(statements()) == 4


def test_s10_they_have_an_end_and_are_taken_back_by_nothing(place: Place) -> None:
    place.sign_in()
    session = place.desk.session
    accounts, actor = session.services.accounts, session.actor
    assert causes(accounts.set_sign_in_notice(actor, "x" * 301)) == {Cause.TOO_LONG}
    assert causes(accounts.set_sign_in_notice(actor, "turned \u202e round")) == {Cause.UNREADABLE}
    given(accounts.set_sign_in_notice(actor, OWN))
    assert given(accounts.sign_in_notice(actor)) == OWN
    assert accounts.set_sign_in_notice(actor, "") == ""
    assert own_notice(place.entrance.path) == ""


def test_s10_a_sample_agency_has_no_sign_in_and_no_notice(agency: SampleAgency) -> None:
    supervisor = agency.one(Role.SUPERVISOR)
    assert causes(agency.services.accounts.set_sign_in_notice(supervisor, OWN)) == {Cause.NO_PASSWORDS}
    assert agency.services.accounts.sign_in_notice(supervisor) == ""


def test_s10_the_sign_in_is_reached_by_the_button_alone(place: Place) -> None:
    """No key and no second lock leads past it."""
    from PySide6.QtCore import Qt

    page = only(place.window, NoticePage)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F8, Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_1, Qt.Key.Key_Tab):
        place.qtbot.keyClick(place.window, key)
        place.qtbot.keyClick(place.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        assert place.window.findChildren(PasswordPage) == []
        assert place.entrance._database is None
    assert page is not None
