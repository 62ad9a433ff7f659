"""The card of the Settings page: how long records are kept, and which families are past it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.ui.accounts.confirming import confirmed
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.text import label


class RetentionCard(Card):
    """For supervisors and victim services; blank until somebody sets the agency's period."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How long records are kept"), parent)
        self.setObjectName("settings.retention")
        self._session = session
        self._may = session.may(Action.VIEW_RETENTION)
        self._period = label("", "strong", wrap=True)
        self._period.setObjectName("settings.retention.period")
        self.change = Button(self.tr("Set the years\u2026"), "link")
        self.change.setObjectName("settings.retention.change")
        self.past = Button(self.tr("Families past it\u2026"), "link")
        self.past.setObjectName("settings.retention.past")
        about = self.tr(
            "Years after a family's return is over. Your law or policy says how many; none is shipped. Nothing is removed "
            "by itself: one person asks, another supervisor approves."
        )
        self.body.addWidget(self._period)
        self.body.addWidget(label(about, "second", wrap=True))
        links = QHBoxLayout()
        links.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        links.addWidget(self.past, 0, Qt.AlignmentFlag.AlignLeft)
        links.addStretch(1)
        self.body.addLayout(links)
        self.change.setVisible(session.may(Action.SET_RETENTION))
        self.change.clicked.connect(self._on_change)
        self.past.clicked.connect(self._on_past)
        if not self._may:
            self.hide()

    def reload(self) -> None:
        """Read the period and count the families past it."""
        if not self._may:
            return
        services, actor = self._session.services, self._session.actor
        years, past = services.retention.years(actor), services.retention.past(actor)
        if years is None or isinstance(years, Refused):
            self._period.setText(self.tr("Not set yet. Nothing can be removed."))
        elif years == 1:
            self._period.setText(self.tr("1 year"))
        else:
            self._period.setText(self.tr("{years} years").format(years=years))
        count = 0 if isinstance(past, Refused) else len(past)
        self.past.set_words(self.tr("Families past it: {count}\u2026").format(count=count))
        self.past.setEnabled(years is not None)

    def _on_change(self) -> None:
        from desktop_app.ui.retention.period import PeriodDialog

        if confirmed(self._session, self, Action.SET_RETENTION):
            self._run(PeriodDialog(self._session, self))

    def _on_past(self) -> None:
        from desktop_app.ui.retention.past import PastDialog

        self._run(PastDialog(self._session, self))

    def _run(self, dialog: QWidget) -> None:
        dialog.exec()
        dialog.deleteLater()
        self.reload()
