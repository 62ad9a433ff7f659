"""What the family chose for one belonging: whether and when, what they hear and see first, cleaning, packaging."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.items import (
    IRREVERSIBLE,
    Choice,
    Cleaning,
    ConditionTold,
    Decision,
    Item,
    Packaging,
    Photographs,
)
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.wishes import Wishes
from desktop_app.ui.moments import day_month, moment_words
from desktop_app.ui.returns.choice_options import Options
from desktop_app.ui.returns.inputs import OptionalDateField
from desktop_app.ui.returns.preference_dialog import RevisionsDialog
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import word

LATER = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is marked for a belonging and not kept yet: an answer of the family that must not get lost by a click."""

    item: Item
    replies: tuple[StrEnum, ...]
    told: tuple[bool, bool]
    ask_on: date | None


class ChoiceEditor(Card):
    """Victim services records; the other roles read. `keeping` is shown by whoever shows this, always in sight."""

    saved = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._session = session
        self._item: Item | None = None
        self._shown: Draft | None = None
        self._drafts: dict[int, Draft] = {}
        self._may = session.may(Action.RECORD_CHOICE)
        self._name = label("", "heading", wrap=True)
        self._condition = label("", "subtitle", wrap=True)
        self.decision = Options(self.tr("What they would like"), tuple(Decision), "decision")
        self.ask_on = OptionalDateField(self.tr("Ask again on"), None, session.today() + LATER)
        self.condition_told = Options(self.tr("Told how it looks"), tuple(ConditionTold), "condition_told")
        self.photographs = Options(self.tr("Photographs first"), tuple(Photographs), "photographs")
        self.cleaning = Options(self.tr("Cleaning"), tuple(Cleaning), "cleaning")
        self.packaging = Options(self.tr("Packaging"), tuple(Packaging), "packaging")
        self._warning = label("", "problem", wrap=True)
        self._warning.setObjectName("choices.warning")
        self.warned = QCheckBox(self.tr("They were told, and said yes again"))
        self.warned.setObjectName("choices.warned")
        self._later = label(self.tr("What is not returned may later be gone for good."), "problem", wrap=True)
        self.final = QCheckBox(self.tr("They were told, and said so again"))
        self.final.setObjectName("choices.final")
        self.notice = Notice()
        self.notice.setObjectName("choices.notice")
        self._asked = label("", "third", wrap=True)
        self.history = Button(self.tr("Earlier answers"), "link")
        self.history.setObjectName("choices.history")
        self.save = Button(self.tr("Keep this choice"), "primary")
        self.save.setObjectName("choices.save")
        self._parts = (self.decision, self.condition_told, self.photographs, self.cleaning, self.packaging)
        self._assemble()
        self.save.clicked.connect(self._on_save)
        self.history.clicked.connect(self._on_history)
        self.cleaning.changed.connect(self._on_cleaning_changed)
        self.decision.changed.connect(self._on_decision)

    def show_wishes(self, wishes: Wishes) -> None:
        """What the family said for all: it holds where nothing is chosen for the one belonging."""
        self.condition_told.say_for_all(wishes.condition_told)
        self.photographs.say_for_all(wishes.photographs)
        self.cleaning.say_for_all(wishes.cleaning)
        self.packaging.say_for_all(wishes.packaging)

    def show_item(self, item: Item | None) -> None:
        """Show what is recorded for one belonging; what is being chosen for the same one is kept."""
        same = (
            item is not None and self._item is not None and (item.id, item.choice) == (self._item.id, self._item.choice)
        )
        if not same:
            self._put_aside()
        self._item = item
        for part in (self, self.save):
            part.setEnabled(item is not None)
        if item is None:
            return
        self._name.setText(item.family_description or item.description)
        self._condition.setText(item.family_condition)
        self._condition.setVisible(bool(item.family_condition))
        self._asked.setText(self._asked_words(item))
        self.history.setVisible(item.choice.asked_at is not None)
        if not same:
            self._fill(item)
            self._shown = self._marked(item)
            self._take_up(item)
        for part in (*self._parts, self.ask_on, self.warned, self.final):
            part.setEnabled(self._may)
        for change in IRREVERSIBLE:
            self.cleaning.button(change).setEnabled(item.releasable)
        self._on_cleaning()
        self._on_decision()

    def unkept(self) -> tuple[str, ...]:
        """The belongings for which something is marked and not kept, while another one is shown."""
        return tuple(each.item.family_description or each.item.description for each in self._drafts.values())

    def forget(self) -> None:
        """Another family is shown: nothing that was marked for this one goes with it."""
        self._drafts.clear()
        self._item = self._shown = None

    def _marked(self, item: Item) -> Draft:
        told = self.warned.isChecked(), self.final.isChecked()
        return Draft(item, tuple(part.value() for part in self._parts), told, self.ask_on.day())

    def _put_aside(self) -> None:
        if self._item is None or self._shown is None:
            return
        marked = self._marked(self._item)
        if marked != self._shown and self._may:
            self._drafts[self._item.id] = marked

    def _take_up(self, item: Item) -> None:
        """What was marked before somebody turned to another belonging, unless something else was kept meanwhile."""
        draft = self._drafts.pop(item.id, None)
        if draft is None or draft.item.choice != item.choice:
            return
        for part, reply in zip(self._parts, draft.replies, strict=True):
            part.set_value(reply)
        self.warned.setChecked(draft.told[0])
        self.final.setChecked(draft.told[1])
        self.ask_on.box.setChecked(draft.ask_on is not None)
        if draft.ask_on is not None:
            self.ask_on.edit.set_day(draft.ask_on)

    def _fill(self, item: Item) -> None:
        self.notice.clear()
        self.decision.set_value(item.choice.decision)
        self.condition_told.set_value(item.choice.condition_told)
        self.photographs.set_value(item.choice.photographs)
        self.cleaning.set_value(item.choice.cleaning)
        self.packaging.set_value(item.choice.packaging)
        declined = item.choice.decision is Decision.DO_NOT_RETURN and item.choice.cleaning not in IRREVERSIBLE
        self.warned.setChecked(item.choice.warned and not declined)
        self.final.setChecked(item.choice.warned and declined)
        made = self._session.services.items.choices(self._session.actor, item.id)
        ask_on = None if isinstance(made, Refused) else made.ask_on
        self.ask_on.box.setChecked(ask_on is not None)
        coming = ask_on is not None and ask_on > self._session.today()
        self.ask_on.edit.set_day(ask_on if ask_on is not None and coming else self._session.today() + LATER)

    def _assemble(self) -> None:
        self.body.setSpacing(10)
        self.ask_on.box.setObjectName("choices.ask_again")
        self.ask_on.edit.setObjectName("choices.ask_on")
        self.final.setAccessibleName(self.tr("It may later be gone for good: they were told, and said so again"))
        self.warned.setAccessibleName(self.tr("Cleaning cannot be undone: they were told, and said yes again"))
        for part in (
            self._name,
            self._condition,
            self.decision,
            self.ask_on,
            self._later,
            self.final,
            self.condition_told,
            self.photographs,
            self.cleaning,
            self._warning,
            self.packaging,
        ):
            self.body.addWidget(part)
        self.body.insertWidget(self.body.indexOf(self.packaging), self.warned, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.addWidget(self._asked, 1)
        row.addWidget(self.history)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.keeping = QVBoxLayout()
        self.keeping.addWidget(self.notice)
        self.keeping.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        if not self._may:
            self.save.hide()

    def _asked_words(self, item: Item) -> str:
        if item.choice.asked_at is None:
            return (
                self.tr("Nobody has asked yet.")
                if self._may
                else self.tr("Nobody has asked yet. Victim services asks the family.")
            )
        when = moment_words(item.choice.asked_at, self._session.zone)
        return self.tr("Asked by {who}, {when}.").format(who=item.choice.asked_by, when=when)

    def _on_cleaning(self) -> None:
        held = self._item is not None and not self._item.releasable
        changes = self.cleaning.value() in IRREVERSIBLE
        if self.cleaning.value() is Cleaning.CLEAN:
            words = self.tr("Cleaning cannot be undone. Smell and marks will be gone. Please ask once more.")
        elif changes:
            words = self.tr("Repair cannot be undone. It may take away what they wish to keep. Please ask once more.")
        elif held:
            words = self.tr("Cleaning can be chosen once every hold on this item is cleared. It cannot be undone.")
        else:
            words = self.tr("Cleaning cannot be undone, so nothing is cleaned before the family has been asked.")
        self._warning.setText(words)
        self.warned.setVisible(changes)

    def _on_cleaning_changed(self) -> None:
        """Another wish is warned about anew."""
        self.warned.setChecked(False)
        self._on_cleaning()

    def _on_decision(self) -> None:
        """Only "not now" promises a call to ask again; only "do not return" has to be said twice, to count for good."""
        self.ask_on.setVisible(self.decision.value() is Decision.LATER)
        for part in (self._later, self.final):
            part.setVisible(self.decision.value() is Decision.DO_NOT_RETURN)

    def _on_save(self) -> None:
        item, session = self._item, self._session
        if item is None:
            return
        decision, cleaning = Decision(self.decision.value()), Cleaning(self.cleaning.value())
        told = self.warned if cleaning in IRREVERSIBLE else self.final
        told_twice = (cleaning in IRREVERSIBLE or decision is Decision.DO_NOT_RETURN) and told.isChecked()
        outcome = session.services.items.record_choice(
            session.actor,
            item.id,
            decision,
            cleaning,
            Packaging(self.packaging.value()),
            ConditionTold(self.condition_told.value()),
            Photographs(self.photographs.value()),
            warned=told_twice,
            ask_on=self.ask_on.day() if decision is Decision.LATER else None,
        )
        if isinstance(outcome, Refused):
            self.notice.say(sentences(outcome), "clay")
            return
        self._shown = self._marked(item)
        session.changed.emit()
        self.saved.emit(item.id)

    def _on_history(self) -> None:
        item, session = self._item, self._session
        if item is None:
            return
        made = session.services.items.choices(session.actor, item.id)
        if session.answer(self, made) and not isinstance(made, Refused):
            rows = [(self._said(each), self._when(each)) for each in reversed(made.revisions)]
            if made.ask_on is not None and rows:
                again = self.tr("ask again on {day}").format(day=day_month(made.ask_on, session.today()))
                rows[0] = (f"{rows[0][0]} \u00b7 {again}", rows[0][1])
            RevisionsDialog(item.family_description or item.description, rows, self).open()

    def _said(self, choice: Choice) -> str:
        parts = [
            (self.decision.accessibleName(), choice.decision),
            (self.condition_told.accessibleName(), choice.condition_told),
            (self.photographs.accessibleName(), choice.photographs),
            (self.cleaning.accessibleName(), choice.cleaning),
            (self.packaging.accessibleName(), choice.packaging),
        ]
        told = [f"{title}: {word(value)}" for title, value in parts if value.value != "not_asked"]
        if choice.warned:
            told.append(self.tr("told that it cannot be undone"))
        return " \u00b7 ".join(told) or self.tr("Not asked yet")

    def _when(self, choice: Choice) -> str:
        when = moment_words(choice.asked_at or 0, self._session.zone)
        return self.tr("{when}, asked by {who}").format(when=when, who=choice.asked_by)
