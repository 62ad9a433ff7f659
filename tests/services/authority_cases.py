"""The use cases of authority: documents seen, flags, states of a case, letters to authorities. See use_cases.py."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.domain.authority import Basis, Ruling
from desktop_app.domain.cases import CaseState, Manner, StateBy
from desktop_app.domain.flags import FlagKind, FlagWhy
from desktop_app.domain.permissions import Action
from desktop_app.domain.staff import Role, StaffMember
from tests.agency import TODAY, SampleAgency, given

CANARY = "Zyxwena Quorlbyn"
EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
Call = Callable[[SampleAgency, StaffMember], object]


def _record(agency: SampleAgency, actor: StaffMember) -> object:
    member = agency.family("Daniel").family[1]
    return agency.services.authority.record(actor, member.id, Basis.DESIGNEE, CANARY, CANARY, "4417", TODAY)


def _seen(agency: SampleAgency) -> None:
    given(_record(agency, agency.one(EV)))


def _decide(agency: SampleAgency, actor: StaffMember) -> object:
    seen = agency.family("Daniel").family[1].authority
    return agency.services.authority.decide(actor, seen.id if seen else 0, Ruling.ACCEPTED)


def _set_flag(agency: SampleAgency, actor: StaffMember) -> object:
    return agency.services.flags.set(actor, 1, None, FlagKind.MEDIA, FlagWhy.THEY_ASKED, CANARY)


def _flagged(agency: SampleAgency) -> None:
    given(_set_flag(agency, agency.one(SU)))


def _set_state(agency: SampleAgency, actor: StaffMember) -> object:
    case = agency.family("Daniel").case
    return agency.services.cases.set_state(actor, case.id, case.version, CaseState.ON_HOLD, StateBy.PROSECUTOR, CANARY)


def _change_manner(agency: SampleAgency, actor: StaffMember) -> object:
    case = agency.family("Daniel").case
    to = Manner.SUICIDE if case.manner is Manner.HOMICIDE else Manner.HOMICIDE
    return agency.services.cases.change_manner(actor, case.id, case.version, to, CANARY)


def _changed(agency: SampleAgency) -> None:
    given(_change_manner(agency, agency.one(SU)))


def _ask(agency: SampleAgency, actor: StaffMember) -> object:
    item = agency.family("Rosa").items[-1]
    hold = item.waiting_holds[0]
    return agency.services.hold_requests.ask(actor, item.case_id, hold.authority, (hold.id,), TODAY)


def _asked(agency: SampleAgency) -> None:
    given(_ask(agency, agency.one(EV)))


def _about(method: str, *rest: object) -> Call:
    def call(agency: SampleAgency, actor: StaffMember) -> object:
        item = agency.family("Rosa").items[-1]
        service = agency.services.hold_requests
        return getattr(service, method)(actor, item.case_id, item.waiting_holds[0].authority, *rest)

    return call


def _nothing(agency: SampleAgency) -> None:
    return None


_A = Action
AUTHORITY: tuple[tuple[str, tuple[Action, ...], Role, Call, bool, Callable[[SampleAgency], object]], ...] = (
    (
        "authority.revisions",
        (_A.VIEW_CASES,),
        EV,
        lambda it, who: it.services.authority.revisions(who, 1),
        False,
        _nothing,
    ),
    ("authority.record", (_A.RECORD_AUTHORITY,), EV, _record, True, _nothing),
    ("authority.decide", (_A.DECIDE_AUTHORITY,), VS, _decide, True, _seen),
    ("flags.of_case", (_A.VIEW_CASES,), EV, lambda it, who: it.services.flags.of_case(who, 1), False, _nothing),
    ("flags.set", (_A.SET_FLAG,), VS, _set_flag, True, _nothing),
    ("flags.clear", (_A.SET_FLAG,), VS, lambda it, who: it.services.flags.clear(who, 1, CANARY), True, _flagged),
    ("cases.set_state", (_A.CHANGE_CASE,), VS, _set_state, True, _nothing),
    ("cases.change_manner", (_A.CHANGE_MANNER,), VS, _change_manner, True, _nothing),
    ("cases.manner_news", (_A.VIEW_CASES,), EV, lambda it, who: it.services.cases.manner_news(who, 1), False, _nothing),
    (
        "cases.acknowledge_manner",
        (_A.CHANGE_MANNER,),
        SU,
        lambda it, who: it.services.cases.acknowledge_manner(who, it.family("Daniel").case.id),
        True,
        _changed,
    ),
    ("hold_requests.ask", (_A.ASK_AUTHORITY,), EV, _ask, True, _nothing),
    (
        "hold_requests.waiting",
        (_A.VIEW_CASES,),
        EV,
        lambda it, who: it.services.hold_requests.waiting(who),
        False,
        _nothing,
    ),
    ("hold_requests.letter", (_A.PRINT_CASE_DOCUMENT,), EV, _about("letter"), False, _asked),
    ("hold_requests.remind", (_A.ASK_AUTHORITY,), EV, _about("remind", TODAY), True, _asked),
    ("hold_requests.came_back", (_A.ASK_AUTHORITY,), EV, _about("came_back", TODAY, TODAY), True, _asked),
    ("hold_requests.still_needed", (_A.ASK_AUTHORITY,), EV, _about("still_needed", TODAY), True, _asked),
)
"""As the fields of a UseCase."""
