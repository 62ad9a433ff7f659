"""Words of the scheduling settings: weekdays, closed times, visits, and why two are kept apart."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.closures import ClosureKind
from desktop_app.domain.rooms import Room
from desktop_app.domain.separation import Scope, Why
from desktop_app.domain.times import Span, day_span, local_day
from desktop_app.ui.words import clock, word

_translate = QCoreApplication.translate
WEEK = 7

_SCOPES = {
    Scope.ROOM: QT_TRANSLATE_NOOP("scheduling", "the same room"),
    Scope.ENTRANCE: QT_TRANSLATE_NOOP("scheduling", "the same entrance"),
    Scope.WAITING_AREA: QT_TRANSLATE_NOOP("scheduling", "the same waiting area"),
    Scope.FLOOR: QT_TRANSLATE_NOOP("scheduling", "the same floor"),
    Scope.BUILDING: QT_TRANSLATE_NOOP("scheduling", "the same building"),
}
_WHYS = {
    Why.TWO_SIDES: QT_TRANSLATE_NOOP("scheduling", "Two sides of one incident"),
    Why.TWO_FAMILIES: QT_TRANSLATE_NOOP("scheduling", "Two families of one incident"),
    Why.DIVIDED_FAMILY: QT_TRANSLATE_NOOP("scheduling", "A family that is divided"),
    Why.COURT_ORDER: QT_TRANSLATE_NOOP("scheduling", "A court order"),
}
_KINDS = {
    ClosureKind.OUT_OF_SERVICE: QT_TRANSLATE_NOOP("scheduling", "A room cannot be used"),
    ClosureKind.AGENCY_CLOSED: QT_TRANSLATE_NOOP("scheduling", "The whole agency is closed"),
    ClosureKind.HOLIDAY: QT_TRANSLATE_NOOP("scheduling", "A day we keep as a holiday"),
}


def scope_words(scope: Scope) -> str:
    """The place two parties do not share."""
    return _translate("scheduling", str(_SCOPES[scope]))


def why_words(why: Why) -> str:
    """Why two parties are kept apart."""
    return _translate("scheduling", str(_WHYS[why]))


def kind_words(kind: ClosureKind) -> str:
    """What a closed time is."""
    return _translate("scheduling", str(_KINDS[kind]))


def weekdays() -> list[tuple[int, str]]:
    """Numbers (0 is Monday) and names, beginning with the day on which a week begins here."""
    locale = QLocale()
    first = locale.firstDayOfWeek().value - 1
    order = [(first + place) % WEEK for place in range(WEEK)]
    return [(day, locale.standaloneDayName(day + 1, QLocale.FormatType.LongFormat)) for day in order]


def long_day(day: date) -> str:
    """`Tue 24 November 2026`: closed times reach into other years."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMMM yyyy")


def span_words(span: Span, zone: str) -> str:
    """From when to when; whole days are told as days."""
    first, last = local_day(span.start, zone), local_day(span.end - 1, zone)
    if day_span(first, zone).start == span.start and day_span(last, zone).end == span.end:
        if first == last:
            return _translate("scheduling", "{day}, all day").format(day=long_day(first))
        return _translate("scheduling", "{first} to {last}, all day").format(first=long_day(first), last=long_day(last))
    start, end = clock(span.start, zone), clock(span.end, zone)
    if first == last:
        return _translate("scheduling", "{day}, {start} to {end}").format(day=long_day(first), start=start, end=end)
    pattern = _translate("scheduling", "{first}, {start}, to {last}, {end}")
    return pattern.format(first=long_day(first), start=start, last=long_day(last), end=end)


def visit_words(visit: Appointment, room: Room | None, zone: str) -> str:
    """A visit without anybody's name: `26-0012 · Tue 24 November 2026, 9:30 am to 10:30 am · Soft room A`."""
    parts = (visit.number, span_words(visit.event, room.zone if room else zone), room.name if room else "")
    return " · ".join(part for part in parts if part)


def visit_second(visit: Appointment) -> str:
    """What the visit is for, and how it stands."""
    return f"{word(visit.purpose)} · {word(visit.status)}"
