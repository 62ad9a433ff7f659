"""What a second appointment does not ask again."""

from __future__ import annotations

import pytest

from desktop_app.domain.appointments import Appointment, Need, Status
from desktop_app.domain.cases import FamilyMember, Standing
from desktop_app.domain.known_needs import KnownNeeds, known_needs
from desktop_app.domain.preferences import Preference, Reply, Topic
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import Span

KIN = FamilyMember(1, 1, "Ana", "mother", Standing.NEXT_OF_KIN, language="es")
LAST = Appointment(
    id=1, number="1", purpose=Purpose.RETURN_OF_BELONGINGS, room_id=1, event=Span(0, 60), hold=Span(0, 60),
    decompression_end=60, status=Status.FINISHED, host_id=1, guest_name="Ana", party_size=3,
    needs=frozenset({Need.CHILD, Need.WHEELCHAIR}), case_id=1, language="vi",
    guest_label="A.", evidence_id=2, reason="", version=1,
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "receiving", "visits", "known"),
    [
        ((), (), (), KnownNeeds()),
        ((), (KIN,), (), KnownNeeds(frozenset({Need.INTERPRETER}), "es")),
        (
            (),
            (),
            (LAST,),
            KnownNeeds(frozenset({Need.CHILD, Need.WHEELCHAIR, Need.INTERPRETER}), "vi", 3),
        ),
        (
            (Preference(Topic.CHILDREN, Reply.NO_CHILDREN), Preference(Topic.ACCESS, Reply.STEP_FREE)),
            (KIN,),
            (LAST,),
            KnownNeeds(frozenset({Need.WHEELCHAIR, Need.INTERPRETER}), "es", 3),
        ),
        (
            (Preference(Topic.ACCESS, Reply.SIGN_LANGUAGE), Preference(Topic.COMPANY, Reply.SUPPORT_PERSON)),
            (),
            (),
            KnownNeeds(frozenset({Need.INTERPRETER, Need.SUPPORT_PERSON})),
        ),
        (
            (Preference(Topic.ACCESS, Reply.SEVERAL_NEEDS, "both"),),
            (),
            (LAST,),
            KnownNeeds(frozenset({Need.CHILD, Need.WHEELCHAIR, Need.INTERPRETER}), "vi", 3),
        ),
    ],
)
def test_what_is_known_is_filled_in(
    said: tuple[Preference, ...],
    receiving: tuple[FamilyMember, ...],
    visits: tuple[Appointment, ...],
    known: KnownNeeds,
) -> None:
    assert known_needs(said, receiving, visits) == known
