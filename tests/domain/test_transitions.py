"""Every state, every way out of it: what is allowed is written here by hand, and everything else is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from itertools import product

import pytest

from desktop_app.domain.appointments import NEXT, Status, next_status
from desktop_app.domain.case_states import NEXT_STATE, plan_state
from desktop_app.domain.cases import CaseState
from desktop_app.domain.items import NEXT_OUTCOME, ItemOutcome, Outcome, refuse_outcome
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.returns import RULES, STANDING, ByPost, Stage, Whereabouts, where
from tests.agency import NOW, causes
from tests.domain.test_items import ITEM

# --- a visit ---

VISIT = {
    "tentative": "confirmed postponed_by_person postponed_by_agency cancelled",
    "confirmed": "arrived postponed_by_person postponed_by_agency cancelled",
    "arrived": "in_room postponed_by_person postponed_by_agency cancelled",
    "in_room": "finished postponed_by_person",
    "finished": "reset_done",
    "reset_done": "",
    "postponed_by_person": "",
    "postponed_by_agency": "",
    "cancelled": "",
}
"""Who sits in the room is neither put off by the agency nor cancelled; the family may stop at any time."""


@pytest.mark.parametrize(("was", "wanted"), list(product(Status, Status)))
def test_every_move_of_a_visit(was: Status, wanted: Status) -> None:
    outcome = next_status(was, wanted)
    if wanted.value in VISIT[was.value].split():
        assert outcome is wanted
    else:
        assert causes(outcome) == {Cause.STATUS}
    assert set(NEXT) == set(Status) == {Status(each) for each in VISIT}


# --- a case as a whole ---

STATES = {
    ("open", "on_hold"): None,
    ("open", "withdrawn"): None,
    ("on_hold", "open"): None,
    ("on_hold", "on_hold"): None,
    ("on_hold", "withdrawn"): None,
    ("withdrawn", "open"): None,
    ("withdrawn", "withdrawn"): None,
    ("open", "open"): Cause.NOTHING_NEW,
    ("withdrawn", "on_hold"): Cause.WITHDRAWN_FIRST,
}


@pytest.mark.parametrize(("was", "wanted"), list(product(CaseState, CaseState)))
def test_every_move_of_a_case(was: CaseState, wanted: CaseState) -> None:
    cause, refused = STATES[was.value, wanted.value], plan_state(was, wanted)
    assert (refused and causes(refused)) == (cause and {cause})
    assert set(NEXT_STATE) == set(CaseState)


# --- a belonging at the table ---

OUTCOMES = {
    None: "returned kept_for_later not_wanted not_brought",
    "kept_for_later": "returned kept_for_later not_wanted not_brought",
    "not_wanted": "returned kept_for_later not_wanted not_brought",
    "not_brought": "returned kept_for_later not_wanted not_brought",
    "returned": "",
}


@pytest.mark.parametrize(("last", "wanted"), list(product((None, *Outcome), Outcome)))
def test_every_outcome_after_every_other(last: Outcome | None, wanted: Outcome) -> None:
    given = ItemOutcome(last, "Lena Brandt", "Peter Novak", "Elena Delgado", NOW, 1) if last else None
    refused = refuse_outcome(replace(ITEM, outcome=given), wanted)
    if wanted.value in OUTCOMES[last.value if last else None].split():
        assert refused is None
    else:
        assert causes(refused) == {Cause.OUTCOME_RECORDED}
    assert set(NEXT_OUTCOME) == {None, *Outcome}


# --- a family's return ---


class Deed(StrEnum):
    """What can happen to a return, one thing at a time."""

    SETTLE = "settle"
    REVOKE = "revoke"
    DISPUTE = "dispute"
    AGREE = "agree"
    CLEAR = "clear"
    HOLD = "hold"
    TELL = "tell"
    BOOK = "book"
    CONFIRM = "confirm"
    PACK = "pack"
    ARRIVE = "arrive"
    BEGIN = "begin"
    FINISH = "finish"
    RESET = "reset"
    POSTPONE = "postpone"
    PUT_OFF = "put_off"
    CANCEL = "cancel"
    CALL = "call"
    ALL_GONE = "all_gone"
    STOP = "stop"
    WITHDRAW = "withdraw"
    GO_ON = "go_on"


def _visit(status: Status) -> Callable[[Whereabouts], Whereabouts | None]:
    """A move of the visit, as far as the table of a visit allows it."""

    def move(facts: Whereabouts) -> Whereabouts | None:
        if facts.visit is None or isinstance(next_status(facts.visit, status), Refused):
            return None
        calls = {"calls_open": True} if status is Status.FINISHED else {}
        return facts._replace(visit=status, **calls)

    return move


def _book(facts: Whereabouts) -> Whereabouts | None:
    return None if facts.visit in STANDING else facts._replace(visit=Status.TENTATIVE, prepared=False)


def _pack(facts: Whereabouts) -> Whereabouts | None:
    return facts._replace(prepared=True) if facts.visit in {Status.TENTATIVE, Status.CONFIRMED} else None


def _state(wanted: str) -> Callable[[Whereabouts], Whereabouts | None]:
    def move(facts: Whereabouts) -> Whereabouts | None:
        refused = plan_state(CaseState(facts.state), CaseState(wanted))
        return None if refused else facts._replace(state=wanted)

    return move


DEEDS: dict[Deed, Callable[[Whereabouts], Whereabouts | None]] = {
    Deed.SETTLE: lambda facts: facts._replace(settled=True),
    Deed.REVOKE: lambda facts: facts._replace(settled=False),
    Deed.DISPUTE: lambda facts: facts._replace(disputed=True, settled=False),
    Deed.AGREE: lambda facts: facts._replace(disputed=False, settled=True),
    Deed.CLEAR: lambda facts: facts._replace(cleared=True, left=True),
    Deed.HOLD: lambda facts: facts._replace(cleared=False, left=True),
    Deed.TELL: lambda facts: facts._replace(told=True),
    Deed.BOOK: _book,
    Deed.CONFIRM: _visit(Status.CONFIRMED),
    Deed.PACK: _pack,
    Deed.ARRIVE: _visit(Status.ARRIVED),
    Deed.BEGIN: _visit(Status.IN_ROOM),
    Deed.FINISH: _visit(Status.FINISHED),
    Deed.RESET: _visit(Status.RESET_DONE),
    Deed.POSTPONE: _visit(Status.POSTPONED_BY_PERSON),
    Deed.PUT_OFF: lambda facts: _gone(facts, Status.POSTPONED_BY_AGENCY),
    Deed.CANCEL: lambda facts: _gone(facts, Status.CANCELLED),
    Deed.CALL: lambda facts: facts._replace(calls_open=False),
    Deed.ALL_GONE: lambda facts: facts._replace(left=False, cleared=False),
    Deed.STOP: _state("on_hold"),
    Deed.WITHDRAW: _state("withdrawn"),
    Deed.GO_ON: _state("open"),
}
"""What each deed changes of the facts; None where one of the tables above refuses it."""


def _gone(facts: Whereabouts, status: Status) -> Whereabouts | None:
    """What the agency moves or cancels leaves the family where it was before (see `deciding`)."""
    moved = _visit(status)(facts)
    return moved and moved._replace(visit=None)


READY = Whereabouts(settled=True, cleared=True, left=True, told=True)
AT: dict[str, Whereabouts] = {
    "authority": Whereabouts(),
    "holds": Whereabouts(settled=True),
    "contact": Whereabouts(settled=True, cleared=True, left=True),
    "choices": READY,
    "scheduled": READY._replace(visit=Status.TENTATIVE),
    "confirmed": READY._replace(visit=Status.CONFIRMED),
    "prepared": READY._replace(visit=Status.CONFIRMED, prepared=True),
    "arrived": READY._replace(visit=Status.ARRIVED, prepared=True),
    "in_room": READY._replace(visit=Status.IN_ROOM, prepared=True),
    "follow_up": READY._replace(visit=Status.RESET_DONE, calls_open=True),
    "closed": READY._replace(visit=Status.RESET_DONE, cleared=False, left=False),
    "on_hold": READY._replace(state="on_hold"),
    "postponed": READY._replace(visit=Status.POSTPONED_BY_PERSON),
    "disputed": READY._replace(disputed=True, settled=False),
    "withdrawn": READY._replace(state="withdrawn"),
}
"""A return in each stage; a visit that is confirmed, or arrived, is a stage's second half."""

GRID = """
           settle    revoke    dispute   agree     clear     hold      tell      book      confirm   pack      arrive
authority  holds     =         disputed  holds     =         =         =         scheduled -         -         -
holds      =         authority disputed  =         contact   =         =         scheduled -         -         -
contact    =         authority disputed  =         =         holds     choices   scheduled -         -         -
choices    =         authority disputed  =         =         holds     =         scheduled -         -         -
scheduled  =         =         disputed  =         =         =         =         -         =         =         -
confirmed  =         =         disputed  =         =         =         =         -         -         prepared  in_room
prepared   =         =         disputed  =         =         =         =         -         -         =         in_room
arrived    =         =         =         =         =         =         =         -         -         -         -
in_room    =         =         =         =         =         =         =         -         -         -         -
follow_up  =         =         disputed  =         =         =         =         scheduled -         -         -
closed     =         =         disputed  =         follow_up follow_up =         scheduled -         -         -
on_hold    =         =         =         =         =         =         =         =         -         -         -
postponed  =         =         disputed  =         =         =         =         scheduled -         -         -
disputed   =         =         =         choices   =         =         =         =         -         -         -
withdrawn  =         =         =         =         =         =         =         =         -         -         -

           begin     finish    reset     postpone  put_off   cancel    call      all_gone  stop      withdraw  go_on
authority  -         -         -         -         -         -         =         =         on_hold   withdrawn -
holds      -         -         -         -         -         -         =         =         on_hold   withdrawn -
contact    -         -         -         -         -         -         =         holds     on_hold   withdrawn -
choices    -         -         -         -         -         -         =         holds     on_hold   withdrawn -
scheduled  -         -         -         postponed choices   choices   =         =         on_hold   withdrawn -
confirmed  -         -         -         postponed choices   choices   =         =         on_hold   withdrawn -
prepared   -         -         -         postponed choices   choices   =         =         on_hold   withdrawn -
arrived    =         -         -         postponed choices   choices   =         =         =         =         -
in_room    -         follow_up -         postponed -         -         =         =         =         =         -
follow_up  -         -         -         -         -         -         =         =         on_hold   withdrawn -
closed     -         -         -         -         -         -         =         =         on_hold   withdrawn -
on_hold    -         -         -         -         -         -         =         =         =         withdrawn choices
postponed  -         -         -         -         -         -         =         =         on_hold   withdrawn -
disputed   -         -         -         -         -         -         =         =         on_hold   withdrawn -
withdrawn  -         -         -         -         -         -         =         =         -         =         choices
"""
"""By hand: `-` is refused, `=` leaves the return where it stands. Gates refuse more (see the services' own grid): here
stands where a return comes to, whatever opened the way."""


def cells() -> list[tuple[str, Deed, str]]:
    found = []
    for block in GRID.strip("\n").split("\n\n"):
        head, *rows = block.splitlines()
        for row in rows:
            at, *marks = row.split()
            found += [(at, Deed(deed), mark) for deed, mark in zip(head.split(), marks, strict=True)]
    return found


@pytest.mark.parametrize(("at", "deed", "mark"), cells())
def test_every_deed_in_every_stage(at: str, deed: Deed, mark: str) -> None:
    before = AT[at]
    after = DEEDS[deed](before)
    if mark == "-":
        assert after is None
    else:
        assert after is not None
        assert where(after) is (where(before) if mark == "=" else Stage(mark))


def test_the_grid_has_a_cell_for_every_stage_and_every_deed() -> None:
    assert sorted((at, deed) for at, deed, _ in cells()) == sorted(product(AT, Deed))
    assert {where(facts) for facts in AT.values()} == set(Stage) == {stage for stage, _ in RULES}
    named = {"confirmed": Stage.SCHEDULED, "arrived": Stage.IN_ROOM}
    assert all(where(facts) is Stage(named.get(at, at)) for at, facts in AT.items())


def test_follow_up_ends_once_nothing_is_left_and_nobody_is_to_be_called() -> None:
    """Either alone leaves it there, so no single deed of the grid does it."""
    facts = AT["follow_up"]
    assert where(facts._replace(left=False)) is Stage.FOLLOW_UP
    assert where(facts._replace(calls_open=False)) is Stage.FOLLOW_UP
    assert where(facts._replace(left=False, calls_open=False)) is Stage.CLOSED


@pytest.mark.parametrize("aside", [None, *Status])
@pytest.mark.parametrize(
    ("post", "stage"), [(ByPost.BEGUN, "scheduled"), (ByPost.SENT, "prepared"), (ByPost.OVER, "follow_up")]
)
def test_a_sending_takes_the_place_of_a_visit_that_does_not_stand(
    post: ByPost, stage: str, aside: Status | None
) -> None:
    facts = READY._replace(post=post, visit=aside)
    assert where(facts) is (where(facts._replace(post=None)) if aside in STANDING else Stage(stage))
    done = facts._replace(left=False, cleared=False)
    assert post is not ByPost.OVER or aside in STANDING or where(done) is Stage.CLOSED


def test_a_return_without_a_visit_is_over_once_something_is_gone() -> None:
    assert where(READY._replace(some_gone=True)) is Stage.FOLLOW_UP
    assert where(READY._replace(some_gone=True, left=False)) is Stage.CLOSED
    assert where(READY._replace(some_gone=True, visit=Status.TENTATIVE)) is Stage.SCHEDULED
