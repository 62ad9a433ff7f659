"""Carrying one or many belongings to a place: which ones, where to, and the seals they arrive under."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from desktop_app.domain.custody import ROUTES, STORED, Place
from desktop_app.services.custody import ItemWay
from desktop_app.ui.returns.inputs import ChoiceField
from desktop_app.ui.returns.saving import SavingDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import Field, TextField
from desktop_app.ui.widgets.tips import plain_tip
from desktop_app.ui.words import word

OFFERED = (Place.HOLDING_SHELF, Place.RETURN_ROOM, Place.EVIDENCE_ROOM, Place.OTHER_AUTHORITY)
"""Places one carries to. The family is given what is theirs at the table, a carrier gets it in a parcel; "not found" is
said while packing."""
A_FEW = 12
"""Belongings for which a new seal is asked one by one; with more, only where it is needed."""
KEY = Qt.ItemDataRole.UserRole + 1


class CarryDialog(SavingDialog):
    """All that is chosen is carried, or nothing."""

    def __init__(
        self,
        session: Session,
        ways: Sequence[ItemWay],
        chosen: Collection[int],
        visit_id: int | None,
        parent: QWidget,
        *,
        to: Place | None = None,
    ) -> None:
        super().__init__(
            session,
            session.tr("Carry to another place"),
            parent,
            sentence=session.tr("It is recorded with your name and the time, where the last way ended."),
            confirm=session.tr("Record"),
        )
        self.confirm.setObjectName("carry.save")
        self._ways = {way.item.id: way for way in ways if ROUTES[way.place]}
        self._visit_id = visit_id
        self._seals: dict[int, TextField] = {}
        self.place: ChoiceField[Place] = ChoiceField(self.tr("Where to"), [(place, word(place)) for place in OFFERED])
        self.place.box.setObjectName("carry.place")
        self.place.set_value(to or self._likely(chosen))
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setObjectName("carry.items")
        self.list.setModel(self._model)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setMinimumHeight(150)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fill(chosen)
        self._sealing = QVBoxLayout()
        self._sealing.setSpacing(10)
        self.body.addWidget(self.place)
        self.body.addWidget(Field(self.tr("What is carried"), self.list))
        self.body.addLayout(self._sealing)
        self._model.itemChanged.connect(self._on_changed)
        self.place.box.currentIndexChanged.connect(self._show_seals)
        self._show_seals()

    def chosen(self) -> list[int]:
        """The belongings that are ticked."""
        rows = (self._model.item(row) for row in range(self._model.rowCount()))
        return [int(row.data(KEY)) for row in rows if row.checkState() is Qt.CheckState.Checked]

    def wrong(self) -> str:
        return "" if self.chosen() else self.tr("Choose at least one belonging.")

    def save(self) -> object:
        seals = {item_id: field.text() for item_id, field in self._seals.items() if field.text()}
        session = self.session
        return session.services.custody.move(session.actor, self.chosen(), self.place.value(), seals, self._visit_id)

    def _likely(self, chosen: Collection[int]) -> Place:
        """The next place on the usual way: shelf, room, and back to the evidence room."""
        here = {self._ways[item_id].place for item_id in chosen if item_id in self._ways}
        if Place.EVIDENCE_ROOM in here or not here:
            return Place.HOLDING_SHELF
        return Place.RETURN_ROOM if Place.HOLDING_SHELF in here else Place.EVIDENCE_ROOM

    def _fill(self, chosen: Collection[int]) -> None:
        for way in self._ways.values():
            words = self.tr("{belonging} (item {number}). Now: {place}").format(
                belonging=way.item.family_description or way.item.description,
                number=way.item.number,
                place=word(way.place).lower(),
            )
            row = QStandardItem(words)
            row.setToolTip(plain_tip(words))  # a long one ends in an ellipsis
            row.setCheckable(True)
            row.setEditable(False)
            row.setData(way.item.id, KEY)
            row.setCheckState(Qt.CheckState.Checked if way.item.id in chosen else Qt.CheckState.Unchecked)
            self._model.appendRow(row)

    def _on_changed(self, _row: QStandardItem) -> None:
        self._show_seals()

    def _show_seals(self) -> None:
        """A field for each seal that is new or may be; what was typed stays."""
        back, chosen = self.place.value() in STORED, self.chosen()
        needed = [item_id for item_id in chosen if back and self._ways[item_id].new_seal_needed]
        wanted = chosen if len(chosen) <= A_FEW else needed
        for item_id in wanted:
            if item_id not in self._seals:
                self._seals[item_id] = self._seal_field(self._ways[item_id])
                self._sealing.addWidget(self._seals[item_id])
        for item_id, field in self._seals.items():
            field.setVisible(item_id in wanted)
            must = item_id in needed
            field.set_help(
                self.tr("It lay on the table: please seal it again.")
                if must
                else self.tr("Seal {seal}. Leave this empty if it is whole.").format(seal=self._ways[item_id].seal)
            )

    def _seal_field(self, way: ItemWay) -> TextField:
        name = way.item.family_description or way.item.description
        field = TextField(self.tr("New seal: {belonging}").format(belonging=name), holds="seal")
        field.line.setObjectName(f"carry.seal.{way.item.id}")
        return field
