"""One belonging beside the list: the words for the family, each hold with its own clearance, its check."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.items import CHECKS, Check, Clearance, Hold, Item
from desktop_app.domain.permissions import Action
from desktop_app.ui.history_words import instrument_words
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.wording import holder
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.pill import Pill
from desktop_app.ui.widgets.text import label, line, section_label
from desktop_app.ui.words import rule_word, word


class ItemDetail(Card):
    """Asks for dialogs by signals; it writes nothing itself."""

    clearance_wanted = Signal(int)
    hold_wanted = Signal()
    check_wanted = Signal()
    words_wanted = Signal()
    correction_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._session = session
        self._may_clear = session.may(Action.RECORD_CLEARANCE)
        self._may_hold = session.may(Action.PLACE_HOLD)
        self._may_check = session.may(Action.RECORD_CHECK)
        self._may_describe = session.may(Action.ADD_ITEM)

    def show_item(self, item: Item | None) -> None:
        """Show one belonging, or ask to choose one."""
        self.clear()
        if item is None:
            self.body.addWidget(label(self.tr("Choose a belonging to see its holds."), "subtitle", wrap=True))
            self.body.addStretch(1)
            return
        self._show_words(item)
        self._show_holds(item)
        self._show_checks(item)
        self.body.addStretch(1)

    def _show_words(self, item: Item) -> None:
        self.body.addWidget(label(item.family_description or item.description, "heading", wrap=True))
        condition = item.family_condition or self.tr("Its condition has not been put into words yet.")
        self.body.addWidget(label(condition, "subtitle", wrap=True))
        self.body.addWidget(label(self._record_words(item), "third", wrap=True))
        if self._may_describe:
            self._add_button(self.tr("Words for the family\u2026"), "items.words", self._on_words)
            if not item.gone:
                self._add_button(self.tr("Correct the list\u2026"), "items.correct", self._on_correct)

    def _record_words(self, item: Item) -> str:
        facts = [
            self.tr("item {number}").format(number=item.number),
            word(item.category).lower(),
            item.description if item.description != item.family_description else "",
            self.tr("seal {seal}").format(seal=item.seal) if item.seal else "",
            item.location,
        ]
        return " \u00b7 ".join(fact for fact in facts if fact)

    def _show_holds(self, item: Item) -> None:
        self.body.addSpacing(4)
        self.body.addWidget(line())
        self.body.addWidget(section_label(self.tr("Holds, each cleared alone")))
        if not item.holds:
            self.body.addWidget(
                label(self.tr("Nobody has been asked yet. Without a clearance this stays here."), "subtitle", wrap=True)
            )
        for hold in item.holds:
            self.body.addLayout(self._hold_block(hold))
        if self._may_hold:
            self._add_button(self.tr("Add a hold\u2026"), "items.add_hold", self._on_hold)

    def _hold_block(self, hold: Hold) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(holder(hold.kind), "strong", wrap=True), 1)
        head.addWidget(Pill(self.tr("cleared"), "green") if hold.clearance else Pill(self.tr("waits"), "clay"))
        block = QVBoxLayout()
        block.setSpacing(2)
        block.addLayout(head)
        block.addWidget(label(self._hold_words(hold), "second", wrap=True))
        if hold.clearance is not None:
            block.addWidget(label(self._clearance_words(hold.clearance), "second", wrap=True))
        elif self._may_clear:
            button = Button(self.tr("Record a clearance\u2026"), "link")
            button.setObjectName("items.clear_hold")
            button.setProperty("hold", hold.id)
            button.setAccessibleName(self.tr("Record a clearance: {kind}").format(kind=holder(hold.kind)))
            button.clicked.connect(self._on_clear)
            block.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        block.addSpacing(6)
        return block

    def _hold_words(self, hold: Hold) -> str:
        today = self._session.today()
        parts = [
            hold.authority,
            self.tr("placed {day}").format(day=day_month(hold.placed_on, today)),
            self.tr("asked {day}").format(day=day_month(hold.asked_on, today)) if hold.asked_on else "",
            self.tr("review {day}").format(day=day_month(hold.review_on, today))
            if hold.review_on
            else self.tr("no review date"),
        ]
        return " \u00b7 ".join(part for part in parts if part)

    def _clearance_words(self, clearance: Clearance) -> str:
        who = ", ".join(part for part in (clearance.by_name, clearance.by_title, clearance.by_agency) if part)
        return self.tr("Cleared by {who}: {document} {reference}, {day}. Recorded by {recorder}.").format(
            who=who,
            document=instrument_words(clearance.instrument),
            reference=clearance.reference,
            day=day_month(clearance.on, self._session.today()),
            recorder=clearance.recorded_by,
        )

    def _show_checks(self, item: Item) -> None:
        rule = CHECKS.get(item.category, "")
        if not rule:
            return
        self.body.addWidget(line())
        self.body.addWidget(section_label(self.tr("Check for this category")))
        needed = item.check_needed(self._session.today())
        words = rule_word(rule)
        head = QHBoxLayout()
        head.addWidget(label(words[:1].upper() + words[1:], wrap=True), 1)
        head.addWidget(self._check_pill(item, needed))
        self.body.addLayout(head)
        for check in item.checks:
            self.body.addWidget(label(self._check_words(check), "second", wrap=True))
        if self._may_check:
            self._add_button(self.tr("Record a check\u2026"), "items.record_check", self._on_check)

    def _check_pill(self, item: Item, needed: str) -> Pill:
        if needed:
            return Pill(self.tr("needed"), "clay")
        if ends := item.check_ends(self._session.today()):
            return Pill(self.tr("ends on {day}").format(day=day_month(ends, self._session.today())), "clay")
        return Pill(self.tr("completed"), "green")

    def _check_words(self, check: Check) -> str:
        parts = [check.reference, day_month(check.on, self._session.today()), check.by_name]
        words = ", ".join(part for part in parts if part)
        if check.expires is None:
            return words
        return words + self.tr(", valid until {day}").format(day=day_month(check.expires, self._session.today()))

    def _add_button(self, words: str, name: str, slot: object) -> None:
        button = Button(words, "link")
        button.setObjectName(name)
        button.clicked.connect(slot)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_clear(self) -> None:
        self.clearance_wanted.emit(int(self.sender().property("hold")))

    def _on_hold(self) -> None:
        self.hold_wanted.emit()

    def _on_check(self) -> None:
        self.check_wanted.emit()

    def _on_words(self) -> None:
        self.words_wanted.emit()

    def _on_correct(self) -> None:
        self.correction_wanted.emit()
