"""The resource directory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.domain.directory import Resource, ResourceStatus, check_resource
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.times import not_later
from desktop_app.services.acting import Service
from desktop_app.store import directory


class DirectoryService(Service):
    """Where families can turn."""

    def all(self, actor: StaffMember) -> tuple[Resource, ...] | Refused:
        """Every resource."""
        if refused := self._deny(actor, Action.VIEW_DIRECTORY):
            return refused
        with self._database.reading():
            return directory.all_resources()

    def verify(self, actor: StaffMember, resource_id: str, on: date) -> Resource | Refused:
        """Somebody called or looked, and it is right: it may be printed for 180 days."""
        if refused := self._deny(actor, Action.CHANGE_DIRECTORY):
            return refused
        with self._writing():
            if late := not_later("verified_on", on, self._today()):
                return Refused((late,))
            found = next((each for each in directory.all_resources() if each.id == resource_id), None)
            if found is None:
                return refuse(Cause.NOT_FOUND)
            if not (found.phone or found.web):
                return refuse(Cause.EMPTY, field="phone")
            checked = replace(found, status=ResourceStatus.ACTIVE, verified_on=on, verified_by=actor.name)
            directory.update(checked)
            self._record(actor, "resource.verify", "resource", None, resource=resource_id, on=on.isoformat())
        return checked

    def change(self, actor: StaffMember, resource: Resource) -> Resource | Refused:
        """Change a resource; it must be checked again before it is printed."""
        if refused := self._deny(actor, Action.CHANGE_DIRECTORY):
            return refused
        kept = check_resource(resource)
        if isinstance(kept, Refused):
            return kept
        unchecked = replace(kept, verified_on=None, verified_by="")
        with self._writing():
            if not directory.update(unchecked):
                return refuse(Cause.NOT_FOUND)
            self._record(actor, "resource.change", "resource", None, resource=resource.id)
        return unchecked
