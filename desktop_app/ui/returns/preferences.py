"""The call: the eighteen choices in the order a kind call goes, what was said, and what is still open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.permissions import Action
from desktop_app.domain.preferences import NEED_DAY, NEED_DETAIL, Preferences, Reply, Topic
from desktop_app.domain.refusals import Refused
from desktop_app.domain.returns import FamilyReturn
from desktop_app.ui.returns.date_dialog import DateDialog
from desktop_app.ui.returns.preference_dialog import PreferenceDialog, RevisionsDialog, revisions
from desktop_app.ui.returns.preference_row import PreferenceRow
from desktop_app.ui.returns.preference_script import Script
from desktop_app.ui.returns.preference_words import topic_word
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card, empty
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label, line

SIDE = 340  # pixels


class PreferencesView(QWidget):
    """An answer is kept the moment it is chosen; earlier ones stay readable. A second visit asks nothing again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self._session = session
        self._case_id = 0
        self._shown: tuple[object, ...] = ()
        self._may = session.may(Action.RECORD_PREFERENCE)
        self.rows: dict[Topic, PreferenceRow] = {}
        self.progress = label("", "heading")
        self.progress.setObjectName("preferences.progress")
        self.next = Button(self.tr("Go to the next open question"), "quiet")
        self.next.setObjectName("preferences.next")
        self.add_date = Button(self.tr("Add a day\u2026"), "link")
        self.add_date.setObjectName("preferences.add_date")
        self.notice = Notice()
        self.notice.setObjectName("preferences.notice")
        self.script = Script(session)
        self._assemble()
        self.next.clicked.connect(self._on_next)
        self.add_date.clicked.connect(self._on_add_date)

    def show_return(self, found: FamilyReturn) -> None:
        """Show what this family has said."""
        session = self._session
        said = session.services.preferences.of_case(session.actor, found.case.id)
        if isinstance(said, Refused):
            self.notice.say(sentences(said), "clay")
            return
        if found.case.id != self._case_id:
            self.notice.clear()
        self._case_id = found.case.id
        self._build(said, found.case.name_to_use)
        for row in said.rows:
            self.rows[row.topic].show_said(row)
        self._show_progress(said)
        self.script.show_return(found)

    def _build(self, said: Preferences, name: str) -> None:
        """Make the rows anew only for other topics or another name: the keyboard stays where it is."""
        wanted = (name, *(row.topic for row in said.rows))
        if wanted == self._shown:
            return
        self._shown = wanted
        self.add_date.setParent(None)
        empty(self._column)
        self.rows = {}
        for row in said.rows:
            if self.rows:
                self._column.addWidget(line())
            made = PreferenceRow(self._session, row.topic, name, may_record=self._may)
            made.chosen.connect(self._on_chosen)
            made.word_wanted.connect(self._on_word)
            made.history_wanted.connect(self._on_history)
            self.rows[row.topic] = made
            self._column.addWidget(made)
            if row.topic is Topic.DATES and self._may:
                self._column.addWidget(self.add_date, 0, Qt.AlignmentFlag.AlignLeft)
                self.add_date.show()

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.progress, 1)
        head.addWidget(self.next)
        card = Card(padding=10)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(10, 0, 14, 0)
        self._column.setSpacing(0)
        self.scroll = Scrolled(inner)
        card.body.addWidget(self.scroll)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(head)
        left.addWidget(self.notice)
        left.addWidget(card, 1)
        side = Scrolled(self.script)
        side.setFixedWidth(SIDE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addLayout(left, 1)
        row.addWidget(side)
        self.next.setVisible(self._may)

    def _show_progress(self, said: Preferences) -> None:
        words = self.tr("{asked} of {total} asked").format(asked=said.asked, total=said.total)
        self.progress.setText(words)
        self.next.setEnabled(said.next_open is not None)
        self.next.setProperty("topic", said.next_open.value if said.next_open else "")

    def _on_chosen(self, topic: str, reply: str) -> None:
        row, chosen = self.rows[Topic(topic)], Reply(reply)
        self.notice.clear()
        if chosen is row.said().reply:
            row.reset()
        elif chosen in NEED_DAY | NEED_DETAIL:
            row.reset()
            self._ask(row, chosen)
        else:
            self._keep(row, chosen)

    def _keep(self, row: PreferenceRow, chosen: Reply) -> None:
        session = self._session
        outcome = session.services.preferences.record(session.actor, self._case_id, row.topic, chosen)
        if isinstance(outcome, Refused):
            row.reset()
            self.notice.say(sentences(outcome), "clay")
            return
        session.changed.emit()

    def _ask(self, row: PreferenceRow, reply: Reply) -> None:
        PreferenceDialog(self._session, self._case_id, row.said(), reply, self).open()

    def _on_word(self, topic: str) -> None:
        row = self.rows[Topic(topic)]
        self._ask(row, row.said().reply)

    def _on_history(self, topic: str) -> None:
        session = self._session
        said = session.services.preferences.history(session.actor, self._case_id, Topic(topic))
        if session.answer(self, said) and not isinstance(said, Refused):
            RevisionsDialog(topic_word(Topic(topic)), revisions(said, session), self).open()

    def _on_next(self) -> None:
        """Bring the first open question to the top, its buttons under the keyboard."""
        row = self.rows.get(Topic(str(self.next.property("topic"))))
        if row is not None:
            self.scroll.verticalScrollBar().setValue(row.y())
            row.answers.focus_standing()

    def _on_add_date(self) -> None:
        DateDialog(self._session, self._case_id, self).open()
