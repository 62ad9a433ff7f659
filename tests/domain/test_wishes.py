"""What is said once for all belongings, and the one belonging's own choice before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.items import (
    IRREVERSIBLE,
    Category,
    Choice,
    Cleaning,
    ConditionTold,
    Decision,
    Item,
    Packaging,
    Photographs,
)
from desktop_app.domain.preferences import ANSWERS, DEFAULTS_OF_ITEMS, OPEN, Preference, Reply, Topic
from desktop_app.domain.wishes import Wishes, as_wished, wishes_for_all

FOR_ALL = Wishes(ConditionTold.SUMMARY, Photographs.ENVELOPE, Cleaning.LEAVE, Packaging.CLOTH)


def item(choice: Choice) -> Item:
    return Item(1, 1, "1", Category.CLOTHING, "d", "f", "", 1, "", "", "", choice=choice)


def test_every_answer_for_all_is_understood() -> None:
    for topic in DEFAULTS_OF_ITEMS:
        for reply in ANSWERS[topic]:
            wishes = wishes_for_all([Preference(topic, reply)])
            assert (wishes == Wishes()) is (reply is Reply.ASK_EACH)
        assert all(wishes_for_all([Preference(topic, reply)]) == Wishes() for reply in OPEN)


def test_the_last_word_counts() -> None:
    said = [Preference(Topic.PACKAGING, Reply.CLOTH), Preference(Topic.PACKAGING, Reply.SMALL_BOX)]
    assert wishes_for_all(said).packaging is Packaging.SMALL_BOX


@pytest.mark.parametrize(
    ("own", "wished"),
    [
        (Choice(), Choice(Decision.NOT_ASKED, Cleaning.LEAVE, Packaging.CLOTH, "", None, ConditionTold.SUMMARY, Photographs.ENVELOPE)),
        (
            Choice(Decision.RETURN, Cleaning.CLEAN, Packaging.OWN_BAG, "V", 3, ConditionTold.NONE, Photographs.NO, True),
            Choice(Decision.RETURN, Cleaning.CLEAN, Packaging.OWN_BAG, "V", 3, ConditionTold.NONE, Photographs.NO, True),
        ),
    ],
)  # fmt: skip
def test_a_belongings_own_choice_goes_first(own: Choice, wished: Choice) -> None:
    assert as_wished(item(own), FOR_ALL).choice == wished


@given(st.lists(st.tuples(st.sampled_from(Topic), st.sampled_from(Reply)), max_size=12))
def test_nothing_said_for_all_ever_cleans_or_decides(said: list[tuple[Topic, Reply]]) -> None:
    choice = as_wished(item(Choice()), wishes_for_all(Preference(*each) for each in said)).choice
    assert choice.cleaning not in IRREVERSIBLE
    assert choice.decision is Decision.NOT_ASKED
