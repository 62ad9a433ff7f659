"""What waits for a second person's yes: by case and item number alone, for supervisors."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.services.destructions import WaitingApproval
from desktop_app.ui.moments import moment_words
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card, empty
from desktop_app.ui.widgets.fitting import FittingScroll
from desktop_app.ui.widgets.text import ElidedLabel, label, line

TALLEST = 200  # pixels; more scrolls


class ApprovalsCard(Card):
    """One row a request, the longest wait first; hidden while nothing waits."""

    case_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("today", "Waits for a second person"), parent)
        self.setObjectName("today.approvals")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._session = session
        self._scroll = FittingScroll(TALLEST)
        self.body.addWidget(self._scroll)
        self.hide()

    def show_waiting(self, waiting: Sequence[WaitingApproval]) -> None:
        """Show these."""
        empty(self._scroll.rows)
        for number, each in enumerate(waiting):
            if number:
                self._scroll.rows.addWidget(line())
            self._scroll.rows.addWidget(self._row(each, first=not number))
        self.setVisible(bool(waiting))

    def _row(self, each: WaitingApproval, *, first: bool) -> QWidget:
        about = each.destruction
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(each.case_number, "strong"))
        what = self.tr("Final disposition of item {number}").format(number=each.item_number)
        words.addWidget(ElidedLabel(what, "second"))
        asked = self.tr("asked for by {who}, {when}").format(
            who=about.asked_by, when=moment_words(about.asked_at, self._session.zone)
        )
        if each.own:
            asked = self.tr("you asked for it, so another supervisor approves")
        words.addWidget(ElidedLabel(asked, "second"))
        link = Button(self.tr("Open"), "link")
        link.setObjectName(f"today.approval.{about.id}")
        link.setAccessibleName(
            self.tr("Open case {case}, item {number}").format(case=each.case_number, number=each.item_number)
        )
        link.setProperty("case", about.case_id)
        link.clicked.connect(self._on_open)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0 if first else 10, 0, 10)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _on_open(self) -> None:
        self.case_wanted.emit(int(self.sender().property("case")))
