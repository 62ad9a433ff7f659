"""Who may receive: a standing that a person settled, with a document somebody saw, and no dispute."""

from __future__ import annotations

import pytest

from desktop_app.domain.cases import RECEIVING, FamilyMember, Standing, recipients
from tests.agency import TODAY


def member(standing: Standing, seen: bool = True, number: int = 1) -> FamilyMember:
    document, on = ("Birth record", TODAY) if seen else ("", None)
    return FamilyMember(number, 1, f"Member {number}", "sister", standing, document, on)


@pytest.mark.parametrize("standing", Standing)
def test_standing_and_a_seen_document_together_allow_to_receive(standing: Standing) -> None:
    assert member(standing).may_receive is (standing in RECEIVING)
    assert not member(standing, seen=False).may_receive


def test_a_document_nobody_saw_counts_for_nothing() -> None:
    assert not FamilyMember(1, 1, "A", "", Standing.NEXT_OF_KIN, "Birth record", None).may_receive
    assert not FamilyMember(1, 1, "A", "", Standing.NEXT_OF_KIN, "", TODAY).may_receive


def test_relatives_are_never_ranked() -> None:
    family = tuple(member(standing, number=number) for number, standing in enumerate(reversed(list(Standing)[:5])))
    assert recipients(family) == tuple(each for each in family if each.may_receive)


def test_one_dispute_stops_the_line_for_everyone() -> None:
    assert recipients((member(Standing.NEXT_OF_KIN), member(Standing.DISPUTED, number=2))) == ()
    assert recipients(()) == ()
