"""The card of the Settings page that leads to the agency's own notice rules."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.text import label


class NoticesCard(Card):
    """For supervisors; `reload()` says how many rules there are."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Notices to families"), parent)
        self.setObjectName("settings.notices")
        self._session = session
        self._may = session.may(Action.CHANGE_NOTICE_RULES)
        self._count = label("", wrap=True)
        self._count.setObjectName("settings.notices.count")
        self.rules = Button(self.tr("Notice rules\u2026"), "link")
        self.rules.setObjectName("settings.notices.rules")
        self.rules.clicked.connect(self._on_rules)
        about = self.tr(
            "How long, and by what kind of letter, your law or policy gives a family. None is shipped: look each one up."
        )
        self.body.addWidget(self._count)
        self.body.addWidget(label(about, "second", wrap=True))
        self.body.addWidget(self.rules, 0, Qt.AlignmentFlag.AlignLeft)
        if not self._may:
            self.hide()

    def reload(self) -> None:
        """Count the rules in use."""
        if not self._may:
            return
        found = self._session.services.notices.rules(self._session.actor)
        rules = () if isinstance(found, Refused) else found
        ready = sum(rule.verified for rule in rules)
        if not rules:
            words = self.tr("No rule is kept yet.")
        elif len(rules) == 1:
            words = self.tr("1 rule is kept.")
        else:
            words = self.tr("{count} rules are kept.").format(count=len(rules))
        if ready < len(rules):
            words += " " + self.tr("{count} still to be looked up.").format(count=len(rules) - ready)
        self._count.setText(words)

    def _on_rules(self) -> None:
        from desktop_app.ui.notices.rules import RulesDialog

        dialog = RulesDialog(self._session, self)
        dialog.exec()
        dialog.deleteLater()
        self.reload()
