"""Belongings carried from place to place: all or none, sealed anew after the table, and a database that refuses a gap."""

from __future__ import annotations

from typing import Any

import peewee
import pytest

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.custody import Place
from desktop_app.domain.items import Outcome
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from desktop_app.services.custody import CustodyService, ItemWay
from desktop_app.store.models import CustodyRow
from tests.agency import SampleAgency, causes, contents, count, given, shut_gates

EV, VS = Role.EVIDENCE, Role.VICTIM_SERVICES


@pytest.fixture
def custody(agency: SampleAgency) -> CustodyService:
    return agency.services.custody


@pytest.fixture
def table(agency: SampleAgency) -> Appointment:
    """The Delgado family at the table, identity examined."""
    inside = agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)
    agency.tick_visit(inside, "B12")
    return inside


def ways(agency: SampleAgency) -> tuple[ItemWay, ...]:
    return given(agency.services.custody.ways(agency.one(EV), agency.family("Rosa").case.id))


def record(agency: SampleAgency, table: Appointment, item_id: int, outcome: Outcome) -> object:
    lena, peter = agency.named("Lena Brandt"), agency.named("Peter Novak")
    recipient = agency.family("Rosa").family[0]
    return agency.services.items.hand_over(lena, table.id, item_id, outcome, peter.id, recipient.id)


def test_a_belonging_is_carried_step_by_step(agency: SampleAgency, custody: CustodyService) -> None:
    first, second, *_ = agency.family("Rosa").items
    lena = agency.named("Lena Brandt")
    for place in (Place.HOLDING_SHELF, Place.RETURN_ROOM, Place.EVIDENCE_ROOM):
        agency.clock.moment += 60
        given(custody.move(lena, [first.id, second.id, first.id], place, {}))
    way = given(custody.way(lena, first.id))
    assert [(each.from_place, each.to_place) for each in way.moves] == [
        (Place.EVIDENCE_ROOM, Place.HOLDING_SHELF),
        (Place.HOLDING_SHELF, Place.RETURN_ROOM),
        (Place.RETURN_ROOM, Place.EVIDENCE_ROOM),
    ]
    assert {each.by_name for each in way.moves} == {"Lena Brandt"}
    assert way.seal == first.seal
    assert way.place is Place.EVIDENCE_ROOM


def test_many_are_carried_or_none(agency: SampleAgency, custody: CustodyService) -> None:
    first, second, *_ = agency.family("Rosa").items
    lena = agency.named("Lena Brandt")
    given(custody.move(lena, [first.id], Place.RETURN_ROOM, {}))
    before = contents(agency.database)
    assert causes(custody.move(lena, [second.id, first.id], Place.RETURN_ROOM, {})) == {Cause.CUSTODY_SAME_PLACE}
    other = agency.family("Daniel").items[0]
    assert causes(custody.move(lena, [first.id, other.id], Place.EVIDENCE_ROOM, {})) == {Cause.NOT_FOUND}
    assert causes(custody.move(lena, [], Place.RETURN_ROOM, {})) == {Cause.NOT_FOUND}
    assert causes(custody.move(lena, [999], Place.RETURN_ROOM, {})) == {Cause.NOT_FOUND}
    visit = agency.visit("Frank Adeyemi").id
    assert causes(custody.move(lena, [second.id], Place.RETURN_ROOM, {}, visit)) == {Cause.NOT_FOUND}
    assert causes(custody.move(lena, [second.id], Place.RETURN_ROOM, {second.id: "x" * 41})) == {Cause.TOO_LONG}
    assert causes(custody.move(lena, [second.id], Place.WITH_FAMILY, {})) == {Cause.CUSTODY_AT_TABLE}
    assert contents(agency.database) == before


def test_only_evidence_carries(agency: SampleAgency, custody: CustodyService) -> None:
    item = agency.family("Rosa").items[0]
    for role in (VS, Role.FRONT_DESK, Role.SUPERVISOR):
        assert causes(custody.move(agency.one(role), [item.id], Place.RETURN_ROOM, {})) == {Cause.NOT_ALLOWED}


def test_what_is_returned_goes_to_the_family_in_the_same_breath(agency: SampleAgency, table: Appointment) -> None:
    lena, shelf = agency.named("Lena Brandt"), ways(agency)[:2]
    assert {each.place for each in shelf} == {Place.RETURN_ROOM}
    for each in shelf:
        given(record(agency, table, each.item.id, Outcome.RETURNED))
    for each in ways(agency)[:2]:
        assert each.place is Place.WITH_FAMILY
        assert each.moves[-1].appointment_id == table.id
        assert each.item.outcome is not None
        assert each.moves[-1].at == each.item.outcome.at
    back = agency.services.custody.move(lena, [shelf[0].item.id], Place.EVIDENCE_ROOM, {})
    assert causes(back) == {Cause.CUSTODY_WITH_FAMILY}


def test_without_its_outcome_nothing_has_moved(
    agency: SampleAgency, table: Appointment, monkeypatch: pytest.MonkeyPatch
) -> None:
    item, before = ways(agency)[0].item, contents(agency.database)

    def broken(*_: Any) -> None:
        raise OSError("no space")

    monkeypatch.setattr("desktop_app.store.items.add_outcome", broken)
    with pytest.raises(OSError, match="no space"):
        record(agency, table, item.id, Outcome.RETURNED)
    assert contents(agency.database) == before


def test_what_the_family_did_not_take_goes_back_under_a_new_seal_before_the_visit_closes(
    agency: SampleAgency, table: Appointment, custody: CustodyService
) -> None:
    lena, host = agency.named("Lena Brandt"), agency.one(VS)
    first, *rest = [each for each in ways(agency) if each.item.releasable]
    given(record(agency, table, first.item.id, Outcome.KEPT_FOR_LATER))
    for each in rest:
        given(record(agency, table, each.item.id, Outcome.RETURNED))
    agency.tick_visit(table, "B13", "B15")
    still = ways(agency)[0]
    assert still.place is Place.RETURN_ROOM
    assert still.new_seal_needed
    view = given(agency.services.checklists.for_appointment(host, table.id))
    [b14] = [state for state in view.states if state.gate.id == "B14"]
    assert [each.what for each in b14.lacking] == ["in_return_room"]
    assert "B14" in shut_gates(agency.services.appointments.finish(host, table.id, table.version))
    assert causes(custody.move(lena, [first.item.id], Place.EVIDENCE_ROOM, {}, table.id)) == {Cause.CUSTODY_SEAL}
    given(custody.move(lena, [first.item.id], Place.EVIDENCE_ROOM, {first.item.id: "NEW-1"}, table.id))
    assert ways(agency)[0].seal == "NEW-1"
    agency.tick_visit(table, "B14")
    view = given(agency.services.checklists.for_appointment(host, table.id))
    assert all(state.open for state in view.states if state.gate.id == "B14")


def test_the_database_itself_refuses_a_gap_and_a_change(agency: SampleAgency, custody: CustodyService) -> None:
    item, lena = ways(agency)[0].item, agency.named("Lena Brandt")
    given(custody.move(lena, [item.id], Place.HOLDING_SHELF, {}))
    gap = {
        "item": item.id,
        "from_place": "evidence_room",
        "to_place": "return_room",
        "seal": "",
        "by_name": "x",
        "at": 1,
    }
    with pytest.raises(peewee.IntegrityError, match="CUSTODY_GAP"):
        CustodyRow.create(**gap)
    with pytest.raises(peewee.IntegrityError, match="APPEND_ONLY"):
        CustodyRow.update(to_place="return_room").execute()
    assert count(agency.database, "custody_move") == 1


def test_the_leaf_tells_the_way_and_no_family_name(agency: SampleAgency, custody: CustodyService) -> None:
    item, lena = ways(agency)[0].item, agency.named("Lena Brandt")
    given(custody.move(lena, [item.id], Place.HOLDING_SHELF, {item.id: "S-99"}))
    leaf = given(custody.leaf(lena, item.id))
    assert (leaf.number, leaf.place, leaf.seal) == (item.number, "holding_shelf", "S-99")
    assert [(leg.from_place, leg.to_place, leg.by_name) for leg in leaf.legs] == [
        ("evidence_room", "holding_shelf", "Lena Brandt")
    ]
    assert "Delgado" not in repr(leaf)
    assert causes(custody.leaf(lena, 999)) == causes(custody.way(lena, 999)) == {Cause.NOT_FOUND}
