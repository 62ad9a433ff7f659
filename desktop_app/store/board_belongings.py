"""A family's belongings as the board counts them, in one pass over their rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop_app.domain.board import HeldFacts, ItemFacts
from desktop_app.domain.items import Decision, HoldKind

NOT_ASKED = Decision.NOT_ASKED.value
_WANTED, _DECLINED = Decision.RETURN.value, Decision.DO_NOT_RETURN.value
_KIND = {kind.value: kind for kind in HoldKind}


class Belongings:
    """Adds up the belongings of one family."""

    __slots__ = (
        "bring",
        "bring_firearms",
        "cleared",
        "cleared_on",
        "declined",
        "gone",
        "held",
        "reheld_on",
        "total",
        "unasked",
        "unchecked",
        "wanted",
    )

    def __init__(self) -> None:
        self.total = self.gone = self.cleared = self.unasked = self.wanted = self.unchecked = self.declined = 0
        self.cleared_on = self.reheld_on = ""
        self.held: dict[str, list[str]] = {}
        self.bring: set[int] = set()
        self.bring_firearms: set[int] = set()

    def add(
        self,
        item: int,
        gone: bool,
        waiting: Sequence[Any] | None,
        cleared_on: str | None,
        decision: str,
        checked: bool,
        firearm: bool,
    ) -> None:
        """One belonging: whether it is gone, the first hold it waits for, and its last clearance."""
        self.total += 1
        if gone:
            self.gone += 1
            return
        if decision == _DECLINED:
            self.declined += 1
        if waiting is not None:
            _, kind, placed_on, since = waiting
            self.held.setdefault(kind, []).append(since)
            if cleared_on and placed_on > self.reheld_on:
                self.reheld_on = placed_on
        elif cleared_on:
            self.cleared += 1
            if not self.cleared_on or cleared_on < self.cleared_on:
                self.cleared_on = cleared_on
            if decision == NOT_ASKED:
                self.unasked += 1
            elif decision == _WANTED:
                self.wanted += 1
                self.unchecked += not checked
                if checked:
                    (self.bring_firearms if firearm else self.bring).add(item)

    def fill(self, boxes: set[int]) -> bool:
        """Whether what is in the boxes is what is to be brought; firearms have a visit of their own."""
        apart = self.bring_firearms and (not self.bring or boxes & self.bring_firearms)
        return bool(boxes) and boxes == (self.bring_firearms if apart else self.bring)

    def counted(self) -> ItemFacts:
        """All of them."""
        left = self.total - self.gone
        return ItemFacts(
            self.total,
            left,
            self.cleared,
            left - self.cleared,
            self.unasked,
            self.wanted,
            self.unchecked,
            self.declined,
            text_day(self.cleared_on),
            text_day(self.reheld_on),
        )

    def most_held(self) -> HeldFacts | None:
        """The kind of hold that most of them wait for, and since when it was asked."""
        if not self.held:
            return None
        kind = max(self.held, key=self._how_many) if len(self.held) > 1 else next(iter(self.held))
        since = self.held[kind]
        return HeldFacts(_KIND[kind], len(since), date.fromisoformat(min(since)))

    def _how_many(self, kind: str) -> int:
        return len(self.held[kind])


def text_day(text: str | None) -> date | None:
    """A day as it is kept."""
    return date.fromisoformat(text) if text else None
