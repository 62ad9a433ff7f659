"""What happens at the table, as tables: identity, cash counted twice, signatures, the record, firearms apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.appointments import Status
from desktop_app.domain.cases import FamilyMember, Manner, Standing
from desktop_app.domain.cash import DENOMINATIONS, Count, agreed, dollars, open_round, plan_count, refuse_uncounted
from desktop_app.domain.gates import Facts, Lacking
from desktop_app.domain.identity import Document, Identity, plan_identity, refuse_other_person
from desktop_app.domain.items import (
    Category,
    Check,
    Choice,
    Clearance,
    Decision,
    Hold,
    HoldKind,
    Item,
    ItemOutcome,
    Outcome,
    plan_handover,
)
from desktop_app.domain.refusals import Cause
from desktop_app.domain.return_documents import (
    AtTable,
    Parties,
    ReturnDocument,
    firearm_visit,
    is_complete,
    is_current,
    may_be_shown,
    on_the_table,
    outcomes_open,
    parties,
    record_language,
    record_number,
    with_table,
)
from desktop_app.domain.signatures import (
    HEIGHT,
    Method,
    Signature,
    Signer,
    complete,
    drawn,
    fingerprint,
    from_text,
    plan_signature,
    standing,
    to_text,
)
from desktop_app.domain.staff import Role
from tests.agency import PEN, causes

TODAY, NOW, VISIT = date(2026, 11, 24), 1_000, 7
SHA = fingerprint(b"%PDF the page")
NAMES = {Signer.RECIPIENT: "Elena Delgado", Signer.EVIDENCE: "Lena Brandt", Signer.WITNESS: "Peter Novak"}


def member(number: int, standing: Standing = Standing.NEXT_OF_KIN) -> FamilyMember:
    return FamilyMember(number, 1, f"Member {number}", "mother", standing, "letter", TODAY)


def item(number: int, category: Category = Category.CLOTHING, **changes: object) -> Item:
    clearance = Clearance("Alice Romero", "", "", "form", "R-1", TODAY, "Lena Brandt")
    rule = {Category.FIREARM: "firearm_eligibility", Category.CASH: "cash_count"}.get(category, "")
    made = Item(
        number, 1, str(number), category, "thing", f"Thing {number}", "", 1, "", "", "",
        (Hold(number, number, HoldKind.INVESTIGATIVE, "X", TODAY, None, None, clearance),),
        (Check(rule, "C-1", TODAY, None),) if rule else (),
        Choice(Decision.RETURN),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def given_at(visit: int = VISIT, to: str = "Elena Delgado", outcome: Outcome = Outcome.RETURNED) -> ItemOutcome:
    return ItemOutcome(outcome, "Lena Brandt", "Peter Novak", to, NOW, visit)


# --- identity ---


@pytest.mark.parametrize("status", Status)
def test_a_document_is_looked_at_while_the_person_sits_there(status: Status) -> None:
    found = plan_identity(status, (member(1),), 1)
    if status in {Status.ARRIVED, Status.IN_ROOM}:
        assert found == member(1)
    else:
        assert causes(found) == {Cause.NOT_IN_ROOM}


@pytest.mark.parametrize("standing_", [Standing.NOT_SETTLED, Standing.EXCLUDED, Standing.DISPUTED])
def test_a_document_of_somebody_who_may_not_receive_is_nothing(standing_: Standing) -> None:
    settles = standing_ is Standing.NOT_SETTLED
    cause = Cause.RECIPIENT_NOT_SETTLED if settles else Cause.STANDING_STOPS
    assert causes(plan_identity(Status.IN_ROOM, (member(1, standing_),), 1)) == {cause}


@pytest.mark.parametrize(("seen", "refused"), [((), False), ((1,), False), ((2,), True), ((2, 1), False)])
def test_only_whose_document_was_seen_receives(seen: tuple[int, ...], refused: bool) -> None:
    looks = [Identity(VISIT, each, Document.PASSPORT, "Lena Brandt", NOW) for each in seen]
    assert (refuse_other_person(looks, 1) is not None) is refused


# --- cash ---


def count(who: str, **pieces: int) -> Count:
    return Count(1, VISIT, who, pieces, NOW)


@pytest.mark.parametrize(
    ("counts", "amount", "cause"),
    [
        ((), None, Cause.CASH_NOT_COUNTED),
        ((count("A", bill_2000=2),), None, Cause.CASH_NOT_COUNTED),
        ((count("A", bill_2000=2), count("B", bill_2000=2)), 4_000, None),
        ((count("A", bill_2000=2), count("B", bill_1000=4)), 4_000, None),
        ((count("A", bill_2000=2), count("B", bill_2000=1)), None, Cause.CASH_DIFFERS),
        ((count("A", coin_1=5), count("B", coin_1=4), count("B", coin_1=5)), None, Cause.CASH_NOT_COUNTED),
        ((count("A", coin_1=5), count("B", coin_1=4), count("B", coin_1=4), count("A", coin_1=4)), 4, None),
        ((count("A"), count("B")), 0, None),
    ],
)
def test_two_counts_agree_or_both_count_again(
    counts: tuple[Count, ...], amount: int | None, cause: Cause | None
) -> None:
    assert agreed(counts) == amount
    refused = refuse_uncounted(counts, "Cash")
    assert (causes(refused) if refused else None) == ({cause} if cause else None)


@pytest.mark.parametrize("again", ["A", " a ", "A\u200b"])
def test_nobody_counts_twice_in_one_round(again: str) -> None:
    assert causes(plan_count([count("A", bill_100=1)], count(again, bill_100=1))) == {Cause.COUNTED_BY_ONE}


def test_a_new_round_may_begin_with_either_of_the_two() -> None:
    differ = [count("A", bill_100=1), count("B", bill_100=2)]
    assert open_round(differ) == ()
    for who in ("A", "B"):
        assert isinstance(plan_count(differ, count(who, bill_100=2)), Count)


@pytest.mark.parametrize("pieces", [{"bill_300": 1}, {"bill_100": -1}, {"bill_100": 100_000}])
def test_a_slip_of_the_finger_is_no_count(pieces: dict[str, int]) -> None:
    assert causes(plan_count([], count("A", **pieces))) == {Cause.PIECES}


@given(st.dictionaries(st.sampled_from([each.key for each in DENOMINATIONS]), st.integers(0, 999)))
def test_the_total_is_exact_and_zeroes_are_left_out(pieces: dict[str, int]) -> None:
    planned = plan_count([], count("A", **pieces))
    if not any(pieces.values()):
        assert causes(planned) == {Cause.NOTHING_COUNTED}
        return
    assert isinstance(planned, Count)
    worth = {each.key: each.cents for each in DENOMINATIONS}
    assert planned.cents == sum(worth[key] * each for key, each in pieces.items())
    assert all(planned.pieces.values())


def test_a_dollar_is_a_bill_or_a_coin_and_amounts_are_written_in_full() -> None:
    assert count("A", bill_100=1, coin_100=1).cents == 200
    assert [dollars(each) for each in (0, 5, 123_456_07)] == ["$0.00", "$0.05", "$123,456.07"]


# --- signatures ---


def signed(signer: Signer, sha256: str = SHA, name: str = "", **changes: object) -> Signature:
    made = Signature(1, sha256, signer, name or NAMES[signer], Method.PEN, PEN, NOW)
    return replace(made, **changes)  # type: ignore[arg-type]


ALL = tuple(signed(each) for each in Signer)


@pytest.mark.parametrize(
    ("marks", "whole"),
    [
        (ALL, True),
        (ALL[:2], False),
        ((*ALL[:2], signed(Signer.WITNESS, voided_at=NOW)), False),
        ((*ALL[:2], signed(Signer.WITNESS, sha256=fingerprint(b"another page"))), False),
        ((*ALL[:2], signed(Signer.WITNESS, name="lena  BRANDT")), False),
        ((*ALL[:2], signed(Signer.WITNESS, voided_at=NOW), signed(Signer.WITNESS)), True),
    ],
)
def test_three_people_sign_the_same_bytes(marks: tuple[Signature, ...], whole: bool) -> None:
    assert complete(marks, SHA) is whole


@pytest.mark.parametrize(
    ("new", "before", "names", "cause"),
    [
        (signed(Signer.RECIPIENT), (), NAMES, None),
        (signed(Signer.RECIPIENT, method=Method.PAPER, strokes=()), (), NAMES, None),
        (signed(Signer.RECIPIENT, strokes=()), (), NAMES, Cause.NOT_DRAWN),
        (signed(Signer.RECIPIENT, sha256="0" * 64), (), NAMES, Cause.RECORD_CHANGED),
        (signed(Signer.RECIPIENT), (signed(Signer.RECIPIENT),), NAMES, Cause.SIGNED_ALREADY),
        (signed(Signer.RECIPIENT), (signed(Signer.RECIPIENT, voided_at=NOW),), NAMES, None),
        (signed(Signer.WITNESS), (), {**NAMES, Signer.WITNESS: "Lena Brandt"}, Cause.THREE_PEOPLE),
        (signed(Signer.WITNESS), (), {**NAMES, Signer.RECIPIENT: "peter novak"}, Cause.THREE_PEOPLE),
    ],
)
def test_what_counts_as_a_signature(
    new: Signature, before: tuple[Signature, ...], names: dict[Signer, str], cause: Cause | None
) -> None:
    refused = plan_signature(new, SHA, before, names)
    assert (causes(refused) if refused else None) == ({cause} if cause else None)


@pytest.mark.parametrize(
    "strokes",
    [(), (((0.1, 0.1, 0),),), (((0.1, 0.1, 0), (0.1, 0.1, 9)),), (((0.1, 0.1, 0), (1.2, 0.1, 9)),),
     (((0.1, 0.1, 0), (0.2, HEIGHT + 0.1, 9)),), (((0.1, 0.1, 0), (0.2, 0.1, -1)),)],
)  # fmt: skip
def test_a_touch_or_a_line_outside_the_pad_is_no_signature(strokes: tuple) -> None:  # type: ignore[type-arg]
    assert not drawn(strokes)


point = st.tuples(st.floats(0, 1), st.floats(0, HEIGHT), st.integers(0, 60_000))


@given(st.lists(st.lists(point, min_size=1).map(tuple)).map(tuple))
def test_strokes_are_kept_to_a_tenth_of_a_millimetre(strokes: tuple) -> None:  # type: ignore[type-arg]
    kept = from_text(to_text(strokes))
    assert [len(each) for each in kept] == [len(each) for each in strokes]
    assert from_text(to_text(kept)) == kept
    for one, other in zip((p for s in strokes for p in s), (p for s in kept for p in s), strict=True):
        assert abs(one[0] - other[0]) <= 0.0001
        assert one[2] == other[2]


# --- the record ---

DOCUMENT = ReturnDocument(1, VISIT, "26-0117-R3", SHA, NOW)


def test_a_record_covers_a_number_of_entries_and_no_more() -> None:
    assert record_number("26-0117", 3) == DOCUMENT.number
    assert record_number("26-0117", 3, "es") == "26-0117-R3-es"
    assert [record_language(record_number("26-0117", 7, each)) for each in ("en", "es", "vi")] == ["en", "es", "vi"]
    assert is_current(DOCUMENT, "26-0117", 3)
    assert is_current(replace(DOCUMENT, number="26-0117-R3-es"), "26-0117", 3)
    assert not is_current(DOCUMENT, "26-0117", 4)
    assert not is_current(replace(DOCUMENT, number="26-0117-R31"), "26-0117", 3)
    assert is_complete(DOCUMENT, ALL, current=True)
    assert not is_complete(DOCUMENT, ALL, current=False)
    assert standing(ALL, "0" * 64) == {}


def test_the_three_people_are_those_of_the_outcomes() -> None:
    mine, another = item(1, outcome=given_at()), item(2, outcome=given_at(visit=6, to="Somebody Else"))
    assert parties([mine, another], VISIT) == Parties("Elena Delgado", "Lena Brandt", "Peter Novak")
    assert causes(parties([another], VISIT)) == {Cause.OUTCOMES_OPEN}
    assert causes(parties([mine, item(3, outcome=given_at(to="Ana"))], VISIT)) == {Cause.ONE_RECIPIENT}
    assert outcomes_open([mine], VISIT) is None
    assert outcomes_open([mine, another], VISIT) is not None


@pytest.mark.parametrize(
    ("table", "settled", "lacking"),
    [
        (AtTable(), set(), False),
        (AtTable(identified=True), {"B12"}, False),
        (AtTable(signed=True, signing=True), {"B13"}, False),
        (AtTable(signing=True), set(), True),
    ],
)
def test_deeds_open_their_gates_and_a_voided_signature_shuts_one(
    table: AtTable, settled: set[str], lacking: bool
) -> None:
    facts = with_table(Facts(), table, [], VISIT, (), TODAY)
    assert facts.settled == settled
    assert (facts.lacking.get("B13", ()) == (Lacking("signatures", Role.EVIDENCE),)) is lacking


# --- firearms ---


@pytest.mark.parametrize(
    ("firearms", "category", "apart"),
    [
        (False, Category.FIREARM, True),
        (True, Category.FIREARM, False),
        (True, Category.CLOTHING, True),
        (False, Category.CLOTHING, False),
    ],
)
def test_a_firearm_leaves_in_its_own_visit_and_nothing_leaves_with_it(
    firearms: bool, category: Category, apart: bool
) -> None:
    refused = plan_handover(item(1, category), TODAY, "Lena Brandt", "Peter Novak", firearms=firearms)
    assert (refused is not None and causes(refused) == {Cause.FIREARM_APART}) is apart


def test_what_lies_on_the_table_of_either_visit() -> None:
    coat, gun = item(1), item(2, Category.FIREARM)
    assert on_the_table([coat, gun], VISIT, TODAY, frozenset()) == (coat,)
    assert on_the_table([coat, gun], VISIT, TODAY, frozenset({gun.id})) == (gun,)
    assert on_the_table([gun], VISIT, TODAY, frozenset()) == (gun,)
    assert not firearm_visit(())


@pytest.mark.parametrize("manner", Manner)
@pytest.mark.parametrize("decision", Decision)
def test_a_firearm_of_a_suicide_is_not_named_unless_they_asked(manner: Manner, decision: Decision) -> None:
    gun = item(1, Category.FIREARM, choice=Choice(decision))
    assert may_be_shown(gun, manner) is (manner is not Manner.SUICIDE or decision is Decision.RETURN)
    assert may_be_shown(item(2, choice=Choice(decision)), manner)
