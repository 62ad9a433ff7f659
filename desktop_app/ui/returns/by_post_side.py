"""Beside the parcel's list: whom it is for, what is still missing, and what can be done now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop_app.domain.by_post import Parcel, PostingState, number_of
from desktop_app.domain.packing import MOST_BOXES, PackingLine, PackState
from desktop_app.domain.permissions import Action
from desktop_app.domain.times import local_day
from desktop_app.services.by_post_reading import PostView
from desktop_app.ui import theme
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.promised import named
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.fields import Field, TextField
from desktop_app.ui.widgets.pill import Pill
from desktop_app.ui.widgets.text import Passage, label
from desktop_app.ui.words import word

_TONES = {
    PostingState.PACKING: "clay",
    PostingState.READY: "accent",
    PostingState.SENT: "accent",
    PostingState.DELIVERED: "green",
    PostingState.CAME_BACK: "clay",
    PostingState.LOST: "clay",
    PostingState.GIVEN_UP: "stone",
}


class PostSide(QWidget):
    """It asks nothing of a service; the part does."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._open = False
        self.state = Pill("", "stone")
        self._title = label("", "strong", wrap=True)
        self._to = label("", wrap=True)
        self._where = Passage("")
        self._facts = label("", "second", wrap=True)
        self._facts.setObjectName("post.facts")
        self._missing = label("", "second", wrap=True)
        self._missing.setObjectName("post.missing")
        self._never = label("", "second", wrap=True)
        self._never.setObjectName("post.never")
        self._said = label("", "strong", wrap=True)
        self._said.setObjectName("post.said")
        self._saying = QFrame()
        self._saying.setProperty("role", "inset")
        self.code = TextField(self.tr("Barcode, seal or item number"), holds="barcode")
        self.code.line.setObjectName("post.code")
        self.box = QSpinBox()
        self.box.setRange(1, MOST_BOXES)
        self.box.setObjectName("post.box")
        self._box_field = Field(self.tr("Box"), self.box)
        self._name = label("", "strong", wrap=True)
        self.act = self._button(self.tr("Put into the box"), "post.act")
        self.take_out = self._button(self.tr("Take out"), "post.take_out", "link")
        self.checked = self._button(self.tr("The boxes and the list agree"), "post.checked", "primary")
        self.send = self._button(self.tr("The carrier has it\u2026"), "post.send", "primary")
        self.delivered = self._button(self.tr("It was signed for\u2026"), "post.delivered", "primary")
        self.came_back = self._button(self.tr("It came back\u2026"), "post.came_back")
        self.lost = self._button(self.tr("The carrier cannot find it\u2026"), "post.lost")
        self.after_all = self._button(self.tr("The lost parcel came after all\u2026"), "post.after_all")
        self.what_to_say = self._button(self.tr("What to say to the family\u2026"), "post.what_to_say", "link")
        self.address = self._button(self.tr("Change the address\u2026"), "post.readdress", "link")
        self.give_up = self._button(self.tr("Do not send it\u2026"), "post.give_up", "link")
        self.record = self._button(self.tr("Record\u2026"), "post.record")
        self.begin = self._button(self.tr("Begin another parcel\u2026"), "post.again")
        self._assemble()
        self.say("", "")

    def say(self, sentence: str, tone: str) -> None:
        """What happened last; calm, and read aloud through its label."""
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        theme.mark(self._saying, tone=tone)
        self._saying.setVisible(bool(sentence))
        self._show_now()

    def show_parcel(self, view: PostView, parcel: Parcel, *, checking: bool, seen: int) -> None:
        """Where it stands and whose move it is."""
        posting, state = parcel.posting, parcel.state
        self.state.set_state(word(state), _TONES[state])
        self._title.setText(self.tr("Parcel {number}").format(number=number_of(view.case, posting)))
        self._to.setText(self.tr("For {name}").format(name=posting.recipient))
        self._where.set_words(posting.address)
        self._where.setVisible(bool(posting.address))
        self._facts.setText(self._fact_words(view, parcel))
        self._facts.setVisible(bool(self._facts.text()))
        self._missing.setText(self._missing_words(parcel, checking, seen))
        self._missing.setVisible(bool(self._missing.text()))
        never = [item.family_description for item in parcel.never]
        self._never.setText(self.tr("Not by post, but in person: {names}.").format(names=named(never)))
        self._never.setVisible(bool(never))
        self._open = posting.stands and posting.sent_at is None
        packing = state is PostingState.PACKING and (self._session.may(Action.PACK) or checking)
        self.code.setVisible(packing)
        self._box_field.setVisible(packing and not checking)
        self.checked.setVisible(checking)
        self.checked.setEnabled(seen == len(parcel.listed.lines))
        self.send.setVisible(self._open and self._session.may(Action.SEND_BY_POST))
        self.send.setEnabled(state is PostingState.READY and parcel.called)
        on_its_way = state is PostingState.SENT
        self.delivered.setVisible(on_its_way and self._session.may(Action.RECORD_ARRIVAL))
        self.came_back.setVisible(on_its_way and self._session.may(Action.SEND_BY_POST))
        self.lost.setVisible(on_its_way and self._session.may(Action.RECORD_ARRIVAL))
        self.after_all.setVisible(view.awaited is not None and self._session.may(Action.RECORD_ARRIVAL))
        self.what_to_say.setVisible(view.awaited is not None)
        arranges = self._session.may(Action.ARRANGE_POST)
        self.address.setVisible(self._open and arranges)
        self.give_up.setVisible(self._open and arranges)
        self.record.setVisible(posting.sent_at is not None and self._session.may(Action.PRINT_CASE_DOCUMENT))
        self.begin.setVisible(not posting.stands and view.wished and arranges and bool(view.recipients))

    def show_line(self, chosen: PackingLine | None, *, checking: bool) -> None:
        """The chosen belonging and what can be done with it."""
        packs = self._session.may(Action.PACK) and self._open
        acts = chosen is not None and (checking or (packs and chosen.state is PackState.OPEN))
        out = chosen is not None and packs and not checking and chosen.packed is not None
        self._name.setVisible(acts or out)
        self.act.setVisible(acts)
        self.take_out.setVisible(out)
        if chosen is not None:
            self._name.setText(chosen.item.family_description or chosen.item.description)
        self.act.set_words(self.tr("I see it in the box") if checking else self.tr("Put into the box"))
        self._show_now()

    def _show_now(self) -> None:
        """Without anything to do or to read there is no card."""
        parts = (self._saying, self.code, self.act, self.take_out, self.checked, self.send)
        more = (self.delivered, self.came_back, self.lost, self.after_all, self.what_to_say, self.record, self.begin)
        self._now.setVisible(any(not part.isHidden() for part in (*parts, *more)))

    def _fact_words(self, view: PostView, parcel: Parcel) -> str:
        lines, posting = [], parcel.posting
        today, zone = self._session.today(), self._session.zone
        if posting.sent_at is not None:
            left = self.tr("Left on {day} with {carrier}, number {number}, given by {who}.")
            day = day_month(local_day(posting.sent_at, zone), today)
            lines.append(left.format(day=day, carrier=posting.carrier, number=posting.tracking, who=posting.sent_by))
        if posting.lost_on is not None:
            lost = self.tr("On {day} the carrier said that it could not find it. Its reference: {claim}.")
            lines.append(lost.format(day=day_month(posting.lost_on, today), claim=posting.claim))
        if posting.signed_on is not None:
            day = day_month(posting.signed_on, today)
            signed = (
                self.tr("It came after all on {day}: {name} signed for it, or told us.")
                if posting.came_after_all
                else self.tr("Signed for on {day} by {name}.")
            )
            lines.append(signed.format(day=day, name=posting.signed_by))
        if parcel.awaited:
            lines.append(self.tr("What was in it is under Not found."))
            if not parcel.told:
                lines.append(self.tr("The family is told today, in the way that is safe for them."))
        if view.awaited is not None and view.awaited.posting.id != posting.id:
            earlier = self.tr("An earlier parcel is still lost. Its reference: {claim}.")
            lines.append(earlier.format(claim=view.awaited.posting.claim))
        if posting.other_signed:
            lines.append(self.tr("It was for {name}. Please call them today.").format(name=posting.recipient))
        return "\n".join(lines)

    def _missing_words(self, parcel: Parcel, checking: bool, seen: int) -> str:
        """What keeps it here, each thing with whose move it is."""
        if parcel.state not in {PostingState.PACKING, PostingState.READY}:
            return ""
        listed, lines = parcel.listed, []
        if checking:
            lines.append(self.tr("{seen} of {count} seen by you.").format(seen=seen, count=len(listed.lines)))
        elif not listed.lines:
            lines.append(self.tr("Nothing may be sent now: it is sent once it is cleared, checked and wanted now."))
        elif not listed.packed_whole:
            words = self.tr("{packed} of {count} packed. Evidence packs it.")
            lines.append(words.format(packed=len(listed.packed), count=len(listed.lines)))
        elif not listed.reconciled:
            lines.append(self.tr("All packed. A second person looks through the boxes."))
        if not parcel.called:
            lines.append(self.tr("Victim services calls the family before it leaves; the call is on their Today."))
        return "\n".join(lines)

    def _button(self, words: str, name: str, role: str = "") -> Button:
        made = Button(words, role)
        made.setObjectName(name)
        return made

    def _assemble(self) -> None:
        inset = QVBoxLayout(self._saying)
        inset.setContentsMargins(12, 8, 12, 8)
        inset.addWidget(self._said)
        card = Card()
        card.body.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.state)
        card.body.addLayout(head)
        for part in (self._to, self._where, self._facts, self._missing, self._never):
            card.body.addWidget(part)
        links = QHBoxLayout()
        links.addWidget(self.address)
        links.addWidget(self.give_up)
        links.addStretch(1)
        card.body.addLayout(links)
        self._now = packing = Card()
        packing.body.setSpacing(8)
        for part in (self._saying, self.code, self._box_field, self._name):
            packing.body.addWidget(part)
        for button in (self.act, self.take_out, self.checked, self.send, self.delivered, self.came_back, self.lost):
            packing.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for button in (self.after_all, self.what_to_say, self.record, self.begin):
            packing.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(card)
        column.addWidget(packing)
        column.addStretch(1)
