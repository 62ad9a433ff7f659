"""Packing for a visit: one scans each belonging into a box, a second person scans them again and finds the same."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.items import Item
from desktop_app.domain.packing import NOT_BEGUN, PackingLine, box_of, by_barcode
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.returns import FamilyReturn, visit_about
from desktop_app.domain.staff import same_person
from desktop_app.domain.times import local_day
from desktop_app.services.packing import VisitPacking
from desktop_app.ui.returns.packing_actions import PackingActions
from desktop_app.ui.returns.packing_alone import firearm_alone
from desktop_app.ui.returns.packing_model import PackingModel
from desktop_app.ui.returns.packing_side import PackingSide
from desktop_app.ui.returns.packing_wedge import Wedge
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import clock, day_words


class PackingPart(QWidget):
    """A scanner types into it wherever the focus is; a wrong code is said calmly and changes nothing."""

    book_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("packing")
        self._session = session
        self._visit_id = 0
        self._found: VisitPacking | None = None
        self._seen: set[int] = set()
        self._case_id = 0
        self._title = label("", "strong", wrap=True)
        self._title.setObjectName("packing.title")
        self._model = PackingModel()
        self.table = RowTable(self._model, self.tr("Packing list"), widths=(0, 156, 64, 200), dispensable=(1,))
        self.table.setObjectName("packing.table")
        self.side = PackingSide()
        self._empty = EmptyState(
            self.tr("No visit is booked yet"),
            self.tr("A visit is packed for once it is booked: by one person, and checked by a second."),
            self.tr("Book the return") if session.may(Action.BOOK) else "",
            "returns",
        )
        self.actions = PackingActions(session)
        self._assemble()
        self._connect()
        self._wedge = Wedge(self.side.code.line, self)
        self._wedge.read.connect(self._on_scanned)

    def show_return(self, found: FamilyReturn) -> None:
        """Show the packing list of the family's visit that stands, or the latest one."""
        visit = visit_about(found.appointments)
        visit_id = visit.id if visit is not None else 0
        if (found.case.id, visit_id) != (self._case_id, self._visit_id):
            self._case_id, self._visit_id = found.case.id, visit_id
            self._seen.clear()
            self.side.say("", "")
        self._list.setVisible(bool(visit_id))
        self._empty.setVisible(not visit_id)
        if visit_id:
            self.reload()

    def reload(self) -> None:
        """Read the list anew."""
        found = self._session.services.packing.list_for(self._session.actor, self._visit_id)
        if isinstance(found, Refused):
            self.side.say(sentences(found), "clay")
            return
        self._show(found)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wedge.listen(self.window())
        self.side.code.line.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._wedge.rest()

    # What is shown

    def _show(self, found: VisitPacking) -> None:
        self._found = found
        visit, listed = found.appointment, found.listed
        zone = self._session.zone
        self._title.setText(
            self.tr("Packing for {day}, {time} \u00b7 visit {number}").format(
                day=day_words(local_day(visit.event.start, zone)),
                time=clock(visit.event.start, zone),
                number=visit.number,
            )
        )
        self._seen &= {line.item.id for line in listed.packed}
        self._model.set_seen(self._seen)
        self.table.show_rows(listed.lines)
        if listed.lines and self.table.current() is None:
            self.table.choose(listed.lines[0].item.id)
        open_now = visit.status in NOT_BEGUN
        self.side.show_list(
            found,
            open_now=open_now,
            may_pack=open_now and self._session.may(Action.PACK),
            checking=self._checks(),
            mine=self._packed_by_me(),
            seen=len(self._seen),
        )
        self.actions.show_list(found)
        self._show_line()

    def _show_line(self) -> None:
        line = self._line()
        self.side.show_line(line, self._checks(), line is not None and line.item.id in self._seen)

    def _line(self) -> PackingLine | None:
        current = self.table.current()
        return current if isinstance(current, PackingLine) else None

    def _packed_by_me(self) -> bool:
        packers = self._found.listed.packers() if self._found else ()
        return any(same_person(self._session.actor.name, packer) for packer in packers)

    def _checks(self) -> bool:
        """Whether the person here is the second one, and there is a whole list to check."""
        found = self._found
        if found is None or found.appointment.status not in NOT_BEGUN or self._packed_by_me():
            return False
        listed = found.listed
        return (
            self._session.may(Action.RECONCILE_PACKING)
            and bool(listed.lines)
            and listed.packed_whole
            and not listed.reconciled
        )

    # Scanning

    def _on_scanned(self) -> None:
        """One code was read: a box label chooses its box, a belonging is ticked, anything else changes nothing."""
        code, found = self.side.code.text(), self._found
        self.side.code.line.clear()
        if not code or found is None:
            return
        if box := box_of(code, found.appointment.number):
            self.side.set_box(box)
            self.side.say(self.tr("Box {box} is chosen.").format(box=box), "accent")
            return
        item = by_barcode(found.items, code)
        if item is None:
            words = self.tr("No belonging of this family has the code {code}. Nothing was changed.")
            self.side.say(words.format(code=code[:40]), "clay")
        elif self._checks():
            self._see(item)
        else:
            self._pack(item)

    def _pack(self, item: Item) -> None:
        found, box = self._found, self.side.box()
        line = found.listed.line(item.id) if found else None
        name = item.family_description or item.description
        if line is not None and line.packed is not None and line.packed.box == box:
            self.side.say(self.tr("{belonging} is in box {box} already.").format(belonging=name, box=box), "accent")
            self.table.choose(item.id)
            return
        words = self.tr("{belonging}: in box {box}.").format(belonging=name, box=box)
        service = self._session.services.packing
        self._keep(item, service.pack(self._session.actor, self._visit_id, item.id, box), words)

    def _see(self, item: Item) -> None:
        found, name = self._found, item.family_description or item.description
        line = found.listed.line(item.id) if found else None
        if found is None or line is None or line.packed is None:
            words = self.tr("{belonging} is not on this visit's list. Please put it aside and tell who packed.")
            self.side.say(words.format(belonging=name), "clay")
            return
        self._seen.add(item.id)
        words = self.tr("{belonging}: seen, box {box}.").format(belonging=name, box=line.packed.box)
        self._show(found)
        self.table.choose(item.id)
        self.side.say(words, "green")

    def _keep(self, item: Item, outcome: VisitPacking | Refused, words: str) -> None:
        """Show the list as it is now, and say what was done or why it was not."""
        if isinstance(outcome, Refused):
            self.side.say(sentences(outcome), "clay")
            return
        self._seen.discard(item.id)
        self._show(outcome)
        self.table.choose(item.id)
        self.side.say(words, "green")
        self._session.changed.emit()

    # What a person does

    def _on_by_hand(self) -> None:
        line = self._line()
        if line is not None:
            (self._see if self._checks() else self._pack)(line.item)

    def _on_take_out(self) -> None:
        line = self._line()
        if line is not None:
            words = self.tr("{belonging}: taken out.").format(belonging=_name(line))
            service = self._session.services.packing
            self._keep(line.item, service.unpack(self._session.actor, self._visit_id, line.item.id), words)

    def _on_alone(self) -> None:
        """Make this a visit for firearms only; the first is packed with it, the others are on the list after that."""
        item, box = firearm_alone(self._session, self, self._found), self.side.box()
        if item is not None:
            words = self.tr("{belonging}: in box {box}, alone.")
            words = words.format(belonging=item.family_description or item.description, box=box)
            service = self._session.services.packing
            self._keep(item, service.pack(self._session.actor, self._visit_id, item.id, box, alone=True), words)

    def _on_not_found(self) -> None:
        line, session = self._line(), self._session
        if line is None:
            return
        sure = session.messages.ask(
            self,
            self.tr("Is it not where it should be?"),
            self.tr(
                "{belonging} is then recorded as not found, and the visit cannot begin. Tell the supervisor now. "
                "Victim services tell the family the truth before the visit, not at the table."
            ).format(belonging=_name(line)),
            self.tr("Record as not found"),
            self.tr("Look again"),
        )
        if sure:
            words = self.tr("{belonging}: not found. Please stop here and tell the supervisor.")
            outcome = session.services.packing.not_found(session.actor, self._visit_id, line.item.id)
            self._keep(line.item, outcome, words.format(belonging=_name(line)))

    def _on_checked(self) -> None:
        session = self._session
        outcome = session.services.packing.reconcile(session.actor, self._visit_id, sorted(self._seen))
        if isinstance(outcome, Refused):
            self.side.say(sentences(outcome), "clay")
            return
        self._seen.clear()
        self._show(outcome)
        self.side.say(self.tr("Checked: the boxes hold exactly what was prepared."), "green")
        session.changed.emit()

    def _on_book(self) -> None:
        self.book_wanted.emit(self._case_id)

    def _on_chosen(self, _line: object) -> None:
        self._show_line()

    # How it is put together

    def _assemble(self) -> None:
        card = Card(padding=10)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 6, 0)
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self.actions)
        card.body.addLayout(head)
        card.body.addWidget(self.table)
        card.body.addWidget(self.actions.day_labels, 0, Qt.AlignmentFlag.AlignLeft)
        self._list = QWidget()
        row = QHBoxLayout(self._list)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(card, 1)
        row.addWidget(Scrolled(self.side))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)

    def _connect(self) -> None:
        self._empty.requested.connect(self._on_book)
        self.table.chosen.connect(self._on_chosen)
        self.side.by_hand.clicked.connect(self._on_by_hand)
        self.side.take_out.clicked.connect(self._on_take_out)
        self.side.not_found.clicked.connect(self._on_not_found)
        self.side.alone.clicked.connect(self._on_alone)
        self.side.checked.clicked.connect(self._on_checked)


def _name(line: PackingLine) -> str:
    return line.item.family_description or line.item.description
