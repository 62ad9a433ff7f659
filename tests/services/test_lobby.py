"""The screen in the lobby: five columns, and only those who are expected now."""

from __future__ import annotations

import logging
import re

import pytest

from desktop_app.domain.appointments import Status
from desktop_app.domain.lobby import LobbyVisit
from desktop_app.domain.staff import Role
from desktop_app.domain.times import MINUTE
from tests.agency import SampleAgency, given


def shown(agency: SampleAgency) -> list[str]:
    return [each.guest for each in given(agency.services.lobby.rows(agency.one(Role.FRONT_DESK)))]


def test_v02_the_query_names_five_columns_and_nothing_else(
    agency: SampleAgency, caplog: pytest.LogCaptureFixture
) -> None:
    desk = agency.one(Role.FRONT_DESK)
    with caplog.at_level(logging.DEBUG, logger="peewee"):
        assert given(agency.services.lobby.rows(desk))
    told = [record.msg[0] for record in caplog.records if record.name == "peewee"]
    [sql] = [each for each in told if each.startswith("SELECT")]
    aliases = {alias: table for table, alias in re.findall(r'"(\w+)" AS "(\w+)"', sql)}
    columns = re.findall(r'"(\w+)"\."(\w+)"', sql[: sql.index(" FROM ")])
    assert [(aliases[alias], column) for alias, column in columns] == [
        ("appointment", "guest_label"),
        ("staff", "name"),
        ("room", "name"),
        ("appointment", "event_start"),
        ("appointment", "event_end"),
    ]
    assert "*" not in sql


def test_a_line_has_four_parts_and_no_room_for_more() -> None:
    assert list(LobbyVisit.__dataclass_fields__) == ["guest", "host", "room", "event"]


def test_it_tells_initials_and_a_short_name(agency: SampleAgency) -> None:
    visit = agency.visit("Rita Soto")
    agency.clock.moment = visit.event.start
    row = next(each for each in given(agency.services.lobby.rows(agency.one(Role.FRONT_DESK))) if each.guest == "R. S.")
    assert (row.host, row.room, row.event) == ("A. Hale", "Soft room A", visit.event)


def test_a_visit_stands_there_from_half_an_hour_before_to_its_end(agency: SampleAgency) -> None:
    visit = agency.visit("Tess Howard")
    wanted = {
        visit.event.start - 30 * MINUTE - 1: False,
        visit.event.start - 30 * MINUTE: True,
        visit.event.end - 1: True,
        visit.event.end: False,
    }
    for moment, there in wanted.items():
        agency.clock.moment = moment
        assert (visit.guest_label in shown(agency)) is there, moment - visit.event.start


def test_who_has_left_or_does_not_come_is_not_shown(agency: SampleAgency) -> None:
    rita, tess = agency.visit("Rita Soto"), agency.visit("Tess Howard")
    agency.carry(rita, Status.FINISHED)
    agency.clock.moment = rita.event.end - 1
    assert rita.guest_label not in shown(agency)
    desk = agency.one(Role.FRONT_DESK)
    given(agency.services.appointments.postpone(desk, tess.id, tess.version, True, "asked for it"))
    agency.clock.moment = tess.event.start
    assert tess.guest_label not in shown(agency)
