"""Calls promised to families that are due: one outcome a call, never what was said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.cases import FamilyMember
from desktop_app.domain.follow_ups import RECORDED, FollowUp, FollowUpKind, Quiet
from desktop_app.ui import words
from desktop_app.ui.returns.contact_words import called, how_to_reach
from desktop_app.ui.returns.promised import named
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card, empty
from desktop_app.ui.widgets.fitting import FittingScroll
from desktop_app.ui.widgets.text import ElidedLabel, label, line

TALLEST = 240


class FollowUpsCard(Card):
    """One row a call; the outcome takes two clicks, because it cannot be taken back."""

    recorded = Signal(int, str)
    case_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("today", "Calls due"), parent)
        self.setObjectName("today.follow_ups")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._scroll = FittingScroll(TALLEST)
        self.body.addWidget(self._scroll, 1000)
        self.body.addStretch(1)

    def show_calls(self, calls: Sequence[FollowUp], today: date) -> None:
        """Show the calls due until today, the longest promised first."""
        empty(self._scroll.rows)
        if not calls:
            self._scroll.rows.addWidget(label(self.tr("No call is due today."), "subtitle", wrap=True))
        for index, call in enumerate(sorted(calls, key=_due)):
            if index:
                self._scroll.rows.addWidget(line())
            row = FollowUpRow(call, today, first=not index)
            row.recorded.connect(self.recorded)
            row.opened.connect(self.case_wanted)
            self._scroll.rows.addWidget(row)


class FollowUpRow(QWidget):
    """The family, why and since when; "Record the call" opens the four outcomes beneath."""

    recorded = Signal(int, str)
    opened = Signal(int)

    def __init__(self, call: FollowUp, today: date, *, first: bool) -> None:
        super().__init__()
        self._call = call
        self._words = self.tr("Record what was done") if call.quiet else self.tr("Record the call")
        self.record = Button(self._words)
        self.record.setObjectName(f"today.follow_up.{call.id}")
        self.record.setAccessibleName(self.tr("Record the call: {case}").format(case=call.case_number))
        self.record.clicked.connect(self._on_record)
        self._outcomes = self._outcome_row()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(self._about(today), 1)
        row.addWidget(self.record, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0 if first else 12, 0, 12)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._outcomes)

    def _about(self, today: date) -> QVBoxLayout:
        call = self._call
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(ElidedLabel(self.tr("Family of {name}").format(name=call.name_to_use), "strong"))
        link = Button(call.case_number, "link")
        link.setAccessibleName(self.tr("Open case {case}").format(case=call.case_number))
        link.clicked.connect(self._on_open)
        first.addWidget(link)
        first.addStretch(1)
        due = (
            self.tr("due today")
            if call.due_on >= today
            else self.tr("since {day}").format(day=words.day_words(call.due_on))
        )
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(first)
        why = "; ".join(words.word(kind) for kind in call.reasons)
        column.addWidget(label(f"{why} · {due}", "second", wrap=True))
        if call.about:
            column.addWidget(label(named(call.about), "second", wrap=True))
        if call.quiet is not None:
            column.addWidget(label(self._quiet(call), "second", wrap=True))
        for member in call.contacts:
            column.addWidget(label(self._contact(member), "second", wrap=True))
        return column

    def _quiet(self, call: FollowUp) -> str:
        """Why nobody calls, and who decides how it goes on; a loss is told all the same, in a way that is right for them."""
        day = words.day_words(call.quiet_until) if call.quiet_until else ""
        asked = (
            self.tr("They asked not to be called until {day}.").format(day=day)
            if day
            else self.tr("They asked not to be called.")
        )
        why = {
            Quiet.ASKED: asked,
            Quiet.WITHDRAWN: self.tr("This return was withdrawn."),
            Quiet.ON_HOLD: self.tr("This return is on hold."),
        }
        who = call.decided_by or self.tr("A supervisor")
        if FollowUpKind.PARCEL_LOST in call.reasons:
            then = self.tr("Please do not call. {who} decides how they are told, and by whom.")
        else:
            then = self.tr("Please do not call. {who} decides how it goes on.")
        return f"{why[call.quiet]} {then.format(who=who)}" if call.quiet else ""

    def _contact(self, member: FamilyMember) -> str:
        """`Rosa Delgado, mother · 555-0144 · Text first`: never cut short, because it says what is safe."""
        reach = how_to_reach(member) or self.tr("no number yet")
        return " · ".join(part for part in (called(member), reach, member.safe_contact) if part)

    def _outcome_row(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for index, outcome in enumerate(RECORDED):
            button = Button(words.word(outcome))
            button.setObjectName(f"today.follow_up.{self._call.id}.{outcome}")
            button.setProperty("outcome", outcome.value)
            button.clicked.connect(self._on_outcome)
            grid.addWidget(button, index // 2, index % 2)
        made.hide()
        return made

    def _on_record(self) -> None:
        self._outcomes.setVisible(self._outcomes.isHidden())
        self.record.set_words(self._words if self._outcomes.isHidden() else self.tr("Not now"))

    def _on_outcome(self) -> None:
        self.recorded.emit(self._call.id, str(self.sender().property("outcome")))

    def _on_open(self) -> None:
        self.opened.emit(self._call.case_id)


def _due(call: FollowUp) -> tuple[date, int]:
    return call.due_on, call.id
