"""Bookings by the machine of bookings_machine.py and bookings_machine_series.py; and that it would notice a rule that is broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from desktop_app.domain.appointments import BookingRequest
from desktop_app.domain.buffers import Buffers
from desktop_app.domain.planning import plan
from desktop_app.domain.refusals import Cause, Refused
from tests.services.bookings_machine import house
from tests.services.bookings_machine_series import SeriesToo

ALL = (Phase.explicit, Phase.generate, Phase.shrink)


class OneHalf(SeriesToo):
    """Half of the runs, for one processor; even where nothing is random the halves differ."""

    seen: ClassVar[Counter[str]] = Counter()


class OtherHalf(SeriesToo):
    """The other half, for the other."""

    seen: ClassVar[Counter[str]] = Counter()


def run(machine: type[SeriesToo], runs: int, steps: int, phases: tuple[Phase, ...] = (Phase.generate,)) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=phases,
            database=None,
            print_blob=False,
        ),
    )


@pytest.mark.timeout(300)
@pytest.mark.parametrize("half", [OneHalf, OtherHalf])
def test_r05_three_hundred_runs_of_forty_steps_show_no_difference(half: type[SeriesToo]) -> None:
    with house():
        run(half, 150, 40, ALL)
    assert set(half.seen) >= {
        Cause.ROOM_HELD, Cause.HOST_BUSY, Cause.INTERPRETER_BUSY, Cause.SEPARATION, Cause.LENGTH, Cause.SERIES_DATES,
        Cause.SERIES_EMPTY, Cause.REASON_NEEDED, Cause.STATUS, Cause.GATE_SHUT, Cause.NOT_ALLOWED,
        Cause.CHANGED_MEANWHILE, "restored", "rule restored",
    }  # fmt: skip


BOOKING, SERIES = "desktop_app.services.appointments.writing.plan", "desktop_app.domain.series.planned.plan"


@pytest.mark.parametrize(
    ("unseen", "planner"),
    [
        (Cause.ROOM_HELD, BOOKING),
        (Cause.HOST_BUSY, BOOKING),
        (Cause.INTERPRETER_BUSY, BOOKING),
        (Cause.SEPARATION, BOOKING),
        (Cause.ROOM_HELD, SERIES),
        (Cause.HOST_BUSY, SERIES),
    ],
)
def test_the_model_would_notice_a_rule_that_is_broken(
    monkeypatch: pytest.MonkeyPatch, unseen: Cause, planner: str
) -> None:
    monkeypatch.setattr(planner, _but(unseen))
    with house(), pytest.raises(AssertionError):
        run(SeriesToo, 300, 40)


def test_the_model_would_notice_a_hold_without_its_buffers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.domain.planning.buffers_of", lambda *_: Buffers(0, 0, 0))
    with house(), pytest.raises(AssertionError):
        run(SeriesToo, 50, 10)


def _but(unseen: Cause) -> Callable[..., object]:
    """The planner, blind for one rule."""

    def blind(request: BookingRequest, around: object, *rest: object) -> object:
        answer = plan(request, around, *rest)
        left = tuple(each for each in answer.reasons if each.cause is not unseen) if isinstance(answer, Refused) else ()
        if left or not isinstance(answer, Refused):
            return Refused(left) if left else answer
        return plan(request, replace(around, occupied=(), busy=(), separations=()))

    return blind
