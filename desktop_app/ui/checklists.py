"""A running checklist as a page shows it: phase by phase, role by role, with its gates beside it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QSize, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.protocols import Checklist, Phase, Step
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import AT_WORK, Role
from desktop_app.ui.checklist_gates import GateList
from desktop_app.ui.checklist_steps import StepList, localized
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.segmented import Segmented
from desktop_app.ui.widgets.tips import plain_tip
from desktop_app.ui.words import word

translate = QCoreApplication.translate
ANSWERED_IN_SIGHT = 6
GATES = 360  # pixels
BESIDE = 760
"""From this width, in pixels, the gates stand beside the steps instead of beneath them."""


class ChecklistView(QWidget):
    """`show_case()` or `show_appointment()`; ticking records at once, and there is no "complete all"."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checklist")
        self.setMinimumHeight(320)
        self._session = session
        self._case_id: int | None = None
        self._appointment_id: int | None = None
        self._checklist: Checklist | None = None
        self._stale = False
        self._phase_chosen = self._seek = False
        self.phase = Segmented([(each.value, word(each)) for each in Phase], translate("checklists", "Phase"))
        own_first = sorted(AT_WORK, key=lambda role: role is not session.actor.role)
        self.role = Segmented([(each.value, word(each)) for each in own_first], translate("checklists", "Whose steps"))
        self.role.set_value(session.actor.role.value)
        self.phase.setObjectName("checklist.phase")
        self.role.setObjectName("checklist.role")
        self.notice = Notice()
        self.steps = StepList(session, "checklist", ruled=True)
        self.gates = GateList(session.language)
        self._card = Card(translate("checklists", "Steps"))
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._seek_first_open)
        self._assemble()
        self.phase.chosen.connect(self._on_chosen)
        self.role.chosen.connect(self._on_chosen)
        session.changed.connect(self._on_changed)

    def show_case(self, case_id: int) -> None:
        """The checklist of a family's return."""
        self._show(case_id, None)

    def show_appointment(self, appointment_id: int) -> None:
        """The checklist that stands before an appointment: an interview's own, or its family's."""
        self._show(None, appointment_id)

    def show_phase(self, phase: Phase) -> None:
        """Turn to a phase."""
        self.phase.set_value(phase.value)

    def reload(self) -> None:
        """Read the checklist anew."""
        self._stale = False
        session = self._session
        if self._case_id is not None:
            view = session.services.checklists.for_case(session.actor, self._case_id)
        elif self._appointment_id is not None:
            view = session.services.checklists.for_appointment(session.actor, self._appointment_id)
        else:
            return
        refused = isinstance(view, Refused)
        self._body.setVisible(not refused)
        if refused:
            self.notice.say(sentences(view), "clay")
            return
        self.notice.clear()
        self._checklist = view.checklist
        if not self._phase_chosen:
            self._phase_chosen = True
            self._turn_to_first_open(view.checklist)
            self._seek = True
        self.gates.show_states(view.states)
        self._fill()
        self._settled.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()
        self._settled.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= BESIDE
        self._parts.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._gates_scroll.setMaximumWidth(GATES if beside else self.maximumWidth())

    def sizeHint(self) -> QSize:
        return QSize(900, 560)

    def _show(self, case_id: int | None, appointment_id: int | None) -> None:
        if (case_id, appointment_id) != (self._case_id, self._appointment_id):
            self._phase_chosen = False
        self._case_id, self._appointment_id = case_id, appointment_id
        self.reload()

    def _assemble(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(12)
        choices.addWidget(self.phase)
        choices.addWidget(self.role)
        choices.addStretch(1)
        self._card.body.addWidget(self.steps)
        self._card.body.addStretch(1)
        self._scroll = _scrolling(self._card)
        self._gates_scroll = _scrolling(self.gates)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._settled.start)
        self._parts = QHBoxLayout()
        self._parts.setSpacing(18)
        self._parts.addWidget(self._scroll, 3)
        self._parts.addWidget(self._gates_scroll, 2)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        body.addLayout(choices)
        body.addLayout(self._parts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice)
        column.addWidget(self._body, 1)

    def _turn_to_first_open(self, checklist: Checklist) -> None:
        """Begin with the phase in which this role has something to do."""
        own = [step for step in checklist.protocol.steps if step.role is self._session.actor.role]
        waiting = next((step for step in own if step.id not in checklist.marks and not step.optional), None)
        if waiting is not None:
            self.phase.set_value(waiting.phase.value)

    def _fill(self) -> None:
        checklist = self._checklist
        if checklist is None:
            return
        shown = self._chosen_steps(checklist)
        done = sum(step.id in checklist.marks for step in shown)
        title = translate("checklists", "{protocol} \u00b7 {done} of {all} answered")
        name = localized(checklist.protocol.title, self._session.language)
        self._card.set_title(title.format(protocol=name, done=done, all=len(shown)))
        self.steps.show_steps(checklist, shown)
        for role in AT_WORK:
            own = [step for step in checklist.protocol.steps if step.role is role]
            segment = self.role.segment(role.value)
            segment.setVisible(bool(own))
            answered = sum(step.id in checklist.marks for step in own)
            said = translate("checklists", "{done} of {all} steps answered").format(done=answered, all=len(own))
            segment.setToolTip(plain_tip(said))
            segment.setAccessibleDescription(said)

    def _chosen_steps(self, checklist: Checklist) -> tuple[Step, ...]:
        phase, role = Phase(self.phase.value()), Role(self.role.value())
        return tuple(step for step in checklist.protocol.steps if step.role is role and step.phase is phase)

    def _seek_first_open(self) -> None:
        """Scroll to what is to be done next, once; what was answered before stands above it."""
        checklist = self._checklist
        if not self._seek or not self._scroll.verticalScrollBar().maximum() or checklist is None:
            return
        self._seek = False
        shown = self._chosen_steps(checklist)
        waiting = next((step for step in shown if step.id not in checklist.marks), None)
        answered = [step for step in shown if step.id in checklist.marks]
        if waiting is not None and len(answered) > ANSWERED_IN_SIGHT:
            row = self.steps.row(waiting.id)
            top = row.mapTo(self._scroll.widget(), QPoint(0, 0)).y()
            self._scroll.verticalScrollBar().setValue(top - 2 * row.height())

    def _on_chosen(self, _key: str) -> None:
        self._fill()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.reload()
        else:
            self._stale = True


def _scrolling(card: Card) -> Scrolled:
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    column.addStretch(1)
    return Scrolled(inner)
