"""Checking the whole log: in steps between which the window answers, with a bar that shows how far it is."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.domain.refusals import Refused
from desktop_app.services.audit import LogCheck
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.log.words import verdict_words
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.notice import Notice


class CheckDialog(CalmDialog):
    """Begins as soon as it is shown; leaving it stops the check."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        sentence = self.tr("Every entry is compared with what was written, from the first one on.")
        super().__init__(self.tr("Check the log"), parent, sentence=sentence, confirm_is_safe=True)
        self.setObjectName("log_check")
        self._session = session
        self._check: LogCheck | None = None
        self.bar = QProgressBar()
        self.bar.setObjectName("log_check.bar")
        self.bar.setAccessibleName(self.tr("How much of the log is checked"))
        self.bar.setTextVisible(False)
        self.said = Notice()
        self.said.setObjectName("log_check.said")
        self.said.close_button.hide()
        for part in (self.bar, self.said):
            self.body.addWidget(part)
        self.confirm.set_words(self.tr("Done"))
        self.cancel.set_words(self.tr("Stop"))
        self._steps = QTimer(self)
        self._steps.setInterval(0)
        self._steps.timeout.connect(self._on_step)
        self.confirm.setEnabled(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin."""
        super().showEvent(event)
        if self._check is None:
            self.begin()

    def begin(self) -> None:
        """Read the first entries; a short log is checked at once."""
        found = self._session.services.audit.check(self._session.actor)
        if isinstance(found, Refused):
            self._over(sentences(found), "clay")
            return
        self._check = found
        self.bar.setRange(0, max(found.total, 1))
        self._steps.start()

    def reject(self) -> None:
        """Stop."""
        self._steps.stop()
        super().reject()

    def _on_step(self) -> None:
        check = self._check
        assert check is not None
        over = check.step()
        self.bar.setValue(check.read)
        if not over or check.verdict is None:
            return
        self._steps.stop()
        session = self._session
        session.services.audit.checked(session.actor, check.verdict)
        self._over(verdict_words(check.verdict), "green" if check.verdict.whole else "clay")

    def _over(self, sentence: str, tone: str) -> None:
        self.bar.setValue(self.bar.maximum())
        self.said.say(sentence, tone)
        self.cancel.hide()
        self.confirm.setEnabled(True)
        self.confirm.setFocus()
