"""One more date to be gentle with."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.cases import SensitiveDate
from desktop_app.ui.returns.inputs import DateField
from desktop_app.ui.returns.saving import SavingDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import TextField

translate = QCoreApplication.translate


class DateDialog(SavingDialog):
    """A day and what it is, in a word."""

    def __init__(self, session: Session, case_id: int, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("returns", "A date to be gentle with"),
            parent,
            sentence=translate("returns", "Whoever books on this day is asked first."),
        )
        self.setObjectName("date")
        self._case_id = case_id
        self.what = TextField(
            self.tr("What the day is"),
            self.tr("A word: birthday, hearing, funeral, holiday."),
            placeholder=self.tr("Birthday"),
            holds="what",
        )
        self.what.line.setObjectName("date.what")
        self.day = DateField(self.tr("Day"), session.today())
        self.day.edit.setObjectName("date.day")
        self.confirm.setObjectName("date.save")
        self.body.addWidget(self.what)
        self.body.addWidget(self.day)

    def wrong(self) -> str:
        return "" if self.what.text() else self.tr("Please say what the day is.")

    def save(self) -> object:
        gentle = SensitiveDate(self.day.day(), self.what.text())
        return self.session.services.cases.add_date(self.session.actor, self._case_id, gentle)
