"""The agency's period, in years; blank while nobody has looked it up."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.retention import LEAST_YEARS, MOST_YEARS
from desktop_app.ui.accounts.confirming import confirmed
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import Field

translate = QCoreApplication.translate


class PeriodDialog(CalmDialog):
    """A number of years, or none."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("retention", "How long records are kept"),
            parent,
            sentence=translate(
                "retention",
                "Counted from the day a family's return is over: closed, or withdrawn. Your counsel knows the rule.",
            ),
        )
        self.setObjectName("retention.period_dialog")
        self._session = session
        known = session.services.retention.years(session.actor)
        years = known if isinstance(known, int) else None
        self.is_set = QCheckBox(self.tr("The agency has set how long"))
        self.is_set.setObjectName("retention.is_set")
        self.is_set.setAccessibleName(self.is_set.text())
        self.years = QSpinBox()
        self.years.setObjectName("retention.years")
        self.years.setRange(LEAST_YEARS, MOST_YEARS)
        self.years.setValue(years or LEAST_YEARS)
        self.is_set.setChecked(years is not None)
        self.years.setEnabled(years is not None)
        self.is_set.toggled.connect(self.years.setEnabled)
        self.body.addWidget(self.is_set)
        self.body.addWidget(Field(self.tr("Years"), self.years), 0, Qt.AlignmentFlag.AlignLeft)
        self.confirm.setObjectName("retention.save")
        (self.years if years is not None else self.is_set).setFocus()

    def problem(self) -> str:
        """Keeps the years; a refusal is said in the dialog."""
        confirmed(self._session, self, Action.SET_RETENTION)  # once more, where it took longer than that counts
        count = self.years.value() if self.is_set.isChecked() else None
        outcome = self._session.services.retention.set_years(self._session.actor, count)
        return sentences(outcome) if isinstance(outcome, Refused) else ""
