"""The board: the stage of a family from its facts, what it waits for, whose move it is, since when."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.appointments import Status
from desktop_app.domain.board import (
    MOVES,
    OBSTACLES,
    OUT_OF_SIGHT,
    SINCE,
    BoardRow,
    CaseFacts,
    HeldFacts,
    ItemFacts,
    PostFacts,
    VisitFacts,
    Waits,
    Wish,
    chosen,
    row,
)
from desktop_app.domain.items import HoldKind
from desktop_app.domain.returns import IN_ORDER, STANDING, ByPost, Stage, Whereabouts, where
from desktop_app.domain.staff import Role
from tests.agency import TODAY

EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


OPENED = CaseFacts(1, "26-1", "Ada Moss", "Ada", "Maria Reyes", ago(40))
FAMILY = OPENED._replace(members=2)
NOTIFIED = FAMILY._replace(notified_on=ago(38))
SETTLED = NOTIFIED._replace(settled_on=ago(30))
HELD = SETTLED._replace(items=ItemFacts(5, 5, held=5), held=HeldFacts(HoldKind.PROSECUTOR, 3, ago(20)))
CLEARED = SETTLED._replace(items=ItemFacts(5, 5, 3, 2, unasked=3, cleared_on=ago(12)))
TOLD = CLEARED._replace(told_on=ago(8))
ASKED = TOLD._replace(items=ItemFacts(5, 5, 3, 2, wanted=2, cleared_on=ago(12)))


def visit(status: Status, facts: CaseFacts = ASKED, ahead: int = 3, **more: Any) -> CaseFacts:
    return facts._replace(visit=VisitFacts(7, status, TODAY + timedelta(days=ahead), ago(5), ago(4)), **more)


AFTER = visit(Status.RESET_DONE, ahead=-4)
ALL_GONE = AFTER._replace(items=ItemFacts(5, 0))
STEPS: list[tuple[CaseFacts, Stage, Waits, Role | None, date]] = [
    (OPENED, Stage.AUTHORITY, Waits.NO_FAMILY, VS, ago(40)),
    (FAMILY, Stage.AUTHORITY, Waits.NOT_NOTIFIED, VS, ago(40)),
    (NOTIFIED, Stage.AUTHORITY, Waits.NO_RECIPIENT, VS, ago(40)),
    (NOTIFIED._replace(review_since=ago(33)), Stage.AUTHORITY, Waits.REVIEW, VS, ago(40)),
    (NOTIFIED._replace(review_since=ago(33), counsel_since=ago(20)), Stage.AUTHORITY, Waits.COUNSEL, SU, ago(40)),
    (NOTIFIED._replace(review_since=ago(33), kept_away=1), Stage.AUTHORITY, Waits.REVIEW, VS, ago(40)),
    (NOTIFIED._replace(review_since=ago(33), kept_away=2), Stage.AUTHORITY, Waits.KEPT_AWAY, SU, ago(40)),
    (SETTLED, Stage.HOLDS, Waits.NO_ITEMS, EV, ago(30)),
    (SETTLED._replace(items=ItemFacts(2, 2)), Stage.HOLDS, Waits.NOTHING_CLEARED, EV, ago(30)),
    (HELD, Stage.HOLDS, Waits.HELD, EV, ago(30)),
    (HELD._replace(items=ItemFacts(5, 5, held=5, reheld_on=ago(6))), Stage.HOLDS, Waits.HELD, EV, ago(6)),
    (CLEARED, Stage.CONTACT, Waits.CALL, VS, ago(12)),
    (CLEARED._replace(notified_on=None), Stage.CONTACT, Waits.NOT_NOTIFIED, VS, ago(12)),
    (TOLD, Stage.CHOICES, Waits.CHOICES_OPEN, VS, ago(8)),
    (ASKED, Stage.CHOICES, Waits.BOOK, VS, ago(8)),
    (ASKED._replace(items=ASKED.items._replace(unchecked=1)), Stage.CHOICES, Waits.BOOK, VS, ago(8)),
    (ASKED._replace(items=ASKED.items._replace(unchecked=2)), Stage.CHOICES, Waits.CHECK_MISSING, EV, ago(8)),
    (ASKED._replace(items=ASKED.items._replace(wanted=0)), Stage.CHOICES, Waits.NOTHING_WANTED, VS, ago(8)),
    (visit(Status.TENTATIVE), Stage.SCHEDULED, Waits.CONFIRM, VS, ago(5)),
    (visit(Status.CONFIRMED), Stage.SCHEDULED, Waits.PREPARE, EV, ago(5)),
    (visit(Status.CONFIRMED, HELD), Stage.SCHEDULED, Waits.NOTHING_TO_BRING, EV, ago(5)),
    (visit(Status.TENTATIVE, TOLD), Stage.SCHEDULED, Waits.CONFIRM, VS, ago(5)),
    (visit(Status.CONFIRMED, prepared_on=ago(1)), Stage.PREPARED, Waits.VISIT_DAY, None, ago(1)),
    (visit(Status.ARRIVED), Stage.IN_ROOM, Waits.IN_ROOM, EV, ago(4)),
    (visit(Status.IN_ROOM), Stage.IN_ROOM, Waits.IN_ROOM, EV, ago(4)),
    (visit(Status.POSTPONED_BY_PERSON), Stage.POSTPONED, Waits.NEW_DAY, VS, ago(4)),
    (AFTER._replace(calls_open=1, call_due=TODAY), Stage.FOLLOW_UP, Waits.CALL_PROMISED, VS, ago(4)),
    (AFTER._replace(calls_open=1, call_due=ago(-2)), Stage.FOLLOW_UP, Waits.CALL_PROMISED, None, ago(4)),
    (AFTER, Stage.FOLLOW_UP, Waits.NO_CALL_PROMISED, VS, ago(4)),
    (ALL_GONE, Stage.CLOSED, Waits.NOTHING, None, ago(4)),
    (ALL_GONE._replace(called_on=ago(2)), Stage.CLOSED, Waits.NOTHING, None, ago(2)),
    (ASKED._replace(state="on_hold", state_since=ago(3)), Stage.ON_HOLD, Waits.ON_HOLD, SU, ago(3)),
    (ASKED._replace(state="withdrawn", state_since=ago(3)), Stage.WITHDRAWN, Waits.NOTHING, None, ago(3)),
    (visit(Status.CONFIRMED, state="withdrawn", state_since=ago(3)), Stage.WITHDRAWN, Waits.VISIT_STANDS, VS, ago(3)),
    (ASKED._replace(later_on=ago(-20)), Stage.CHOICES, Waits.ASKED_LATER, None, ago(8)),
    (visit(Status.POSTPONED_BY_PERSON, later_on=ago(-20)), Stage.POSTPONED, Waits.ASKED_LATER, None, ago(4)),
    (visit(Status.CONFIRMED, later_on=ago(-20)), Stage.SCHEDULED, Waits.PREPARE, EV, ago(5)),
    (visit(Status.CONFIRMED, settled_on=None, kept_away=2), Stage.SCHEDULED, Waits.KEPT_AWAY, SU, ago(5)),
    (ASKED._replace(disputed_since=ago(2)), Stage.DISPUTED, Waits.DISPUTED, SU, ago(2)),
    (visit(Status.CONFIRMED, disputed_since=ago(2)), Stage.DISPUTED, Waits.DISPUTED, SU, ago(2)),
    (TOLD._replace(manner_changed_on=ago(1)), Stage.CHOICES, Waits.MANNER_CHANGED, VS, ago(8)),
    (TOLD._replace(missing_since=ago(1), manner_changed_on=ago(1)), Stage.CHOICES, Waits.MISSING, SU, ago(8)),
    (TOLD._replace(letter_back_since=ago(1)), Stage.CHOICES, Waits.LETTER_BACK, VS, ago(8)),
    (TOLD._replace(letter_back_since=ago(1), missing_since=ago(2)), Stage.CHOICES, Waits.MISSING, SU, ago(8)),
    (visit(Status.IN_ROOM, letter_back_since=ago(1)), Stage.IN_ROOM, Waits.IN_ROOM, EV, ago(4)),
    (ASKED._replace(letter_back_since=ago(1), silent=True), Stage.CHOICES, Waits.SILENT, None, ago(8)),
    (visit(Status.IN_ROOM, missing_since=ago(1)), Stage.IN_ROOM, Waits.IN_ROOM, EV, ago(4)),
    (visit(Status.IN_ROOM, manner_changed_on=ago(1)), Stage.IN_ROOM, Waits.IN_ROOM, EV, ago(4)),
    *(
        (facts._replace(silent=True, silent_until=ago(-9)), stage, waits, None, since)
        for facts, stage, waits, since in (
            (CLEARED, Stage.CONTACT, Waits.SILENT, ago(12)),
            (ASKED, Stage.CHOICES, Waits.SILENT, ago(8)),
            (AFTER, Stage.FOLLOW_UP, Waits.SILENT, ago(4)),
            (visit(Status.POSTPONED_BY_PERSON), Stage.POSTPONED, Waits.SILENT, ago(4)),
        )
    ),
    (visit(Status.POSTPONED_BY_PERSON, lying=2), Stage.POSTPONED, Waits.CARRY_BACK, EV, ago(4)),
    (visit(Status.CONFIRMED, lying=2), Stage.SCHEDULED, Waits.PREPARE, EV, ago(5)),
    (ASKED._replace(post=PostFacts(ByPost.BEGUN, ago(3))), Stage.SCHEDULED, Waits.SEND, EV, ago(3)),
    (ASKED._replace(post=PostFacts(ByPost.SENT, ago(2))), Stage.PREPARED, Waits.ON_ITS_WAY, None, ago(2)),
    (ASKED._replace(post=PostFacts(ByPost.OVER, ago(1))), Stage.FOLLOW_UP, Waits.NO_CALL_PROMISED, VS, ago(1)),
    (HELD._replace(silent=True), Stage.HOLDS, Waits.HELD, EV, ago(30)),
]


@pytest.mark.parametrize(("facts", "stage", "waits", "role", "since"), STEPS)
def test_a_row_says_where_a_family_stands_and_whose_move_it_is(
    facts: CaseFacts, stage: Stage, waits: Waits, role: Role | None, since: date
) -> None:
    found = row(facts, TODAY)
    assert (found.stage, found.waits, found.role, found.since) == (stage, waits, role, since)
    assert found.days == (TODAY - since).days


def test_the_table_above_names_every_stage_and_everything_there_is_to_wait_for() -> None:
    assert {step[1] for step in STEPS} == set(Stage)
    assert {step[2] for step in STEPS} == set(Waits)
    assert set(MOVES) == set(Waits)
    assert set(OBSTACLES) == set(SINCE) == set(Stage)


@pytest.mark.parametrize(
    ("facts", "count", "since", "kind", "due"),
    [
        (HELD, 3, ago(20), HoldKind.PROSECUTOR, None),
        (CLEARED, 3, ago(12), None, None),
        (TOLD, 3, ago(8), None, None),
        (visit(Status.CONFIRMED), 0, ago(5), None, TODAY + timedelta(days=3)),
        (AFTER._replace(calls_open=2, call_due=ago(1)), 2, ago(4), None, ago(1)),
        (AFTER, 5, ago(4), None, None),
        (TOLD._replace(manner_changed_on=ago(1)), 0, ago(1), None, None),
        (NOTIFIED._replace(review_since=ago(33)), 0, ago(33), None, None),
        (NOTIFIED._replace(counsel_since=ago(20)), 0, ago(20), None, None),
        (CLEARED._replace(silent=True, silent_until=ago(-9)), 0, ago(12), None, ago(-9)),
        (CLEARED._replace(silent=True), 0, ago(12), None, None),
    ],
)
def test_what_blocks_comes_with_its_number_and_its_days(
    facts: CaseFacts, count: int, since: date, kind: HoldKind | None, due: date | None
) -> None:
    found = row(facts, TODAY)
    assert (found.many, found.waits_since, found.kind, found.due) == (count, since, kind, due)


WHEREABOUTS = [
    Whereabouts(*flags, visit, prepared, calls)
    for *flags, visit, prepared, calls in product(
        ("open", "on_hold", "withdrawn", "closed"),
        *[(False, True)] * 5,
        (None, *Status),
        (False, True),
        (False, True),
    )
]


PUT_ASIDE = {"on_hold": Stage.ON_HOLD, "withdrawn": Stage.WITHDRAWN, "closed": Stage.CLOSED}


def test_every_combination_of_facts_has_one_stage_and_the_rule_holds_for_each() -> None:
    """All 10,240 of them: who sits in the room is never anywhere else, and nothing passes a stage before it."""
    for facts in WHEREABOUTS:
        stage = where(facts)
        in_room = facts.visit in {Status.ARRIVED, Status.IN_ROOM}
        assert (stage is Stage.IN_ROOM) is in_room
        if in_room:
            continue
        assert (facts.state == "open") is (facts.state not in PUT_ASIDE)
        assert stage is PUT_ASIDE.get(facts.state, stage)
        if facts.state != "open":
            continue
        assert (stage is Stage.DISPUTED) is facts.disputed
        if stage is Stage.PREPARED:
            assert facts.prepared
            assert facts.visit is Status.CONFIRMED
        if stage in {Stage.SCHEDULED, Stage.PREPARED}:
            assert facts.visit in STANDING
        if stage is Stage.CLOSED:
            assert not facts.left
            assert not facts.calls_open
        if stage in {Stage.HOLDS, Stage.CONTACT, Stage.CHOICES}:
            assert facts.settled
        if stage in {Stage.CONTACT, Stage.CHOICES}:
            assert facts.cleared
            assert facts.told is (stage is Stage.CHOICES)


FORWARD = [
    (Whereabouts(), Stage.AUTHORITY),
    (Whereabouts(settled=True), Stage.HOLDS),
    (Whereabouts(settled=True, cleared=True, left=True), Stage.CONTACT),
    (Whereabouts(settled=True, cleared=True, left=True, told=True), Stage.CHOICES),
    (Whereabouts(settled=True, cleared=True, left=True, told=True, visit=Status.TENTATIVE), Stage.SCHEDULED),
    (
        Whereabouts(settled=True, cleared=True, left=True, told=True, visit=Status.CONFIRMED, prepared=True),
        Stage.PREPARED,
    ),
    (Whereabouts(settled=True, cleared=True, left=True, told=True, visit=Status.IN_ROOM), Stage.IN_ROOM),
    (Whereabouts(settled=True, told=True, visit=Status.FINISHED, calls_open=True), Stage.FOLLOW_UP),
    (Whereabouts(settled=True, told=True, visit=Status.RESET_DONE), Stage.CLOSED),
]


def test_a_return_passes_the_stages_in_their_order_one_fact_at_a_time() -> None:
    assert tuple(where(facts) for facts, _ in FORWARD) == tuple(stage for _, stage in FORWARD) == IN_ORDER


@pytest.mark.parametrize("number", range(len(FORWARD)))
def test_from_every_stage_a_return_is_put_aside_and_comes_back_to_where_it_was(number: int) -> None:
    facts, stage = FORWARD[number]
    for state, aside in (("on_hold", Stage.ON_HOLD), ("withdrawn", Stage.WITHDRAWN)):
        assert where(facts._replace(state=state)) is (stage if stage is Stage.IN_ROOM else aside)
    assert where(facts._replace(disputed=True)) is (stage if stage is Stage.IN_ROOM else Stage.DISPUTED)
    assert where(facts) is stage


@given(st.sampled_from([step[0] for step in STEPS]), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_nobody_waits_a_negative_number_of_days(facts: CaseFacts, today: date) -> None:
    found = row(facts, today)
    assert found.days >= 0
    assert found.since <= today


ROWS = [row(facts._replace(id=number), TODAY) for number, (facts, *_) in enumerate(STEPS)]


@pytest.mark.parametrize("role", Role)
def test_my_move_shows_what_waits_for_a_role(role: Role) -> None:
    shown = chosen(ROWS, Wish(mover=role))
    assert {each.role for each in shown} <= {role}
    assert len(shown) == sum(each.role is role for each in ROWS)


def test_those_that_rest_are_shown_when_they_are_asked_for() -> None:
    shown = chosen(ROWS, Wish())
    assert {each.waits for each in shown if each.stage in OUT_OF_SIGHT} == {Waits.VISIT_STANDS}, "only somebody's move"
    assert chosen(ROWS, Wish(resting=True)) == ROWS
    assert {each.stage for each in chosen(ROWS, Wish(stage=Stage.CLOSED))} == {Stage.CLOSED}


def test_a_coordinator_finds_their_families_and_those_of_nobody() -> None:
    alone: list[BoardRow] = [*ROWS, row(OPENED._replace(id=99, coordinator=""), TODAY)]
    assert [each.case_id for each in chosen(alone, Wish(coordinator=""))] == [99]
    assert 99 not in {each.case_id for each in chosen(alone, Wish(coordinator="Maria Reyes"))}
