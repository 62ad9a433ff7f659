"""The resource directory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from desktop_app.domain import directory as rules
from desktop_app.domain.directory import Resource, ResourceStatus, check_resource
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import comparable
from desktop_app.domain.times import not_later
from desktop_app.services.acting import Service
from desktop_app.store import directory


class DirectoryService(Service):
    """Where families can turn."""

    def all(self, actor: StaffMember) -> tuple[Resource, ...] | Refused:
        """Every resource, those not in use among them."""
        if refused := self._deny(actor, Action.VIEW_DIRECTORY):
            return refused
        with self._database.reading():
            return directory.all_resources()

    def due(self, actor: StaffMember) -> tuple[Resource, ...] | Refused:
        """The review list: what somebody should call now, the longest due first."""
        if refused := self._deny(actor, Action.CHANGE_DIRECTORY):
            return refused
        with self._database.reading():
            return rules.review_list(directory.all_resources(), self._today())

    def verify(self, actor: StaffMember, seen: Resource, on: date) -> Resource | Refused:
        """Somebody called or looked, and it is right: it may be printed until its next review.

        `seen` is the row they called: a number that another desk wrote meanwhile was called by nobody.
        """
        if refused := self._deny(actor, Action.CHANGE_DIRECTORY):
            return refused
        with self._writing():
            if late := not_later("verified_on", on, self._today()):
                return Refused((late,))
            found = directory.get(seen.id)
            if found is None:
                return refuse(Cause.NOT_FOUND)
            if found.status is ResourceStatus.OFF:
                return refuse(Cause.RESOURCE_OFF)
            if rules.read_by_families(found) != rules.read_by_families(seen):
                return refuse(Cause.CHANGED_MEANWHILE)
            if not found.reachable:
                return refuse(Cause.EMPTY, field="phone")
            checked = rules.checked(found, on, actor.name)
            directory.update(checked)
            self._record(actor, "resource.verify", "resource", None, resource=seen.id, day=on.isoformat())
        return checked

    def add(self, actor: StaffMember, resource: Resource) -> Resource | Refused:
        """A row of the agency's own; it is printed once somebody has checked it."""
        if refused := self._deny(actor, Action.CHANGE_DIRECTORY):
            return refused
        kept = check_resource(resource)
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            if _named_already(kept):
                return refuse(Cause.DUPLICATE, what="resource")
            added = replace(rules.waiting(kept), id=directory.next_own_id())
            directory.add(added)
            self._record(actor, "resource.add", "resource", None, resource=added.id)
        return added

    def change(self, actor: StaffMember, seen: Resource, wish: Resource) -> Resource | Refused:
        """Change a resource; where what a family reads is another, it must be checked again before it is printed.

        `seen` is the row that the change was begun from: what another desk wrote meanwhile is never passed over.
        """
        if refused := self._deny(actor, Action.CHANGE_DIRECTORY):
            return refused
        with self._writing():
            before = directory.get(seen.id)
            if before is None:
                return refuse(Cause.NOT_FOUND)
            if before != seen:
                return refuse(Cause.CHANGED_MEANWHILE)
            kept = check_resource(replace(wish, id=before.id, verified_on=before.verified_on))
            if isinstance(kept, Refused):
                return kept
            if _named_already(kept):
                return refuse(Cause.DUPLICATE, what="resource")
            changed = rules.changed(before, kept)
            directory.update(changed)
            self._record(actor, "resource.change", "resource", None, resource=seen.id)
        return changed

    def retire(self, actor: StaffMember, seen: Resource) -> Resource | Refused:
        """It is no longer there, or the agency does not use it: kept on record, never printed.

        `seen` is the row that nobody answers: a number that another desk has put right meanwhile stays.
        """
        return self._turn(actor, seen.id, "resource.retire", rules.retired, seen)

    def use_again(self, actor: StaffMember, resource_id: str) -> Resource | Refused:
        """Take a row into use that was not; somebody checks it before it is printed."""
        return self._turn(actor, resource_id, "resource.use_again", rules.waiting)

    def _turn(
        self,
        actor: StaffMember,
        resource_id: str,
        event: str,
        turned: Callable[[Resource], Resource],
        seen: Resource | None = None,
    ) -> Resource | Refused:
        if refused := self._deny(actor, Action.CHANGE_DIRECTORY):
            return refused
        with self._writing():
            before = directory.get(resource_id)
            if before is None:
                return refuse(Cause.NOT_FOUND)
            if (before.status is ResourceStatus.OFF) is (turned is rules.retired):
                return refuse(Cause.NOTHING_NEW)
            if seen is not None and rules.read_by_families(before) != rules.read_by_families(seen):
                return refuse(Cause.CHANGED_MEANWHILE)
            after = turned(before)
            directory.update(after)
            self._record(actor, event, "resource", None, resource=resource_id)
        return after


def _named_already(resource: Resource) -> bool:
    """Whether another row that is in use has this name; two alike are never told apart on paper."""
    name = comparable(resource.name)
    return any(
        comparable(each.name) == name and each.id != resource.id and each.status is not ResourceStatus.OFF
        for each in directory.all_resources()
    )
