"""The one page of an administrator: accounts, and nothing of any case."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.accounts.card import AccountsCard
from desktop_app.ui.accounts.reminder import AccountsReminder
from desktop_app.ui.copies.card import CopiesCard
from desktop_app.ui.log.card import LogCard
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fitting import FittingScroll
from desktop_app.ui.widgets.heading import PAGE_MARGINS, PageHeading
from desktop_app.ui.widgets.text import label

_WIDTH = 640


class AccountsPage(QWidget):
    """The card that a supervisor has in Settings, on a page of its own."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setObjectName("accounts_page")
        self.card, self.reminder = AccountsCard(session), AccountsReminder(session)
        self.log, self.copies = LogCard(session), CopiesCard(session)
        for card in (self.card, self.log, self.copies):
            card.setMaximumWidth(_WIDTH)
        told = self.tr("You look after the accounts. Cases, visits and families are not shown to administrators.")
        column = QVBoxLayout(self)
        column.setContentsMargins(*PAGE_MARGINS)
        column.setSpacing(14)
        column.addWidget(PageHeading(self.tr("Accounts"), session.agency.name))
        column.addWidget(label(told, "second", wrap=True))
        column.addWidget(self.reminder)
        scroll = FittingScroll()
        scroll.rows.setSpacing(14)
        for card in (self.card, self.log, self.copies):
            scroll.rows.addWidget(card)
        column.addWidget(scroll, 1000)
        column.addStretch(1)

    def reload(self) -> None:
        """How the log and the copies stand now, and what is due."""
        self.reminder.reload()
        self.log.reload()
        self.copies.reload()
