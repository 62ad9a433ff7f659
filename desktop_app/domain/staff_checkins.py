"""Care for staff after a hard return: that a check-in was offered, to whom, by whom and when. Nothing else, ever."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.appointments import Status
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember

BEGUN = frozenset({Status.IN_ROOM, Status.FINISHED, Status.RESET_DONE})
"""Visits at which somebody sat with a family."""


@dataclass(frozen=True, slots=True)
class StaffCheckin:
    """One offer. Whether it was taken, and what was said, is kept nowhere."""

    appointment_id: int
    staff_id: int
    staff_name: str
    offered_by: str
    offered_at: int


def plan_offer(
    status: Status, to: StaffMember | None, actor: StaffMember, offered: Sequence[StaffCheckin]
) -> Refused | None:
    """Why an offer is not recorded: the visit has not begun, oneself, or it was offered already."""
    if to is None:
        return refuse(Cause.NOT_FOUND)
    if status not in BEGUN:
        return refuse(Cause.CHECK_IN_EARLY)
    if to.id == actor.id:
        return refuse(Cause.CHECK_IN_ONESELF)
    if any(each.staff_id == to.id for each in offered):
        return refuse(Cause.CHECK_IN_OFFERED, name=to.name)
    return None
