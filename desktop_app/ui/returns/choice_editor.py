"""What the family chose for one belonging: whether and when, cleaning, packaging."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from desktop_app.domain.items import Cleaning, Decision, Item, Packaging
from desktop_app.domain.permissions import Action, may
from desktop_app.domain.refusals import Refused
from desktop_app.ui.moments import moment_words
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label, section_label
from desktop_app.ui.words import word


class _Options(QWidget):
    """One question with all its answers in sight."""

    changed = Signal()

    def __init__(self, title: str, options: Sequence[StrEnum], prefix: str) -> None:
        super().__init__()
        self._values = tuple(options)
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(section_label(title), 0, 0, 1, 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.setAccessibleName(title)
        for index, value in enumerate(self._values):
            words = word(value)
            button = QRadioButton(words[:1].upper() + words[1:])
            button.setAccessibleName(f"{title}: {words}")
            button.setObjectName(f"choices.{prefix}.{value.value}")
            self._group.addButton(button, index)
            grid.addWidget(button, 1 + index // 2, index % 2)
        self._group.idToggled.connect(self._on_toggled)

    def value(self) -> StrEnum:
        """The answer chosen."""
        return self._values[max(self._group.checkedId(), 0)]

    def set_value(self, value: StrEnum) -> None:
        """Choose an answer."""
        self._group.button(self._values.index(value)).setChecked(True)

    def button(self, value: StrEnum) -> QRadioButton:
        """The button of an answer."""
        found = self._group.button(self._values.index(value))
        assert isinstance(found, QRadioButton)
        return found

    def _on_toggled(self, _index: int, checked: bool) -> None:
        if checked:
            self.changed.emit()


class ChoiceEditor(Card):
    """Victim services records; the other roles read."""

    saved = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._session = session
        self._item: Item | None = None
        self._may = may(session.actor.role, Action.RECORD_CHOICE)
        self._name = label("", "heading", wrap=True)
        self._condition = label("", "subtitle", wrap=True)
        self.decision = _Options(self.tr("What they would like"), tuple(Decision), "decision")
        self.cleaning = _Options(self.tr("Cleaning"), tuple(Cleaning), "cleaning")
        self.packaging = _Options(self.tr("Packaging"), tuple(Packaging), "packaging")
        self._warning = label("", "problem", wrap=True)
        self._warning.setObjectName("choices.warning")
        self.notice = Notice()
        self.notice.setObjectName("choices.notice")
        self._asked = label("", "third", wrap=True)
        self.save = Button(self.tr("Keep this choice"), "primary")
        self.save.setObjectName("choices.save")
        self._parts = (self.decision, self.cleaning, self.packaging)
        self._assemble()
        self.save.clicked.connect(self._on_save)
        self.cleaning.changed.connect(self._on_cleaning)

    def show_item(self, item: Item | None) -> None:
        """Show what is recorded for one belonging; what is being chosen for the same one is kept."""
        same = (
            item is not None and self._item is not None and (item.id, item.choice) == (self._item.id, self._item.choice)
        )
        self._item = item
        self.setEnabled(item is not None)
        if item is None:
            return
        self._name.setText(item.family_description or item.description)
        self._condition.setText(item.family_condition)
        self._condition.setVisible(bool(item.family_condition))
        self._asked.setText(self._asked_words(item))
        if not same:
            self.notice.clear()
            self.decision.set_value(item.choice.decision)
            self.cleaning.set_value(item.choice.cleaning)
            self.packaging.set_value(item.choice.packaging)
        for part in self._parts:
            part.setEnabled(self._may)
        self.cleaning.button(Cleaning.CLEAN).setEnabled(item.releasable)
        self._on_cleaning()

    def _assemble(self) -> None:
        self.body.setSpacing(10)
        for part in (
            self._name,
            self._condition,
            self.decision,
            self.cleaning,
            self._warning,
            self.packaging,
            self._asked,
        ):
            self.body.addWidget(part)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.save.setVisible(self._may)
        self.body.addStretch(1)

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
        if self.cleaning.value() is Cleaning.CLEAN:
            words = self.tr(
                "Cleaning cannot be undone. A scent or a mark may be what they want to keep: ask once more before it is done."
            )
        elif held:
            words = self.tr("Cleaning can be chosen once every hold on this item is cleared. It cannot be undone.")
        else:
            words = self.tr("Cleaning cannot be undone, so nothing is cleaned before the family has been asked.")
        self._warning.setText(words)

    def _on_save(self) -> None:
        item, session = self._item, self._session
        if item is None:
            return
        outcome = session.services.items.record_choice(
            session.actor,
            item.id,
            Decision(self.decision.value()),
            Cleaning(self.cleaning.value()),
            Packaging(self.packaging.value()),
        )
        if isinstance(outcome, Refused):
            self.notice.say(sentences(outcome), "clay")
            return
        session.changed.emit()
        self.saved.emit(item.id)
