"""What the printed documents are called, and what each is for; the rest stands in the domain's catalogue."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.handouts import About, Kind
from desktop_app.domain.handouts.catalogue import row_of, rows_for
from desktop_app.domain.staff import Role
from desktop_app.domain.wording import SHARED, kind_of

__all__ = ["About", "Kind", "about", "form_title", "printable_by", "purpose", "title"]


def printable_by(role: Role) -> tuple[Kind, ...]:
    """The documents a role may choose from, in the order a return needs them.

    The front desk's first are the day sheet and the week board: the page opens with them, and the lobby may read them.
    """
    allowed = [row.kind for row in rows_for(role)]
    if role is Role.FRONT_DESK:
        allowed.sort(key=_not_for_the_desk)
    return tuple(allowed)


def about(kind: Kind) -> About:
    """What has to be chosen for a document."""
    return row_of(kind).about


def title(kind: Kind) -> str:
    """The document's name in the list."""
    return {
        Kind.APPOINTMENT_LETTER: _tr("Appointment letter"),
        Kind.INTERVIEW_LETTER: _tr("Letter about a visit to talk"),
        Kind.BELONGINGS_LIST: _tr("Belongings list, to choose from"),
        Kind.RETURN_RECORD: _tr("Property return record"),
        Kind.RETAINED_ITEMS: _tr("What we still have and why"),
        Kind.KEEP_FOR_LATER: _tr("What stays, as they chose"),
        Kind.DESIGNEE: _tr("Someone comes in their place"),
        Kind.FAMILY_PACKET: _tr("Family packet"),
        Kind.AFTER_HOMICIDE: _tr("After a homicide"),
        Kind.AFTER_SUICIDE: _tr("After a suicide loss"),
        Kind.NOT_YET_DECIDED: _tr("Cause not yet decided"),
        Kind.CONTACT_CARD: _tr("Contact card"),
        Kind.QUESTIONS: _tr("Questions for the investigator"),
        Kind.CARE: _tr("Handling and care"),
        Kind.OTHER_PLACES: _tr("Where else their things may be"),
        Kind.CHILDREN: _tr("Children and teens"),
        Kind.PRIVACY: _tr("What we can keep private"),
        Kind.RESOURCE_CARD: _tr("Resource card for the pocket"),
        Kind.LINE_OF_DUTY: _tr("After a death in the line of duty"),
        Kind.PRIVATE_HELP: _tr("Help with violence, folded"),
        Kind.CONSENT: _tr("Release of information"),
        Kind.NOTICE_PERSONAL: _tr("Letter after our call"),
        Kind.NOTICE_STATUTORY: _tr("Letter after our call, with the law named"),
        Kind.RELEASE_REQUEST: _tr("Request for release"),
        Kind.CASH_COUNT: _tr("Cash count sheet"),
        Kind.FIREARM_RETURN: _tr("Firearm return record"),
        Kind.POST_RECORD: _tr("Record of a return by post"),
        Kind.PAPER_FORM: _tr("Blank return records, numbered"),
        Kind.RECORD_SHEET: _tr("Signatures and notes"),
        Kind.CUSTODY_LEAF: _tr("Custody leaf"),
        Kind.DRY_RUN: _tr("Tomorrow's return on one sheet"),
        Kind.ROLE_CHECKLIST: _tr("Checklist of a role"),
        Kind.ROOM_READINESS: _tr("Room ready and reset"),
        Kind.DAY_SHEET: _tr("Day sheet for the front desk"),
        Kind.WEEK_BOARD: _tr("Week board of all rooms"),
        Kind.OVERDUE: _tr("Overdue holds and notices"),
        Kind.PRESS_REVIEW: _tr("Privacy review before a media release"),
        Kind.PARTNER_AGREEMENT: _tr("Memorandum of understanding"),
        Kind.OUTREACH_LETTER: _tr("Letter to a partner"),
        Kind.SELF_ASSESSMENT: _tr("Self-assessment summary"),
        Kind.ACTION_PLAN: _tr("Action plan for twelve months"),
    }[kind]


def form_title(form: str) -> str:
    """What the document is called that is printed with a form."""
    return _tr("Head, foot and words of every page") if form == SHARED else title(kind_of(form))


def purpose(kind: Kind) -> str:
    """One sentence: what it is for and who gets it; empty for what the list does not offer."""
    return {
        Kind.APPOINTMENT_LETTER: _tr("When and where, who they will meet, and that they may stop or move it."),
        Kind.BELONGINGS_LIST: _tr("The family chooses for each belonging: bring it, keep it for later, or not at all."),
        Kind.RETURN_RECORD: _tr("Signed at the table by three people. One copy stays with the family."),
        Kind.RETAINED_ITEMS: _tr("Each belonging that stays for now, who decides, and when it is looked at again."),
        Kind.KEEP_FOR_LATER: _tr(
            "What the family does not want today, and when we ask again. They can change their mind."
        ),
        Kind.DESIGNEE: _tr("Lets a person they trust come to one return. Signed before a notary."),
        Kind.FAMILY_PACKET: _tr("Support and next steps for this manner of death, from checked resources only."),
        Kind.CONTACT_CARD: _tr("Who to call, when, and the record number, on one card."),
        Kind.QUESTIONS: _tr("Room to write questions down, with who will answer and by when."),
        Kind.CARE: _tr("How belongings are wrapped, what can be cleaned, and that nothing must be opened."),
        Kind.OTHER_PLACES: _tr("Who else may have their things: the medical examiner, a hospital, a tow yard."),
        Kind.CHILDREN: _tr("What to say to a child, by age, and where to find help."),
        Kind.PRIVACY: _tr("What stays between us, what may have to be shared, and who can keep more private."),
        Kind.RESOURCE_CARD: _tr("Checked telephone numbers, to fold and keep in a pocket."),
        Kind.LINE_OF_DUTY: _tr("Support and benefits for the family of an officer."),
        Kind.PRIVATE_HELP: _tr("Fold it in three like a fan, the plain cover outside. It names nobody."),
        Kind.ROLE_CHECKLIST: _tr("The running steps of one role on paper, with who did them and when."),
        Kind.ROOM_READINESS: _tr("The kit and the steps before and after a visit, with initials and time."),
        Kind.DAY_SHEET: _tr("Initials, host, room and time. Safe to lie on the desk."),
        Kind.WEEK_BOARD: _tr("The week of the chosen day on one page: initials, host, room and time."),
        Kind.OVERDUE: _tr("Who has not answered, since when. Case numbers and counts, no names."),
        Kind.PRESS_REVIEW: _tr("What is checked before anything is published, and who approved it."),
        Kind.PARTNER_AGREEMENT: _tr("A frame to begin from. Both sides change it until it is theirs."),
        Kind.OUTREACH_LETTER: _tr("A first letter. Write yourself why you turn to them and not to anybody."),
        Kind.SELF_ASSESSMENT: _tr("Where the agency stands, section by section, and what partners see."),
        Kind.ACTION_PLAN: _tr("Steps with an owner, a day and a way to see that they were done."),
    }.get(kind, "")


def _not_for_the_desk(kind: Kind) -> bool:
    return about(kind) is not About.DAY


def _tr(text: str) -> str:
    return QCoreApplication.translate("handouts", text)
