"""Consents to share: one recipient, one purpose, an end, and a word that takes them back at once."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.consents import Consent, Revocation, plan_consent, plan_revocation
from desktop_app.domain.handouts import ConsentForm, Letterhead
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_record
from desktop_app.services.acting import Service
from desktop_app.store import agency, cases, consents
from desktop_app.store.wording import wording


class ConsentService(Service):
    """What a family allows the unit to tell, to whom, and until when."""

    def of_case(self, actor: StaffMember, case_id: int) -> tuple[Consent, ...] | Refused:
        """Every consent of a family, newest first."""
        if refused := self._deny(actor, Action.VIEW_CONSENTS):
            return refused
        with self._database.reading():
            return consents.of_case(case_id)

    def record(self, actor: StaffMember, consent: Consent, *, for_child: bool = False) -> Consent | Refused:
        """Keep a consent; whether it speaks for a child is asked and decides, and is not kept."""
        if refused := self._deny(actor, Action.RECORD_CONSENT):
            return refused
        kept = check_record(consent, "recipient", "purpose")
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            family = cases.family((consent.case_id,))
            member = next((each for each in family if each.id == consent.member_id), None)
            if member is None:
                return refuse(Cause.NOT_FOUND)
            if refused := plan_consent(kept, member, self._today(), for_child=for_child):
                return refused
            added = consents.add(replace(kept, recorded_by=actor.name))
            self._record(
                actor,
                "consent.record",
                "consent",
                added.id,
                case_id=consent.case_id,
                expires_on=consent.expires_on.isoformat(),
            )
        return added

    def form(self, actor: StaffMember, consent_id: int, language: str = "en") -> ConsentForm | Refused:
        """The release of information for signature: one recipient, one purpose, one end."""
        if refused := self._deny(actor, Action.RECORD_CONSENT):
            return refused
        with self._database.reading():
            found, house = consents.get(consent_id), agency.get()
            case = cases.get(found.case_id) if found else None
            if found is None or case is None or house is None:
                return refuse(Cause.NOT_FOUND)
            member = next(each for each in cases.family((case.id,)) if each.id == found.member_id)
            return ConsentForm(
                Letterhead(house.name, wording(language).victim_services, house.phone, house.phone_hours),
                case.number,
                member.name,
                case.name_to_use,
                found.recipient,
                found.purpose,
                found.given_on,
                found.expires_on,
                actor.short_name,
            )

    def revoke(self, actor: StaffMember, consent_id: int, how: Revocation) -> Consent | Refused:
        """Taken back: by word is enough, and counts from now."""
        if refused := self._deny(actor, Action.RECORD_CONSENT):
            return refused
        with self._writing():
            found = consents.get(consent_id)
            if found is None:
                return refuse(Cause.NOT_FOUND)
            if refused := plan_revocation(found):
                return refused
            consents.revoke(consent_id, how, self._clock())
            self._record(actor, "consent.revoke", "consent", consent_id, case_id=found.case_id, how=how.value)
            return consents.get(consent_id) or refuse(Cause.NOT_FOUND)
