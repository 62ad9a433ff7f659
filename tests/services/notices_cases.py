"""The use cases of notices and of the final disposition; see use_cases.py."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.domain.destructions import Authorized, Destruction, Withdrawal
from desktop_app.domain.items import Cleaning, Decision, Item, Packaging
from desktop_app.domain.notices import Notice, NoticeMethod, NoticeRule, NoticeVersion, NoticeWish
from desktop_app.domain.permissions import Action
from desktop_app.domain.staff import Role, StaffMember
from tests.agency import TODAY, SampleAgency, given

CANARY = "Zyxwena Quorlbyn"
EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
Call = Callable[[SampleAgency, StaffMember], object]
RULE = NoticeRule(0, CANARY, None, NoticeMethod.MAILED, 60, CANARY, TODAY, CANARY)
ORDER = Authorized(CANARY, "court_order", CANARY)


def rule_kept(agency: SampleAgency) -> NoticeRule:
    """A rule for any belonging, looked up today."""
    return given(agency.services.notices.keep_rule(agency.one(SU), RULE))


def spoken_with(agency: SampleAgency, name: str = "Rosa") -> None:
    """Victim services spoke with the first of a family today."""
    member = agency.family(name).family[0]
    given(agency.services.notices.record_call(agency.one(VS), member.case_id, member.id, TODAY))


def first_item(agency: SampleAgency, name: str = "Rosa") -> Item:
    return next(item for item in agency.family(name).items if item.releasable)


def letter_sent(agency: SampleAgency, actor: StaffMember | None = None) -> Notice | object:
    """A letter about the first belonging, under the rule that is kept."""
    member, item = agency.family("Rosa").family[0], first_item(agency)
    wish = NoticeWish(1, NoticeVersion.STATUTORY, NoticeMethod.MAILED, member.id, (item.id,), TODAY, CANARY)
    return agency.services.notices.record(actor or agency.one(VS), member.case_id, wish)


def ready_to_write(agency: SampleAgency) -> None:
    rule_kept(agency)
    spoken_with(agency)


def written(agency: SampleAgency) -> None:
    ready_to_write(agency)
    letter_sent(agency)


def declined(agency: SampleAgency, item: Item | None = None) -> Item:
    """The family does not want a belonging, was told what may follow, and said so again."""
    item = item or first_item(agency)
    agency.tick_case(item.case_id, "B1", "B2")
    choice = Decision.DO_NOT_RETURN, Cleaning.NOT_ASKED, Packaging.NOT_ASKED
    return given(agency.services.items.record_choice(agency.one(VS), item.id, *choice, warned=True))


def gate_open(agency: SampleAgency) -> Item:
    spoken_with(agency)
    return declined(agency)


def asked(agency: SampleAgency) -> Destruction:
    item = gate_open(agency)
    return given(agency.services.destructions.ask(agency.one(EV), item.id, ORDER))


def approved(agency: SampleAgency) -> Destruction:
    return given(agency.services.destructions.approve(agency.one(SU), asked(agency).id))


def _finish(agency: SampleAgency, actor: StaffMember) -> object:
    return agency.services.destructions.finish(actor, 1, agency.one(EV, but=actor.id).id)


def _call(agency: SampleAgency, actor: StaffMember) -> object:
    member = agency.family("Rosa").family[0]
    return agency.services.notices.record_call(actor, member.case_id, member.id, TODAY)


def _nothing(agency: SampleAgency) -> None:
    return None


_A = Action
NOTICES: tuple[tuple[str, tuple[Action, ...], Role, Call, bool, Callable[[SampleAgency], object]], ...] = (
    ("notices.rules", (_A.VIEW_CASES,), EV, lambda it, who: it.services.notices.rules(who), False, _nothing),
    (
        "notices.keep_rule",
        (_A.CHANGE_NOTICE_RULES,),
        SU,
        lambda it, who: it.services.notices.keep_rule(who, RULE),
        True,
        _nothing,
    ),
    (
        "notices.end_rule",
        (_A.CHANGE_NOTICE_RULES,),
        SU,
        lambda it, who: it.services.notices.end_rule(who, 1),
        True,
        rule_kept,
    ),
    ("notices.of_case", (_A.VIEW_CASES,), EV, lambda it, who: it.services.notices.of_case(who, 1), False, _nothing),
    ("notices.record_call", (_A.RECORD_FOLLOW_UP,), VS, _call, True, _nothing),
    ("notices.record", (_A.SEND_NOTICE,), VS, letter_sent, True, ready_to_write),
    (
        "notices.came_back",
        (_A.SEND_NOTICE,),
        VS,
        lambda it, who: it.services.notices.came_back(who, 1, TODAY),
        True,
        written,
    ),
    ("notices.letter", (_A.SEND_NOTICE,), VS, lambda it, who: it.services.notices.letter(who, 1), False, written),
    (
        "destructions.of_case",
        (_A.VIEW_CASES,),
        EV,
        lambda it, who: it.services.destructions.of_case(who, 1),
        False,
        _nothing,
    ),
    (
        "destructions.waiting",
        (_A.APPROVE_DESTRUCTION,),
        SU,
        lambda it, who: it.services.destructions.waiting(who),
        False,
        asked,
    ),
    (
        "destructions.ask",
        (_A.ASK_DESTRUCTION,),
        EV,
        lambda it, who: it.services.destructions.ask(who, first_item(it).id, ORDER),
        True,
        gate_open,
    ),
    (
        "destructions.approve",
        (_A.APPROVE_DESTRUCTION,),
        SU,
        lambda it, who: it.services.destructions.approve(who, 1),
        True,
        asked,
    ),
    (
        "destructions.withdraw",
        (_A.WITHDRAW_DESTRUCTION,),
        VS,
        lambda it, who: it.services.destructions.withdraw(who, 1, Withdrawal.FAMILY_CHANGED),
        True,
        asked,
    ),
    ("destructions.finish", (_A.CARRY_OUT_DESTRUCTION,), EV, _finish, True, approved),
)
"""As the fields of a UseCase."""
