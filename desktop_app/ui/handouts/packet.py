"""What is in a family's packet and why; each part can be left out, and all are printed as one PDF or one by one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.handouts import Document, FamilyPaper
from desktop_app.domain.handouts.packets import Packet, PacketPart, Why
from desktop_app.ui.handouts.choosing import Choice
from desktop_app.ui.handouts.documents import Kind, title
from desktop_app.ui.handouts.jobs import Job
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import empty
from desktop_app.ui.widgets.segmented import Segmented
from desktop_app.ui.widgets.text import label, section_label

TOGETHER, EACH = "together", "each"
_LONG = frozenset({Why.LINE_OF_DUTY, Why.VIOLENCE_AT_HOME})
"""Reasons that need a line of their own; the others stand beside what they are the reason for."""


class PacketParts(QWidget):
    """`changed` when a part is left out or taken in, `sheet_wanted` with the kind of a folded sheet to look at."""

    changed = Signal()
    sheet_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handouts.packet")
        self._packet: Packet | None = None
        self._of: tuple[int | None, tuple[PacketPart, ...]] | None = None
        self._boxes: dict[Kind, QCheckBox] = {}
        self.how = Segmented(
            [(TOGETHER, self.tr("As one PDF")), (EACH, self.tr("One by one"))], self.tr("How the packet is printed")
        )
        self.how.setObjectName("handouts.packet.how")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows)
        column.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(section_label(self.tr("In this packet")), 1)
        head.addWidget(self.how)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(head)
        outer.addWidget(Scrolled(inner), 1)
        self.hide()

    def show_packet(self, packet: Packet | None, case_id: int | None) -> None:
        """The parts of this family's packet; what was left out stays out while the packet is the same."""
        self._packet = packet
        self.setVisible(packet is not None)
        if packet is None:
            return
        parts = tuple(part for part, _ in packet.parts)
        if self._of != (case_id, parts):
            self._of = (case_id, parts)
            self._build(parts)

    def without(self) -> frozenset[Kind]:
        """What is left out."""
        return frozenset(kind for kind, box in self._boxes.items() if not box.isChecked())

    def bound(self) -> tuple[FamilyPaper, ...]:
        """What is shown, and printed as one."""
        return self._packet.bound(self.without()) if self._packet else ()

    def outputs(self) -> list[tuple[Document, ...]]:
        """What is printed or saved one after the other; a folded sheet is always by itself."""
        if self._packet is None:
            return []
        bound, sheets = self.bound(), [(sheet,) for sheet in self._packet.sheets(self.without())]
        if self.how.value() == EACH:
            return [*((paper,) for paper in bound), *sheets]
        return [*([bound] if bound else []), *sheets]

    def jobs(self, choice: Choice) -> list[Job]:
        """What goes out: each is written down as a family packet, with its parts."""
        return [
            Job(
                title(papers[0].kind) if len(papers) == 1 else title(Kind.FAMILY_PACKET),
                Kind.FAMILY_PACKET.value,
                papers,
                choice.language,
                choice.large_print,
                choice.case_id,
            )
            for papers in self.outputs()
        ]

    def _build(self, parts: tuple[PacketPart, ...]) -> None:
        empty(self._rows)
        self._boxes = {}
        for part in parts:
            self._rows.addLayout(self._row(part))

    def _row(self, part: PacketPart) -> QVBoxLayout:
        box = QCheckBox(title(part.kind))
        box.setObjectName(f"handouts.packet.{part.kind.value}")
        box.setAccessibleName(title(part.kind))
        box.setAccessibleDescription(_why(part.why))
        box.setChecked(part.at_first)
        box.setProperty("role", "part")
        box.toggled.connect(self._on_toggled)
        self._boxes[part.kind] = box
        first = QHBoxLayout()
        first.addWidget(box)
        first.addStretch(1)
        row = QVBoxLayout()
        row.setSpacing(0)
        row.addLayout(first)
        long = part.apart or part.why in _LONG
        why = label(_why(part.why), "second", wrap=long)
        if long:
            why.setContentsMargins(32, 0, 0, 4)
            row.addWidget(why)
        else:
            first.addWidget(why)
        if part.apart:
            first.addWidget(self._show(part.kind))
        return row

    def _show(self, kind: Kind) -> Button:
        show = Button(self.tr("Show"), "link")
        show.setObjectName(f"handouts.packet.show.{kind.value}")
        show.setAccessibleName(self.tr("Show: {document}").format(document=title(kind)))
        show.setProperty("kind", kind.value)
        show.clicked.connect(self._on_show)
        return show

    def _on_toggled(self) -> None:
        self.changed.emit()

    def _on_show(self) -> None:
        self.sheet_wanted.emit(str(self.sender().property("kind")))


def _why(why: Why) -> str:
    return {
        Why.MANNER: _tr("manner of death"),
        Why.EVERY_FAMILY: _tr("every family"),
        Why.AGENCY_INVOLVED: _tr("agency involved"),
        Why.CHILDREN: _tr("there are children"),
        Why.LINE_OF_DUTY: _tr("Died in the line of duty"),
        Why.VIOLENCE_AT_HOME: _tr("Violence at home. Give it to one person, alone"),
    }[why]


def _tr(text: str) -> str:
    return QCoreApplication.translate("packet", text)
