"""The people who sign in."""

from __future__ import annotations

from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import Role, StaffMember, same_person
from desktop_app.domain.texts import check_texts
from desktop_app.services.acting import Service
from desktop_app.store import accounts, staff


class StaffService(Service):
    """Staff members."""

    def all(self) -> tuple[StaffMember, ...]:
        """Everyone who works with families. Asked before anybody has signed in, so it takes no actor."""
        with self._database.reading():
            return staff.all_active()

    def add(self, actor: StaffMember, name: str, role: Role, extension: str = "") -> StaffMember | Refused:
        """A new staff member."""
        if refused := self._deny(actor, Action.CHANGE_AGENCY):
            return refused
        kept = check_texts({"name": name, "extension": extension})
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            if any(same_person(each.member.name, kept["name"]) for each in accounts.everyone()):
                return refuse(Cause.DUPLICATE, what="staff")
            member = staff.add(kept["name"], role, kept["extension"])
            accounts.open_for(member.id, self._clock())
            self._record(actor, "staff.add", "staff", member.id, role=role.value)
        return member
