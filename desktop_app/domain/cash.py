"""Cash is counted twice, by two people, by denomination; the totals agree or both count again (gate B13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.refusals import Cause, Reason, Refused, refuse
from desktop_app.domain.staff import same_person


@dataclass(frozen=True, slots=True)
class Denomination:
    """A kind of bill or coin; `cents` is what one piece is worth."""

    key: str
    cents: int

    @property
    def coin(self) -> bool:
        """Whether it is a coin: a dollar may be either."""
        return self.key.startswith("coin")


BILLS = tuple(Denomination(f"bill_{cents}", cents) for cents in (10_000, 5_000, 2_000, 1_000, 500, 200, 100))
COINS = tuple(Denomination(f"coin_{cents}", cents) for cents in (100, 50, 25, 10, 5, 1))
DENOMINATIONS = BILLS + COINS
"""United States currency in circulation, the largest first."""
MOST_PIECES = 99_999
"""Of one denomination; more is a slip of the finger."""
_KNOWN = {each.key: each for each in DENOMINATIONS}


@dataclass(frozen=True, slots=True)
class Count:
    """One person's count of one item, at one visit."""

    item_id: int
    appointment_id: int
    counted_by: str
    pieces: Mapping[str, int]
    at: int

    @property
    def cents(self) -> int:
        """What it comes to."""
        return total(self.pieces)


def total(pieces: Mapping[str, int]) -> int:
    """The sum in cents."""
    return sum(_KNOWN[key].cents * count for key, count in pieces.items())


def rounds(counts: Sequence[Count]) -> tuple[tuple[Count, ...], ...]:
    """The counts two by two, in the order they were made: each round is one count by each of two people."""
    return tuple(tuple(counts[start : start + 2]) for start in range(0, len(counts), 2))


def agreed(counts: Sequence[Count]) -> int | None:
    """The amount in cents on which the latest two counts agree, or None."""
    latest = rounds(counts)[-1] if counts else ()
    return latest[0].cents if len(latest) == 2 and latest[0].cents == latest[1].cents else None


def open_round(counts: Sequence[Count]) -> tuple[Count, ...]:
    """What is counted in the round that goes on: empty when the next count begins one."""
    return tuple(counts[-1:]) if len(counts) % 2 else ()


def plan_count(counts: Sequence[Count], new: Count) -> Count | Refused:
    """The next count with what is not there left out, or why it does not count."""
    wrong = [
        Reason(Cause.PIECES, {"most": MOST_PIECES})
        for key, pieces in new.pieces.items()
        if key not in _KNOWN or not 0 <= pieces <= MOST_PIECES
    ]
    if wrong:
        return Refused(tuple(wrong[:1]))
    if any(same_person(each.counted_by, new.counted_by) for each in open_round(counts)):
        return refuse(Cause.COUNTED_BY_ONE)
    kept = {key: pieces for key, pieces in new.pieces.items() if pieces}
    if not kept:
        return refuse(Cause.NOTHING_COUNTED)
    return Count(new.item_id, new.appointment_id, new.counted_by, kept, new.at)


def refuse_uncounted(counts: Sequence[Count], item: str) -> Refused | None:
    """Why cash may not be given yet: not counted by two people, or their totals differ."""
    if agreed(counts) is not None:
        return None
    if counts and not open_round(counts):
        return refuse(Cause.CASH_DIFFERS, item=item)
    return refuse(Cause.CASH_NOT_COUNTED, item=item)


def dollars(cents: int) -> str:
    """`$1,250.05`: the way an amount is written on a count sheet, in any language."""
    return f"${cents // 100:,}.{cents % 100:02}"
