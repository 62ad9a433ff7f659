"""The records of a family's visits that all three have signed: a copy, a note behind one, and whether it is unchanged."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import local_day
from desktop_app.services.return_documents import RecordView
from desktop_app.ui.returns.record_check import RecordCheck
from desktop_app.ui.returns.record_notes import RecordNotes
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card, empty
from desktop_app.ui.widgets.pill import Pill
from desktop_app.ui.widgets.text import label, line
from desktop_app.ui.words import clock, day_words


class Records(Card):
    """`show_case()`: the latest first; nothing at all while there is none."""

    copy_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.tr("Signed records"), parent)
        self.setObjectName("records")
        self._session = session
        self._views: dict[int, RecordView] = {}
        self.check = Button(self.tr("Check a file\u2026"), "link")
        self.check.setObjectName("records.check_file")
        self.check.clicked.connect(self._on_check_file)
        self.aside(self.check)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.body.addLayout(self._rows)

    def show_case(self, case_id: int) -> None:
        """Read a family's completed records."""
        found = self._session.services.return_documents.of_case(self._session.actor, case_id)
        views = () if isinstance(found, Refused) else found
        self._views = {each.document.id: each for each in views}
        empty(self._rows)
        for number, view in enumerate(reversed(views)):
            if number:
                self._rows.addWidget(line())
            self._rows.addLayout(self._row(view))
        self.setVisible(bool(views))

    def visits(self) -> frozenset[int]:
        """The visits whose record is completed."""
        return frozenset(each.document.appointment_id for each in self._views.values())

    def _row(self, view: RecordView) -> QHBoxLayout:
        document, zone = view.document, self._session.zone
        at = document.completed_at or document.made_at
        day, time = day_words(local_day(at, zone)), clock(at, zone)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(self.tr("Record {number}").format(number=document.number), "strong", wrap=True))
        names = ", ".join(each.name for each in view.standing.values())
        facts = self.tr("Completed {day}, {time} \u00b7 signed by {names}").format(day=day, time=time, names=names)
        words.addWidget(label(facts, "subtitle", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addLayout(words, 1)
        if view.addenda:
            count = len(view.addenda)
            one = self.tr("1 note")
            row.addWidget(Pill(one if count == 1 else self.tr("{count} notes").format(count=count), "accent"))
        may_add = self._session.may(Action.ADD_TO_RECORD)
        for name, words_, wanted in (
            ("copy", self.tr("Copy\u2026"), self._session.may(Action.PRINT_CASE_DOCUMENT)),
            ("note", self.tr("Add a note\u2026") if may_add else self.tr("Notes\u2026"), may_add or bool(view.addenda)),
            ("check", self.tr("Check\u2026"), True),
        ):
            if wanted:
                row.addWidget(self._button(name, words_, view))
        return row

    def _button(self, name: str, words: str, view: RecordView) -> Button:
        button = Button(words)
        button.setObjectName(f"records.{name}.{view.document.id}")
        button.setAccessibleName(self.tr("{what} record {number}").format(what=words, number=view.document.number))
        button.setProperty("document", view.document.id)
        button.clicked.connect({"copy": self._on_copy, "note": self._on_note, "check": self._on_check}[name])
        return button

    def _chosen(self) -> RecordView:
        return self._views[int(self.sender().property("document"))]

    def _on_copy(self) -> None:
        self.copy_wanted.emit(self._chosen().document.appointment_id)

    def _on_note(self) -> None:
        RecordNotes(self._session, self._chosen(), self).open()

    def _on_check(self) -> None:
        RecordCheck(self._session, self._chosen().document.id, self).open()

    def _on_check_file(self) -> None:
        RecordCheck(self._session, 0, self).open()
