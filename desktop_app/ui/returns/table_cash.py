"""Cash, counted twice: one person counts by bills and coins, then another who has not seen the first count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop_app.domain.cash import BILLS, COINS, MOST_PIECES, Count, Denomination, agreed, dollars, open_round, total
from desktop_app.domain.items import Item
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import StaffMember, same_person
from desktop_app.ui.returns.table_words import denomination_words
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label, section_label


class PiecesBox(QSpinBox):
    """A number without arrows of its own: a style sheet would leave its digits one pixel of room."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.lineEdit().setGeometry(self.rect().adjusted(6, 3, -6, -3))


class Pieces(QWidget):
    """How many pieces of one kind: typed, or one more and one fewer by a finger."""

    changed = Signal()

    def __init__(self, denomination: Denomination, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.denomination = denomination
        words = denomination_words(denomination)
        name = label(words)
        self.box = PiecesBox()
        self.box.setObjectName(f"table.cash.{denomination.key}")
        self.box.setRange(0, MOST_PIECES)
        self.box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.box.setFixedWidth(84)
        self.box.setMinimumHeight(44)
        self.box.setAccessibleName(words)
        name.setBuddy(self.box)
        self.fewer = Button(self.tr("One fewer: {kind}").format(kind=words), "icon", "minus")
        self.fewer.setObjectName(f"table.cash.{denomination.key}.fewer")
        self.more = Button(self.tr("One more: {kind}").format(kind=words), "icon", "plus")
        self.more.setObjectName(f"table.cash.{denomination.key}.more")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(name, 1)
        for part in (self.fewer, self.box, self.more):
            row.addWidget(part)
        self.fewer.clicked.connect(self.box.stepDown)
        self.more.clicked.connect(self.box.stepUp)
        self.box.valueChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        self.changed.emit()


class TableCash(QWidget):
    """Two counts of one item; `done` when the table goes on, agreed or not."""

    done = Signal()
    sheet_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item_id = self._appointment_id = 0
        self._people: tuple[StaffMember, ...] = ()
        self._counts: tuple[Count, ...] = ()
        self._title = label("", "big", wrap=True)
        self._lead = label("", "lead", wrap=True)
        self._lead.setObjectName("table.cash.lead")
        self.rows = [Pieces(each) for each in (*BILLS, *COINS)]
        self._sum = label("", "title")
        self._sum.setObjectName("table.cash.total")
        self.notice = Notice()
        self.notice.setObjectName("table.cash.notice")
        self.keep = Button("", "primary")
        self.keep.setObjectName("table.cash.keep")
        self.again = Button(self.tr("Count again"))
        self.again.setObjectName("table.cash.again")
        self.sheet = Button(self.tr("Print the count sheet"), "", "print")
        self.sheet.setObjectName("table.cash.sheet")
        self.back = Button(self.tr("Back to the belonging"))
        self.back.setObjectName("table.cash.back")
        self._counting = Card()
        self._assemble()
        for row in self.rows:
            row.changed.connect(self._show_sum)
        self.keep.clicked.connect(self._on_keep)
        self.again.clicked.connect(self._on_again)
        self.sheet.clicked.connect(self._on_sheet)
        self.back.clicked.connect(self.done)

    def begin(self, item: Item, appointment_id: int, people: Sequence[StaffMember], counts: Sequence[Count]) -> None:
        """Count one item; `people` are the two at the table, the one who gives first."""
        self._item_id, self._appointment_id = item.id, appointment_id
        self._people, self._counts = tuple(people), tuple(counts)
        self._title.setText(item.family_description or item.description)
        self.notice.clear()
        self._empty()
        self._show(agreed(self._counts) is None)

    def pieces(self) -> dict[str, int]:
        """What is entered now."""
        return {row.denomination.key: row.box.value() for row in self.rows}

    def _counter(self) -> StaffMember | None:
        """Who counts next: the first of the two, then the other one."""
        first = open_round(self._counts)
        waiting = [each for each in self._people if not any(same_person(each.name, one.counted_by) for one in first)]
        return waiting[0] if waiting else None

    def _show(self, counting: bool) -> None:
        counter, second = self._counter(), bool(open_round(self._counts))
        self._counting.setVisible(counting)
        self.keep.setVisible(counting)
        self.again.setVisible(not counting)
        amount = agreed(self._counts)
        if not counting and amount is not None:
            self._lead.setText(
                self.tr("Both counted {amount}. Say the amount out loud.").format(amount=dollars(amount))
            )
        elif counter is not None:
            words = (
                self.tr("{name} counts now, without having seen the first count.")
                if second
                else self.tr("{name} counts first, in front of the family. Then a second person counts.")
            )
            self._lead.setText(words.format(name=counter.name))
            self.keep.set_words(self.tr("{name} has counted").format(name=counter.short_name))
        self._show_sum()

    def _show_sum(self) -> None:
        self._sum.setText(self.tr("Together: {amount}").format(amount=dollars(total(self.pieces()))))

    def _empty(self) -> None:
        for row in self.rows:
            row.box.setValue(0)

    def _on_keep(self) -> None:
        counter, session = self._counter(), self._session
        if counter is None:
            return
        found = session.services.cash.count(
            session.actor, self._appointment_id, self._item_id, counter.id, self.pieces()
        )
        if isinstance(found, Refused):
            self.notice.say(sentences(found), "clay")
            return
        self._counts = found
        self._empty()
        self.notice.clear()
        differs = not open_round(found) and agreed(found) is None
        if differs:
            self.notice.say(self.tr("The two counts are not the same. Please both count again; that happens."), "clay")
        self._show(agreed(found) is None)
        session.changed.emit()

    def _on_again(self) -> None:
        self._show(True)

    def _on_sheet(self) -> None:
        self.sheet_wanted.emit(self._item_id)

    def _assemble(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(48)
        grid.setVerticalSpacing(6)
        grid.addWidget(section_label(self.tr("Bills")), 0, 0)
        grid.addWidget(section_label(self.tr("Coins")), 0, 1)
        for column, kinds in enumerate((BILLS, COINS)):
            for place, kind in enumerate(kinds, start=1):
                grid.addWidget(next(row for row in self.rows if row.denomination is kind), place, column)
            grid.setColumnStretch(column, 1)
        self._counting.body.addLayout(grid)
        self._counting.body.addWidget(self._sum)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self.keep, self.again, self.sheet, self.back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inner = QWidget()
        column_ = QVBoxLayout(inner)
        column_.setContentsMargins(60, 24, 60, 20)
        column_.setSpacing(12)
        for part in (self._title, self._lead, self._counting, self.notice):
            column_.addWidget(part)
        column_.addLayout(buttons)
        column_.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolled(inner))
