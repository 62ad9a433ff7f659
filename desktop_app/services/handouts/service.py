"""Gathers what each printed document holds. The page renders it; only "printed" writes anything."""

from __future__ import annotations

from desktop_app.domain.permissions import Action
from desktop_app.domain.prints import Print, Printout
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import StaffMember
from desktop_app.services.handouts.agency_papers import AgencyPapers
from desktop_app.services.handouts.family_forms import FamilyForms
from desktop_app.services.handouts.family_papers import FamilyPapers
from desktop_app.services.handouts.letters import Letters
from desktop_app.services.handouts.lists import Lists
from desktop_app.services.handouts.overdue import OverduePapers
from desktop_app.services.handouts.return_records import ReturnRecords
from desktop_app.services.handouts.staff_papers import StaffPapers
from desktop_app.store import appointments, prints


class HandoutService(
    Letters, Lists, ReturnRecords, FamilyPapers, FamilyForms, StaffPapers, AgencyPapers, OverduePapers
):
    """Documents of a case, an appointment, a day; each family of them in a module of its own."""

    def printed(
        self,
        actor: StaffMember,
        kind: str,
        case_id: int | None,
        appointment_id: int | None,
        language: str,
        printout: Printout | None = None,
    ) -> Print | Refused:
        """Write down that a document was printed or saved, in which language, and of a family's its exact bytes."""
        if refused := self._deny(actor, Action.PRINT_CHECKLIST):
            return refused
        with self._writing():
            if case_id is None and appointment_id is not None:
                visit = appointments.get(appointment_id)
                case_id = visit.case_id if visit else None
            line = prints.add(case_id, appointment_id, kind, language, printout, actor.name, self._clock())
            parts = " ".join(part.kind for part in line.parts)
            self._record(
                actor,
                "handout.print",
                "print",
                line.id,
                case_id=case_id,
                appointment_id=appointment_id,
                kind=kind,
                language=language,
                sha256=line.sha256,
                **({"parts": parts} if parts != kind else {}),
            )
        return line
