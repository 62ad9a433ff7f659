"""Asks who postponed, and why. A person who does not come today has postponed; nobody is blamed."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.widgets.fields import TextField
from desktop_app.ui.widgets.text import label


class PostponeDialog(CalmDialog):
    """`by_person()` and `reason()` once it was accepted. Nothing is chosen beforehand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        sentence = self.tr("The room is given free. A new time can be booked whenever the person is ready.")
        title, confirm, back = self.tr("Postpone the visit"), self.tr("Postpone"), self.tr("Go back")
        super().__init__(title, parent, sentence=sentence, confirm=confirm, cancel=back, width=480)
        self.setObjectName("postpone")
        self.confirm.setObjectName("postpone.save")
        self._group = QButtonGroup(self)
        question = label(self.tr("Who asked for another time?"), "field")
        self.body.addWidget(question)
        self.person = self._option(self.tr("The person"), "postpone.by_person")
        self.agency = self._option(self.tr("The agency"), "postpone.by_agency")
        question.setBuddy(self.person)
        self.words = TextField(self.tr("Reason"), holds="reason")
        self.words.line.setObjectName("postpone.reason")
        self.body.addWidget(self.words)
        self.person.setFocus()

    def by_person(self) -> bool:
        """Whether the person asked for it."""
        return self.person.isChecked()

    def reason(self) -> str:
        """The reason written."""
        return self.words.text()

    def problem(self) -> str:
        """Both are needed."""
        if self._group.checkedButton() is None:
            return self.tr("Please choose who asked for another time.")
        return "" if self.reason() else self.tr("Please give a short reason.")

    def _option(self, words: str, name: str) -> QRadioButton:
        option = QRadioButton(words)
        option.setAccessibleName(words)
        option.setObjectName(name)
        self._group.addButton(option)
        self.body.addWidget(option)
        return option
