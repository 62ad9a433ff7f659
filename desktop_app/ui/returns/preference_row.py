"""One topic of the call: what to say, the answers as buttons, and what was said when."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.preferences import DEFAULTS_OF_ITEMS, Preference, Reply, Topic, answers
from desktop_app.domain.times import local_day
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.preference_words import reply_word, said_word, topic_say, topic_word
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.text import label

_STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1,
}  # fmt: skip


class Answers(QWidget):
    """The answers of a topic: one Tab stop, arrows go from one to the next, only Enter, Space or a click choose."""

    chosen = Signal(str)

    def __init__(self, topic: Topic) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._replies = answers(topic)
        self.setAccessibleName(topic_word(topic))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self)
        for number, reply in enumerate(self._replies):
            button = Button(reply_word(reply), "answer")
            button.setProperty("unasked", reply is Reply.NOT_ASKED)
            button.setCheckable(True)
            button.setAccessibleName(f"{topic_word(topic)}: {said_word(reply)}")
            button.setObjectName(f"preferences.{topic.value}.{reply.value}")
            button.installEventFilter(self)
            self._group.addButton(button, number)
            flow.addWidget(button)
        self._group.idClicked.connect(self._on_clicked)
        self.set_value(Reply.NOT_ASKED)

    def set_value(self, reply: Reply) -> None:
        """Show what stands."""
        self._group.button(self._replies.index(reply)).setChecked(True)
        self._offer(self._replies.index(reply))

    def value(self) -> Reply:
        """The answer shown as standing."""
        return self._replies[self._group.checkedId()]

    def button(self, reply: Reply) -> Button:
        """The button of an answer."""
        found = self._group.button(self._replies.index(reply))
        assert isinstance(found, Button)
        return found

    def focus_standing(self) -> None:
        """Put the keyboard on the answer that stands."""
        self._group.checkedButton().setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move the focus and never choose: each answer that is chosen is kept at once."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            buttons = self._group.buttons()
            number = (buttons.index(watched) + _STEPS[Qt.Key(event.key())]) % len(buttons)
            self._offer(number)
            buttons[number].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _offer(self, number: int) -> None:
        """Which of the buttons Tab comes to."""
        for place, button in enumerate(self._group.buttons()):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == number else Qt.FocusPolicy.ClickFocus)

    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._replies[number].value)


class PreferenceRow(QWidget):
    """A topic; whoever may not record reads the answer alone."""

    chosen = Signal(str, str)
    word_wanted = Signal(str)
    history_wanted = Signal(str)

    def __init__(self, session: Session, topic: Topic, name: str, *, may_record: bool) -> None:
        super().__init__()
        self._session, self._may = session, may_record
        self._said = Preference(topic, Reply.NOT_ASKED)
        self.topic = topic
        self.answers = Answers(topic)
        self._answer = label("", wrap=True)
        self._answer.setObjectName(f"preferences.{topic.value}.answer")
        self._standing = label("", "second", wrap=True)
        self._standing.setObjectName(f"preferences.{topic.value}.said")
        self.word = Button(self.tr("Add a word\u2026"), "link")
        self.word.setObjectName(f"preferences.{topic.value}.word")
        self.word.setAccessibleName(self.tr("Add a word: {topic}").format(topic=topic_word(topic)))
        self.history = Button(self.tr("Earlier answers"), "link")
        self.history.setObjectName(f"preferences.{topic.value}.history")
        self.history.setAccessibleName(self.tr("Earlier answers: {topic}").format(topic=topic_word(topic)))
        self._assemble(name)
        self.answers.chosen.connect(self._on_chosen)
        self.word.clicked.connect(self._on_word)
        self.history.clicked.connect(self._on_history)

    def show_said(self, said: Preference) -> None:
        """Show what stands."""
        self._said = said
        self.answers.set_value(said.reply)
        self._answer.setText(said_word(said.reply))
        self._standing.setText(self._standing_words(said))
        self._standing.setVisible(bool(self._standing.text()))
        self.word.setVisible(self._may and said.asked)
        self.history.setVisible(said.asked_at is not None)

    def reset(self) -> None:
        """Show again what stands, after an answer that was not kept."""
        self.show_said(self._said)

    def said(self) -> Preference:
        """What stands."""
        return self._said

    def _assemble(self, name: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(label(topic_word(self.topic), "strong", wrap=True), 1)
        head.addWidget(self.word)
        head.addWidget(self.history)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 14)
        column.setSpacing(6)
        column.addLayout(head)
        if self._may:
            column.addWidget(label(topic_say(self.topic, name), "subtitle", wrap=True))
        column.addWidget(self.answers if self._may else self._answer)
        spare = self._answer if self._may else self.answers
        spare.setParent(self)  # or nothing would let go of it
        spare.hide()
        if self._may and self.topic in DEFAULTS_OF_ITEMS:
            words = self.tr("For everything. What is said about one belonging goes before it.")
            column.addWidget(label(words, "third", wrap=True))
        column.addWidget(self._standing)
        self.show_said(self._said)

    def _standing_words(self, said: Preference) -> str:
        if said.asked_at is None:
            return ""
        today = self._session.today()
        day = day_month(local_day(said.asked_at, self._session.zone), today)
        pattern = self.tr("Said on {day}, asked by {who}") if said.asked else self.tr("Taken back on {day} by {who}")
        parts = [pattern.format(day=day, who=said.asked_by)]
        if said.ask_on is not None:
            parts.append(self.tr("ask again on {day}").format(day=day_month(said.ask_on, today)))
        if said.detail:
            parts.append(said.detail)
        return " \u00b7 ".join(parts)

    def _on_chosen(self, reply: str) -> None:
        self.chosen.emit(self.topic.value, reply)

    def _on_word(self) -> None:
        self.word_wanted.emit(self.topic.value)

    def _on_history(self) -> None:
        self.history_wanted.emit(self.topic.value)
