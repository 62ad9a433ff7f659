"""The card of the Settings page about copies of the records: the last one, and a link for each thing that can be done."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.backups import CopyState
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.ui.accounts.confirming import confirmed
from desktop_app.ui.copies.words import state_words
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.subjects import SubjectsCard
from desktop_app.ui.widgets.text import label

_LOOK = 200  # milliseconds between two looks while a copy is being made


class CopiesCard(SubjectsCard):
    """For supervisors and administrators; only supervisors put a copy back."""

    restore_wanted = Signal(object)
    """A copy that lies ready beside the records."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Copies"), "settings.copies", parent)
        self._session = session
        self.notice = Notice()
        self._state = label("", "second", wrap=True)
        self._state.setObjectName("settings.copies.state")
        self.body.addWidget(self.notice)
        self.body.addWidget(self._state)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._on_look)
        self._may = session.may(Action.VIEW_BACKUPS)
        if self._may and not session.agency.sample:
            for key, action, words, sentence in self._subjects():
                if session.may(action):
                    self.add_subject(key, words, sentence)
        self.subject_chosen.connect(self._on_subject)
        self.setVisible(self._may)
        self.reload()

    def reload(self) -> CopyState | None:
        """Read how the copies stand."""
        if not self._may:
            return None
        state = self._session.services.backups.state(self._session.actor)
        if isinstance(state, Refused):
            self._state.setText(sentences(state))
            return None
        self._state.setText(state_words(state, self._session.zone))
        if state.failed:
            self.notice.say(
                self.tr("A copy could not be made. The earlier ones are as they were. It is tried again soon."), "clay"
            )
        elif state.second_failed:
            self.notice.say(self.tr("The second folder could not be written to. It is tried again with the next copy."))
        return state

    def _subjects(self) -> tuple[tuple[str, Action, str, str], ...]:
        return (
            ("make", Action.MAKE_BACKUP, self.tr("Make a copy now"),
             self.tr("Encrypted, with its keys beside it; opened and checked before it counts.")),
            ("list", Action.VIEW_BACKUPS, self.tr("All copies…"), self.tr("When each was made; a supervisor can put one back.")),
            ("renew", Action.REMOVE_BACKUPS, self.tr("Keep only a new copy…"), self.tr("Older copies and what they replaced go, in both places.")),
            ("choose", Action.CHANGE_SECURITY, self.tr("Where and how often…"), self.tr("A second folder, on another disk or a share.")),
        )  # fmt: skip

    def _on_subject(self, key: str) -> None:
        self.notice.clear()
        {"make": self._make, "list": self._list, "choose": self._choose, "renew": self._renew}[key]()

    def _make(self) -> None:
        session = self._session
        if not confirmed(session, self, Action.MAKE_BACKUP):
            return
        if session.answer(self, session.services.backups.make(session.actor)):
            self.links["make"].setEnabled(False)
            self.notice.say(self.tr("A copy is being made…"))
            self._timer.start()

    def _renew(self) -> None:
        from desktop_app.ui.copies.renewing import renewed

        if renewed(self._session, self):
            self.links["make"].setEnabled(False)
            self.notice.say(self.tr("A copy is being made…"))
            self._timer.start()

    def _on_look(self) -> None:
        state = self.reload()
        if state is not None and state.busy:
            return
        self._timer.stop()
        self.links["make"].setEnabled(True)
        if state is not None and not state.failed and not state.second_failed:
            self.notice.say(self.tr("The copy is made and checked."), "green")

    def _list(self) -> None:
        from desktop_app.ui.copies.dialogs import CopiesDialog

        dialog = CopiesDialog(self._session, self)
        self._run(dialog)
        if not self.isVisible():
            return  # the desk was locked meanwhile
        self.reload()
        if dialog.prepared is not None:
            self.restore_wanted.emit(dialog.prepared)

    def _choose(self) -> None:
        from desktop_app.ui.copies.dialogs import ChoiceDialog

        if confirmed(self._session, self, Action.CHANGE_SECURITY) and self._run(ChoiceDialog(self._session, self)):
            self.reload()
            self.notice.say(self.tr("This holds from the next copy."), "green")

    @staticmethod
    def _run(dialog: CalmDialog) -> bool:
        accepted = dialog.exec() == CalmDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted
