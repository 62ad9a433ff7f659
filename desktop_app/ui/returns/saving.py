"""A dialog that saves through a service before it closes; a refusal is said inside it and nothing typed is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from desktop_app.domain.refusals import Refused
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session


class SavingDialog(CalmDialog):
    """Override `wrong()` for what the form itself can tell, and `save()` to call the service."""

    def __init__(
        self,
        session: Session,
        title: str,
        parent: QWidget | None = None,
        *,
        sentence: str = "",
        confirm: str = "",
        width: int = 560,
    ) -> None:
        super().__init__(title, parent, sentence=sentence, confirm=confirm, width=width)
        self.session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def wrong(self) -> str:
        """What must be mended in the form; empty when nothing."""
        return ""

    def save(self) -> object:
        """Call the service; subclasses give its answer, a value or a `Refused`."""
        raise TypeError(type(self).__name__)

    def problem(self) -> str:
        if words := self.wrong():
            return words
        outcome = self.save()
        return sentences(outcome) if isinstance(outcome, Refused) else ""

    def accept(self) -> None:
        super().accept()
        self.session.changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = _first_field(self.body)
        if first is not None:
            first.setFocus()

    def side_by_side(self, *fields: QWidget) -> None:
        """Put fields into one row of the form."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in fields:
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)


def _first_field(layout: QLayout) -> QWidget | None:
    for index in range(layout.count()):
        part = layout.itemAt(index)
        widget, inner = part.widget(), part.layout()
        found = (
            widget if widget is not None and widget.focusProxy() else _first_field(inner) if inner is not None else None
        )
        if found is not None and found.isEnabled() and found.focusProxy().isEnabled():
            return found
    return None
