"""What about a whole case keeps staff from calling, and what a manner of death decided anew reopens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.authority import Authority, Basis, Ruling
from desktop_app.domain.case_states import call_blockers, to_reopen, with_blockers
from desktop_app.domain.cases import Case, CaseState, FamilyMember, Manner, Pronoun, Standing, reopens
from desktop_app.domain.flags import Flag, FlagKind, FlagWhy
from desktop_app.domain.items import Category, Clearance, Hold, HoldKind, Item, ItemOutcome, Outcome
from desktop_app.domain.returns import Blocker, CallAnswer, Obstacle
from desktop_app.domain.staff import Role

TODAY = date(2026, 11, 24)
CASE = Case(1, "26-1", "Ann Bell", "Ann", Pronoun.SHE, Manner.UNDETERMINED, None, "Detective Chen", 0)
KIN = FamilyMember(1, 1, "Grace", "mother", Standing.NEXT_OF_KIN, "Letters", TODAY)
SILENT = Flag(1, 1, None, FlagKind.DO_NOT_CONTACT, FlagWhy.THEY_ASKED, expires_on=TODAY + timedelta(days=9))
SEEN = Authority(1, 1, Basis.OWNER, "Letters", "court", "", TODAY, "Lena")
GIVEN = Clearance("A", "", "", "letter", "1", TODAY, "B")
HELD = Hold(1, 1, HoldKind.INVESTIGATIVE, "", TODAY, None)
ITEM = Item(1, 1, "1", Category.KEYS, "Keys", "Her keys", "", 1, "", "", "", (replace(HELD, clearance=GIVEN),))


def told(*flags: Flag, case: Case = CASE, family: tuple[FamilyMember, ...] = (KIN,)) -> dict[Obstacle, Blocker]:
    return {each.obstacle: each for each in call_blockers(case, flags, family, TODAY)}


def test_an_open_case_without_flags_adds_nothing() -> None:
    assert told() == {}


@pytest.mark.parametrize(
    ("state", "obstacle", "role"),
    [
        (CaseState.ON_HOLD, Obstacle.ON_HOLD, Role.SUPERVISOR),
        (CaseState.WITHDRAWN, Obstacle.WITHDRAWN, Role.VICTIM_SERVICES),
    ],
)
def test_a_case_that_does_not_go_on_is_not_called(state: CaseState, obstacle: Obstacle, role: Role) -> None:
    assert told(case=replace(CASE, state=state)) == {obstacle: Blocker(obstacle, role)}


def test_a_wish_not_to_be_called_stands_until_its_day() -> None:
    assert told(SILENT)[Obstacle.DO_NOT_CONTACT].until == SILENT.expires_on
    assert told(replace(SILENT, expires_on=None))[Obstacle.DO_NOT_CONTACT].until is None
    assert told(replace(SILENT, expires_on=TODAY - timedelta(days=1))) == {}
    assert told(replace(SILENT, cleared_at=1)) == {}


def test_one_person_who_asked_not_to_be_called_does_not_silence_the_others() -> None:
    mine, other = replace(SILENT, member_id=1), replace(KIN, id=2)
    assert Obstacle.DO_NOT_CONTACT in told(mine)
    assert told(mine, family=(KIN, other)) == {}


@pytest.mark.parametrize(
    ("ruling", "obstacle"),
    [(Ruling.WAITING, Obstacle.NOT_REVIEWED), (Ruling.COUNSEL, Obstacle.COUNSEL_ASKED), (Ruling.NOT_ACCEPTED, None)],
)
def test_an_open_review_says_more_than_not_settled(ruling: Ruling, obstacle: Obstacle | None) -> None:
    member = replace(KIN, authority_document="", authority_seen_on=None, authority=replace(SEEN, ruling=ruling))
    found = call_blockers(CASE, (), (member,), TODAY)
    assert [each.obstacle for each in found] == ([obstacle] if obstacle else [])
    answer = CallAnswer((Blocker(Obstacle.NO_RECIPIENT, Role.VICTIM_SERVICES),), (), 0, 0, ())
    kept = [each.obstacle for each in with_blockers(answer, found).blockers]
    assert kept == [obstacle or Obstacle.NO_RECIPIENT]


@pytest.mark.parametrize("was", Manner)
@pytest.mark.parametrize("manner", Manner)
def test_every_change_of_the_manner(was: Manner, manner: Manner) -> None:
    quiet = was is manner or (was, manner) == (Manner.UNDETERMINED, Manner.SUICIDE)
    assert reopens(was, manner) is not quiet
    assert bool(to_reopen([ITEM], was, manner)) is not quiet


def test_what_is_returned_or_held_already_gets_no_further_hold() -> None:
    given = ItemOutcome(Outcome.RETURNED, "A", "B", "C", 1, 1)
    kept = replace(given, outcome=Outcome.KEPT_FOR_LATER)
    items = [
        replace(ITEM, id=1, outcome=given),
        replace(ITEM, id=2, holds=(HELD,)),
        replace(ITEM, id=3, outcome=kept),
        replace(ITEM, id=4, holds=(replace(HELD, kind=HoldKind.PROSECUTOR),)),
    ]
    assert [each.id for each in to_reopen(items, Manner.UNDETERMINED, Manner.HOMICIDE)] == [3, 4]
