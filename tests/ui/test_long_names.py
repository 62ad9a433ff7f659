"""Names as long as the records take them, without one space: they wrap or end in an ellipsis, no page grows wider."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.agency import Agency
from desktop_app.domain.appointments import BookingRequest
from desktop_app.domain.cases import FamilyMember, Manner, NewCase, Pronoun, Standing
from desktop_app.domain.items import Category, HoldKind, Item
from desktop_app.domain.rooms import Purpose, Room, RoomKind
from desktop_app.domain.staff import AT_WORK, Role, StaffMember
from desktop_app.domain.texts import NAME_LIMIT, NUMBER_LIMIT, TEXT_LIMIT
from desktop_app.domain.times import HOUR, Span
from desktop_app.sample import HeldClock
from desktop_app.services.services import Services, services_over
from desktop_app.store.database import open_database
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.directory.editor import ResourceDialog
from desktop_app.ui.rail import WIDTH as RAIL
from desktop_app.ui.returns.case_dialog import CaseDialog
from desktop_app.ui.returns.item_dialogs import HoldDialog, WordsDialog
from desktop_app.ui.returns.member_dialog import MemberDialog
from desktop_app.ui.window import FIRST_SIZE, MainWindow
from tests.agency import KEY, NOW, TODAY, ZONE, given

NAME, NUMBER, TEXT = "M" * NAME_LIMIT, "8" * NUMBER_LIMIT, "W" * TEXT_LIMIT
PAGES = ("today", "rooms", "returns", "handouts", "directory", "protocols", "settings")


def named(letter: str) -> str:
    return letter + NAME[1:]


@pytest.fixture(scope="session")
def full_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An agency where every field is filled to its end, filled once and closed; copied for each test."""
    path = tmp_path_factory.mktemp("full") / "full.db"
    opened = open_database(path, KEY)
    _fill(services_over(opened, HeldClock(NOW)))
    opened.close()
    return path


@pytest.fixture
def full(full_file: Path, tmp_path: Path, clock: HeldClock) -> Iterator[Services]:
    path = tmp_path / "full.db"
    shutil.copyfile(full_file, path)
    opened = open_database(path, KEY)
    yield services_over(opened, clock)
    opened.close()


def _fill(services: Services) -> None:
    rooms = [
        Room(0, named("S"), RoomKind.SOFT_INTERVIEW, ZONE, 4, True, NAME),
        Room(0, named("R"), RoomKind.PROPERTY_RETURN, ZONE, 6, True, NAME),
    ]
    wish = Agency(NAME, TEXT, NUMBER, NAME, ZONE)
    supervisor = given(services.agency.set_up(wish, rooms, named("A")))
    staff = {
        role: given(services.staff.add(supervisor, named(letter), role, NUMBER))
        for role, letter in ((Role.FRONT_DESK, "F"), (Role.EVIDENCE, "E"), (Role.VICTIM_SERVICES, "V"))
    }
    _family(services, staff[Role.VICTIM_SERVICES], staff[Role.EVIDENCE])
    soft = given(services.rooms.all(supervisor))[0]
    host = staff[Role.VICTIM_SERVICES].id
    event = Span(NOW + HOUR, NOW + 2 * HOUR)
    request = BookingRequest(Purpose.WITNESS_INTERVIEW, soft.id, event, host, NAME, not_a_suspect=True)
    given(services.appointments.book(staff[Role.FRONT_DESK], request))
    first = given(services.directory.all(supervisor))[0]
    words = {"en": TEXT, "es": TEXT}
    hours = {"en": NAME, "es": NAME}
    given(
        services.directory.change(
            supervisor,
            first,
            replace(first, name=NAME, phone=NUMBER, text_line=NUMBER, web=TEXT, about=words, hours=hours),
        )
    )


def _family(services: Services, host: StaffMember, evidence: StaffMember) -> None:
    case = given(services.cases.open(host, NewCase(NUMBER, NAME, NAME, Pronoun.THEY, Manner.SUICIDE, NAME)))
    member = FamilyMember(0, case.id, NAME, NAME, Standing.NEXT_OF_KIN, "", None, NUMBER, TEXT)
    given(services.cases.add_member(host, case.id, member))
    given(services.cases.add_member(host, case.id, replace(member, standing=Standing.DISPUTED)))
    item = Item(0, case.id, NUMBER, Category.CLOTHING, TEXT, TEXT, TEXT, 1, TEXT, NUMBER, NUMBER)
    added = given(services.items.add(evidence, case.id, item))
    given(services.items.place_hold(evidence, added.id, HoldKind.LITIGATION, NAME, TODAY))


def desk(full: Services, role: Role, qtbot: QtBot, clock: HeldClock) -> tuple[Desk, MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window)
    agency = full.agency.get()
    assert agency is not None
    made = Desk(full, agency, clock, window)
    made.sign_in(next(each.id for each in full.staff.all() if each.role is role))
    with qtbot.waitExposed(window):
        window.show()
    return made, window


def settle() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def too_wide(page: QWidget, room: int) -> list[str]:
    """What needs more width than there is, and what would have to be scrolled sideways to be read."""
    wide = [
        f"{type(part).__name__} {part.objectName()!r} needs {part.minimumSizeHint().width()}"
        for part in (page, *page.findChildren(QWidget))
        if part.isVisible() and part.minimumSizeHint().width() > room
    ]
    sideways = [
        f"{type(area).__name__} {area.objectName()!r} scrolls sideways by {area.horizontalScrollBar().maximum()}"
        for area in page.findChildren(QAbstractScrollArea)
        if area.isVisible() and isinstance(area, QAbstractItemView) and area.horizontalScrollBar().maximum() > 0
    ]
    squeezed = [
        f"{area.objectName()!r} has {area.viewport().width()} for {area.widget().minimumSizeHint().width()}"
        for area in page.findChildren(QScrollArea)
        if area.isVisible() and area.widget() and area.widget().minimumSizeHint().width() > area.viewport().width()
    ]
    return wide + sideways + squeezed


@pytest.mark.parametrize("role", sorted(AT_WORK))
@pytest.mark.parametrize("key", PAGES)
def test_no_name_makes_a_page_wider_than_the_window(
    full: Services, qtbot: QtBot, clock: HeldClock, qapp: QApplication, role: Role, key: str
) -> None:
    theme.apply_theme(qapp, False)
    _, window = desk(full, role, qtbot, clock)
    if key not in window._factories:
        return
    window.show_page(key)
    settle()
    assert too_wide(window.page(key), FIRST_SIZE[0] - RAIL) == []
    assert window.width() == FIRST_SIZE[0]


@pytest.mark.parametrize(
    "tab", ["overview", "belongings", "people", "choices", "visits", "documents", "checklist", "history"]
)
def test_no_name_makes_a_familys_page_wider(
    full: Services, qtbot: QtBot, clock: HeldClock, qapp: QApplication, tab: str
) -> None:
    theme.apply_theme(qapp, False)
    _, window = desk(full, Role.VICTIM_SERVICES, qtbot, clock)
    window.show_page("returns")
    page = window.page("returns")
    page.open_case(1)
    page.family.turn_to(tab)
    settle()
    assert too_wide(page, FIRST_SIZE[0] - RAIL) == []
    assert window.width() == FIRST_SIZE[0]


def test_no_name_makes_a_dialog_wider(full: Services, qtbot: QtBot, clock: HeldClock, qapp: QApplication) -> None:
    theme.apply_theme(qapp, False)
    made, window = desk(full, Role.SUPERVISOR, qtbot, clock)
    session = made.session
    assert session is not None
    found = given(full.cases.family_return(session.actor, 1))
    dialogs = (
        CaseDialog(session, found.case, window),
        MemberDialog(session, 1, found.family[0], window),
        HoldDialog(session, found.items[0], window),
        WordsDialog(session, found.items[0], window),
        ResourceDialog(session, given(full.directory.all(session.actor))[0], window),
    )
    for dialog in dialogs:
        dialog.show()
        settle()
        assert dialog.minimumSizeHint().width() <= 800, type(dialog).__name__
        dialog.close()
