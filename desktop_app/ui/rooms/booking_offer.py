"""What a form about a booking may offer to choose from, by what its role may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.rooms import Purpose, Room
from desktop_app.domain.separation import Party
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.team import Interpreter
from desktop_app.services.cases import CaseRow
from desktop_app.ui.rooms.choices import purposes_for
from desktop_app.ui.widgets.calendar import LAST_DAY

MOST_PEOPLE = 30
YEARS_AHEAD = 5


@dataclass(frozen=True, slots=True)
class Offer:
    """What the form may offer: the rooms, the people, and the families' cases this role may see.

    `change` is the appointment that is to be changed instead of booked.
    """

    actor: StaffMember
    rooms: tuple[Room, ...]
    staff: tuple[StaffMember, ...]
    today: date
    cases: tuple[CaseRow, ...] | None = None
    change: Appointment | None = None
    interpreters: tuple[Interpreter, ...] = ()
    parties: tuple[Party, ...] = ()

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """What it may be for."""
        return purposes_for(self.actor.role, self.change.purpose if self.change else None)

    def sides(self, case_id: int | None) -> tuple[Party, ...]:
        """The parties of a divided family, by code; a family with one party is one side."""
        found = tuple(each for each in self.parties if case_id is not None and each.case_id == case_id)
        return found if len(found) > 1 else ()

    @property
    def last_day(self) -> date:
        """As far ahead as anybody plans."""
        return min(self.today.replace(year=self.today.year + YEARS_AHEAD, day=1), LAST_DAY)
