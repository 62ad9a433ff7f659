"""Steps of a running checklist as rows: mine can be ticked, everybody's can be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.permissions import Action
from desktop_app.domain.protocols import Answer, Checklist, Mark, Step
from desktop_app.domain.staff import short_name
from desktop_app.ui.moments import moment_words
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.card import empty
from desktop_app.ui.widgets.steps import StepRow
from desktop_app.ui.widgets.text import line

translate = QCoreApplication.translate


def localized(text: Mapping[str, str], language: str) -> str:
    """A protocol's words in a language, or in English."""
    return text.get(language) or text.get("en", "")


def mark_words(mark: Mark, zone: str) -> str:
    """Who answered a step and when, and why it did not apply."""
    who = translate("checklists", "{who}, {when}").format(
        who=short_name(mark.staff_name), when=moment_words(mark.at, zone)
    )
    if mark.answer is Answer.DONE:
        return who
    return translate("checklists", "Not applicable: {reason} \u00b7 {who}").format(reason=mark.reason, who=who)


class StepList(QWidget):
    """Shows steps and records answers, and takes back a mistake.

    `prefix` begins the object names: `<prefix>.step.<id>`, `<prefix>.na.<id>`, `<prefix>.back.<id>`.
    """

    def __init__(self, session: Session, prefix: str, parent: QWidget | None = None, *, ruled: bool = False) -> None:
        super().__init__(parent)
        self._session = session
        self._prefix = prefix
        self._ruled = ruled
        self._checklist: Checklist | None = None
        self._rows: dict[str, StepRow] = {}
        self._shown: tuple[int, tuple[str, ...]] = (0, ())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_steps(self, checklist: Checklist, steps: Sequence[Step]) -> None:
        """Show these steps as they stand; rows that are there already stay, so that place and focus are kept."""
        self._checklist = checklist
        wanted = checklist.id, tuple(step.id for step in steps)
        if wanted != self._shown:
            self._rebuild(steps)
            self._shown = wanted
        zone = self._session.zone
        for step in steps:
            self._set_row(step, checklist, zone)

    def row(self, step_id: str) -> StepRow:
        """The row of a step."""
        return self._rows[step_id]

    def words_of(self, step: Step) -> str:
        """What a step is called here."""
        return localized(step.text, self._session.language)

    def _rebuild(self, steps: Sequence[Step]) -> None:
        empty(self._column)
        self._rows.clear()
        language = self._session.language
        for step in steps:
            if self._ruled and self._rows:
                self._column.addWidget(line())
            row = StepRow(step.id, self.words_of(step), "", localized(step.why, language))
            row.box.setObjectName(f"{self._prefix}.step.{step.id}")
            row.skip.setObjectName(f"{self._prefix}.na.{step.id}")
            row.undo.setObjectName(f"{self._prefix}.back.{step.id}")
            row.done.connect(self._on_done)
            row.taken_back.connect(self._on_taken_back)
            row.not_applicable.connect(self._on_not_applicable)
            self._rows[step.id] = row
            self._column.addWidget(row)

    def _set_row(self, step: Step, checklist: Checklist, zone: str) -> None:
        row = self._rows[step.id]
        mark = checklist.marks.get(step.id)
        mine = step.role is self._session.actor.role and self._session.may(Action.ANSWER_STEP)
        if mark is None:
            row.set_state(False, self._opens(step, checklist), allow_skip=mine and step.optional)
            row.box.setEnabled(mine)
        elif mark.answer is Answer.DONE:
            row.set_state(True, mark_words(mark, zone), allow_skip=False, allow_undo=mine)
        else:
            row.set_not_applicable(mark_words(mark, zone), allow_undo=mine)

    def _opens(self, step: Step, checklist: Checklist) -> str:
        parts = []
        if step.gate:
            gate = localized(checklist.protocol.gate(step.gate).title, self._session.language)
            parts.append(translate("checklists", "Opens: {gate}").format(gate=gate))
        earlier = checklist.marks.get(step.second_person_after)
        if earlier is not None:
            who = short_name(earlier.staff_name)
            parts.append(translate("checklists", "By somebody other than {who}").format(who=who))
        return " \u00b7 ".join(parts)

    def _on_done(self, step_id: str) -> None:
        self._answer(step_id, Answer.DONE, "")

    def _on_not_applicable(self, step_id: str) -> None:
        step = self._checklist.protocol.step(step_id) if self._checklist else None
        if step is None:
            return
        reason = self._session.messages.ask_reason(
            self,
            translate("checklists", "Why does this step not apply?"),
            localized(step.text, self._session.language),
            (
                translate("checklists", "There is no such item or need here"),
                translate("checklists", "The family does not want it"),
                translate("checklists", "Somebody else takes care of it"),
            ),
        )
        if reason:
            self._answer(step_id, Answer.NOT_APPLICABLE, reason)

    def _on_taken_back(self, step_id: str) -> None:
        if self._checklist is None:
            return
        session, shown = self._session, self._checklist
        visit_id = shown.visit.id if shown.visit else None
        outcome = session.services.checklists.take_back(session.actor, shown.id, step_id, visit_id)
        if session.answer(self, outcome):
            session.changed.emit()
            self._rows[step_id].box.setFocus()

    def _answer(self, step_id: str, answer: Answer, reason: str) -> None:
        if self._checklist is None:
            return
        session, shown = self._session, self._checklist
        visit_id = shown.visit.id if shown.visit else None
        outcome = session.services.checklists.answer(session.actor, shown.id, step_id, answer, reason, visit_id)
        if session.answer(self, outcome):
            session.changed.emit()
