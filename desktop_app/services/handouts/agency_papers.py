"""Forms of the agency itself: the press review and the papers of a partnership."""

from __future__ import annotations

from desktop_app.domain import handouts
from desktop_app.domain.handouts.agency_papers import AGENCY_PAPERS
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Service
from desktop_app.services.handouts.surroundings import letterhead


class AgencyPapers(Service):
    """Nothing of a family is read for them."""

    def agency_paper(
        self, actor: StaffMember, kind: handouts.Kind, language: str = "en"
    ) -> handouts.AgencyPaper | Refused:
        """A form to fill, with who writes and the day."""
        if refused := self._deny(actor, Action.PRINT_AGENCY_FORM):
            return refused
        if kind not in AGENCY_PAPERS:
            return refuse(Cause.NOT_FOUND)
        with self._database.reading():
            return handouts.AgencyPaper(kind, letterhead(language), self._today(), actor.name)
