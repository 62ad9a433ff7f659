"""Every account: who, since when not used, locked or switched off; and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop_app.domain.accounts import STALE_AFTER, Account, may_let_in
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import local_day
from desktop_app.services.first_passwords import GivenPassword
from desktop_app.ui.accounts.confirming import confirmed
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.moments import day_month
from desktop_app.ui.scheduling.list_dialog import ListDialog
from desktop_app.ui.scheduling.rows import Rows, link, row
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.fields import Field, TextField
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.words import word

DAY = 24 * 3600


class AccountsDialog(ListDialog):
    """By name; those that are switched off last."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        sentence = self.tr("An account is switched off when somebody leaves. It is never removed or given to another.")
        super().__init__(session, self.tr("Accounts"), sentence, parent, 720)
        self.setObjectName("accounts")
        self.notice = Notice()
        self.unused, self.age = Notice(), Notice()
        self.rows = Rows(self.tr("Nobody yet."))
        self.add = Button(self.tr("Add an account…"), "quiet", "plus")
        self.add.setObjectName("accounts.add")
        self.add.clicked.connect(self._on_add)
        self.add.setVisible(session.may(Action.ADD_ACCOUNT))
        self.add_button(self.add)
        for part in (self.notice, self.unused, self.age, self.rows):
            self.body.addWidget(part)
        self.reload()
        self.confirm.setFocus()

    def reload(self) -> None:
        """Read the accounts."""
        accounts, actor = self._session.services.accounts, self._session.actor
        found, age = accounts.list(actor), accounts.list_age(actor)
        if isinstance(found, Refused):
            self.refuse(sentences(found))
            return
        self._accounts = {each.member.id: each for each in found}
        self.rows.fill([self._row(each) for each in sorted(found, key=_off_last)])
        unused = () if self._session.agency.sample else accounts.stale(actor)
        if not isinstance(unused, Refused) and unused:
            told = self.tr("Not used for 90 days: {names}. An account is switched off a week after that.")
            self.unused.say(told.format(names=", ".join(each.member.short_name for each in unused)))
        else:
            self.unused.clear()
        if isinstance(age, int):
            told = self.tr("The list of banned passwords is {days} days old. Please ask for a newer one.")
            self.age.say(told.format(days=age))

    def state_words(self, account: Account) -> str:
        """What is to be known about an account."""
        session = self._session
        parts = [word(account.member.role)]
        if not account.enabled:
            return " · ".join([*parts, self.tr("switched off")])
        if account.member.extension:
            parts.append(self.tr("extension {number}").format(number=account.member.extension))
        if session.agency.sample:
            return " · ".join(parts)  # nobody has a password there
        if account.locked:
            parts.append(self.tr("locked after failed tries"))
        if not account.has_password:
            parts.append(self.tr("no password yet"))
        unused = session.now() - account.used_at
        if account.last_seen_at is None:
            parts.append(self.tr("never signed in"))
        elif unused < STALE_AFTER:
            day = day_month(local_day(account.last_seen_at, session.zone))
            parts.append(self.tr("signed in on {day}").format(day=day))
        if account.made_at and unused >= STALE_AFTER:
            parts.append(self.tr("not used for {days} days").format(days=unused // DAY))
        return " · ".join(parts)

    def _row(self, each: Account) -> QWidget:
        name, key = each.member.name, each.member.id
        links: list[Button] = []
        for act, words, spoken in self._acts(each):
            links.append(link(words, spoken.format(name=name), f"accounts.{act}.{key}", key))
            links[-1].clicked.connect(self._on_link)
        return row(name, self.state_words(each), *links)

    def _acts(self, each: Account) -> Iterator[tuple[str, str, str]]:
        """What whoever sits here may do about an account."""
        session, may = self._session, self._session.may
        lets_in, own = may_let_in(session.actor, each.member.role), each.member.id == session.actor.id
        if not each.enabled:
            if lets_in and may(Action.ADD_ACCOUNT):
                yield "enable", self.tr("Switch on…"), self.tr("Switch on {name}")
            return
        if may(Action.CHANGE_AGENCY) and each.member.role is not Role.ADMINISTRATOR:
            yield "extension", self.tr("Extension…"), self.tr("Extension of {name}")
        if each.locked and may(Action.RELEASE_ACCOUNT):
            yield "release", self.tr("Release"), self.tr("Release {name}")
        if lets_in and not session.agency.sample and not own and may(Action.GIVE_PASSWORD):
            yield "give", self.tr("Give a password…"), self.tr("Give {name} a password")
        if not own and may(Action.DISABLE_ACCOUNT):
            yield "disable", self.tr("Switch off…"), self.tr("Switch off {name}")

    def _on_link(self) -> None:
        what = self.sender().objectName().split(".")[1]
        account = self._accounts[int(self.sender().property("key"))]
        {
            "extension": self._extension,
            "enable": self._enable,
            "release": self._release,
            "give": self._give,
            "disable": self._disable,
        }[what](account)
        self.reload()
        self.confirm.setFocus()

    def _extension(self, account: Account) -> None:
        if self.run(ExtensionDialog(self._session, account.member, self)):
            self._session.changed.emit()

    def _enable(self, account: Account) -> None:
        if confirmed(self._session, self, Action.ADD_ACCOUNT):
            self._show(self._session.services.accounts.enable(self._session.actor, account.member.id))

    def _give(self, account: Account) -> None:
        if confirmed(self._session, self, Action.GIVE_PASSWORD):
            self._show(self._session.services.accounts.give_password(self._session.actor, account.member.id))

    def _release(self, account: Account) -> None:
        if not confirmed(self._session, self, Action.RELEASE_ACCOUNT):
            return
        outcome = self._session.services.accounts.release(self._session.actor, account.member.id)
        if self._session.answer(self, outcome):
            self.notice.say(self.tr("{name} may try again.").format(name=account.member.name), "green")

    def _disable(self, account: Account) -> None:
        session = self._session
        name = account.member.name
        asked = session.messages.ask(
            self,
            self.tr("Switch off the account of {name}?").format(name=name),
            self.tr("Their password opens nothing any more. What they did stays in the history."),
            self.tr("Switch it off"),
            self.tr("Leave it on"),
        )
        if not asked or not confirmed(session, self, Action.DISABLE_ACCOUNT):
            return
        if session.answer(self, session.services.accounts.disable(session.actor, account.member.id)):
            self.notice.say(self.tr("The account of {name} is switched off.").format(name=name), "green")

    def _on_add(self) -> None:
        if not confirmed(self._session, self, Action.ADD_ACCOUNT):
            return
        dialog = AccountDialog(self._session, self)
        if self.run(dialog) and dialog.given is not None:
            self._show(dialog.given)
        self.reload()
        self.confirm.setFocus()

    def _show(self, outcome: GivenPassword | Refused) -> None:
        if not self._session.answer(self, outcome) or isinstance(outcome, Refused):
            return
        if outcome.password:
            self.run(GivenDialog(outcome, self))
        else:
            self.notice.say(self.tr("{name} can sign in now.").format(name=outcome.member.name), "green")


class AccountDialog(CalmDialog):
    """A new account."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Add an account"), parent, confirm=self.tr("Add"))
        self.setObjectName("account")
        self._session = session
        self.given: GivenPassword | None = None
        self.name = TextField(self.tr("Name"), holds="name")
        self.role = QComboBox()
        for role in Role:
            if may_let_in(session.actor, role):
                self.role.addItem(word(role), role.value)
        self.extension = TextField(
            self.tr("Extension"), self.tr("The desk telephone, where colleagues reach them."), holds="extension"
        )
        self.name.line.setObjectName("account.name")
        self.role.setObjectName("account.role")
        self.extension.line.setObjectName("account.extension")
        told = self.tr("An administrator looks after accounts and never sees a case.")
        for part in (self.name, Field(self.tr("Role"), self.role, told), self.extension):
            self.body.addWidget(part)
        self.name.setFocus()

    def problem(self) -> str:
        """Add it; a refusal is said in the dialog."""
        confirmed(self._session, self, Action.ADD_ACCOUNT)  # once more, where it took longer than that counts
        outcome = self._session.services.accounts.add(
            self._session.actor, self.name.text(), Role(self.role.currentData()), self.extension.text()
        )
        if isinstance(outcome, Refused):
            return sentences(outcome)
        self.given = outcome
        return ""


class ExtensionDialog(CalmDialog):
    """Another extension for somebody; the front desk reads those of victim services out to call."""

    def __init__(self, session: Session, member: StaffMember, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("accounts", "Extension"), parent)
        self.setObjectName("extension")
        self._session, self._member = session, member
        self.set_heading(self.tr("Extension of {name}").format(name=member.name))
        told = self.tr("The desk telephone, where colleagues reach them. Empty for none.")
        self.extension = TextField(self.tr("Extension"), told, holds="extension")
        self.extension.line.setObjectName("extension.number")
        self.extension.set_text(member.extension)
        self.body.addWidget(self.extension)
        self.extension.setFocus()

    def problem(self) -> str:
        """Keep it; a refusal is said in the dialog."""
        services, actor = self._session.services, self._session.actor
        outcome = services.staff.set_extension(actor, self._member.id, self.extension.text())
        return sentences(outcome) if isinstance(outcome, Refused) else ""


class GivenDialog(CalmDialog):
    """The password for the first time, shown once."""

    def __init__(self, given: GivenPassword, parent: QWidget | None = None) -> None:
        super().__init__(
            "",
            parent,
            sentence="",
            confirm_is_safe=True,
        )
        self.setObjectName("given")
        title = self.tr("A password for {name}").format(name=given.member.name)
        self.setWindowTitle(self.tr("A password"))
        self.set_heading(title)
        self.set_sentence(
            self.tr(
                "For the first time only, and shown this once. Please hand it over in person; they choose their own."
            )
        )
        self.confirm.set_words(self.tr("Done"))
        self.cancel.hide()
        shown = QLineEdit(given.password)
        shown.setReadOnly(True)
        shown.setObjectName("given.password")
        self.body.addWidget(Field(self.tr("Password, spaces included"), shown))
        self.confirm.setFocus()


def _off_last(account: Account) -> tuple[bool, str]:
    return not account.enabled, account.member.name.casefold()
