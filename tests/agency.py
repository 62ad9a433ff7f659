"""Encrypted databases for tests: an empty one, and the sample agency as it is at ten to ten on one Tuesday."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from desktop_app import sample
from desktop_app.domain.appointments import Appointment, BookingRequest, Status
from desktop_app.domain.custody import STORED, Place
from desktop_app.domain.items import Category, Item, Outcome
from desktop_app.domain.packing import NOT_BEGUN
from desktop_app.domain.protocols import Answer, Blocks, Step
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.returns import FamilyReturn, to_bring
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.signatures import Method, Signer
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import HOUR, MINUTE, Span
from desktop_app.sample import HeldClock
from desktop_app.services.checklists import ChecklistView
from desktop_app.services.return_documents import RecordView
from desktop_app.services.services import Services, services_over
from desktop_app.store import accounts, reserve, staff
from desktop_app.store.database import Database, open_database
from desktop_app.store.models import TABLES, AuditHeadRow, AuditRow

T = TypeVar("T")
reserve.SIZE = 10_000  # it is copied with the records for hundreds of tests
KEY = bytes(range(32))
ZONE = "America/New_York"
CHANGES = "action NOT IN ('refused', 'case.view', 'appointment.view', 'audit.view')"
"""Every entry of the log but those that stand beside what was changed."""
TODAY = date(2026, 11, 24)
PEN = (((0.1, 0.2, 0), (0.2, 0.1, 40), (0.3, 0.25, 90)), ((0.4, 0.2, 300), (0.6, 0.18, 350)))
"""Two strokes of a pen."""
NOW = int(datetime(2026, 11, 24, 14, 50, tzinfo=UTC).timestamp())  # 09:50 in New York


def at(hour: int, minute: int = 0, day: int = 24) -> int:
    """A wall-clock time of November 2026 in New York, once the clocks have gone back."""
    return int(datetime(2026, 11, day, hour, minute, tzinfo=UTC).timestamp()) + 5 * HOUR


def causes(outcome: object) -> set[Cause]:
    assert isinstance(outcome, Refused), f"not refused: {outcome}"
    return {reason.cause for reason in outcome.reasons}


def shut_gates(outcome: object) -> list[object]:
    assert causes(outcome) == {Cause.GATE_SHUT}
    assert isinstance(outcome, Refused)
    return [reason.facts["gate"] for reason in outcome.reasons]


def given(outcome: T | Refused) -> T:
    assert not isinstance(outcome, Refused), [(reason.cause, dict(reason.facts)) for reason in outcome.reasons]
    return outcome


def contents(database: Database, *, log: bool = True) -> str:
    """A fingerprint of every row of every table; of the log only what tells of changes, or nothing at all.

    What was refused and who looked at what stands in the log as well, and moves the numbers and hashes behind it.
    """
    digest = hashlib.sha256()
    for table in TABLES:
        if table not in {AuditRow, AuditHeadRow}:
            for row in database.engine.execute_sql(f'SELECT * FROM "{table._meta.table_name}" ORDER BY rowid'):
                digest.update(repr(row).encode())
    if log:
        query = f"SELECT at, staff_id, action, entity_id, case_id, facts FROM audit WHERE {CHANGES} ORDER BY id"
        for row in database.engine.execute_sql(query):
            digest.update(repr(row).encode())
    return digest.hexdigest()


def count(database: Database, table: str, where: str = "1") -> int:
    return int(database.engine.execute_sql(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()[0])


@dataclass(slots=True)
class SampleAgency:
    """The sample agency with its clock, and a few ways to find and to move things in it."""

    database: Database
    services: Services
    clock: HeldClock

    def one(self, role: Role, but: int | None = None) -> StaffMember:
        people = [each.member for each in accounts.everyone() if each.enabled]
        return next(each for each in people if each.role is role and each.id != but)

    def named(self, name: str) -> StaffMember:
        return next(each for each in self.services.staff.all() if each.name == name)

    def family(self, name_to_use: str) -> FamilyReturn:
        query = "SELECT id FROM family_case WHERE name_to_use = ?"
        case_id = self.database.engine.execute_sql(query, (name_to_use,)).fetchone()[0]
        return given(self.services.cases.family_return(self.one(Role.SUPERVISOR), case_id))

    def visit(self, guest: str, day: date = TODAY) -> Appointment:
        booked = given(self.services.schedule.day(self.one(Role.SUPERVISOR), day)).appointments
        return next(each for each in booked if each.guest_name == guest)

    def request(self, hour: int = 10, room: int = 1, day: int = 30, **changes: object) -> BookingRequest:
        """A wish that nothing stands against: a witness, on a Monday."""
        start = at(hour, day=day)
        wish = {"purpose": Purpose.WITNESS_INTERVIEW, "host_id": self.named("Amina Hale").id, "guest_name": "Ann Bell"}
        return BookingRequest(room_id=room, event=Span(start, start + HOUR), not_a_suspect=True, **{**wish, **changes})

    def return_request(self, name_to_use: str, hour: int = 10, **changes: object) -> BookingRequest:
        family = self.family(name_to_use)
        wish = {
            "purpose": Purpose.RETURN_OF_BELONGINGS,
            "room": 4,
            "case_id": family.case.id,
            "guest_name": family.family[0].name,
            "evidence_id": self.named("Lena Brandt").id,
        }
        return self.request(hour, **{**wish, **changes})

    def tick(self, view: ChecklistView, *gates: str) -> ChecklistView:
        """Answer the steps of the gates that apply, each by somebody of its role, second persons by a second person."""
        visit = view.checklist.visit
        if visit is not None and visit.purpose is Purpose.RETURN_OF_BELONGINGS:
            self.see_to_belongings(visit, gates)
        for gate in gates:
            if next(state for state in view.states if state.gate.id == gate).applies:
                for step in view.checklist.protocol.steps_of(gate):
                    view = self._answer(view, step)
        return view

    def tick_case(self, case_id: int, *gates: str) -> ChecklistView:
        return self.tick(given(self.services.checklists.for_case(self.one(Role.EVIDENCE), case_id)), *gates)

    def tick_visit(self, visit: Appointment, *gates: str) -> ChecklistView:
        return self.tick(given(self.services.checklists.for_appointment(self.one(Role.EVIDENCE), visit.id)), *gates)

    def _answer(self, view: ChecklistView, step: Step) -> ChecklistView:
        if step.id in view.checklist.marks:
            return view
        if step.second_person_after and step.second_person_after not in view.checklist.marks:
            earlier = view.checklist.protocol.step(step.second_person_after)
            assert earlier is not None
            view = self._answer(view, earlier)
        mark = view.checklist.marks.get(step.second_person_after)
        actor = self.one(step.role, but=mark.staff_id if mark else None)
        visit_id = view.checklist.visit.id if view.checklist.visit else None
        steps = self.services.checklists
        return given(steps.answer(actor, view.checklist.id, step.id, Answer.DONE, visit_id=visit_id))

    def carry(self, visit: Appointment, until: Status) -> Appointment:
        """Carry a visit on to a status, gates and items seen to, each move at a fitting time."""
        desk, host, evidence = (self.one(role) for role in (Role.FRONT_DESK, Role.VICTIM_SERVICES, Role.EVIDENCE))
        moves = self.services.appointments
        path = [Status.TENTATIVE, Status.CONFIRMED, Status.ARRIVED, Status.IN_ROOM, Status.FINISHED, Status.RESET_DONE]
        for status in path[path.index(visit.status) + 1 : path.index(until) + 1]:
            if status is Status.FINISHED and visit.purpose is Purpose.RETURN_OF_BELONGINGS:
                self.tick_visit(visit, "B12")
                self.hand_over_all(visit, evidence)
            self.open_gates(visit, status)
            move = {
                Status.CONFIRMED: moves.confirm,
                Status.ARRIVED: moves.arrive,
                Status.IN_ROOM: moves.start,
                Status.FINISHED: moves.finish,
                Status.RESET_DONE: moves.reset,
            }[status]
            actor = desk if status in {Status.ARRIVED, Status.RESET_DONE} else host
            visit = given(move(actor, visit.id, visit.version))
            if status is Status.IN_ROOM and visit.purpose is Purpose.RETURN_OF_BELONGINGS:
                self.carry_in(visit)
        return visit

    def open_gates(self, visit: Appointment, status: Status) -> None:
        """Open every gate before a move; the readiness of the room is seen to shortly before the visit."""
        blocked = {
            Status.CONFIRMED: Blocks.CONFIRM,
            Status.ARRIVED: Blocks.CHECK_IN,
            Status.IN_ROOM: Blocks.START,
            Status.FINISHED: Blocks.CLOSE,
        }.get(status)
        if status is Status.ARRIVED:
            self.clock.moment = max(self.clock.moment, visit.event.start - 20 * MINUTE)
        if blocked is None:
            return
        view = given(self.services.checklists.for_appointment(self.one(Role.EVIDENCE), visit.id))
        order = list(Blocks)
        before = [each for each in view.checklist.protocol.gates if order.index(each.blocks) <= order.index(blocked)]
        self.tick(view, *(gate.id for gate in before))

    def see_to_belongings(self, visit: Appointment, gates: tuple[str, ...]) -> None:
        """What the facts of gates B10 and B14 ask for: packed by one, found by a second; resealed and carried back."""
        if "B10" in gates and visit.status in NOT_BEGUN:
            self.pack_all(visit)
        if "B14" in gates:
            self.carry_back(visit)

    def pack_all(self, visit: Appointment) -> None:
        packer, packing = self.one(Role.EVIDENCE), self.services.packing
        listed = given(packing.list_for(packer, visit.id)).listed
        if not listed.lines or listed.reconciled:
            return
        for line in listed.lines:
            given(packing.pack(packer, visit.id, line.item.id, 1))
        second = self.one(Role.EVIDENCE, but=packer.id)
        given(packing.reconcile(second, visit.id, [line.item.id for line in listed.lines]))

    def carry_in(self, visit: Appointment) -> None:
        """What the visit is about is brought to the return room, and somebody records that."""
        evidence, custody = self.one(Role.EVIDENCE), self.services.custody
        lying = {each.id for each in given(self.services.return_documents.table(evidence, visit.id))}
        ways = given(custody.ways(evidence, visit.case_id)) if visit.case_id else ()
        bring = [each.item.id for each in ways if each.item.id in lying and each.place in STORED]
        if bring:
            given(custody.move(evidence, bring, Place.RETURN_ROOM, {}, visit.id))

    def carry_back(self, visit: Appointment) -> None:
        assert visit.case_id is not None
        evidence, custody = self.one(Role.EVIDENCE), self.services.custody
        left = [each for each in given(custody.ways(evidence, visit.case_id)) if each.place is Place.RETURN_ROOM]
        seals = {each.item.id: f"new-{each.item.id}" for each in left}
        if left:
            given(custody.move(evidence, list(seals), Place.EVIDENCE_ROOM, seals, visit.id))

    def hand_over_all(self, visit: Appointment, evidence: StaffMember) -> None:
        assert visit.case_id is not None
        whole = given(self.services.cases.family_return(evidence, visit.case_id))
        witness = self.one(Role.EVIDENCE, but=evidence.id)
        recipient = whole.answer.recipients[0]
        for item in to_bring(whole.items, TODAY):
            if item.outcome and item.outcome.appointment_id == visit.id:
                continue
            if item.category is Category.CASH:
                self.count_cash(visit, item, evidence, witness)
            given(
                self.services.items.hand_over(evidence, visit.id, item.id, Outcome.RETURNED, witness.id, recipient.id)
            )

    def count_cash(self, visit: Appointment, item: Item, *people: StaffMember, cents: int = 2_000) -> None:
        """Each of some people counts the same amount in one-dollar bills, one after the other."""
        for counter in people:
            pieces = {"bill_100": cents // 100}
            given(self.services.cash.count(self.one(Role.EVIDENCE), visit.id, item.id, counter.id, pieces))

    def sign_all(self, visit: Appointment, method: Method = Method.PAPER) -> RecordView:
        """Make the record of a visit and have all three sign it."""
        evidence, documents = self.one(Role.EVIDENCE), self.services.return_documents
        page = given(documents.draft(evidence, visit.id))
        record = given(documents.make(evidence, visit.id, page, b"%PDF-1.7 " + repr(page).encode()))
        for signer in Signer:
            record = given(documents.sign(evidence, record.document.id, signer, method, PEN))
        return record


@pytest.fixture
def clock() -> HeldClock:
    """A clock that stands still until it is set: `clock.moment = ...`."""
    return HeldClock(NOW)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its schema and nothing in it, made once and closed; copied for each test that asks for `database`."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    open_database(path, KEY).close()
    return path


@pytest.fixture
def database(empty_file: Path, tmp_path: Path) -> Iterator[Database]:
    """A fresh encrypted database with its schema and nothing in it."""
    path = tmp_path / "safekeeping.db"
    shutil.copy(empty_file, path)  # with its mode
    opened = open_database(path, KEY)
    yield opened
    opened.close()


@pytest.fixture
def services(database: Database, clock: HeldClock) -> Services:
    """Every service over the fresh database."""
    return services_over(database, clock)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample agency's database, filled once and closed; copied for each test that asks for `agency`."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    opened = open_database(path, KEY)
    sample.fill(opened, NOW)
    with opened.writing():
        accounts.open_for(staff.add("Omar Vance", Role.ADMINISTRATOR, "").id, NOW)
    opened.close()
    return path


@contextmanager
def copied(file: Path, folder: Path, clock: HeldClock) -> Iterator[SampleAgency]:
    """An agency on a copy of its own; the copy stays behind, closed."""
    path = folder / "agency.db"
    shutil.copyfile(file, path)
    opened = open_database(path, KEY)
    opened.engine.execute_sql("PRAGMA synchronous = OFF")  # nobody pulls the plug of a copy
    yield SampleAgency(opened, services_over(opened, clock), clock)
    opened.close()


@pytest.fixture
def agency(sample_file: Path, tmp_path: Path, clock: HeldClock) -> Iterator[SampleAgency]:
    """The sample agency, on a copy of its own."""
    with copied(sample_file, tmp_path, clock) as agency:
        yield agency
