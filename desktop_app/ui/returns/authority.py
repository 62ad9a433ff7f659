"""One person's authority to receive: the documents that were seen, the form for one more, and what was decided."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.authority import DECISIONS, REFERENCE_LIMIT, Authority, Basis, Ruling
from desktop_app.domain.cases import FamilyMember, Standing
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import local_day
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.inputs import ChoiceField, DateField
from desktop_app.ui.returns.saving import SavingDialog
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import empty
from desktop_app.ui.widgets.fields import TextField
from desktop_app.ui.widgets.pill import Pill
from desktop_app.ui.widgets.text import label, line, section_label
from desktop_app.ui.words import word

translate = QCoreApplication.translate
_TONES = {Ruling.ACCEPTED: "green", Ruling.NOT_ACCEPTED: "stone", Ruling.WAITING: "clay", Ruling.COUNSEL: "clay"}


def stopped_words(member: FamilyMember) -> str:
    """Who must decide before any document of this person counts; empty when nobody must."""
    if member.suspect_related:
        return translate("returns", "This person is tied to the suspect. A supervisor decides with counsel first.")
    if member.standing is Standing.EXCLUDED:
        return translate("returns", "This person is kept away from the return. A supervisor decides with counsel.")
    if member.standing is Standing.DISPUTED:
        return translate("returns", "It is disputed who may receive. A supervisor decides with counsel.")
    return ""


class AuthorityDialog(SavingDialog):
    """The newest document counts, and only when somebody else than whoever saw it has accepted it."""

    def __init__(self, session: Session, member: FamilyMember, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("returns", "Authority to receive"),
            parent,
            sentence=translate(
                "returns", "{name}. Record what you saw: no copy, no whole number. A second person decides."
            ).format(name=member.name),
            confirm=translate("returns", "Record what was seen"),
            width=640,
        )
        self._member = member
        self._may_decide = session.may(Action.DECIDE_AUTHORITY)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.basis = ChoiceField(self.tr("Basis"), [(each, word(each)) for each in Basis])
        self.document = TextField(
            self.tr("Document seen"), placeholder=self.tr("letters of administration, court order"), holds="document"
        )
        self.issuer = TextField(self.tr("Issued by"), placeholder=self.tr("county court"), holds="issuer")
        self.reference = TextField(
            self.tr("Short reference"),
            self.tr("The last four of its number, at most {limit} characters.").format(limit=REFERENCE_LIMIT),
            holds="authority_reference",
        )
        self.seen_on = DateField(self.tr("Seen on"), session.today())
        self._assemble_form()
        self._show_revisions()

    def wrong(self) -> str:
        for field in (self.document, self.issuer):
            if not field.text():
                field.set_problem(self.tr("Please fill this in."))
                return self.tr("{field} is still empty.").format(field=field.title())
        return ""

    def save(self) -> object:
        return self.session.services.authority.record(
            self.session.actor,
            self._member.id,
            self.basis.value(),
            self.document.text(),
            self.issuer.text(),
            self.reference.text(),
            self.seen_on.day(),
        )

    def _assemble_form(self) -> None:
        self.setObjectName("authority")
        self.basis.box.setObjectName("authority.basis")
        self.document.line.setObjectName("authority.document")
        self.issuer.line.setObjectName("authority.issuer")
        self.reference.line.setObjectName("authority.reference")
        self.seen_on.edit.setObjectName("authority.seen_on")
        self.confirm.setObjectName("authority.save")
        if stopped := stopped_words(self._member):
            self.body.addWidget(label(stopped, wrap=True, tone="clay"))
        self.body.addLayout(self._list)
        if not self.session.may(Action.RECORD_AUTHORITY):
            self.confirm.hide()
            return
        self.body.addWidget(section_label(self.tr("A document was seen")))
        self.body.addWidget(self.basis)
        self.side_by_side(self.document, self.issuer)
        self.side_by_side(self.reference, self.seen_on)

    def _show_revisions(self) -> None:
        empty(self._list)
        found = self.session.services.authority.revisions(self.session.actor, self._member.id)
        revisions = () if isinstance(found, Refused) else found[::-1]
        if not revisions:
            self._list.addWidget(label(self._before_words(), "subtitle", wrap=True))
        for number, each in enumerate(revisions):
            if number:
                self._list.addWidget(line())
            self._list.addLayout(self._row(each, newest=not number))

    def _before_words(self) -> str:
        member, today = self._member, self.session.today()
        if not member.authority_document or member.authority_seen_on is None:
            return self.tr("No document has been seen yet.")
        return self.tr(
            "{document}, seen on {day}, before there was a review. It counts until one is recorded here."
        ).format(document=member.authority_document, day=day_month(member.authority_seen_on, today))

    def _row(self, authority: Authority, *, newest: bool) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(authority.document, "strong", wrap=True), 1)
        head.addWidget(Pill(word(authority.ruling), _TONES[authority.ruling]), 0, Qt.AlignmentFlag.AlignTop)
        block = QVBoxLayout()
        block.setSpacing(2)
        block.addLayout(head)
        block.addWidget(label(self._facts(authority), "second", wrap=True))
        if newest and self._may_decide and authority.ruling in {Ruling.WAITING, Ruling.COUNSEL}:
            block.addLayout(self._decisions(authority))
        return block

    def _facts(self, authority: Authority) -> str:
        today = self.session.today()
        parts = [
            word(authority.basis),
            authority.issuer,
            authority.reference,
            self.tr("seen by {name}, {day}").format(name=authority.seen_by, day=day_month(authority.seen_on, today)),
        ]
        if authority.reopened_by:
            again = self.tr("the name was changed by {name}, so it is looked at again")
            parts.append(again.format(name=authority.reopened_by))
        if authority.decided_at is not None:
            day = day_month(local_day(authority.decided_at, self.session.zone), today)
            parts.append(self.tr("decided by {name}, {day}").format(name=authority.reviewer, day=day))
        return " \u00b7 ".join(part for part in parts if part)

    def _decisions(self, authority: Authority) -> QHBoxLayout:
        words = {
            Ruling.ACCEPTED: self.tr("Accept"),
            Ruling.NOT_ACCEPTED: self.tr("Do not accept"),
            Ruling.COUNSEL: self.tr("Ask counsel"),
        }
        row = QHBoxLayout()
        row.setSpacing(12)
        for ruling in DECISIONS:
            if ruling is authority.ruling:
                continue
            button = Button(words[ruling], "link")
            button.setObjectName(f"authority.decide.{ruling.value}")
            button.setAccessibleName(
                self.tr("{decision}: {document}").format(decision=words[ruling], document=authority.document)
            )
            button.setProperty("authority", authority.id)
            button.setProperty("ruling", ruling.value)
            button.clicked.connect(self._on_decide)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _on_decide(self) -> None:
        button = self.sender()
        outcome = self.session.services.authority.decide(
            self.session.actor, int(button.property("authority")), Ruling(str(button.property("ruling")))
        )
        if isinstance(outcome, Refused):
            self.refuse(sentences(outcome))
            return
        self.refusal.clear()
        self._show_revisions()
        self.session.changed.emit()
