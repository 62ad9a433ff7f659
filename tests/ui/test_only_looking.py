"""Where records are only looked at, no page offers what its service would refuse (R14): each one is walked and pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_app.domain.permissions import ALLOWED, Action, may
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.staff import Role
from desktop_app.domain.times import Span
from desktop_app.services.acting import Service
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.messages import Messages
from desktop_app.ui.rooms.ghost import Wish
from desktop_app.ui.rooms.page import RoomsPage
from desktop_app.ui.window import MainWindow
from tests.agency import TODAY, SampleAgency, at, causes
from tests.sources import MODULES

NOT_PRESSED = {"rail.lock", "today.hide", "rooms.jump", "rooms.filter"}
"""They would end the walk, or hide the rest of it."""
SHOWING = {
    "AppointmentPanel", "ChecklistDialog", "AccountsDialog", "CopiesDialog", "LogDialog", "CheckDialog",
    "MissingCard", "TwoPeopleCard", "AuthorityDialog", "FlagsDialog",
}  # fmt: skip
"""Dialogs in which one reads; every other one is a form."""
FORMS = {"AuthorityDialog", "FlagsDialog"}
"""Of these what is there is shown, and the form is left away."""


@dataclass
class Walk:
    """Presses whatever can be pressed, on pages and in the dialogs they open, and notes what a service refused."""

    refused: set[str] = field(default_factory=set)
    pressed: set[str] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)
    saving: set[str] = field(default_factory=set)
    now: str = ""

    def over(self, widget: QWidget, stay: Callable[[], None] | None = None) -> None:
        """What is pressed may bring more, or lead elsewhere: then `stay` comes back."""
        while (button := next(self._fresh(widget), None)) is not None:
            self.now = f"{type(widget).__name__} {_name(button)}"
            self.pressed.add(self.now)
            button.click()
            if stay is not None:
                stay()

    def through(self, window: MainWindow, key: str) -> None:
        """Every part of a page."""

        def stay() -> None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if not window.page(key).isVisible():
                window.show_page(key)

        stay()
        self.over(window.page(key), stay)
        for tabs in window.page(key).findChildren(QTabBar):
            for index in range(tabs.count()):
                tabs.setCurrentIndex(index)
                self.over(window.page(key), stay)

    def _fresh(self, widget: QWidget) -> Iterator[QAbstractButton]:
        QApplication.processEvents()  # rows that were made anew are shown only then
        for button in reversed(widget.findChildren(QAbstractButton)) if isValid(widget) else ():
            new = f"{type(widget).__name__} {_name(button)}" not in self.pressed
            if new and button.objectName() not in NOT_PRESSED and button.isVisible() and button.isEnabled():
                yield button


def _name(button: QAbstractButton) -> str:
    return button.objectName() or button.accessibleName() or button.text()


@pytest.fixture
def walk(agency: SampleAgency, monkeypatch: pytest.MonkeyPatch) -> Walk:
    """Records of an agency of its own, which are only looked at from here on."""
    made = Walk()

    def noting(name: str) -> None:
        original = getattr(Service, name)

        def asked(self: Service, *values: object) -> object:
            outcome = original(self, *values)
            if name == "_writing" or (isinstance(outcome, Refused) and causes(outcome) == {Cause.ONLY_LOOKING}):
                made.refused.add(f"{made.now} -> {type(self).__name__} {values[1:]}")
            return outcome

        monkeypatch.setattr(Service, name, asked)

    for name in ("_writing", "_deny", "_no_keys"):
        noting(name)

    def opened(dialog: CalmDialog) -> int:
        kind = type(dialog).__name__
        made.opened.add(kind)
        dialog.show()
        if kind in FORMS and dialog.confirm.isVisible():
            made.saving.add(kind)
        made.over(dialog)
        if isValid(dialog):
            dialog.hide()
        return 0

    monkeypatch.setattr(CalmDialog, "exec", opened)
    monkeypatch.setattr(CalmDialog, "open", opened)
    monkeypatch.setattr(Messages, "ask", lambda *_: True)
    monkeypatch.setattr(Messages, "ask_reason", lambda *_: "because")
    monkeypatch.setattr(Messages, "tell", lambda *_: None)
    monkeypatch.setattr(theme, "apply_theme", lambda *_: None)  # it would take its time
    for name in ("getSaveFileName", "getOpenFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: made.refused.add(f"{made.now} -> a file") or ("", ""))
    agency.database.look_only()
    return made


@pytest.fixture
def desk(agency: SampleAgency, qtbot: QtBot) -> Iterator[Desk]:
    here = agency.services.agency.get()
    assert here is not None
    made = Desk(agency.services, replace(here, sample=False), agency.clock)
    qtbot.addWidget(made.window)
    made.window.setUpdatesEnabled(False)  # nobody sees it
    made.window.show()
    yield made
    made.lock()


@pytest.mark.parametrize("role", Role)
def test_r14_what_cannot_be_done_is_not_offered(agency: SampleAgency, walk: Walk, desk: Desk, role: Role) -> None:
    desk._begin(agency.one(role))
    for key in tuple(desk.window._factories):
        walk.through(desk.window, key)
        assert desk.window.note.isVisible()
    if may(role, Action.VIEW_CASES):
        desk.pages.open_case(agency.family("Rosa").case.id)
        walk.through(desk.window, "returns")
    booked = agency.services.schedule.day(agency.one(role), TODAY)
    for visit in () if isinstance(booked, Refused) else {each.status: each for each in booked.appointments}.values():
        desk.pages.open_appointment(visit.id)
    assert len(walk.pressed) > 8
    assert walk.refused == set()
    assert walk.saving == set()
    assert walk.opened - SHOWING == set()


def test_r14_a_visit_cannot_be_drawn_there_and_it_is_said_why(agency: SampleAgency, walk: Walk, desk: Desk) -> None:
    desk._begin(agency.one(Role.SUPERVISOR))
    desk.window.show_page("rooms")
    page = desk.window.page("rooms")
    assert isinstance(page, RoomsPage)
    page.view.create_wanted.emit(1, at(14), at(15))
    page.book_return(agency.family("Rosa").case.id)
    page._planner.begin(None)
    assert causes(page._planner.plan(Wish(1, Span(at(14), at(15))))) == {Cause.ONLY_LOOKING}
    assert not walk.opened


@pytest.mark.parametrize("role", Role)
def test_r14_a_session_offers_nothing_but_looking(agency: SampleAgency, walk: Walk, desk: Desk, role: Role) -> None:
    desk._begin(agency.one(role))
    assert desk.session is not None
    left = {each for each in ALLOWED if desk.session.may(each)}
    assert left == {each for each in ALLOWED if may(role, each) and each.value.startswith("view_")}


def test_r14_what_is_offered_is_decided_in_one_place() -> None:
    """A page that asked the table of roles itself would offer what cannot be done here."""
    table = "desktop_app.domain.permissions.may"
    asking = {file.path for file in MODULES if file.place == "ui" and table in {name for _, name in file.imports()}}
    assert asking == {"desktop_app/ui/session.py"}
