"""Gate B17: every way it is shut, the two ways it is open, and every move of a request."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.cases import Case, CaseState, FamilyMember, Manner, Pronoun, Standing
from desktop_app.domain.custody import STORED, Place
from desktop_app.domain.destructions import (
    Around,
    Authorized,
    Condition,
    Destruction,
    DestructionState,
    Withdrawal,
    as_seen,
    declined,
    gate,
    plan_approval,
    plan_asking,
    plan_doing,
    plan_withdrawal,
    refuse_gate,
    stopped_by,
)
from desktop_app.domain.items import (
    CHECKS,
    Category,
    Check,
    Choice,
    Cleaning,
    Clearance,
    Decision,
    Hold,
    HoldKind,
    Item,
    ItemOutcome,
    Outcome,
)
from desktop_app.domain.notices import Notice, NoticeMethod, NoticeRule, NoticeVersion, PersonalCall
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role, StaffMember
from tests.agency import NOW, TODAY, causes

DAY = timedelta(days=1)
LENA, PETER = StaffMember(1, "Lena Brandt", Role.EVIDENCE), StaffMember(2, "Peter Novak", Role.EVIDENCE)
RUTH, OMAR = StaffMember(3, "Ruth Okafor", Role.SUPERVISOR), StaffMember(4, "Omar Diaz", Role.SUPERVISOR)
AMINA = StaffMember(5, "Amina Hale", Role.VICTIM_SERVICES)
CLEARED = Hold(
    1, 1, HoldKind.INVESTIGATIVE, "Det. Chen", date(2026, 11, 1), None, None,
    Clearance("Det. Chen", "", "", "form", "PR-1", date(2026, 11, 2), "Lena Brandt"),
)  # fmt: skip
NO = Choice(Decision.DO_NOT_RETURN, asked_by="Amina Hale", asked_at=NOW - 3600, warned=True)
KEYS = Item(
    1, 1, "4", Category.KEYS, "Keys, three", "Her keys", "", 1, "shelf", "S-1", "B-1", holds=(CLEARED,), choice=NO
)
CASE = Case(1, "26-014877", "Rosa Delgado", "Rosa", Pronoun.SHE, Manner.HOMICIDE, 5, "Det. Chen", NOW)
MOTHER = FamilyMember(1, 1, "Elena Delgado", "mother", Standing.NEXT_OF_KIN, "Letter", TODAY)
CALL = PersonalCall(TODAY - DAY, "Amina Hale", 1)
OPEN = Around(KEYS, CASE, (MOTHER,), (), (CALL,), Place.EVIDENCE_ROOM)
ORDER = Authorized("Judge Hill", "court_order", "C-17")
RULE = NoticeRule(1, "Ohio", None, NoticeMethod.MAILED, 60, "", TODAY, "Ruth Okafor")


def notice(sent_on: date, number: int = 1) -> Notice:
    due = sent_on + timedelta(days=RULE.days)
    return Notice(number, 1, RULE, NoticeVersion.PERSONAL, 1, (1,), sent_on, "Amina Hale", sent_on, "", due)


RUN, RUNS = notice(TODAY - 61 * DAY), notice(TODAY - 60 * DAY)
UNASKED = replace(KEYS, choice=Choice())


def item(**changes: object) -> Around:
    return replace(OPEN, item=replace(KEYS, **changes))  # type: ignore[arg-type]


def said(decision: Decision, **changes: object) -> Around:
    return item(choice=replace(NO, decision=decision, **changes))  # type: ignore[arg-type]


def given(outcome: Destruction | object) -> Destruction:
    assert isinstance(outcome, Destruction), outcome
    return outcome


ASKED = given(plan_asking(OPEN, (), ORDER, LENA, NOW, TODAY))
APPROVED = given(plan_approval(ASKED, OPEN, RUTH, NOW, TODAY))

SHUT = {
    "nobody asked the family": (item(choice=Choice()), Condition.GROUND, Cause.NO_GROUND),
    "not told what may follow": (said(Decision.DO_NOT_RETURN, warned=False), Condition.GROUND, Cause.NO_GROUND),
    "the warning was about cleaning": (
        said(Decision.DO_NOT_RETURN, cleaning=Cleaning.CLEAN), Condition.GROUND, Cause.NO_GROUND,
    ),
    "they want it": (said(Decision.RETURN), Condition.GROUND, Cause.FAMILY_WANTS_IT),
    "they want it later": (said(Decision.LATER), Condition.GROUND, Cause.FAMILY_WANTS_IT),
    "they have not decided": (said(Decision.UNDECIDED), Condition.GROUND, Cause.FAMILY_WANTS_IT),
    "they want it though a letter has run": (
        replace(said(Decision.RETURN), notices=(RUN,)), Condition.GROUND, Cause.FAMILY_WANTS_IT,
    ),
    "the letter still runs": (
        replace(OPEN, item=UNASKED, notices=(RUNS,)), Condition.GROUND, Cause.NOTICE_RUNS,
    ),
    "a new letter runs": (
        replace(OPEN, item=UNASKED, notices=(RUN, replace(RUNS, id=2))), Condition.GROUND, Cause.NOTICE_RUNS,
    ),
    "a letter about something else has run": (
        replace(OPEN, item=UNASKED, notices=(replace(RUN, item_ids=(2,)),)), Condition.GROUND, Cause.NO_GROUND,
    ),
    "nobody spoke with them": (replace(OPEN, calls=()), Condition.CALL, Cause.NOT_SPOKEN_WITH),
    "they are called tomorrow": (
        replace(OPEN, calls=(replace(CALL, on=TODAY + DAY),)), Condition.CALL, Cause.NOT_SPOKEN_WITH,
    ),
    "nobody called after the letter": (
        replace(OPEN, item=UNASKED, notices=(RUN,), calls=(replace(CALL, on=RUN.sent_on),)),
        Condition.CALL, Cause.NOT_SPOKEN_SINCE,
    ),
    "nobody ever cleared it": (item(holds=()), Condition.HOLDS, Cause.ITEM_NOT_AUTHORISED),
    "a new hold": (item(holds=(CLEARED, replace(CLEARED, id=2, clearance=None))), Condition.HOLDS, Cause.ITEM_HELD),
    "disputed": (
        replace(OPEN, family=(replace(MOTHER, standing=Standing.DISPUTED),)), Condition.STOPPED, Cause.DISPUTE_STOPS,
    ),
    "a civil case": (replace(OPEN, case=replace(CASE, litigation=True)), Condition.STOPPED, Cause.LITIGATION_STOPS),
    "on hold": (replace(OPEN, case=replace(CASE, state=CaseState.ON_HOLD)), Condition.STOPPED, Cause.RETURN_STOPPED),
    "returned": (
        item(outcome=ItemOutcome(Outcome.RETURNED, "a", "b", "c", 1, 1)), Condition.PLACE, Cause.ITEM_GONE,
    ),
    "done before": (item(destroyed_at=1), Condition.PLACE, Cause.ITEM_GONE),
    **{f"with a check of its own: {category}": (
        item(category=category), Condition.CHECK, Cause.ITEM_CHECK_MISSING,
    ) for category in CHECKS},
    **{f"it is elsewhere: {place}": (
        replace(OPEN, place=place), Condition.PLACE, Cause.NOT_STORED,
    ) for place in Place if place not in STORED},
}  # fmt: skip


@pytest.mark.parametrize(("around", "condition", "cause"), SHUT.values(), ids=SHUT)
def test_every_way_the_gate_is_shut(around: Around, condition: Condition, cause: Cause) -> None:
    refused = refuse_gate(around, TODAY)
    assert causes(refused) == {cause}
    assert [line.condition for line in gate(around, TODAY) if not line.open] == [condition]
    assert cause in causes(plan_asking(around, (), ORDER, LENA, NOW, TODAY))
    assert cause in causes(plan_approval(ASKED, around, RUTH, NOW, TODAY))
    assert cause in causes(plan_doing(APPROVED, around, LENA, PETER, NOW, TODAY))
    assert cause in {reason.cause for reason in stopped_by(ASKED, around, TODAY)}


def test_the_familys_own_word_opens_it() -> None:
    assert declined(KEYS)
    assert refuse_gate(OPEN, TODAY) is None
    assert all(line.open for line in gate(OPEN, TODAY))
    assert [line.condition for line in gate(OPEN, TODAY)] == list(Condition)


@pytest.mark.parametrize("choice", [Choice(), replace(NO, warned=False)])
def test_a_letter_whose_days_are_over_opens_it(choice: Choice) -> None:
    assert refuse_gate(replace(OPEN, item=replace(KEYS, choice=choice), notices=(RUN,)), TODAY) is None


@pytest.mark.parametrize("category", CHECKS)
def test_a_check_of_its_own_opens_it_until_it_expires(category: Category) -> None:
    check = Check(CHECKS[category], "R-1", TODAY, TODAY, "Ruth Okafor")
    checked = item(category=category, checks=(check,))
    assert refuse_gate(checked, TODAY) is None
    assert causes(refuse_gate(checked, TODAY + DAY)) == {Cause.ITEM_CHECK_MISSING}


@pytest.mark.parametrize("place", sorted(STORED))
def test_it_lies_where_belongings_are_kept(place: Place) -> None:
    assert refuse_gate(replace(OPEN, place=place), TODAY) is None


@pytest.mark.parametrize("missing", ["by_name", "instrument", "reference"])
def test_asking_names_the_authority_and_the_document(missing: str) -> None:
    wish = replace(ORDER, **{missing: " "})
    assert causes(plan_asking(OPEN, (), wish, LENA, NOW, TODAY)) == {Cause.CLEARANCE_INCOMPLETE}


def test_nobody_is_the_authority_they_write_down() -> None:
    wish = replace(ORDER, by_name="lena  brandt")
    assert causes(plan_asking(OPEN, (), wish, LENA, NOW, TODAY)) == {Cause.CLEARED_BY_RECORDER}


@pytest.mark.parametrize(
    ("state", "again"),
    [(DestructionState.ASKED, False), (DestructionState.APPROVED, False), (DestructionState.WITHDRAWN, True)],
)
def test_one_request_at_a_time(state: DestructionState, again: bool) -> None:
    outcome = plan_asking(OPEN, (replace(ASKED, state=state),), ORDER, LENA, NOW, TODAY)
    assert isinstance(outcome, Destruction) if again else causes(outcome) == {Cause.DUPLICATE}


@pytest.mark.parametrize(
    ("asker", "approver", "allowed"),
    [
        (LENA, RUTH, True),
        (RUTH, OMAR, True),
        (RUTH, RUTH, False),
        (LENA, PETER, False),
        (LENA, AMINA, False),
        (RUTH, replace(OMAR, name="ruth okafor"), False),
        (LENA, replace(OMAR, name="Judge Hill"), False),
    ],
)
def test_who_approves(asker: StaffMember, approver: StaffMember, allowed: bool) -> None:
    asked = given(plan_asking(OPEN, (), ORDER, asker, NOW, TODAY))
    outcome = plan_approval(asked, OPEN, approver, NOW, TODAY)
    if allowed:
        approved = given(outcome)
        assert (approved.state, approved.approved_by) == (DestructionState.APPROVED, approver.name)
        assert approved.seen == as_seen(OPEN)
    else:
        assert causes(outcome) == {Cause.SECOND_APPROVER}


@pytest.mark.parametrize(
    ("doer", "witness", "allowed"),
    [
        (LENA, PETER, True),
        (LENA, RUTH, True),
        (LENA, AMINA, True),
        (LENA, LENA, False),
        (LENA, None, False),
        (LENA, replace(PETER, active=False), False),
        (LENA, replace(PETER, name="LENA BRANDT"), False),
        (RUTH, PETER, False),
    ],
)
def test_who_does_it_with_whom(doer: StaffMember, witness: StaffMember | None, allowed: bool) -> None:
    outcome = plan_doing(APPROVED, OPEN, doer, witness, NOW, TODAY)
    if allowed:
        done = given(outcome)
        assert witness is not None
        assert (done.state, done.done_by, done.witness, done.done_at) == (
            DestructionState.DONE, doer.name, witness.name, NOW,
        )  # fmt: skip
    else:
        assert causes(outcome) == {Cause.DONE_BY_TWO}


CHANGED = {
    "a hold was placed and cleared": item(holds=(CLEARED, replace(CLEARED, id=2))),
    "the family was asked again": said(Decision.DO_NOT_RETURN, asked_at=NOW),
    "another letter": replace(OPEN, notices=(replace(RUNS, id=7),)),
}


@pytest.mark.parametrize("around", CHANGED.values(), ids=CHANGED)
def test_an_approval_is_void_once_something_changed(around: Around) -> None:
    assert refuse_gate(around, TODAY) is None
    assert causes(plan_doing(APPROVED, around, LENA, PETER, NOW, TODAY)) == {Cause.APPROVAL_VOID}
    assert {reason.cause for reason in stopped_by(APPROVED, around, TODAY)} == {Cause.APPROVAL_VOID}
    assert stopped_by(ASKED, around, TODAY) == ()


MOVES = {
    # from: (approve, withdraw, do); each True where it is allowed
    DestructionState.ASKED: (True, True, False),
    DestructionState.APPROVED: (False, True, True),
    DestructionState.WITHDRAWN: (False, False, False),
    DestructionState.DONE: (False, False, False),
}


@pytest.mark.parametrize("state", DestructionState)
def test_every_move_from_every_state(state: DestructionState) -> None:
    here = replace(APPROVED, state=state)
    outcomes = (
        plan_approval(here, OPEN, RUTH, NOW, TODAY),
        plan_withdrawal(here, AMINA, Withdrawal.FAMILY_CHANGED, NOW),
        plan_doing(here, OPEN, LENA, PETER, NOW, TODAY),
    )
    assert tuple(isinstance(each, Destruction) for each in outcomes) == MOVES[state]
    assert here.stands is (state in {DestructionState.ASKED, DestructionState.APPROVED})


def test_a_withdrawal_says_who_and_why() -> None:
    withdrawn = given(plan_withdrawal(APPROVED, AMINA, Withdrawal.FAMILY_CHANGED, NOW))
    assert (withdrawn.withdrawn_by, withdrawn.withdrawn_why) == ("Amina Hale", Withdrawal.FAMILY_CHANGED)
    assert withdrawn.approved_by == "Ruth Okafor"
    assert stopped_by(withdrawn, replace(OPEN, calls=()), TODAY) == ()
