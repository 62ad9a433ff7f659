"""The card of the log: how it stands, and a link for each thing that can be done with it."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.audit import LogState
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.lock import running
from desktop_app.ui.log.words import state_words
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.subjects import SubjectsCard
from desktop_app.ui.widgets.text import label


class LogCard(SubjectsCard):
    """For supervisors and administrators; hidden for everybody else."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Log"), "settings.log", parent)
        self._session = session
        self.notice = Notice()
        self._state = label("", "second", wrap=True)
        self._state.setObjectName("settings.log.state")
        self.body.addWidget(self.notice)
        self.body.addWidget(self._state)
        self._may = session.may(Action.VIEW_LOG)
        for key, action, words, sentence in self._subjects():
            if session.may(action) and (key != "folder" or not session.agency.sample):
                self.add_subject(key, words, sentence)
        self.subject_chosen.connect(self._on_subject)
        self.setVisible(self._may)
        self.reload()

    def reload(self) -> None:
        """Read how the log stands."""
        if not self._may:
            return
        state = self._session.services.audit.state(self._session.actor)
        if isinstance(state, Refused):
            self._state.setText(sentences(state))
            return
        self._state.setText(state_words(state, self._session.zone))
        self._tell_place(state)

    def _tell_place(self, state: LogState) -> None:
        if state.failed:
            told = self.tr("The second place could not be written to. It is tried again; nothing else has to wait.")
            self.notice.say(told)

    def _subjects(self) -> tuple[tuple[str, Action, str, str], ...]:
        return (
            ("read", Action.VIEW_LOG, self.tr("Read the log…"), self.tr("Who did what and when; once a week somebody reads it.")),
            ("check", Action.VIEW_LOG, self.tr("Check the log…"), self.tr("Whether every entry is what was written, and none is missing.")),
            ("export", Action.EXPORT_LOG, self.tr("Take a copy…"), self.tr("For a court or an audit, with a program that checks it anywhere.")),
            ("folder", Action.CHANGE_SECURITY, self.tr("Second place…"),
             self.tr("A folder on another disk or share, where signed checkpoints of the log are kept as well.")),
        )  # fmt: skip

    def _on_subject(self, key: str) -> None:
        self.notice.clear()
        {"read": self._read, "check": self._check, "export": self._export, "folder": self._folder}[key]()
        self.reload()

    def _read(self) -> None:
        from desktop_app.ui.log.reading import LogDialog

        self._run(LogDialog(self._session, self))

    def _check(self) -> None:
        from desktop_app.ui.log.checking import CheckDialog

        self._run(CheckDialog(self._session, self))

    def _export(self) -> None:
        from desktop_app.ui.log.copying import take_copy

        if told := take_copy(self._session, self):
            self.notice.say(told, "green")

    def _folder(self) -> None:
        from desktop_app.ui.accounts.confirming import confirmed

        session = self._session
        if not confirmed(session, self, Action.CHANGE_SECURITY):
            return
        with running(listen=True):
            chosen = QFileDialog.getExistingDirectory(self, self.tr("Where signed checkpoints are kept as well"))
        if chosen and session.answer(self, session.services.audit.set_folder(session.actor, chosen)):
            told = self.tr("Signed checkpoints are kept in {folder} as well.").format(folder=chosen)
            self.notice.say(told, "green")

    @staticmethod
    def _run(dialog: CalmDialog) -> None:
        dialog.exec()
        dialog.deleteLater()
