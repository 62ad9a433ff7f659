"""The use cases after the return: records kept and removed, paper forms, check-ins, what was not found. See use_cases.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from desktop_app.domain.appointments import Status
from desktop_app.domain.cases import Case, Manner, NewCase, Pronoun
from desktop_app.domain.identity import Document
from desktop_app.domain.items import Outcome
from desktop_app.domain.paper_forms import PaperCount, PaperForm, Spoiled, Written
from desktop_app.domain.permissions import Action
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import HOUR
from desktop_app.services.return_documents import RecordPage
from tests.agency import TODAY, SampleAgency, given

CANARY = "Zyxwena Quorlbyn"
EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
YEAR = 366 * 24 * HOUR
Call = Callable[[SampleAgency, StaffMember], object]
OLD_CASE = NewCase("19-000777", CANARY, CANARY, Pronoun.SHE, Manner.HOMICIDE, CANARY)


def over(agency: SampleAgency, years_ago: int = 3) -> Case:
    """A family whose return was withdrawn that long ago, in an agency that keeps records for a year; nothing is here."""
    supervisor = agency.one(SU)
    given(agency.services.retention.set_years(supervisor, 1))
    now, agency.clock.moment = agency.clock.moment, agency.clock.moment - years_ago * YEAR
    case = given(agency.services.cases.open(supervisor, OLD_CASE))
    agency.clock.moment = now
    agency.database.engine.execute_sql(
        "UPDATE family_case SET state = 'withdrawn', state_reason = 'family', state_since = ? WHERE id = ?",
        (agency.clock.moment - years_ago * YEAR, case.id),
    )
    return case


def second_supervisor(agency: SampleAgency) -> StaffMember:
    """Another supervisor than the first one."""
    first = agency.one(SU)
    other = next((each for each in agency.services.staff.all() if each.role is SU and each.id != first.id), None)
    return other or given(agency.services.staff.add(first, "Ingrid Vale", SU))


def asked(agency: SampleAgency) -> Case:
    """A purge that waits for its approval; another supervisor than the first one asked."""
    case = over(agency)
    given(agency.services.retention.ask(second_supervisor(agency), case.id))
    return case


def the_case(agency: SampleAgency) -> int:
    """The id of the case that `over` opened, or 0."""
    found = agency.database.engine.execute_sql("SELECT id FROM family_case WHERE number = ?", (OLD_CASE.number,))
    row = found.fetchone()
    return int(row[0]) if row else 0


def _purge(method: str) -> Call:
    return lambda it, who: getattr(it.services.retention, method)(who, the_case(it))


def forms(agency: SampleAgency, count: int = 1) -> tuple[PaperForm, ...]:
    """Forms given out yesterday."""
    moment = agency.clock.moment
    agency.clock.moment = moment - 24 * HOUR
    made = given(agency.services.paper_forms.issue(agency.one(EV), count))
    agency.clock.moment = moment
    return made


def went_by_hand(agency: SampleAgency) -> None:
    """A form is there, and the time of the visit has passed on paper."""
    forms(agency)
    agency.clock.moment = agency.visit("Elena Delgado").event.end + HOUR


def written(agency: SampleAgency, outcomes: Mapping[int, Outcome] | None = None, **changes: object) -> Written:
    """What stands on the form of Rosa's family: everything given to her sister."""
    visit, family = agency.visit("Elena Delgado"), agency.family("Rosa")
    evidence = agency.one(EV)
    lying = given(agency.services.return_documents.table(evidence, visit.id))
    given_back = {item.id: Outcome.RETURNED for item in lying}
    whole = Written(
        visit.id,
        visit.event.start + HOUR // 2,
        family.answer.recipients[0].id,
        Document.PASSPORT,
        evidence.id,
        agency.one(EV, but=evidence.id).id,
        given_back if outcomes is None else outcomes,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def render(page: RecordPage) -> bytes:
    """Bytes that stand for the page."""
    return b"%PDF-1.7 " + repr(page).encode()


def counted(agency: SampleAgency, item_id: int, cents: int = 2_000) -> tuple[PaperCount, ...]:
    """Two people's counts, as they stand on the form."""
    first = agency.one(EV)
    people = (first, agency.one(EV, but=first.id))
    return tuple(PaperCount(item_id, each.id, {"bill_100": cents // 100}) for each in people)


def _enter(agency: SampleAgency, actor: StaffMember) -> object:
    return agency.services.paper_forms.enter(actor, 1, written(agency), render)


def _in_room(agency: SampleAgency) -> None:
    agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)


def _offer(agency: SampleAgency, actor: StaffMember) -> object:
    return agency.services.staff_checkins.offer(actor, agency.visit("Elena Delgado").id, agency.one(EV).id)


def missing(agency: SampleAgency) -> int:
    """The first belonging of a visit was not found: the id of the move that says so."""
    visit, first = agency.visit("Elena Delgado"), agency.family("Rosa").items[0]
    given(agency.services.packing.not_found(agency.one(EV), visit.id, first.id))
    return given(agency.services.missing_items.of_case(agency.one(EV), first.case_id))[-1].move_id


def _move(agency: SampleAgency) -> int:
    found = given(agency.services.missing_items.waiting(agency.one(EV)))
    return found[0].move_id if found else 0


RETENTION: tuple[tuple[object, ...], ...] = (
    ("retention.years", (Action.VIEW_RETENTION,), VS, lambda it, who: it.services.retention.years(who)),
    (
        "retention.set_years",
        (Action.SET_RETENTION,),
        SU,
        lambda it, who: it.services.retention.set_years(who, 7),
        True,
    ),
    ("retention.past", (Action.VIEW_RETENTION,), VS, lambda it, who: it.services.retention.past(who)),
    ("retention.of_case", (Action.VIEW_RETENTION,), VS, lambda it, who: it.services.retention.of_case(who, 1)),
    ("retention.ask", (Action.ASK_PURGE,), VS, _purge("ask"), True, over),
    ("retention.withdraw", (Action.ASK_PURGE,), VS, _purge("withdraw"), True, asked),
    ("retention.approve", (Action.APPROVE_PURGE,), SU, _purge("approve"), True, asked),
    ("paper_forms.all", (Action.VIEW_CASES,), EV, lambda it, who: it.services.paper_forms.all(who)),
    ("paper_forms.of_case", (Action.VIEW_CASES,), EV, lambda it, who: it.services.paper_forms.of_case(who, 1)),
    (
        "paper_forms.issue",
        (Action.ISSUE_PAPER_FORMS,),
        EV,
        lambda it, who: it.services.paper_forms.issue(who, 3),
        True,
    ),
    (
        "paper_forms.blank",
        (Action.ISSUE_PAPER_FORMS,),
        EV,
        lambda it, who: it.services.paper_forms.blank(who, (1,)),
        False,
        forms,
    ),
    (
        "paper_forms.late_visits",
        (Action.ENTER_PAPER_FORM,),
        EV,
        lambda it, who: it.services.paper_forms.late_visits(who, 1),
    ),
    ("paper_forms.enter", (Action.ENTER_PAPER_FORM,), EV, _enter, True, went_by_hand),
    (
        "paper_forms.spoil",
        (Action.ISSUE_PAPER_FORMS,),
        EV,
        lambda it, who: it.services.paper_forms.spoil(who, 1, Spoiled.DAMAGED),
        True,
        forms,
    ),
    (
        "staff_checkins.of_case",
        (Action.OFFER_CHECK_IN,),
        VS,
        lambda it, who: it.services.staff_checkins.of_case(who, 1),
    ),
    ("staff_checkins.offer", (Action.OFFER_CHECK_IN,), VS, _offer, True, _in_room),
    ("missing_items.waiting", (Action.VIEW_CASES,), EV, lambda it, who: it.services.missing_items.waiting(who)),
    ("missing_items.of_case", (Action.VIEW_CASES,), EV, lambda it, who: it.services.missing_items.of_case(who, 1)),
    (
        "missing_items.tell",
        (Action.TELL_MISSING,),
        VS,
        lambda it, who: it.services.missing_items.tell(who, [_move(it)], TODAY),
        True,
        missing,
    ),
    (
        "missing_items.explain",
        (Action.EXPLAIN_MISSING,),
        SU,
        lambda it, who: it.services.missing_items.explain(who, _move(it), CANARY),
        True,
        missing,
    ),
)
"""Method, guards, somebody who may, a call, whether it writes, what makes it possible."""
