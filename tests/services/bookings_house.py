"""An agency as the model of bookings has it: three rooms, three of staff, two interpreters, three parties."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.agency import Agency
from desktop_app.domain.buffers import Buffers
from desktop_app.domain.rooms import Purpose, Room, RoomKind
from desktop_app.domain.separation import Scope, Side, Why
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.services.services import Services
from desktop_app.store import separation
from desktop_app.store.database import Database
from tests.agency import ZONE, given


def furnish(database: Database, services: Services) -> tuple[StaffMember, StaffMember, StaffMember]:
    """Set it up in an empty database; gives its supervisor, its front desk and a host, in this order 1, 2, 3."""
    one = Room(1, "A", RoomKind.SOFT_INTERVIEW, ZONE, 4, True, "East", 30, 30, 15, "1", "Main", "Lobby")
    two = replace(one, name="B", entrance="West", floor="2", waiting_area="Den")
    three = replace(one, name="C", building="Annex", before_minutes=0, after_minutes=45)
    supervisor = given(services.agency.set_up(Agency("F", "", "", "", ZONE), [one, two, three], "Ruth"))
    desk = given(services.staff.add(supervisor, "Dana", Role.FRONT_DESK))
    host = given(services.staff.add(supervisor, "Maria", Role.VICTIM_SERVICES))
    assert (supervisor.id, desk.id, host.id) == (1, 2, 3)
    given(services.buffers.set_buffers(supervisor, 2, Purpose.WITNESS_INTERVIEW, Buffers(10, 30, 10)))
    for name in ("Ilse", "Omar"):
        given(services.team.add_interpreter(supervisor, name, ("es",)))
    with database.writing():
        assert {separation.add_party(None).id for _ in range(3)} == {1, 2, 3}
    first, second, third = (Side(party_id=number) for number in (1, 2, 3))
    given(services.separation.keep_apart(host, first, second, 60, Scope.BUILDING, Why.TWO_SIDES))
    given(services.separation.keep_apart(host, third, first, 30, Scope.WAITING_AREA, Why.TWO_FAMILIES))
    return supervisor, desk, host
