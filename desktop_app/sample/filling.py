"""Fills a throw-away database with the fictional Fairhaven Police Department, through the services alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import msgspec

from desktop_app.domain.agency import Agency
from desktop_app.domain.appointments import Appointment, BookingRequest, Need
from desktop_app.domain.authority import Basis, Ruling
from desktop_app.domain.cases import Case, FamilyMember, NewCase, SensitiveDate
from desktop_app.domain.items import (
    CHECKS,
    Category,
    Check,
    Cleaning,
    Decision,
    Item,
    Packaging,
)
from desktop_app.domain.protocols import Answer, Phase, Step
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Purpose, Room
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.team import Duty
from desktop_app.domain.times import HOUR, MINUTE, Span, instant, local_day
from desktop_app.paths import data_folder
from desktop_app.sample.records import Sample, SampleFamily, SampleItem, SampleMember, SampleVisit
from desktop_app.sample.scheduling import keep_apart, say_yes, settle, value
from desktop_app.services.checklists import ChecklistView
from desktop_app.services.services import Services, services_over
from desktop_app.store.database import Database

FIRST_SUPERVISOR = "Ruth Okafor"
CHECKED_RESOURCES = ("988", "afsp", "ndvh", "rainn", "stronghearts", "childhelp")
RETURN_AT = time(15, 0)
NOT_NEEDED = "Not needed for this visit"
HELD_BACK = frozenset({"A2", "A4", "A6", "B7", "B10", "B11"})
"""Gates that the sample opens at their own moment, or leaves for whoever tries it."""


class HeldClock:
    """A clock that stands still until it is set."""

    def __init__(self, moment: int) -> None:
        self.moment = moment

    def __call__(self) -> int:
        return self.moment


def fill(database: Database, now: int) -> None:
    """Write the sample agency as it would be at `now`: three families, a week of visits around that day."""
    file = data_folder("resources") / "sample" / "agency.toml"
    _Filling(database, now, msgspec.toml.decode(file.read_bytes(), type=Sample)).run()


class _Filling:
    def __init__(self, database: Database, now: int, sample: Sample) -> None:
        self.sample = sample
        self.now = now
        self.zone = sample.agency.zone
        self.today = local_day(now, self.zone)
        self.clock = HeldClock(now - 10 * 24 * HOUR)
        self.services: Services = services_over(database, self.clock)
        self.people: dict[str, StaffMember] = {}
        self.rooms: dict[str, Room] = {}
        self.interpreters: dict[str, int] = {}
        self.cases: dict[str, int] = {}
        self.visits: dict[str, int] = {}

    def run(self) -> None:
        """Agency first, then families, then visits in the order they happen."""
        self._agency()
        for family in self.sample.families:
            self.clock.moment = self.now - 10 * 24 * HOUR
            self._family(family)
        self.clock.moment = self.now - 10 * 24 * HOUR
        for visit in sorted(self.sample.visits, key=_when):
            self._visit(visit)
        for apart in self.sample.apart:
            case_id, visit_id = self.cases[apart.family], self.visits[apart.guest]
            keep_apart(self.services, self.people[FIRST_SUPERVISOR], apart, case_id, visit_id)

    def _agency(self) -> None:
        its = self.sample.agency
        rooms = [
            Room(0, each.name, each.kind, its.zone, each.seats, each.step_free, each.entrance)
            for each in self.sample.rooms
        ]
        agency = Agency(its.name, its.address, its.phone, its.phone_hours, its.zone, sample=True)
        supervisor = value(self.services.agency.set_up(agency, rooms, FIRST_SUPERVISOR))
        for each in self.sample.staff:
            value(self.services.staff.add(supervisor, each.name, each.role, each.extension))
        self.people = {member.name: member for member in self.services.staff.all()}
        self.rooms = {room.name: room for room in value(self.services.rooms.all(supervisor))}
        self.interpreters = settle(self.services, supervisor, self.sample, self.today)
        for row in value(self.services.directory.all(supervisor)):
            if row.id in CHECKED_RESOURCES:
                value(self.services.directory.verify(supervisor, row, self.today - timedelta(days=20)))

    def _one(self, role: Role, but: int | None = None) -> StaffMember:
        return next(each for each in self.people.values() if each.role is role and each.id != but)

    def _family(self, family: SampleFamily) -> None:
        evidence, services = self.people["Lena Brandt"], self.people["Maria Reyes"]
        new = NewCase(
            family.number, family.person_name, family.name_to_use, family.pronoun, family.manner, family.investigator
        )
        case = value(self.services.cases.open(services, new))
        self.cases[family.number] = case.id
        added = [self._item(evidence, case, listed) for listed in family.items]
        self.clock.moment = self.now - 9 * 24 * HOUR
        for each in family.members:
            member = FamilyMember(
                0, case.id, each.name, each.relationship, each.standing, "", None,
                each.phone, each.safe_contact, each.language,
            )  # fmt: skip
            added_member = value(self.services.cases.add_member(services, case.id, member))
            if each.document:
                self._accepted(services, added_member, each)
        for gentle in family.dates:
            day = self.today + timedelta(days=gentle.in_days)
            value(self.services.cases.add_date(services, case.id, SensitiveDate(day, gentle.what)))
        self.clock.moment = self.now - 3 * 24 * HOUR
        for listed, item in zip(family.items, added, strict=True):
            self._cleared(evidence, case, listed, item)
        view = value(self.services.checklists.for_case(services, case.id))
        if family.scheduled:
            self._tick(view, "B1", "B3", "B4")
            self._schedule(case, family)
        elif any(listed.clear for listed in family.items):
            self._tick(view, "B1", "B3")
            view = value(self.services.checklists.for_case(services, case.id))
            self._settle(view, victim_services="b-vs-authority", evidence="b-ev-category-checks")
        else:
            self._settle(view, victim_services="b-vs-notified", evidence="b-ev-ask-authority")

    def _accepted(self, seen_by: StaffMember, member: FamilyMember, listed: SampleMember) -> None:
        """One person saw a document, and another accepted it."""
        supervisor, today = self._one(Role.SUPERVISOR), local_day(self.clock(), self.zone)
        basis = Basis(listed.standing.value)
        wish = (member.id, basis, listed.document, listed.issuer, "", today)
        seen = value(self.services.authority.record(seen_by, *wish))
        value(self.services.authority.decide(supervisor, seen.id, Ruling.ACCEPTED))

    def _item(self, evidence: StaffMember, case: Case, listed: SampleItem) -> Item:
        blank = Item(
            0, case.id, listed.number, listed.category, listed.description, listed.family, listed.condition,
            1, "Evidence room, shelf 12", listed.seal, f"FPD-{listed.seal}",
        )  # fmt: skip
        item = value(self.services.items.add(evidence, case.id, blank))
        if listed.hold is not None:
            review = self.today + timedelta(days=listed.review_in_days)
            value(self.services.items.place_hold(evidence, item.id, listed.hold, listed.authority, review))
        return item

    def _cleared(self, evidence: StaffMember, case: Case, listed: SampleItem, item: Item) -> None:
        """What was cleared and checked since; a paper can only be dated up to the day it is recorded."""
        if listed.clear or listed.hold is not None:
            cleared_on = self.today - timedelta(days=4)
            who = (case.investigator, "Lead investigator", self.sample.agency.name)
            document = ("form", f"PR-{listed.seal}")
            value(self.services.items.clear_hold(evidence, item.holds[0].id, *who, *document, cleared_on))
        if listed.check:
            check = Check(CHECKS[listed.category], listed.check, local_day(self.clock(), self.zone), None)
            value(self.services.items.record_check(evidence, item.id, check))

    def _schedule(self, case: Case, family: SampleFamily) -> None:
        services = self.people["Maria Reyes"]
        self._tick(value(self.services.checklists.for_case(services, case.id)), "B2", "B5")
        for item in value(self.services.cases.family_return(services, case.id)).items:
            if item.releasable:
                box = Packaging.SMALL_BOX if item.category is Category.JEWELLERY else Packaging.PLAIN_BOX
                value(self.services.items.record_choice(services, item.id, Decision.RETURN, Cleaning.LEAVE, box))
        self._tick(value(self.services.checklists.for_case(services, case.id)), "B6")
        start = self._at(self.today, RETURN_AT)
        request = BookingRequest(
            Purpose.RETURN_OF_BELONGINGS, self.rooms["Willow room"].id, Span(start, start + 90 * MINUTE),
            services.id, family.members[0].name, 2, frozenset({Need.SUPPORT_PERSON}), case.id,
            self.people["Lena Brandt"].id, family.members[0].language, not_a_suspect=True,
        )  # fmt: skip
        booked = value(self.services.appointments.book(services, request))
        booked = say_yes(self.services, self.people[FIRST_SUPERVISOR], booked, (Duty.HOST, Duty.EVIDENCE))
        view = value(self.services.checklists.for_appointment(services, booked.id))
        self._tick(view, "B8", "B9")
        view = value(self.services.checklists.for_appointment(services, booked.id))
        self._settle(view, victim_services="b-vs-day-before", evidence="b-ev-pack", front_desk="b-fd-parking")
        value(self.services.appointments.confirm(services, booked.id, booked.version))

    def _visit(self, visit: SampleVisit) -> None:
        host, desk = self.people[visit.host], self.people["Dana Cole"]
        hour, minute = (int(part) for part in visit.start.split(":"))
        start = self._at(self.today + timedelta(days=visit.day), time(hour, minute))
        request = BookingRequest(
            visit.purpose, self.rooms[visit.room].id, Span(start, start + visit.minutes * MINUTE), host.id,
            visit.guest, visit.people, frozenset(visit.needs), None, None, visit.language, not_a_suspect=True,
            advocate_id=self._person(visit.advocate), child_supervisor_id=self._person(visit.child_supervisor),
            interpreter_id=self.interpreters.get(visit.interpreter),
        )  # fmt: skip
        booked = value(self.services.appointments.book(desk, request))
        self.visits[visit.guest] = booked.id
        booked = say_yes(self.services, self.people[FIRST_SUPERVISOR], booked, visit.said_yes)
        view = value(self.services.checklists.for_appointment(desk, booked.id))
        if visit.until == "booked":
            self._settle(view, front_desk="a-fd-separation")
        self._advance(booked, visit.until, desk)
        self.clock.moment = self.now - 10 * 24 * HOUR

    def _person(self, name: str) -> int | None:
        return self.people[name].id if name else None

    def _advance(self, booked: Appointment, until: str, desk: StaffMember) -> None:
        """Carry a visit as far as the sample says, each move at its own time, never later than now."""
        services, moves = self._one(Role.VICTIM_SERVICES), self.services.appointments
        stages: list[tuple[str, int, tuple[str, ...], Callable[[Appointment], Appointment | Refused]]] = [
            ("confirmed", -48 * HOUR, ("A2", "A3", "A5"), lambda it: moves.confirm(services, it.id, it.version)),
            ("arrived", -10 * MINUTE, ("A4", "A6"), lambda it: moves.arrive(desk, it.id, it.version)),
            ("in_room", 0, ("A7",), lambda it: moves.start(services, it.id, it.version)),
            (
                "finished",
                booked.event.end - booked.event.start,
                ("A8",),
                lambda it: moves.finish(services, it.id, it.version),
            ),
            ("reset", booked.hold.end - booked.event.start, (), lambda it: moves.reset(desk, it.id, it.version)),
        ]
        wanted = ["booked", *(name for name, *_ in stages)].index(until)
        for name, offset, gates, move in stages[:wanted]:
            moment = booked.event.start + offset
            if moment > self.now and name != "confirmed":
                return
            self.clock.moment = min(moment, self.now)
            self._tick(value(self.services.checklists.for_appointment(services, booked.id)), *gates)
            booked = value(move(booked))
            view = value(self.services.checklists.for_appointment(services, booked.id))
            if name == "confirmed":
                self._settle(view, front_desk="a-fd-parking", evidence="a-ev-kits", victim_services="a-vs-kit")
            elif name == "arrived":
                self._settle(view, front_desk="", evidence="", victim_services="")

    def _tick(self, view: ChecklistView, *gate_ids: str) -> None:
        """Answer every open step of the gates, each by somebody of its role, second persons by a second person."""
        for gate_id in gate_ids:
            state = next(each for each in view.states if each.gate.id == gate_id)
            if not state.applies:
                continue
            for step in view.checklist.protocol.steps_of(gate_id):
                view = self._answer(self._first(view, step), step)

    def _first(self, view: ChecklistView, step: Step) -> ChecklistView:
        earlier = view.checklist.protocol.step(step.second_person_after) if step.second_person_after else None
        return self._answer(view, earlier) if earlier else view

    def _answer(self, view: ChecklistView, step: Step) -> ChecklistView:
        if step.id in view.checklist.marks:
            return view
        earlier = view.checklist.marks.get(step.second_person_after)
        actor = self._one(step.role, earlier.staff_id if earlier else None)
        return value(self.services.checklists.answer(actor, view.checklist.id, step.id, Answer.DONE))

    def _settle(self, view: ChecklistView, **stops: str) -> None:
        """Answer each role's steps before a visit up to (not with) the named one; "" means all of them."""
        for role, stop in stops.items():
            for step in view.checklist.protocol.steps:
                if step.role.value != role or step.phase is not Phase.BEFORE:
                    continue
                if step.id == stop:
                    break
                if step.gate in HELD_BACK or step.id in view.checklist.marks:
                    continue
                answer = Answer.NOT_APPLICABLE if step.optional else Answer.DONE
                reason = NOT_NEEDED if step.optional else ""
                actor = self._one(step.role)
                view = value(self.services.checklists.answer(actor, view.checklist.id, step.id, answer, reason))

    def _at(self, day: date, at: time) -> int:
        return value(instant(datetime.combine(day, at), self.zone))


def _when(visit: SampleVisit) -> tuple[int, str]:
    return visit.day, visit.start.zfill(5)
