"""An outcome at the table, with everything it asks and its audit entry: five milliseconds at most."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from desktop_app.domain.appointments import Status
from desktop_app.domain.items import Outcome
from desktop_app.domain.staff import Role
from tests.agency import SampleAgency, given

MOST = 0.005
"""Seconds, in the quickest round: what else the machine does at that moment is not what is measured."""


@pytest.mark.benchmark(group="at the table")
def test_an_outcome_at_the_table(agency: SampleAgency, benchmark: Any) -> None:
    visit = agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)
    agency.tick_visit(visit, "B12")
    whole, evidence = agency.family("Rosa"), agency.one(Role.EVIDENCE)
    witness, recipient = agency.one(Role.EVIDENCE, but=evidence.id), whole.answer.recipients[0]
    outcomes = itertools.cycle([Outcome.KEPT_FOR_LATER, Outcome.NOT_BROUGHT])
    items = itertools.cycle(whole.items[:4])

    def record() -> None:
        hand_over = agency.services.items.hand_over
        given(hand_over(evidence, visit.id, next(items).id, next(outcomes), witness.id, recipient.id))

    benchmark.pedantic(record, rounds=60, iterations=1, warmup_rounds=5)
    if benchmark.enabled:
        assert benchmark.stats.stats.min <= MOST
