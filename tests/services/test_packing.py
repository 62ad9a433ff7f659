"""Packing for a visit: one packs, another checks, gate B10 opens by it; what is not found stops everything."""

from __future__ import annotations

import json

import pytest

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.custody import Place
from desktop_app.domain.items import Category, Cleaning, Decision, Packaging
from desktop_app.domain.packing import PackState
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.services.packing import PACK_STEP, RECONCILE_STEP, PackingService
from tests.agency import TODAY, SampleAgency, causes, contents, given, shut_gates

EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR


@pytest.fixture
def packing(agency: SampleAgency) -> PackingService:
    return agency.services.packing


@pytest.fixture
def visit(agency: SampleAgency) -> Appointment:
    return agency.visit("Elena Delgado")


@pytest.fixture
def lena(agency: SampleAgency) -> StaffMember:
    return agency.named("Lena Brandt")


@pytest.fixture
def peter(agency: SampleAgency) -> StaffMember:
    return agency.named("Peter Novak")


def lines(packing: PackingService, actor: StaffMember, visit: Appointment) -> list[int]:
    return [line.item.id for line in given(packing.list_for(actor, visit.id)).listed.lines]


def pack_all(packing: PackingService, actor: StaffMember, visit: Appointment, box: int = 1) -> list[int]:
    ids = lines(packing, actor, visit)
    for item_id in ids:
        given(packing.pack(actor, visit.id, item_id, box))
    return ids


def lacking(agency: SampleAgency, visit: Appointment, gate: str) -> list[str]:
    view = given(agency.services.checklists.for_appointment(agency.one(EV), visit.id))
    [state] = [each for each in view.states if each.gate.id == gate]
    case = given(agency.services.cases.family_return(agency.one(EV), visit.case_id or 0))
    [again] = [each for each in case.states if each.gate.id == gate]
    assert [each.what for each in again.lacking] == [each.what for each in state.lacking]
    return [each.what for each in state.lacking]


def test_one_packs_and_another_checks(
    agency: SampleAgency, packing: PackingService, visit: Appointment, lena: StaffMember, peter: StaffMember
) -> None:
    assert lacking(agency, visit, "B10") == ["packing"]
    ids = pack_all(packing, lena, visit)
    assert len(ids) == 4
    assert lacking(agency, visit, "B10") == ["packing"]
    assert causes(packing.reconcile(lena, visit.id, ids)) == {Cause.PACKED_BY_YOU}
    assert causes(packing.reconcile(peter, visit.id, ids[1:])) == {Cause.PACKING_DIFFERS}
    after = given(packing.reconcile(peter, visit.id, ids))
    assert after.listed.reconciled
    assert lacking(agency, visit, "B10") == []
    marks = given(agency.services.checklists.for_appointment(lena, visit.id)).checklist.marks
    assert (marks[PACK_STEP].staff_id, marks[RECONCILE_STEP].staff_id) == (lena.id, peter.id)


def test_scanned_codes_check_as_well_and_a_strangers_code_does_not(
    agency: SampleAgency, packing: PackingService, visit: Appointment, lena: StaffMember, peter: StaffMember
) -> None:
    pack_all(packing, lena, visit)
    codes = [line.item.barcode for line in given(packing.list_for(peter, visit.id)).listed.lines]
    assert causes(packing.reconcile(peter, visit.id, [*codes, "FPD-0"])) == {Cause.PACKING_DIFFERS}
    assert given(packing.reconcile(peter, visit.id, codes)).listed.reconciled


def test_the_visit_starts_only_once_the_list_is_checked(
    agency: SampleAgency, packing: PackingService, visit: Appointment, lena: StaffMember
) -> None:
    arrived = agency.carry(visit, Status.ARRIVED)
    ids = lines(packing, lena, visit)
    agency.open_gates(arrived, Status.IN_ROOM)
    given(packing.unpack(lena, visit.id, ids[0]))
    assert shut_gates(agency.services.appointments.start(agency.one(VS), arrived.id, arrived.version)) == ["B10"]
    given(packing.pack(lena, visit.id, ids[0], 2))
    again = packing.reconcile(agency.named("Peter Novak"), visit.id, ids)
    assert given(again).listed.boxes == (1, 2)
    begun = given(agency.services.appointments.start(agency.one(VS), arrived.id, arrived.version))
    assert causes(packing.pack(lena, begun.id, ids[0], 1)) == {Cause.STATUS}
    assert causes(packing.unpack(lena, begun.id, ids[0])) == {Cause.STATUS}
    assert lacking(agency, begun, "B10") == []


def test_a_new_wish_shuts_the_gate_again(
    agency: SampleAgency, packing: PackingService, visit: Appointment, lena: StaffMember, peter: StaffMember
) -> None:
    ids = pack_all(packing, lena, visit)
    given(packing.reconcile(peter, visit.id, ids))
    later = (Decision.LATER, Cleaning.LEAVE, Packaging.PLAIN_BOX)
    given(agency.services.items.record_choice(agency.one(VS), ids[0], *later))
    listed = given(packing.list_for(lena, visit.id)).listed
    assert [line.state for line in listed.lines if line.item.id == ids[0]] == [PackState.TAKE_OUT]
    assert lacking(agency, visit, "B10") == ["packing"]
    given(packing.unpack(lena, visit.id, ids[0]))
    assert lacking(agency, visit, "B10") == []


def test_what_is_not_found_stops_until_the_family_was_told_or_it_is_there(
    agency: SampleAgency, packing: PackingService, visit: Appointment, lena: StaffMember, peter: StaffMember
) -> None:
    ids = pack_all(packing, lena, visit)
    agency.clock.moment += 60
    after = given(packing.not_found(lena, visit.id, ids[0]))
    assert [line.item.id for line in after.listed.not_found] == [ids[0]]
    assert lacking(agency, visit, "B10") == ["missing_item", "missing_untold"]
    assert causes(packing.pack(lena, visit.id, ids[0], 1)) == {Cause.ITEM_NOT_FOUND}
    assert causes(packing.reconcile(peter, visit.id, ids[1:])) == {Cause.ITEM_NOT_FOUND}
    given(agency.services.custody.move(lena, [ids[0]], Place.HOLDING_SHELF, {}))
    assert lacking(agency, visit, "B10") == ["packing"]
    given(packing.not_found(lena, visit.id, ids[0]))
    later = (Decision.LATER, Cleaning.LEAVE, Packaging.PLAIN_BOX)
    given(agency.services.items.record_choice(agency.one(VS), ids[0], *later))
    given(packing.reconcile(peter, visit.id, ids[1:]))
    assert lacking(agency, visit, "B10") == ["missing_untold"]
    [missing] = given(agency.services.missing_items.waiting(lena))
    given(agency.services.missing_items.tell(agency.one(VS), [missing.move_id], TODAY))
    assert lacking(agency, visit, "B10") == []


def test_what_is_held_is_not_packed(agency: SampleAgency, packing: PackingService, visit: Appointment) -> None:
    held = agency.family("Rosa").items[-1]
    assert held.waiting_holds
    assert causes(packing.pack(agency.one(EV), visit.id, held.id, 1)) == {Cause.NOT_PREPARED}
    stranger = agency.family("Daniel").items[0]
    assert causes(packing.pack(agency.one(EV), visit.id, stranger.id, 1)) == {Cause.NOT_FOUND}
    assert causes(packing.list_for(agency.one(EV), agency.visit("Frank Adeyemi").id)) == {Cause.NOT_FOUND}


def test_a_firearm_is_never_among_other_belongings(
    agency: SampleAgency, packing: PackingService, visit: Appointment, lena: StaffMember
) -> None:
    ids = lines(packing, lena, visit)
    agency.database.engine.execute_sql("UPDATE item SET category = ? WHERE id = ?", (Category.FIREARM.value, ids[0]))
    check = "INSERT INTO category_check (item_id, rule, reference, done_on) VALUES (?, 'firearm_eligibility', 'R', '2026-11-20')"
    agency.database.engine.execute_sql(check, (ids[0],))
    found = given(packing.list_for(lena, visit.id)).listed
    assert ids[0] not in [line.item.id for line in found.lines]
    assert [item.id for item in found.apart] == [ids[0]]
    assert causes(packing.pack(lena, visit.id, ids[0], 1)) == {Cause.FIREARM_APART}
    alone = given(packing.pack(lena, visit.id, ids[0], 1, alone=True))
    assert [line.item.id for line in alone.listed.lines] == [ids[0]]
    assert causes(packing.pack(lena, visit.id, ids[1], 1)) == {Cause.NOT_PREPARED}


def test_who_may_pack_and_who_may_check(
    agency: SampleAgency, packing: PackingService, visit: Appointment, lena: StaffMember
) -> None:
    ids = lines(packing, lena, visit)
    before = contents(agency.database)
    for role in (VS, SU, Role.FRONT_DESK):
        assert causes(packing.pack(agency.one(role), visit.id, ids[0], 1)) == {Cause.NOT_ALLOWED}
        assert causes(packing.not_found(agency.one(role), visit.id, ids[0])) == {Cause.NOT_ALLOWED}
    for role in (VS, Role.FRONT_DESK):
        assert causes(packing.reconcile(agency.one(role), visit.id, ids)) == {Cause.NOT_ALLOWED}
    assert contents(agency.database) == before
    pack_all(packing, lena, visit)
    assert given(packing.reconcile(agency.one(SU), visit.id, ids)).listed.reconciled


def test_the_labels_and_the_history_name_nobody(
    agency: SampleAgency, packing: PackingService, visit: Appointment, lena: StaffMember, peter: StaffMember
) -> None:
    assert causes(packing.labels(lena, visit.id)) == {Cause.NOTHING_PACKED}
    ids = pack_all(packing, lena, visit)
    given(packing.pack(lena, visit.id, ids[0], 2))
    given(packing.reconcile(peter, visit.id, ids))
    labels = given(packing.labels(lena, visit.id))
    assert [(each.box, each.of, each.code) for each in labels.labels] == [
        (1, 2, f"{visit.number}-B1"),
        (2, 2, f"{visit.number}-B2"),
    ]
    rows = agency.database.engine.execute_sql("SELECT facts FROM audit WHERE action LIKE 'packing%'").fetchall()
    assert len(rows) == 6
    told = repr(labels) + json.dumps(rows)
    assert not any(name in told for name in ("Delgado", "Elena", "Rosa", "Lena", "Peter"))


def test_one_sheet_for_three_people_holds_initials_boxes_and_open_steps(
    agency: SampleAgency, packing: PackingService, visit: Appointment, lena: StaffMember
) -> None:
    pack_all(packing, lena, visit)
    sheet = given(packing.dry_run(lena, visit.id))
    assert (sheet.guest, sheet.boxes, sheet.packed, sheet.reconciled) == ("E. D.", 1, 4, False)
    assert {step.role for step in sheet.steps} == {"front_desk", "evidence", "victim_services"}
    assert "Delgado" not in repr(sheet)
    spanish = given(packing.dry_run(lena, visit.id, "es"))
    assert [step.gate for step in spanish.steps] == [step.gate for step in sheet.steps]
    assert {step.text for step in spanish.steps} != {step.text for step in sheet.steps}
