"""What happened, in order: day, time, who, and what in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.appointments import Status
from desktop_app.domain.cases import Manner, Standing
from desktop_app.domain.follow_ups import FollowUpKind, FollowUpOutcome
from desktop_app.domain.history import Entry
from desktop_app.domain.items import Cleaning, Decision, HoldKind, Outcome
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import local_day
from desktop_app.ui.handouts.documents import Kind, title
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.words import clock, day_words, rule_word, word

translate = QCoreApplication.translate
DAY, TIME, WHO, WHAT = range(4)

_ENUMS = {
    "manner": Manner,
    "standing": Standing,
    "decision": Decision,
    "cleaning": Cleaning,
    "purpose": Purpose,
}


def history_words(entry: Entry) -> str:
    """What happened, as a sentence without a family's name: numbers, choices and dates only."""
    action = entry.action
    if action.startswith("appointment."):
        return _appointment_words(action.removeprefix("appointment."), entry.facts)
    pattern = _patterns().get(action)
    if pattern is None:
        return action.replace(".", " ").replace("_", " ").capitalize()
    return pattern.format_map(_Facts(entry)).rstrip(" :.") + "."


def _appointment_words(what: str, facts: Mapping[str, object]) -> str:
    if what == "book":
        purpose = _named(Purpose, facts.get("purpose"))
        return translate("history", "Booked a room: {purpose}.").format(purpose=purpose.lower())
    if what == "change":
        return translate("history", "Changed the visit.")
    if what in set(Status):
        words = word(Status(what))
        return translate("history", "The visit is now: {status}.").format(status=words)
    return translate("history", "Changed the visit.")


def _patterns() -> dict[str, str]:
    return {
        "case.open": translate("history", "Opened the case. Manner: {manner}"),
        "case.change": translate("history", "Changed the case. {manner_changed}"),
        "case.date": translate("history", "Added a date to be gentle with: {day}"),
        "member.add": translate("history", "Added a family member. Standing: {standing}"),
        "member.change": translate("history", "Changed a family member. Standing: {standing}"),
        "item.add": translate("history", "Added item {number}"),
        "item.import": translate("history", "Imported the list: {added} added, {already} there already"),
        "item.describe": translate("history", "Changed the words the family reads for item {number}"),
        "hold.place": translate("history", "Placed a hold on item {number}: {kind}"),
        "hold.clear": translate("history", "Recorded a clearance for item {number}: {kind}, by {instrument}"),
        "item.check": translate("history", "Recorded a check for item {number}: {rule}"),
        "item.choice": translate("history", "Recorded the family's choice for item {number}: {decision}"),
        "item.outcome": translate("history", "At the table, item {number}: {outcome}"),
        "step.done": translate("history", "Did the step {step}"),
        "step.not_applicable": translate("history", "Marked a step as not applicable: {step}"),
        "follow_up.add": translate("history", "Promised a call for {due}: {kind}"),
        "follow_up.record": translate("history", "Recorded how a call ended: {outcome}"),
        "handout.print": translate("history", "Printed or saved: {document}"),
    }


class _Facts(dict[str, str]):
    """The facts of an entry as words; a fact that is not there leaves nothing behind."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry

    def __missing__(self, name: str) -> str:
        facts = self._entry.facts
        value = facts.get(name)
        if name == "manner_changed":
            manner = _named(Manner, facts.get("manner"))
            return translate("history", "Manner: {manner}").format(manner=manner) if manner else ""
        if name in _ENUMS:
            return _named(_ENUMS[name], value)
        if name == "kind":
            return _named(FollowUpKind if self._entry.action.startswith("follow_up") else HoldKind, value)
        if name == "outcome":
            return _named(FollowUpOutcome if self._entry.action.startswith("follow_up") else Outcome, value)
        if name in {"day", "due"}:
            return _day(value)
        if name == "rule":
            return rule_word(str(value or ""))
        if name == "instrument":
            return instrument_words(str(value or ""))
        if name == "document":
            kind = str(facts.get("kind") or "")
            return title(Kind(kind)) if kind in set(Kind) else kind
        return "" if value is None else str(value)


def instrument_words(instrument: str) -> str:
    """The kind of document by which a hold was cleared."""
    return {
        "form": translate("history", "release form"),
        "email": translate("history", "e-mail"),
        "letter": translate("history", "letter"),
        "court_order": translate("history", "court order"),
    }.get(instrument, instrument)


def _named(kind: type, value: object) -> str:
    return word(kind(value)) if value in set(kind) else str(value or "")


def _day(value: object) -> str:
    try:
        return day_month(date.fromisoformat(str(value)))
    except ValueError:
        return str(value or "")


class HistoryModel(RowModel[Entry]):
    """Columns: day, time, who, what. A day is written once, above its entries."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            (
                translate("history", "Day"),
                translate("history", "Time"),
                translate("history", "Who"),
                translate("history", "What"),
            )
        )
        self._zone = session.zone
        self._language = session.language
        self._steps: dict[str, str] = {}

    def set_steps(self, steps: dict[str, str]) -> None:
        """The words of the protocols' steps, by their ids."""
        self._steps = steps

    def cell(self, row: Entry, column: int) -> Cell:
        if column == DAY:
            return Cell(day_words(local_day(row.at, self._zone)), muted=True)
        if column == TIME:
            return Cell(clock(row.at, self._zone))
        if column == WHO:
            return Cell(row.staff_name or translate("history", "Safekeeping"))
        return Cell(self._what(row))

    def _what(self, entry: Entry) -> str:
        words = history_words(entry)
        step = str(entry.facts.get("step") or "")
        return words.replace(step, f"\u201c{self._steps[step]}\u201d") if step in self._steps else words


class HistoryView(QWidget):
    """`show_case()`: everything that happened to a family's case, in order, turned to the latest."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self._session = session
        self._model = HistoryModel(session)
        self.table = RowTable(self._model, self.tr("History"), widths=(180, 92, 180, 0))
        self.table.setObjectName("history.table")
        self.notice = Notice()
        self._empty = EmptyState(
            self.tr("Nothing has happened here yet"), self.tr("Every change is listed with who and when.")
        )
        self._card = Card(padding=10)
        self._card.body.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.notice, self._empty, self._card):
            column.addWidget(part)

    def show_case(self, case_id: int) -> None:
        """Read what happened to a case."""
        session = self._session
        self._show(session.services.history.of_case(session.actor, case_id))

    def show_appointment(self, appointment_id: int) -> None:
        """Read what happened to an appointment."""
        session = self._session
        self._show(session.services.history.of_appointment(session.actor, appointment_id))

    def _show(self, found: tuple[Entry, ...] | Refused) -> None:
        entries = () if isinstance(found, Refused) else tuple(sorted(found, key=lambda entry: (entry.at, entry.id)))
        self.notice.clear()
        if isinstance(found, Refused):
            self.notice.say(sentences(found), "clay")
        self._model.set_steps(self._step_words())
        self.table.show_rows(entries)
        self._card.setVisible(bool(entries))
        self._empty.setVisible(not entries)
        self.table.scrollToBottom()

    def _step_words(self) -> dict[str, str]:
        session = self._session
        known = session.services.checklists.protocols(session.actor)
        if isinstance(known, Refused):
            return {}
        return {
            step.id: step.text.get(session.language) or step.text["en"] for protocol in known for step in protocol.steps
        }
