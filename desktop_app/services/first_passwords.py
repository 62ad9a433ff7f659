"""The password somebody gets from another: for the first sign-in, and again when they forgot theirs."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop_app.domain.staff import StaffMember
from desktop_app.store import accounts, passwords
from desktop_app.store.database import Database
from desktop_app.store.opening import Opening, rotate
from desktop_app.store.vault import FIPS_ONLY, Change, NewSlot


@dataclass(frozen=True, slots=True)
class GivenPassword:
    """A password for the first sign-in, to be handed over in person; it must be changed then. Empty in a sample."""

    member: StaffMember
    password: str = field(repr=False)


def give_password(database: Database, member: StaffMember, uid: str) -> GivenPassword:
    """A new one, after its entry in the history; the one they had opens nothing any more."""
    opening = database.opening
    if opening is None:
        return GivenPassword(member, "")
    use_chosen_cost(database, opening)
    new = NewSlot(uid, member.name, passwords.first())
    if uid in opening.vault.people():
        rotate(database, Change(put=(new,)))
    else:
        opening.vault.put(opening.keys, new)
    opening.tries.forget(opening.vault.handle(member.name))
    return GivenPassword(member, new.password)


def use_chosen_cost(database: Database, opening: Opening) -> None:
    """What the agency chose for passwords counts for those made from now on."""
    with database.reading():
        if accounts.security().fips_only:
            opening.vault.cost = FIPS_ONLY
