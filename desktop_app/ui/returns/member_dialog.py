"""Adds a family member or changes one: name, standing, safe contact, language."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.cases import ContactMethod, FamilyMember, Standing, Voicemail, accepted_document
from desktop_app.domain.texts import TEXT_LIMIT
from desktop_app.ui.returns.inputs import ChoiceField
from desktop_app.ui.returns.saving import SavingDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import NoteField, TextField
from desktop_app.ui.words import word

translate = QCoreApplication.translate


def languages() -> list[tuple[str, str]]:
    """The languages handouts can be printed in come first; others need an interpreter all the same."""
    return [
        ("en", translate("returns", "English")),
        ("es", translate("returns", "Spanish")),
        ("vi", translate("returns", "Vietnamese")),
        ("zh", translate("returns", "Chinese")),
        ("ar", translate("returns", "Arabic")),
        ("fr", translate("returns", "French")),
        ("ht", translate("returns", "Haitian Creole")),
        ("pl", translate("returns", "Polish")),
        ("pt", translate("returns", "Portuguese")),
        ("ru", translate("returns", "Russian")),
        ("ase", translate("returns", "American Sign Language")),
    ]


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def language_name(code: str) -> str:
    """A language's name; a code that is not listed stands for itself."""
    return dict(languages()).get(code, code)


class MemberDialog(SavingDialog):
    """Without a member it adds one."""

    def __init__(
        self, session: Session, case_id: int, member: FamilyMember | None, parent: QWidget | None = None
    ) -> None:
        title = (
            translate("returns", "Change a person") if member else translate("returns", "Add a person of the family")
        )
        super().__init__(session, title, parent, width=600)
        self._member = member or FamilyMember(0, case_id, "", "", Standing.NOT_SETTLED)
        self.name = TextField(self.tr("Name"), holds="name")
        self.relationship = TextField(
            self.tr("Relationship"), placeholder=self.tr("mother, partner, friend"), holds="relationship"
        )
        self.standing = ChoiceField(
            self.tr("Standing"),
            [(each, word(each)) for each in Standing],
            self.tr("What a person settled. A relationship alone settles nothing."),
        )
        self.name_to_use = TextField(
            self.tr("Name to use"), self.tr("How they wish to be spoken to."), holds="name_to_use"
        )
        self.method = ChoiceField(self.tr("How to reach them"), [(each, _upper(word(each))) for each in ContactMethod])
        self.times = TextField(
            self.tr("Times that suit"), placeholder=self.tr("mornings, not on Friday"), holds="contact_times"
        )
        self.voicemail = ChoiceField(self.tr("Voicemail"), [(each, _upper(word(each))) for each in Voicemail])
        self.phone = TextField(self.tr("Telephone"), holds="phone")
        self.language = ChoiceField(self.tr("Language"), languages(), self.tr("A relative is never the interpreter."))
        self.safe_contact = NoteField(self.tr("Safe contact"), limit=TEXT_LIMIT)
        self.safe_contact.set_help(self.tr("What else to know: whom to ask for, what not to say to others."))
        self._assemble_form()
        self._fill(self._member)
        if accepted_document(self._member) is not None:
            self.name.set_help(self.tr("Under another name, a second person looks at the accepted document again."))

    def wrong(self) -> str:
        if not self.name.text():
            self.name.set_problem(self.tr("Please fill this in."))
            return self.tr("The name is still empty.")
        if not self.safe_contact.fits():
            return self.tr("Please keep the safe contact under {limit} characters.").format(limit=TEXT_LIMIT)
        return ""

    def save(self) -> object:
        actor, cases = self.session.actor, self.session.services.cases
        member = replace(
            self._member,
            name=self.name.text(),
            relationship=self.relationship.text(),
            standing=self.standing.value(),
            phone=self.phone.text(),
            safe_contact=self.safe_contact.text(),
            name_to_use=self.name_to_use.text(),
            contact_method=self.method.value(),
            contact_times=self.times.text(),
            voicemail=self.voicemail.value(),
            language=self.language.value(),
        )
        if member.id:
            return cases.change_member(actor, member)
        return cases.add_member(actor, member.case_id, member)

    def _assemble_form(self) -> None:
        self.setObjectName("member")
        self.name.line.setObjectName("member.name")
        self.relationship.line.setObjectName("member.relationship")
        self.standing.box.setObjectName("member.standing")
        self.phone.line.setObjectName("member.phone")
        self.language.box.setObjectName("member.language")
        self.name_to_use.line.setObjectName("member.name_to_use")
        self.method.box.setObjectName("member.contact_method")
        self.times.line.setObjectName("member.contact_times")
        self.voicemail.box.setObjectName("member.voicemail")
        self.safe_contact.edit.setObjectName("member.safe_contact")
        self.confirm.setObjectName("member.save")
        self.side_by_side(self.name, self.relationship)
        self.body.addWidget(self.standing)
        self.side_by_side(self.name_to_use, self.language)
        self.side_by_side(self.method, self.phone)
        self.side_by_side(self.times, self.voicemail)
        self.body.addWidget(self.safe_contact)

    def _fill(self, member: FamilyMember) -> None:
        self.name.set_text(member.name)
        self.relationship.set_text(member.relationship)
        self.standing.set_value(member.standing)
        self.phone.set_text(member.phone)
        self.language.set_value(member.language)
        self.safe_contact.set_text(member.safe_contact)
        self.name_to_use.set_text(member.name_to_use)
        self.method.set_value(member.contact_method)
        self.times.set_text(member.contact_times)
        self.voicemail.set_value(member.voicemail)
