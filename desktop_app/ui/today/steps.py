"""The steps that wait for this role: what each opens, done one by one, "not applicable" only with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.today import WaitingStep
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card, empty
from desktop_app.ui.widgets.fitting import FittingScroll
from desktop_app.ui.widgets.steps import StepRow
from desktop_app.ui.widgets.text import label, line

FLAT_UP_TO = 5
"""A list this short needs no headings; a longer one is grouped by family or visit."""
FIRST_SHOWN = 3
"""Steps of one family or visit on show before "Show more": the next ones, not the whole protocol."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A step answered a moment ago; it stays where it was until the page is left."""

    place: int
    step: WaitingStep
    words: str
    applicable: bool


class StepsCard(Card):
    """Ticking asks the page; a row changes only when the answer was recorded."""

    done = Signal(int, str)
    not_applicable = Signal(int, str)
    taken_back = Signal(int, str)
    case_wanted = Signal(int)
    appointment_wanted = Signal(int)

    def __init__(
        self,
        title: str,
        nothing: str,
        parent: QWidget | None = None,
        *,
        opens_cases: bool = True,
        answers: bool = True,
    ) -> None:
        super().__init__(title, parent)
        self.setObjectName("today.steps")
        self._nothing = nothing
        self._opens_cases, self._answers = opens_cases, answers
        self._steps: list[WaitingStep] = []
        self._answered: list[Answered] = []
        self._expanded: set[int] = set()
        self._scroll = FittingScroll()
        self.foot = QVBoxLayout()
        self.body.setSpacing(0)
        self.body.addWidget(self._scroll, 1000)
        self.body.addLayout(self.foot)
        self.body.addStretch(1)

    def show_steps(self, waiting: Sequence[WaitingStep]) -> None:
        """Show these steps, and where they stood those that were answered since the page was opened."""
        still = {_key(step) for step in waiting}
        self._answered = [each for each in self._answered if _key(each.step) not in still]
        self._steps = list(waiting)
        for each in sorted(self._answered, key=_place):
            self._steps.insert(min(each.place, len(self._steps)), each.step)
        self._fill()

    def step(self, checklist_id: int, step_id: str) -> WaitingStep | None:
        """A step on show."""
        return next((each for each in self._steps if _key(each) == (checklist_id, step_id)), None)

    def keep_answered(self, step: WaitingStep, words: str, *, applicable: bool = True) -> None:
        """Leave an answered step in its place with these words beneath it."""
        self._answered.append(Answered(self._steps.index(step), step, words, applicable))

    def forget_answered(self) -> None:
        """The page was left: next time only what waits is shown."""
        self._answered.clear()
        self._expanded.clear()

    def _fill(self) -> None:
        empty(self._scroll.rows)
        if not self._steps:
            self._scroll.rows.addWidget(label(self._nothing, "subtitle", wrap=True))
        grouped = len(self._steps) > FLAT_UP_TO
        for group in _groups(self._steps):
            if grouped:
                self._scroll.rows.addWidget(self._group_head(group[0]))
            self._add_rows(group, grouped=grouped)

    def _add_rows(self, group: Sequence[WaitingStep], *, grouped: bool) -> None:
        about = group[0].checklist_id
        shown = group if not grouped or about in self._expanded else group[:FIRST_SHOWN]
        for step in shown:
            first = not self._scroll.rows.count()
            self._scroll.rows.addWidget(self._row(step, grouped=grouped, first=first))
            self._scroll.rows.addWidget(line())
        if len(shown) < len(group):
            more = Button(self.tr("Show {count} more").format(count=len(group) - len(shown)), "link")
            more.setObjectName(f"today.more.{about}")
            more.setAccessibleName(self.tr("Show more steps: {about}").format(about=group[0].about))
            more.setProperty("checklist", about)
            more.clicked.connect(self._on_more)
            self._scroll.rows.addWidget(_indented(more))

    def _row(self, step: WaitingStep, *, grouped: bool, first: bool) -> QWidget:
        parts = [] if grouped else [step.about]
        if step.gate_title:
            parts.insert(0, self.tr("opens “{gate}”").format(gate=step.gate_title))
        second = " · ".join(part for part in parts if part)
        row = StepRow(f"{step.checklist_id}:{step.step_id}", step.text, second, step.why)
        row.setObjectName(f"today.step.{step.step_id}")
        row.box.setObjectName(f"today.step.{step.step_id}.box")
        row.skip.setObjectName(f"today.step.{step.step_id}.skip")
        row.undo.setObjectName(f"today.step.{step.step_id}.back")
        answered = next((each for each in self._answered if each.step == step), None)
        if answered is None:
            row.set_state(False, second, allow_skip=step.optional and self._answers)
            row.box.setEnabled(self._answers)
        elif answered.applicable:
            row.set_state(True, answered.words, allow_undo=True)
        else:
            row.set_not_applicable(answered.words, allow_undo=True)
        row.done.connect(self._on_done)
        row.taken_back.connect(self._on_taken_back)
        row.not_applicable.connect(self._on_not_applicable)
        row.layout().setContentsMargins(0, 4 if first else 15, 0, 13)
        return row

    def _group_head(self, step: WaitingStep) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 16 if self._scroll.rows.count() else 2, 0, 0)
        row.addWidget(label(step.about, "strong"))
        row.addStretch(1)
        case = step.case_id if self._opens_cases else None
        if case is not None or step.appointment_id is not None:
            link = Button(self.tr("Open"), "link")
            link.setObjectName(f"today.about.{step.checklist_id}")
            link.setAccessibleName(self.tr("Open: {about}").format(about=step.about))
            link.setProperty("case", case)
            link.setProperty("appointment", step.appointment_id)
            link.clicked.connect(self._on_open)
            row.addWidget(link)
        return head

    def _on_done(self, key: str) -> None:
        checklist, step = key.split(":", 1)
        self.done.emit(int(checklist), step)

    def _on_not_applicable(self, key: str) -> None:
        checklist, step = key.split(":", 1)
        self.not_applicable.emit(int(checklist), step)

    def _on_taken_back(self, key: str) -> None:
        checklist, step = key.split(":", 1)
        self.taken_back.emit(int(checklist), step)

    def _on_more(self) -> None:
        self._expanded.add(self.sender().property("checklist"))
        self._fill()

    def _on_open(self) -> None:
        case, appointment = self.sender().property("case"), self.sender().property("appointment")
        if case is not None:
            self.case_wanted.emit(case)
        else:
            self.appointment_wanted.emit(appointment)


def _groups(steps: Sequence[WaitingStep]) -> list[list[WaitingStep]]:
    found: dict[int, list[WaitingStep]] = {}
    for step in steps:
        found.setdefault(step.checklist_id, []).append(step)
    return list(found.values())


def _key(step: WaitingStep) -> tuple[int, str]:
    return step.checklist_id, step.step_id


def _place(answered: Answered) -> int:
    return answered.place


def _indented(widget: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(28, 8, 0, 8)
    row.addWidget(widget)
    row.addStretch(1)
    return made
