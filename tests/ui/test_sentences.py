from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.refusals import Cause, Reason, Refused
from desktop_app.domain.texts import COUNTS, TEXTS, check_count, check_text
from desktop_app.domain.times import in_order, not_later
from desktop_app.ui import sentences
from desktop_app.ui.sentences.composed import COMPOSED
from desktop_app.ui.sentences.fields import FIELDS
from desktop_app.ui.sentences.plain import PLAIN

TODAY, BEFORE = date(2026, 11, 24), date(2026, 11, 23)


def test_every_cause_has_its_sentence() -> None:
    assert set(COMPOSED) | set(PLAIN) == set(Cause)
    assert not set(COMPOSED) & set(PLAIN)


@pytest.mark.parametrize("field", TEXTS)
@pytest.mark.parametrize("text", ["", "a\x07b", "x" * 1000])
def test_every_field_is_named_in_what_is_wrong_with_it(field: str, text: str) -> None:
    outcome = check_text(field, text)
    if isinstance(outcome, Refused):
        assert FIELDS[field] in sentences.sentences(outcome)


def test_the_sentences_say_what_to_do() -> None:
    wrong = [
        *(check_count(field, 0) for field in COUNTS),
        not_later("done_on", TODAY, BEFORE),
        in_order("placed_on", TODAY, "review_on", BEFORE),
        Reason(Cause.IMPORT_ROWS, {"lines": tuple(range(2, 14))}),
    ]
    assert [sentences.sentence(reason) for reason in wrong if reason] == [
        "Please check how many people come: from 1 to 999.",
        "Please check how many pieces: from 1 to 999999.",
        "Please check how many seats there are: from 1 to 99.",
        "Please check the days of the rule: from 1 to 3650.",
        "Please check the day it was completed: this day is still to come.",
        "Please check when to look at it again: it lies before the day the hold began.",
        "These lines of the file need a look: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more. Nothing was added.",
    ]
