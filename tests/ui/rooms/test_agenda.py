from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.ui.rooms.agenda import AgendaOrNothing, AgendaView
from desktop_app.ui.rooms.legend import Legend
from tests.ui.conftest import words_in
from tests.ui.rooms.drawn_day import HERE, MEETING, ROOMS, VISITS, drawn


@pytest.fixture
def agenda(qtbot: QtBot) -> AgendaView:
    made = AgendaView()
    qtbot.addWidget(made)
    made.show_schedule(drawn(*reversed(VISITS)))
    made.show()
    return made


def cells(agenda: AgendaView, row: int) -> list[str]:
    return [agenda.agenda.index(row, column).data() for column in range(agenda.agenda.columnCount())]


def titles(agenda: AgendaView) -> list[str]:
    return [agenda.agenda.headerData(n, Qt.Orientation.Horizontal) for n in range(agenda.agenda.columnCount())]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester, agenda: AgendaView) -> None:
    qtmodeltester.check(agenda.agenda)


def test_visits_stand_in_the_order_of_their_times(agenda: AgendaView) -> None:
    assert titles(agenda) == ["Time", "Room", "Purpose", "Host", "Status", "Needs"]
    assert cells(agenda, 0) == [
        "9:30 am to 10:45 am",
        "Soft room A",
        "Victim interview",
        "M. Reyes",
        "in the room",
        "interpreter",
    ]
    assert [agenda.agenda.index(row, 1).data() for row in range(4)] == [
        "Soft room A",
        "Soft room B",
        "Soft room A",
        "Willow room",
    ]


def test_the_lobby_reads_initials_and_no_purpose_or_need(agenda: AgendaView) -> None:
    agenda.show_schedule(drawn(*VISITS, lobby=True))
    assert titles(agenda) == ["Time", "Room", "Guest", "Host", "Status"]
    assert cells(agenda, 0) == ["9:30 am to 10:45 am", "Soft room A", "J. M.", "M. Reyes", "in the room"]
    assert "interview" not in agenda.agenda.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_screen_reader_hears_the_title_with_each_cell(agenda: AgendaView) -> None:
    assert agenda.agenda.index(1, 3).data(Qt.ItemDataRole.AccessibleTextRole) == "Host: M. Reyes"


def test_enter_opens_the_chosen_row(qtbot: QtBot, agenda: AgendaView) -> None:
    agenda.select(MEETING.id)
    with qtbot.waitSignal(agenda.open_wanted) as asked:
        qtbot.keyClick(agenda, Qt.Key.Key_Return)
    assert asked.args == [MEETING.id]


def test_the_chosen_row_stays_chosen_when_the_day_is_read_again(agenda: AgendaView) -> None:
    agenda.select(MEETING.id)
    agenda.show_schedule(drawn(MEETING, HERE))
    assert agenda.selected() is MEETING


def test_a_day_without_visits_says_what_to_do_next(qtbot: QtBot) -> None:
    table = AgendaOrNothing(AgendaView())
    qtbot.addWidget(table)
    table.set_empty(True)
    with qtbot.waitSignal(table.requested):
        table.currentWidget().requested.emit()
    table.set_empty(False)
    assert table.currentIndex() == 0


def test_long_names_of_rooms_leave_every_column_in_sight(agenda: AgendaView) -> None:
    rooms = tuple(replace(room, name=f"The quiet room at the end of the corridor, {room.name}") for room in ROOMS)
    agenda.resize(800, 400)
    agenda.show_schedule(drawn(*VISITS, rooms=rooms))
    assert agenda.horizontalScrollBar().maximum() == 0


def test_who_may_not_book_is_not_told_to(qtbot: QtBot) -> None:
    table, legend = AgendaOrNothing(AgendaView(), books=False), Legend(lobby=False, books=False)
    qtbot.addWidget(table)
    qtbot.addWidget(legend)
    legend.set_empty(True)
    assert "Book a room" not in words_in(table) + words_in(legend)
