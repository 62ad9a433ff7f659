"""Family words: phrases to begin from, each a button; what they say is edited by hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.phrases import Phrase, with_phrase, without_phrase
from desktop_app.ui.handouts.languages import family_languages
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.segmented import Segmented
from desktop_app.ui.widgets.text import label
from desktop_app.ui.widgets.tips import plain_tip


class FamilyWords(QWidget):
    """Reads and writes the words through its owner; the evidence system's note never comes into them."""

    edited = Signal(str)

    def __init__(self, phrases: Sequence[Phrase], language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("words.phrases")
        self._phrases = tuple(phrases)
        self._text = ""
        self._buttons: dict[str, Button] = {}
        self.language = Segmented(family_languages(), self.tr("Language"))
        self.language.setObjectName("words.language")
        self.language.set_value(language)
        holder = QWidget()
        holder.setAccessibleName(self.tr("Family words"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        flow = FlowLayout(holder, gap=6)
        for phrase in self._phrases:
            flow.addWidget(self._button(phrase))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        hint = self.tr("Family words: choose what is true, then change the sentence by hand until it fits.")
        column.addWidget(label(hint, "second", wrap=True))
        column.addWidget(self.language)
        column.addWidget(holder)
        self.language.chosen.connect(self._on_language)

    def show_text(self, text: str) -> None:
        """Press the buttons whose sentences stand in the words as they are now."""
        self._text = text
        for phrase in self._phrases:
            self._buttons[phrase.key].setChecked(phrase.text[self.language.value()] in text)

    def _button(self, phrase: Phrase) -> Button:
        made = Button(phrase.label["en"], "answer")
        made.setCheckable(True)
        made.setObjectName(f"words.phrase.{phrase.key}")
        made.setProperty("phrase", phrase.key)
        made.setToolTip(plain_tip(phrase.text[self.language.value()]))
        made.clicked.connect(self._on_phrase)
        self._buttons[phrase.key] = made
        return made

    def _on_phrase(self, checked: bool) -> None:
        key, language = str(self.sender().property("phrase")), self.language.value()
        phrase = next(each for each in self._phrases if each.key == key)
        self._text = (with_phrase if checked else without_phrase)(self._text, phrase, language)
        self.edited.emit(self._text)

    def _on_language(self, language: str) -> None:
        for phrase in self._phrases:
            self._buttons[phrase.key].setToolTip(plain_tip(phrase.text[language]))
        self.show_text(self._text)
