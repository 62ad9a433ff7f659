"""The first start, from what was asked to a desk one can sign in at; and how faults are told."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QDate, QLocale
from pytestqt.qtbot import QtBot

from desktop_app import app
from desktop_app.domain.staff import Role
from desktop_app.services.services import Services
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.ui.desk import Desk
from desktop_app.ui.first_rooms import FirstRoom
from desktop_app.ui.first_start import FirstStart
from desktop_app.ui.messages import Messages
from tests.agency import given

ASKED = FirstStart(
    agency_name="Oak Hill Police",
    address="1 Main Street",
    phone="555-0100",
    zone="America/Chicago",
    rooms=(FirstRoom("Quiet room", "soft", 4, True, "side door"), FirstRoom("Elm room", "return", 6, True, "")),
    supervisor="Ida Moss",
    phone_hours="8 am to 6 pm",
)


def test_after_the_first_start_the_supervisor_can_sign_in(services: Services, qtbot: QtBot) -> None:
    given(services.agency.set_up(*app.agency_of(ASKED), ASKED.supervisor))
    agency = services.agency.get()
    desk = Desk(services, agency, app.now)
    qtbot.addWidget(desk.window)
    (supervisor,) = desk.people()
    assert (supervisor.name, supervisor.role) == ("Ida Moss", Role.SUPERVISOR)
    desk.sign_in(supervisor.id)
    assert desk.window.current_key() == "today"
    rooms = services.rooms.all(supervisor)
    assert [room.name for room in rooms] == ["Quiet room", "Elm room"]
    assert services.directory.all(supervisor)
    desk.lock()


@pytest.fixture
def told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would have been told, without a dialog that waits."""
    words: list[str] = []
    monkeypatch.setattr(Messages, "tell", lambda _self, _parent, title, sentence: words.append(f"{title}: {sentence}"))
    return words


def test_a_full_disk_is_told_in_words(told: list[str]) -> None:
    error = StoreFault(Fault.DISK_FULL)
    app.tell_fault(StoreFault, error, None)
    (words,) = told
    assert words.startswith("Not saved: The disk is full")
    assert "What you typed is still here." in words


@pytest.mark.expects_log("bug ")
def test_s17_a_bug_is_told_by_a_reference_and_never_by_its_data(
    told: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    try:
        raise ValueError("Rosa Delgado")
    except ValueError as error:
        app.tell_fault(ValueError, error, sys.exc_info()[2])
    assert len(told) == 1
    assert "reference" in told[0]
    assert "Delgado" not in told[0] + caplog.text
    assert "test_app.py" in caplog.text


@pytest.mark.parametrize("error", [StoreFault(Fault.DISK_FULL), ValueError("Rosa Delgado")])
def test_r04_what_a_timer_meets_again_and_again_is_told_once_at_a_time(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """The desk looks every few seconds whether somebody still may, also while a message stands."""
    open_at_once = []

    def tell(*_: object) -> None:
        open_at_once.append(1)
        if len(open_at_once) < 3:
            app.tell_fault(type(error), error, None)

    monkeypatch.setattr(Messages, "tell", tell)
    monkeypatch.setattr(app.bugs, "note", lambda *_: "12345678")
    app.tell_fault(type(error), error, None)
    assert len(open_at_once) == 1
    app.tell_fault(type(error), error, None)
    assert len(open_at_once) == 2, "once it is read, the next is told"


@pytest.mark.parametrize(
    ("computer", "first"),
    [("vi_VN", "Sunday"), ("es_MX", "Sunday"), ("de_DE", "Monday"), ("en_US", "Sunday"), ("en_GB", "Monday")],
)
def test_months_are_in_the_language_of_the_words_whatever_the_computer_speaks(computer: str, first: str) -> None:
    locale = app.in_english(QLocale(computer))
    assert locale.toString(QDate(2026, 12, 4), "dddd d MMMM") == "Friday 4 December"
    assert locale.firstDayOfWeek().name == first


def test_the_program_begins_with_them(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    before, seen = QLocale(), []
    monkeypatch.setattr(app, "in_english", lambda system: seen.append(system) or QLocale("en_GB"))
    try:
        app.make_application()
        assert (QLocale().name(), seen) == ("en_GB", [QLocale.system()])
    finally:
        QLocale.setDefault(before)
