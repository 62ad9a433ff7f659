"""Why somebody may receive: a second person decides, whole numbers are refused, and nobody is ranked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.authority import DECISIONS, Authority, Basis, Ruling, decide, refuse_whole_number
from desktop_app.domain.cases import FamilyMember, Standing, recipients
from desktop_app.domain.refusals import Cause
from tests.agency import causes

SEEN = Authority(
    3, 1, Basis.PERSONAL_REPRESENTATIVE, "Letters", "county court", "4417", date(2026, 11, 3), "Lena Brandt"
)
KIN = FamilyMember(1, 1, "Grace", "mother", Standing.NEXT_OF_KIN, "Letters", date(2026, 11, 3))


@pytest.mark.parametrize("ruling", DECISIONS)
def test_a_second_person_decides(ruling: Ruling) -> None:
    decided = decide(SEEN, ruling, "Maria Reyes", 100)
    assert decided == replace(SEEN, id=0, ruling=ruling, reviewer="Maria Reyes", decided_at=100)


@pytest.mark.parametrize("reviewer", ["Lena Brandt", "  lena  BRANDT "])
def test_whoever_saw_it_does_not_decide(reviewer: str) -> None:
    assert causes(decide(SEEN, Ruling.ACCEPTED, reviewer, 100)) == {Cause.SEEN_BY_REVIEWER}


# From a ruling to another: what is allowed.
MOVES = {
    (Ruling.WAITING, Ruling.ACCEPTED), (Ruling.WAITING, Ruling.NOT_ACCEPTED), (Ruling.WAITING, Ruling.COUNSEL),
    (Ruling.COUNSEL, Ruling.ACCEPTED), (Ruling.COUNSEL, Ruling.NOT_ACCEPTED),
}  # fmt: skip


@pytest.mark.parametrize("was", Ruling)
@pytest.mark.parametrize("ruling", Ruling)
def test_every_move_of_a_ruling(was: Ruling, ruling: Ruling) -> None:
    outcome = decide(replace(SEEN, ruling=was), ruling, "Maria Reyes", 100)
    assert isinstance(outcome, Authority) is ((was, ruling) in MOVES)


@pytest.mark.parametrize("number", ["123-45-6789", "123 45 6789", "1234567", "4111 1111 1111 1111", "A1234567"])
def test_a_whole_number_is_not_kept(number: str) -> None:
    found = refuse_whole_number(number)
    assert found is not None
    assert found.cause is Cause.WHOLE_NUMBER


@pytest.mark.parametrize("reference", ["", "4417", "ends 4417", "26-PR-00123", "2026-PR-0012"])
def test_a_short_reference_is(reference: str) -> None:
    assert refuse_whole_number(reference) is None


def test_nobody_receives_while_a_flag_ties_them_to_the_suspect() -> None:
    other = replace(KIN, id=2, name="Thomas")
    assert recipients((replace(KIN, suspect_related=True), other)) == (other,)


def test_relatives_are_never_ranked() -> None:
    family = (KIN, replace(KIN, id=2, relationship="husband"), replace(KIN, id=3, relationship="cousin"))
    assert recipients(family) == family
    assert recipients(family[::-1]) == family[::-1]
