"""Who is meant when two are kept apart: a family's case, whoever an appointment is with, or a party known already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.refusals import Refused
from desktop_app.domain.separation import Party, Side
from desktop_app.ui.rooms.choices import Choice
from desktop_app.ui.scheduling.rows import known_rooms
from desktop_app.ui.scheduling.search_box import SearchBox
from desktop_app.ui.scheduling.wording import span_words
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import Field

CASE, APPOINTMENT, PARTY = "case", "appointment", "party"
DAYS_AHEAD = 120
_translate = QCoreApplication.translate
Options = Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Known:
    """What a side can be chosen from, in words."""

    cases: Options
    visits: Options
    parties: Options

    def of(self, kind: str) -> Options:
        """The options of one kind."""
        return {CASE: self.cases, APPOINTMENT: self.visits, PARTY: self.parties}[kind]


def party_words(party: Party | None, numbers: Mapping[int, str]) -> str:
    """A party's code, with the number of the case it is of."""
    if party is None:
        return ""
    number = numbers.get(party.case_id) if party.case_id is not None else None
    return (
        _translate("scheduling", "{code} (case {number})").format(code=party.code, number=number)
        if number
        else party.code
    )


def case_numbers(session: Session) -> Mapping[int, str]:
    """The cases' numbers, where the viewer may see cases."""
    found = session.services.cases.list(session.actor)
    return {} if isinstance(found, Refused) else {row.case.id: row.case.number for row in found}


def known(session: Session, appointment_id: int | None = None) -> Known:
    """Everything there is to choose from; the appointment asked for is always among it."""
    services, actor = session.services, session.actor
    rows = services.cases.list(actor)
    cases = (
        []
        if isinstance(rows, Refused)
        else [(f"{row.case.number} · {row.case.name_to_use}", row.case.id) for row in rows]
    )
    schedule = services.schedule.period(actor, session.today(), DAYS_AHEAD)
    visits = [] if isinstance(schedule, Refused) else list(schedule.appointments)
    if appointment_id is not None and all(each.id != appointment_id for each in visits):
        detail = services.appointments.detail(actor, appointment_id)
        visits += [] if isinstance(detail, Refused) else [detail.appointment]
    rooms = known_rooms(session)
    told = []
    for each in visits:
        room = rooms.get(each.room_id)
        when = span_words(each.event, room.zone if room else session.zone)
        told.append((f"{each.number} · {each.guest_label} · {when}", each.id))
    parties = services.separation.parties(actor)
    numbers = case_numbers(session)
    codes = [] if isinstance(parties, Refused) else [(party_words(each, numbers), each.id) for each in parties]
    return Known(cases, told, codes)


class SideField(QWidget):
    """One of the two: what kind, and which one."""

    def __init__(self, title: str, name: str, options: Known, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = options
        self.kind = Choice()
        self.kind.offer([
            (self.tr("A family's case"), CASE),
            (self.tr("Who an appointment is with"), APPOINTMENT),
            *([(self.tr("A party known already"), PARTY)] if options.parties else []),
        ])  # fmt: skip
        self.kind.setObjectName(f"{name}.kind")
        self.which = SearchBox()
        self.which.setObjectName(f"{name}.which")
        self._which = Field(self.tr("Number"), self.which)
        self.which.setAccessibleName(self.tr("{side}: number").format(side=title))
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(Field(title, self.kind), 2, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self._which, 3, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(across)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self._on_kind()

    def settle(self, kind: str, value: int) -> None:
        """This side is meant, and is not to be changed."""
        self.kind.choose(kind)
        self._on_kind()
        self.which.choose(value)
        self.kind.setEnabled(False)
        self.which.setEnabled(False)

    def value(self) -> Side | None:
        """Who is meant; None while that is open."""
        chosen = self.which.value()
        if chosen is None:
            return None
        kind = self.kind.currentData()
        if kind == CASE:
            return Side(case_id=chosen)
        return Side(appointment_id=chosen) if kind == APPOINTMENT else Side(party_id=chosen)

    def set_problem(self, sentence: str) -> None:
        """Say beneath it what is wrong."""
        self._which.set_problem(sentence)

    def _on_kind(self) -> None:
        kind = self.kind.currentData()
        asked = {
            CASE: self.tr("Type the case number"),
            APPOINTMENT: self.tr("Type the record number"),
            PARTY: self.tr("Type the code"),
        }[kind]
        self.which.offer(self._options.of(kind), asked)
        self.set_problem("")
