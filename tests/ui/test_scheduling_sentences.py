"""What is said when a time is closed, somebody is taken, or two parties are kept apart: names nobody."""

from __future__ import annotations

import pytest

from desktop_app.domain.refusals import Cause, Reason
from desktop_app.domain.team import Duty
from desktop_app.domain.times import HOUR, Span
from desktop_app.ui.sentences import sentence
from tests.agency import ZONE, at

MORNING = Span(at(10, day=30), at(11, day=30))


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (
            Reason(Cause.SEPARATION, {"earliest": at(14, 40, day=30), "entrance": "east entrance", "zone": ZONE}),
            "Separation rule: the earliest time is 2:40 pm on 30 Nov, by this entrance: east entrance.",
        ),
        (
            Reason(Cause.SEPARATION, {"earliest": at(14, 40, day=30), "entrance": "", "zone": ZONE}),
            "Separation rule: the earliest time is 2:40 pm on 30 Nov.",
        ),
        (
            Reason(Cause.SEPARATION, {"earliest": None, "entrance": "", "zone": ZONE}),
            "Separation rule: not within a day of this time. Please choose another day or another room.",
        ),
        (
            Reason(Cause.INTERPRETER_BUSY, {"event": MORNING, "zone": ZONE}),
            "The interpreter is taken from 10:00 am to 11:00 am on 30 Nov.",
        ),
        (
            Reason(
                Cause.ROOM_CLOSED,
                {"room": "Soft room A", "closure": Span(MORNING.start, MORNING.end + 24 * HOUR), "zone": ZONE}
                | {"reason": "new carpet"},
            ),
            "Soft room A is closed from 30 Nov, 10:00 am to 1 Dec, 11:00 am (new carpet).",
        ),
        (
            Reason(Cause.ROOM_CLOSED, {"room": "Soft room A", "closure": MORNING, "reason": "", "zone": ZONE}),
            "Soft room A is closed from 30 Nov, 10:00 am to 30 Nov, 11:00 am.",
        ),
        (
            Reason(Cause.DUTY_OPEN, {"duty": Duty.ADVOCATE}),
            "Nobody is down for this yet. Please choose somebody first.",
        ),
    ],
)
def test_a_time_that_cannot_be_had_is_explained(reason: Reason, words: str) -> None:
    assert sentence(reason) == words
