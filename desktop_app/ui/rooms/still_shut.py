"""What still has to be settled before the next thing may happen to an appointment."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.appointments import Status
from desktop_app.domain.gates import GateState, shut_before
from desktop_app.domain.protocols import Blocks
from desktop_app.domain.staff import Role
from desktop_app.services.checklists import ChecklistView
from desktop_app.ui import theme
from desktop_app.ui.checklist_gates import waits_for
from desktop_app.ui.checklist_steps import localized
from desktop_app.ui.widgets.card import empty
from desktop_app.ui.widgets.text import label, section_label

LINE_WIDTH = 480  # pixels a line has before it wraps
NEXT_BLOCKS = {
    Status.TENTATIVE: Blocks.CONFIRM,
    Status.CONFIRMED: Blocks.CHECK_IN,
    Status.ARRIVED: Blocks.START,
    Status.IN_ROOM: Blocks.CLOSE,
}


class StillShut(QFrame):
    """Titles of shut gates with whose move it is; the desk sees only its own steps and how many are with others."""

    def __init__(self, language: str, lobby: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("appointment.still_shut")
        self._language, self._lobby = language, lobby
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 14)
        self._column.setSpacing(8)
        theme.mark(self, role="inset")

    def show_view(self, view: ChecklistView | None, status: Status) -> None:
        """Show what is shut before the next status; hidden when nothing is asked of anyone any more."""
        empty(self._column)
        blocks = NEXT_BLOCKS.get(status)
        self.setVisible(view is not None and blocks is not None)
        if view is None or blocks is None:
            return
        shut = shut_before(view.states, blocks)
        theme.mark(self, tone="clay" if shut else "green")
        self._column.addWidget(section_label(self._title(blocks)))
        if not shut:
            self._column.addWidget(self._line(self.tr("Everything before this step is settled.")))
        for line in self._lobby_lines(shut) if self._lobby else ():
            self._column.addWidget(self._line(line))
        for state in () if self._lobby else shut:
            self._column.addLayout(self._row(state))

    def _row(self, state: GateState) -> QVBoxLayout:
        row = QVBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._line(localized(state.gate.title, self._language), "strong"))
        row.addWidget(self._line(waits_for(state, self._language), "second"))
        return row

    @staticmethod
    def _line(text: str, role: str = "") -> QLabel:
        made = label(text, role, wrap=True)
        made.setMinimumWidth(LINE_WIDTH)
        return made

    def _lobby_lines(self, shut: tuple[GateState, ...]) -> list[str]:
        own = [step for state in shut for step in state.waiting if step.role is Role.FRONT_DESK]
        others = sum(
            1 for state in shut if any(step.role is not Role.FRONT_DESK for step in state.waiting) or state.lacking
        )
        lines = [localized(step.text, self._language) for step in own]
        if others == 1:
            lines.append(self.tr("One point is with the other roles."))
        elif others:
            lines.append(self.tr("{count} points are with the other roles.").format(count=others))
        return lines

    def _title(self, blocks: Blocks) -> str:
        return {
            Blocks.CONFIRM: self.tr("Before it can be confirmed"),
            Blocks.CHECK_IN: self.tr("Before the guest can be checked in"),
            Blocks.START: self.tr("Before it can start"),
            Blocks.CLOSE: self.tr("Before it can be finished"),
        }[blocks]
