"""Flags on a family or one of its members: set with a reason, cleared with a reason, never removed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.flags import Flag, FlagKind, FlagWhy, suspect_related
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_text
from desktop_app.domain.times import in_order
from desktop_app.services.acting import Service
from desktop_app.store import cases, flags, separation


@dataclass(frozen=True, slots=True)
class CaseFlags:
    """The flags of a case, cleared ones too; and whether to think of keeping two sides apart on the schedule."""

    flags: tuple[Flag, ...]
    keep_apart: bool


class FlagService(Service):
    """What everyone who meets a family must know."""

    def of_case(self, actor: StaffMember, case_id: int) -> CaseFlags | Refused:
        """Every flag of a case, and whether somebody tied to the suspect is not kept apart from anybody yet."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            found = flags.of_cases((case_id,))
            return CaseFlags(found, bool(suspect_related(found)) and not _kept_apart(case_id))

    def set(
        self,
        actor: StaffMember,
        case_id: int,
        member_id: int | None,
        kind: FlagKind,
        why: FlagWhy,
        reference: str = "",
        expires_on: date | None = None,
    ) -> Flag | Refused:
        """One more flag; the reason is a choice, with a reference where one can be looked up."""
        if refused := self._deny(actor, Action.SET_FLAG):
            return refused
        kept = check_text("flag_reference", reference)
        if isinstance(kept, Refused):
            return kept
        if early := in_order("set_on", self._today(), "expires_on", expires_on):
            return Refused((early,))
        with self._writing():
            family = cases.family((case_id,))
            if cases.get(case_id) is None or member_id not in {None, *(each.id for each in family)}:
                return refuse(Cause.NOT_FOUND)
            if any(_same(each, member_id, kind, self._today()) for each in flags.of_cases((case_id,))):
                return refuse(Cause.DUPLICATE, what="flag")
            added = flags.add(Flag(0, case_id, member_id, kind, why, kept, actor.name, self._clock(), expires_on))
            self._record(actor, "flag.set", "flag", added.id, case_id=case_id, flag=kind.value, why=why.value)
        return added

    def clear(self, actor: StaffMember, flag_id: int, why: str) -> Flag | Refused:
        """A flag need not be minded any more; who said so and why stays on record."""
        if refused := self._deny(actor, Action.SET_FLAG):
            return refused
        kept = check_text("cleared_why", why)
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            flag = flags.get(flag_id)
            if flag is None:
                return refuse(Cause.NOT_FOUND)
            if flag.cleared_at is not None:
                return refuse(Cause.FLAG_CLEARED)
            flags.clear(flag_id, actor.name, self._clock(), kept)
            self._record(actor, "flag.clear", "flag", flag_id, case_id=flag.case_id, flag=flag.kind.value)
            cleared = flags.get(flag_id)
        return cleared if cleared is not None else refuse(Cause.NOT_FOUND)


def _same(flag: Flag, member_id: int | None, kind: FlagKind, today: date) -> bool:
    return flag.holds(today) and (flag.member_id, flag.kind) == (member_id, kind)


def _kept_apart(case_id: int) -> bool:
    """Whether a rule keeps a party of this case apart from another."""
    theirs = {each.id for each in separation.parties() if each.case_id == case_id}
    return any({rule.one_id, rule.other_id} & theirs for rule in separation.standing())
