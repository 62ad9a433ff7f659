"""What the log is told beside the changes themselves: what was refused, and who looked at which family.

It is written once, here, for every method that a service offers to an actor, in a transaction of its own: the one of the
change that was refused holds nothing.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial, wraps
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from desktop_app.domain.accounts import PRIVILEGED
from desktop_app.domain.audit import VIEW_EVERY
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.services.checkpoints import signing
from desktop_app.store import history
from desktop_app.store.database import Database
from desktop_app.store.faults import StoreFault
from desktop_app.store.reserve import with_reserve

MOST_WAITING = 1_000
"""Entries that wait for a disk that is full or must not be written to; reading goes on meanwhile."""
Told = tuple[int, int | None, str, str, int | None, int | None, int | None, dict[str, object]]


class About(NamedTuple):
    """Which family and which visit a call was about; 0 for none."""

    case_id: int = 0
    appointment_id: int = 0

    def looked_at(self) -> tuple[tuple[str, str, int], ...]:
        """What was seen where the call changed nothing: how the log says it, of what, its number."""
        seen = (("case.view", "case", self.case_id), ("appointment.view", "appointment", self.appointment_id))
        return tuple(each for each in seen if each[2])


@dataclass(slots=True)
class Attempt:
    """One call from outside, with all the calls inside it."""

    changing: bool = False
    confirm: bool = False
    views: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Telling:
    """Of one open database: the call that runs, who looked at what lately, and what could not be written yet."""

    attempt: Attempt | None = None
    viewed: dict[tuple[int, str, int], int] = field(default_factory=dict)
    waiting: list[Told] = field(default_factory=list)
    last: int = 0
    """The number of the last entry that was written."""


_OPEN: WeakKeyDictionary[Database, Telling] = WeakKeyDictionary()


def telling(database: Database) -> Telling:
    """The one of an open database."""
    if database not in _OPEN:
        _OPEN[database] = Telling()
    return _OPEN[database]


def tell_all(service: type) -> None:
    """Make every public method that takes an actor tell the log."""
    for name, method in list(vars(service).items()):
        if name.startswith("_") or not inspect.isfunction(method):
            continue
        asked = list(inspect.signature(method).parameters)
        if asked[1:2] == ["actor"]:
            setattr(service, name, _telling(name, method, asked))


def _telling(name: str, method: Callable[..., Any], asked: list[str]) -> Callable[..., Any]:
    @wraps(method)
    def call(self: Any, *values: Any, **named: Any) -> Any:
        around = self._telling
        if around.attempt is not None:
            return method(self, *values, **named)
        attempt = around.attempt = Attempt()
        try:
            with self._database.telling_faults():
                outcome = method(self, *values, **named)
        finally:
            around.attempt = None
        given = dict(zip(asked[1:], values, strict=False)) | named
        about = About(given.get("case_id") or 0, given.get("appointment_id") or 0)
        self._after(given["actor"].id, name, attempt, outcome, about)
        return outcome

    return call


def write_told(database: Database, about: Telling, told: list[Told]) -> None:
    """Write what is told; where nothing can be written now, it waits for the next time that something can."""
    about.waiting = [*about.waiting, *told][-MOST_WAITING:]
    with suppress(StoreFault):
        with_reserve(database.path, partial(_write_waiting, database, about))


def _write_waiting(database: Database, about: Telling) -> None:
    with database.writing():
        for each in about.waiting:
            about.last = history.write(*each)
    about.waiting = []


def view(at: int, staff_id: int, action: str, entity: str, key: int) -> Told:
    """Who looked at what."""
    of_case, of_visit = (key if entity == each else None for each in ("case", "appointment"))
    return (at, staff_id, action, entity, key or None, of_case, of_visit, {})


def refusal(at: int, staff_id: int, service: type, name: str, about: About, outcome: Refused) -> Told:
    """Who was refused what and why: a method and causes, no names, no words."""
    area = re.sub(r"(?<!^)(?=[A-Z])", "_", service.__name__.removesuffix("Service")).lower()
    causes = " ".join(dict.fromkeys(each.cause.value for each in outcome.reasons))
    return (
        at,
        staff_id,
        "refused",
        "use_case",
        None,
        about.case_id or None,
        about.appointment_id or None,
        {"method": f"{area}.{name}", "cause": causes},
    )


def is_told(attempt: Attempt, outcome: Refused) -> bool:
    """A change that was not made, and whatever somebody may not do; a preview that says no is no event."""
    denied = any(each.cause is Cause.NOT_ALLOWED for each in outcome.reasons)
    return attempt.changing or attempt.confirm or denied


def seen_lately(about: Telling, staff_id: int, action: str, key: int, now: int) -> bool:
    """Whether the same person looked at the same a few minutes ago, which is written down already."""
    last = about.viewed.get((staff_id, action, key))
    if last is not None and 0 <= now - last < VIEW_EVERY:
        return True
    about.viewed[staff_id, action, key] = now
    return False


def sign_when_due(database: Database, about: Telling, now: int) -> None:
    """A checkpoint every thousand entries."""
    if database.opening is not None and signing(database).due(about.last):
        signing(database).sign(now)


def asks_again(attempt: Attempt | None, action: Action) -> None:
    """Somebody must say again who they are before a privileged act."""
    if attempt is not None and action in PRIVILEGED:
        attempt.confirm = True
