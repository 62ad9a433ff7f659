"""What a family said once for all belongings, where nothing was said about the one: its own choice goes before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from desktop_app.domain.items import Cleaning, ConditionTold, Item, Packaging, Photographs
from desktop_app.domain.preferences import Preference, Reply, Topic

_TOLD: Mapping[Reply, ConditionTold] = {
    Reply.NOTHING_TOLD: ConditionTold.NONE,
    Reply.SUMMARY: ConditionTold.SUMMARY,
    Reply.FULL: ConditionTold.FULL,
}
_SEEN: Mapping[Reply, Photographs] = {
    Reply.NO_PHOTOGRAPHS: Photographs.NO,
    Reply.DESCRIBED: Photographs.DESCRIBED,
    Reply.ENVELOPE: Photographs.ENVELOPE,
    Reply.WITH_ADVOCATE: Photographs.WITH_ADVOCATE,
}
_CLEANED: Mapping[Reply, Cleaning] = {Reply.LEAVE: Cleaning.LEAVE, Reply.DO_NOT_OPEN: Cleaning.DO_NOT_OPEN}
_PACKED: Mapping[Reply, Packaging] = {
    Reply.PLAIN_BOX: Packaging.PLAIN_BOX,
    Reply.SMALL_BOX: Packaging.SMALL_BOX,
    Reply.OWN_BAG: Packaging.OWN_BAG,
    Reply.CLOTH: Packaging.CLOTH,
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """As for all of a family's belongings; "not asked" where they said nothing, or wish to be asked about each.

    Never cleaning or repair: what cannot be undone is chosen for one belonging at a time (gate B7).
    """

    condition_told: ConditionTold = ConditionTold.NOT_ASKED
    photographs: Photographs = Photographs.NOT_ASKED
    cleaning: Cleaning = Cleaning.NOT_ASKED
    packaging: Packaging = Packaging.NOT_ASKED


def wishes_for_all(said: Iterable[Preference]) -> Wishes:
    """What stands for all belongings, of answers that come oldest first."""
    newest = {each.topic: each.reply for each in said}
    return Wishes(
        _TOLD.get(newest.get(Topic.CONDITION, Reply.NOT_ASKED), ConditionTold.NOT_ASKED),
        _SEEN.get(newest.get(Topic.PHOTOGRAPHS, Reply.NOT_ASKED), Photographs.NOT_ASKED),
        _CLEANED.get(newest.get(Topic.CLEANING, Reply.NOT_ASKED), Cleaning.NOT_ASKED),
        _PACKED.get(newest.get(Topic.PACKAGING, Reply.NOT_ASKED), Packaging.NOT_ASKED),
    )


def as_wished(item: Item, wishes: Wishes) -> Item:
    """The belonging as it is packed, told of and laid on the table: its own choice, else the one for all."""
    own = item.choice
    choice = replace(
        own,
        condition_told=wishes.condition_told if own.condition_told is ConditionTold.NOT_ASKED else own.condition_told,
        photographs=wishes.photographs if own.photographs is Photographs.NOT_ASKED else own.photographs,
        cleaning=wishes.cleaning if own.cleaning is Cleaning.NOT_ASKED else own.cleaning,
        packaging=wishes.packaging if own.packaging is Packaging.NOT_ASKED else own.packaging,
    )
    return item if choice == own else replace(item, choice=choice)


def all_as_wished(items: Iterable[Item], wishes: Wishes) -> tuple[Item, ...]:
    """Several belongings, each as it is wished."""
    return tuple(as_wished(item, wishes) for item in items)
