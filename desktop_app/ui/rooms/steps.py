"""What was done on the Rooms page and can be taken back: two stacks of steps, without a window or a database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.waiting_list import EarlierWish
from desktop_app.services.series import NO_RULES, Rules, Written

MOST = 50
"""Steps that are kept; the oldest one goes first."""
Key = tuple[str, int]
"""An appointment or a series, and its id."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change: the appointments and the rules of their series before and after it, and what it is called.

    `wish` is the wish to come earlier that it fulfilled, to be kept anew when it is taken back.
    """

    before: tuple[Appointment, ...]
    after: tuple[Appointment, ...]
    words: str = ""
    rules_before: Rules = NO_RULES
    rules_after: Rules = NO_RULES
    wish: EarlierWish | None = None

    @classmethod
    def of_booking(cls, *booked: Appointment) -> Step:
        """Taken back, a booking is one that was cancelled: its record stays."""
        return cls(tuple(replace(each, status=Status.CANCELLED) for each in booked), booked)

    @classmethod
    def of_change(cls, before: Appointment, after: Appointment, wish: EarlierWish | None = None) -> Step:
        """One appointment was moved, changed or given up."""
        return cls((before,), (after,), wish=wish)

    @classmethod
    def of_series(cls, written: Written) -> Step:
        """Visits that repeat were booked, changed or given up together."""
        if not written.before:
            return cls.of_booking(*written.after)
        rules = written.rules_before, written.rules_after
        return cls(written.before, written.after, rules_before=rules[0], rules_after=rules[1])

    def keys(self) -> frozenset[Key]:
        """Everything it is about."""
        return frozenset(_versions(self.after, self.rules_before)) | frozenset(_versions((), self.rules_after))


@dataclass(frozen=True, slots=True)
class Wanted:
    """The states a step goes to, each with the version that is recorded now."""

    step: Step
    visits: tuple[Appointment, ...]
    rules: Rules


class Steps:
    """Keeps what was done and what was taken back, and the version this desk last saw of everything in it."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._seen: dict[Key, int] = {}

    def did(self, step: Step) -> None:
        """Something new was done: what was taken back cannot be done again.

        Where it did not begin from what this desk saw last, earlier steps would write over somebody else's change:
        they are forgotten.
        """
        begun = _versions(step.before, step.rules_before)
        self._done = _without(self._done, {key for key, seen in begun.items() if self._seen.get(key, seen) != seen})
        self._done = [*self._done, step][-MOST:]
        self._undone = []
        self._see(step.after, step.rules_after)

    def last(self) -> Step | None:
        """What would be taken back."""
        return self._done[-1] if self._done else None

    def next(self) -> Step | None:
        """What would be done again."""
        return self._undone[-1] if self._undone else None

    def back(self) -> Wanted | None:
        """Where taking the last step back leads."""
        step = self.last()
        return None if step is None else self._wanted(step, step.before, step.rules_before)

    def again(self) -> Wanted | None:
        """Where doing it again leads."""
        step = self.next()
        return None if step is None else self._wanted(step, step.after, step.rules_after)

    def went_back(self, visits: tuple[Appointment, ...], rules: Rules = NO_RULES) -> None:
        """The last step was taken back, and this is recorded now."""
        self._undone.append(self._done.pop())
        self._see(visits, rules)

    def went_again(self, visits: tuple[Appointment, ...], rules: Rules = NO_RULES) -> None:
        """It was done again, and this is recorded now."""
        self._done.append(self._undone.pop())
        self._see(visits, rules)

    def forget(self, step: Step) -> None:
        """A step that can never be taken, and with it every one beyond it that is about the same."""
        for stack in (self._done, self._undone):
            if stack and stack[-1] is step:
                stack[:] = _without(stack, set(step.keys()))

    def _wanted(self, step: Step, visits: tuple[Appointment, ...], rules: Rules) -> Wanted:
        now = tuple(replace(each, version=self._seen["visit", each.id]) for each in visits)
        rows = tuple(replace(each, version=self._seen["series", each.id]) for each in rules.rows)
        return Wanted(step, now, Rules(rows, rules.belonging))

    def _see(self, visits: Iterable[Appointment], rules: Rules) -> None:
        self._seen |= _versions(visits, rules)


def _versions(visits: Iterable[Appointment], rules: Rules) -> Mapping[Key, int]:
    of_rules = {("series", each.id): each.version for each in rules.rows}
    return {("visit", each.id): each.version for each in visits} | of_rules


def _without(stack: list[Step], broken: set[Key]) -> list[Step]:
    """The steps that are left without those about something broken, and without those that build on these."""
    left = []
    for step in reversed(stack):
        if step.keys() & broken:
            broken |= step.keys()
        else:
            left.append(step)
    return left[::-1]
