"""A return by post: whether the family asked for it, the parcel with its list, what is still missing, what was sent before."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.by_post import Parcel, PostingState
from desktop_app.domain.packing import MOST_BOXES, PackingLine, PackState, by_barcode
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.returns import FamilyReturn
from desktop_app.domain.staff import same_person
from desktop_app.services.by_post_reading import PostView
from desktop_app.ui.returns.by_post_dialogs import (
    AddressDialog,
    AfterAllDialog,
    BeginDialog,
    DeliveredDialog,
    LostDialog,
    SendDialog,
)
from desktop_app.ui.returns.by_post_record import PostRecordDialog
from desktop_app.ui.returns.by_post_side import PostSide
from desktop_app.ui.returns.lost_card import LostCard
from desktop_app.ui.returns.packing_model import PackingModel
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState


class PostPart(QWidget):
    """One parcel at a time; evidence packs and sends it, victim services arranges it and calls."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("post")
        self._session = session
        self._view: PostView | None = None
        self._spoken: dict[int, str] = {}
        self._seen: set[int] = set()
        self._may_arrange = session.may(Action.ARRANGE_POST)
        self._model = PackingModel()
        self.table = RowTable(self._model, self.tr("In the parcel"), widths=(0, 156, 64, 200), dispensable=(1,))
        self.table.setObjectName("post.table")
        self.side = PostSide(session)
        self._empty = EmptyState(
            self.tr("Nothing is sent by post"),
            "",
            self.tr("Begin a parcel\u2026") if self._may_arrange else "",
            "returns",
        )
        self._empty.button.setObjectName("post.begin")
        self._assemble()
        self._connect()

    def show_return(self, found: FamilyReturn) -> None:
        """Show what is sent to a family, and what was."""
        session = self._session
        view = session.services.by_post.of_case(session.actor, found.case.id)
        if isinstance(view, Refused):
            self.side.say(sentences(view), "clay")
            return
        if self._view is None or self._view.case.id != view.case.id:
            self._seen.clear()
            self.side.say("", "")
        self._view = view
        self._spoken = {member.id: member.language for member in found.family}
        parcel = self._parcel()
        self._empty.setVisible(parcel is None)
        self._list.setVisible(parcel is not None)
        if parcel is None:
            self._show_empty(view)
            return
        self._seen &= {line.item.id for line in parcel.listed.packed}
        self._model.set_seen(self._seen)
        self.table.show_rows(parcel.listed.lines)
        if parcel.listed.lines and self.table.current() is None:
            self.table.choose(parcel.listed.lines[0].item.id)
        self.side.show_parcel(view, parcel, checking=self._checking(), seen=len(self._seen))
        self._show_line()

    def _show_empty(self, view: PostView) -> None:
        if not view.wished:
            words = self.tr("The family has not asked for it. Where it would be right for them is asked in the call.")
        elif not view.recipients:
            words = self.tr("They asked for it. It can begin once it is settled who may receive.")
        else:
            words = self.tr(
                "They asked for it. It is packed, checked and signed for; they are called before and after."
            )
        self._empty.say(self.tr("Nothing is sent by post"), words)
        self._empty.button.setVisible(self._may_arrange and view.wished and bool(view.recipients))

    def _parcel(self) -> Parcel | None:
        """The parcel in sight: the one that stands, else the latest."""
        view = self._view
        return None if view is None else view.standing or next(iter(view.parcels), None)

    def _checking(self) -> bool:
        """Whether everything is packed, by somebody else, and this person may be the second."""
        parcel, session = self._parcel(), self._session
        if parcel is None or parcel.state is not PostingState.PACKING or not session.may(Action.RECONCILE_PACKING):
            return False
        mine = any(same_person(session.actor.name, packer) for packer in parcel.listed.packers())
        return bool(parcel.listed.lines) and parcel.listed.packed_whole and not mine

    def _show_line(self) -> None:
        line = self.table.current()
        self.side.show_line(line if isinstance(line, PackingLine) else None, checking=self._checking())

    def _assemble(self) -> None:
        card = Card(padding=10)
        card.body.addWidget(self.table)
        side = Scrolled(self.side)
        side.setFixedWidth(380)
        self._list = QWidget()
        row = QHBoxLayout(self._list)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(card, 1)
        row.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)

    def _connect(self) -> None:
        side = self.side
        self._empty.requested.connect(self._on_begin)
        side.begin.clicked.connect(self._on_begin)
        side.address.clicked.connect(self._on_address)
        side.give_up.clicked.connect(self._on_give_up)
        side.act.clicked.connect(self._on_act)
        side.take_out.clicked.connect(self._on_take_out)
        side.checked.clicked.connect(self._on_checked)
        side.send.clicked.connect(self._on_send)
        side.delivered.clicked.connect(self._on_delivered)
        side.came_back.clicked.connect(self._on_came_back)
        side.lost.clicked.connect(self._on_lost)
        side.after_all.clicked.connect(self._on_after_all)
        side.what_to_say.clicked.connect(self._on_what_to_say)
        side.record.clicked.connect(self._on_record)
        side.code.line.returnPressed.connect(self._on_code)
        self.table.chosen.connect(self._on_chosen)

    def _on_chosen(self, _row: object) -> None:
        self._show_line()

    def _on_begin(self) -> None:
        if self._view is not None and self._view.recipients:
            BeginDialog(self._session, self._view.case.id, self._view.recipients, self).open()

    def _on_address(self) -> None:
        if (parcel := self._parcel()) is not None:
            AddressDialog(self._session, parcel.posting, self).open()

    def _on_send(self) -> None:
        if (parcel := self._parcel()) is not None:
            SendDialog(self._session, parcel.posting, self).open()

    def _on_delivered(self) -> None:
        if (parcel := self._parcel()) is not None:
            DeliveredDialog(self._session, parcel.posting, self).open()

    def _on_give_up(self) -> None:
        asked = self.tr("Is this parcel not sent after all? Its address is removed. What is packed stays on the shelf.")
        if self._sure(self.tr("Do not send it"), asked, self.tr("It is not sent")):
            self._do("give_up")

    def _on_came_back(self) -> None:
        asked = self.tr("Is the parcel here again? It goes to the evidence room, and the family is called today.")
        if self._sure(self.tr("It came back"), asked, self.tr("It is here again")):
            self._do("came_back")

    def _on_lost(self) -> None:
        if (parcel := self._parcel()) is not None:
            LostDialog(self._session, parcel.posting, self).open()

    def _on_after_all(self) -> None:
        if self._view is not None and self._view.awaited is not None:
            AfterAllDialog(self._session, self._view.awaited.posting, self).open()

    def _on_what_to_say(self) -> None:
        card = LostCard(self)
        card.exec()
        card.deleteLater()

    def _sure(self, title: str, sentence: str, yes: str) -> bool:
        return bool(self._session.messages.ask(self, title, sentence, yes, self.tr("Not now")))

    def _on_act(self) -> None:
        line = self.table.current()
        if isinstance(line, PackingLine):
            self._take(line)

    def _on_code(self) -> None:
        parcel, code = self._parcel(), self.side.code.text()
        self.side.code.line.clear()
        if parcel is None or not code:
            return
        item = by_barcode([line.item for line in parcel.listed.lines], code)
        line = parcel.listed.line(item.id) if item else None
        if line is None:
            self.side.say(self.tr("{code} is not in this parcel.").format(code=code), "clay")
            return
        self.table.choose(line.item.id)
        self._take(line)

    def _take(self, line: PackingLine) -> None:
        """Packed by the one, seen by the other."""
        if self._checking():
            self._seen.add(line.item.id)
            self.side.say(self.tr("Seen: {item}").format(item=line.item.family_description), "green")
            self._session.changed.emit()
        elif line.state is PackState.OPEN and self._session.may(Action.PACK):
            box = min(max(self.side.box.value(), 1), MOST_BOXES)
            if self._do("pack", line.item.id, box):
                words = self.tr("Packed: {item}, box {box}").format(item=line.item.family_description, box=box)
                self.side.say(words, "green")

    def _on_take_out(self) -> None:
        line = self.table.current()
        if isinstance(line, PackingLine):
            self._do("unpack", line.item.id)

    def _on_checked(self) -> None:
        self._do("reconcile", sorted(self._seen))

    def _do(self, what: str, *rest: object) -> bool:
        """Ask the service for something about this parcel; what it refuses is said beside the list."""
        parcel, session = self._parcel(), self._session
        if parcel is None:
            return False
        service = session.services.by_post
        outcome = getattr(service, what)(session.actor, parcel.posting.id, *rest)
        if isinstance(outcome, Refused):
            self.side.say(sentences(outcome), "clay")
            return False
        self.side.say("", "")
        session.changed.emit()
        return True

    def _on_record(self) -> None:
        if parcel := self._parcel():
            spoken = self._spoken.get(parcel.posting.recipient_id, self._session.language)
            PostRecordDialog(self._session, parcel.posting, spoken, self).open()
