"""A visit that the family stopped half-way, on the screen: what was given, what not, and the record, if they wish."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.custody import Place
from desktop_app.domain.staff import Role
from desktop_app.ui.returns.visits import Visits
from tests.agency import SampleAgency, given
from tests.services.at_the_table import give, sat_down
from tests.ui.conftest import nameless, words_in
from tests.ui.returns.conftest import Desk, settle
from tests.ui.returns.test_table import Table, draw

EV, VS = Role.EVIDENCE, Role.VICTIM_SERVICES


@pytest.fixture
def stopped(agency: SampleAgency) -> SampleAgency:
    """They took the first of four, stood up and went; another day was written down."""
    visit = sat_down(agency)
    given(give(agency, visit, agency.one(EV, but=agency.one(EV).id), agency.family("Rosa").answer.recipients[0].id))
    stop = agency.services.appointments.postpone
    given(stop(agency.one(VS), visit.id, visit.version, by_person=True, reason="they wished to stop"))
    return agency


def test_the_familys_page_offers_the_record_of_a_visit_that_was_stopped(
    stopped: SampleAgency, desk: Callable[[Role], Desk]
) -> None:
    evidence = desk(EV)
    wanted: list[tuple[int, ...]] = []
    evidence.open("Rosa", "visits")
    part = evidence.page.family.part("visits")
    assert isinstance(part, Visits)
    part.table_wanted.connect(lambda *ids: wanted.append(ids))
    assert "stopped by the family" in words_in(part)
    assert not part.findChildren(QAbstractButton, "visits.open_table")
    assert nameless(part) == []
    evidence.press("visits.sign_record")
    visit = stopped.family("Rosa").appointments[-1]
    assert wanted == [(visit.case_id, visit.id)]
    stopped.sign_all(visit)
    evidence.page.reload()
    settle()
    assert "Signed records" in words_in(part)
    assert not part.findChildren(QAbstractButton, "visits.sign_record")


def test_three_people_sign_it_as_they_sign_a_finished_one(
    stopped: SampleAgency, desk: Callable[[Role], Desk], qtbot: QtBot
) -> None:
    table = Table(desk(EV), qtbot)
    assert table.shows(table.screen.end)
    said = table.words()
    assert "This visit has ended." in said
    assert said.count("kept for later") == 3
    assert "given to Elena Delgado" in said
    assert "still to come" not in said
    assert not table.screen.end.finish.isVisible()
    table.press("table.sign")
    assert not table.screen.head.stop.isVisible()
    draw(table)
    table.press("table.sign.signed")
    for _ in range(2):
        table.press("table.sign.paper")
    assert "All three have signed." in table.words()
    table.press("table.sign.back")
    assert "All three have signed record" in table.words()
    [record] = given(stopped.services.return_documents.of_case(table.session.actor, stopped.family("Rosa").case.id))
    assert record.document.completed_at is not None


def test_what_is_still_in_the_room_is_carried_back_and_what_is_missing_is_not_called_safe(
    stopped: SampleAgency, desk: Callable[[Role], Desk], qtbot: QtBot
) -> None:
    lost = stopped.family("Rosa").items[2]
    given(stopped.services.custody.move(stopped.one(EV), [lost.id], Place.NOT_FOUND, {}))
    table = Table(desk(EV), qtbot)
    said = table.words()
    assert "not found, we are looking for it" in said
    assert "safe" not in said
    assert said.count("kept for later") == 2
    assert table.screen.end.carry_back.isVisible()
    assert lost.family_description not in said.partition("Still in this room:")[2]
