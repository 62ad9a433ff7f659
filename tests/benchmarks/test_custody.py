"""What evidence waits for between two belongings at the table: the outcome, its custody and its history, in 5 ms."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.items import Outcome
from desktop_app.domain.staff import Role
from tests.agency import SampleAgency, given

OUTCOME = 0.005
"""Seconds for recording an outcome, custody and audit included; durably written."""


@pytest.fixture
def table(agency: SampleAgency) -> Appointment:
    inside = agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)
    agency.tick_visit(inside, "B12")
    return inside


@pytest.mark.benchmark(group="at the table")
def test_recording_an_outcome(agency: SampleAgency, table: Appointment, benchmark: Any) -> None:
    evidence = agency.one(Role.EVIDENCE)
    witness, family = agency.one(Role.EVIDENCE, but=evidence.id), agency.family("Rosa")
    item, recipient = family.items[0], family.answer.recipients[0]
    hand_over = agency.services.items.hand_over
    outcomes = (Outcome.KEPT_FOR_LATER, Outcome.NOT_WANTED)
    turn = count()

    def record() -> object:
        return hand_over(evidence, table.id, item.id, outcomes[next(turn) % 2], witness.id, recipient.id)

    given(benchmark.pedantic(record, rounds=60, warmup_rounds=5))
    if benchmark.stats:
        assert benchmark.stats.stats.median <= OUTCOME


@pytest.mark.benchmark(group="at the table")
def test_handing_over_carries_to_the_family(agency: SampleAgency, table: Appointment, benchmark: Any) -> None:
    """Each round is another belonging: what is returned is returned once."""
    evidence = agency.one(Role.EVIDENCE)
    witness, family = agency.one(Role.EVIDENCE, but=evidence.id), agency.family("Rosa")
    recipient = family.answer.recipients[0]
    ready = iter([item for item in family.items if item.releasable])

    def record() -> object:
        found = agency.services.items.hand_over(
            evidence, table.id, next(ready).id, Outcome.RETURNED, witness.id, recipient.id
        )
        return given(found)

    benchmark.pedantic(record, rounds=4)
    if benchmark.stats:
        assert benchmark.stats.stats.median <= OUTCOME
