"""At the side of a family: the steps of my role that come next, and what they wait for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.domain.gates import GateState
from desktop_app.domain.protocols import ITEM_BLOCKS, Checklist, Phase, Step
from desktop_app.domain.refusals import Refused
from desktop_app.domain.returns import Stage
from desktop_app.ui.checklist_steps import StepList, localized
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import word

DONE_SHOWN, OPEN_SHOWN = 1, 2


def phase_of(stage: Stage) -> Phase:
    """The phase of the checklist that a stage belongs to."""
    if stage is Stage.IN_ROOM:
        return Phase.DURING
    return Phase.AFTER if stage in {Stage.FOLLOW_UP, Stage.CLOSED} else Phase.BEFORE


class MySteps(Card):
    """The last steps done and the next ones to do."""

    more = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(word(session.actor.role), parent)
        self._session = session
        self.steps = StepList(session, "overview")
        self._note = QFrame()
        self._note.setProperty("role", "inset")
        self._note_words = label("", "second", wrap=True)
        inset = QVBoxLayout(self._note)
        inset.setContentsMargins(12, 10, 12, 10)
        inset.addWidget(self._note_words)
        self._all = Button("", "link")
        self._all.setObjectName("overview.checklist")
        self._all.clicked.connect(self.more)
        self.aside(self._all)
        self.body.setSpacing(6)
        self.body.addWidget(self.steps)
        self.body.addWidget(self._note)

    def show_case(self, case_id: int, stage: Stage) -> None:
        """Show the steps of the signed-in role in the phase the family is in."""
        session = self._session
        view = session.services.checklists.for_case(session.actor, case_id)
        self.setVisible(not isinstance(view, Refused))
        if isinstance(view, Refused):
            return
        role, phase = session.actor.role, phase_of(stage)
        self.set_title(self.tr("Your steps \u00b7 {role} \u00b7 {phase}").format(role=word(role), phase=word(phase)))
        own = [step for step in view.checklist.protocol.steps if step.role is role and step.phase is phase]
        self.steps.show_steps(view.checklist, next_steps(own, view.checklist))
        waiting = sum(view.checklist.asks(step) for step in own)
        self._all.setToolTip(self.tr("All steps are in the checklist"))
        self._all.set_words(self.tr("{count} open \u203a").format(count=waiting))
        shut = first_shut(view.states)
        self._note.setVisible(shut is not None)
        if shut is not None:
            gate = localized(shut.gate.title, session.language)
            words = self.tr("Next to open: {gate}. Waits for {roles}.")
            self._note_words.setText(words.format(gate=gate, roles=_roles(shut)))


def next_steps(own: list[Step], checklist: Checklist) -> list[Step]:
    """The last ones answered, then the first ones open; optional ones only when nothing else is open."""
    done = [step for step in own if step.id in checklist.marks]
    done.sort(key=lambda step: checklist.marks[step.id].at)
    still = [step for step in own if checklist.asks(step)]
    needed = [step for step in still if not step.optional] or still
    return [*done[-DONE_SHOWN:], *needed[:OPEN_SHOWN]]


def first_shut(states: tuple[GateState, ...]) -> GateState | None:
    """The first gate of the whole return that is still shut."""
    return next((state for state in states if not state.open and state.gate.blocks not in ITEM_BLOCKS), None)


def _roles(state: GateState) -> str:
    roles = [each.role for each in (*state.waiting, *state.lacking)]
    return ", ".join(word(role).lower() for role in dict.fromkeys(roles))
