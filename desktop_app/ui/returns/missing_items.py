"""What was not found of a family's belongings: who looks, what became of it, and that the family was told the truth."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.missing_items import MissingItem
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import local_day
from desktop_app.ui.returns.inputs import DateField
from desktop_app.ui.returns.missing_card import MissingCard
from desktop_app.ui.returns.missing_words import state_line
from desktop_app.ui.returns.saving import SavingDialog
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.fields import Field, TextField
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label, line

translate = QCoreApplication.translate
MOVE = Qt.ItemDataRole.UserRole
LIST_HEIGHT = 200  # pixels; more scrolls


class MissingItems(QWidget):
    """`show_case()`: every time a belonging was not found, the latest first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("missing")
        self._session = session
        self._found: dict[int, MissingItem] = {}
        self.notice = Notice()
        self.card = Card(self.tr("Not found"))
        self.what_now = Button(self.tr("What to do…"), "link")
        self.what_now.setObjectName("missing.what_now")
        self.card.aside(self.what_now)
        self._empty = EmptyState(
            self.tr("Nothing is noted as missing"),
            self.tr(
                "What is not found at packing is listed here until it is found or explained, and the family knows."
            ),
            self.tr("Read what to do then"),
            "check",
        )
        self._empty.button.setObjectName("missing.read")
        self._empty.requested.connect(self._on_card)
        self.what_now.clicked.connect(self._on_card)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.card)
        rows.addStretch(1)
        self._body = Scrolled(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.notice, self._body, self._empty):
            column.addWidget(part)

    def show_case(self, case_id: int) -> None:
        """Read what was ever not found."""
        found = self._session.services.missing_items.of_case(self._session.actor, case_id)
        self.notice.clear()
        if isinstance(found, Refused):
            self.notice.say(sentences(found), "clay")
            found = ()
        self._found = {each.move_id: each for each in found}
        self.card.clear()
        for index, each in enumerate(reversed(found)):
            if index:
                self.card.body.addWidget(line())
            self.card.body.addLayout(self._row(each))
        self._body.setVisible(bool(found))
        self._empty.setVisible(not found)

    def _row(self, missing: MissingItem) -> QHBoxLayout:
        session = self._session
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(f"{missing.number}  {missing.name}", "strong", wrap=True))
        missed_on = local_day(missing.missed_at, session.zone)
        words.addWidget(label(state_line(missing, missed_on, session.today()), "second", wrap=True))
        if missing.explanation:
            words.addWidget(label(missing.explanation, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(words, 1)
        if missing.told_on is None and session.may(Action.TELL_MISSING):
            row.addWidget(self._button(self.tr("The family was told…"), "tell", missing, self._on_tell))
        if missing.open and session.may(Action.EXPLAIN_MISSING):
            row.addWidget(self._button(self.tr("What became of it…"), "explain", missing, self._on_explain))
        return row

    def _button(self, words: str, name: str, missing: MissingItem, wanted: object) -> Button:
        made = Button(words)
        made.setObjectName(f"missing.{name}.{missing.move_id}")
        made.setAccessibleName(f"{words} {missing.name}")
        made.setProperty("move", missing.move_id)
        made.clicked.connect(wanted)
        return made

    def _on_tell(self) -> None:
        untold = [each for each in self._found.values() if each.told_on is None]
        TellDialog(self._session, untold, int(self.sender().property("move")), self).open()

    def _on_explain(self) -> None:
        ExplainDialog(self._session, self._found[int(self.sender().property("move"))], self).open()

    def _on_card(self) -> None:
        card = MissingCard(self)
        card.exec()
        card.deleteLater()


class TellDialog(SavingDialog):
    """On which day the family was told, and of what: one call is recorded once. By whom is whoever records it."""

    def __init__(
        self, session: Session, untold: Sequence[MissingItem], chosen: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            session,
            translate("missing", "The family was told"),
            parent,
            sentence=translate(
                "missing",
                "In a call or in person, in plain words, and with a day for the next call. Never by letter alone.",
            ),
            confirm=translate("missing", "Record it"),
        )
        self.setObjectName("missing.tell_dialog")
        self.about = QListWidget()
        self.about.setObjectName("missing.told_about")
        self.about.setMaximumHeight(LIST_HEIGHT)
        self._offer(untold, chosen)
        if len(untold) > 1:
            help_text = self.tr("Everything you spoke of in this call. Space takes one in or leaves it out.")
            self.body.addWidget(Field(self.tr("They were told about"), self.about, help_text))
        else:
            self.body.addWidget(label(untold[0].name, "strong", wrap=True))
        self.day = DateField(self.tr("Day"), session.today())
        self.day.edit.setObjectName("missing.told_on")
        self.body.addWidget(self.day)
        self.confirm.setObjectName("missing.tell_save")

    def wrong(self) -> str:
        return "" if self._chosen() else self.tr("Please choose what you told them about.")

    def save(self) -> object:
        return self.session.services.missing_items.tell(self.session.actor, self._chosen(), self.day.day())

    def _chosen(self) -> list[int]:
        rows = (self.about.item(number) for number in range(self.about.count()))
        return [row.data(MOVE) for row in rows if row.checkState() is Qt.CheckState.Checked]

    def _offer(self, untold: Sequence[MissingItem], chosen: int) -> None:
        for each in untold:
            row = QListWidgetItem(f"{each.number}  {each.name}", self.about)
            row.setData(MOVE, each.move_id)
            row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(Qt.CheckState.Checked if each.move_id == chosen else Qt.CheckState.Unchecked)


class ExplainDialog(SavingDialog):
    """A supervisor's sentence about what became of it."""

    def __init__(self, session: Session, missing: MissingItem, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("missing", "What became of it"),
            parent,
            sentence=translate(
                "missing",
                "Found again is recorded by carrying it to a shelf. Here stands what was found out otherwise.",
            ),
            confirm=translate("missing", "Record it"),
        )
        self.setObjectName("missing.explain_dialog")
        self._move_id = missing.move_id
        self.body.addWidget(label(missing.name, "strong", wrap=True))
        self.words = TextField(
            self.tr("What became of it"),
            self.tr("A fact and where it can be looked up, such as “went to the laboratory, receipt 2214”."),
            holds="explanation",
        )
        self.words.line.setObjectName("missing.explanation")
        self.body.addWidget(self.words)
        self.confirm.setObjectName("missing.explain_save")

    def save(self) -> object:
        return self.session.services.missing_items.explain(self.session.actor, self._move_id, self.words.text())
