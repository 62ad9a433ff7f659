"""The people who sign in."""

from __future__ import annotations

from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import Role, StaffMember, same_person
from desktop_app.domain.texts import check_text, check_texts
from desktop_app.services.acting import Service
from desktop_app.store import accounts, staff


class StaffService(Service):
    """Staff members."""

    def all(self) -> tuple[StaffMember, ...]:
        """Everyone who works with families. Asked before anybody has signed in, so it takes no actor."""
        with self._database.reading():
            return staff.all_active()

    def set_extension(self, actor: StaffMember, staff_id: int, extension: str) -> StaffMember | Refused:
        """Where colleagues reach somebody; the desk reads it out when a guest comes unannounced. Empty for nowhere."""
        if refused := self._deny(actor, Action.CHANGE_AGENCY):
            return refused
        kept = check_text("extension", extension)
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            if not staff.set_extension(staff_id, kept):
                return refuse(Cause.NOT_FOUND)
            self._record(actor, "staff.extension", "staff", staff_id)
            return next(each.member for each in accounts.everyone() if each.member.id == staff_id)

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
