"""The card of the Settings page about signing in: one's own password, and the accounts for those who look after them."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.permissions import Action
from desktop_app.domain.recovery_card import RecoveryCard
from desktop_app.domain.refusals import Refused
from desktop_app.ui.accounts.confirming import confirmed
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.subjects import SubjectsCard
from desktop_app.ui.widgets.text import label


class AccountsCard(SubjectsCard):
    """A link a subject; a sample agency has no passwords and says so."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Signing in"), "settings.accounts", parent)
        self._session = session
        self.notice = Notice()
        if session.agency.sample:
            sample = self.tr("This is a sample agency: one click signs in, and nobody has a password.")
            self.body.addWidget(label(sample, "second", wrap=True))
        for key, action, words, sentence in self._subjects():
            if not session.may(action) or (session.agency.sample and key in {"password", "notice", "recovery"}):
                continue
            self.add_subject(key, words, sentence)
        self.body.insertWidget(0, self.notice)
        if not self.links:
            self.hide()
        self.subject_chosen.connect(self._on_subject)

    def _subjects(self) -> tuple[tuple[str, Action, str, str], ...]:
        return (
            ("password", Action.OWN_ACCOUNT, self.tr("Change my password…"),
             self.tr("From then on only the new one signs you in.")),
            ("people", Action.VIEW_ACCOUNTS, self.tr("Accounts…"),
             self.tr("Who signs in; locked, unused and switched off accounts; a new one.")),
            ("lock", Action.CHANGE_SECURITY, self.tr("Screen lock…"),
             self.tr("After how many minutes without a key or a move.")),
            ("notice", Action.CHANGE_SECURITY, self.tr("Notice before the sign-in…"),
             self.tr("What everybody acknowledges first; your agency's own words in it.")),
            ("recovery", Action.MAKE_RECOVERY_CARD, self.tr("New recovery card…"),
             self.tr("The key for when nobody can sign in. From then on only the new card opens.")),
        )  # fmt: skip

    def _on_subject(self, key: str) -> None:
        {
            "password": self._password,
            "people": self._people,
            "lock": self._lock,
            "notice": self._sign_in_notice,
            "recovery": self._recovery,
        }[key]()

    def _password(self) -> None:
        from desktop_app.ui.entrance.dialogs import NewPasswordDialog

        def change(old: str, new: str, again: str) -> object:
            return self._session.services.accounts.change_password(self._session.actor, old, new, again)

        sentence = self.tr("From then on only the new one opens the records for you.")
        if self._run(NewPasswordDialog(self.tr("Change my password"), sentence, change, self, asks_old=True)):
            self.notice.say(self.tr("Your password is changed."), "green")

    def _people(self) -> None:
        from desktop_app.ui.accounts.people import AccountsDialog

        self._run(AccountsDialog(self._session, self))
        self._session.changed.emit()

    def _lock(self) -> None:
        from desktop_app.ui.accounts.lock_settings import LockDialog

        if confirmed(self._session, self, Action.CHANGE_SECURITY) and self._run(LockDialog(self._session, self)):
            self.notice.say(self.tr("This holds from the next sign-in."), "green")

    def _sign_in_notice(self) -> None:
        from desktop_app.ui.accounts.notice_settings import NoticeDialog

        if confirmed(self._session, self, Action.CHANGE_SECURITY) and self._run(NoticeDialog(self._session, self)):
            self.notice.say(self.tr("This stands there from the next lock on."), "green")

    def _recovery(self) -> None:
        from desktop_app.ui.entrance.recovery_card import RecoveryCardDialog

        session = self._session
        if not confirmed(session, self, Action.MAKE_RECOVERY_CARD):
            return
        code = session.services.accounts.new_recovery(session.actor)
        if not session.answer(self, code) or isinstance(code, Refused):
            return
        agency = session.agency
        card = RecoveryCard(agency.name, agency.phone, agency.phone_hours, code, session.today())
        if self._run(RecoveryCardDialog(card, session.messages, self)):
            session.services.accounts.recovery_kept(session.actor)
            session.changed.emit()

    @staticmethod
    def _run(dialog: QDialog) -> bool:
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted
