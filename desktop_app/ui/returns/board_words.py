"""The words of the board: what a family's return waits for, whose move it is, since when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.board import BoardRow, Waits
from desktop_app.domain.items import HoldKind
from desktop_app.domain.returns import Stage
from desktop_app.domain.staff import Role
from desktop_app.ui.moments import day_month
from desktop_app.ui.words import short_day, word

translate = QCoreApplication.translate


def waits_words(row: BoardRow, today: date) -> str:
    """What a return waits for, as a clause that follows a family's name and a colon."""
    if row.waits is Waits.HELD:
        return _held(row, today)
    if row.waits is Waits.NOTHING and row.stage is Stage.WITHDRAWN:
        return translate("board", "the return was withdrawn")
    if row.waits is Waits.SILENT and row.due is None:
        return translate("board", "the family asked not to be called until they say otherwise")
    if row.waits is Waits.ON_ITS_WAY and row.due is not None:
        due = day_month(row.due, today)
        return translate("board", "what was sent is on its way, a call is promised for {due}").format(due=due)
    pattern = _counted(row.waits, row.many) or _said()[row.waits]
    due = day_month(row.due, today) if row.due else ""
    return pattern.format(count=row.many, total=row.total, due=due, since=day_month(row.waits_since, today))


def waits_line(row: BoardRow, today: date) -> str:
    """The clause as a line of its own."""
    words = waits_words(row, today)
    return words[:1].upper() + words[1:]


def move_words(role: Role | None) -> str:
    """`Next move: Evidence`; empty while a day is waited for."""
    return translate("board", "Next move: {role}").format(role=word(role)) if role else ""


def days_words(row: BoardRow, today: date) -> tuple[str, str]:
    """How long a family has stood in its stage, and since when."""
    if row.days <= 0:
        return translate("board", "today"), ""
    words = translate("board", "1 day") if row.days == 1 else translate("board", "{days} days")
    year = "" if row.since.year == today.year else f" {row.since.year}"
    since = translate("board", "since {day}").format(day=f"{short_day(row.since)}{year}")
    return words.format(days=row.days), since


def summary(row: BoardRow, today: date) -> str:
    """One sentence: `Daniel's family: 2 belongings are still held by the prosecutor since 3 March; the next move is ...`."""
    parts = [waits_words(row, today)]
    if row.role is not None:
        parts.append(_next_move(row.role))
    name = translate("board", "{name}\u2019s family").format(name=row.name_to_use)
    return translate("board", "{family}: {sentence}.").format(family=name, sentence="; ".join(parts))


def _next_move(role: Role) -> str:
    return {
        Role.FRONT_DESK: translate("board", "the next move is the front desk\u2019s"),
        Role.EVIDENCE: translate("board", "the next move is evidence\u2019s"),
        Role.VICTIM_SERVICES: translate("board", "the next move is victim services\u2019"),
        Role.SUPERVISOR: translate("board", "the next move is the supervisor\u2019s"),
    }[role]


def _held(row: BoardRow, today: date) -> str:
    one, many = _holders()[row.kind or HoldKind.INVESTIGATIVE]
    since = day_month(row.waits_since, today)
    return (one if row.many == 1 else many).format(count=row.many, since=since)


def _holders() -> dict[HoldKind, tuple[str, str]]:
    """One belonging, and several, that must stay for each reason."""
    return {
        HoldKind.INVESTIGATIVE: (
            translate("board", "1 belonging is still held by the investigator since {since}"),
            translate("board", "{count} belongings are still held by the investigator since {since}"),
        ),
        HoldKind.PROSECUTOR: (
            translate("board", "1 belonging is still held by the prosecutor since {since}"),
            translate("board", "{count} belongings are still held by the prosecutor since {since}"),
        ),
        HoldKind.COURT_ORDER: (
            translate("board", "1 belonging is still held by the court since {since}"),
            translate("board", "{count} belongings are still held by the court since {since}"),
        ),
        HoldKind.MEDICAL_EXAMINER: (
            translate("board", "1 belonging is still held by the medical examiner since {since}"),
            translate("board", "{count} belongings are still held by the medical examiner since {since}"),
        ),
        HoldKind.APPEAL_PERIOD: (
            translate("board", "1 belonging waits until the time for an appeal is over, since {since}"),
            translate("board", "{count} belongings wait until the time for an appeal is over, since {since}"),
        ),
        HoldKind.RETENTION: (
            translate("board", "1 belonging must be kept for the time the law sets, since {since}"),
            translate("board", "{count} belongings must be kept for the time the law sets, since {since}"),
        ),
        HoldKind.OWNERSHIP: (
            translate("board", "whose 1 belonging is must be settled, since {since}"),
            translate("board", "whose {count} belongings are must be settled, since {since}"),
        ),
        HoldKind.LITIGATION: (
            translate("board", "1 belonging waits for a civil case since {since}"),
            translate("board", "{count} belongings wait for a civil case since {since}"),
        ),
    }


def _counted(waits: Waits, count: int) -> str:
    """The clauses in which one and many differ; empty for the others."""
    pair = _pairs().get(waits)
    return pair()[count != 1] if pair else ""


def _pairs() -> dict[Waits, Callable[[], tuple[str, str]]]:
    return {
        Waits.CALL: lambda: (
            translate("board", "the first call can be made, 1 of {total} belongings is cleared"),
            translate("board", "the first call can be made, {count} of {total} belongings are cleared"),
        ),
        Waits.CHOICES_OPEN: lambda: (
            translate("board", "the family has not been asked about 1 belonging"),
            translate("board", "the family has not been asked about {count} belongings"),
        ),
        Waits.CARRY_BACK: lambda: (
            translate("board", "1 belonging still lies in the return room and is to be carried back"),
            translate("board", "{count} belongings still lie in the return room and are to be carried back"),
        ),
        Waits.CHECK_MISSING: lambda: (
            translate("board", "1 belonging the family wants still needs its check"),
            translate("board", "{count} belongings the family wants still need their checks"),
        ),
        Waits.BOOK: lambda: (
            translate("board", "a day can be booked, the family wants 1 belonging"),
            translate("board", "a day can be booked, the family wants {count} belongings"),
        ),
        Waits.NO_CALL_PROMISED: lambda: (
            translate("board", "1 belonging is still here and no call is promised"),
            translate("board", "{count} belongings are still here and no call is promised"),
        ),
    }


def _said() -> dict[Waits, str]:
    return {
        Waits.NO_FAMILY: translate("board", "nobody of the family is recorded yet"),
        Waits.NOT_NOTIFIED: translate("board", "the notification is not confirmed yet"),
        Waits.REVIEW: translate("board", "a document seen on {since} waits for its review"),
        Waits.COUNSEL: translate("board", "counsel was asked who may receive, and has not answered yet"),
        Waits.KEPT_AWAY: translate("board", "nobody who may receive is left, who is recorded is kept away"),
        Waits.SILENT: translate("board", "the family asked not to be called until {due}"),
        Waits.ASKED_LATER: translate("board", "the family asked to be asked again on {due}"),
        Waits.VISIT_STANDS: translate("board", "the return was withdrawn, and the visit on {due} still stands"),
        Waits.NO_RECIPIENT: translate("board", "it is not settled yet who may receive"),
        Waits.DISPUTED: translate("board", "it is disputed who may receive, so nothing is offered"),
        Waits.NO_ITEMS: translate("board", "no belongings are recorded yet"),
        Waits.NOTHING_CLEARED: translate("board", "no belonging has been cleared yet"),
        Waits.MISSING: translate("board", "a belonging was not found on {since}, and is looked for"),
        Waits.MANNER_CHANGED: translate(
            "board", "the manner of death was decided anew on {since}, and waits to be read"
        ),
        Waits.LETTER_BACK: translate(
            "board", "a letter came back undelivered on {since}, another way to reach the family is to be found"
        ),
        Waits.NOTHING_WANTED: translate("board", "the family wants nothing back for now"),
        Waits.CONFIRM: translate("board", "the visit on {due} is not confirmed yet"),
        Waits.PREPARE: translate("board", "the visit on {due} is to be packed for and checked"),
        Waits.SEND: translate("board", "a parcel is being prepared, to be sent once it is checked and called about"),
        Waits.ON_ITS_WAY: translate("board", "what was sent is on its way"),
        Waits.NOTHING_TO_BRING: translate(
            "board", "nothing can be brought to the visit on {due}, what the family chose is held or not checked"
        ),
        Waits.VISIT_DAY: translate("board", "everything is ready for the visit on {due}"),
        Waits.IN_ROOM: translate("board", "the family is here now"),
        Waits.NEW_DAY: translate("board", "the family asked for another day"),
        Waits.CALL_PROMISED: translate("board", "a call is promised for {due}"),
        Waits.ON_HOLD: translate("board", "the return is on hold since {since}"),
        Waits.NOTHING: translate("board", "nothing is left to do"),
    }
