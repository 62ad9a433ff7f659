"""Consent to share: whom a family allows us to tell, what for, until when; taken back by a word."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.cases import FamilyMember
from desktop_app.domain.consents import Consent, ConsentState, Revocation
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.returns import FamilyReturn
from desktop_app.domain.times import local_day
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.consent_dialog import ConsentDialog
from desktop_app.ui.returns.consent_form import ConsentFormDialog
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import word

translate = QCoreApplication.translate
_TONES = {ConsentState.GIVEN: "green", ConsentState.EXPIRED: "stone", ConsentState.REVOKED: "clay"}


class ConsentsModel(RowModel[Consent]):
    """Columns: who may be told and what for, who allows it, from when to when, state."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            (
                translate("returns", "Who may be told"),
                translate("returns", "Allowed by"),
                translate("returns", "Until"),
                translate("returns", "State"),
            )
        )
        self._session = session
        self._names: dict[int, str] = {}

    def set_family(self, family: tuple[FamilyMember, ...]) -> None:
        """The names of those who may consent."""
        self._names = {member.id: member.name for member in family}

    def cell(self, row: Consent, column: int) -> Cell:
        today = self._session.today()
        if column == 0:
            return Cell(row.recipient, row.purpose, strong=True)
        if column == 1:
            recorded = translate("returns", "recorded by {who}").format(who=row.recorded_by)
            return Cell(self._names.get(row.member_id, ""), recorded)
        if column == 2:
            given = translate("returns", "since {day}").format(day=day_month(row.given_on, today))
            return Cell(day_month(row.expires_on, today), given, sort=row.expires_on)
        state = row.state(today)
        return Cell(_state_words(row, state, self._session.zone, today), tone=_TONES[state], sort=state)


def _state_words(row: Consent, state: ConsentState, zone: str, today: date) -> str:
    if row.revoked_at is None or row.revoked_how is None:
        return word(state)
    day = day_month(local_day(row.revoked_at, zone), today)
    return translate("returns", "{state} {how}, {day}").format(
        state=word(state), how=word(row.revoked_how).lower(), day=day
    )


class Consents(QWidget):
    """Nothing is told to anybody but the one named, and nothing after a word that takes it back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("consents")
        self._session = session
        self._case_id = 0
        self._family: tuple[FamilyMember, ...] = ()
        self._may = session.may(Action.RECORD_CONSENT)
        self._model = ConsentsModel(session)
        self.table = RowTable(self._model, self.tr("Consent to share"), widths=(0, 210, 180, 250), dispensable=(1,))
        self.table.setObjectName("consents.table")
        self.notice = Notice()
        self.notice.setObjectName("consents.notice")
        self.add = Button(self.tr("Record a consent\u2026"), "primary", "plus")
        self.add.setObjectName("consents.add")
        self.by_word = Button(self.tr("They took it back by word"))
        self.by_word.setObjectName("consents.revoke.by_word")
        self.in_writing = Button(self.tr("Taken back in writing"))
        self.in_writing.setObjectName("consents.revoke.in_writing")
        self.form = Button(self.tr("Form to sign\u2026"), "", "print")
        self.form.setObjectName("consents.form")
        self._empty = EmptyState(
            self.tr("Nothing may be shared"),
            self.tr("A consent names one recipient and one purpose, and ends by itself. A word takes it back at once."),
            self.tr("Record a consent\u2026") if self._may else "",
            "note",
        )
        self._assemble()
        self._connect()

    def show_return(self, found: FamilyReturn) -> None:
        """Show what this family allows."""
        session = self._session
        if found.case.id != self._case_id:
            self.notice.clear()
        self._case_id, self._family = found.case.id, found.family
        reads = session.may(Action.VIEW_CONSENTS)  # whoever only looks in here is not refused, nor logged
        given = session.services.consents.of_case(session.actor, found.case.id) if reads else ()
        rows = () if isinstance(given, Refused) else given
        self._model.set_family(found.family)
        self.table.show_rows(rows)
        if rows and self.table.current() is None:
            self.table.choose(rows[0].id)
        self._card.setVisible(bool(rows))
        self._foot.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._empty.button.setEnabled(bool(found.family))
        if isinstance(given, Refused):
            self.notice.say(sentences(given), "clay")
        if not reads:
            self._empty.say(
                self.tr("Consents are kept by victim services"),
                self.tr("They and the supervisors know what may be shared, and with whom. Please ask one of them."),
            )
        self._offer()

    def _assemble(self) -> None:
        self._card = Card(padding=10)
        self._card.body.addWidget(self.table)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(label(self.tr("One recipient, one purpose. A word is enough to end it."), "second", wrap=True), 1)
        for button in (self.form, self.in_writing, self.by_word, self.add):
            row.addWidget(button)
            button.setVisible(self._may)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.notice)
        column.addWidget(self._card, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_add)
        self._empty.requested.connect(self._on_add)
        self.by_word.clicked.connect(self._on_by_word)
        self.in_writing.clicked.connect(self._on_in_writing)
        self.form.clicked.connect(self._on_form)
        self.table.chosen.connect(self._on_chosen)

    def _current(self) -> Consent | None:
        found = self.table.current()
        return found if isinstance(found, Consent) else None

    def _offer(self) -> None:
        current = self._current()
        stands = current is not None and current.revoked_at is None
        for button in (self.by_word, self.in_writing, self.form):
            button.setEnabled(stands)

    def _on_chosen(self, _consent: Consent) -> None:
        self._offer()

    def _on_add(self) -> None:
        if self._family:
            ConsentDialog(self._session, self._case_id, self._family, self).open()

    def _on_by_word(self) -> None:
        self._revoke(Revocation.BY_WORD)

    def _on_in_writing(self) -> None:
        self._revoke(Revocation.IN_WRITING)

    def _revoke(self, how: Revocation) -> None:
        current, session = self._current(), self._session
        if current is None:
            return
        outcome = session.services.consents.revoke(session.actor, current.id, how)
        if isinstance(outcome, Refused):
            self.notice.say(sentences(outcome), "clay")
            return
        words = self.tr("From now on nothing is shared with {who}. Please tell whoever works with them.")
        self.notice.say(words.format(who=current.recipient), "accent")
        session.changed.emit()

    def _on_form(self) -> None:
        current = self._current()
        if current is not None:
            language = next((each.language for each in self._family if each.id == current.member_id), "en")
            ConsentFormDialog(self._session, current, language, self).open()
