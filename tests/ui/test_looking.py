"""Where records can only be looked at it is said before, asked, and stands over every page (R14)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import app
from desktop_app.domain.staff import Role
from desktop_app.services.entrance import Entrance
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.ui.copies.words import state_words
from desktop_app.ui.desk import Desk
from desktop_app.ui.messages import Messages
from desktop_app.ui.sentences import fault_sentence
from tests.agency import SampleAgency, given
from tests.ui.conftest import words_in


@pytest.fixture
def there(sample_file: Path, tmp_path: Path) -> Path:
    (tmp_path / "Dropbox").mkdir()
    return Path(shutil.copyfile(sample_file, tmp_path / "Dropbox" / "safekeeping.db"))


@pytest.fixture
def desk(agency: SampleAgency, qtbot: QtBot) -> Iterator[Desk]:
    agency.database.look_only()
    made = Desk(agency.services, agency.services.agency.get(), agency.clock)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.lock()


@pytest.mark.parametrize("yes", [True, False])
def test_r14_the_person_is_told_and_asked_first(
    there: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, yes: bool
) -> None:
    asked: list[str] = []
    let_in: list[Path | None] = []

    def answer(_self: Messages, _parent: object, title: str, sentence: str, *_words: str) -> bool:
        asked.append(f"{title} {sentence}")
        return yes

    def entered(_application: object, _window: object, entrance: Entrance) -> int:
        let_in.append(entrance.source)
        assert entrance.path != there
        return 0

    monkeypatch.setattr(Messages, "ask", answer)
    monkeypatch.setattr(app, "_let_in", entered)
    window = app.MainWindow()
    assert app._look(qapp, window, there, "synced") == (0 if yes else app.COULD_NOT_OPEN)
    assert let_in == ([there] if yes else [])
    assert "can only be looked at here" in asked[0]
    assert "A service copies this folder elsewhere" in asked[0]
    assert "their log does not tell of it" in asked[0]
    window.deleteLater()


def test_r14_records_that_cannot_even_be_read_are_told_of(
    there: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Messages, "ask", lambda *_: True)
    monkeypatch.setattr(Messages, "tell", lambda _self, _parent, _title, sentence: told.append(sentence))

    def unreadable(*_: object) -> None:
        raise StoreFault(Fault.LOCKED)

    monkeypatch.setattr("desktop_app.store.viewing.bring", unreadable)
    window = app.MainWindow()
    assert app._look(qapp, window, there, "synced") == app.COULD_NOT_OPEN
    assert told == [fault_sentence("locked")]
    window.deleteLater()


def test_r14_it_stands_over_every_page_and_every_page_can_be_read(desk: Desk, agency: SampleAgency) -> None:
    desk.sign_in(agency.one(Role.SUPERVISOR).id)
    for key in ("today", "rooms", "settings"):
        desk.window.show_page(key)
        assert desk.window.note.isVisible()
        assert "Nothing can be changed or printed here" in desk.window.note.text()
    desk.pages.open_case(given(agency.services.board.rows(agency.one(Role.SUPERVISOR)))[0].case_id)
    assert "Hold exception" in words_in(desk.window.page("returns"))
    state = given(agency.services.backups.state(agency.one(Role.SUPERVISOR)))
    assert "only looked at from here" in state_words(state, "UTC")


def test_r14_where_records_are_written_nothing_of_it_is_said(agency: SampleAgency, qtbot: QtBot) -> None:
    made = Desk(agency.services, agency.services.agency.get(), agency.clock)
    qtbot.addWidget(made.window)
    made.window.show()
    made.sign_in(agency.one(Role.FRONT_DESK).id)
    assert not made.window.note.isVisible()
    assert not made.window.note.text()
    made.lock()
