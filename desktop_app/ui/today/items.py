"""Belongings that must stay for now, family by family: whose decision they wait for, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.items import HoldKind
from desktop_app.domain.returns import WaitingItem
from desktop_app.services.cases import CaseRow
from desktop_app.ui import words
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card, empty
from desktop_app.ui.widgets.fitting import FittingScroll
from desktop_app.ui.widgets.text import ElidedLabel, label, line

TALLEST = 240


class WaitingItemsCard(Card):
    """One row a family; the way to the case is beside it."""

    case_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("today", "Belongings that wait"), parent)
        self.setObjectName("today.items")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._scroll = FittingScroll(TALLEST)
        self.body.addWidget(self._scroll, 1000)
        self.body.addStretch(1)

    def show_cases(self, cases: Sequence[CaseRow], today: date) -> None:
        """Show the families some of whose belongings are still held."""
        empty(self._scroll.rows)
        waiting = [each for each in cases if each.answer.waiting]
        if not waiting:
            self._scroll.rows.addWidget(label(self.tr("Nothing is held."), "subtitle", wrap=True))
        for index, each in enumerate(waiting):
            if index:
                self._scroll.rows.addWidget(line())
            self._scroll.rows.addWidget(self._row(each, today, first=not index))

    def _row(self, case: CaseRow, today: date, *, first: bool) -> QWidget:
        held = {each.item.id for each in case.answer.waiting}
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(case.case.number, "strong"))
        counted = self.tr("{held} of {total} held").format(held=len(held), total=case.answer.total)
        column.addWidget(ElidedLabel(f"{counted} · {self._authorities(case.answer.waiting)}", "second"))
        column.addWidget(ElidedLabel(self._review(case.answer.waiting, today), "second"))
        link = Button(self.tr("Open"), "link")
        link.setObjectName(f"today.case.{case.case.id}")
        link.setAccessibleName(self.tr("Open case {case}").format(case=case.case.number))
        link.setProperty("case", case.case.id)
        link.clicked.connect(self._on_open)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0 if first else 12, 0, 12)
        row.setSpacing(12)
        row.addLayout(column, 1)
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _authorities(self, waiting: Sequence[WaitingItem]) -> str:
        """`prosecutor 2, court order 1`: holds by kind, the most first."""
        counts: dict[HoldKind, int] = {}
        for each in waiting:
            counts[each.hold.kind] = counts.get(each.hold.kind, 0) + 1
        return ", ".join(f"{words.word(kind).lower()} {count}" for kind, count in sorted(counts.items(), key=_most))

    def _review(self, waiting: Sequence[WaitingItem], today: date) -> str:
        days = [each.hold.review_on for each in waiting if each.hold.review_on is not None]
        if len(days) < len(waiting):
            return self.tr("please set a day to ask again")
        if min(days) <= today:
            return self.tr("ask again now")
        return self.tr("ask again on {day}").format(day=words.day_words(min(days)))

    def _on_open(self) -> None:
        self.case_wanted.emit(self.sender().property("case"))


def _most(entry: tuple[HoldKind, int]) -> tuple[int, str]:
    return -entry[1], entry[0]
