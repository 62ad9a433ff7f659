"""A family's return as a whole: its stage, its gates' facts, and "Can we call this family yet?"."""

from __future__ import annotations

from desktop_app.domain.returns.call import Blocker, CallAnswer, Obstacle, WaitingItem, call_answer
from desktop_app.domain.returns.facts import gate_facts, gate_open, interview_facts, steps_done, to_bring
from desktop_app.domain.returns.family import FamilyReturn
from desktop_app.domain.returns.stages import (
    HERE,
    IN_ORDER,
    OVER,
    RULES,
    STANDING,
    ByPost,
    Stage,
    Whereabouts,
    deciding,
    stage,
    still_here,
    where,
)
from desktop_app.domain.returns.visits import refuse_second_return, visit_about

__all__ = [
    "HERE",
    "IN_ORDER",
    "OVER",
    "RULES",
    "STANDING",
    "Blocker",
    "ByPost",
    "CallAnswer",
    "FamilyReturn",
    "Obstacle",
    "Stage",
    "WaitingItem",
    "Whereabouts",
    "call_answer",
    "deciding",
    "gate_facts",
    "gate_open",
    "interview_facts",
    "refuse_second_return",
    "stage",
    "steps_done",
    "still_here",
    "to_bring",
    "visit_about",
    "where",
]
