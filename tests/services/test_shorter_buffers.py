"""Shorter buffers that a supervisor granted outlive what is done with a visit after that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.bookings import request_of
from desktop_app.domain.buffers import Buffers
from desktop_app.domain.series import Frequency, Repeat, Scope
from desktop_app.domain.staff import Role
from desktop_app.domain.times import MINUTE, Span
from desktop_app.services.series import Edit
from tests.agency import SampleAgency, at, given

FD, SU = Role.FRONT_DESK, Role.SUPERVISOR
SHORT, TWICE = Buffers(0, 0, 10), Repeat(Frequency.DAILY, count=2)


@pytest.fixture
def short(agency: SampleAgency) -> Appointment:
    wish = replace(agency.request(), shorter=SHORT)
    return given(agency.services.appointments.book(agency.one(SU), wish, "two families in one morning"))


def before(visit: Appointment) -> int:
    return (visit.event.start - visit.hold.start) // MINUTE


def test_another_host_for_a_series_leaves_a_granted_hold_as_it_was(agency: SampleAgency) -> None:
    series, supervisor = agency.services.series, agency.one(SU)
    first = given(series.book(supervisor, agency.request(), TWICE)).visit()
    wish = replace(request_of(first), shorter=SHORT)
    short = given(agency.services.appointments.change(supervisor, first.id, first.version, wish, "crowded"))
    wish = replace(request_of(short), host_id=agency.one(FD).id)
    after = given(series.change(supervisor, Edit(short.id, short.version, Scope.ALL), wish, "asked"))
    assert [before(each) for each in after.after] == [0, 30]


def test_a_move_taken_back_finds_the_hold_that_was_granted(agency: SampleAgency, short: Appointment) -> None:
    """A neighbour who came meanwhile stands clear of the short hold, and would not of the usual one."""
    moves, desk = agency.services.appointments, agency.one(FD)
    moved = given(moves.change(desk, short.id, short.version, agency.request(14)))
    given(moves.book(desk, replace(agency.request(), event=Span(at(8, 15, day=30), at(9, 15, day=30)), host_id=1)))
    (back,) = given(moves.restore(desk, [replace(short, version=moved.version)]))
    assert (back.event, back.hold) == (short.event, short.hold)
