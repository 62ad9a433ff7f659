"""What happened at the entrance: while the records are shut it waits, whoever gets in brings it into the history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop_app.domain.accounts import Happening
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Clock
from desktop_app.store import history


class EntranceHistory:
    """Writes inside of the caller's transaction."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._left: list[tuple[StaffMember, int]] = []
        """Who left and when, as long as it does not stand in the history."""

    def left(self, actor: StaffMember) -> None:
        """Somebody left just now; a full disk may keep it out of the history until the next sign-in."""
        self._left.append((actor, self._clock()))

    def write_left(self) -> None:
        """Who left; those whose leaving could not be written then, with the moment it was."""
        now = self._clock()
        for actor, at in self._left:
            facts = {} if at == now else {"noted_at": at}
            history.write(now, actor.id, "account.sign_out", "staff", actor.id, None, None, facts)

    def written(self) -> None:
        """The transaction with them has ended well."""
        self._left.clear()

    def write_happenings(self, told: Iterable[Happening], people: Mapping[str, int]) -> None:
        """What was noted beside the vault; `people` tells whose name a handle stands for."""
        for each in told:
            facts = {"noted_at": each.at}
            action = f"account.{each.what.value}"
            history.write(self._clock(), None, action, "staff", people.get(each.handle), None, None, facts)

    def write(self, actor: StaffMember | None, action: str, staff_id: int) -> None:
        """What is done to an account at the door, by somebody or by the program itself."""
        history.write(self._clock(), actor.id if actor else None, action, "staff", staff_id, None, None, {})
