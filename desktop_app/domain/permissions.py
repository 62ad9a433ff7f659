"""Who may do what: one table, default deny, asked by every service method."""

from __future__ import annotations

from enum import StrEnum

from desktop_app.domain.staff import AT_WORK, Role


class Action(StrEnum):
    """Everything a service can be asked to do."""

    VIEW_SCHEDULE = "view_schedule"
    VIEW_APPOINTMENT = "view_appointment"
    BOOK = "book"
    CHANGE_APPOINTMENT = "change_appointment"
    SHORTEN_BUFFER = "shorten_buffer"
    CONFIRM_APPOINTMENT = "confirm_appointment"
    POSTPONE_APPOINTMENT = "postpone_appointment"
    CANCEL_APPOINTMENT = "cancel_appointment"
    MARK_ARRIVED = "mark_arrived"
    START_APPOINTMENT = "start_appointment"
    CLOSE_APPOINTMENT = "close_appointment"
    EXTEND_VISIT = "extend_visit"
    RESET_ROOM = "reset_room"
    KEEP_WAITING_LIST = "keep_waiting_list"
    KEEP_APART = "keep_apart"
    CONFIRM_DUTY = "confirm_duty"
    CHANGE_BUSY = "change_busy"
    CHANGE_INTERPRETERS = "change_interpreters"
    CHANGE_CLOSURES = "change_closures"
    CHANGE_HOURS = "change_hours"
    CHANGE_BUFFERS = "change_buffers"
    VIEW_CASES = "view_cases"
    OPEN_CASE = "open_case"
    CHANGE_CASE = "change_case"
    CHANGE_FAMILY = "change_family"
    ADD_ITEM = "add_item"
    IMPORT_ITEMS = "import_items"
    PLACE_HOLD = "place_hold"
    RECORD_CLEARANCE = "record_clearance"
    RECORD_CHECK = "record_check"
    ASK_AUTHORITY = "ask_authority"
    RECORD_AUTHORITY = "record_authority"
    DECIDE_AUTHORITY = "decide_authority"
    SET_FLAG = "set_flag"
    CHANGE_MANNER = "change_manner"
    RECORD_CHOICE = "record_choice"
    RECORD_PREFERENCE = "record_preference"
    VIEW_CONSENTS = "view_consents"
    RECORD_CONSENT = "record_consent"
    HAND_OVER = "hand_over"
    EXAMINE_IDENTITY = "examine_identity"
    COUNT_CASH = "count_cash"
    SIGN_RECORD = "sign_record"
    ADD_TO_RECORD = "add_to_record"
    CARRY_ITEM = "carry_item"
    PACK = "pack"
    RECONCILE_PACKING = "reconcile_packing"
    ARRANGE_POST = "arrange_post"
    SEND_BY_POST = "send_by_post"
    RECORD_ARRIVAL = "record_arrival"
    ANSWER_STEP = "answer_step"
    BOOK_FOLLOW_UP = "book_follow_up"
    RECORD_FOLLOW_UP = "record_follow_up"
    CHANGE_NOTICE_RULES = "change_notice_rules"
    SEND_NOTICE = "send_notice"
    ASK_DESTRUCTION = "ask_destruction"
    APPROVE_DESTRUCTION = "approve_destruction"
    WITHDRAW_DESTRUCTION = "withdraw_destruction"
    CARRY_OUT_DESTRUCTION = "carry_out_destruction"
    PRINT_CASE_DOCUMENT = "print_case_document"
    PRINT_INTERVIEW_LETTER = "print_interview_letter"
    PRINT_DAY_SHEET = "print_day_sheet"
    PRINT_CHECKLIST = "print_checklist"
    PRINT_AGENCY_FORM = "print_agency_form"
    VIEW_WORDING = "view_wording"
    EDIT_WORDING = "edit_wording"
    APPROVE_WORDING = "approve_wording"
    VIEW_HISTORY = "view_history"
    VIEW_DIRECTORY = "view_directory"
    CHANGE_DIRECTORY = "change_directory"
    VIEW_PROTOCOLS = "view_protocols"
    CHANGE_AGENCY = "change_agency"
    EXPORT_CALENDAR = "export_calendar"
    IMPORT_BUSY = "import_busy"
    IMPORT_CLOSURES = "import_closures"
    PRINT_WEEK_BOARD = "print_week_board"
    VIEW_REPORTS = "view_reports"
    EXPORT_REPORT = "export_report"
    VIEW_RETENTION = "view_retention"
    SET_RETENTION = "set_retention"
    ASK_PURGE = "ask_purge"
    APPROVE_PURGE = "approve_purge"
    ISSUE_PAPER_FORMS = "issue_paper_forms"
    ENTER_PAPER_FORM = "enter_paper_form"
    OFFER_CHECK_IN = "offer_check_in"
    TELL_MISSING = "tell_missing"
    EXPLAIN_MISSING = "explain_missing"
    VIEW_ACCOUNTS = "view_accounts"
    ADD_ACCOUNT = "add_account"
    DISABLE_ACCOUNT = "disable_account"
    GIVE_PASSWORD = "give_password"
    RELEASE_ACCOUNT = "release_account"
    CHANGE_SECURITY = "change_security"
    MAKE_RECOVERY_CARD = "make_recovery_card"
    OWN_ACCOUNT = "own_account"
    VIEW_LOG = "view_log"
    REVIEW_LOG = "review_log"
    EXPORT_LOG = "export_log"
    VIEW_BACKUPS = "view_backups"
    MAKE_BACKUP = "make_backup"
    RESTORE_BACKUP = "restore_backup"
    REMOVE_BACKUPS = "remove_backups"


FD, EV, VS, SU = Role.FRONT_DESK, Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
AD = Role.ADMINISTRATOR
_EVERYONE = frozenset(AT_WORK)
_ACCOUNTS = frozenset({SU, AD})
_BOOKING = frozenset({FD, VS, SU})
_CASES = frozenset({EV, VS, SU})

ALLOWED: dict[Action, frozenset[Role]] = {
    Action.VIEW_SCHEDULE: _EVERYONE,
    Action.VIEW_APPOINTMENT: _EVERYONE,
    Action.BOOK: _BOOKING,
    Action.CHANGE_APPOINTMENT: _BOOKING,
    Action.SHORTEN_BUFFER: frozenset({SU}),
    Action.CONFIRM_APPOINTMENT: _BOOKING,
    Action.POSTPONE_APPOINTMENT: _BOOKING,
    Action.CANCEL_APPOINTMENT: _BOOKING,
    Action.MARK_ARRIVED: _BOOKING,
    Action.START_APPOINTMENT: frozenset({EV, VS, SU}),
    Action.CLOSE_APPOINTMENT: frozenset({EV, VS, SU}),
    Action.EXTEND_VISIT: _EVERYONE,
    Action.RESET_ROOM: _BOOKING,
    Action.KEEP_WAITING_LIST: _BOOKING,
    Action.KEEP_APART: frozenset({VS, SU}),
    Action.CONFIRM_DUTY: _EVERYONE,
    Action.CHANGE_BUSY: _EVERYONE,
    Action.CHANGE_INTERPRETERS: frozenset({VS, SU}),
    Action.CHANGE_CLOSURES: frozenset({VS, SU}),
    Action.CHANGE_HOURS: frozenset({SU}),
    Action.CHANGE_BUFFERS: frozenset({SU}),
    Action.VIEW_CASES: _CASES,
    Action.OPEN_CASE: _CASES,
    Action.CHANGE_CASE: frozenset({VS, SU}),
    Action.CHANGE_FAMILY: frozenset({VS, SU}),
    Action.ADD_ITEM: frozenset({EV, SU}),
    Action.IMPORT_ITEMS: frozenset({EV, SU}),
    Action.PLACE_HOLD: frozenset({EV, SU}),
    Action.RECORD_CLEARANCE: frozenset({EV, SU}),
    Action.RECORD_CHECK: frozenset({EV, SU}),
    Action.ASK_AUTHORITY: frozenset({EV, SU}),
    Action.RECORD_AUTHORITY: _CASES,
    Action.DECIDE_AUTHORITY: frozenset({VS, SU}),
    Action.SET_FLAG: frozenset({VS, SU}),
    Action.CHANGE_MANNER: frozenset({VS, SU}),
    Action.RECORD_CHOICE: frozenset({VS}),
    Action.RECORD_PREFERENCE: frozenset({VS}),
    Action.VIEW_CONSENTS: frozenset({VS, SU}),
    Action.RECORD_CONSENT: frozenset({VS, SU}),
    Action.HAND_OVER: frozenset({EV}),
    Action.EXAMINE_IDENTITY: frozenset({EV}),
    Action.COUNT_CASH: frozenset({EV}),
    Action.SIGN_RECORD: frozenset({EV}),
    Action.ADD_TO_RECORD: frozenset({SU}),
    Action.CARRY_ITEM: frozenset({EV}),
    Action.PACK: frozenset({EV}),
    Action.RECONCILE_PACKING: frozenset({EV, SU}),
    Action.ARRANGE_POST: frozenset({VS, SU}),
    Action.SEND_BY_POST: frozenset({EV}),
    Action.RECORD_ARRIVAL: frozenset({EV, VS}),
    Action.ANSWER_STEP: _EVERYONE,
    Action.BOOK_FOLLOW_UP: frozenset({VS, SU}),
    Action.RECORD_FOLLOW_UP: frozenset({VS}),
    Action.CHANGE_NOTICE_RULES: frozenset({SU}),
    Action.SEND_NOTICE: frozenset({VS, SU}),
    Action.ASK_DESTRUCTION: frozenset({EV, SU}),
    Action.APPROVE_DESTRUCTION: frozenset({SU}),
    Action.WITHDRAW_DESTRUCTION: _CASES,
    Action.CARRY_OUT_DESTRUCTION: frozenset({EV}),
    Action.PRINT_CASE_DOCUMENT: _CASES,
    Action.PRINT_INTERVIEW_LETTER: _BOOKING,
    Action.PRINT_DAY_SHEET: _BOOKING,
    Action.PRINT_CHECKLIST: _EVERYONE,
    Action.PRINT_AGENCY_FORM: frozenset({VS, SU}),
    Action.VIEW_WORDING: _EVERYONE,
    Action.EDIT_WORDING: frozenset({VS, SU}),
    Action.APPROVE_WORDING: frozenset({SU}),
    Action.VIEW_HISTORY: _CASES,
    Action.VIEW_DIRECTORY: _EVERYONE,
    Action.CHANGE_DIRECTORY: frozenset({VS, SU}),
    Action.VIEW_PROTOCOLS: _EVERYONE,
    Action.CHANGE_AGENCY: frozenset({SU}),
    Action.EXPORT_CALENDAR: _EVERYONE,
    Action.IMPORT_BUSY: _EVERYONE,
    Action.IMPORT_CLOSURES: frozenset({SU}),
    Action.PRINT_WEEK_BOARD: _BOOKING,
    Action.VIEW_REPORTS: frozenset({VS, SU}),
    Action.EXPORT_REPORT: frozenset({VS, SU}),
    Action.VIEW_RETENTION: frozenset({VS, SU}),
    Action.SET_RETENTION: frozenset({SU}),
    Action.ASK_PURGE: frozenset({VS, SU}),
    Action.APPROVE_PURGE: frozenset({SU}),
    Action.ISSUE_PAPER_FORMS: _CASES,
    Action.ENTER_PAPER_FORM: frozenset({EV}),
    Action.OFFER_CHECK_IN: frozenset({VS, SU}),
    Action.TELL_MISSING: frozenset({VS, SU}),
    Action.EXPLAIN_MISSING: frozenset({SU}),
    Action.VIEW_ACCOUNTS: _ACCOUNTS,
    Action.ADD_ACCOUNT: _ACCOUNTS,
    Action.DISABLE_ACCOUNT: _ACCOUNTS,
    Action.GIVE_PASSWORD: _ACCOUNTS,
    Action.RELEASE_ACCOUNT: _ACCOUNTS,
    Action.CHANGE_SECURITY: _ACCOUNTS,
    Action.MAKE_RECOVERY_CARD: frozenset({SU}),
    Action.OWN_ACCOUNT: frozenset(Role),
    Action.VIEW_LOG: _ACCOUNTS,
    Action.REVIEW_LOG: _ACCOUNTS,
    Action.EXPORT_LOG: _ACCOUNTS,
    Action.VIEW_BACKUPS: _ACCOUNTS,
    Action.MAKE_BACKUP: _ACCOUNTS,
    Action.RESTORE_BACKUP: frozenset({SU}),
    Action.REMOVE_BACKUPS: frozenset({SU}),
}


_FOR_PAPER = frozenset({Action.SEND_NOTICE, Action.ISSUE_PAPER_FORMS, Action.RECORD_CONSENT, Action.SIGN_RECORD})


def may(role: Role, action: Action) -> bool:
    """Whether a role may do an action; what the table does not name is refused."""
    return role in ALLOWED.get(action, frozenset())


def only_reads(action: Action) -> bool:
    """Whether an action shows records on the screen and does nothing else: all that is left where they are only looked at."""
    return action.value.startswith("view_")


def takes_along(action: Action) -> bool:
    """Whether what an action shows is meant for paper or a file, which the log has to tell of."""
    return action.value.startswith(("print_", "export_")) or action in _FOR_PAPER


def roles_for(action: Action) -> tuple[Role, ...]:
    """The roles that may do an action, in the order of the roles."""
    return tuple(role for role in Role if may(role, action))
