"""Reading the log: by day, person, topic, case and visit; the latest first, two hundred at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop_app.domain.audit import LogEntry, LogWish, Topic
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.ui.accounts.confirming import confirmed
from desktop_app.ui.log.words import about_words, entry_words, state_words, topic_word
from desktop_app.ui.moments import moment_words
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.scheduling.list_dialog import ListDialog
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.calendar import DayEdit
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.fields import Field, TextField
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label

NUMBER, WHEN, WHO, WHAT, ABOUT = range(5)
DAYS = {"any": None, "today": 0, "week": 6, "month": 29}
"""How many days before today a span begins."""
OWN = "own"


class LogModel(RowModel[LogEntry]):
    """A row an entry."""

    def __init__(self, zone: str, steps: Mapping[str, str]) -> None:
        super().__init__((_tr("No."), _tr("When"), _tr("Who"), _tr("What"), _tr("About")))
        self._zone = zone
        self._steps = steps

    def key(self, row: LogEntry) -> object:
        return row.entry.id

    def cell(self, row: LogEntry, column: int) -> Cell:
        entry = row.entry
        if column == NUMBER:
            return Cell(f"{entry.id:,}", muted=True, sort=entry.id)
        if column == WHEN:
            return Cell(moment_words(entry.at, self._zone))
        if column == WHO:
            return Cell(entry.staff_name or _tr("Safekeeping"))
        if column == ABOUT:
            first, _, second = about_words(row).partition("\n")
            return Cell(first, second)
        return Cell(entry_words(row, self._steps))


class LogDialog(ListDialog):
    """Nothing here can be changed; that somebody read it is written down."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, QCoreApplication.translate("log", "The log"), "", parent, 1080)
        self.setObjectName("log")
        self._head = 0
        self._rows: tuple[LogEntry, ...] = ()
        self.when, self.who, self.topic = QComboBox(), QComboBox(), QComboBox()
        self.first, self.last = DayEdit(session.today()), DayEdit(session.today())
        self.case = TextField(self.tr("Case number"), holds="number")
        self.visit = TextField(self.tr("Visit number"), holds="number")
        self._fill()
        self.table = RowTable(
            LogModel(session.zone, _steps(session)), self.tr("The log"), widths=(74, 150, 170, 0, 168)
        )
        self.table.setObjectName("log.table")
        self.table.setMinimumHeight(360)
        self._empty = EmptyState(self.tr("Nothing here"), self.tr("No entry of the log fits what you look for."))
        self.notice, self.counted = Notice(), label("", "second")
        self.older = Button(self.tr("Show older entries"), "link")
        self.read = Button("", "quiet", "check")
        self._name()
        self._assemble_log()
        self._connect()
        self.fill_height()
        self.set_safe(self.cancel)  # Enter in a field searches, and does not close
        self.reload()
        self.table.setFocus()

    def reload(self) -> None:
        """Read the latest entries that fit."""
        state = self._session.services.audit.state(self._session.actor)
        if not isinstance(state, Refused):
            self._head = state.head.seq
            self.set_sentence(state_words(state, self._session.zone))
            self.read.set_words(self.tr("I have read it up to entry {seq}").format(seq=f"{self._head:,}"))
            self.read.setEnabled(state.review is None or state.review.seq < self._head)
        self._rows = ()
        self._show(None)

    def wish(self) -> LogWish:
        """What is looked for."""
        key = self.when.currentData()
        first = last = None
        if key == OWN:
            first, last = sorted((self.first.day(), self.last.day()))
        elif DAYS[key] is not None:
            last = self._session.today()
            first = last.fromordinal(last.toordinal() - (DAYS[key] or 0))
        topic = self.topic.currentData()
        return LogWish(
            first,
            last,
            self.who.currentData(),
            Topic(topic) if topic else None,
            self.case.text(),
            self.visit.text(),
        )

    def _show(self, before: int | None) -> None:
        page = self._session.services.audit.find(self._session.actor, replace(self.wish(), before=before))
        if isinstance(page, Refused):
            self.notice.say(sentences(page), "clay")
            return
        self._rows = (*self._rows, *page.entries)
        self.table.show_rows(self._rows)
        self.table.setVisible(bool(self._rows))
        self._empty.setVisible(not self._rows)
        self.older.setVisible(page.more)
        self.counted.setText(self.tr("{count} shown").format(count=f"{len(self._rows):,}"))

    def _on_wish(self) -> None:
        own = self.when.currentData() == OWN
        for edit in self._own:
            edit.setVisible(own)
        self._rows = ()
        self._show(None)

    def _on_older(self) -> None:
        self._show(self._rows[-1].entry.id if self._rows else None)
        self.table.setFocus()

    def _on_read(self) -> None:
        session = self._session
        if not confirmed(session, self, Action.REVIEW_LOG):
            return
        outcome = session.services.audit.review(session.actor, self._head)
        if isinstance(outcome, Refused):
            self.notice.say(sentences(outcome), "clay")
            return
        told = self.tr("Written down: {name} has read the log up to entry {seq}.")
        self.reload()
        self.notice.say(told.format(name=outcome.by_name, seq=f"{outcome.seq:,}"), "green")
        self.read.setEnabled(False)

    def _fill(self) -> None:
        for key, words in (
            ("any", self.tr("Any day")),
            ("today", self.tr("Today")),
            ("week", self.tr("The last 7 days")),
            ("month", self.tr("The last 30 days")),
            (OWN, self.tr("From … to …")),
        ):
            self.when.addItem(words, key)
        self.who.addItem(self.tr("Everybody"), None)
        people = self._session.services.accounts.list(self._session.actor)
        for each in () if isinstance(people, Refused) else people:
            self.who.addItem(each.member.name, each.member.id)
        self.topic.addItem(self.tr("Everything"), "")
        for topic in Topic:
            self.topic.addItem(topic_word(topic), topic.value)
        for edit in (self.first, self.last):
            today = self._session.today()
            edit.setMaximumDate(QDate(today.year, today.month, today.day))

    def _name(self) -> None:
        for part, name in (
            (self.when, "when"), (self.who, "who"), (self.topic, "topic"), (self.first, "first"), (self.last, "last"),
            (self.case.line, "case"), (self.visit.line, "visit"), (self.older, "older"), (self.read, "read"),
        ):  # fmt: skip
            part.setObjectName(f"log.{name}")

    def _assemble_log(self) -> None:
        self._own = (Field(self.tr("From"), self.first), Field(self.tr("To"), self.last))
        fields = (
            Field(self.tr("When"), self.when), Field(self.tr("Who"), self.who),
            Field(self.tr("What"), self.topic), self.case, self.visit,
        )  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(12)
        for each in fields:
            row.addWidget(each, 1)
        days = QHBoxLayout()
        days.setSpacing(12)
        for edit in self._own:
            days.addWidget(edit)
            edit.hide()
        days.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.counted)
        foot.addWidget(self.older)
        foot.addStretch(1)
        self.body.addWidget(self.notice)
        self.body.addLayout(row)
        self.body.addLayout(days)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._empty)
        self.body.addLayout(foot)
        self.add_button(self.read)

    def _connect(self) -> None:
        for box in (self.when, self.who, self.topic):
            box.currentIndexChanged.connect(self._on_wish)
        for edit in (self.first, self.last):
            edit.dateChanged.connect(self._on_wish)
        for field in (self.case, self.visit):
            field.line.editingFinished.connect(self._on_wish)
        self.older.clicked.connect(self._on_older)
        self.read.clicked.connect(self._on_read)
        self.read.setVisible(self._session.may(Action.REVIEW_LOG))


def _steps(session: Session) -> dict[str, str]:
    """The words of the protocols' steps, for who may read them."""
    if not session.may(Action.VIEW_PROTOCOLS):
        return {}
    known = session.services.checklists.protocols(session.actor)
    if isinstance(known, Refused):
        return {}
    return {step.id: step.text.get(session.language) or step.text["en"] for each in known for step in each.steps}


def _tr(text: str) -> str:
    return QCoreApplication.translate("log", text)
