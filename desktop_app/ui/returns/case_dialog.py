"""Opens a case, or changes one: the person who died, by the name the family uses."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.cases import Case, Manner, NewCase, Pronoun
from desktop_app.domain.staff import Role
from desktop_app.ui.returns.case_marks import CaseMarks
from desktop_app.ui.returns.inputs import ChoiceField
from desktop_app.ui.returns.saving import SavingDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import TextField
from desktop_app.ui.words import word

translate = QCoreApplication.translate


class CaseDialog(SavingDialog):
    """Without a case it opens a new one; `saved` holds the case afterwards."""

    def __init__(self, session: Session, case: Case | None = None, parent: QWidget | None = None) -> None:
        opening = case is None
        title = translate("returns", "Open a case") if opening else translate("returns", "Change the case")
        confirm = translate("returns", "Open the case") if opening else ""
        super().__init__(session, title, parent, confirm=confirm)
        self._case = case
        self.saved: Case | None = None
        self.number = TextField(
            self.tr("Case number"), self.tr("The number of the report, as your records system has it."), holds="number"
        )
        self.person = TextField(self.tr("Name of the person who died"), holds="person_name")
        self.name_to_use = TextField(
            self.tr("Name to use"),
            self.tr("How the family speaks of them. Letters use this name."),
            holds="name_to_use",
        )
        self.manner = ChoiceField(
            self.tr("Manner of death"),
            [(each, word(each)) for each in Manner],
            self.tr(
                "As the medical examiner or coroner set it. It decides the family packet and is never printed outside it."
            ),
        )
        self.pronoun = ChoiceField(self.tr("Spoken of as"), [(each, word(each)) for each in Pronoun])
        self.investigator = TextField(self.tr("Lead investigator"), holds="investigator")
        self.coordinator = ChoiceField(self.tr("Coordinator"), self._coordinators())
        self.marks = CaseMarks()
        self._assemble_form(opening)
        if case is not None:
            self._fill(case)

    def wrong(self) -> str:
        for field in (self.number, self.person, self.name_to_use):
            if not field.text():
                field.set_problem(self.tr("Please fill this in."))
                field.setFocus()
                return self.tr("{field} is still empty.").format(field=field.title())
        return ""

    def save(self) -> object:
        actor, cases = self.session.actor, self.session.services.cases
        if self._case is None:
            outcome = cases.open(
                actor,
                NewCase(
                    self.number.text(),
                    self.person.text(),
                    self.name_to_use.text(),
                    self.pronoun.value(),
                    self.manner.value(),
                    self.investigator.text(),
                ),
            )
        else:
            outcome = cases.change(actor, self._changed(self._case))
        self.saved = outcome if isinstance(outcome, Case) else None
        return outcome

    def _changed(self, case: Case) -> Case:
        return replace(
            self.marks.put_on(case),
            person_name=self.person.text(),
            name_to_use=self.name_to_use.text(),
            pronoun=self.pronoun.value(),
            investigator=self.investigator.text(),
            coordinator_id=self.coordinator.value(),
        )

    def _coordinators(self) -> list[tuple[int | None, str]]:
        people = self.session.services.staff.all()
        able = [each for each in people if each.role in {Role.VICTIM_SERVICES, Role.SUPERVISOR}]
        return [(None, self.tr("Nobody yet")), *((each.id, each.name) for each in able)]

    def _assemble_form(self, opening: bool) -> None:
        self.setObjectName("case")
        self.number.line.setObjectName("case.number")
        self.person.line.setObjectName("case.person")
        self.name_to_use.line.setObjectName("case.name_to_use")
        self.manner.box.setObjectName("case.manner")
        self.pronoun.box.setObjectName("case.pronoun")
        self.investigator.line.setObjectName("case.investigator")
        self.coordinator.box.setObjectName("case.coordinator")
        self.confirm.setObjectName("case.save")
        self.body.addWidget(self.number)
        self.body.addWidget(self.person)
        self.side_by_side(self.name_to_use, self.pronoun)
        self.side_by_side(self.manner, self.investigator)
        self.body.addWidget(self.coordinator)
        self.body.addWidget(self.marks)
        self.coordinator.setVisible(not opening)
        self.marks.setVisible(not opening)
        if not opening:
            self.manner.box.setEnabled(False)
            self.manner.set_help(self.tr("Another manner is recorded on People, with who decided it."))
        self.number.line.setReadOnly(not opening)

    def _fill(self, case: Case) -> None:
        self.number.set_text(case.number)
        self.person.set_text(case.person_name)
        self.name_to_use.set_text(case.name_to_use)
        self.manner.set_value(case.manner)
        self.pronoun.set_value(case.pronoun)
        self.investigator.set_text(case.investigator)
        self.coordinator.set_value(case.coordinator_id)
        self.marks.show_case(case)
