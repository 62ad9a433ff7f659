"""Every public method of every service: who may call it, and one call that succeeds on the sample agency."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.agency import Agency
from desktop_app.domain.appointments import MOVABLE, Appointment, Status
from desktop_app.domain.buffers import Buffers, Held
from desktop_app.domain.calendar_files import KeptCalendar, KeptTime
from desktop_app.domain.cases import FamilyMember, Manner, NewCase, Pronoun, SensitiveDate, Standing
from desktop_app.domain.closures import Closure, ClosureKind, Opening
from desktop_app.domain.consents import Consent, Revocation
from desktop_app.domain.custody import Place
from desktop_app.domain.directory import Resource
from desktop_app.domain.find_time import Slot, TimeWish
from desktop_app.domain.follow_ups import FollowUpKind, FollowUpOutcome
from desktop_app.domain.handouts import Kind, ReturnRecord
from desktop_app.domain.identity import Document
from desktop_app.domain.item_import import ImportedItem
from desktop_app.domain.items import Category, Check, Cleaning, Decision, HoldKind, Item, Outcome, Packaging
from desktop_app.domain.permissions import Action
from desktop_app.domain.preferences import Reply, Topic
from desktop_app.domain.protocols import Answer
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Purpose, Room, RoomKind
from desktop_app.domain.separation import Scope as KeptIn
from desktop_app.domain.separation import Side, Why
from desktop_app.domain.series import Frequency, Repeat, Scope
from desktop_app.domain.signatures import Method, Signer
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.team import Busy, Duty
from desktop_app.domain.times import Span, day_span
from desktop_app.domain.waiting_list import EarlierOffer, EarlierWish
from desktop_app.services.series import Edit, Rules
from tests.agency import NOW, PEN, TODAY, ZONE, SampleAgency, at, given
from tests.services.account_cases import ACCOUNTS
from tests.services.audit_cases import AUDIT
from tests.services.authority_cases import AUTHORITY
from tests.services.backup_cases import BACKUPS
from tests.services.by_post_cases import BY_POST
from tests.services.notices_cases import NOTICES
from tests.services.prints_cases import PRINTS
from tests.services.retention_cases import RETENTION
from tests.services.wording_cases import WORDING

CANARY = "Zyxwena Quorlbyn"
"""Typed wherever a person's name or words can be; never to be found in the audit."""

SIGNED_OUT = {"agency.get", "agency.set_up", "staff.all"}
"""Asked before anybody has signed in, so they take no actor."""
INSIDE = {
    f"checklists.{name}"
    for name in (
        "governing",
        "seen",
        "refuse_shut",
        "refuse_shut_for_case",
        "finish_steps_of",
        "finish_visit_steps",
        "views",
        "remarks",
    )
}
"""Called by other services within their transaction, after these have asked who acts."""

FD, EV, VS, SU = Role.FRONT_DESK, Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
Call = Callable[[SampleAgency, StaffMember], object]


@dataclass(frozen=True)
class UseCase:
    """A method, the actions that guard it, somebody who may, and a call; `prepare` makes the call possible.

    It writes one entry into the history; a series writes one more for each of its visits.
    """

    method: str
    guards: tuple[Action, ...]
    role: Role
    call: Call
    writes: bool = False
    prepare: Callable[[SampleAgency], object] = lambda agency: None
    entries: int = 1


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


def _change(agency: SampleAgency, actor: StaffMember) -> object:
    booked = agency.visit("Tess Howard")
    wish = replace(agency.request(14), guest_name=CANARY)
    return agency.services.appointments.change(actor, booked.id, booked.version, wish, CANARY)


def _book_shorter(agency: SampleAgency, actor: StaffMember) -> object:
    wish = replace(agency.request(guest_name=CANARY), shorter=Buffers(5, 5, 5))
    return agency.services.appointments.book(actor, wish, CANARY)


def _postponed(agency: SampleAgency) -> None:
    booked = agency.visit("Tess Howard")
    given(agency.services.appointments.postpone(agency.one(SU), booked.id, booked.version, True, CANARY))


def _restore(agency: SampleAgency, actor: StaffMember) -> object:
    booked = given(agency.services.appointments.detail(agency.one(SU), _id_of(agency, "Tess Howard"))).appointment
    earlier = replace(booked, status=Status.TENTATIVE, reason=CANARY)
    return agency.services.appointments.restore(actor, (earlier,), CANARY)


def _id_of(agency: SampleAgency, guest: str) -> int:
    row = agency.database.engine.execute_sql("SELECT id FROM appointment WHERE guest_name = ?", (guest,)).fetchone()
    return int(row[0])


def _own_visit(agency: SampleAgency, actor: StaffMember) -> Appointment | None:
    """A visit that the person hosts themself."""
    booked = given(agency.services.schedule.period(agency.one(SU), TODAY, 14)).appointments
    return next((each for each in booked if each.host_id == actor.id and each.status in MOVABLE), None)


def _answer_duty(method: str) -> Call:
    def call(agency: SampleAgency, actor: StaffMember) -> object:
        own = _own_visit(agency, actor)
        key, version = (own.id, own.version) if own else (0, 0)
        return getattr(agency.services.team, method)(actor, key, version, Duty.HOST)

    return call


def _hosting(agency: SampleAgency) -> None:
    wish = agency.request(host_id=agency.one(VS).id)
    given(agency.services.appointments.book(agency.one(FD), wish))


def _kept_apart(agency: SampleAgency) -> None:
    two = Side(case_id=1), Side(case_id=2)
    given(agency.services.separation.keep_apart(agency.one(VS), *two, 60, KeptIn.BUILDING, Why.TWO_SIDES))


def _interpreted(agency: SampleAgency) -> None:
    given(agency.services.team.add_interpreter(agency.one(VS), CANARY, ("es",)))


def _closed(agency: SampleAgency) -> None:
    given(agency.services.closures.add(agency.one(SU), CLOSED))


def _taken(agency: SampleAgency) -> None:
    given(agency.services.team.add_busy(agency.one(SU), Busy(0, 2, None, CLOSED.span)))


def _would_come_earlier(agency: SampleAgency, actor: StaffMember) -> object:
    visit = agency.visit("Tess Howard")
    return agency.services.waiting_list.add(actor, EarlierWish(0, visit.id, TODAY, frozenset(range(7)), 480, 1080))


def _waits(agency: SampleAgency) -> None:
    visit = given(agency.services.appointments.book(agency.one(FD), agency.request(guest_name=CANARY)))
    wish = EarlierWish(0, visit.id, TODAY, frozenset(range(7)), 480, 1080)
    given(agency.services.waiting_list.add(agency.one(FD), wish))


def _come_earlier(agency: SampleAgency, actor: StaffMember) -> object:
    """Where nobody waits yet, there is only the question who asks."""
    nobody = EarlierWish(0, 0, TODAY, frozenset(), 0, 0)
    slot = Slot(1, Span(0, 1), Held(Span(0, 1), 1), ())
    waiting = given(agency.services.waiting_list.offers(agency.one(FD)))
    offer = waiting[0] if waiting else EarlierOffer(nobody, "", "", 1, "UTC", Span(0, 1), slot, "", False)
    return agency.services.waiting_list.accept(actor, offer, CANARY)


THREE_DAYS = Repeat(Frequency.DAILY, count=3)


def _repeated(agency: SampleAgency) -> None:
    wish = agency.request(guest_name=CANARY)
    given(agency.services.series.book(agency.one(SU), wish, THREE_DAYS))


def _series(method: str, *rest: object) -> Call:
    """A call about the whole series, begun from its second visit, or from one that does not repeat."""

    def call(agency: SampleAgency, actor: StaffMember) -> object:
        query = "SELECT id, version FROM appointment WHERE series_id IS NOT NULL ORDER BY id LIMIT 1 OFFSET 1"
        found = agency.database.engine.execute_sql(query).fetchone() or (1, 1)
        edit = Edit(*found, Scope.ALL)
        return getattr(agency.services.series, method)(actor, edit, *rest)

    return call


def _series_change(method: str, *rest: object) -> Call:
    def call(agency: SampleAgency, actor: StaffMember) -> object:
        wish = agency.request(12, day=30, guest_name=CANARY)
        shifted = replace(wish, event=wish.event.moved(24 * 3600))
        return _series(method, shifted, *rest)(agency, actor)

    return call


def _cancelled_series(agency: SampleAgency) -> None:
    _repeated(agency)
    given(_series("cancel", CANARY)(agency, agency.one(SU)))


def _restore_series(agency: SampleAgency, actor: StaffMember) -> object:
    """The whole series as it was before it was cancelled, its rule too."""
    query = "SELECT id FROM appointment WHERE series_id IS NOT NULL ORDER BY id LIMIT 1"
    found = agency.database.engine.execute_sql(query).fetchone()
    if found is None:
        return agency.services.series.restore(actor, (), reason=CANARY)
    view = given(agency.services.series.of_appointment(agency.one(SU), found[0]))
    wanted = [replace(each, status=Status.TENTATIVE) for each in view.members]
    rules = Rules((replace(view.series, excluded=frozenset()),))
    return agency.services.series.restore(actor, wanted, rules, CANARY)


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


def _packing(method: str) -> Call:
    return lambda it, who: getattr(it.services.packing, method)(who, it.visit("Elena Delgado").id)


def _packing_first(method: str, *rest: object) -> Call:
    """A move of the first item of a visit's packing list."""

    def call(agency: SampleAgency, actor: StaffMember) -> object:
        first = agency.family("Rosa").items[0].id
        return getattr(agency.services.packing, method)(actor, agency.visit("Elena Delgado").id, first, *rest)

    return call


def _boxed(agency: SampleAgency) -> None:
    visit, packer = agency.visit("Elena Delgado"), agency.one(EV)
    for line in given(agency.services.packing.list_for(packer, visit.id)).listed.lines:
        given(agency.services.packing.pack(packer, visit.id, line.item.id, 1))


def _reconcile(agency: SampleAgency, actor: StaffMember) -> object:
    visit = agency.visit("Elena Delgado")
    listed = given(agency.services.packing.list_for(agency.one(EV), visit.id)).listed
    return agency.services.packing.reconcile(actor, visit.id, [line.item.id for line in listed.lines])


def _consent(agency: SampleAgency) -> Consent:
    member = agency.family("Daniel").family[0]
    return Consent(0, member.case_id, member.id, CANARY, CANARY, TODAY, TODAY + timedelta(days=90))


def _identify(agency: SampleAgency, actor: StaffMember) -> object:
    family, booked = agency.family("Rosa"), agency.visit("Elena Delgado")
    recipient = family.answer.recipients[0].id
    return agency.services.identity.record(actor, booked.id, recipient, Document.PASSPORT)


def _cash(agency: SampleAgency) -> None:
    """The family sits in the room, and their first belonging is cash."""
    agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)
    agency.database.engine.execute_sql("UPDATE item SET category = 'cash' WHERE id = 1")


def _count(agency: SampleAgency, actor: StaffMember) -> object:
    booked, item = agency.visit("Elena Delgado"), agency.family("Rosa").items[0]
    return agency.services.cash.count(actor, booked.id, item.id, agency.one(EV).id, {"bill_2000": 2})


def _settled(agency: SampleAgency) -> None:
    """Everything on the table has its outcome."""
    inside = agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)
    agency.tick_visit(inside, "B12")
    agency.hand_over_all(inside, agency.one(EV))


def _make(agency: SampleAgency, actor: StaffMember) -> object:
    booked, documents = agency.visit("Elena Delgado"), agency.services.return_documents
    page = documents.draft(agency.one(EV), booked.id)
    if isinstance(page, Refused):
        page = handouts_of(agency)
    return documents.make(actor, booked.id, page, b"%PDF")


def _of_first_case(method: str) -> Call:
    return lambda it, who: getattr(it.services.handouts, method)(who, 1)


def handouts_of(agency: SampleAgency) -> ReturnRecord:
    """A page that is no record yet, for whoever may not make one."""
    page = given(agency.services.handouts.return_record(agency.one(EV), agency.visit("Elena Delgado").id))
    assert isinstance(page, ReturnRecord)
    return page


def _made(agency: SampleAgency) -> None:
    _settled(agency)
    given(_make(agency, agency.one(EV)))


def _completed(agency: SampleAgency) -> None:
    """The record is signed and the visit over."""
    _settled(agency)
    booked = agency.visit("Elena Delgado")
    agency.sign_all(booked)
    agency.carry(booked, Status.FINISHED)


def _describe(agency: SampleAgency, actor: StaffMember) -> object:
    item = agency.family("Rosa").items[0]
    return agency.services.items.describe(actor, item.id, item.version, CANARY, CANARY)


def _correct(agency: SampleAgency, actor: StaffMember) -> object:
    item = agency.family("Rosa").items[0]
    return agency.services.items.correct(actor, replace(item, description=CANARY, location=CANARY, quantity=3))


def _clear_hold(agency: SampleAgency, actor: StaffMember) -> object:
    hold = agency.family("Rosa").items[-1].waiting_holds[0]
    return agency.services.items.clear_hold(actor, hold.id, CANARY, CANARY, CANARY, "letter", CANARY, TODAY)


def _answer(agency: SampleAgency, actor: StaffMember) -> object:
    view = given(agency.services.checklists.for_appointment(agency.one(SU), agency.visit("Rita Soto").id))
    free = [step for step in view.checklist.protocol.steps if step.id not in view.checklist.marks and not step.gate]
    step = next((step for step in free if step.role is actor.role), free[0])
    return agency.services.checklists.answer(actor, view.checklist.id, step.id, Answer.DONE)


def _take_back(agency: SampleAgency, actor: StaffMember) -> object:
    view = given(agency.services.checklists.for_appointment(agency.one(SU), agency.visit("Rita Soto").id))
    own = [step for step in view.checklist.protocol.steps if step.id in view.checklist.marks]
    step = next((step for step in own if step.role is actor.role), own[0])
    return agency.services.checklists.take_back(actor, view.checklist.id, step.id)


def _promised(agency: SampleAgency) -> None:
    case_id = agency.family("Daniel").case.id
    given(agency.services.follow_ups.add(agency.one(VS), case_id, TODAY, FollowUpKind.STILL_HELD))


def _change_resource(agency: SampleAgency, actor: StaffMember) -> object:
    first = given(agency.services.directory.all(agency.one(SU)))[0]
    return agency.services.directory.change(actor, first, replace(first, name=CANARY))


def _line(agency: SampleAgency) -> Resource:
    return next(each for each in given(agency.services.directory.all(agency.one(SU))) if each.id == "988")


def _add_resource(agency: SampleAgency, actor: StaffMember) -> object:
    first = given(agency.services.directory.all(agency.one(SU)))[0]
    return agency.services.directory.add(actor, replace(first, name=CANARY, source=CANARY))


def item(number: str) -> Item:
    return Item(0, 0, number, Category.CLOTHING, CANARY, CANARY, CANARY, 1, "shelf", "S-1", "B-1")


def listed(number: str, description: str = CANARY) -> ImportedItem:
    """A row of an import, as the import hands it to the service."""
    return ImportedItem(number, description, Category.KEYS, 1, "", "", "", 2)


def member(standing: Standing = Standing.NOT_SETTLED) -> FamilyMember:
    return FamilyMember(0, 0, CANARY, CANARY, standing, phone="555-0100", safe_contact=CANARY)


CLOSED = Closure(0, ClosureKind.OUT_OF_SERVICE, 1, Span(at(8, day=30), at(20, day=30)), CANARY)
SOON = TimeWish(Purpose.WITNESS_INTERVIEW, 60, TODAY)
NEW_ROOM = Room(0, CANARY, RoomKind.SOFT_INTERVIEW, "UTC", 4, True, CANARY, 20, 30, 10, CANARY, CANARY, CANARY)
NEW_CASE = NewCase("26-099999", CANARY, CANARY, Pronoun.SHE, Manner.HOMICIDE, CANARY)
CALENDAR = KeptCalendar("source", (KeptTime(Span(NOW + 3600, NOW + 7200), "source:uid"),))
_A = Action
USE_CASES = (
    # appointments
    reads("schedule.day", _A.VIEW_SCHEDULE, FD, lambda it, who: it.services.schedule.day(who, TODAY)),
    reads("schedule.period", _A.VIEW_SCHEDULE, FD, lambda it, who: it.services.schedule.period(who, TODAY, 7)),
    reads(
        "schedule.surroundings",
        _A.BOOK,
        FD,
        lambda it, who: it.services.schedule.surroundings(who, day_span(TODAY, ZONE)),
    ),
    reads("appointments.detail", _A.VIEW_APPOINTMENT, FD, lambda it, who: it.services.appointments.detail(who, 1)),
    reads("appointments.plan", _A.BOOK, FD, lambda it, who: it.services.appointments.plan(who, it.request())),
    reads("appointments.nearest", _A.BOOK, FD, lambda it, who: it.services.appointments.nearest(who, it.request())),
    reads("appointments.cautions", _A.BOOK, FD, lambda it, who: it.services.appointments.cautions(who, it.request())),
    writes(
        "appointments.book",
        _A.BOOK,
        FD,
        lambda it, who: it.services.appointments.book(who, it.request(guest_name=CANARY)),
    ),
    writes("appointments.change", _A.CHANGE_APPOINTMENT, FD, _change),
    UseCase("appointments.book", (_A.BOOK, _A.SHORTEN_BUFFER), SU, _book_shorter, writes=True),
    writes("appointments.restore", _A.CHANGE_APPOINTMENT, FD, _restore, _postponed),
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
        "appointments.not_here",
        _A.MARK_ARRIVED,
        FD,
        visit("Frank Adeyemi", "not_here"),
        carried("Frank Adeyemi", Status.ARRIVED),
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
    writes(
        "appointments.extend",
        _A.EXTEND_VISIT,
        VS,
        visit("Rita Soto", "extend", 15),
        carried("Rita Soto", Status.IN_ROOM),
    ),
    writes("appointments.reset", _A.RESET_ROOM, FD, visit("Rita Soto", "reset"), carried("Rita Soto", Status.FINISHED)),
    writes("appointments.postpone", _A.POSTPONE_APPOINTMENT, FD, visit("Tess Howard", "postpone", True, CANARY)),
    writes("appointments.cancel", _A.CANCEL_APPOINTMENT, FD, visit("Tess Howard", "cancel", CANARY)),
    # find a time, waiting list
    reads("find_time.find", _A.BOOK, FD, lambda it, who: it.services.find_time.find(who, SOON)),
    reads("waiting_list.wish_of", _A.VIEW_APPOINTMENT, FD, lambda it, who: it.services.waiting_list.wish_of(who, 1)),
    reads("waiting_list.offers", _A.KEEP_WAITING_LIST, FD, lambda it, who: it.services.waiting_list.offers(who)),
    writes("waiting_list.add", _A.KEEP_WAITING_LIST, FD, _would_come_earlier),
    writes(
        "waiting_list.close", _A.KEEP_WAITING_LIST, FD, lambda it, who: it.services.waiting_list.close(who, 1), _waits
    ),
    writes("waiting_list.accept", _A.CHANGE_APPOINTMENT, FD, _come_earlier, _waits),
    # series
    reads(
        "series.preview",
        _A.BOOK,
        FD,
        lambda it, who: it.services.series.preview(who, it.request(), THREE_DAYS),
    ),
    UseCase(
        "series.book",
        (_A.BOOK,),
        FD,
        lambda it, who: it.services.series.book(who, it.request(guest_name=CANARY), THREE_DAYS),
        writes=True,
        entries=4,
    ),
    UseCase(
        "series.of_appointment",
        (_A.VIEW_APPOINTMENT,),
        FD,
        lambda it, who: it.services.series.of_appointment(who, 1),
    ),
    UseCase("series.preview_change", (_A.CHANGE_APPOINTMENT,), FD, _series_change("preview_change")),
    UseCase(
        "series.change",
        (_A.CHANGE_APPOINTMENT,),
        FD,
        _series_change("change", CANARY),
        writes=True,
        prepare=_repeated,
        entries=4,
    ),
    UseCase("series.preview_release", (_A.VIEW_SCHEDULE,), FD, _series("preview_release")),
    UseCase(
        "series.postpone",
        (_A.POSTPONE_APPOINTMENT,),
        FD,
        _series("postpone", True, CANARY),
        writes=True,
        prepare=_repeated,
        entries=4,
    ),
    UseCase(
        "series.cancel",
        (_A.CANCEL_APPOINTMENT,),
        FD,
        _series("cancel", CANARY),
        writes=True,
        prepare=_repeated,
        entries=4,
    ),
    UseCase(
        "series.restore",
        (_A.CHANGE_APPOINTMENT,),
        FD,
        _restore_series,
        writes=True,
        prepare=_cancelled_series,
        entries=4,
    ),
    # cases
    reads("cases.list", _A.VIEW_CASES, EV, lambda it, who: it.services.cases.list(who)),
    reads("board.rows", _A.VIEW_CASES, EV, lambda it, who: it.services.board.rows(who)),
    reads("board.of_case", _A.VIEW_CASES, EV, lambda it, who: it.services.board.of_case(who, 1)),
    reads("search.find", _A.VIEW_CASES, EV, lambda it, who: it.services.search.find(who, "del")),
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
    # packing and custody
    reads("packing.list_for", _A.VIEW_CASES, EV, _packing("list_for")),
    UseCase("packing.labels", (_A.PRINT_CASE_DOCUMENT,), EV, _packing("labels"), prepare=_boxed),
    reads("packing.dry_run", _A.PRINT_CASE_DOCUMENT, EV, _packing("dry_run")),
    writes("packing.pack", _A.PACK, EV, _packing_first("pack", 1)),
    writes("packing.unpack", _A.PACK, EV, _packing_first("unpack"), _boxed),
    writes("packing.not_found", _A.PACK, EV, _packing_first("not_found")),
    writes("packing.reconcile", _A.RECONCILE_PACKING, SU, _reconcile, _boxed),
    reads("custody.ways", _A.VIEW_CASES, EV, lambda it, who: it.services.custody.ways(who, 1)),
    reads("custody.way", _A.VIEW_CASES, EV, lambda it, who: it.services.custody.way(who, 1)),
    reads("custody.leaf", _A.PRINT_CASE_DOCUMENT, EV, lambda it, who: it.services.custody.leaf(who, 1)),
    writes(
        "custody.move",
        _A.CARRY_ITEM,
        EV,
        lambda it, who: it.services.custody.move(who, [1, 2], Place.RETURN_ROOM, {1: CANARY}),
    ),
    # items
    writes("items.add", _A.ADD_ITEM, EV, lambda it, who: it.services.items.add(who, 1, item("77"))),
    writes("items.describe", _A.ADD_ITEM, EV, _describe),
    writes("items.correct", _A.ADD_ITEM, EV, _correct),
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
    reads("items.choices", _A.VIEW_CASES, EV, lambda it, who: it.services.items.choices(who, 6)),
    # what the family wishes and allows
    reads("preferences.of_case", _A.VIEW_CASES, EV, lambda it, who: it.services.preferences.of_case(who, 1)),
    reads(
        "preferences.history",
        _A.VIEW_CASES,
        EV,
        lambda it, who: it.services.preferences.history(who, 1, Topic.PACKAGING),
    ),
    writes(
        "preferences.record",
        _A.RECORD_PREFERENCE,
        VS,
        lambda it, who: it.services.preferences.record(who, 1, Topic.COMPANY, Reply.NOT_TO_BE_TOLD, CANARY),
    ),
    reads("consents.of_case", _A.VIEW_CONSENTS, VS, lambda it, who: it.services.consents.of_case(who, 1)),
    writes(
        "consents.record",
        _A.RECORD_CONSENT,
        VS,
        lambda it, who: it.services.consents.record(who, _consent(it)),
    ),
    reads("consents.form", _A.RECORD_CONSENT, VS, lambda it, who: it.services.consents.form(who, 1)),
    writes(
        "consents.revoke",
        _A.RECORD_CONSENT,
        VS,
        lambda it, who: it.services.consents.revoke(who, 1, Revocation.BY_WORD),
        lambda it: given(it.services.consents.record(it.one(VS), _consent(it))),
    ),
    reads(
        "phrases.for_category",
        _A.VIEW_CASES,
        EV,
        lambda it, who: it.services.phrases.for_category(who, Category.CLOTHING),
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
    # at the table
    reads("identity.of_visit", _A.VIEW_CASES, EV, lambda it, who: it.services.identity.of_visit(who, 1)),
    writes("identity.record", _A.EXAMINE_IDENTITY, EV, _identify, carried("Elena Delgado", Status.IN_ROOM)),
    reads("cash.of_visit", _A.VIEW_CASES, EV, lambda it, who: it.services.cash.of_visit(who, 1)),
    reads(
        "cash.sheet",
        _A.PRINT_CASE_DOCUMENT,
        EV,
        lambda it, who: it.services.cash.sheet(who, it.visit("Elena Delgado").id, it.family("Rosa").items[0].id),
    ),
    writes("cash.count", _A.COUNT_CASH, EV, _count, _cash),
    reads(
        "return_documents.table",
        _A.VIEW_CASES,
        EV,
        lambda it, who: it.services.return_documents.table(who, it.visit("Elena Delgado").id),
    ),
    reads("return_documents.draft", _A.SIGN_RECORD, EV, lambda it, who: it.services.return_documents.draft(who, 1)),
    writes("return_documents.make", _A.SIGN_RECORD, EV, _make, _settled),
    reads("return_documents.current", _A.VIEW_CASES, EV, lambda it, who: it.services.return_documents.current(who, 1)),
    reads("return_documents.pdf", _A.PRINT_CASE_DOCUMENT, EV, lambda it, who: it.services.return_documents.pdf(who, 1)),
    writes(
        "return_documents.sign",
        _A.SIGN_RECORD,
        EV,
        lambda it, who: it.services.return_documents.sign(who, 1, Signer.RECIPIENT, Method.PEN, PEN),
        _made,
    ),
    reads("return_documents.of_case", _A.VIEW_CASES, EV, lambda it, who: it.services.return_documents.of_case(who, 1)),
    reads(
        "return_documents.verify_file",
        _A.VIEW_CASES,
        EV,
        lambda it, who: it.services.return_documents.verify_file(who, b"%PDF"),
    ),
    reads(
        "return_documents.signed_copy",
        _A.PRINT_CASE_DOCUMENT,
        EV,
        lambda it, who: it.services.return_documents.signed_copy(who, 1),
    ),
    writes(
        "return_documents.add_addendum",
        _A.ADD_TO_RECORD,
        SU,
        lambda it, who: it.services.return_documents.add_addendum(who, 1, CANARY),
        _completed,
    ),
    reads("return_documents.verify", _A.VIEW_CASES, EV, lambda it, who: it.services.return_documents.verify(who, 1)),
    reads("checklists.protocols", _A.VIEW_PROTOCOLS, FD, lambda it, who: it.services.checklists.protocols(who)),
    reads("checklists.for_case", _A.VIEW_CASES, EV, lambda it, who: it.services.checklists.for_case(who, 1)),
    reads(
        "checklists.for_appointment",
        _A.VIEW_APPOINTMENT,
        FD,
        lambda it, who: it.services.checklists.for_appointment(who, 5),
    ),
    writes("checklists.answer", _A.ANSWER_STEP, VS, _answer),
    writes("checklists.take_back", _A.ANSWER_STEP, VS, _take_back),
    # today, rooms, staff
    reads("today.guests", _A.VIEW_SCHEDULE, FD, lambda it, who: it.services.today.guests(who, TODAY)),
    reads("today.alerts", _A.VIEW_SCHEDULE, FD, lambda it, who: it.services.today.alerts(who)),
    reads("today.steps", _A.ANSWER_STEP, FD, lambda it, who: it.services.today.steps(who)),
    reads("lobby.rows", _A.VIEW_SCHEDULE, FD, lambda it, who: it.services.lobby.rows(who)),
    reads("rooms.all", _A.VIEW_SCHEDULE, FD, lambda it, who: it.services.rooms.all(who)),
    writes("rooms.add", _A.CHANGE_AGENCY, SU, lambda it, who: it.services.rooms.add(who, NEW_ROOM)),
    writes(
        "rooms.change", _A.CHANGE_AGENCY, SU, lambda it, who: it.services.rooms.change(who, replace(NEW_ROOM, id=1))
    ),
    writes(
        "agency.change",
        _A.CHANGE_AGENCY,
        SU,
        lambda it, who: it.services.agency.change(who, Agency(CANARY, CANARY, "555-0199", CANARY, ZONE)),
    ),
    writes(
        "staff.set_extension", _A.CHANGE_AGENCY, SU, lambda it, who: it.services.staff.set_extension(who, 1, "4499")
    ),
    writes("agency.set_state", _A.CHANGE_AGENCY, SU, lambda it, who: it.services.agency.set_state(who, "OH")),
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
    # buffers, closed times, people, parties kept apart
    reads("buffers.table", _A.VIEW_SCHEDULE, FD, lambda it, who: it.services.buffers.table(who)),
    writes(
        "buffers.set_buffers",
        _A.CHANGE_BUFFERS,
        SU,
        lambda it, who: it.services.buffers.set_buffers(who, 1, Purpose.FAMILY_MEETING, Buffers(10, 10, 10)),
    ),
    reads("closures.openings", _A.VIEW_SCHEDULE, FD, lambda it, who: it.services.closures.openings(who)),
    writes(
        "closures.set_hours",
        _A.CHANGE_HOURS,
        SU,
        lambda it, who: it.services.closures.set_hours(who, None, [Opening(None, 0, 540, 1020)]),
    ),
    reads("closures.coming", _A.VIEW_SCHEDULE, FD, lambda it, who: it.services.closures.coming(who)),
    reads("closures.in_the_way", _A.CHANGE_CLOSURES, VS, lambda it, who: it.services.closures.in_the_way(who, CLOSED)),
    writes("closures.add", _A.CHANGE_CLOSURES, VS, lambda it, who: it.services.closures.add(who, CLOSED)),
    writes("closures.remove", _A.CHANGE_CLOSURES, VS, lambda it, who: it.services.closures.remove(who, 1), _closed),
    reads("closures.holidays", _A.VIEW_SCHEDULE, FD, lambda it, who: it.services.closures.holidays(who, 2026)),
    writes(
        "closures.adopt_holidays",
        _A.CHANGE_CLOSURES,
        VS,
        lambda it, who: it.services.closures.adopt_holidays(who, 2027, [date(2027, 1, 1)]),
    ),
    reads("team.interpreters", _A.VIEW_SCHEDULE, FD, lambda it, who: it.services.team.interpreters(who)),
    writes(
        "team.add_interpreter",
        _A.CHANGE_INTERPRETERS,
        VS,
        lambda it, who: it.services.team.add_interpreter(who, CANARY, ("es", "pt"), "555-0100"),
    ),
    writes(
        "team.deactivate_interpreter",
        _A.CHANGE_INTERPRETERS,
        VS,
        lambda it, who: it.services.team.deactivate_interpreter(who, 1),
        _interpreted,
    ),
    reads("team.busy", _A.VIEW_SCHEDULE, FD, lambda it, who: it.services.team.busy(who, who.id)),
    writes(
        "team.add_busy",
        _A.CHANGE_BUSY,
        EV,
        lambda it, who: it.services.team.add_busy(who, Busy(0, who.id, None, CLOSED.span)),
    ),
    writes("team.remove_busy", _A.CHANGE_BUSY, VS, lambda it, who: it.services.team.remove_busy(who, 1), _taken),
    writes("team.confirm_duty", _A.CONFIRM_DUTY, VS, _answer_duty("confirm_duty"), _hosting),
    writes("team.unconfirm_duty", _A.CONFIRM_DUTY, VS, _answer_duty("unconfirm_duty"), _hosting),
    reads("team.suggest_hosts", _A.BOOK, FD, lambda it, who: it.services.team.suggest_hosts(who, 1)),
    reads("separation.parties", _A.BOOK, FD, lambda it, who: it.services.separation.parties(who)),
    reads("separation.rules", _A.KEEP_APART, VS, lambda it, who: it.services.separation.rules(who)),
    reads("separation.too_near", _A.KEEP_APART, VS, lambda it, who: it.services.separation.too_near(who)),
    writes(
        "separation.keep_apart",
        _A.KEEP_APART,
        VS,
        lambda it, who: it.services.separation.keep_apart(
            who, Side(case_id=1), Side(appointment_id=5), 60, KeptIn.FLOOR, Why.TWO_SIDES
        ),
    ),
    writes("separation.end", _A.KEEP_APART, VS, lambda it, who: it.services.separation.end(who, 1), _kept_apart),
    # directory, history
    reads("directory.all", _A.VIEW_DIRECTORY, FD, lambda it, who: it.services.directory.all(who)),
    writes(
        "directory.verify",
        _A.CHANGE_DIRECTORY,
        VS,
        lambda it, who: it.services.directory.verify(who, _line(it), TODAY),
    ),
    reads("directory.due", _A.CHANGE_DIRECTORY, VS, lambda it, who: it.services.directory.due(who)),
    writes("directory.change", _A.CHANGE_DIRECTORY, VS, _change_resource),
    writes("directory.add", _A.CHANGE_DIRECTORY, VS, _add_resource),
    writes("directory.retire", _A.CHANGE_DIRECTORY, SU, lambda it, who: it.services.directory.retire(who, _line(it))),
    writes(
        "directory.use_again",
        _A.CHANGE_DIRECTORY,
        SU,
        lambda it, who: it.services.directory.use_again(who, "victimconnect"),
    ),
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
        "handouts.family_paper",
        _A.PRINT_CASE_DOCUMENT,
        EV,
        lambda it, who: it.services.handouts.family_paper(who, Kind.CARE, 1),
    ),
    reads(
        "handouts.family_packet",
        _A.PRINT_CASE_DOCUMENT,
        EV,
        lambda it, who: it.services.handouts.family_packet(who, 1),
    ),
    reads(
        "handouts.role_checklist",
        _A.PRINT_CHECKLIST,
        EV,
        lambda it, who: it.services.handouts.role_checklist(who, 1, who.role),
        _A.VIEW_CASES,
    ),
    reads("handouts.keep_for_later", _A.PRINT_CASE_DOCUMENT, EV, _of_first_case("keep_for_later")),
    reads("handouts.designee_form", _A.PRINT_CASE_DOCUMENT, EV, _of_first_case("designee_form")),
    reads(
        "handouts.room_readiness",
        _A.PRINT_CHECKLIST,
        FD,
        lambda it, who: it.services.handouts.room_readiness(who, 1),
    ),
    reads("handouts.overdue", _A.PRINT_CASE_DOCUMENT, EV, lambda it, who: it.services.handouts.overdue(who)),
    reads(
        "handouts.agency_paper",
        _A.PRINT_AGENCY_FORM,
        VS,
        lambda it, who: it.services.handouts.agency_paper(who, Kind.PRESS_REVIEW),
    ),
    reads("handouts.day_sheet", _A.PRINT_DAY_SHEET, FD, lambda it, who: it.services.handouts.day_sheet(who, TODAY)),
    writes(
        "handouts.printed",
        _A.PRINT_CHECKLIST,
        FD,
        lambda it, who: it.services.handouts.printed(who, "day_sheet", None, None, "es"),
    ),
)
USE_CASES += (
    # calendar files, reports and the week board; nobody's own words are in them but the reason of a closed time
    writes(
        "calendar_files.save_appointment",
        _A.EXPORT_CALENDAR,
        FD,
        lambda it, who: it.services.calendar_files.save_appointment(who, 1),
    ),
    writes(
        "calendar_files.save_room",
        _A.EXPORT_CALENDAR,
        FD,
        lambda it, who: it.services.calendar_files.save_room(who, 1, TODAY, TODAY),
    ),
    writes(
        "calendar_files.save_staff",
        _A.EXPORT_CALENDAR,
        EV,
        lambda it, who: it.services.calendar_files.save_staff(who, who.id, TODAY, TODAY),
    ),
    reads("calendar_files.reader", _A.IMPORT_BUSY, FD, lambda it, who: it.services.calendar_files.reader(who)),
    writes(
        "calendar_files.import_busy",
        _A.IMPORT_BUSY,
        FD,
        lambda it, who: it.services.calendar_files.import_busy(who, CALENDAR, staff_id=who.id),
    ),
    writes(
        "calendar_files.import_closures",
        _A.IMPORT_CLOSURES,
        SU,
        lambda it, who: it.services.calendar_files.import_closures(who, CALENDAR, CANARY),
    ),
    reads("reports.over", _A.VIEW_REPORTS, VS, lambda it, who: it.services.reports.over(who, TODAY, TODAY)),
    writes("reports.exported", _A.EXPORT_REPORT, VS, lambda it, who: it.services.reports.exported(who, TODAY, TODAY)),
    reads("week_board.of_week", _A.PRINT_WEEK_BOARD, FD, lambda it, who: it.services.week_board.of_week(who, TODAY)),
)
USE_CASES += tuple(
    UseCase(*each)
    for each in (*AUTHORITY, *NOTICES, *ACCOUNTS, *RETENTION, *BY_POST, *PRINTS, *AUDIT, *BACKUPS, *WORDING)
)
WRITES = tuple(each for each in USE_CASES if each.writes)
