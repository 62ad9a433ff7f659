"""Where a belonging is and how it came there, beside its holds; and the way to carry it on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.custody import Move, Place
from desktop_app.domain.items import Item
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.returns import STANDING, FamilyReturn, visit_about
from desktop_app.domain.times import local_day
from desktop_app.services.custody import ItemWay
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.carrying import CarryDialog
from desktop_app.ui.returns.sheet import sheet_of
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card, empty
from desktop_app.ui.widgets.pill import Pill
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import clock, word


class CustodyPart(Card):
    """`show_item()`: the way of one belonging, newest first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.tr("Where it is"), parent)
        self.setObjectName("custody")
        self._session = session
        self._visit_id: int | None = None
        self._way: ItemWay | None = None
        self.place = Pill("", "stone")
        self.aside(self.place)
        self._legs = QVBoxLayout()
        self._legs.setSpacing(10)
        self.carry = Button(self.tr("Carry to\u2026"))
        self.carry.setObjectName("custody.carry")
        self.leaf = Button(self.tr("Custody leaf\u2026"), "link")
        self.leaf.setObjectName("custody.leaf")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.carry)
        row.addWidget(self.leaf)
        row.addStretch(1)
        self.body.addLayout(self._legs)
        self.body.addLayout(row)
        self.carry.clicked.connect(self._on_carry)
        self.leaf.clicked.connect(self._on_leaf)
        self.leaf.setVisible(session.may(Action.PRINT_CASE_DOCUMENT))

    def show_visit(self, found: FamilyReturn) -> None:
        """Moves from now on belong to the family's visit that stands, if there is one."""
        visit = visit_about(found.appointments)
        self._visit_id = visit.id if visit is not None and visit.status in STANDING else None

    def show_item(self, item: Item | None) -> None:
        """Show the way of one belonging, or nothing."""
        self.setVisible(item is not None)
        if item is None:
            return
        way = self._session.services.custody.way(self._session.actor, item.id)
        empty(self._legs)
        if isinstance(way, Refused):
            self._legs.addWidget(label(sentences(way), "second", wrap=True))
            return
        self._way = way
        self.place.set_state(word(way.place), _tone(way.place))
        ended = way.place in {Place.WITH_FAMILY, Place.DESTROYED}
        self.carry.setVisible(self._session.may(Action.CARRY_ITEM) and not ended)
        for move in reversed(way.moves):
            self._legs.addLayout(self._leg(move))
        if not way.moves:
            self._legs.addWidget(label(self.tr("It has not left the evidence room."), "subtitle", wrap=True))

    def _leg(self, move: Move) -> QVBoxLayout:
        zone = self._session.zone
        when = self.tr("{day}, {time}").format(
            day=day_month(local_day(move.at, zone), self._session.today()), time=clock(move.at, zone)
        )
        facts = [when, move.by_name, self.tr("seal {seal}").format(seal=move.seal) if move.seal else ""]
        block = QVBoxLayout()
        block.setSpacing(1)
        way = self.tr("{start} \u2192 {end}").format(start=word(move.from_place), end=word(move.to_place))
        spoken = self.tr("From {start} to {end}").format(start=word(move.from_place), end=word(move.to_place))
        first = label(way, wrap=True)
        first.setAccessibleName(spoken)
        block.addWidget(first)
        block.addWidget(label(" \u00b7 ".join(fact for fact in facts if fact), "third", wrap=True))
        block.setAlignment(Qt.AlignmentFlag.AlignTop)
        return block

    def _on_carry(self) -> None:
        if self._way is None:
            return
        session = self._session
        ways = session.services.custody.ways(session.actor, self._way.item.case_id)
        if session.answer(self, ways):
            CarryDialog(session, ways, {self._way.item.id}, self._visit_id, self).open()

    def _on_leaf(self) -> None:
        if self._way is None:
            return
        session, item = self._session, self._way.item
        leaf = session.services.custody.leaf(session.actor, item.id, session.language)
        if session.answer(self, leaf):
            title = self.tr("Custody leaf of item {number}").format(number=item.number)
            shown = sheet_of(session, title, leaf, item.case_id, self)
            if shown is not None:
                shown.open()


def _tone(place: Place) -> str:
    if place is Place.NOT_FOUND:
        return "clay"
    return (
        "accent" if place in {Place.RETURN_ROOM, Place.CARRIER} else "green" if place is Place.WITH_FAMILY else "stone"
    )
