"""The people of a family, each with the standing a person settled. Nobody is ranked."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.cases import RECEIVING, Case, FamilyMember, Standing
from desktop_app.domain.permissions import Action
from desktop_app.domain.returns import FamilyReturn
from desktop_app.domain.staff import StaffMember
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.authority import AuthorityDialog
from desktop_app.ui.returns.case_dialog import CaseDialog
from desktop_app.ui.returns.case_state import CaseActions
from desktop_app.ui.returns.contact_words import how_to_reach
from desktop_app.ui.returns.member_dialog import MemberDialog, language_name
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import word

translate = QCoreApplication.translate


class PeopleModel(RowModel[FamilyMember]):
    """Columns: name, standing, document seen, how to reach them, language."""

    def __init__(self) -> None:
        super().__init__(
            (
                translate("returns", "Name"),
                translate("returns", "Standing"),
                translate("returns", "Document seen"),
                translate("returns", "How to reach them"),
                translate("returns", "Language"),
            )
        )

    def cell(self, row: FamilyMember, column: int) -> Cell:
        if column == 0:
            return Cell(row.name, row.relationship, strong=True)
        if column == 1:
            return Cell(word(row.standing), tone=_tone(row))
        if column == 2:
            if row.authority is not None and not row.authority.accepted:
                return Cell(row.authority.document, word(row.authority.ruling), muted=True)
            if not row.authority_document:
                return Cell(translate("returns", "none seen yet"), muted=True)
            seen = day_month(row.authority_seen_on) if row.authority_seen_on else translate("returns", "day missing")
            return Cell(row.authority_document, seen)
        if column == 3:
            reach = how_to_reach(row)
            words = reach or row.safe_contact
            return Cell(
                words or translate("returns", "not noted yet"), row.safe_contact if reach else "", muted=not words
            )
        return Cell(language_name(row.language))


def _tone(member: FamilyMember) -> str:
    if member.standing in {Standing.DISPUTED, Standing.NOT_SETTLED}:
        return "clay"
    if member.standing in RECEIVING:
        return "green" if member.may_receive else "clay"
    return "stone"


class People(QWidget):
    """The person who died in one line, then the family as a table."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._case: Case | None = None
        self._may = session.may(Action.CHANGE_FAMILY)
        self.notice = Notice()
        self.notice.setObjectName("people.notice")
        self.about = label("", wrap=True)
        self.change_case = Button(self.tr("Change the case\u2026"))
        self.change_case.setObjectName("people.change_case")
        self.actions = CaseActions(session)
        self.authority = Button(self.tr("Authority\u2026"))
        self.authority.setObjectName("people.authority")
        self.add = Button(self.tr("Add a person\u2026"), "primary", "plus")
        self.add.setObjectName("people.add")
        self.change = Button(self.tr("Change\u2026"))
        self.change.setObjectName("people.change")
        self.table = RowTable(PeopleModel(), self.tr("Family"), widths=(230, 200, 220, 0, 110), dispensable=(4,))
        self.table.setObjectName("people.table")
        self._empty = EmptyState(
            self.tr("Nobody of the family is recorded yet"),
            self.tr("Add each person with the standing that was settled, and how it is safe to reach them."),
            self.tr("Add a person\u2026") if self._may else "",
            "person",
        )
        self._assemble()
        self._connect()

    def show_return(self, found: FamilyReturn) -> None:
        """Show a family as it stands."""
        self._case = found.case
        self.about.setText(self._about_words(found.case))
        self.table.show_rows(found.family)
        if found.family and self.table.current() is None:
            self.table.choose(found.family[0].id)
        self._card.setVisible(bool(found.family))
        self._empty.setVisible(not found.family)
        for button in (self.add, self.change):
            button.setVisible(self._may and bool(found.family))
        self.authority.setVisible(bool(found.family))
        self.actions.show_return(found)
        self._show_notice(found.family)
        self._show_chosen()

    def _assemble(self) -> None:
        person = Card(self.tr("The person who died"))
        person.aside(self.actions)
        row = QHBoxLayout()
        row.addWidget(self.about, 1)
        row.addWidget(self.change_case)
        person.body.addLayout(row)
        self._card = Card(padding=10)
        self._card.body.addWidget(self.table)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(label(self.tr("Relatives are not ranked here. A person settles who may receive."), "second"), 1)
        foot.addWidget(self.authority)
        foot.addWidget(self.change)
        foot.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.notice)
        column.addWidget(person)
        column.addWidget(self._card, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(foot)
        self.change_case.setVisible(self._session.may(Action.CHANGE_CASE))

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_add)
        self._empty.requested.connect(self._on_add)
        self.change.clicked.connect(self._on_change)
        self.authority.clicked.connect(self._on_authority)
        self.change_case.clicked.connect(self._on_change_case)
        self.table.chosen.connect(self._on_chosen)
        self.table.doubleClicked.connect(self._on_change)

    def _about_words(self, case: Case) -> str:
        people: dict[int, StaffMember] = {each.id: each for each in self._session.services.staff.all()}
        coordinator = people.get(case.coordinator_id or 0)
        parts = [
            case.person_name,
            self.tr("spoken of as {name} ({pronoun})").format(name=case.name_to_use, pronoun=word(case.pronoun)),
            self.tr("manner: {manner}").format(manner=word(case.manner).lower()),
            self.tr("lead investigator: {name}").format(name=case.investigator or self.tr("not named yet")),
            self.tr("coordinator: {name}").format(name=coordinator.name if coordinator else self.tr("nobody yet")),
        ]
        return " \u00b7 ".join(parts)

    def _show_notice(self, family: tuple[FamilyMember, ...]) -> None:
        if any(member.standing is Standing.DISPUTED for member in family):
            self.notice.say(
                self.tr("It is disputed who may receive. Offer nothing, and refer to counsel through the supervisor."),
                "clay",
            )
        elif any(member.suspect_related for member in family):
            self.notice.say(
                self.tr("Somebody here is tied to the suspect and cannot receive. A supervisor decides with counsel."),
                "clay",
            )
        elif any(member.standing is Standing.EXCLUDED for member in family):
            self.notice.say(
                self.tr("Somebody is kept away from this family's return. Read the standing before any call or visit."),
                "clay",
            )
        else:
            self.notice.clear()

    def _show_chosen(self) -> None:
        for button in (self.change, self.authority):
            button.setEnabled(self.table.current() is not None)

    def _on_chosen(self, _member: FamilyMember) -> None:
        self._show_chosen()

    def _on_add(self) -> None:
        if self._case is not None:
            MemberDialog(self._session, self._case.id, None, self).open()

    def _on_change(self) -> None:
        member = self.table.current()
        if self._may and self._case is not None and isinstance(member, FamilyMember):
            MemberDialog(self._session, self._case.id, member, self).open()

    def _on_authority(self) -> None:
        member = self.table.current()
        if isinstance(member, FamilyMember):
            AuthorityDialog(self._session, member, self).open()

    def _on_change_case(self) -> None:
        if self._case is not None:
            CaseDialog(self._session, self._case, self).open()
