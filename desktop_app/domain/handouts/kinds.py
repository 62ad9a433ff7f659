"""What the printed documents are called in the program."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Every document that is printed, in the order in which the Handouts page lists them; `catalogue.py` describes each."""

    APPOINTMENT_LETTER = "appointment_letter"
    INTERVIEW_LETTER = "interview_letter"
    BELONGINGS_LIST = "belongings_list"
    RETURN_RECORD = "return_record"
    RETAINED_ITEMS = "retained_items"
    KEEP_FOR_LATER = "keep_for_later"
    DESIGNEE = "designee"
    FAMILY_PACKET = "family_packet"
    AFTER_HOMICIDE = "after_homicide"
    AFTER_SUICIDE = "after_suicide"
    NOT_YET_DECIDED = "not_yet_decided"
    CONTACT_CARD = "contact_card"
    QUESTIONS = "questions"
    CARE = "care"
    OTHER_PLACES = "other_places"
    CHILDREN = "children"
    PRIVACY = "privacy"
    RESOURCE_CARD = "resource_card"
    LINE_OF_DUTY = "line_of_duty"
    PRIVATE_HELP = "private_help"
    CONSENT = "consent"
    NOTICE_PERSONAL = "notice_personal"
    NOTICE_STATUTORY = "notice_statutory"
    RELEASE_REQUEST = "release_request"
    CASH_COUNT = "cash_count"
    FIREARM_RETURN = "firearm_return"
    RECORD_SHEET = "record_sheet"
    POST_RECORD = "post_record"
    PAPER_FORM = "paper_form"
    CUSTODY_LEAF = "custody_leaf"
    DRY_RUN = "dry_run"
    ROLE_CHECKLIST = "role_checklist"
    ROOM_READINESS = "room_readiness"
    DAY_SHEET = "day_sheet"
    WEEK_BOARD = "week_board"
    OVERDUE = "overdue"
    PRESS_REVIEW = "press_review"
    PARTNER_AGREEMENT = "partner_agreement"
    OUTREACH_LETTER = "outreach_letter"
    SELF_ASSESSMENT = "self_assessment"
    ACTION_PLAN = "action_plan"


class About(StrEnum):
    """What one has to choose for a document."""

    CASE = "case"
    APPOINTMENT = "appointment"
    DAY = "day"
    NOTHING = "nothing"


class Audience(StrEnum):
    """Who reads it: a family's papers are plain, and have a large print."""

    FAMILY = "family"
    STAFF = "staff"
