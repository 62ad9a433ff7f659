"""What was printed for a family: read, answered, and printed again from the very bytes."""

from __future__ import annotations

import hashlib

from desktop_app.domain.handouts import Kind
from desktop_app.domain.handouts.catalogue import row_of
from desktop_app.domain.permissions import Action, may
from desktop_app.domain.prints import Given, Print, Printout, Way, check_answer
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Service
from desktop_app.store import prints


class PrintService(Service):
    """The log of prints. New lines come from `handouts.printed`."""

    def of_case(self, actor: StaffMember, case_id: int) -> tuple[Print, ...] | Refused:
        """Every print of a family, the latest first."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            return prints.of_case(case_id)

    def pdf(self, actor: StaffMember, print_id: int) -> bytes | Refused:
        """The very bytes that were printed, if they are what they were; for whoever may print such a document."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            found = self._readable(actor, print_id)
            if isinstance(found, Refused):
                return found
            data = prints.bytes_of(print_id)
        if hashlib.sha256(data).hexdigest() != found.sha256:
            return refuse(Cause.RECORD_DAMAGED)
        return data

    def again(self, actor: StaffMember, print_id: int, way: Way) -> Print | Refused:
        """The same bytes went out once more: a line of its own in the log, its answer still to be given."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._writing():
            found = self._readable(actor, print_id)
            if isinstance(found, Refused):
                return found
            data = prints.bytes_of(print_id)
            if hashlib.sha256(data).hexdigest() != found.sha256:
                return refuse(Cause.RECORD_DAMAGED)
            printout = Printout(data, way, found.large_print, found.parts, found.resources)
            added = prints.add(
                found.case_id, found.appointment_id, found.kind, found.language, printout, actor.name, self._clock()
            )
            self._record(
                actor,
                "handout.print",
                "print",
                added.id,
                case_id=found.case_id,
                appointment_id=found.appointment_id,
                kind=found.kind,
                language=found.language,
                parts=" ".join(part.kind for part in found.parts),
                same_as=found.id,
                sha256=added.sha256,
            )
        return added

    def answer(self, actor: StaffMember, print_id: int, given: Given) -> Print | Refused:
        """Whether it was given, declined, or goes by mail later; put right once, by a later answer."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._writing():
            found = prints.get(print_id)
            if found is None:
                return refuse(Cause.NOT_FOUND)
            if refused := check_answer(found, given):
                return refused
            prints.answer(print_id, given, actor.name, self._clock())
            self._record(
                actor,
                "handout.given",
                "print",
                print_id,
                case_id=found.case_id,
                appointment_id=found.appointment_id,
                kind=found.kind,
                given=given.value,
            )
            after = prints.get(print_id)
        return after or refuse(Cause.NOT_FOUND)

    def _readable(self, actor: StaffMember, print_id: int) -> Print | Refused:
        """A print whose bytes are here, of a document this person may print."""
        found = prints.get(print_id)
        if found is None:
            return refuse(Cause.NOT_FOUND)
        kinds = {found.kind, *(part.kind for part in found.parts)} & set(Kind)
        for kind in kinds:
            actions = sorted(row_of(Kind(kind)).actions)
            if not any(may(actor.role, action) for action in actions):
                return self._deny(actor, actions[0]) or refuse(Cause.NOT_FOUND)
        return found if found.kept else refuse(Cause.PRINT_NOT_KEPT)
