"""Letters to a family: whom we spoke with first, what was sent under which rule, and until when its days run."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.notices import Notice, NoticeRule, PersonalCall, latest_call
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.return_documents import may_be_shown
from desktop_app.domain.returns import FamilyReturn
from desktop_app.services.notices import FamilyNotices
from desktop_app.ui.moments import ago, day_month
from desktop_app.ui.returns.notice_dialogs import CallDialog, CameBackDialog, NoticeDialog, rule_title
from desktop_app.ui.returns.notice_letter import NoticeLetterDialog
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.notice import Notice as Strip
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import word

translate = QCoreApplication.translate
NOTHING = FamilyNotices((), (), ())


def call_words(calls: tuple[PersonalCall, ...], today: date) -> str:
    """Who of ours spoke with the family last, and when."""
    call = latest_call(calls, today)
    if call is None:
        return translate("returns", "Nobody has spoken with this family yet. A letter is never the first word.")
    said = translate("returns", "{who} spoke with them on {day}, {ago}.")
    return said.format(who=call.by_name, day=day_month(call.on, today), ago=ago(call.on, today))


class NoticesModel(RowModel[Notice]):
    """Columns: the letter and its rule, to whom and about what, sent, until when."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            (
                translate("returns", "Letter"),
                translate("returns", "To"),
                translate("returns", "Sent"),
                translate("returns", "Its days"),
            )
        )
        self._session = session
        self._names: dict[int, str] = {}
        self._numbers: dict[int, str] = {}

    def set_family(self, found: FamilyReturn) -> None:
        """The names and numbers that the rows speak of."""
        self._names = {member.id: member.name for member in found.family}
        self._numbers = {item.id: item.number for item in found.items}

    def cell(self, row: Notice, column: int) -> Cell:
        today = self._session.today()
        if column == 0:
            return Cell(word(row.version), rule_title(row.rule), strong=True)
        if column == 1:
            numbers = ", ".join(self._numbers.get(item_id, "") for item_id in row.item_ids)
            about = (
                translate("returns", "item {numbers}")
                if len(row.item_ids) == 1
                else translate("returns", "items {numbers}")
            )
            return Cell(self._names.get(row.member_id, ""), about.format(numbers=numbers))
        if column == 2:
            called = translate("returns", "after the call of {day}").format(day=day_month(row.called_on, today))
            second = " \u00b7 ".join(part for part in (row.tracking, called) if part)
            return Cell(day_month(row.sent_on, today), second, sort=row.sent_on)
        if row.came_back_on is not None:
            back = translate("returns", "came back on {day}").format(day=day_month(row.came_back_on, today))
            return Cell(back, translate("returns", "undelivered, so no day runs"), tone="clay")
        if row.run(today):
            return Cell(translate("returns", "over since {day}").format(day=day_month(row.due_on, today)), tone="clay")
        return Cell(translate("returns", "until {day}").format(day=day_month(row.due_on, today)), tone="stone")


class NoticesPart(QWidget):
    """Victim services and supervisors write; a call comes first, always."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notices")
        self._session = session
        self._found: FamilyReturn | None = None
        self._shown = NOTHING
        self._may_call, self._may_send = session.may(Action.RECORD_FOLLOW_UP), session.may(Action.SEND_NOTICE)
        self._model = NoticesModel(session)
        self.table = RowTable(self._model, self.tr("Letters"), widths=(0, 210, 250, 236), dispensable=(2,))
        self.table.setObjectName("notices.table")
        self.strip = Strip()
        self.strip.setObjectName("notices.notice")
        self.spoken = label("", "strong", wrap=True)
        self.spoken.setObjectName("notices.spoken")
        self.call = Button(self.tr("We spoke with them\u2026"))
        self.call.setObjectName("notices.call")
        self.add = Button(self.tr("Record a letter\u2026"), "primary", "plus")
        self.add.setObjectName("notices.add")
        self.letter = Button(self.tr("Show the letter\u2026"), "", "print")
        self.letter.setObjectName("notices.letter")
        self.came_back = Button(self.tr("It came back\u2026"))
        self.came_back.setObjectName("notices.came_back")
        self.came_back.setAccessibleName(self.tr("The letter came back undelivered"))
        self.why = label("", "second", wrap=True)
        self.why.setObjectName("notices.why")
        self._empty = EmptyState(
            self.tr("No letter to this family"),
            self.tr("A letter follows a call, says the same again, and leaves them time. It is never the first word."),
            "",
            "note",
        )
        self._assemble()
        self.call.clicked.connect(self._on_call)
        self.add.clicked.connect(self._on_add)
        self.letter.clicked.connect(self._on_letter)
        self.came_back.clicked.connect(self._on_came_back)
        self.table.chosen.connect(self._on_chosen)

    def show_return(self, found: FamilyReturn) -> None:
        """Show the letters to a family and the calls before them."""
        session = self._session
        if self._found is not None and found.case.id != self._found.case.id:
            self.strip.clear()
        self._found = found
        shown = session.services.notices.of_case(session.actor, found.case.id)
        if isinstance(shown, Refused):
            self.strip.say(sentences(shown), "clay")
        self._shown = NOTHING if isinstance(shown, Refused) else shown
        self._model.set_family(found)
        self.table.show_rows(self._shown.sent)
        if self._shown.sent and self.table.current() is None:
            self.table.choose(self._shown.sent[-1].id)
        self._card.setVisible(bool(self._shown.sent))
        self._empty.setVisible(not self._shown.sent)
        self.spoken.setText(call_words(self._shown.calls, session.today()))
        self._offer()

    def _offer(self) -> None:
        """What can be done, and for what cannot, why."""
        call = latest_call(self._shown.calls, self._session.today())
        back = self._shown.sent[-1].came_back_on if self._shown.sent else None
        self.letter.setVisible(self._may_send and bool(self._shown.sent))
        current = self.table.current()
        self.came_back.setVisible(self._may_send and bool(self._shown.sent))
        self.came_back.setEnabled(isinstance(current, Notice) and current.came_back_on is None)
        self.call.setEnabled(bool(self._found and self._found.family))
        self.add.setEnabled(call is not None and bool(self._ready()))
        if not self._ready():
            why = self.tr("No notice rule has been looked up. A supervisor keeps them in the Settings.")
        elif back is not None and (call is None or call.on < back):
            why = self.tr(
                "The last letter came back. Please find another way to reach the family, and speak with them."
            )
        elif call is None:
            why = self.tr("A letter can be recorded once somebody has spoken with them.")
        else:
            why = self.tr("Its days are counted from the day after it was sent.")
        self.why.setText(why if self._may_send else self.tr("Victim services writes to the family."))

    def _ready(self) -> tuple[NoticeRule, ...]:
        """The rules a letter can go by."""
        return tuple(rule for rule in self._shown.rules if rule.verified)

    def _assemble(self) -> None:
        self._card = Card(padding=10)
        self._card.body.addWidget(self.table)
        self.call.setVisible(self._may_call)
        self.add.setVisible(self._may_send)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.spoken, 1)
        head.addWidget(self.call)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.why, 1)
        foot.addWidget(self.came_back)
        foot.addWidget(self.letter)
        foot.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.strip)
        column.addLayout(head)
        column.addWidget(self._card, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(foot)

    def _on_call(self) -> None:
        if self._found is not None and self._found.family:
            CallDialog(self._session, self._found.case.id, self._found.family, self).open()

    def _on_add(self) -> None:
        found = self._found
        if found is None or not self._ready():
            return
        named = [item for item in found.items if may_be_shown(item, found.case.manner)]
        NoticeDialog(self._session, found.case.id, self._shown.rules, found.family, named, self).open()

    def show_letter(self, notice: Notice) -> None:
        """The letter as it was recorded, to read, print or save."""
        if self._may_send and self._found is not None:
            family = {member.id: member.language for member in self._found.family}
            NoticeLetterDialog(self._session, notice, family.get(notice.member_id, "en"), self).open()

    def _on_chosen(self, _row: object) -> None:
        self._offer()

    def _on_came_back(self) -> None:
        current = self.table.current()
        if isinstance(current, Notice):
            CameBackDialog(self._session, current, self).open()

    def _on_letter(self) -> None:
        current = self.table.current()
        if isinstance(current, Notice):
            self.show_letter(current)
