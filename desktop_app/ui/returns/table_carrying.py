"""What was carried to the room and what goes back from it, recorded from the screen at the table."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.custody import STORED, Place
from desktop_app.domain.permissions import Action
from desktop_app.ui.returns.carrying import CarryDialog
from desktop_app.ui.returns.table_end import TableEnd
from desktop_app.ui.returns.table_item import TableItem
from desktop_app.ui.returns.table_setup import TableSetup
from desktop_app.ui.returns.table_visit import TableVisit
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.notice import Notice


class TableCarrying(QObject):
    """Nothing is said to be here that nobody recorded, and nothing stays here unsealed."""

    def __init__(self, session: Session, visit: TableVisit, screen: QWidget) -> None:
        super().__init__(screen)
        self._session, self._visit, self._screen = session, visit, screen

    def connect_to(self, setup: TableSetup, item: TableItem, end: TableEnd) -> None:
        """Listen to the three pages where something is carried."""
        self._setup_notice, self._item_notice = setup.notice, item.notice
        setup.here.connect(self._on_all_here)
        item.notice.action_requested.connect(self._on_item_here)
        end.carry_back_wanted.connect(self._on_carry_back)

    def offer(self, item_id: int) -> str:
        """The words of the button that records a belonging as being here; none where that is not what is wrong."""
        away = any(each.item.id == item_id and each.place in STORED for each in self._visit.elsewhere())
        mine = self._session.may(Action.CARRY_ITEM)
        return self.tr("It is here: record it") if away and mine else ""

    def _on_all_here(self) -> None:
        self._carried(self._setup_notice, self._visit.carry_in())

    def _on_item_here(self) -> None:
        self._carried(self._item_notice, self._visit.carry_in(self._visit.current))

    def _carried(self, notice: Notice, trouble: str) -> None:
        notice.clear()
        if trouble:
            notice.say(trouble, "clay")
        else:
            self._session.changed.emit()

    def _on_carry_back(self) -> None:
        left = self._visit.left_here()
        ids = {each.item.id for each in left}
        CarryDialog(self._session, left, ids, self._visit.id, self._screen, to=Place.EVIDENCE_ROOM).open()
