"""How resources/sample/agency.toml is written: strictly read, so that a slip in it is named."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.appointments import Need
from desktop_app.domain.cases import Manner, Pronoun, Standing
from desktop_app.domain.items import Category, HoldKind
from desktop_app.domain.rooms import Purpose, RoomKind
from desktop_app.domain.separation import Scope, Why
from desktop_app.domain.staff import Role
from desktop_app.domain.team import Duty


@dataclass(frozen=True, slots=True)
class SampleAgency:
    """Letterhead and zone."""

    name: str
    address: str
    phone: str
    phone_hours: str
    zone: str


@dataclass(frozen=True, slots=True)
class SampleRoom:
    """A bookable room."""

    name: str
    kind: RoomKind
    seats: int
    step_free: bool
    entrance: str


@dataclass(frozen=True, slots=True)
class SampleStaff:
    """Somebody who signs in."""

    name: str
    role: Role
    extension: str


@dataclass(frozen=True, slots=True)
class SampleInterpreter:
    """Somebody who interprets; `languages` are codes."""

    name: str
    languages: tuple[str, ...]
    phone: str


@dataclass(frozen=True, slots=True)
class SampleHours:
    """Opening hours on some weekdays (0 is Monday), from hour to hour."""

    weekdays: tuple[int, ...]
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class SampleApart:
    """A family and the guest of a visit that are kept apart."""

    family: str
    guest: str
    minutes: int
    scope: Scope
    why: Why


@dataclass(frozen=True, slots=True)
class SampleMember:
    """A member of a family."""

    name: str
    relationship: str
    standing: Standing
    document: str = ""
    issuer: str = ""
    phone: str = ""
    safe_contact: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class SampleDate:
    """A date to be gentle with, in days from today."""

    in_days: int
    what: str


@dataclass(frozen=True, slots=True)
class SampleItem:
    """A belonging; `clear` lifts its first hold."""

    number: str
    category: Category
    description: str
    family: str
    seal: str
    condition: str = ""
    clear: bool = False
    check: str = ""
    hold: HoldKind | None = None
    authority: str = ""
    review_in_days: int = 21


@dataclass(frozen=True, slots=True)
class SampleFamily:
    """A case, its family and belongings; `scheduled` carries it to a confirmed visit today."""

    number: str
    person_name: str
    name_to_use: str
    pronoun: Pronoun
    manner: Manner
    investigator: str
    members: tuple[SampleMember, ...]
    items: tuple[SampleItem, ...]
    dates: tuple[SampleDate, ...] = ()
    scheduled: bool = False


@dataclass(frozen=True, slots=True)
class SampleVisit:
    """An interview or meeting; `until` is how far it has come, `said_yes` the duties whose people have confirmed."""

    day: int
    start: str
    minutes: int
    room: str
    purpose: Purpose
    guest: str
    people: int
    host: str
    needs: tuple[Need, ...]
    until: str
    language: str = "en"
    advocate: str = ""
    interpreter: str = ""
    child_supervisor: str = ""
    said_yes: tuple[Duty, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """The whole file."""

    agency: SampleAgency
    rooms: tuple[SampleRoom, ...]
    staff: tuple[SampleStaff, ...]
    interpreters: tuple[SampleInterpreter, ...]
    hours: tuple[SampleHours, ...]
    apart: tuple[SampleApart, ...]
    families: tuple[SampleFamily, ...]
    visits: tuple[SampleVisit, ...]
