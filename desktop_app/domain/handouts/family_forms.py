"""Forms that a family keeps or signs about its own wishes: what stays for now, and who may come in somebody's place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from desktop_app.domain.handouts.kinds import Kind
from desktop_app.domain.handouts.letterhead import Letterhead
from desktop_app.domain.items import Choice, Decision, Item, Outcome

Kept = Literal["later", "not_wanted"]


@dataclass(frozen=True, slots=True)
class KeptItem:
    """One belonging that stays by the family's own word; `again_on` is when we ask them about it again, if we do."""

    description: str
    kept: Kept
    again_on: date | None = None


@dataclass(frozen=True, slots=True)
class KeepForLater:
    """What a family did not want today, said back to them: nothing of it is final."""

    kind: ClassVar[Kind] = Kind.KEEP_FOR_LATER
    letterhead: Letterhead
    record_number: str
    recipient: str
    person_name: str
    items: tuple[KeptItem, ...]
    contact: str


@dataclass(frozen=True, slots=True)
class DesigneeForm:
    """Lets somebody come in the place of `claimant`, for one return; empty while nobody is settled to receive.

    Whom they name is written by hand before a notary, and kept nowhere in the program.
    """

    kind: ClassVar[Kind] = Kind.DESIGNEE
    letterhead: Letterhead
    record_number: str
    claimant: str
    person_name: str
    contact: str


_AT_TABLE: dict[Outcome, Kept] = {Outcome.KEPT_FOR_LATER: "later", Outcome.NOT_WANTED: "not_wanted"}
_CHOSEN: dict[Decision, Kept] = {Decision.LATER: "later", Decision.DO_NOT_RETURN: "not_wanted"}


def kept_by_their_word(item: Item) -> Kept | None:
    """Why a belonging stays by the family's last word, at the table or when they were asked; None if it does not."""
    if item.gone:
        return None
    outcome = item.outcome
    if outcome is not None and outcome.outcome in _AT_TABLE and not _asked_since(item.choice, outcome.at):
        return _AT_TABLE[outcome.outcome]
    return _CHOSEN.get(item.choice.decision)


def _asked_since(choice: Choice, at: int) -> bool:
    return choice.asked_at is not None and choice.asked_at > at
