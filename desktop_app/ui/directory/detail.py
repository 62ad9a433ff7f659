"""The chosen row of the directory: all that is known of it, and what may be done to it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.directory import Resource, ResourceStatus
from desktop_app.ui.directory.words import audience_words, category_word, due_words, reach_words
from desktop_app.ui.moments import day_month
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.text import ElidedLabel, label


class ResourceCard(Card):
    """`verify`, `change`, `retire`, `use_again`: shown where they can be done and the role may."""

    def __init__(self, language: str, *, may_change: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("directory.chosen")
        self._language, self._may_change = language, may_change
        self._name, self._filed = label("", "strong", wrap=True), label("", "second", wrap=True)
        self._reach, self._about = label("", wrap=True), label("", wrap=True)
        self._checked = label("", "second", wrap=True)
        self._source = ElidedLabel("", "second")
        self.verify = self._button("verify", self.tr("Called, still right"), "primary", "check")
        self.change = self._button("change", self.tr("Change…"))
        self.retire = self._button("retire", self.tr("No longer there"))
        self.use_again = self._button("use_again", self.tr("Take into use"), "primary")
        column, buttons = QVBoxLayout(), QHBoxLayout()
        column.setSpacing(3)
        buttons.setSpacing(12)
        for part in (self._name, self._reach, self._about, self._filed, self._checked, self._source):
            column.addWidget(part)
        for button in (self.retire, self.change, self.verify, self.use_again):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addLayout(column, 1)
        row.addLayout(buttons)
        self.body.addLayout(row)
        self.show_resource(None, date.min)

    def show_resource(self, resource: Resource | None, today: date) -> None:
        """Show this row; None while nothing is chosen."""
        off = resource is not None and resource.status is ResourceStatus.OFF
        for button, there in (
            (self.verify, not off),
            (self.retire, not off),
            (self.use_again, off),
            (self.change, True),
        ):
            button.setVisible(self._may_change and there)
            button.setEnabled(resource is not None)
        self._name.setText(resource.name if resource else self.tr("Nothing is chosen."))
        hours = resource.hours.get(self._language, "") if resource else ""
        self._reach.setText(" · ".join(part for part in (reach_words(resource), hours) if part) if resource else "")
        self._about.setText(resource.about.get(self._language, "") if resource else "")
        self._filed.setText(self._where(resource) if resource else "")
        self._checked.setText(self._called(resource, today) if resource else "")
        source = resource.source if resource else ""
        self._source.setText(self.tr("Where it was found: {source}").format(source=source) if source else "")
        for part in (self._reach, self._about, self._filed, self._checked, self._source):
            part.setVisible(bool(part.text()))

    def show_review(self, *, on: bool) -> None:
        """Whoever calls says that it changed; whoever only looks, changes it."""
        self.change.set_words(self.tr("Changed…") if on else self.tr("Change…"))

    @staticmethod
    def _where(resource: Resource) -> str:
        parts = (category_word(resource.category), resource.jurisdiction, audience_words(resource), resource.languages)
        return " · ".join(part for part in parts if part)

    def _called(self, resource: Resource, today: date) -> str:
        if resource.verified_on is None:
            return ""
        day = day_month(resource.verified_on, today)
        said = self.tr("Checked by {name} on {day}").format(name=resource.verified_by, day=day)
        return f"{said} · {due_words(resource, today)}"

    def _button(self, name: str, words: str, role: str = "", icon: str = "") -> Button:
        button = Button(words, role, icon)
        button.setObjectName(f"directory.{name}")
        return button
