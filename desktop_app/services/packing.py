"""Packing for a visit: what goes into which box, a second person who finds it there, and what is not found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain import handouts
from desktop_app.domain.appointments import Appointment
from desktop_app.domain.cases import Case
from desktop_app.domain.custody import Place, plan_move
from desktop_app.domain.items import Item
from desktop_app.domain.packing import (
    Packed,
    PackingList,
    box_code,
    by_barcode,
    packing_list,
    plan_packing,
    plan_reconciling,
    refuse_changing,
)
from desktop_app.domain.permissions import Action
from desktop_app.domain.protocols import Answer, Blocks, Mark, Phase
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.returns import to_bring
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import StaffMember, initials
from desktop_app.domain.times import local
from desktop_app.services.acting import Clock, Service
from desktop_app.services.checklists import ChecklistService
from desktop_app.services.promises import keep_promises
from desktop_app.services.wishes import belongings_as_wished
from desktop_app.store import (
    agency,
    appointments,
    cases,
    checklists,
    custody,
    packing,
    return_documents,
    rooms,
    staff,
)
from desktop_app.store.database import Database
from desktop_app.store.wording import wording

PACK_STEP, RECONCILE_STEP = "b-ev-pack", "b-ev-reconcile"
"""The steps of gate B10 that packing itself answers, so that nobody is asked twice."""


@dataclass(frozen=True, slots=True)
class VisitPacking:
    """The packing list of a visit, with the case and every belonging of the family."""

    appointment: Appointment
    case: Case
    items: tuple[Item, ...]
    listed: PackingList


class PackingService(Service):
    """What evidence prepares for a visit."""

    def __init__(self, database: Database, clock: Clock, steps: ChecklistService) -> None:
        super().__init__(database, clock)
        self._steps = steps

    def list_for(self, actor: StaffMember, appointment_id: int) -> VisitPacking | Refused:
        """The list as it stands."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            return self._read(appointment_id)

    def pack(
        self, actor: StaffMember, appointment_id: int, item_id: int, box: int, *, alone: bool = False
    ) -> VisitPacking | Refused:
        """Put an item into a box, or into another one; a check by a second person begins again for it.

        `alone` makes this a visit for firearms only, which share it with nothing else.
        """
        if refused := self._deny(actor, Action.PACK):
            return refused
        with self._writing():
            found = self._open(appointment_id)
            if isinstance(found, Refused):
                return found
            item = next((each for each in found.items if each.id == item_id), None)
            if item is None:
                return refuse(Cause.NOT_FOUND)
            shut = self._steps.refuse_shut(found.appointment, Blocks.PREPARING)
            if refused := shut or plan_packing(found.listed, item, box, alone=alone):
                return refused
            packing.put(appointment_id, Packed(item_id, box, actor.name, self._clock()))
            after = self._again(actor, found, "packing.pack", item, box=box)
            if after.listed.packed_whole:
                self._finish_step(found, actor, PACK_STEP)
            return after

    def unpack(self, actor: StaffMember, appointment_id: int, item_id: int) -> VisitPacking | Refused:
        """Take an item out of its box."""
        if refused := self._deny(actor, Action.PACK):
            return refused
        with self._writing():
            found = self._open(appointment_id)
            if isinstance(found, Refused):
                return found
            item = next((each for each in found.items if each.id == item_id), None)
            if item is None or not packing.take_out(appointment_id, item_id):
                return refuse(Cause.NOT_FOUND)
            return self._again(actor, found, "packing.unpack", item)

    def reconcile(self, actor: StaffMember, appointment_id: int, seen: Sequence[int | str]) -> VisitPacking | Refused:
        """A second person found exactly what was packed and prepared; `seen` are item ids or scanned codes."""
        if refused := self._deny(actor, Action.RECONCILE_PACKING):
            return refused
        with self._writing():
            found = self._open(appointment_id)
            if isinstance(found, Refused):
                return found
            there = [each if isinstance(each, int) else _scanned(found.items, each) for each in seen]
            if refused := plan_reconciling(found.listed, there, actor.name):
                return refused
            packing.reconcile(appointment_id, there, actor.name, self._clock())
            after = self._again(actor, found, "packing.reconcile", None, count=len(there))
            self._finish_step(found, actor, RECONCILE_STEP)
            return after

    def not_found(self, actor: StaffMember, appointment_id: int, item_id: int) -> VisitPacking | Refused:
        """An item is not where it should be: packing stops, the supervisor is told, and its way says so.

        Once it is found it is carried from there to a shelf. Until then gate B10 stays shut, unless victim services
        have told the family and recorded that it comes another time.
        """
        if refused := self._deny(actor, Action.PACK):
            return refused
        with self._writing():
            found = self._open(appointment_id)
            if isinstance(found, Refused):
                return found
            line = found.listed.line(item_id)
            if line is None:
                return refuse(Cause.NOT_FOUND)
            moves, at = custody.of_item(item_id), self._clock()
            leg = plan_move(line.item, moves, Place.NOT_FOUND, "", actor.name, at, appointment_id)
            if isinstance(leg, Refused):
                return leg
            custody.add(leg)
            packing.take_out(appointment_id, item_id)
            return_documents.outdate(found.case.id, at)
            keep_promises(found.case.id, at)
            return self._again(actor, found, "packing.not_found", line.item)

    def labels(self, actor: StaffMember, appointment_id: int) -> handouts.BoxLabels | Refused:
        """A label for each box: a number and a barcode, never a name."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            found = self._read(appointment_id)
            if isinstance(found, Refused):
                return found
            boxes, number = found.listed.boxes, found.appointment.number
            if not boxes:
                return refuse(Cause.NOTHING_PACKED)
            return handouts.BoxLabels(
                number, tuple(handouts.BoxLabel(box, len(boxes), box_code(number, box)) for box in boxes)
            )

    def dry_run(self, actor: StaffMember, appointment_id: int, language: str = "en") -> handouts.DryRun | Refused:
        """One sheet for three people on the day before: who does what, what is still open, no name and no item."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            found = self._read(appointment_id)
            if isinstance(found, Refused):
                return found
            return self._dry_run(found, language)

    def _dry_run(self, found: VisitPacking, language: str) -> handouts.DryRun | Refused:
        visit, house = found.appointment, agency.get()
        view = self._steps.governing(visit)
        room = next((each for each in rooms.all_rooms() if each.id == visit.room_id), None)
        if house is None or view is None or room is None:
            return refuse(Cause.NOT_FOUND)
        names = {each.id: each.short_name for each in staff.all_active()}
        idle = {state.gate.id for state in view.states if not state.applies}
        steps = tuple(
            handouts.OpenStep(step.role.value, step.text[language], step.gate)
            for step in view.checklist.protocol.steps
            if step.phase is Phase.BEFORE and not step.optional and step.gate not in idle
            if step.id not in view.checklist.marks
        )
        return handouts.DryRun(
            handouts.Letterhead(house.name, wording(language).victim_services, house.phone, house.phone_hours),
            visit.number,
            local(visit.event.start, room.zone).replace(tzinfo=None),
            visit.event.minutes,
            room.name,
            room.entrance,
            initials(visit.guest_name),
            visit.party_size,
            names.get(visit.host_id, ""),
            names.get(visit.evidence_id or 0, ""),
            len(found.listed.boxes),
            len(found.listed.packed),
            found.listed.reconciled and bool(found.listed.lines),
            steps,
        )

    def _read(self, appointment_id: int) -> VisitPacking | Refused:
        appointment = appointments.get(appointment_id)
        case = cases.get(appointment.case_id) if appointment and appointment.case_id else None
        if appointment is None or case is None or appointment.purpose is not Purpose.RETURN_OF_BELONGINGS:
            return refuse(Cause.NOT_FOUND)
        belongings = belongings_as_wished(case.id)
        return VisitPacking(appointment, case, belongings, self._listed(appointment_id, case.id, belongings))

    def _listed(self, appointment_id: int, case_id: int, belongings: tuple[Item, ...]) -> PackingList:
        prepared = to_bring(belongings, self._today())
        return packing_list(prepared, packing.of_visit(appointment_id), custody.places((case_id,)), belongings)

    def _open(self, appointment_id: int) -> VisitPacking | Refused:
        found = self._read(appointment_id)
        if isinstance(found, Refused):
            return found
        return refuse_changing(found.appointment) or found

    def _again(
        self, actor: StaffMember, found: VisitPacking, action: str, item: Item | None, **facts: object
    ) -> VisitPacking:
        """Write the history's entry and read the list anew."""
        visit = found.appointment
        if item is not None:
            facts["number"] = item.number
        self._record(
            actor,
            action,
            "item" if item else "appointment",
            item.id if item else visit.id,
            case_id=found.case.id,
            appointment_id=visit.id,
            **facts,
        )
        belongings = belongings_as_wished(found.case.id)
        return VisitPacking(visit, found.case, belongings, self._listed(visit.id, found.case.id, belongings))

    def _finish_step(self, found: VisitPacking, actor: StaffMember, step_id: str) -> None:
        """Answer a step that the act itself has just fulfilled, once, and never by the one who did the step before it."""
        running, visit = checklists.of_case(found.case.id), found.appointment
        if running is None:
            return
        checklist = running.about(visit)
        step = checklist.protocol.step(step_id)
        if step is None or step_id in checklist.marks:
            return
        earlier = checklist.marks.get(step.second_person_after)
        if step.second_person_after and (earlier is None or earlier.staff_id == actor.id):
            return
        checklists.mark(running.id, Mark(step_id, Answer.DONE, actor.id, actor.name, self._clock(), "", visit.id))


def _scanned(known: Sequence[Item], code: str) -> int:
    """The id of the item a code stands for; 0 is no item, so a stranger's code does not pass."""
    item = by_barcode(known, code)
    return item.id if item else 0
