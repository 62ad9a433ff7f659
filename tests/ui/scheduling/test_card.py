from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.closures import Closure, ClosureKind
from desktop_app.domain.staff import Role
from desktop_app.domain.times import day_span
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.rooms.appointment_panel import AppointmentPanel
from desktop_app.ui.scheduling.card import SchedulingCard
from desktop_app.ui.scheduling.closures import ClosuresDialog
from desktop_app.ui.scheduling.holidays import HolidaysDialog
from tests.ui.conftest import Fairhaven, the, words_in
from tests.ui.scheduling.conftest import visits, within

LEFT = Qt.MouseButton.LeftButton
SUBJECTS = ("keep_apart", "closures", "holidays", "hours", "buffers", "rooms", "interpreters")


@pytest.mark.parametrize(
    ("role", "subjects"),
    [
        (Role.FRONT_DESK, ""),
        (Role.EVIDENCE, ""),
        (Role.VICTIM_SERVICES, "keep_apart closures holidays interpreters"),
        (Role.SUPERVISOR, " ".join(SUBJECTS)),
    ],
)
def test_a_role_sees_what_it_may_change(qtbot: QtBot, fairhaven: Fairhaven, role: Role, subjects: str) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    card = SchedulingCard(fairhaven.session(role))
    QVBoxLayout(page).addWidget(card)
    page.show()
    assert list(card.links) == subjects.split()
    assert card.isVisible() is bool(subjects)


@pytest.fixture
def desk(qtbot: QtBot, fairhaven: Fairhaven) -> Iterator[Desk]:
    agency = fairhaven.services.agency.get()
    assert agency is not None
    made = Desk(fairhaven.services, agency, fairhaven.clock)
    qtbot.addWidget(made.window)
    made.window.show()
    made.sign_in(fairhaven.one(Role.SUPERVISOR).id)
    made.window.show_page("settings")
    yield made
    made.lock()


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_opens_and_escape_leaves_it(qtbot: QtBot, desk: Desk, subject: str) -> None:
    titles = []

    def leave(dialog: CalmDialog) -> None:
        titles.append(dialog.windowTitle())
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    link = the(desk.window, f"settings.scheduling.{subject}")
    assert isinstance(link, QPushButton)
    within(CalmDialog, leave)
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Space)
    assert titles == [link.text().rstrip("…")]


def test_a_visit_in_the_way_is_opened_on_the_rooms_page(qtbot: QtBot, desk: Desk) -> None:
    assert desk.session is not None
    session = desk.session
    visit = visits(session, "Tess Howard")
    span = day_span(session.today(), session.zone)
    session.services.closures.add(session.actor, Closure(0, ClosureKind.OUT_OF_SERVICE, visit.room_id, span, "Water"))

    def open_it(dialog: CalmDialog) -> None:
        links = [each for each in dialog.findChildren(QPushButton) if each.property("key") == visit.id]
        qtbot.mouseClick(next(each for each in links if each.text() == "Open"), LEFT)

    within(ClosuresDialog, open_it)
    qtbot.mouseClick(the(desk.window, "settings.scheduling.closures"), LEFT)
    assert desk.window.current_key() == "rooms"
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), AppointmentPanel))
    panel = QApplication.activeModalWidget()
    assert visit.number in words_in(panel)
    panel.reject()


def test_visits_on_a_holiday_just_kept_are_listed_at_once(qtbot: QtBot, desk: Desk) -> None:
    seen = []

    def tick(dialog: HolidaysDialog) -> None:
        next(box for day, box in dialog._boxes if day.name == "Thanksgiving Day").setChecked(True)
        within(ClosuresDialog, look)
        qtbot.mouseClick(dialog.confirm, LEFT)

    def look(dialog: ClosuresDialog) -> None:
        seen.append(words_in(dialog))
        qtbot.mouseClick(dialog.confirm, LEFT)

    within(HolidaysDialog, tick)
    qtbot.mouseClick(the(desk.window, "settings.scheduling.holidays"), LEFT)
    assert "Thanksgiving Day" in seen[0]
    assert "Booked on this day all the same" in seen[0]
