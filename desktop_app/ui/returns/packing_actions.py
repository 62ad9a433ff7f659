"""What is printed for a packed visit, and its boxes carried on together."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.custody import Place
from desktop_app.domain.permissions import Action
from desktop_app.services.packing import VisitPacking
from desktop_app.ui.returns.carrying import CarryDialog
from desktop_app.ui.returns.day_labels import DayLabelsDialog
from desktop_app.ui.returns.sheet import SheetDialog, sheet_of
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button


class PackingActions(QWidget):
    """Labels with a number and a barcode, one sheet for three people, and the way to the shelf and the room."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: VisitPacking | None = None
        self.labels = Button(self.tr("Labels\u2026"), "", "print")
        self.day_labels = Button(self.tr("Labels for the whole day\u2026"), "link")
        """Stands beneath the list: it is about every family of the day."""
        self.sheet = Button(self.tr("One sheet\u2026"), "", "print")
        self.carry = Button(self.tr("Carry\u2026"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button, name in ((self.labels, "labels"), (self.sheet, "sheet"), (self.carry, "carry")):
            button.setObjectName(f"packing.{name}")
            row.addWidget(button)
        self.day_labels.setObjectName("packing.day_labels")
        self.labels.clicked.connect(self._on_labels)
        self.day_labels.clicked.connect(self._on_day_labels)
        self.sheet.clicked.connect(self._on_sheet)
        self.carry.clicked.connect(self._on_carry)
        self._prints = session.may(Action.PRINT_CASE_DOCUMENT)
        if not self._prints:
            for button in (self.labels, self.day_labels, self.sheet):
                button.hide()

    def show_list(self, found: VisitPacking) -> None:
        """Offer what fits the list as it is now."""
        self._found = found
        self.labels.setVisible(self._prints and bool(found.listed.boxes))
        self.carry.setVisible(self._session.may(Action.CARRY_ITEM) and bool(found.listed.packed))

    def _on_labels(self) -> None:
        from desktop_app.printing.labels import label_file_name, render_labels

        session, found = self._session, self._found
        if found is None:
            return
        boxes = session.services.packing.labels(session.actor, found.appointment.id)
        if session.answer(self, boxes):
            data = render_labels(boxes, language=session.language)
            SheetDialog(
                session, self.tr("Box labels"), data, label_file_name(boxes), "box_label", found.case.id, self
            ).open()

    def _on_day_labels(self) -> None:
        dialog = DayLabelsDialog(self._session, self._session.today(), self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_sheet(self) -> None:
        session, found = self._session, self._found
        if found is None:
            return
        sheet = session.services.packing.dry_run(session.actor, found.appointment.id, session.language)
        if session.answer(self, sheet):
            shown = sheet_of(session, self.tr("The return on one sheet"), sheet, found.case.id, self)
            if shown is not None:
                shown.open()

    def _on_carry(self) -> None:
        session, found = self._session, self._found
        if found is None:
            return
        ways = session.services.custody.ways(session.actor, found.case.id)
        if session.answer(self, ways):
            inside = {line.item.id for line in found.listed.packed}
            boxed = [way for way in ways if way.item.id in inside]
            shelved = any(way.place is Place.HOLDING_SHELF for way in boxed)
            to = Place.RETURN_ROOM if shelved else None
            CarryDialog(session, boxed, inside, found.appointment.id, self, to=to).open()
