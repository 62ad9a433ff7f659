"""Asks an authority about the holds it decides, reminds it, or records that it still needs what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop_app.domain.handouts import ReleaseRequest
from desktop_app.domain.hold_requests import REMIND_AFTER, OfAuthority, Unanswered
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.inputs import ChoiceField, DateField, OptionalDateField
from desktop_app.ui.returns.letter_dialog import LetterDialog
from desktop_app.ui.returns.saving import SavingDialog
from desktop_app.ui.returns.wording import holder
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import Field, TextField

translate = QCoreApplication.translate
LOOK_AGAIN = timedelta(days=30)
HOLD = Qt.ItemDataRole.UserRole
LIST_HEIGHT = 200  # pixels; more scrolls


class _LetterSaving(SavingDialog):
    """Opens the letter once it is recorded that it was asked for."""

    letter: ReleaseRequest | None = None
    about_case = 0

    def accept(self) -> None:
        owner = self.parentWidget()
        super().accept()
        if self.letter is not None and owner is not None:
            LetterDialog(self.session, self.letter, self.about_case, owner).open()

    def keep(self, outcome: object) -> object:
        """Remember the letter of an answer."""
        self.letter = outcome if isinstance(outcome, ReleaseRequest) else None
        return outcome


class AskDialog(_LetterSaving):
    """One authority, the holds it decides, and the day to remind it. Nothing of the family is in the letter."""

    def __init__(
        self, session: Session, case_id: int, groups: Sequence[OfAuthority], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            session,
            translate("returns", "Ask for a release"),
            parent,
            sentence=translate(
                "returns", "A letter to one authority, with a line to answer for each item. It names no family."
            ),
            confirm=translate("returns", "Record and show the letter"),
            width=620,
        )
        self.about_case = case_id
        nobody = translate("returns", "Nobody named yet")
        self.group = ChoiceField(self.tr("Holds of"), [(each, each.authority or nobody) for each in groups])
        self.authority = TextField(
            self.tr("Letter to"), self.tr("Name and office, as they stand on the letter."), holds="authority"
        )
        self.holds = QListWidget()
        self.holds.setMaximumHeight(LIST_HEIGHT)
        self.remind = OptionalDateField(
            self.tr("Remind them on"), session.today() + REMIND_AFTER, session.today() + REMIND_AFTER
        )
        self._assemble_form()
        self.group.box.currentIndexChanged.connect(self._show_holds)
        self._show_holds()

    def wrong(self) -> str:
        return "" if self._chosen() else self.tr("Please choose at least one hold.")

    def save(self) -> object:
        service = self.session.services.hold_requests
        chosen, day = self._chosen(), self.remind.day()
        return self.keep(service.ask(self.session.actor, self.about_case, self.authority.text(), chosen, day))

    def _assemble_form(self) -> None:
        self.setObjectName("ask")
        self.group.box.setObjectName("ask.group")
        self.authority.line.setObjectName("ask.authority")
        self.remind.box.setObjectName("ask.remind")
        self.remind.edit.setObjectName("ask.remind_on")
        self.confirm.setObjectName("ask.save")
        self.body.addWidget(self.group)
        self.body.addWidget(self.authority)
        self.holds.setObjectName("ask.holds")
        self.body.addWidget(Field(self.tr("Ask about"), self.holds, self.tr("Space leaves one out or takes it in.")))
        self.body.addWidget(self.remind)

    def _chosen(self) -> tuple[int, ...]:
        rows = (self.holds.item(number) for number in range(self.holds.count()))
        return tuple(row.data(HOLD) for row in rows if row.checkState() is Qt.CheckState.Checked)

    def _show_holds(self) -> None:
        group = self.group.value()
        self.authority.set_text(group.authority)
        self.holds.clear()
        pattern = self.tr("{number}: {item} ({kind})")
        for item, hold in group.holds:
            words = pattern.format(number=item.number, item=item.description, kind=holder(hold.kind).lower())
            row = QListWidgetItem(words, self.holds)
            row.setData(HOLD, hold.id)
            row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(Qt.CheckState.Checked)


class RemindDialog(_LetterSaving):
    """One more letter about everything an authority has not answered for a case."""

    def __init__(self, session: Session, line: Unanswered, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("returns", "Remind an authority"),
            parent,
            sentence=_about(line),
            confirm=translate("returns", "Record and show the letter"),
        )
        self._line, self.about_case = line, line.case_id
        day = session.today() + REMIND_AFTER
        self.remind = OptionalDateField(self.tr("Remind them again on"), day, day)
        self.setObjectName("remind")
        self.remind.box.setObjectName("remind.remind")
        self.remind.edit.setObjectName("remind.remind_on")
        self.confirm.setObjectName("remind.save")
        self.body.addWidget(self.remind)

    def save(self) -> object:
        service, line = self.session.services.hold_requests, self._line
        return self.keep(service.remind(self.session.actor, line.case_id, line.authority, self.remind.day()))


class LetterBackDialog(SavingDialog):
    """Which letter came back undelivered, and when."""

    def __init__(self, session: Session, line: Unanswered, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("returns", "Came back undelivered"),
            parent,
            sentence=translate("returns", "{about} Nobody was asked by it: write again, another way.").format(
                about=_about(line)
            ),
            confirm=translate("returns", "Record that it came back"),
        )
        self._line = line
        days = [(day, day_month(day, session.today())) for day in reversed(line.out)]
        self.letter: ChoiceField[date] = ChoiceField(self.tr("The letter of"), days)
        self.day = DateField(self.tr("Came back on"), session.today())
        self.setObjectName("letter_back")
        self.letter.box.setObjectName("letter_back.letter")
        self.day.edit.setObjectName("letter_back.day")
        self.confirm.setObjectName("letter_back.save")
        self.side_by_side(self.letter, self.day)

    def save(self) -> object:
        service, line, on = self.session.services.hold_requests, self._line, self.day.day()
        return service.came_back(self.session.actor, line.case_id, line.authority, self.letter.value(), on)


class StillNeededDialog(SavingDialog):
    """An answer without a clearance: still needed until a day, when it is looked at again."""

    def __init__(self, session: Session, line: Unanswered, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("returns", "Still needed"),
            parent,
            sentence=_about(line),
            confirm=translate("returns", "Record the answer"),
        )
        self._line = line
        self.until = DateField(
            self.tr("Still needed until"),
            session.today() + LOOK_AGAIN,
            self.tr("It is looked at again that day, and the family's sheet says so."),
        )
        self.setObjectName("still_needed")
        self.until.edit.setObjectName("still_needed.until")
        self.confirm.setObjectName("still_needed.save")
        self.body.addWidget(self.until)

    def save(self) -> object:
        service, line = self.session.services.hold_requests, self._line
        return service.still_needed(self.session.actor, line.case_id, line.authority, self.until.day())


def _about(line: Unanswered) -> str:
    count = len(line.hold_ids)
    one, many = (
        translate("returns", "Case {case}, {authority}: 1 hold."),
        translate("returns", "Case {case}, {authority}: {count} holds."),
    )
    return (one if count == 1 else many).format(case=line.case_number, authority=line.authority, count=count)
