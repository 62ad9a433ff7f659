"""Pairs of visits that stand too near each other, for a person to move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.separation import Near
from desktop_app.ui.scheduling.list_dialog import ListDialog
from desktop_app.ui.scheduling.rows import VisitList, Wrapping
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.card import empty


class NearList(Wrapping):
    """Pair by pair; hidden when there is none."""

    open_wanted = Signal(int)

    def __init__(self, session: Session, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._session = session
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.hide()

    def show_pairs(self, pairs: Sequence[Near]) -> None:
        """Show these."""
        empty(self._column)
        for number, pair in enumerate(pairs):
            visits = VisitList(self._session, f"{self.objectName()}.{number}")
            visits.show_visits(self.tr("Too near each other. Please move one of them:"), (pair.one, pair.other))
            visits.open_wanted.connect(self.open_wanted)
            self._column.addWidget(visits)
        self.setVisible(bool(pairs))


class TooNearDialog(ListDialog):
    """What was booked before a rule, and would not be allowed by it now."""

    def __init__(self, session: Session, pairs: Sequence[Near], parent: QWidget | None = None) -> None:
        sentence = self.tr("The rule holds from now on. These visits were booked before it and stay booked.")
        super().__init__(session, self.tr("Visits that are too near"), sentence, parent, 720)
        self.setObjectName("too_near")
        self.list = NearList(session, "too_near.list")
        self.body.addWidget(self.list)
        self.list.show_pairs(pairs)
        self.list.open_wanted.connect(self.want)
        self.confirm.setFocus()
