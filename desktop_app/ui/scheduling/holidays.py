"""Holidays: the public ones of the agency's state, and which of them it keeps."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop_app.domain.closures import Holiday
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.states import STATES
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.rooms.choices import Choice
from desktop_app.ui.scheduling.wording import long_day
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import empty
from desktop_app.ui.widgets.fields import Field

YEARS_AHEAD = 5


class HolidaysDialog(CalmDialog):
    """What is ticked is kept; a day that is kept is taken back under "Rooms closed", where its reason stands."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        sentence = self.tr("On a day you keep, whoever books is told that it is a holiday, and may book all the same.")
        super().__init__(
            self.tr("Holidays"), parent, sentence=sentence, confirm=self.tr("Keep the days ticked"), width=600
        )
        self.setObjectName("holidays")
        self.cancel.set_words(self.tr("Close"))
        self._session = session
        self._boxes: list[tuple[Holiday, QCheckBox]] = []
        self.state = Choice()
        self.state.setObjectName("holidays.state")
        self.year = QSpinBox()
        self.year.setObjectName("holidays.year")
        self.all = Button(self.tr("Tick every day"), "link")
        self.all.setObjectName("holidays.all")
        self.booked = False
        self._days = QVBoxLayout()
        self._days.setSpacing(0)
        self._assemble_form()
        self.state.currentIndexChanged.connect(self._on_state)
        self.year.valueChanged.connect(self.reload)
        self.all.clicked.connect(self._on_all)
        self.reload()
        self.year.setFocus()

    def reload(self) -> None:
        """Offer the days of the year chosen; what is over is not offered."""
        found = self._session.services.closures.holidays(self._session.actor, self.year.value())
        if isinstance(found, Refused):
            self.refuse(sentences(found))
            return
        empty(self._days)
        self._boxes.clear()
        today = self._session.today()
        for number, each in enumerate(day for day in found if day.day >= today or day.kept):
            words = self.tr("{day}: {name}").format(day=long_day(each.day), name=each.name)
            box = QCheckBox(self.tr("{words} (kept)").format(words=words) if each.kept else words)
            box.setAccessibleName(box.text())
            box.setObjectName(f"holidays.day.{number}")
            box.setChecked(each.kept)
            box.setEnabled(not each.kept)
            self._boxes.append((each, box))
            self._days.addWidget(box)

    def problem(self) -> str:
        """Keep the days ticked; `booked` tells whether visits stand on one of them."""
        days = [each.day for each, box in self._boxes if box.isChecked() and not each.kept]
        if not days:
            return self.tr("Please tick a day first.")
        outcome = self._session.services.closures.adopt_holidays(self._session.actor, self.year.value(), days)
        if isinstance(outcome, Refused):
            return sentences(outcome)
        self.booked = any(each.in_the_way for each in outcome)
        return ""

    def _on_state(self) -> None:
        outcome = self._session.services.agency.set_state(self._session.actor, self.state.currentData())
        if isinstance(outcome, Refused):
            self.refuse(sentences(outcome))
            return
        self._session.agency = outcome
        self.reload()

    def _on_all(self) -> None:
        for _, box in self._boxes:
            box.setChecked(True)

    def _assemble_form(self) -> None:
        found = self._session.services.agency.get() or self._session.agency
        self.state.offer([(self.tr("Federal holidays only"), ""), *((name, code) for code, name in STATES.items())])
        self.state.choose(found.state)
        self.state.setEnabled(self._session.may(Action.CHANGE_AGENCY))
        this_year = self._session.today().year
        self.year.setRange(this_year, this_year + YEARS_AHEAD)
        self.year.setValue(this_year)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Field(self.tr("State"), self.state), 2)
        head.addWidget(Field(self.tr("Year"), self.year), 1)
        self.body.addLayout(head)
        self.body.addWidget(self.all)
        self.body.addLayout(self._days)
