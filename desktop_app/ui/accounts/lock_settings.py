"""After how long an unused desk locks, and which algorithms new passwords use."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from desktop_app.domain.accounts import LEAST_IDLE_MINUTES, MOST_IDLE_MINUTES, Security
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.ui.accounts.confirming import confirmed
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import Field


class LockDialog(CalmDialog):
    """Thirty minutes at most; F9 locks at once whatever is chosen here."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Screen lock"), parent)
        self.setObjectName("lock_settings")
        self._session = session
        found = session.services.accounts.security(session.actor)
        chosen = Security() if isinstance(found, Refused) else found
        self.minutes = QSpinBox()
        self.minutes.setRange(LEAST_IDLE_MINUTES, MOST_IDLE_MINUTES)
        self.minutes.setValue(chosen.idle_minutes)
        self.minutes.setObjectName("lock_settings.minutes")
        told = self.tr("Everything is hidden then, open dialogs too. F9 does it at once.")
        self.body.addWidget(Field(self.tr("Minutes without a key or a move"), self.minutes, told))
        self.fips = QCheckBox(self.tr("New passwords use approved algorithms only (PBKDF2 instead of Argon2id)"))
        self.fips.setAccessibleName(self.fips.text())
        self.fips.setObjectName("lock_settings.fips")
        self.fips.setChecked(chosen.fips_only)
        self.body.addWidget(self.fips)
        self.minutes.setFocus()

    def problem(self) -> str:
        """Keep it; a refusal is said in the dialog."""
        chosen = Security(self.minutes.value(), self.fips.isChecked())
        confirmed(self._session, self, Action.CHANGE_SECURITY)  # once more, where it took longer than that counts
        outcome = self._session.services.accounts.set_security(self._session.actor, chosen)
        return sentences(outcome) if isinstance(outcome, Refused) else ""
