"""Documents that say who may receive: seen by one person, decided about by another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.domain.authority import Authority, Basis, Ruling, decide, refuse_whole_number
from desktop_app.domain.cases import FamilyMember, Standing
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse, together
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_texts
from desktop_app.domain.times import not_later
from desktop_app.services.acting import Service
from desktop_app.store import authority, cases

STOPPED = frozenset({Standing.EXCLUDED, Standing.DISPUTED})


class AuthorityService(Service):
    """A claimant's authority; every revision stays."""

    def revisions(self, actor: StaffMember, member_id: int) -> tuple[Authority, ...] | Refused:
        """What was seen and decided about one person, oldest first."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            return authority.of_member(member_id)

    def record(
        self,
        actor: StaffMember,
        member_id: int,
        basis: Basis,
        document: str,
        issuer: str,
        reference: str,
        seen_on: date,
    ) -> Authority | Refused:
        """A document was seen. It counts once a second person has accepted it."""
        if refused := self._deny(actor, Action.RECORD_AUTHORITY):
            return refused
        kept = check_texts({"document": document, "issuer": issuer, "authority_reference": reference})
        wrong = refuse_whole_number(reference), not_later("seen_on", seen_on, self._today())
        if isinstance(kept, Refused) or any(wrong):
            return together(kept, *wrong)
        with self._writing():
            member = cases.member(member_id)
            if member is None:
                return refuse(Cause.NOT_FOUND)
            seen = Authority(
                0,
                member_id,
                basis,
                kept["document"],
                kept["issuer"],
                kept["authority_reference"],
                seen_on,
                actor.name,
            )
            added = authority.add(seen)
            self._record(actor, "authority.record", "member", member_id, case_id=member.case_id, basis=basis.value)
        return added

    def decide(self, actor: StaffMember, authority_id: int, ruling: Ruling) -> Authority | Refused:
        """Accept a document, do not accept it, or ask counsel; never by the person who saw it."""
        if refused := self._deny(actor, Action.DECIDE_AUTHORITY):
            return refused
        with self._writing():
            member = self._member_of(authority_id)
            if member is None or member.authority is None:
                return refuse(Cause.NOT_FOUND)
            if member.authority.id != authority_id:
                return refuse(Cause.CHANGED_MEANWHILE)
            if ruling is Ruling.ACCEPTED and (stopped := _stopped(member)):
                return stopped
            decided = decide(member.authority, ruling, actor.name, self._clock())
            if isinstance(decided, Refused):
                return decided
            added = authority.add(replace(decided, id=0))
            self._record(
                actor,
                "authority.decide",
                "member",
                member.id,
                case_id=member.case_id,
                basis=added.basis.value,
                ruling=ruling.value,
            )
        return added

    @staticmethod
    def _member_of(authority_id: int) -> FamilyMember | None:
        found = authority.get(authority_id)
        return cases.member(found.member_id) if found else None


def _stopped(member: FamilyMember) -> Refused | None:
    """An excluded or disputed person, or one tied to the suspect: a supervisor with counsel decides first."""
    if member.standing in STOPPED or member.suspect_related:
        return refuse(Cause.STANDING_STOPS, standing=member.standing, suspect_related=member.suspect_related)
    return None
