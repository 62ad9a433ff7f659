"""Notices: the agency's own rules, the calls that come first, and the letters that follow them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.cases import FamilyMember, Manner, Standing
from desktop_app.domain.flags import FlagKind
from desktop_app.domain.handouts import Kind, NoticeLetter
from desktop_app.domain.items import Item
from desktop_app.domain.notices import (
    Notice,
    NoticeRule,
    NoticeVersion,
    NoticeWish,
    PersonalCall,
    due_on,
    plan_coming_back,
    plan_notice,
    refuse_addressee,
    refuse_rule,
    standing_rules,
)
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Reason, Refused, refuse, together
from desktop_app.domain.return_documents import may_be_shown
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_record, check_text
from desktop_app.domain.times import not_later
from desktop_app.services.acting import Service
from desktop_app.services.handouts.surroundings import contact_of, letterhead
from desktop_app.store import agency, cases, flags, items, notices

_KINDS = {NoticeVersion.PERSONAL: Kind.NOTICE_PERSONAL, NoticeVersion.STATUTORY: Kind.NOTICE_STATUTORY}


@dataclass(frozen=True, slots=True)
class FamilyNotices:
    """The letters to a family, the calls with it, and the rules a next letter could go by."""

    sent: tuple[Notice, ...]
    calls: tuple[PersonalCall, ...]
    rules: tuple[NoticeRule, ...]


class NoticeService(Service):
    """Nothing here is law: what a rule says was looked up by somebody of the agency, and says by whom and when."""

    def rules(self, actor: StaffMember) -> tuple[NoticeRule, ...] | Refused:
        """The rules in use."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            return standing_rules(notices.rules())

    def keep_rule(self, actor: StaffMember, wish: NoticeRule) -> NoticeRule | Refused:
        """A new rule, or one in the place of another (`wish.id`); letters sent keep the rule they went by."""
        if refused := self._deny(actor, Action.CHANGE_NOTICE_RULES):
            return refused
        kept = check_record(wish, "jurisdiction", "citation", "verified_by")
        if isinstance(kept, Refused):
            return together(kept, refuse_rule(wish, self._today()))
        with self._writing():
            used = [each for each in standing_rules(notices.rules()) if each.id != wish.id]
            wrong = refuse_rule(kept, self._today())
            twice = any(_same_subject(each, kept) for each in used)
            if wrong or twice:
                return together(wrong, Reason(Cause.DUPLICATE, {"what": "rule"}) if twice else None)
            if wish.id and not notices.end_rule(wish.id, self._clock()):
                return refuse(Cause.CHANGED_MEANWHILE)
            added = notices.add_rule(kept)
            category = added.category.value if added.category else ""
            self._record(
                actor,
                "notice_rule.keep",
                "notice_rule",
                added.id,
                category=category,
                days=added.days,
                method=added.method.value,
                instead_of=wish.id or "",
            )
        return added

    def end_rule(self, actor: StaffMember, rule_id: int) -> NoticeRule | Refused:
        """A rule that no letter goes by any more."""
        if refused := self._deny(actor, Action.CHANGE_NOTICE_RULES):
            return refused
        with self._writing():
            rule = notices.rule(rule_id)
            if rule is None or not notices.end_rule(rule_id, self._clock()):
                return refuse(Cause.NOT_FOUND)
            self._record(actor, "notice_rule.end", "notice_rule", rule_id)
        return replace(rule, ended_at=self._clock())

    def of_case(self, actor: StaffMember, case_id: int) -> FamilyNotices | Refused:
        """The letters to a family and what the next one needs."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            sent = notices.of_cases((case_id,))
            return FamilyNotices(sent, notices.calls(case_id, self._zone()), standing_rules(notices.rules()))

    def record_call(self, actor: StaffMember, case_id: int, member_id: int, on: date) -> PersonalCall | Refused:
        """Victim services spoke with somebody of the family. What was said is written nowhere."""
        if refused := self._deny(actor, Action.RECORD_FOLLOW_UP):
            return refused
        with self._writing():
            if _member(case_id, member_id) is None:
                return refuse(Cause.NOT_FOUND)
            if late := not_later("called_on", on, self._today()):
                return Refused((late,))
            call_id = notices.add_call(case_id, member_id, on, actor.name, self._clock())
            self._record(actor, "notice.call", "personal_call", call_id, case_id=case_id, day=on.isoformat())
        return PersonalCall(on, actor.name, member_id)

    def record(self, actor: StaffMember, case_id: int, wish: NoticeWish) -> Notice | Refused:
        """A letter was sent. It needs a call before it, and the rule it goes by."""
        if refused := self._deny(actor, Action.SEND_NOTICE):
            return refused
        tracking = check_text("tracking", wish.tracking)
        if isinstance(tracking, Refused):
            return tracking
        kept = replace(wish, tracking=tracking, item_ids=tuple(dict.fromkeys(wish.item_ids)))
        with self._writing():
            case, rule, member = cases.get(case_id), notices.rule(wish.rule_id), _member(case_id, wish.member_id)
            own = {each.id: each for each in items.of_cases((case_id,))}
            fits = all(item_id in own for item_id in kept.item_ids)
            if case is None or rule is None or rule.ended_at is not None or member is None or not fits:
                return refuse(Cause.NOT_FOUND)
            about = tuple(own[item_id] for item_id in kept.item_ids)
            call = plan_notice(kept, rule, notices.rules(), about, notices.calls(case_id, self._zone()), self._today())
            stopped = self._refuse_addressee(member), *_unnamed(about, case.manner)
            if isinstance(call, Refused) or any(stopped):
                return together(call, *stopped)
            sent = Notice(
                0, case_id, rule, kept.version, member.id, kept.item_ids, call.on, call.by_name, kept.sent_on,
                kept.tracking, due_on(rule, kept.sent_on), actor.name,
            )  # fmt: skip
            added = notices.add(sent, self._clock())
            if added is None:
                return refuse(Cause.NOT_FOUND)
            self._record(
                actor,
                "notice.record",
                "notice",
                added.id,
                case_id=case_id,
                version=added.version.value,
                due=added.due_on.isoformat(),
                numbers=", ".join(item.number for item in about),
            )
        return added

    def came_back(self, actor: StaffMember, notice_id: int, on: date) -> Notice | Refused:
        """A letter came back undelivered: its days do not run, and another way to reach the family is looked for."""
        if refused := self._deny(actor, Action.SEND_NOTICE):
            return refused
        with self._writing():
            notice = notices.get(notice_id)
            if notice is None:
                return refuse(Cause.NOT_FOUND)
            if refused := plan_coming_back(notice, on, self._today()):
                return refused
            notices.came_back(notice_id, on, actor.name, self._clock())
            numbers = ", ".join(each.number for each in items.of_cases((notice.case_id,)) if each.id in notice.item_ids)
            self._record(
                actor,
                "notice.came_back",
                "notice",
                notice_id,
                case_id=notice.case_id,
                day=on.isoformat(),
                numbers=numbers,
            )
        return replace(notice, came_back_on=on, came_back_by=actor.name)

    def letter(self, actor: StaffMember, notice_id: int, language: str = "en") -> NoticeLetter | Refused:
        """The letter of a notice, as it was recorded; without a record, and so without a call, there is none."""
        if refused := self._deny(actor, Action.SEND_NOTICE):
            return refused
        with self._database.reading():
            notice = notices.get(notice_id)
            case = cases.get(notice.case_id) if notice else None
            member = _member(case.id, notice.member_id) if case and notice else None
            if notice is None or case is None or member is None:
                return refuse(Cause.NOT_FOUND)
            known = {item.id: item.family_description or item.description for item in items.of_cases((case.id,))}
            return NoticeLetter(
                _KINDS[notice.version],
                letterhead(language),
                case.number,
                member.called,
                case.name_to_use,
                tuple(known[item_id] for item_id in notice.item_ids),
                notice.called_on,
                notice.due_on,
                contact_of(case),
                notice.rule.jurisdiction,
                notice.rule.citation,
                notice.rule.days,
            )

    def _refuse_addressee(self, member: FamilyMember) -> Refused | None:
        today = self._today()
        asked = [
            flag
            for flag in flags.of_cases((member.case_id,))
            if flag.kind is FlagKind.DO_NOT_CONTACT and flag.holds(today) and flag.member_id in {None, member.id}
        ]
        return refuse_addressee(member.standing is Standing.EXCLUDED or member.suspect_related, bool(asked))

    @staticmethod
    def _zone() -> str:
        found = agency.get()
        return found.zone if found else "UTC"


def _member(case_id: int, member_id: int) -> FamilyMember | None:
    return next((each for each in cases.family((case_id,)) if each.id == member_id), None)


def _unnamed(about: Sequence[Item], manner: Manner) -> list[Reason]:
    """What a family never reads of without having asked: a firearm of a suicide."""
    return [
        Reason(Cause.NOTICE_NOT_NAMED, {"item": item.family_description or item.description})
        for item in about
        if not may_be_shown(item, manner)
    ]


def _same_subject(one: NoticeRule, other: NoticeRule) -> bool:
    """Two rules in use about the same jurisdiction and category would leave it open which one counts."""
    return one.category is other.category and one.jurisdiction.casefold() == other.jurisdiction.casefold()
