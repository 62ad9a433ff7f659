"""From the notice to whoever is in, and out again: the way of an agency's own records."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from desktop_app.domain.recovery_card import RecoveryCard
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.times import local_day
from desktop_app.services.acting import Clock
from desktop_app.services.entrance import Entered, Entrance
from desktop_app.services.preparing import Prepared
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.entrance.dialogs import NewPasswordDialog, RecoverDialog
from desktop_app.ui.entrance.pages import NoticePage, PasswordPage
from desktop_app.ui.entrance.recovery_card import RecoveryCardDialog
from desktop_app.ui.messages import Messages
from desktop_app.ui.sentences import sentences
from desktop_app.ui.waiting import waited
from desktop_app.ui.window import MainWindow


class Door(QObject):
    """Shows the notice, asks for name and password, and lets in."""

    entered = Signal(object)
    opened = Signal(object)
    """The records are open, though somebody may still be asked for a password of their own or shown a card."""
    given_up = Signal()
    """They are open, and nobody goes in."""

    def __init__(self, entrance: Entrance, window: MainWindow, messages: Messages, clock: Clock) -> None:
        super().__init__()
        self._entrance = entrance
        self._window = window
        self._messages = messages
        self._clock = clock
        self._page: PasswordPage | None = None
        self._first: Entered | None = None
        self.busy = False
        """A copy takes the place of the records now: until it has, the window does not close."""

    def shut(self) -> None:
        """Close the records and begin with the notice."""
        self._first = None
        try:
            self._entrance.leave()
        finally:
            self._show_notice()

    def welcome(self, entered: Entered) -> None:
        """Whoever just made the first password of these records reads the notice too, before anything else."""
        self._first = entered
        self.opened.emit(entered)
        self._show_notice()

    def put_back(self, prepared: Prepared, actor: StaffMember) -> None:
        """A copy takes the place of the records, which are shut; says where those are kept now."""
        title = self.tr("Putting the copy in place")
        told = self.tr("The records stay as they were until the copy stands in their place. It takes a moment.")
        self.busy = True
        try:
            act = partial(self._entrance.put_back, prepared, actor)
            aside = waited(self._window, title, told, act, to_the_end=True)
        finally:
            self.busy = False
        kept = self.tr("Please sign in again. What the copy replaced is kept in {folder}.").format(folder=aside)
        self._messages.tell(self._window, self.tr("The copy is in place"), kept)

    def let_in(self, entered: Entered) -> None:
        """Whoever is in, after what must be done first: a password of their own, a new card in its envelope."""
        self.opened.emit(entered)
        if entered.must_change and not self._changed(entered):
            self.given_up.emit()
            return
        if entered.recovery:
            self.show_card(entered, entered.recovery)
        if self._entrance.is_in(entered):  # the desk may have been locked over the card
            self.entered.emit(entered)

    def show_card(self, entered: Entered, code: str) -> None:
        """The recovery key, once."""
        agency = entered.agency
        made_on = local_day(self._clock(), agency.zone)
        card = RecoveryCard(agency.name, agency.phone, agency.phone_hours, code, made_on)
        dialog = RecoveryCardDialog(card, self._messages, self._window)
        if self._run(dialog):
            entered.services.accounts.recovery_kept(entered.actor)

    def _changed(self, entered: Entered) -> bool:
        def change(old: str, new: str, again: str) -> object:
            return entered.services.accounts.change_password(entered.actor, old, new, again)

        dialog = NewPasswordDialog(
            self.tr("A password of your own"),
            self.tr("The one you were given is for the first time only. Nobody else will know the new one."),
            change,
            self._window,
            asks_old=True,
        )
        return self._run(dialog)

    def _show_notice(self) -> None:
        page = NoticePage(self._entrance.own_notice())
        page.acknowledged.connect(self._on_acknowledged)
        self._page = None
        self._window.show_alone(page)

    def _on_acknowledged(self) -> None:
        self._entrance.notice_read()
        first, self._first = self._first, None
        if first is not None:
            self.let_in(first)
            return
        self._page = PasswordPage()
        self._page.tried.connect(self._on_tried)
        self._page.recovery_wanted.connect(self._on_recovery)
        self._window.show_alone(self._page)

    def _on_tried(self, name: str, password: str) -> None:
        outcome = self._entrance.sign_in(name, password)
        if isinstance(outcome, Refused):
            if self._page is not None:
                self._page.refuse(sentences(outcome))
            return
        self.let_in(outcome)

    def _on_recovery(self) -> None:
        dialog = RecoverDialog(self._entrance.recover, self._window)
        if self._run(dialog) and isinstance(dialog.outcome, Entered):
            self.let_in(dialog.outcome)

    @staticmethod
    def _run(dialog: CalmDialog) -> bool:
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted
