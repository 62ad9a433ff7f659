"""Flags as calm chips, and the dialog that sets and clears them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.cases import FamilyMember
from desktop_app.domain.flags import STAYS, Flag, FlagKind, FlagWhy, standing
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import local_day
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.inputs import ChoiceField, OptionalDateField
from desktop_app.ui.returns.saving import SavingDialog
from desktop_app.ui.returns.wording import first_and_initial
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import empty
from desktop_app.ui.widgets.fields import TextField
from desktop_app.ui.widgets.pill import Pill
from desktop_app.ui.widgets.text import label, line, section_label
from desktop_app.ui.words import short_day, word

translate = QCoreApplication.translate
ACROSS = 3
"""Chips in a row: three long ones fit beside each other on the smallest screen."""


def chip_words(flag: Flag, family: Sequence[FamilyMember], today: date) -> str:
    """`Do not contact until 3 Dec: Thomas W.`; a day that has passed asks for a look."""
    words = word(flag.kind)
    if flag.expires_on is not None:
        pattern = (
            translate("returns", "{flag}, look again")
            if flag.past(today)
            else translate("returns", "{flag} until {day}")
        )
        words = pattern.format(flag=words, day=short_day(flag.expires_on))
    who = next((member for member in family if member.id == flag.member_id), None)
    return f"{words}: {first_and_initial(who.name)}" if who else words


class FlagChips(QWidget):
    """The flags that are to be minded now; hidden when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("flags.chips")
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(8)
        self._rows.setVerticalSpacing(6)
        self.hide()

    def show_flags(self, flags: Sequence[Flag], family: Sequence[FamilyMember], today: date) -> None:
        """Show what is to be minded of a family."""
        while (item := self._rows.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        minded = standing(flags, today)
        for number, flag in enumerate(minded):
            chip = Pill(chip_words(flag, family, today), "clay" if flag.kind in STAYS else "plum", symbol="note")
            self._rows.addWidget(chip, number // ACROSS, number % ACROSS, Qt.AlignmentFlag.AlignLeft)
        self._rows.setColumnStretch(ACROSS, 1)
        self.setVisible(bool(minded))

    def words(self) -> list[str]:
        """What the chips say."""
        return [chip.text() for chip in self.findChildren(Pill) if not chip.isHidden()]


class CaseFlagChips(FlagChips):
    """The chips of a case by its number, where somebody books for it; the front desk sees none."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._may = session.may(Action.SET_FLAG)

    def show_case(self, case_id: int | None) -> None:
        """Show what is to be minded of a family, or nothing where none is chosen."""
        services, actor = self._session.services, self._session.actor
        found = services.cases.family_return(actor, case_id) if self._may and case_id is not None else None
        if found is None or isinstance(found, Refused):
            self.show_flags((), (), self._session.today())
        else:
            self.show_flags(found.flags, found.family, self._session.today())


class FlagsDialog(SavingDialog):
    """Every flag of a family, with a way to clear each, and the form for one more."""

    def __init__(
        self, session: Session, case_id: int, family: Sequence[FamilyMember], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            session,
            translate("returns", "Flags"),
            parent,
            sentence=translate("returns", "What everyone who meets this family must know. A choice, never a story."),
            confirm=translate("returns", "Set the flag"),
            width=640,
        )
        self._case_id, self._family = case_id, tuple(family)
        self._may = session.may(Action.SET_FLAG)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.kind = ChoiceField(self.tr("Flag"), [(each, word(each)) for each in FlagKind])
        people = [(member.id, member.name) for member in family]
        self.whom = ChoiceField(self.tr("About"), [(None, self.tr("The whole family")), *people])
        self.why = ChoiceField(self.tr("Reason"), [(each, word(each)) for each in FlagWhy])
        self.reference = TextField(
            self.tr("Reference"),
            self.tr("Where it can be looked up, such as the number of an order."),
            holds="flag_reference",
        )
        self.expires = OptionalDateField(
            self.tr("Until"),
            None,
            session.today() + timedelta(days=30),
            self.tr("Safety, suspect and lawyer flags stay until somebody clears them."),
        )
        self._assemble_form()
        self._show_flags()

    def save(self) -> object:
        return self.session.services.flags.set(
            self.session.actor,
            self._case_id,
            self.whom.value(),
            self.kind.value(),
            self.why.value(),
            self.reference.text(),
            self.expires.day(),
        )

    def _assemble_form(self) -> None:
        self.setObjectName("flags")
        self.kind.box.setObjectName("flags.kind")
        self.whom.box.setObjectName("flags.whom")
        self.why.box.setObjectName("flags.why")
        self.reference.line.setObjectName("flags.reference")
        self.expires.box.setObjectName("flags.expires")
        self.expires.edit.setObjectName("flags.expires_on")
        self.confirm.setObjectName("flags.save")
        self.body.addLayout(self._list)
        if not self._may:
            self.confirm.hide()
            return
        self.body.addWidget(section_label(self.tr("One more")))
        self.side_by_side(self.kind, self.whom)
        self.side_by_side(self.why, self.expires)
        self.body.addWidget(self.reference)

    def _show_flags(self) -> None:
        empty(self._list)
        found = self.session.services.flags.of_case(self.session.actor, self._case_id)
        flags = () if isinstance(found, Refused) else found.flags
        if not flags:
            self._list.addWidget(label(self.tr("No flag has been set for this family."), "subtitle", wrap=True))
        for number, flag in enumerate(flags):
            if number:
                self._list.addWidget(line())
            self._list.addLayout(self._row(flag))

    def _row(self, flag: Flag) -> QHBoxLayout:
        today = self.session.today()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(chip_words(flag, self._family, today), "strong", wrap=True))
        words.addWidget(label(self._facts(flag), "second", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(words, 1)
        if self._may and flag.cleared_at is None:
            button = Button(self.tr("Clear\u2026"), "link")
            button.setObjectName(f"flags.clear.{flag.id}")
            button.setAccessibleName(self.tr("Clear: {flag}").format(flag=chip_words(flag, self._family, today)))
            button.setProperty("flag", flag.id)
            button.clicked.connect(self._on_clear)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _facts(self, flag: Flag) -> str:
        zone, today = self.session.zone, self.session.today()
        set_on = day_month(local_day(flag.set_at, zone), today)
        parts = [
            word(flag.why),
            flag.reference,
            self.tr("set by {name}, {day}").format(name=flag.set_by, day=set_on),
        ]
        if flag.cleared_at is not None:
            day = day_month(local_day(flag.cleared_at, zone), today)
            cleared = self.tr("cleared by {name}, {day}: {why}")
            parts.append(cleared.format(name=flag.cleared_by, day=day, why=flag.cleared_why))
        return " \u00b7 ".join(part for part in parts if part)

    def _on_clear(self) -> None:
        flag_id = int(self.sender().property("flag"))
        reason = self.session.messages.ask_reason(
            self, self.tr("Clear the flag"), self.tr("Why need it not be minded any more?")
        )
        if reason is None:
            return
        outcome = self.session.services.flags.clear(self.session.actor, flag_id, reason)
        if isinstance(outcome, Refused):
            self.refuse(sentences(outcome))
            return
        self._show_flags()
        self.session.changed.emit()
