"""Dialogs that ask for a password: a new one, the one to confirm with, and the recovery card."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.domain.passwords import SHORTEST
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import StaffMember
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.entrance.fields import PasswordField
from desktop_app.ui.sentences import sentences
from desktop_app.ui.widgets.fields import Field, TextField
from desktop_app.ui.words import word


class PasswordDialog(CalmDialog):
    """Hands what was typed to `act`, says why it was refused, and keeps what came of it in `outcome`.

    Passwords are forgotten as soon as the dialog is left.
    """

    def __init__(
        self, title: str, sentence: str, confirm: str, act: Callable[..., object], parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent, sentence=sentence, confirm=confirm, confirm_is_safe=True)
        self.outcome: object = None
        self._act = act
        self._secret: list[PasswordField] = []

    def typed(self) -> tuple[object, ...]:
        """What `act` is given, in its order. Subclasses override it."""
        return tuple(field.text() for field in self._secret)

    def secret(self, title: str, name: str, help_text: str = "") -> PasswordField:
        """One more field for a password."""
        field = PasswordField(title, f"password.{name}", help_text)
        self._secret.append(field)
        self.body.addWidget(field)
        return field

    def new_twice(self) -> None:
        """The new password and the same again."""
        rule = self.tr("At least {least} characters. Several words with spaces are good.").format(least=SHORTEST)
        self.secret(self.tr("New password"), "new", rule)
        self.secret(self.tr("The same again"), "again")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to a password that is still missing, before it confirms: the next one typed would land in this one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            missing = next((field for field in self._secret if not field.text()), None)
            if missing is not None and any(field.line.hasFocus() and field.text() for field in self._secret):
                self.reveal(missing.line)
                return
        super().keyPressEvent(event)

    def problem(self) -> str:
        """Ask; a refusal is said in the dialog."""
        outcome = self._act(*self.typed())
        if isinstance(outcome, Refused):
            return sentences(outcome)
        self.outcome = outcome
        return ""

    def done(self, result: int) -> None:
        """Leave, and forget what was typed."""
        for field in self._secret:
            field.forget()
        super().done(result)


class NewPasswordDialog(PasswordDialog):
    """A new password, twice; with `asks_old` after the one there is."""

    def __init__(
        self,
        title: str,
        sentence: str,
        act: Callable[..., object],
        parent: QWidget | None = None,
        *,
        asks_old: bool = False,
    ) -> None:
        super().__init__(title, sentence, "", act, parent)
        self.setObjectName("new_password")
        if asks_old:
            self.secret(self.tr("Your password now"), "old")
        self.new_twice()
        self._secret[0].setFocus()


class ConfirmDialog(PasswordDialog):
    """Whoever is signed in proves that it is them."""

    def __init__(self, name: str, sentence: str, act: Callable[..., object], parent: QWidget | None = None) -> None:
        super().__init__("", sentence, "", act, parent)
        self.setObjectName("confirm")
        self.setWindowTitle(self.tr("Is it you?"))
        self.set_heading(self.tr("Is it you, {name}?").format(name=name))
        self.confirm.set_words(self.tr("It is me"))
        self.secret(self.tr("Your password"), "confirm").setFocus()


class AdoptDialog(PasswordDialog):
    """Records that had a key file get passwords: who does it, and theirs."""

    def __init__(
        self, people: Sequence[StaffMember], act: Callable[..., object], parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", "", act, parent)
        self.setObjectName("adopt")
        title = self.tr("From now on, everybody signs in with a password")
        self.setWindowTitle(title)
        self.set_heading(title)
        self.set_sentence(
            self.tr(
                "Until now a file beside the records opened them for whoever sat here. Please begin with one "
                "supervisor; afterwards they give the others theirs in Settings. Nothing in the records changes."
            )
        )
        self.confirm.set_words(self.tr("Begin"))
        self.cancel.set_words(self.tr("Not now"))
        self.lock_key.setEnabled(False)
        self.who = QComboBox()
        self.who.setObjectName("adopt.who")
        for each in people:
            self.who.addItem(f"{each.name} ({word(each.role)})", each.id)
        self.body.addWidget(Field(self.tr("Who are you?"), self.who))
        self.new_twice()
        self.who.setFocus()

    def typed(self) -> tuple[object, ...]:
        """Who it is, and the new password."""
        return (self.who.currentData(), *super().typed())


class RecoverDialog(PasswordDialog):
    """The printed key, and a new password for a supervisor or an administrator."""

    def __init__(self, act: Callable[..., object], parent: QWidget | None = None) -> None:
        super().__init__("", "", "", act, parent)
        self.setObjectName("recover")
        title = self.tr("Use the recovery card")
        self.setWindowTitle(title)
        self.set_heading(title)
        self.set_sentence(
            self.tr(
                "It gives one supervisor or administrator a new password. This key then opens nothing any more, and "
                "a new card is printed. It is written into the history."
            )
        )
        self.confirm.set_words(self.tr("Open the records"))
        self.lock_key.setEnabled(False)
        self.code = TextField(self.tr("Key on the card"), self.tr("Sixteen groups of four; spaces do not matter."))
        self.code.line.setObjectName("recover.code")
        self.name = TextField(self.tr("Your name"), holds="name")
        self.name.line.setObjectName("recover.name")
        self.body.addWidget(self.code)
        self.body.addWidget(self.name)
        self.new_twice()
        self.code.setFocus()

    def typed(self) -> tuple[object, ...]:
        """The key, the name, and the new password."""
        return (self.code.text(), self.name.text(), *super().typed())

    def done(self, result: int) -> None:
        """Forget the key too, and the steps that could bring it back."""
        self.code.line.setText("")
        super().done(result)
