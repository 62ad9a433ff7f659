"""Records a consent to share: one recipient, one purpose, an end within a year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.domain.cases import FamilyMember
from desktop_app.domain.consents import Consent, latest_expiry, may_speak_for_child
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.inputs import ChoiceField, DateField
from desktop_app.ui.returns.saving import SavingDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import TextField
from desktop_app.ui.widgets.notice import Notice

translate = QCoreApplication.translate
USUAL = timedelta(days=90)


class ConsentDialog(SavingDialog):
    """Says at once when the person chosen may not speak for a child."""

    def __init__(
        self, session: Session, case_id: int, family: Sequence[FamilyMember], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            session,
            translate("returns", "Record a consent"),
            parent,
            sentence=translate("returns", "It can be taken back by a word, on any day. Nobody has to give it."),
            confirm=translate("returns", "Record the consent"),
        )
        self.setObjectName("consent")
        self._case_id = case_id
        today = session.today()
        self.member = ChoiceField(self.tr("Who allows it"), [(each, each.name) for each in family])
        self.child = QCheckBox(self.tr("They say it for a child"))
        self.child.setAccessibleName(self.tr("They say it for a child"))
        self.recipient = TextField(
            self.tr("Who may be told"), self.tr("One person or office. Another one is a consent of its own."),
            holds="recipient",
        )  # fmt: skip
        self.purpose = TextField(self.tr("What it is for"), holds="purpose")
        self.given = DateField(self.tr("Given on"), today)
        self.expires = DateField(
            self.tr("Ends on"),
            today + USUAL,
            self.tr("At the latest on {day}.").format(day=day_month(latest_expiry(today), today)),
        )
        self.caution = Notice()
        self.caution.setObjectName("consent.caution")
        self._assemble_form()
        self.member.box.currentIndexChanged.connect(self._on_member)
        self.child.toggled.connect(self._on_child)
        self._on_member()

    def wrong(self) -> str:
        for field in (self.recipient, self.purpose):
            if not field.text():
                field.set_problem(self.tr("Please fill this in."))
                field.setFocus()
                return self.tr("{field} is still empty.").format(field=field.title())
        return ""

    def save(self) -> object:
        consent = Consent(
            0,
            self._case_id,
            self.member.value().id,
            self.recipient.text(),
            self.purpose.text(),
            self.given.day(),
            self.expires.day(),
        )
        services = self.session.services
        return services.consents.record(self.session.actor, consent, for_child=self.child.isChecked())

    def _assemble_form(self) -> None:
        self.member.box.setObjectName("consent.member")
        self.child.setObjectName("consent.child")
        self.recipient.line.setObjectName("consent.recipient")
        self.purpose.line.setObjectName("consent.purpose")
        self.given.edit.setObjectName("consent.given_on")
        self.expires.edit.setObjectName("consent.expires_on")
        self.confirm.setObjectName("consent.save")
        self.body.addWidget(self.member)
        self.body.addWidget(self.child, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.caution, self.recipient, self.purpose):
            self.body.addWidget(part)
        self.side_by_side(self.given, self.expires)

    def _on_member(self) -> None:
        """Warn as soon as somebody is chosen who can speak for nobody but themselves."""
        if may_speak_for_child(self.member.value()):
            self.caution.clear()
            return
        if self.child.isChecked():
            words = self.tr("{name} may not consent for a child. Ask a parent or guardian who may, or the supervisor.")
        else:
            words = self.tr("{name} can speak for themselves here, and never for a child.")
        self.caution.say(words.format(name=self.member.value().name), "clay")

    def _on_child(self, _checked: bool) -> None:
        self._on_member()
