"""The leaflets a family takes home, each with the resources it may carry."""

from __future__ import annotations

from datetime import date

from desktop_app.domain import handouts
from desktop_app.domain.cases import Case
from desktop_app.domain.handouts.catalogue import row_of
from desktop_app.domain.handouts.packets import Packet, packet_parts
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Service
from desktop_app.services.handouts.rows import resource_row
from desktop_app.services.handouts.surroundings import contact_of, letterhead
from desktop_app.store import agency, cases, directory

ONLY_BESIDE = {"childhelp": "state-cps"}
"""A line that takes no reports is printed only beside the one that does (domain reference, section 4.1)."""


class FamilyPapers(Service):
    """Leaflets and the guide of a family packet."""

    def family_paper(
        self, actor: StaffMember, kind: handouts.Kind, case_id: int | None, language: str = "en"
    ) -> handouts.FamilyPaper | Refused:
        """A leaflet for one family, never one for another manner of death. What names nobody needs no family."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            case = cases.get(case_id) if case_id is not None else None
            if case is None and not (case_id is None and row_of(kind).discreet):
                return refuse(Cause.NOT_FOUND)
            if case is not None and case.manner.value not in row_of(kind).manners:
                return refuse(Cause.NOT_FOUND)
            return filled(kind, case, language, self._today())

    def family_packet(self, actor: StaffMember, case_id: int, language: str = "en") -> Packet | Refused:
        """Every leaflet that belongs in a family's packet, filled; what is left out is decided where it is printed."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            case = cases.get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            today = self._today()
            return Packet(tuple((part, filled(part.kind, case, language, today)) for part in packet_parts(case)))


def filled(kind: handouts.Kind, case: Case | None, language: str, today: date) -> handouts.FamilyPaper:
    """A leaflet with what it may say; inside a transaction."""
    found, row = agency.get(), row_of(kind)
    named = None if row.discreet else case
    return handouts.FamilyPaper(
        kind=kind,
        manner=case.manner.value if case else "undetermined",
        letterhead=letterhead(language),
        record_number=named.number if named else "",
        person_name=named.name_to_use if named else "",
        contact=contact_of(named) if named else "",
        contact_phone=found.phone if found else "",
        prepared_on=today,
        investigator=named.investigator if named else "",
        resources=_meant(case, row.mark, language, today),
        agency_involved=named is not None and named.agency_involved,
    )


def _meant(case: Case | None, mark: str, language: str, today: date) -> tuple[handouts.Resource, ...]:
    """The rows meant for this family and this leaflet; whether each may be printed is decided by the leaflet."""
    audiences = (case.audiences if case else frozenset({"undetermined"})) | ({mark} if mark else frozenset())
    every = directory.all_resources()
    printable = {each.id for each in every if each.printable(today)}
    return tuple(
        resource_row(each, language, alone=each.id in ONLY_BESIDE and ONLY_BESIDE[each.id] not in printable)
        for each in every
        if audiences & each.audiences
    )
