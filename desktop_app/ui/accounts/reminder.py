"""What whoever looks after the accounts is told without asking: no recovery card, an old list of banned passwords."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.permissions import Action
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.notice import Notice


class AccountsReminder(Notice):
    """For supervisors on Today, for administrators on their page; everybody else can do nothing about it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accounts.reminder")
        self._session = session
        self._may = session.may(Action.VIEW_ACCOUNTS) and not session.agency.sample
        self._put_off = ""
        self.close_button.clicked.connect(self._on_put_off)

    def reload(self) -> None:
        """Say what is due; what was put off stays away until the page is opened again."""
        told = self._told() if self._may else ""
        if told and told != self._put_off:
            self.say(told, "clay")
        else:
            self.clear()

    def _told(self) -> str:
        accounts, actor = self._session.services.accounts, self._session.actor
        if accounts.recovery_missing(actor) is True:
            missing = self.tr("Nobody has said that the recovery card is on paper, so there may be none.")
            if self._session.may(Action.MAKE_RECOVERY_CARD):
                return f"{missing} {self.tr('Please make a new one: “New recovery card” in Settings, under “Signing in”.')}"
            return f"{missing} {self.tr('Please ask a supervisor to make a new one.')}"
        age = accounts.list_age(actor)
        if not isinstance(age, int):
            return ""
        told = self.tr(
            "The list of banned passwords is {days} days old; every 90 days it should be a newer one. Please ask whoever "
            "installed Safekeeping for it; SECURITY.md tells them where it goes."
        )
        return told.format(days=age)

    def _on_put_off(self) -> None:
        self._put_off = self.sentence()
