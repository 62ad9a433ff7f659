"""Puts a return on hold, withdraws it or lets it go on; records that the manner of death was decided anew."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.cases import Case, CaseState, Manner, StateBy
from desktop_app.ui.returns.inputs import ChoiceField
from desktop_app.ui.returns.saving import SavingDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import TextField
from desktop_app.ui.words import word

translate = QCoreApplication.translate


class StateDialog(SavingDialog):
    """A return on hold is nobody's fault, and it goes on from where it was."""

    def __init__(self, session: Session, case: Case, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("returns", "Does this return go on?"),
            parent,
            sentence=translate(
                "returns", "On hold or withdrawn, nobody calls the family. Holds and choices stay as they are."
            ),
        )
        self._case = case
        self.state = ChoiceField(self.tr("This return"), [(each, word(each)) for each in CaseState])
        self.by = ChoiceField(self.tr("Who wished it"), [(each, word(each)) for each in StateBy])
        self.reason = TextField(self.tr("Reason"), self.tr("Until when, or by which document."), holds="state_reason")
        self.setObjectName("state")
        self.state.box.setObjectName("state.state")
        self.by.box.setObjectName("state.by")
        self.reason.line.setObjectName("state.reason")
        self.confirm.setObjectName("state.save")
        self.side_by_side(self.state, self.by)
        self.body.addWidget(self.reason)
        self.state.set_value(case.state if case.state is not CaseState.OPEN else CaseState.ON_HOLD)
        if case.state_by is not None:
            self.by.set_value(case.state_by)
        self.reason.set_text(case.state_reason)
        self.state.box.currentIndexChanged.connect(self._follow)
        self._follow()

    def save(self) -> object:
        return self.session.services.cases.set_state(
            self.session.actor,
            self._case.id,
            self._case.version,
            self.state.value(),
            self.by.value(),
            self.reason.text(),
        )

    def _follow(self) -> None:
        stopped = self.state.value() is not CaseState.OPEN
        self.by.setEnabled(stopped)
        self.reason.setEnabled(stopped)


class MannerDialog(SavingDialog):
    """What follows is said before it is saved."""

    def __init__(self, session: Session, case: Case, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("returns", "The manner of death was decided anew"),
            parent,
            sentence=translate(
                "returns",
                "The family packet changes with it. Belongings not returned yet may be held again until the "
                "investigator clears each. No visit is cancelled; the coordinator is told.",
            ),
            confirm=translate("returns", "Record the change"),
        )
        self._case = case
        others = [each for each in Manner if each is not case.manner]
        self.manner = ChoiceField(
            self.tr("Manner of death"),
            [(each, word(each)) for each in others],
            self.tr("On record: {manner}.").format(manner=word(case.manner).lower()),
        )
        self.by_name = TextField(
            self.tr("Decided by"), self.tr("The medical examiner or coroner, by name."), holds="decided_by"
        )
        self.setObjectName("manner")
        self.manner.box.setObjectName("manner.manner")
        self.by_name.line.setObjectName("manner.by_name")
        self.confirm.setObjectName("manner.save")
        self.body.addWidget(self.manner)
        self.body.addWidget(self.by_name)

    def wrong(self) -> str:
        if self.by_name.text():
            return ""
        self.by_name.set_problem(self.tr("Please fill this in."))
        return self.tr("Please say who decided it.")

    def save(self) -> object:
        return self.session.services.cases.change_manner(
            self.session.actor, self._case.id, self._case.version, self.manner.value(), self.by_name.text()
        )
