"""The log of what was printed or saved for a family: what became of each, and the same pages once more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.handouts import Kind
from desktop_app.domain.prints import Given, Print
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import local_day
from desktop_app.ui.handouts.documents import title
from desktop_app.ui.returns.member_dialog import language_name
from desktop_app.ui.returns.printed_again import PrintedAgainDialog
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import clock, day_words, word

DOCUMENT, LANGUAGE, DAY, GIVEN = range(4)
_TONES = {Given.GIVEN: "green", Given.DECLINED: "stone", Given.MAIL_LATER: "blue"}


class PrintedModel(RowModel[Print]):
    """Columns: document, language, when and by whom, what became of it."""

    def __init__(self, columns: tuple[str, ...], zone: str) -> None:
        super().__init__(columns)
        self._zone = zone

    def cell(self, row: Print, column: int) -> Cell:
        if column == DOCUMENT:
            return Cell(name_of(row.kind), parts_of(row), strong=True)
        if column == LANGUAGE:
            return Cell(language_name(row.language), self.tr("Large print") if row.large_print else "")
        if column == DAY:
            when = f"{day_words(local_day(row.at, self._zone))}, {clock(row.at, self._zone)}"
            return Cell(when, f"{word(row.way)}, {row.by_name}", sort=row.at)
        if row.answer is None:
            return Cell(self.tr("Not asked yet"), tone="clay")
        return Cell(word(row.answer.given), tone=_TONES[row.answer.given])


class Printed(QWidget):
    """`show_case()`: the latest first. The line chosen can be answered, and its very pages opened again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._case_id = 0
        columns = (self.tr("Document"), self.tr("Language"), self.tr("When and by whom"), self.tr("Given"))
        self.table = RowTable(PrintedModel(columns, session.zone), self.tr("Printed before"), widths=(0, 120, 270, 150))
        self.table.setObjectName("printed.table")
        self.notice = Notice()
        self.notice.setObjectName("printed.notice")
        self._empty = EmptyState(
            self.tr("Nothing was printed for this family yet"),
            self.tr("Each document that is printed or saved is listed here with its day, its language and who did it."),
            "",
            "print",
        )
        self.save_document: Callable[..., Path | None] | None = None
        self.print_document: Callable[..., bool] | None = None
        self._card = Card(padding=10)
        self._card.body.addWidget(self.table)
        self._card.body.addLayout(self._foot())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.notice, self._empty, self._card):
            column.addWidget(part)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_chosen)

    def show_case(self, case_id: int) -> None:
        """Read what was printed for a family."""
        session = self._session
        self._case_id = case_id
        found = session.services.prints.of_case(session.actor, case_id)
        self.notice.clear()
        if isinstance(found, Refused):
            self.notice.say(sentences(found), "clay")
        lines = () if isinstance(found, Refused) else found
        self.table.show_rows(lines)
        if lines and self.table.current() is None:
            self.table.choose(lines[0].id)
        self._card.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self._on_chosen()

    # The line chosen

    def _foot(self) -> QVBoxLayout:
        self.about = label("", "strong", wrap=True)
        self.about.setObjectName("printed.about")
        self.answered = label("", "second", wrap=True)
        self.answered.setObjectName("printed.answered")
        self.answers: dict[Given, Button] = {}
        row = QHBoxLayout()
        row.setSpacing(8)
        for given in Given:
            button = Button(word(given))
            button.setObjectName(f"printed.{given.value}")
            button.setProperty("given", given.value)
            button.clicked.connect(self._on_answer)
            self.answers[given] = button
            row.addWidget(button)
        row.addStretch(1)
        self.again = Button(self.tr("Same pages again…"), "", "print")
        self.again.setObjectName("printed.again")
        self.again.clicked.connect(self._on_again)
        row.addWidget(self.again)
        foot = QVBoxLayout()
        foot.setContentsMargins(10, 10, 10, 6)
        foot.setSpacing(6)
        for part in (self.about, self.answered):
            foot.addWidget(part)
        foot.addLayout(row)
        return foot

    def _on_chosen(self, _row: object = None) -> None:
        line = self.table.current()
        if not isinstance(line, Print):
            return
        self.about.setText(self.tr("{document}: did the family take it?").format(document=name_of(line.kind)))
        self.answered.setText(self._told(line))
        for given, button in self.answers.items():
            stands = line.answer is not None and line.answer.given is given
            button.setVisible(line.open)
            button.setEnabled(not stands)
            button.setAccessibleDescription(self.about.text())
        self.again.setEnabled(line.kept)

    def _told(self, line: Print) -> str:
        """Every answer with who and when; what can still be done about it; which words and resources were printed."""
        said = [
            self.tr("{given}: {name}, {when}.").format(
                given=word(each.given),
                name=each.by_name,
                when=day_words(local_day(each.at, self._session.zone)),
            )
            for each in line.answers
        ]
        if line.answers:
            said.append(self.tr("This can be put right once.") if line.open else self.tr("This was put right once."))
        if line.resources:
            said.append(self.tr("Resources on it: {count}.").format(count=len(line.resources)))
        if not line.kept:
            said.append(self.tr("Its pages were not kept."))
        return " ".join(said)

    def _on_answer(self) -> None:
        line, session = self.table.current(), self._session
        if not isinstance(line, Print):
            return
        given = Given(str(self.sender().property("given")))
        outcome = session.services.prints.answer(session.actor, line.id, given)
        self.show_case(self._case_id)
        if isinstance(outcome, Refused):
            self.notice.say(sentences(outcome), "clay")
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_again(self) -> None:
        line, session = self.table.current(), self._session
        if not isinstance(line, Print):
            return
        pdf = session.services.prints.pdf(session.actor, line.id)
        if isinstance(pdf, Refused):
            self.notice.say(sentences(pdf), "clay")
            return
        dialog = PrintedAgainDialog(session, line, pdf, name_of(line.kind), self)
        dialog.print_document = self.print_document or dialog.print_document
        dialog.save_document = self.save_document or dialog.save_document
        dialog.finished.connect(self._on_left)
        dialog.open()

    def _on_left(self) -> None:
        self.show_case(self._case_id)


def name_of(kind: str) -> str:
    """What a printed document is called; labels are no document of the list."""
    if kind in set(Kind):
        return title(Kind(kind))
    return QCoreApplication.translate("Printed", "Box labels") if kind == "box_label" else kind


def parts_of(line: Print) -> str:
    """What was in a packet, or in this part of it."""
    kinds = [part.kind for part in line.parts if part.kind in set(Kind)]
    if line.kind != Kind.FAMILY_PACKET or kinds == [Kind.FAMILY_PACKET]:
        return ""
    return ", ".join(title(Kind(kind)) for kind in kinds)
