"""How it is safe to reach somebody, in one or two lines that are never cut short."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.cases import ContactMethod, FamilyMember, Voicemail
from desktop_app.ui.words import word

translate = QCoreApplication.translate


def called(member: FamilyMember) -> str:
    """`Elena Walsh, mother`, and how to speak to them where that is another name."""
    who = ", ".join(part for part in (member.name, member.relationship) if part)
    if member.name_to_use and member.name_to_use != member.name:
        return translate("contact", "{who}; say \u201c{name}\u201d").format(who=who, name=member.name_to_use)
    return who


def how_to_reach(member: FamilyMember) -> str:
    """`Text message · 555-0144 · mornings · No voicemail`; a message is never left before somebody asked."""
    method = "" if member.contact_method is ContactMethod.NOT_ASKED else word(member.contact_method)
    voicemail = {
        Voicemail.YES: word(Voicemail.YES),
        Voicemail.NO: word(Voicemail.NO),
        Voicemail.NOT_ASKED: translate("contact", "Voicemail not asked about: leave none") if member.phone else "",
    }[member.voicemail]
    parts = (method, member.phone, member.contact_times, voicemail)
    return " \u00b7 ".join(part for part in parts if part)
