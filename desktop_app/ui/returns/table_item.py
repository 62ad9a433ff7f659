"""One belonging at a time, large, with the four things that can happen to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.cash import Count, agreed, dollars, open_round
from desktop_app.domain.items import Category, Item, Outcome
from desktop_app.domain.permissions import Action
from desktop_app.ui.moments import moment_words
from desktop_app.ui.returns.table_words import guidance, item_title, outcome_words
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label, section_label

BUTTONS_WIDTH = 640  # pixels


class TableItem(QWidget):
    """Asks for an outcome by a signal; the screen records it."""

    outcome_wanted = Signal(str)
    count_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place = section_label("")
        self._title = label("", "big", wrap=True)
        self._title.setObjectName("table.title")
        self._guidance = label("", "lead", wrap=True)
        self.given = Button("", "large-primary")
        self.count = Button("", "large-primary")
        self.count.setObjectName("table.count")
        self.count.clicked.connect(self.count_wanted)
        self.later = Button(self.tr("Keep it for later"), "large")
        self.not_wanted = Button(self.tr("They do not want it back"), "large")
        self.not_here = Button(self.tr("It is not here"), "large")
        self.notice = Notice()
        self.notice.setObjectName("table.refusal")
        self._foot = label("", "second", wrap=True)
        self._name_buttons()
        self._assemble()

    def show_item(
        self, item: Item, place: int, count: int, recipient: str, people: str, counts: Sequence[Count] = ()
    ) -> None:
        """Show one belonging; `people` is the line of who gives and who witnesses, `counts` those of its cash."""
        self._place.setText(
            self.tr("{place} of {count} \u00b7 item {number}").format(place=place, count=count, number=item.number)
        )
        self._title.setText(item_title(item))
        self._guidance.setText(self._now(item, recipient))
        self.given.set_words(self.tr("Given to {name}").format(name=recipient))
        seal = self.tr("Seal {seal}").format(seal=item.seal) if item.seal else self.tr("No seal recorded")
        self._foot.setText(f"{seal} \u00b7 {people}")
        self._show_cash(item, counts)
        allowed = self._session.may(Action.HAND_OVER)
        gone = item.outcome is not None and item.outcome.outcome is Outcome.RETURNED
        for button in (self.given, self.count, self.later, self.not_wanted, self.not_here):
            button.setEnabled(allowed and not gone)
        if not allowed:
            self._foot.setText(self.tr("Whoever gives it writes down what happens."))

    def _show_cash(self, item: Item, counts: Sequence[Count]) -> None:
        """Cash is counted by two people before it can be given; the count stands where "given" will stand."""
        amount = agreed(counts)
        uncounted = item.category is Category.CASH and amount is None
        self.given.setVisible(not uncounted)
        self.count.setVisible(uncounted)
        self.count.set_words(
            self.tr("The second person counts") if open_round(counts) else self.tr("Count it together")
        )
        if amount is not None:
            self._foot.setText(
                self.tr("Counted twice: {amount}").format(amount=dollars(amount)) + f" \u00b7 {self._foot.text()}"
            )

    def _now(self, item: Item, recipient: str) -> str:
        if item.outcome is None:
            return guidance(item)
        what = outcome_words(item.outcome.outcome, recipient)
        when = moment_words(item.outcome.at, self._session.zone)
        return self.tr("Recorded: {what}, {when}.").format(what=what, when=when)

    def _name_buttons(self) -> None:
        for button, name, outcome in (
            (self.given, "table.given", Outcome.RETURNED),
            (self.later, "table.later", Outcome.KEPT_FOR_LATER),
            (self.not_wanted, "table.not_wanted", Outcome.NOT_WANTED),
            (self.not_here, "table.not_here", Outcome.NOT_BROUGHT),
        ):
            button.setObjectName(name)
            button.setProperty("outcome", outcome.value)
            button.clicked.connect(self._on_outcome)

    def _assemble(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(16)
        grid.addWidget(self.given, 0, 0)
        grid.addWidget(self.count, 0, 0)
        grid.addWidget(self.later, 0, 1)
        grid.addWidget(self.not_wanted, 1, 0)
        grid.addWidget(self.not_here, 1, 1)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        buttons = QWidget()
        buttons.setFixedWidth(BUTTONS_WIDTH)
        grid.setContentsMargins(0, 0, 0, 0)
        buttons.setLayout(grid)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(90, 58, 90, 24)
        column.setSpacing(0)
        column.addWidget(self._place)
        column.addSpacing(20)
        column.addWidget(self._title)
        column.addSpacing(20)
        column.addWidget(self._guidance)
        column.addSpacing(22)
        column.addWidget(buttons, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(18)
        column.addWidget(self.notice)
        column.addSpacing(8)
        column.addWidget(self._foot)
        column.addStretch(1)
        scroll = Scrolled(inner)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _on_outcome(self) -> None:
        self.outcome_wanted.emit(str(self.sender().property("outcome")))
