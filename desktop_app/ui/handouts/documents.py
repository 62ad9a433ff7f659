"""The documents that can be printed: what each is about, and which roles may print it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.permissions import Action, may
from desktop_app.domain.staff import Role


class Kind(StrEnum):
    """The six documents and the front desk's day sheet."""

    APPOINTMENT_LETTER = "appointment_letter"
    BELONGINGS_LIST = "belongings_list"
    RETURN_RECORD = "return_record"
    RETAINED_ITEMS = "retained_items"
    FAMILY_PACKET = "family_packet"
    ROLE_CHECKLIST = "role_checklist"
    DAY_SHEET = "day_sheet"
    WEEK_BOARD = "week_board"


class About(StrEnum):
    """What one has to choose for a document."""

    CASE = "case"
    APPOINTMENT = "appointment"
    DAY = "day"


_ACTIONS: dict[Kind, frozenset[Action]] = {
    Kind.APPOINTMENT_LETTER: frozenset({Action.PRINT_CASE_DOCUMENT, Action.PRINT_INTERVIEW_LETTER}),
    Kind.BELONGINGS_LIST: frozenset({Action.PRINT_CASE_DOCUMENT}),
    Kind.RETURN_RECORD: frozenset({Action.PRINT_CASE_DOCUMENT}),
    Kind.RETAINED_ITEMS: frozenset({Action.PRINT_CASE_DOCUMENT}),
    Kind.FAMILY_PACKET: frozenset({Action.PRINT_CASE_DOCUMENT}),
    Kind.ROLE_CHECKLIST: frozenset({Action.PRINT_CHECKLIST}),
    Kind.DAY_SHEET: frozenset({Action.PRINT_DAY_SHEET}),
    Kind.WEEK_BOARD: frozenset({Action.PRINT_WEEK_BOARD}),
}
_ABOUT: dict[Kind, About] = {
    Kind.APPOINTMENT_LETTER: About.APPOINTMENT,
    Kind.BELONGINGS_LIST: About.CASE,
    Kind.RETURN_RECORD: About.APPOINTMENT,
    Kind.RETAINED_ITEMS: About.CASE,
    Kind.FAMILY_PACKET: About.CASE,
    Kind.ROLE_CHECKLIST: About.APPOINTMENT,
    Kind.DAY_SHEET: About.DAY,
    Kind.WEEK_BOARD: About.DAY,
}


def printable_by(role: Role) -> tuple[Kind, ...]:
    """The documents a role may print, in the order a return needs them.

    The front desk's first are the day sheet and the week board: the page opens with them, and the lobby may read them.
    """
    allowed = [kind for kind in Kind if any(may(role, action) for action in _ACTIONS[kind])]
    if role is Role.FRONT_DESK:
        allowed.sort(key=_not_for_the_desk)
    return tuple(allowed)


def about(kind: Kind) -> About:
    """What has to be chosen for a document."""
    return _ABOUT[kind]


def title(kind: Kind) -> str:
    """The document's name in the list."""
    return {
        Kind.APPOINTMENT_LETTER: _tr("Appointment letter"),
        Kind.BELONGINGS_LIST: _tr("Belongings list, to choose from"),
        Kind.RETURN_RECORD: _tr("Property return record"),
        Kind.RETAINED_ITEMS: _tr("What we still have and why"),
        Kind.FAMILY_PACKET: _tr("Family packet"),
        Kind.ROLE_CHECKLIST: _tr("Checklist of a role"),
        Kind.DAY_SHEET: _tr("Day sheet for the front desk"),
        Kind.WEEK_BOARD: _tr("Week board of all rooms"),
    }[kind]


def purpose(kind: Kind) -> str:
    """One sentence: what it is for and who gets it."""
    return {
        Kind.APPOINTMENT_LETTER: _tr("When and where, who they will meet, and that they may stop or move it."),
        Kind.BELONGINGS_LIST: _tr("The family chooses for each belonging: bring it, keep it for later, or not at all."),
        Kind.RETURN_RECORD: _tr("Signed at the table by three people. One copy stays with the family."),
        Kind.RETAINED_ITEMS: _tr("Each belonging that stays for now, who decides, and when it is looked at again."),
        Kind.FAMILY_PACKET: _tr("Support and next steps for this manner of death, from checked resources only."),
        Kind.ROLE_CHECKLIST: _tr("The running steps of one role on paper, with who did them and when."),
        Kind.DAY_SHEET: _tr("Initials, host, room and time. Safe to lie on the desk."),
        Kind.WEEK_BOARD: _tr("The week of the chosen day on one page: initials, host, room and time."),
    }[kind]


def _not_for_the_desk(kind: Kind) -> bool:
    return kind not in {Kind.DAY_SHEET, Kind.WEEK_BOARD}


def _tr(text: str) -> str:
    return QCoreApplication.translate("handouts", text)
