from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop_app.domain.audit import START, Checkpoint, Finding, Flaw, Head, Link, check_chain, facts_hash, link_hash

Entries = list[tuple[Link, str]]


def log(length: int) -> Entries:
    made: Entries = []
    before = START
    for seq in range(1, length + 1):
        link = Link(seq, seq * 100, seq, 1, "item.hold", "hold", seq, 3, None, facts_hash(f'{{"day": {seq}}}'))
        before = link_hash(before, link)
        made.append((link, before))
    return made


def head(entries: Entries) -> Head:
    return Head(entries[-1][0].seq, entries[-1][1]) if entries else Head(0, START)


def rehashed(entries: Entries) -> Entries:
    """As somebody with the key would do it: every hash after a change made anew."""
    made: Entries = []
    before = START
    for link, _ in entries:
        before = link_hash(before, link)
        made.append((link, before))
    return made


GOOD = log(10)
KEPT = (Checkpoint(Head(7, GOOD[6][1]), 700),)


@pytest.mark.parametrize("length", [0, 1, 10])
def test_a_whole_log_has_no_flaw(length: int) -> None:
    entries = log(length)
    assert check_chain(entries, head(entries), ()) is None


def test_a_log_that_went_on_after_its_checkpoint_has_no_flaw() -> None:
    assert check_chain(GOOD, head(GOOD), KEPT) is None


FIELDS = {
    "recorded": 1,
    "at": 1,
    "staff_id": 2,
    "action": "item.clear",
    "entity": "item",
    "entity_id": 99,
    "case_id": None,
    "appointment_id": 4,
    "facts_sha256": facts_hash("{}"),
}


@pytest.mark.parametrize("field", FIELDS)
def test_no_field_of_an_entry_changes_unseen(field: str) -> None:
    link, kept = GOOD[4]
    changed = [*GOOD[:4], (replace(link, **{field: FIELDS[field]}), kept), *GOOD[5:]]
    assert check_chain(changed, head(GOOD), KEPT) == Finding(Flaw.CHANGED, 5)


@pytest.mark.parametrize(
    ("mutation", "found"),
    [
        pytest.param(lambda log: log[:3] + log[4:], Finding(Flaw.OUT_OF_ORDER, 5), id="removed"),
        pytest.param(lambda log: [*log[:3], log[4], log[3], *log[5:]], Finding(Flaw.OUT_OF_ORDER, 5), id="moved"),
        pytest.param(lambda log: [*log[:4], log[3], *log[4:]], Finding(Flaw.OUT_OF_ORDER, 4), id="doubled"),
        pytest.param(lambda log: log[:9], Finding(Flaw.CUT_OFF, 10), id="cut off"),
        pytest.param(lambda log: [], Finding(Flaw.CUT_OFF, 1), id="emptied"),
    ],
)
def test_what_was_done_to_the_log_is_named(mutation: Callable[[Entries], Entries], found: Finding) -> None:
    assert check_chain(mutation(GOOD), head(GOOD), KEPT) == found


def test_an_older_copy_is_known_by_the_checkpoint_that_it_does_not_reach() -> None:
    assert check_chain(GOOD[:5], head(GOOD[:5]), KEPT) == Finding(Flaw.OLDER_COPY, 6)


def test_a_log_written_anew_by_somebody_with_the_key_is_not_the_one_of_the_checkpoint() -> None:
    link, kept = GOOD[4]
    forged = rehashed([*GOOD[:4], (replace(link, action="item.clear"), kept), *GOOD[5:]])
    assert check_chain(forged, head(forged), KEPT) == Finding(Flaw.OTHER_LOG, 7)
    assert check_chain(forged, head(forged), ()) is None, "the chain alone cannot know"


def test_a_checkpoint_signs_its_number_its_hash_and_its_time() -> None:
    kept = KEPT[0]
    others = (replace(kept, at=701), replace(kept, head=Head(8, kept.head.hash)), replace(kept, head=Head(7, START)))
    assert len({kept.message(), *(each.message() for each in others)}) == 4
    assert kept.head.short == f"7-{kept.head.hash[:16]}"
