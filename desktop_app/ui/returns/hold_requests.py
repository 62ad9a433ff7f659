"""Waiting for answers: which authority was asked about which case, and for how long nobody has answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.hold_requests import Unanswered
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.hold_request_dialogs import LetterBackDialog, RemindDialog, StillNeededDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card, empty
from desktop_app.ui.widgets.fitting import FittingScroll
from desktop_app.ui.widgets.text import ElidedLabel, label, line

translate = QCoreApplication.translate
TALLEST = 240  # pixels; more scrolls


def wait_words(each: Unanswered, today: date) -> str:
    """How long it waits, as `2 holds, waiting 12 days, 2 letters · remind on 3 December`; no day of what came back."""
    count, days = len(each.hold_ids), each.days(today)
    holds = translate("returns", "1 hold") if count == 1 else translate("returns", "{count} holds").format(count=count)
    if not each.out:
        return " \u00b7 ".join((holds, remind_words(each, today)))
    if days <= 0:
        since = translate("returns", "asked today")
    elif days == 1:
        since = translate("returns", "waiting 1 day")
    else:
        since = translate("returns", "waiting {days} days").format(days=days)
    parts = [holds, since]
    if each.letters > 1:
        parts.append(translate("returns", "{count} letters").format(count=each.letters))
    return " \u00b7 ".join((", ".join(parts), remind_words(each, today)))


def remind_words(each: Unanswered, today: date) -> str:
    """When to remind the authority, or that it was never reached; never "overdue"."""
    if each.came_back_on is not None:
        back = translate("returns", "a letter came back on {day}")
        return back.format(day=day_month(each.came_back_on, today))
    if each.remind_on is None:
        return translate("returns", "no reminder set")
    if each.remind_now(today):
        return translate("returns", "time to remind them")
    return translate("returns", "remind on {day}").format(day=day_month(each.remind_on, today))


class WaitingAnswers(Card):
    """One row for a case and an authority, by case number alone. `reload()` reads it; hidden while nothing waits."""

    case_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(translate("returns", "Waiting for answers"), parent)
        self.setObjectName("waiting_answers")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._session = session
        self._may = session.may(Action.ASK_AUTHORITY)
        self._lines: tuple[Unanswered, ...] = ()
        self._scroll = FittingScroll(TALLEST)
        self.body.addWidget(self._scroll)
        self.hide()

    def reload(self) -> None:
        """Read what nobody has answered."""
        found = self._session.services.hold_requests.waiting(self._session.actor)
        self.show_lines(() if isinstance(found, Refused) else found)

    def show_lines(self, lines: Sequence[Unanswered]) -> None:
        """Show these, the longest wait first."""
        self._lines = tuple(lines)
        empty(self._scroll.rows)
        for number, each in enumerate(self._lines):
            if number:
                self._scroll.rows.addWidget(line())
            self._scroll.rows.addWidget(self._row(number, each))
        self.setVisible(bool(self._lines))

    def lines(self) -> tuple[Unanswered, ...]:
        """What is shown."""
        return self._lines

    def _row(self, number: int, each: Unanswered) -> QWidget:
        today = self._session.today()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(each.case_number, "strong"))
        words.addWidget(ElidedLabel(each.authority, "second"))
        words.addWidget(ElidedLabel(wait_words(each, today), "second"))
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0 if not number else 10, 0, 10)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addLayout(self._links(number, each))
        return made

    def _links(self, number: int, each: Unanswered) -> QGridLayout:
        """What may be recorded, two and two, so that the words beside it have room."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        if self._may:
            again = self.tr("Write again\u2026") if each.came_back_on else self.tr("Remind\u2026")
            grid.addWidget(self._button(again, "remind", number, self._on_remind), 0, 0)
            needed = self.tr("Still needed\u2026")
            grid.addWidget(self._button(needed, "still_needed", number, self._on_still_needed), 0, 1)
        if self._may and each.out:
            grid.addWidget(self._button(self.tr("Came back\u2026"), "came_back", number, self._on_came_back), 1, 0)
        grid.addWidget(self._button(self.tr("Open"), "open", number, self._on_open), 1, 1)
        return grid

    def _button(self, words: str, name: str, number: int, slot: object) -> Button:
        each = self._lines[number]
        button = Button(words, "link")
        button.setObjectName(f"waiting_answers.{name}.{number}")
        spoken = self.tr("{action} case {case}, {authority}")
        button.setAccessibleName(
            spoken.format(action=words.rstrip("\u2026"), case=each.case_number, authority=each.authority)
        )
        button.setProperty("line", number)
        button.clicked.connect(slot)
        return button

    def _chosen(self) -> Unanswered:
        return self._lines[int(self.sender().property("line"))]

    def _on_open(self) -> None:
        self.case_wanted.emit(self._chosen().case_id)

    def _on_remind(self) -> None:
        RemindDialog(self._session, self._chosen(), self.window()).open()

    def _on_came_back(self) -> None:
        LetterBackDialog(self._session, self._chosen(), self.window()).open()

    def _on_still_needed(self) -> None:
        StillNeededDialog(self._session, self._chosen(), self.window()).open()
