"""The overview of one family: the answer in words, the belongings, my steps, dates and safe contact."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.items import Item
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.returns import FamilyReturn
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.answer_lines import answer_heading, answer_lines
from desktop_app.ui.returns.contact_words import called, how_to_reach
from desktop_app.ui.returns.date_dialog import DateDialog
from desktop_app.ui.returns.items_model import ItemsModel
from desktop_app.ui.returns.member_dialog import language_name
from desktop_app.ui.returns.my_steps import MySteps
from desktop_app.ui.returns.promised import named
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.answer import AnswerPanel
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.fitting import FittingScroll
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import word

SIDE = 372  # pixels
CONTACTS = 3  # people of whom it is said at the side how it is safe to reach them
ANSWER_LEAST = 240  # pixels of the answer that stay in sight; the rest scrolls on a small screen


class Overview(QWidget):
    """Everything needed to decide about the next step, on one screen."""

    item_opened = Signal(int)
    checklist_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._case_id = 0
        self.answer = AnswerPanel()
        self.answer.setObjectName("family.answer")
        self._model = ItemsModel(session.today())
        self.table = RowTable(self._model, self.tr("Belongings"), widths=(0, 96, 112, 134, 132), dispensable=(1, 2))
        self.table.setObjectName("overview.items")
        self._none = label(
            self.tr("No belongings are recorded yet. Evidence adds them or imports the list."), "subtitle", wrap=True
        )
        self.steps = MySteps(session)
        self.dates = Card(self.tr("Dates to be gentle with"))
        self.add_date = Button(self.tr("Add a date\u2026"), "link", "", self)
        self.add_date.setObjectName("overview.add_date")
        self.contact = Card(self.tr("Safe contact"))
        self.calls = Card(self.tr("Calls promised"))
        self._assemble()
        self.table.opened.connect(self._on_item)
        self.steps.more.connect(self.checklist_wanted)
        self.add_date.clicked.connect(self._on_add_date)

    def show_return(self, found: FamilyReturn) -> None:
        """Show a family as it stands."""
        today = self._session.today()
        self._case_id = found.case.id
        self.answer.show_answer(
            answer_heading(found.answer), answer_lines(found, today), "green" if found.answer.yes else "clay"
        )
        self._model.set_today(today)
        self._model.set_missing(found.answer.not_found)
        self.table.show_rows(found.items)
        self.table.setVisible(bool(found.items))
        self._none.setVisible(not found.items)
        self.steps.show_case(found.case.id, found.stage)
        self._show_dates()
        self._show_contact(found)
        self._show_calls()

    def _assemble(self) -> None:
        belongings = Card(padding=10)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._none.setContentsMargins(10, 6, 10, 6)
        belongings.body.addWidget(self._none)
        belongings.body.addWidget(self.table, 1)
        left = QVBoxLayout()
        left.setSpacing(14)
        answer = FittingScroll(least=ANSWER_LEAST)
        answer.rows.addWidget(self.answer)
        left.addWidget(answer)
        left.addWidget(belongings, 1)
        inner = QWidget()
        right = QVBoxLayout(inner)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(14)
        for card in (self.steps, self.dates, self.contact, self.calls):
            right.addWidget(card)
        right.addStretch(1)
        if self._session.may(Action.CHANGE_FAMILY):
            self.dates.aside(self.add_date)
        else:
            self.add_date.hide()
        side = Scrolled(inner)
        side.setFixedWidth(SIDE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addLayout(left, 1)
        row.addWidget(side)

    def _show_dates(self) -> None:
        session = self._session
        found = session.services.cases.dates(session.actor, self._case_id)
        dates = () if isinstance(found, Refused) else found
        self.dates.clear()
        today = session.today()
        if dates:
            words = " \u00b7 ".join(f"{each.what} {day_month(each.day, today)}" for each in dates)
            self.dates.body.addWidget(label(words, wrap=True))
            self.dates.body.addWidget(
                label(self.tr("Scheduling on these days will ask you first."), "third", wrap=True)
            )
        else:
            self.dates.body.addWidget(
                label(
                    self.tr("None recorded. Ask about birthdays, hearings, the funeral and holidays."),
                    "third",
                    wrap=True,
                )
            )

    def _show_contact(self, found: FamilyReturn) -> None:
        self.contact.clear()
        told = [member for member in found.family if member.safe_contact or how_to_reach(member)]
        for member in told[:CONTACTS]:
            for words in (how_to_reach(member), member.safe_contact):
                if words:
                    self.contact.body.addWidget(label(words, wrap=True))
            facts = (called(member), self._language(member.language))
            self.contact.body.addWidget(label(" \u00b7 ".join(fact for fact in facts if fact), "third", wrap=True))
        if len(told) > CONTACTS:
            self.contact.body.addWidget(label(self.tr("Others of the family are under People."), "third", wrap=True))
        if not told:
            sentence = self.tr(
                "Nobody has noted how it is safe to reach this family. Ask before the first message is left."
            )
            self.contact.body.addWidget(label(sentence, "third", wrap=True))

    def _show_calls(self) -> None:
        session = self._session
        found = session.services.follow_ups.of_case(session.actor, self._case_id)
        promised = () if isinstance(found, Refused) else [each for each in found if each.outcome is None]
        self.calls.clear()
        self.calls.setVisible(bool(promised))
        for each in promised:
            day = day_month(each.due_on, session.today())
            self.calls.body.addWidget(label(f"{word(each.kind)} \u00b7 {day}", wrap=True))
            if each.about:
                self.calls.body.addWidget(label(named(each.about), "third", wrap=True))

    def _language(self, code: str) -> str:
        return "" if code in {"", "en"} else self.tr("{language} preferred").format(language=language_name(code))

    def _on_item(self, item: Item) -> None:
        self.item_opened.emit(item.id)

    def _on_add_date(self) -> None:
        DateDialog(self._session, self._case_id, self).open()
