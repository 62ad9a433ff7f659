"""The gates of a checklist: what is open, and what a shut one still waits for and from whom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.gates import GateState
from desktop_app.ui.checklist_steps import localized
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card, empty
from desktop_app.ui.widgets.pill import Pill
from desktop_app.ui.widgets.text import label, line
from desktop_app.ui.widgets.tips import plain_tip
from desktop_app.ui.words import lacking_word, word

translate = QCoreApplication.translate


def waits_for(state: GateState, language: str) -> str:
    """What a shut gate waits for, grouped by the role whose move it is."""
    by_role: dict[str, list[str]] = {}
    for step in state.waiting:
        by_role.setdefault(word(step.role), []).append(localized(step.text, language))
    for lacking in state.lacking:
        words = lacking_word(lacking.what)
        by_role.setdefault(word(lacking.role), []).append(words[:1].upper() + words[1:])
    return "\n".join(f"{role}: {'; '.join(texts)}" for role, texts in by_role.items())


class GateList(Card):
    """Shut gates with what they wait for; the open ones on demand."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(translate("checklists", "Gates"), parent)
        self._language = language
        self._states: tuple[GateState, ...] = ()
        self._all = False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.toggle = Button("", "link")
        self.toggle.setObjectName("checklist.all_gates")
        self.toggle.clicked.connect(self._on_toggle)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_states(self, states: Sequence[GateState]) -> None:
        """Show the gates as they stand."""
        self._states = tuple(states)
        self._fill()

    def _fill(self) -> None:
        applying = [state for state in self._states if state.applies]
        shut = [state for state in applying if not state.open]
        title = translate("checklists", "Gates \u00b7 {open} of {all} open")
        self.set_title(title.format(open=len(applying) - len(shut), all=len(applying)))
        empty(self._rows)
        for number, state in enumerate(self._states if self._all else shut):
            if number:
                self._rows.addWidget(line())
            self._rows.addLayout(self._row(state))
        if not shut and not self._all:
            self._rows.addWidget(label(translate("checklists", "Every gate is open."), "subtitle", wrap=True))
        self.toggle.set_words(
            translate("checklists", "Show only what waits") if self._all else translate("checklists", "Show all gates")
        )

    def _row(self, state: GateState) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        title = label(localized(state.gate.title, self._language), wrap=True)
        title.setToolTip(plain_tip(localized(state.gate.cleared_when, self._language)))
        head.addWidget(title, 1)
        head.addWidget(self._pill(state), 0, Qt.AlignmentFlag.AlignTop)
        block = QVBoxLayout()
        block.setSpacing(2)
        block.addLayout(head)
        words = waits_for(state, self._language) if not state.open else ""
        if words:
            block.addWidget(label(words, "third", wrap=True))
        return block

    @staticmethod
    def _pill(state: GateState) -> Pill:
        if not state.applies:
            return Pill(translate("checklists", "not needed"), "stone")
        if state.open:
            return Pill(translate("checklists", "open"), "green")
        return Pill(translate("checklists", "waits"), "clay")

    def _on_toggle(self) -> None:
        self._all = not self._all
        self._fill()
