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
    UNREADABLE = "unreadable"
    COUNT = "count"
    IN_THE_FUTURE = "in_the_future"
    DAY_ORDER = "day_order"
    # times and rooms
    TIME_DOES_NOT_EXIST = "time_does_not_exist"
    TIME_COMES_TWICE = "time_comes_twice"
    IN_THE_PAST = "in_the_past"
    TOO_FAR = "too_far"
    LENGTH = "length"
    ROOM_HELD = "room_held"
    HOST_BUSY = "host_busy"
    NEXT_VISIT = "next_visit"
    INTERPRETER_BUSY = "interpreter_busy"
    ROOM_CLOSED = "room_closed"
    SEPARATION = "separation"
    ONE_PARTY = "one_party"
    PARTY_NEEDED = "party_needed"
    DUTY_OPEN = "duty_open"
    SPAN = "span"
    PURPOSE_NOT_FOR_ROOM = "purpose_not_for_room"
    NOT_STEP_FREE = "not_step_free"
    TOO_MANY_PEOPLE = "too_many_people"
    SUSPECT = "suspect"
    CASE_NEEDED = "case_needed"
    RETURN_STANDS = "return_stands"
    STATUS = "status"
    REASON_NEEDED = "reason_needed"
    NO_LETTER = "no_letter"
    EARLIER_HOURS = "earlier_hours"
    # series
    REPEAT_NOT_SUPPORTED = "repeat_not_supported"
    REPEAT_TOO_LONG = "repeat_too_long"
    SERIES_EMPTY = "series_empty"
    SERIES_OF_RETURNS = "series_of_returns"
    SERIES_DATES = "series_dates"
    SERIES_DAY = "series_day"
    NOTHING_SAVED = "nothing_saved"
    # protocols
    GATE_SHUT = "gate_shut"
    NOT_YOUR_STEP = "not_your_step"
    STEP_NOT_OPTIONAL = "step_not_optional"
    STEP_ALREADY_ANSWERED = "step_already_answered"
    SECOND_PERSON = "second_person"
    VISIT_NEEDED = "visit_needed"
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
    CLEANING_NOT_WARNED = "cleaning_not_warned"
    # what the family wishes and allows
    ANSWER_UNKNOWN = "answer_unknown"
    NOTHING_NEW = "nothing_new"
    ASK_LATER_THAN_TODAY = "ask_later_than_today"
    CONSENT_ONE_RECIPIENT = "consent_one_recipient"
    CONSENT_OVER = "consent_over"
    CONSENT_TOO_LONG = "consent_too_long"
    CONSENT_FOR_CHILD = "consent_for_child"
    CONSENT_REVOKED = "consent_revoked"
    NOT_IN_ROOM = "not_in_room"
    OUTCOME_RECORDED = "outcome_recorded"
    FIREARM_APART = "firearm_apart"
    # at the table
    IDENTITY_OTHER = "identity_other"
    PIECES = "pieces"
    COUNTED_BY_ONE = "counted_by_one"
    CASH_NOT_COUNTED = "cash_not_counted"
    CASH_DIFFERS = "cash_differs"
    OUTCOMES_OPEN = "outcomes_open"
    ONE_RECIPIENT = "one_recipient"
    RECORD_CHANGED = "record_changed"
    SIGNED_ALREADY = "signed_already"
    NOT_DRAWN = "not_drawn"
    NOT_COMPLETED = "not_completed"
    # packing and custody
    RETURN_STOPPED = "return_stopped"
    NOTHING_COUNTED = "nothing_counted"
    CUSTODY_SAME_PLACE = "custody_same_place"
    CUSTODY_ROUTE = "custody_route"
    CUSTODY_WITH_FAMILY = "custody_with_family"
    CUSTODY_AT_TABLE = "custody_at_table"
    CUSTODY_TIME = "custody_time"
    CUSTODY_SEAL = "custody_seal"
    NOT_PREPARED = "not_prepared"
    ITEM_NOT_FOUND = "item_not_found"
    PACKED_BY_YOU = "packed_by_you"
    PACKING_DIFFERS = "packing_differs"
    NOTHING_PACKED = "nothing_packed"
    # lists and calls
    DUPLICATE = "duplicate"
    IMPORT_ROWS = "import_rows"
    IMPORT_COLUMNS = "import_columns"
    SUPERVISORS_CHECK = "supervisors_check"
    WHOLE_NUMBER = "whole_number"
    SEEN_BY_REVIEWER = "seen_by_reviewer"
    RULING_GIVEN = "ruling_given"
    STANDING_STOPS = "standing_stops"
    OTHER_AUTHORITY = "other_authority"
    FLAG_CLEARED = "flag_cleared"
    SAME_MANNER = "same_manner"
    NOT_COORDINATOR = "not_coordinator"
    FOLLOW_UP_DONE = "follow_up_done"
    # in and out
    CALENDAR_FILE = "calendar_file"
    PERIOD = "period"


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


def together(*outcomes: object) -> Refused:
    """One refusal with every reason among some outcomes; a single reason may stand among them, or None."""
    reasons: list[Reason] = []
    for each in outcomes:
        if isinstance(each, Refused):
            reasons += each.reasons
        elif isinstance(each, Reason):
            reasons.append(each)
    return Refused(tuple(reasons))
