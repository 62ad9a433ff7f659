"""Every copy there is, putting one back, and where and how often copies are made."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QSpinBox, QWidget

from desktop_app.domain.backups import LEAST_HOURS, MOST_HOURS, Backup, CopyChoice
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.services.preparing import Prepared
from desktop_app.ui.accounts.confirming import ask
from desktop_app.ui.copies.words import copy_words, when_words
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.entrance.dialogs import PasswordDialog
from desktop_app.ui.lock import running
from desktop_app.ui.scheduling.list_dialog import ListDialog
from desktop_app.ui.scheduling.rows import Rows, link, row
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.waiting import waited
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.fields import Field, TextField
from desktop_app.ui.widgets.notice import Notice


class CopiesDialog(ListDialog):
    """The latest first. `prepared` is the copy that shall stand in the place of the records once the dialog is gone."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        sentence = _tr(
            "Every copy of the last two days is kept, then one a day, one a week and one a month. What a copy replaces is "
            "set aside beside the records for thirty days."
        )
        super().__init__(session, _tr("Copies of the records"), sentence, parent, 720)
        self.setObjectName("copies")
        self.prepared: Prepared | None = None
        self.notice = Notice()
        self.rows = Rows(_tr("There is no copy yet."))
        self.body.addWidget(self.notice)
        self.body.addWidget(self.rows)
        self._copies: tuple[Backup, ...] = ()
        self.reload()
        self.confirm.setFocus()

    def reload(self) -> None:
        """Read which there are."""
        found = self._session.services.backups.state(self._session.actor)
        if isinstance(found, Refused):
            self.refuse(sentences(found))
            return
        self._copies = found.copies
        self.rows.fill([self._row(place, each) for place, each in enumerate(found.copies)])

    def _row(self, place: int, copy: Backup) -> QWidget:
        when = when_words(copy, self._session.zone)
        if not self._session.may(Action.RESTORE_BACKUP):
            return row(when, copy_words(copy))
        spoken = _tr("Put back the copy of {when}").format(when=when)
        back = link(_tr("Put back…"), spoken, f"copies.restore.{place}", place)
        back.clicked.connect(self._on_restore)
        return row(when, copy_words(copy), back)

    def _on_restore(self) -> None:
        session, copy = self._session, self._copies[int(self.sender().property("key"))]
        when = when_words(copy, session.zone)
        sure = session.messages.ask(
            self,
            _tr("Put back the copy of {when}?").format(when=when),
            _tr(
                "What was written since then is no longer in the records. The records of now are set aside beside them for "
                "thirty days. Everybody signs in again, with the password they have today."
            ),
            _tr("Put it back"),
            _tr("Leave everything as it is"),
        )
        if not sure or not self._is_it_you():
            return
        outcome = laid_ready(session, self, copy)
        if isinstance(outcome, Refused) and outcome.reasons[0].cause is Cause.COPY_OLDER_KEY:
            dialog = OlderKeyDialog(session, copy, sentences(outcome), self)
            self.run(dialog)
            outcome = dialog.outcome if dialog.outcome is not None else outcome
        if isinstance(outcome, Prepared):
            self.prepared = outcome
            self.accept()
        elif isinstance(outcome, Refused) and outcome.reasons[0].cause is not Cause.COPY_OLDER_KEY:
            self.notice.say(sentences(outcome), "clay")

    def _is_it_you(self) -> bool:
        session = self._session
        if session.services.accounts.must_confirm(session.actor, Action.RESTORE_BACKUP) is not True:
            return True
        return ask(session, self, _tr("This replaces the records. Please confirm it with your password."))


def laid_ready(session: Session, parent: QWidget, copy: Backup, password: str = "") -> Prepared | Refused | None:
    """The copy beside the records, checked; None where the desk was locked meanwhile."""
    asked = session.services.backups.prepare(session.actor, copy, password)
    if isinstance(asked, Refused):
        return asked
    told = _tr("It is written beside the records and checked. The records stay as they are until then.")
    return waited(parent, _tr("Looking at the copy"), told, asked.run)


class OlderKeyDialog(PasswordDialog):
    """A password, or the recovery key, of the day a copy was made."""

    def __init__(self, session: Session, copy: Backup, sentence: str, parent: QWidget | None = None) -> None:
        def prepare(password: str) -> object:
            return laid_ready(session, self, copy, password)

        super().__init__(_tr("An older password"), sentence, _tr("Open the copy"), prepare, parent)
        self.setObjectName("older_key")
        self.secret(_tr("Password or recovery key of that day"), "older").setFocus()


class ChoiceDialog(CalmDialog):
    """A second folder, which may be a share, and the hours between two copies."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Where and how often"), parent, confirm=_tr("Save"), confirm_is_safe=True)
        self.setObjectName("copy_choice")
        self._session = session
        found = session.services.backups.state(session.actor)
        chosen = CopyChoice() if isinstance(found, Refused) else found.choice
        self.hours = QSpinBox()
        self.hours.setRange(LEAST_HOURS, MOST_HOURS)
        self.hours.setValue(chosen.hours)
        self.hours.setObjectName("copy_choice.hours")
        often = _tr("While somebody works. One is made whenever somebody leaves as well.")
        self.body.addWidget(Field(_tr("Hours between two copies"), self.hours, often))
        told = _tr("On another disk or a share, for the day this computer is lost. Empty for none.")
        self.folder = TextField(_tr("Second folder"), told, holds="location")
        self.folder.line.setObjectName("copy_choice.folder")
        self.folder.set_text(chosen.folder)
        self.body.addWidget(self.folder)
        self.look = Button(_tr("Choose a folder…"), "quiet")
        self.look.setObjectName("copy_choice.look")
        self.look.clicked.connect(self._on_look)
        self.add_button(self.look)
        self.hours.setFocus()

    def problem(self) -> str:
        """Keep it; a refusal is said in the dialog."""
        wish = CopyChoice(self.folder.text(), self.hours.value())
        outcome = self._session.services.backups.set_choice(self._session.actor, wish)
        return sentences(outcome) if isinstance(outcome, Refused) else ""

    def _on_look(self) -> None:
        with running(listen=True):
            chosen = QFileDialog.getExistingDirectory(self, _tr("A second folder for the copies"))
        if chosen:
            self.folder.set_text(chosen)


def _tr(text: str) -> str:
    return QCoreApplication.translate("copies", text)
