"""Keeps two parties apart: who, for how long, in which place, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.separation import MOST_MINUTES, Near, Scope, Why
from desktop_app.ui.rooms.choices import Choice
from desktop_app.ui.scheduling.list_dialog import OpeningDialog
from desktop_app.ui.scheduling.sides import APPOINTMENT, CASE, SideField, known
from desktop_app.ui.scheduling.too_near import TooNearDialog
from desktop_app.ui.scheduling.wording import scope_words, why_words
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import Field

USUAL, STEP = 60, 15  # minutes


class KeepApartDialog(OpeningDialog):
    """Where it is opened from an appointment or a case, that side is settled. `wanted` is a visit to open afterwards."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        appointment_id: int | None = None,
        case_id: int | None = None,
    ) -> None:
        sentence = self.tr("Their visits are never nearer to each other than this, whoever books. Nobody is named.")
        super().__init__(self.tr("Keep two apart"), parent, sentence=sentence, confirm=self.tr("Keep apart"), width=700)
        self.setObjectName("keep_apart")
        self._session = session
        self._near: tuple[Near, ...] = ()
        options = known(session, appointment_id)
        self.one = SideField(self.tr("One side"), "keep_apart.one", options)
        self.other = SideField(self.tr("The other side"), "keep_apart.other", options)
        self.minutes, self.scope, self.why = QSpinBox(), Choice(), Choice()
        self._fill()
        self._assemble_form()
        if appointment_id is not None:
            self.one.settle(APPOINTMENT, appointment_id)
        elif case_id is not None:
            self.one.settle(CASE, case_id)
        (self.one if self.one.kind.isEnabled() else self.other).kind.setFocus()

    def problem(self) -> str:
        """Keep them apart; what stands too near already is shown when this closes."""
        sides = []
        for field in (self.one, self.other):
            side = field.value()
            field.set_problem("" if side else self.tr("Please choose one that is offered."))
            sides.append(side)
        one, other = sides
        if one is None or other is None:
            return self.tr("Please choose both sides.")
        outcome = self._session.services.separation.keep_apart(
            self._session.actor, one, other, self.minutes.value(), self.scope.currentData(), self.why.currentData()
        )
        if isinstance(outcome, Refused):
            return self._refusal(outcome)
        self._near = outcome.too_near
        self._session.changed.emit()
        return ""

    def accept(self) -> None:
        """The rule is kept; nobody leaves without having seen what it already forbids."""
        if self._near:
            dialog = TooNearDialog(self._session, self._near, self)
            dialog.exec()
            self.wanted = dialog.wanted
            dialog.deleteLater()
        super().accept()

    def _refusal(self, refused: Refused) -> str:
        """Of a divided family one party must be named; then its codes are what can be chosen."""
        if any(reason.cause is Cause.PARTY_NEEDED for reason in refused.reasons):
            for field in (self.one, self.other):
                if field.kind.isEnabled() and field.kind.currentData() == CASE:
                    field.set_problem(self.tr("Please choose “A party known already”."))
        return sentences(refused)

    def _fill(self) -> None:
        self.minutes.setRange(0, MOST_MINUTES)
        self.minutes.setSingleStep(STEP)
        self.minutes.setValue(USUAL)
        self.minutes.setSuffix(self.tr(" minutes"))
        self.scope.offer([(scope_words(each), each) for each in reversed(Scope)])
        self.why.offer([(why_words(each), each) for each in Why])
        for name, widget in (("minutes", self.minutes), ("scope", self.scope), ("why", self.why)):
            widget.setObjectName(f"keep_apart.{name}")

    def _assemble_form(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(Field(self.tr("At least between them"), self.minutes), 1)
        across.addWidget(Field(self.tr("Never within that time in"), self.scope), 1)
        self.body.addWidget(self.one)
        self.body.addWidget(self.other)
        self.body.addLayout(across)
        self.body.addWidget(Field(self.tr("Why"), self.why))
