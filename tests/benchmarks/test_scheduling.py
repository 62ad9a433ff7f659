"""What a front desk waits for, among 100,000 and 1,000,000 appointments, beside the bare statements of the same.

`pytest tests/benchmarks --benchmark-enable -n 0`
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Appointment, BookingRequest, Need
from desktop_app.domain.find_time import TimeWish
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, MINUTE, Span
from desktop_app.ui import theme
from desktop_app.ui.messages import Messages
from desktop_app.ui.rooms.planning import DragPlanner
from desktop_app.ui.rooms.time_view import TimeView
from desktop_app.ui.rooms.wording import ScheduleWords
from desktop_app.ui.session import Session
from tests.agency import NOW, at, given
from tests.benchmarks import busy_agency
from tests.benchmarks.conftest import Busy
from tests.ui.rooms.drawn_day import Hand

SUNDAY, DAYS = date(2026, 11, 29), 7
SIZE = (1600, 900)
BOOKINGS = 100
WISH = TimeWish(
    Purpose.WITNESS_INTERVIEW, 25, date(2026, 11, 25), 90, needs=frozenset({Need.WHEELCHAIR}), host_id=5, advocate_id=6,
    interpreter_id=1, party_id=busy_agency.PARTIES,
)  # fmt: skip
WEEK, DRAG, FIND, BOOK = (
    pytest.mark.benchmark(group=name)
    for name in (
        "a week of 8 rooms: query, layout, paint",
        "one step of a drag: answer and repaint",
        "find a time in 90 days and 8 rooms",
        "book, with history and fsync",
    )
)

# A week


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> TimeView:
    theme.apply_theme(qapp, False)
    view = TimeView()
    qtbot.addWidget(view)
    view.resize(*SIZE)
    with qtbot.waitExposed(view):
        view.show()
    return view


def show_week(crowded: Busy, view: TimeView, image: QImage) -> None:
    shown = given(crowded.services.schedule.period(crowded.one(Role.VICTIM_SERVICES), SUNDAY, DAYS))
    view.show_schedule(ScheduleWords(shown))
    view.viewport().render(image)


@WEEK
def test_the_bare_statements_of_a_week(crowded: Busy, benchmark: Any) -> None:
    host = crowded.one(Role.VICTIM_SERVICES)
    asked = crowded.statements(lambda: crowded.services.schedule.period(host, SUNDAY, DAYS))
    assert sum('FROM "appointment"' in sql for sql, _ in asked) == 1
    assert benchmark(crowded.read_bare, asked) > 500
    crowded.keep("bare week", benchmark)


@WEEK
def test_a_week(crowded: Busy, benchmark: Any, view: TimeView) -> None:
    image = QImage(view.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)
    benchmark(show_week, crowded, view, image)
    assert len(view.blocks()) == 504
    crowded.keep("week", benchmark)


# A drag


@DRAG
def test_the_bare_statements_before_a_drag(crowded: Busy, benchmark: Any) -> None:
    """A step reads nothing; this is what is read when a drag of the week begins."""
    host, span = crowded.one(Role.VICTIM_SERVICES), Span(at(0, day=29), at(0, day=29) + DAYS * 24 * HOUR)
    asked = crowded.statements(lambda: crowded.services.schedule.surroundings(host, span))
    assert benchmark(crowded.read_bare, asked) > 500
    crowded.keep("bare drag", benchmark)


@DRAG
@pytest.mark.parametrize("free", [True, False])
def test_a_drag_step(crowded: Busy, benchmark: Any, view: TimeView, free: bool) -> None:
    """From the pointer to the answer, the free times near a refusal, and what has to be painted again."""
    session = session_of(crowded)
    show_week(crowded, view, QImage(view.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied))
    planner = DragPlanner(session)
    planner.set_shown(given(crowded.services.schedule.period(session.actor, SUNDAY, DAYS)).span)
    view.set_planner(planner)
    painted = Painted(view)
    hand, steps = Hand(view), iter(range(10**9))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    hand.press(view.point_of(1, at(17, 25, day=29)))
    hours = (19, 20) if free else (15, 16)

    def step() -> None:
        number = next(steps)
        place = view.point_of(1 + number % 2, at(hours[number % 4 // 2], 25, day=29)) + QPoint(0, 2)
        assert view.viewport().rect().contains(place)
        hand.move(place)
        QApplication.sendEvent(view, QEvent(QEvent.Type.UpdateRequest))  # paint now what a screen paints next

    step()
    benchmark(step)
    assert painted.times >= next(steps)
    ghost = view.ghost()
    assert ghost is not None
    assert ghost.free is free
    view.leave_ghost()
    crowded.keep(f"drag {free}", benchmark)


class Painted(QObject):
    """Counts how often a view's drawing is painted."""

    def __init__(self, view: TimeView) -> None:
        super().__init__(view)
        self.times = 0
        view.viewport().installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


def session_of(crowded: Busy) -> Session:
    agency = crowded.services.agency.get()
    assert agency is not None
    return Session(crowded.services, agency, crowded.one(Role.VICTIM_SERVICES), Messages(), crowded.clock)


# Find a time


@FIND
def test_the_bare_statements_of_find_a_time(crowded: Busy, benchmark: Any) -> None:
    desk = crowded.one(Role.FRONT_DESK)
    asked = crowded.statements(lambda: crowded.services.find_time.find(desk, WISH))
    assert benchmark(crowded.read_bare, asked) > 6_000
    crowded.keep("bare find", benchmark)


@FIND
@pytest.mark.parametrize(
    ("minutes", "offers"),
    [pytest.param(25, 3, id="some are free"), pytest.param(95, 0, id="none is free on any day")],
)
def test_find_a_time(crowded: Busy, benchmark: Any, minutes: int, offers: int) -> None:
    found = benchmark(crowded.services.find_time.find, crowded.one(Role.FRONT_DESK), replace(WISH, minutes=minutes))
    assert len(given(found).slots) == offers
    assert given(found).obvious is not None
    crowded.keep(f"find {minutes}", benchmark, most=("bare find", 5))


# Booking


def book(crowded: Busy, slot: tuple[int, int]) -> Appointment:
    room, start = slot
    wish = BookingRequest(
        Purpose.WITNESS_INTERVIEW, room, Span(start, start + 40 * MINUTE), 1, "Ann Bell", not_a_suspect=True,
        interpreter_id=1, party_id=busy_agency.PARTIES,
    )  # fmt: skip
    return given(crowded.services.appointments.book(crowded.one(Role.VICTIM_SERVICES), wish))


class BareBooking:
    """The statements of one booking, asked again for another place: the same reads and writes, and no application."""

    def __init__(self, crowded: Busy) -> None:
        self._bare, self._slots = crowded.bare, crowded.slots
        self._was: list[Appointment] = []
        self._asked = crowded.statements(lambda: self._was.append(book(crowded, next(crowded.slots))))

    def __call__(self) -> None:
        (was,) = self._was
        room, start = next(self._slots)
        new: dict[object, Any] = {}
        self._bare.execute("BEGIN IMMEDIATE")
        for sql, values in self._asked:
            shifted = [
                each + start - was.event.start if isinstance(each, int) and each > NOW else new.get(each, each)
                for each in values
            ]
            self._write(sql, shifted, room, new)
        self._bare.execute("COMMIT")

    def _write(self, sql: str, values: list[Any], room: int, new: dict[object, Any]) -> None:
        (was,) = self._was
        if sql.startswith('INSERT INTO "appointment"'):
            values[1] = room
            new[was.id] = self._bare.execute(sql, values).lastrowid
        elif sql.startswith('INSERT INTO "checklist"'):
            new["checklist"] = self._bare.execute(sql, values).lastrowid
        elif sql.startswith('INSERT INTO "step_mark"'):
            self._bare.execute(sql, [new["checklist"], *values[1:]])
        elif "INTO numbering" in sql:
            [(last,)] = self._bare.execute(sql, values).fetchall()
            new[was.number] = f"{was.number[:3]}{last:04d}"
        elif 'FROM "audit_head"' in sql:
            [(new["entry"], _)] = self._bare.execute(sql, values).fetchall()
        elif "INSERT INTO audit " in sql:
            self._bare.execute(sql, [new["entry"] + 1, *values[1:]])
        else:
            self._bare.execute(sql, values).fetchall()


@BOOK
def test_the_bare_statements_of_a_booking(crowded: Busy, benchmark: Any) -> None:
    benchmark.pedantic(BareBooking(crowded), rounds=BOOKINGS)
    crowded.keep("bare book", benchmark)


@BOOK
def test_booking(crowded: Busy, benchmark: Any) -> None:
    made = benchmark.pedantic(book, setup=_next_place(crowded), rounds=BOOKINGS)
    assert made.number.startswith("26-9")
    crowded.keep("book", benchmark, most=("bare book", 4))


def _next_place(crowded: Busy) -> Callable[[], tuple[tuple[object, ...], dict[str, object]]]:
    places: Iterator[tuple[int, int]] = crowded.slots
    return lambda: ((crowded, next(places)), {})
