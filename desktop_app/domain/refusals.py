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
    STAYS_TOO_NEAR = "stays_too_near"
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
    STEP_LEANT_ON = "step_leant_on"
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
    RECORD_DAMAGED = "record_damaged"
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
    CUSTODY_NOT_IN_ROOM = "custody_not_in_room"
    CUSTODY_IN_PARCEL = "custody_in_parcel"
    ITEM_CARRIED = "item_carried"
    NOT_PREPARED = "not_prepared"
    ITEM_NOT_FOUND = "item_not_found"
    PACKED_BY_YOU = "packed_by_you"
    PACKING_DIFFERS = "packing_differs"
    NOTHING_PACKED = "nothing_packed"
    # by post
    NEVER_BY_POST = "never_by_post"
    POST_NOT_WISHED = "post_not_wished"
    POSTING_STANDS = "posting_stands"
    POSTING_CLOSED = "posting_closed"
    PARCEL_NOT_CHECKED = "parcel_not_checked"
    CALL_BEFORE_SENDING = "call_before_sending"
    NOT_ON_ITS_WAY = "not_on_its_way"
    NOT_LOST = "not_lost"
    # lists and calls
    DUPLICATE = "duplicate"
    IMPORT_ROWS = "import_rows"
    IMPORT_COLUMNS = "import_columns"
    SUPERVISORS_CHECK = "supervisors_check"
    WHOLE_NUMBER = "whole_number"
    SEEN_BY_REVIEWER = "seen_by_reviewer"
    RENAMED_BY_REVIEWER = "renamed_by_reviewer"
    REVIEWED_APART = "reviewed_apart"
    RULING_GIVEN = "ruling_given"
    STANDING_STOPS = "standing_stops"
    OTHER_AUTHORITY = "other_authority"
    FLAG_CLEARED = "flag_cleared"
    WITHDRAWN_FIRST = "withdrawn_first"
    SAME_MANNER = "same_manner"
    NOT_COORDINATOR = "not_coordinator"
    FOLLOW_UP_DONE = "follow_up_done"
    # notices and final disposition
    NOTICE_CALL_FIRST = "notice_call_first"
    NOTICE_RULE_UNVERIFIED = "notice_rule_unverified"
    NOTICE_OTHER_RULE = "notice_other_rule"
    NOTICE_METHOD = "notice_method"
    NOTICE_NO_CITATION = "notice_no_citation"
    NOTICE_EXCLUDED = "notice_excluded"
    NOTICE_DO_NOT_CONTACT = "notice_do_not_contact"
    ITEM_GONE = "item_gone"
    NOTICE_RUNS = "notice_runs"
    NOTICE_CAME_BACK = "notice_came_back"
    NOTICE_BACK_ALREADY = "notice_back_already"
    NO_GROUND = "no_ground"
    FAMILY_WANTS_IT = "family_wants_it"
    NOT_SPOKEN_WITH = "not_spoken_with"
    NOT_SPOKEN_SINCE = "not_spoken_since"
    NOTICE_NOT_NAMED = "notice_not_named"
    DISPUTE_STOPS = "dispute_stops"
    LITIGATION_STOPS = "litigation_stops"
    NOT_STORED = "not_stored"
    SECOND_APPROVER = "second_approver"
    NOT_APPROVED = "not_approved"
    APPROVAL_VOID = "approval_void"
    DONE_BY_TWO = "done_by_two"
    CUSTODY_ENDS = "custody_ends"
    # records kept and removed, paper forms, care for staff, what was not found
    RECORDS_KEPT = "records_kept"
    PURGE_ASKED = "purge_asked"
    PURGE_BY_ANOTHER = "purge_by_another"
    PAPER_USED = "paper_used"
    PAPER_VISIT = "paper_visit"
    PAPER_UNSIGNED = "paper_unsigned"
    PAPER_TIME = "paper_time"
    CHECK_IN_EARLY = "check_in_early"
    CHECK_IN_ONESELF = "check_in_oneself"
    CHECK_IN_OFFERED = "check_in_offered"
    SUPERVISOR_EXPLAINS = "supervisor_explains"
    MISSING_SETTLED = "missing_settled"
    MISSING_TOLD = "missing_told"
    # directory
    REVIEW_TOO_FAR = "review_too_far"
    RESOURCE_OFF = "resource_off"
    # prints
    PRINT_ANSWERED = "print_answered"
    PRINT_NOT_KEPT = "print_not_kept"
    FILE_PASSWORD_SHORT = "file_password_short"
    FILE_PASSWORD_LONG = "file_password_long"
    # the agency's wording
    WORDING_DECIDED = "wording_decided"
    WORDING_BY_ANOTHER = "wording_by_another"
    WORDING_OLDER = "wording_older"
    WORDING_NO_TRANSLATION = "wording_no_translation"
    WORDING_OWN_REVIEW = "wording_own_review"
    # in and out
    CALENDAR_FILE = "calendar_file"
    PERIOD = "period"
    # accounts
    PASSWORD_SHORT = "password_short"
    PASSWORD_COMMON = "password_common"
    PASSWORD_EXPECTED = "password_expected"
    PASSWORD_SAME = "password_same"
    PASSWORDS_DIFFER = "passwords_differ"
    NOT_SIGNED_IN = "not_signed_in"
    ACCOUNT_LOCKED = "account_locked"
    ACCOUNT_DISABLED = "account_disabled"
    ACCOUNT_LAST = "account_last"
    CONFIRM_YOURSELF = "confirm_yourself"
    PASSWORD_FIRST = "password_first"
    NO_PASSWORDS = "no_passwords"
    RECOVERY_WRONG = "recovery_wrong"
    # the log
    FOLDER = "folder"
    # copies
    NO_COPIES = "no_copies"
    COPY_NOT_WHOLE = "copy_not_whole"
    COPY_OLDER_KEY = "copy_older_key"
    COPY_PASSWORD = "copy_password"
    COPY_RUNNING = "copy_running"
    # records that lie where nothing is written
    ONLY_LOOKING = "only_looking"


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
