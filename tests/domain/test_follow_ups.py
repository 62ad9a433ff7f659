"""What a finished return promises, and that no belonging that stays is without a call."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.follow_ups import (
    FollowUp,
    FollowUpKind,
    FollowUpOutcome,
    after_return,
    as_calls,
    calls_declined,
    next_try,
    working_day,
)
from desktop_app.domain.items import (
    Category,
    Choice,
    Clearance,
    Decision,
    Hold,
    HoldKind,
    Item,
    ItemOutcome,
    Outcome,
)
from desktop_app.domain.preferences import Preference, Reply, Topic
from desktop_app.domain.promises import (
    ASK_IN,
    KEEP_IN,
    LOOK_IN,
    CallChanges,
    Due,
    Promise,
    Standpoint,
    plan_calls,
    why_it_stays,
)

TODAY = date(2026, 11, 24)  # a Tuesday
DAY = timedelta(days=1)
REVIEW = date(2027, 2, 20)  # a Saturday: a day somebody named is kept
K, END, D = FollowUpKind, FollowUpOutcome, Decision
CLEARANCE = Clearance("A", "B", "C", "letter", "1", TODAY, "D")


def item(
    decision: Decision = D.RETURN, *reviews: date | None, outcome: Outcome | None = None, asked_at: int | None = 5
) -> Item:
    """A cleared belonging, or one with a waiting hold for each review."""
    holds = tuple(Hold(n, 1, HoldKind.PROSECUTOR, "P", TODAY, day) for n, day in enumerate(reviews))
    cleared = Hold(99, 1, HoldKind.INVESTIGATIVE, "I", TODAY, None, clearance=CLEARANCE)
    came = ItemOutcome(outcome, "E", "W", "R", 9, 1) if outcome else None
    asked = asked_at if decision is not D.NOT_ASKED else None
    made = Choice(decision, asked_at=asked)
    return Item(1, 1, "1", Category.CLOTHING, "d", "f", "", 1, "", "", "", (cleared, *holds), (), made, came)


def promise(kind: FollowUpKind, on: date, outcome: FollowUpOutcome | None = None, done: date | None = None) -> Promise:
    return Promise(7, 1, kind, on, outcome, done)


@given(st.dates(date(2020, 1, 1), date(2050, 1, 1)))
def test_a_return_promises_a_call_in_one_to_three_days_and_one_in_two_to_four_weeks(day: date) -> None:
    (soon, first), (later, second) = after_return(day)
    assert (first, second) == (FollowUpKind.AFTER_RETURN, FollowUpKind.WEEKS_LATER)
    assert timedelta(days=1) <= soon - day <= timedelta(days=3)
    assert timedelta(weeks=2) <= later - day <= timedelta(weeks=4)
    assert soon.weekday() < 5
    assert later.weekday() < 5


@given(st.dates(date(2020, 1, 1), date(2050, 1, 1)))
def test_the_next_try_is_a_working_day_soon(day: date) -> None:
    assert next_try(day).weekday() < 5
    assert DAY <= next_try(day) - day <= 3 * DAY


OVER, LET_BE = Standpoint(over=True), Standpoint(let_be=True)


@pytest.mark.parametrize(
    ("belonging", "ground", "kind"),
    [
        (item(), Standpoint(), None),
        (item(D.NOT_ASKED), Standpoint(), None),
        (item(), OVER, K.ASK_AGAIN),
        (item(D.NOT_ASKED), OVER, K.ASK_AGAIN),
        (item(D.LATER), Standpoint(), K.ASK_AGAIN),
        (item(D.UNDECIDED), Standpoint(), K.ASK_AGAIN),
        (item(D.RETURN, None), Standpoint(), K.STILL_HELD),
        (item(D.LATER, None), Standpoint(), K.STILL_HELD),
        (item(D.DO_NOT_RETURN), Standpoint(), K.DECLINED_KEPT),
        (item(D.DO_NOT_RETURN, None), Standpoint(), K.DECLINED_KEPT),
        (item(D.DO_NOT_RETURN), LET_BE, None),
        (item(outcome=Outcome.RETURNED), OVER, None),
        (item(outcome=Outcome.NOT_WANTED), OVER, K.DECLINED_KEPT),
        (item(outcome=Outcome.NOT_WANTED, asked_at=10), OVER, K.ASK_AGAIN),
        (item(outcome=Outcome.NOT_WANTED, asked_at=10), Standpoint(), None),
        (item(outcome=Outcome.KEPT_FOR_LATER), OVER, K.ASK_AGAIN),
        (item(outcome=Outcome.NOT_BROUGHT), OVER, K.ASK_AGAIN),
        (replace(item(D.DO_NOT_RETURN), destroyed_at=3), OVER, None),
    ],
)
def test_why_a_belonging_needs_a_call(belonging: Item, ground: Standpoint, kind: FollowUpKind | None) -> None:
    assert why_it_stays(belonging, ground) is kind


@pytest.mark.parametrize(
    ("belonging", "made", "changes"),
    [
        pytest.param(item(D.RETURN, REVIEW), (), [Due(1, K.STILL_HELD, REVIEW)], id="the review's day"),
        pytest.param(
            item(D.RETURN, None, REVIEW, REVIEW + DAY), (), [Due(1, K.STILL_HELD, REVIEW)], id="the first review"
        ),
        pytest.param(
            item(D.RETURN, None), (), [Due(1, K.STILL_HELD, working_day(TODAY + LOOK_IN))], id="no review named"
        ),
        pytest.param(item(D.RETURN, TODAY - DAY), (), [Due(1, K.STILL_HELD, TODAY)], id="a review gone by: today"),
        pytest.param(item(D.LATER), (), [Due(1, K.ASK_AGAIN, TODAY + ASK_IN)], id="not now"),
        pytest.param(
            item(D.DO_NOT_RETURN), (), [Due(1, K.DECLINED_KEPT, working_day(TODAY + KEEP_IN))], id="declined and kept"
        ),
        pytest.param(
            item(D.RETURN, REVIEW),
            [promise(K.STILL_HELD, TODAY + DAY)],
            [Due(1, K.STILL_HELD, REVIEW, 7)],
            id="moves with its review",
        ),
        pytest.param(item(D.RETURN, REVIEW), [promise(K.STILL_HELD, REVIEW)], [], id="stands already"),
        pytest.param(
            item(D.RETURN, TODAY - 9 * DAY), [promise(K.STILL_HELD, TODAY - 9 * DAY)], [], id="overdue stays overdue"
        ),
        pytest.param(
            item(D.RETURN, TODAY - DAY), [promise(K.STILL_HELD, TODAY + DAY)], [], id="the next try keeps its day"
        ),
        pytest.param(
            item(D.RETURN, TODAY - DAY),
            [promise(K.STILL_HELD, TODAY - DAY, END.REACHED, TODAY)],
            [Due(1, K.STILL_HELD, working_day(TODAY + LOOK_IN))],
            id="told, and still held",
        ),
        pytest.param(
            item(D.RETURN, TODAY - DAY, REVIEW),
            [promise(K.STILL_HELD, TODAY - DAY, END.REACHED, TODAY)],
            [Due(1, K.STILL_HELD, REVIEW)],
            id="told, the next review",
        ),
        pytest.param(
            item(), [promise(K.STILL_HELD, REVIEW)], [Due(1, K.CLEARED, TODAY, 7)], id="cleared: good news today"
        ),
        pytest.param(
            item(D.RETURN, REVIEW),
            [promise(K.CLEARED, TODAY)],
            [Due(1, K.STILL_HELD, REVIEW, 7)],
            id="held again",
        ),
        pytest.param(
            item(D.DO_NOT_RETURN),
            [promise(K.STILL_HELD, REVIEW)],
            [Due(1, K.DECLINED_KEPT, working_day(TODAY + KEEP_IN), 7)],
            id="cleared, and not wanted",
        ),
        pytest.param(
            item(D.LATER, REVIEW),
            [promise(K.ASK_AGAIN, TODAY + 5 * DAY)],
            [Due(1, K.STILL_HELD, REVIEW)],
            id="their own day stands beside the review",
        ),
        pytest.param(item(), [promise(K.ASK_AGAIN, TODAY + DAY)], [], id="nothing promised is dropped"),
    ],
)
def test_which_calls_are_missing(belonging: Item, made: tuple[Promise, ...], changes: list[Due]) -> None:
    found = plan_calls([belonging], made, TODAY)
    assert [*found.promised, *found.moved] == changes
    assert found.ended == ()


def test_what_has_gone_home_needs_no_call() -> None:
    given_back = item(outcome=Outcome.RETURNED)
    assert plan_calls([given_back], [promise(K.ASK_AGAIN, TODAY)], TODAY) == CallChanges(ended=(7,))


@pytest.mark.parametrize("ground", [Standpoint(told=False), Standpoint(declined=True)])
def test_nobody_is_promised_a_call_before_they_know_or_against_their_wish(ground: Standpoint) -> None:
    assert plan_calls([item(D.LATER, REVIEW)], (), TODAY, ground) == CallChanges()


ANSWERED = Preference(Topic.FOLLOW_UP, Reply.BY_PHONE, asked_at=20)
REFUSED = Preference(Topic.FOLLOW_UP, Reply.NO_CALLS, asked_at=30)


@pytest.mark.parametrize(
    ("said", "declined_at", "declined"),
    [
        ((), None, False),
        ((ANSWERED,), None, False),
        ((ANSWERED, REFUSED), None, True),
        ((REFUSED, replace(ANSWERED, asked_at=40)), None, False),
        ((), 10, True),
        ((ANSWERED,), 10, False),
        ((ANSWERED,), 25, True),
        ((replace(ANSWERED, reply=Reply.NOT_ASKED),), 5, True),
    ],
)
def test_the_last_word_about_calls_counts(
    said: tuple[Preference, ...], declined_at: int | None, declined: bool
) -> None:
    assert calls_declined(said, declined_at) is declined


def test_what_falls_on_one_day_is_one_call() -> None:
    rows = [
        FollowUp(1, 1, TODAY, K.STILL_HELD, about=("Her ring",)),
        FollowUp(2, 1, TODAY, K.STILL_HELD, about=("His keys",)),
        FollowUp(3, 1, TODAY, K.WEEKS_LATER),
        FollowUp(4, 1, TODAY + DAY, K.STILL_HELD, about=("Her ring",)),
        FollowUp(5, 2, TODAY, K.ASK_AGAIN),
    ]
    first, *others = as_calls(rows)
    assert (first.id, first.about, first.reasons) == (1, ("Her ring", "His keys"), (K.STILL_HELD, K.WEEKS_LATER))
    assert [each.id for each in others] == [4, 5]
    assert [each.id for each in as_calls(rows, by_kind=True)] == [1, 3, 4, 5]


DAYS = st.one_of(st.none(), st.dates(TODAY - 60 * DAY, TODAY + 400 * DAY))
ITEMS = st.builds(
    item,
    st.sampled_from(Decision),
    outcome=st.one_of(st.none(), st.sampled_from(Outcome)),
    asked_at=st.integers(1, 20),
).flatmap(lambda made: st.lists(DAYS, max_size=3).map(lambda days: _held(made, days)))


def _held(made: Item, days: list[date | None]) -> Item:
    return replace(made, holds=item(made.choice.decision, *days).holds)


@given(
    st.lists(ITEMS, min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(FollowUpOutcome)), max_size=12),
    st.booleans(),
    st.booleans(),
)
def test_nothing_that_stays_is_ever_without_a_promised_call(
    belongings: list[Item], ends: list[tuple[int, FollowUpOutcome]], over: bool, let_be: bool
) -> None:
    """Whatever is recorded about the calls, in whatever order; unless they want none."""
    known = [replace(each, id=at) for at, each in enumerate(belongings)]
    ground, today = Standpoint(over=over, let_be=let_be), TODAY
    made: list[Promise] = []
    made = _after(made, known, today, ground)
    for which, outcome in ends:
        today += 2 * DAY
        waiting = [each for each in made if each.outcome is None]
        if waiting:
            one = waiting[which % len(waiting)]
            made[made.index(one)] = replace(one, outcome=outcome, done_on=today)
            if outcome in {END.NO_ANSWER, END.UNSAFE}:
                made.append(Promise(len(made) + 100, one.item_id, one.kind, next_try(today)))
        made = _after(made, known, today, ground)
        for each in known:
            calls = [call for call in made if call.item_id == each.id and call.outcome is None]
            assert bool(calls) or why_it_stays(each, ground) is None
            assert not (each.gone and calls)
            assert len({call.kind for call in calls}) == len(calls)


def _after(made: list[Promise], known: list[Item], today: date, ground: Standpoint) -> list[Promise]:
    """The promises once the plan is carried out; a second look finds nothing more to do."""
    changes = plan_calls(known, made, today, ground)
    assert all(due.due_on >= today for due in changes.promised)
    moved = {due.id: due for due in changes.moved}
    after = [
        replace(each, outcome=END.NOT_NEEDED)
        if each.id in changes.ended
        else replace(each, kind=moved[each.id].kind, due_on=moved[each.id].due_on)
        if each.id in moved
        else each
        for each in made
    ]
    new = [
        Promise(1_000 + len(made) + at, due.item_id, due.kind, due.due_on) for at, due in enumerate(changes.promised)
    ]
    assert plan_calls(known, [*after, *new], today, ground) == CallChanges()
    return [*after, *new]
