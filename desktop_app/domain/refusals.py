"""Refusals are values: a cause and its facts. The screen words them, the domain only decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Cause(StrEnum):
    """Why a wish was refused. Every member has one sentence in ui/sentences.py."""

    NOT_ALLOWED = "not_allowed"
    NOT_FOUND = "not_found"
    CHANGED_MEANWHILE = "changed_meanwhile"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    # times and rooms
    TIME_DOES_NOT_EXIST = "time_does_not_exist"
    IN_THE_PAST = "in_the_past"
    LENGTH = "length"
    ROOM_HELD = "room_held"
    HOST_BUSY = "host_busy"
    PURPOSE_NOT_FOR_ROOM = "purpose_not_for_room"
    NOT_STEP_FREE = "not_step_free"
    TOO_MANY_PEOPLE = "too_many_people"
    SUSPECT = "suspect"
    CASE_NEEDED = "case_needed"
    STATUS = "status"
    REASON_NEEDED = "reason_needed"
    # protocols
    GATE_SHUT = "gate_shut"
    NOT_YOUR_STEP = "not_your_step"
    STEP_NOT_OPTIONAL = "step_not_optional"
    STEP_ALREADY_ANSWERED = "step_already_answered"
    SECOND_PERSON = "second_person"
    # belongings
    ITEM_HELD = "item_held"
    ITEM_NOT_AUTHORISED = "item_not_authorised"
    ITEM_CHECK_MISSING = "item_check_missing"
    CLEARANCE_INCOMPLETE = "clearance_incomplete"
    CLEARED_BY_RECORDER = "cleared_by_recorder"
    HOLD_CLEARED = "hold_cleared"
    RECIPIENT_NOT_SETTLED = "recipient_not_settled"
    THREE_PEOPLE = "three_people"
    CLEANING_NOT_OPEN = "cleaning_not_open"
    NOT_IN_ROOM = "not_in_room"
    OUTCOME_RECORDED = "outcome_recorded"
    FIREARM_APART = "firearm_apart"
    DUPLICATE = "duplicate"
    IMPORT_ROWS = "import_rows"
    IMPORT_COLUMNS = "import_columns"
    FOLLOW_UP_DONE = "follow_up_done"


@dataclass(frozen=True, slots=True)
class Reason:
    """One cause with the facts its sentence needs; facts are values, never prose."""

    cause: Cause
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refused:
    """The answer no, with every reason found at once."""

    reasons: tuple[Reason, ...]


def refuse(cause: Cause, **facts: object) -> Refused:
    """A refusal with a single reason."""
    return Refused((Reason(cause, facts),))
