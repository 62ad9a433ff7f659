"""Every public method of every service: who may call it, and one call that succeeds on the sample agency."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from desktop_app.domain.appointments import Status
from desktop_app.domain.cases import FamilyMember, Manner, NewCase, Pronoun, SensitiveDate, Standing
from desktop_app.domain.follow_ups import FollowUpKind, FollowUpOutcome
from desktop_app.domain.item_import import ImportedItem
from desktop_app.domain.items import Category, Check, Cleaning, Decision, HoldKind, Item, Outcome, Packaging
from desktop_app.domain.permissions import Action
from desktop_app.domain.protocols import Answer
from desktop_app.domain.refusals import Cause, refuse
from desktop_app.domain.staff import Role, StaffMember
from tests.agency import TODAY, SampleAgency, given

CANARY = "Zyxwena Quorlbyn"
"""Typed wherever a person's name or words can be; never to be found in the audit."""

SIGNED_OUT = {"agency.get", "agency.set_up", "staff.all"}
"""Asked before anybody has signed in, so they take no actor."""
INSIDE = {
    f"checklists.{name}"
    for name in ("governing", "refuse_shut", "refuse_shut_for_case", "finish_steps_of", "views", "remarks")
}
"""Called by other services within their transaction, after these have asked who acts."""

FD, EV, VS, SU = Role.FRONT_DESK, Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
Call = Callable[[SampleAgency, StaffMember], object]


@dataclass(frozen=True)
class UseCase:
    """A method, the actions that guard it, somebody who may, and a call; `prepare` makes the call possible."""

    method: str
    guards: tuple[Action, ...]
    role: Role
    call: Call
    writes: bool = False
    prepare: Callable[[SampleAgency], object] = lambda agency: None


def reads(method: str, action: Action, role: Role, call: Call, *more: Action) -> UseCase:
    return UseCase(method, (action, *more), role, call)


def writes(
    method: str, action: Action, role: Role, call: Call, prepare: Callable[[SampleAgency], object] = lambda agency: None
) -> UseCase:
    return UseCase(method, (action,), role, call, True, prepare)


def visit(guest: str, method: str, *rest: object) -> Call:
    """A move of the visit of a guest, in the version it has now."""

    def call(agency: SampleAgency, actor: StaffMember) -> object:
        booked = agency.visit(guest)
        return getattr(agency.services.appointments, method)(actor, booked.id, booked.version, *rest)

    return call


def carried(guest: str, until: Status, then: Status | None = None) -> Callable[[SampleAgency], object]:
    """A visit carried on to a status, with the gates open for the move after it."""

    def prepare(agency: SampleAgency) -> None:
        booked = agency.carry(agency.visit(guest), until)
        if then is not None:
            agency.open_gates(booked, then)

    return prepare


def _nearest(agency: SampleAgency, actor: StaffMember) -> object:
    """It has nothing to say but times: none is its no."""
    return agency.services.appointments.nearest(actor, agency.request()) or refuse(Cause.NOT_ALLOWED)


def _change(agency: SampleAgency, actor: StaffMember) -> object:
    booked = agency.visit("Tess Howard")
    wish = replace(agency.request(14), guest_name=CANARY)
    return agency.services.appointments.change(actor, booked.id, booked.version, wish, CANARY)


def _change_case(agency: SampleAgency, actor: StaffMember) -> object:
    changed = replace(agency.family("Daniel").case, name_to_use=CANARY, investigator=CANARY)
    return agency.services.cases.change(actor, changed)


def _change_member(agency: SampleAgency, actor: StaffMember) -> object:
    changed = replace(agency.family("Daniel").family[1], name=CANARY, safe_contact=CANARY)
    return agency.services.cases.change_member(actor, changed)


def _hand_over(agency: SampleAgency, actor: StaffMember) -> object:
    family, booked = agency.family("Rosa"), agency.visit("Elena Delgado")
    witness = agency.one(EV, but=actor.id)
    return agency.services.items.hand_over(
        actor, booked.id, family.items[0].id, Outcome.RETURNED, witness.id, family.answer.recipients[0].id
    )


def _describe(agency: SampleAgency, actor: StaffMember) -> object:
    item = agency.family("Rosa").items[0]
    return agency.services.items.describe(actor, item.id, item.version, CANARY, CANARY)


def _clear_hold(agency: SampleAgency, actor: StaffMember) -> object:
    hold = agency.family("Rosa").items[-1].waiting_holds[0]
    return agency.services.items.clear_hold(actor, hold.id, CANARY, CANARY, CANARY, "letter", CANARY, TODAY)


def _answer(agency: SampleAgency, actor: StaffMember) -> object:
    view = given(agency.services.checklists.for_appointment(agency.one(SU), agency.visit("Rita Soto").id))
    free = [step for step in view.checklist.protocol.steps if step.id not in view.checklist.marks and not step.gate]
    step = next(step for step in free if step.role is actor.role)
    return agency.services.checklists.answer(actor, view.checklist.id, step.id, Answer.DONE)


def _promised(agency: SampleAgency) -> None:
    case_id = agency.family("Daniel").case.id
    given(agency.services.follow_ups.add(agency.one(VS), case_id, TODAY, FollowUpKind.STILL_HELD))


def _change_resource(agency: SampleAgency, actor: StaffMember) -> object:
    first = given(agency.services.directory.all(agency.one(SU)))[0]
    return agency.services.directory.change(actor, replace(first, name=CANARY))


def item(number: str) -> Item:
    return Item(0, 0, number, Category.CLOTHING, CANARY, CANARY, CANARY, 1, "shelf", "S-1", "B-1")


def listed(number: str, description: str = CANARY) -> ImportedItem:
    """A row of an import, as the import hands it to the service."""
    return ImportedItem(number, description, Category.KEYS, 1, "", "", "", 2)


def member(standing: Standing = Standing.NOT_SETTLED) -> FamilyMember:
    return FamilyMember(0, 0, CANARY, CANARY, standing, phone="555-0100", safe_contact=CANARY)


NEW_CASE = NewCase("26-099999", CANARY, CANARY, Pronoun.SHE, Manner.HOMICIDE, CANARY)
_A = Action
USE_CASES = (
    # appointments
    reads("appointments.day", _A.VIEW_SCHEDULE, FD, lambda it, who: it.services.appointments.day(who, TODAY)),
    reads("appointments.detail", _A.VIEW_APPOINTMENT, FD, lambda it, who: it.services.appointments.detail(who, 1)),
    reads("appointments.plan", _A.BOOK, FD, lambda it, who: it.services.appointments.plan(who, it.request())),
    reads("appointments.nearest", _A.BOOK, FD, _nearest),
    writes(
        "appointments.book",
        _A.BOOK,
        FD,
        lambda it, who: it.services.appointments.book(who, it.request(guest_name=CANARY)),
    ),
    writes("appointments.change", _A.CHANGE_APPOINTMENT, FD, _change),
    writes(
        "appointments.confirm",
        _A.CONFIRM_APPOINTMENT,
        VS,
        visit("Tess Howard", "confirm"),
        carried("Tess Howard", Status.TENTATIVE, Status.CONFIRMED),
    ),
    writes(
        "appointments.arrive",
        _A.MARK_ARRIVED,
        FD,
        visit("Frank Adeyemi", "arrive"),
        carried("Frank Adeyemi", Status.CONFIRMED, Status.ARRIVED),
    ),
    writes(
        "appointments.start",
        _A.START_APPOINTMENT,
        VS,
        visit("Frank Adeyemi", "start"),
        carried("Frank Adeyemi", Status.ARRIVED, Status.IN_ROOM),
    ),
    writes(
        "appointments.finish",
        _A.CLOSE_APPOINTMENT,
        VS,
        visit("Rita Soto", "finish"),
        carried("Rita Soto", Status.IN_ROOM, Status.FINISHED),
    ),
    writes("appointments.reset", _A.RESET_ROOM, FD, visit("Rita Soto", "reset"), carried("Rita Soto", Status.FINISHED)),
    writes("appointments.postpone", _A.POSTPONE_APPOINTMENT, FD, visit("Tess Howard", "postpone", True, CANARY)),
    writes("appointments.cancel", _A.CANCEL_APPOINTMENT, FD, visit("Tess Howard", "cancel", CANARY)),
    # cases
    reads("cases.list", _A.VIEW_CASES, EV, lambda it, who: it.services.cases.list(who)),
    reads("cases.family_return", _A.VIEW_CASES, EV, lambda it, who: it.services.cases.family_return(who, 1)),
    reads("cases.dates", _A.VIEW_CASES, EV, lambda it, who: it.services.cases.dates(who, 1)),
    writes("cases.open", _A.OPEN_CASE, VS, lambda it, who: it.services.cases.open(who, NEW_CASE)),
    writes("cases.change", _A.CHANGE_CASE, VS, _change_case),
    writes("cases.add_member", _A.CHANGE_FAMILY, VS, lambda it, who: it.services.cases.add_member(who, 1, member())),
    writes("cases.change_member", _A.CHANGE_FAMILY, VS, _change_member),
    writes(
        "cases.add_date",
        _A.CHANGE_FAMILY,
        VS,
        lambda it, who: it.services.cases.add_date(who, 1, SensitiveDate(TODAY, CANARY)),
    ),
    # items
    writes("items.add", _A.ADD_ITEM, EV, lambda it, who: it.services.items.add(who, 1, item("77"))),
    writes("items.describe", _A.ADD_ITEM, EV, _describe),
    writes(
        "items.import_items",
        _A.IMPORT_ITEMS,
        EV,
        lambda it, who: it.services.items.import_items(who, 1, [listed("77"), listed("78")]),
    ),
    writes(
        "items.place_hold",
        _A.PLACE_HOLD,
        EV,
        lambda it, who: it.services.items.place_hold(who, 1, HoldKind.LITIGATION, CANARY, TODAY),
    ),
    writes("items.clear_hold", _A.RECORD_CLEARANCE, EV, _clear_hold),
    writes(
        "items.record_check",
        _A.RECORD_CHECK,
        EV,
        lambda it, who: it.services.items.record_check(who, 5, Check("letters_reviewed", CANARY, TODAY, None)),
    ),
    writes(
        "items.record_choice",
        _A.RECORD_CHOICE,
        VS,
        lambda it, who: it.services.items.record_choice(who, 6, Decision.LATER, Cleaning.LEAVE, Packaging.PLAIN_BOX),
        lambda it: it.tick_case(it.family("Daniel").case.id, "B2"),
    ),
    writes(
        "items.hand_over",
        _A.HAND_OVER,
        EV,
        _hand_over,
        lambda it: (
            it.carry(it.visit("Elena Delgado"), Status.IN_ROOM),
            it.tick_case(it.family("Rosa").case.id, "B12"),
        ),
    ),
    # checklists
    reads("checklists.protocols", _A.VIEW_PROTOCOLS, FD, lambda it, who: it.services.checklists.protocols(who)),
    reads("checklists.for_case", _A.VIEW_CASES, EV, lambda it, who: it.services.checklists.for_case(who, 1)),
    reads(
        "checklists.for_appointment",
        _A.VIEW_APPOINTMENT,
        FD,
        lambda it, who: it.services.checklists.for_appointment(who, 5),
    ),
    writes("checklists.answer", _A.ANSWER_STEP, VS, _answer),
    # today, rooms, staff
    reads("today.guests", _A.VIEW_SCHEDULE, FD, lambda it, who: it.services.today.guests(who, TODAY)),
    reads("today.steps", _A.ANSWER_STEP, FD, lambda it, who: it.services.today.steps(who)),
    reads("rooms.all", _A.VIEW_SCHEDULE, FD, lambda it, who: it.services.rooms.all(who)),
    writes("staff.add", _A.CHANGE_AGENCY, SU, lambda it, who: it.services.staff.add(who, CANARY, Role.EVIDENCE)),
    # follow-ups
    reads("follow_ups.due", _A.VIEW_CASES, EV, lambda it, who: it.services.follow_ups.due(who, TODAY)),
    reads("follow_ups.of_case", _A.VIEW_CASES, EV, lambda it, who: it.services.follow_ups.of_case(who, 1)),
    writes(
        "follow_ups.add",
        _A.BOOK_FOLLOW_UP,
        VS,
        lambda it, who: it.services.follow_ups.add(who, 1, TODAY + timedelta(days=2), FollowUpKind.STILL_HELD),
    ),
    writes(
        "follow_ups.record",
        _A.RECORD_FOLLOW_UP,
        VS,
        lambda it, who: it.services.follow_ups.record(who, 1, FollowUpOutcome.REACHED),
        _promised,
    ),
    # directory, history
    reads("directory.all", _A.VIEW_DIRECTORY, FD, lambda it, who: it.services.directory.all(who)),
    writes(
        "directory.verify", _A.CHANGE_DIRECTORY, VS, lambda it, who: it.services.directory.verify(who, "988", TODAY)
    ),
    writes("directory.change", _A.CHANGE_DIRECTORY, VS, _change_resource),
    reads("history.of_case", _A.VIEW_HISTORY, EV, lambda it, who: it.services.history.of_case(who, 1)),
    reads("history.of_appointment", _A.VIEW_HISTORY, EV, lambda it, who: it.services.history.of_appointment(who, 1)),
    # handouts; appointment 1 is a family's, appointment 5 an interview, and so are the checklists with these ids
    reads(
        "handouts.appointment_letter",
        _A.PRINT_INTERVIEW_LETTER,
        FD,
        lambda it, who: it.services.handouts.appointment_letter(who, 5),
    ),
    reads(
        "handouts.appointment_letter",
        _A.PRINT_INTERVIEW_LETTER,
        VS,
        lambda it, who: it.services.handouts.appointment_letter(who, 1),
        _A.PRINT_CASE_DOCUMENT,
    ),
    reads(
        "handouts.belongings_list",
        _A.PRINT_CASE_DOCUMENT,
        EV,
        lambda it, who: it.services.handouts.belongings_list(who, 1),
    ),
    reads(
        "handouts.return_record", _A.PRINT_CASE_DOCUMENT, EV, lambda it, who: it.services.handouts.return_record(who, 1)
    ),
    reads(
        "handouts.retained_items",
        _A.PRINT_CASE_DOCUMENT,
        EV,
        lambda it, who: it.services.handouts.retained_items(who, 1),
    ),
    reads(
        "handouts.family_packet", _A.PRINT_CASE_DOCUMENT, EV, lambda it, who: it.services.handouts.family_packet(who, 1)
    ),
    reads(
        "handouts.role_checklist",
        _A.PRINT_CHECKLIST,
        EV,
        lambda it, who: it.services.handouts.role_checklist(who, 1, who.role),
        _A.VIEW_CASES,
    ),
    reads("handouts.day_sheet", _A.PRINT_DAY_SHEET, FD, lambda it, who: it.services.handouts.day_sheet(who, TODAY)),
    writes(
        "handouts.printed",
        _A.PRINT_CHECKLIST,
        FD,
        lambda it, who: it.services.handouts.printed(who, "day_sheet", None, None, "es"),
    ),
)
WRITES = tuple(each for each in USE_CASES if each.writes)
