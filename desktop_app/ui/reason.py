"""The dialog that asks why: a few usual reasons, or one's own words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.widgets.fields import TextField


class ReasonDialog(CalmDialog):
    """Without choices there is only the line to write in. `confirm` says what happens then."""

    def __init__(
        self, title: str, prompt: str, choices: Sequence[str] = (), parent: QWidget | None = None, confirm: str = ""
    ) -> None:
        super().__init__(title, parent, sentence=prompt, confirm=confirm, cancel="", width=480)
        self.setObjectName("reason")
        if not confirm:
            self.confirm.set_words(self.tr("Save reason"))
        self.cancel.set_words(self.tr("Go back"))
        self._group = QButtonGroup(self)
        for index, choice in enumerate([*choices, self.tr("Another reason")] if choices else []):
            option = QRadioButton(choice)
            option.setAccessibleName(choice)
            option.setObjectName(f"reason.choice.{index}")
            self._group.addButton(option, index)
            self.body.addWidget(option)
        self.words = TextField(self.tr("Reason"), holds="reason")
        self.words.line.setObjectName("reason.words")
        self.words.setVisible(not choices)
        self.body.addWidget(self.words)
        self._group.idToggled.connect(self._on_toggled)
        (self._group.button(0) or self.words).setFocus()

    def reason(self) -> str:
        """The reason chosen or written."""
        chosen = self._group.checkedButton()
        return self.words.text() if chosen is None or self._own_words() else chosen.text()

    def problem(self) -> str:
        """A reason is needed before it can be kept."""
        return "" if self.reason() else self.tr("Please choose a reason or write one.")

    def _own_words(self) -> bool:
        return self._group.checkedId() == len(self._group.buttons()) - 1

    def _on_toggled(self, index: int, checked: bool) -> None:
        del index
        if checked and self._group.buttons():
            self.words.setVisible(self._own_words())
            if self._own_words():
                self.words.setFocus()
