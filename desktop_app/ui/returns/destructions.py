"""Final disposition: what stays, what was asked for, and gate B17 of the one chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.refusals import Refused
from desktop_app.domain.returns import FamilyReturn
from desktop_app.domain.staff import Role
from desktop_app.services.destructions import DestructionView
from desktop_app.ui.returns.destruction_detail import DestructionDetail, state_pill
from desktop_app.ui.returns.destruction_dialogs import (
    ApproveDestructionDialog,
    AskDestructionDialog,
    FinishDestructionDialog,
    WithdrawDestructionDialog,
)
from desktop_app.ui.returns.items_model import belonging
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.returns.wording import choice_words
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label

translate = QCoreApplication.translate
DETAIL = 430  # pixels
WATCHING = frozenset({Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR})


class DestructionsModel(RowModel[DestructionView]):
    """Columns: belonging, the family's choice, where it stands."""

    def __init__(self) -> None:
        super().__init__(
            (
                translate("returns", "Belonging"),
                translate("returns", "Family's choice"),
                translate("returns", "Final disposition"),
            )
        )

    def key(self, row: DestructionView) -> object:
        return row.item.id

    def cell(self, row: DestructionView, column: int) -> Cell:
        if column == 0:
            return belonging(row.item)
        if column == 1:
            words = choice_words(row.item)
            return Cell(words or translate("returns", "not asked yet"), muted=not words)
        text, tone = state_pill(row)
        return Cell(text, tone=tone)


class DestructionsPart(QWidget):
    """What was given is not listed; what is here stays, until every part of the gate is open and two people agree."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("destructions")
        self._session = session
        self._case_id = 0
        self._model = DestructionsModel()
        self.table = RowTable(self._model, self.tr("Final disposition"), widths=(0, 150, 220), dispensable=(1,))
        self.table.setObjectName("destructions.table")
        self.notice = Notice()
        self.detail = DestructionDetail(session)
        self._empty = EmptyState(self.tr("Nothing is left here"), "", "", "returns")
        self._assemble()
        self.table.chosen.connect(self._on_chosen)
        self.detail.ask_wanted.connect(self._on_ask)
        self.detail.approve_wanted.connect(self._on_approve)
        self.detail.withdraw_wanted.connect(self._on_withdraw)
        self.detail.finish_wanted.connect(self._on_finish)

    def show_return(self, found: FamilyReturn) -> None:
        """Show what is left of a family's belongings, what was asked for first."""
        session = self._session
        other, self._case_id = found.case.id != self._case_id, found.case.id
        views = session.services.destructions.of_case(session.actor, found.case.id)
        self.notice.clear()
        if isinstance(views, Refused):
            self.notice.say(sentences(views), "clay")
            views = ()
        left = [each for each in views if each.item.destroyed_at is not None or not each.item.gone]
        rows = tuple(sorted(left, key=_order))
        self.table.show_rows(rows)
        if rows and (other or self.table.current() is None):
            self.table.choose(rows[0].item.id)
        self._list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if found.items:
            self._empty.say(self.tr("Nothing is left here"), self.tr("Every belonging of this family was given back."))
        else:
            self._empty.say(
                self.tr("No belongings are recorded yet"), self.tr("Once evidence has recorded them, they are here.")
            )
        self.detail.show_view(self._current())

    def _current(self) -> DestructionView | None:
        found = self.table.current()
        return found if isinstance(found, DestructionView) else None

    def _on_chosen(self, _view: DestructionView) -> None:
        self.detail.show_view(self._current())

    def _on_ask(self) -> None:
        if view := self._current():
            AskDestructionDialog(self._session, view.item, self).open()

    def _on_approve(self) -> None:
        view = self._current()
        if view is not None and view.latest is not None:
            ApproveDestructionDialog(self._session, view.item, view.latest, self).open()

    def _on_withdraw(self) -> None:
        view = self._current()
        if view is not None and view.latest is not None:
            WithdrawDestructionDialog(self._session, view.item, view.latest, self).open()

    def _on_finish(self) -> None:
        view, session = self._current(), self._session
        if view is None or view.latest is None:
            return
        others = [
            each
            for each in session.services.staff.all()
            if each.active and each.role in WATCHING and each.id != session.actor.id
        ]
        FinishDestructionDialog(session, view.item, view.latest, others, self).open()

    def _assemble(self) -> None:
        card = Card(padding=10)
        card.body.addWidget(self.table)
        beside = QWidget()
        cards = QVBoxLayout(beside)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.addWidget(self.detail)
        cards.addStretch(1)
        side = Scrolled(beside)
        side.setFixedWidth(DETAIL)
        self._list = QWidget()
        row = QHBoxLayout(self._list)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(card, 1)
        row.addWidget(side)
        words = self.tr("For staff alone. The family is spoken with first, and may change its mind on any day before.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.notice)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(label(words, "second", wrap=True))


def _order(view: DestructionView) -> tuple[bool, int]:
    """What somebody has asked for first, then in the order of the belongings."""
    return not (view.latest is not None and view.latest.stands), view.item.id
