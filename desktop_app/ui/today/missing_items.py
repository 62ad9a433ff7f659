"""Belongings that were not found: on everyone's Today who can do something about it, until it is settled and told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.missing_items import MissingItem
from desktop_app.domain.times import local_day
from desktop_app.ui.returns.missing_words import state_line
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card, empty
from desktop_app.ui.widgets.fitting import FittingScroll
from desktop_app.ui.widgets.text import ElidedLabel, label, line

TALLEST = 200


class MissingItemsCard(Card):
    """One row a belonging, by its numbers; hidden while nothing is missing."""

    case_wanted = Signal(int)
    card_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("today", "Not found"), parent)
        self.setObjectName("today.missing")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._session = session
        self.what_now = Button(self.tr("What to do…"), "link")
        self.what_now.setObjectName("today.missing.card")
        self.what_now.clicked.connect(self.card_wanted)
        self.aside(self.what_now)
        self._scroll = FittingScroll(TALLEST)
        self.body.addWidget(self._scroll, 1000)
        self.hide()

    def show_missing(self, found: Sequence[MissingItem]) -> None:
        """Show what is still looked for, or not told yet."""
        empty(self._scroll.rows)
        for index, each in enumerate(found):
            if index:
                self._scroll.rows.addWidget(line())
            self._scroll.rows.addWidget(self._row(each, first=not index))
        self.setVisible(bool(found))

    def _row(self, missing: MissingItem, *, first: bool) -> QWidget:
        session = self._session
        words = QVBoxLayout()
        words.setSpacing(2)
        name = self.tr("{case}, item {number}").format(case=missing.case_number, number=missing.number)
        words.addWidget(label(name, "strong", wrap=True))
        day = local_day(missing.missed_at, session.zone)
        words.addWidget(ElidedLabel(state_line(missing, day, session.today()), "second"))
        link = Button(self.tr("Open"), "link")
        link.setObjectName(f"today.missing.{missing.move_id}")
        link.setAccessibleName(self.tr("Open case {case}").format(case=missing.case_number))
        link.setProperty("case", missing.case_id)
        link.clicked.connect(self._on_open)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0 if first else 12, 0, 12)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _on_open(self) -> None:
        self.case_wanted.emit(self.sender().property("case"))
