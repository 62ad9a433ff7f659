"""Before each privileged act the window asks who it is, and goes on only with the password (S9)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from desktop_app.domain.accounts import CONFIRM_FOR, PRIVILEGED
from desktop_app.domain.permissions import Action
from desktop_app.ui.accounts.confirming import confirmed
from desktop_app.ui.accounts.notice_settings import NoticeDialog
from desktop_app.ui.copies.card import CopiesCard
from desktop_app.ui.entrance.dialogs import ConfirmDialog
from desktop_app.ui.log.reading import LogDialog
from desktop_app.ui.retention.card import RetentionCard
from desktop_app.ui.session import Session
from tests.accounts import PASSWORD
from tests.ui.conftest import words_in
from tests.ui.entrance.conftest import Place, inside, type_in


def _review(session: Session, window: QWidget) -> None:
    dialog = LogDialog(session, window)
    dialog._on_read()
    dialog.close()


ACTS: dict[str, Callable[[Session, QWidget], object]] = {
    "review the log": _review,
    "make a copy": lambda session, window: CopiesCard(session, window)._make(),
    "set the years": lambda session, window: RetentionCard(session, window)._on_change(),
}


@pytest.mark.parametrize("act", ACTS)
def test_s09_each_of_them_asks_and_without_the_password_nothing_is_done(place: Place, act: str) -> None:
    place.sign_in()
    session = place.desk.session
    place.clock.moment += CONFIRM_FOR
    before = _entries(place)
    asked: list[str] = []

    def refuse(dialog: QWidget) -> None:
        asked.append(words_in(dialog))
        dialog.reject()

    inside(ConfirmDialog, refuse)
    ACTS[act](session, place.window)
    assert len(asked) == 1
    assert [each for each in _entries(place)[len(before) :] if each != "audit.view"] == []


@pytest.mark.parametrize("action", sorted(PRIVILEGED))
def test_s09_the_question_fits_every_privileged_act(place: Place, action: Action) -> None:
    place.sign_in()
    place.clock.moment += CONFIRM_FOR
    asked: list[str] = []

    def give(dialog: QWidget) -> None:
        asked.append(words_in(dialog))
        type_in(dialog, confirm=PASSWORD)
        dialog.confirm.click()

    inside(ConfirmDialog, give)
    assert confirmed(place.desk.session, place.window, action)
    about_accounts = "who can open the records" in asked[0]
    assert about_accounts == (action.value.split("_")[-1] in {"account", "password", "security", "card"})
    assert confirmed(place.desk.session, place.window, action), "for five minutes it is not asked again"


def test_s09_whoever_took_longer_over_a_dialog_is_asked_again_and_loses_nothing(place: Place) -> None:
    place.sign_in()
    session = place.desk.session
    dialog = NoticeDialog(session, place.window)
    place.qtbot.addWidget(dialog)
    dialog.words.set_text("Kind words")
    place.clock.moment += CONFIRM_FOR
    inside(ConfirmDialog, lambda asked: asked.reject())
    assert "confirm first that it is you" in dialog.problem()
    assert dialog.words.text() == "Kind words"
    inside(ConfirmDialog, lambda asked: (type_in(asked, confirm=PASSWORD), asked.confirm.click()))
    assert dialog.problem() == ""
    assert session.services.accounts.sign_in_notice(session.actor) == "Kind words"


def _entries(place: Place) -> list[str]:
    rows = place.entrance._database.engine.execute_sql("SELECT action FROM audit ORDER BY id").fetchall()
    return [row[0] for row in rows]
