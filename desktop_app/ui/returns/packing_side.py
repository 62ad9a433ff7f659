"""Beside the packing list: the field a scanner types into, the box, the chosen belonging, and the second person."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.items import Category
from desktop_app.domain.packing import MOST_BOXES, PackingLine, PackState
from desktop_app.services.packing import VisitPacking
from desktop_app.ui import theme
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.fields import TextField
from desktop_app.ui.widgets.text import label, line

WIDE = 360  # pixels


class PackingSide(QWidget):
    """It asks nothing of a service; the page does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDE)
        self.code = TextField(
            self.tr("Barcode, seal or item number"), self.tr("Scan, or type it and press Enter."), holds="barcode"
        )
        self.code.line.setObjectName("packing.code")
        self._said = label("", "strong", wrap=True)
        self._said.setObjectName("packing.said")
        self._saying = QFrame()
        self._saying.setProperty("role", "inset")
        self.fewer = Button(self.tr("Box before"), "icon", "minus")
        self.more = Button(self.tr("Next box"), "icon", "plus")
        self.fewer.setObjectName("packing.box_before")
        self.more.setObjectName("packing.box_next")
        self._box = 1
        self._box_words = label("", "heading")
        self._box_words.setObjectName("packing.box")
        self._name = label("", "strong", wrap=True)
        self.by_hand = Button("", "")
        self.by_hand.setObjectName("packing.by_hand")
        self.take_out = Button(self.tr("Take out"), "link")
        self.take_out.setObjectName("packing.take_out")
        self.not_found = Button(self.tr("Not found\u2026"), "link")
        self.not_found.setObjectName("packing.not_found")
        self.alone = Button(self.tr("Pack the firearm alone\u2026"))
        self.alone.setObjectName("packing.alone")
        self._state = label("", "strong", wrap=True)
        self._state.setObjectName("packing.state")
        self._next = label("", "subtitle", wrap=True)
        self._next.setObjectName("packing.next")
        self.checked = Button(self.tr("The boxes and the list agree"), "primary")
        self.checked.setObjectName("packing.checked")
        self._may_pack = False
        self._assemble()
        self.fewer.clicked.connect(self._on_fewer)
        self.more.clicked.connect(self._on_more)
        self.say("", "")
        self.set_box(1)

    def box(self) -> int:
        """The box that is being filled."""
        return self._box

    def set_box(self, box: int) -> None:
        """Fill this box from now on."""
        self._box = min(max(box, 1), MOST_BOXES)
        self._box_words.setText(self.tr("Box {box}").format(box=self._box))
        self.by_hand.set_words(self.tr("Put into box {box}").format(box=self._box))
        self.fewer.setEnabled(self._box > 1)
        self.more.setEnabled(self._box < MOST_BOXES)

    def say(self, sentence: str, tone: str) -> None:
        """What the last code was; calm, and read aloud by a screen reader through its label."""
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        theme.mark(self._saying, tone=tone)
        self._saying.setVisible(bool(sentence))
        self._show_scan()

    def _show_scan(self) -> None:
        """For whoever only looks it would be an empty card."""
        self._scan.setHidden(self.code.isHidden() and self._saying.isHidden())

    def show_list(
        self, found: VisitPacking, *, open_now: bool, may_pack: bool, checking: bool, mine: bool, seen: int
    ) -> None:
        """How far the list is, and whose move it is."""
        listed = found.listed
        self._may_pack = may_pack
        self.code.setVisible(may_pack or checking)
        self._show_scan()
        self._boxes.setVisible(may_pack and not checking)
        self.checked.setVisible(checking)
        self.checked.setEnabled(seen == len(listed.lines))
        firearms = any(each.category is Category.FIREARM for each in listed.apart)
        self.alone.setVisible(may_pack and firearms and not listed.boxes)
        count, packed = len(listed.lines), len(listed.packed)
        if checking:
            self._state.setText(self.tr("{seen} of {count} seen by you").format(seen=seen, count=count))
        else:
            self._state.setText(self.tr("{packed} of {count} packed").format(packed=packed, count=count))
        self._next.setText(self._next_words(found, open_now, checking, mine))

    def show_line(self, chosen: PackingLine | None, checking: bool, seen: bool) -> None:
        """The chosen belonging and what can be done with it."""
        acts = chosen is not None and (self._may_pack or checking)
        self._one.setVisible(acts)
        if chosen is None:
            return
        self._name.setText(chosen.item.family_description or chosen.item.description)
        if checking:
            self.by_hand.set_words(self.tr("I see it in the box"))
        else:
            self.by_hand.set_words(self.tr("Put into box {box}").format(box=self._box))
        fits = chosen.state in {PackState.OPEN, PackState.PACKED, PackState.CHECKED}
        here = chosen.packed is not None and chosen.packed.box == self._box
        self.by_hand.setVisible(fits and not (seen if checking else here))
        self.take_out.setVisible(self._may_pack and chosen.packed is not None)
        self.not_found.setVisible(self._may_pack and fits)

    def _next_words(self, found: VisitPacking, open_now: bool, checking: bool, mine: bool) -> str:
        listed = found.listed
        if not open_now:
            return self.tr("The visit has begun; the list stays as it is.")
        if not listed.lines:
            return self.tr("Nothing is ready yet: a belonging comes here once it is cleared, checked and wanted now.")
        if listed.not_found:
            return self.tr(
                "A belonging was not found. The supervisor looks for it; once it is there, carry it to a shelf. "
                "Otherwise victim services tell the family before the visit and record that it comes later."
            )
        if listed.reconciled:
            return self.tr("Checked by {who}. The boxes and the list agree.").format(who=_checkers(found))
        if checking:
            return self.tr("Take each belonging in your hand and scan it. Packed by {who}.").format(
                who=", ".join(listed.packers())
            )
        if listed.packed_whole:
            return (
                self.tr("You packed this list; a second person checks it. They sign in under their own name.")
                if mine
                else self.tr("A second person from evidence or a supervisor checks it.")
            )
        surplus = any(each.state is PackState.TAKE_OUT for each in listed.lines)
        if surplus:
            return self.tr("Something in a box is no longer on the list. Please take it out.")
        if any(each.category is Category.FIREARM for each in listed.apart):
            return self.tr("A firearm is ready too. It has its own appointment and never comes along.")
        if listed.apart:
            return self.tr("This visit is for the firearm alone. The other belongings wait for a visit of their own.")
        return self.tr("Scan each belonging into its box. Then a second person checks the list.")

    def _on_fewer(self) -> None:
        self.set_box(self._box - 1)

    def _on_more(self) -> None:
        self.set_box(self._box + 1)

    def _assemble(self) -> None:
        said = QVBoxLayout(self._saying)
        said.setContentsMargins(12, 10, 12, 10)
        said.addWidget(self._said)
        self._boxes = QWidget()
        boxes = QHBoxLayout(self._boxes)
        boxes.setContentsMargins(0, 0, 0, 0)
        boxes.addWidget(self.fewer)
        boxes.addWidget(self._box_words, 1, Qt.AlignmentFlag.AlignCenter)
        boxes.addWidget(self.more)
        self._one = QWidget()
        one = QVBoxLayout(self._one)
        one.setContentsMargins(0, 0, 0, 0)
        one.addWidget(line())
        one.addWidget(self._name)
        one.addWidget(self.by_hand)
        links = QHBoxLayout()
        links.addWidget(self.take_out)
        links.addWidget(self.not_found)
        links.addStretch(1)
        one.addLayout(links)
        self._scan = scan = Card()
        for part in (self.code, self._saying, self._boxes, self._one):
            scan.body.addWidget(part)
        second = Card()
        for part in (self._state, self._next, self.alone, self.checked):
            second.body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(scan)
        column.addWidget(second)
        column.addStretch(1)


def _checkers(found: VisitPacking) -> str:
    names = (each.packed.reconciled_by for each in found.listed.packed if each.packed is not None)
    return ", ".join(dict.fromkeys(name for name in names if name))
