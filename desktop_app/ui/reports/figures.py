"""A report as figures: one title, one sentence and one list of numbers each, for the chart, the table and the CSV alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from desktop_app.domain.csv_files import Cell
from desktop_app.domain.reports import Ending, Lead, Report, Use
from desktop_app.domain.rooms import INTERVIEWS, Purpose
from desktop_app.ui import words

_LEADS: dict[Lead, object] = {
    Lead.SAME_DAY: QT_TRANSLATE_NOOP("reports", "the same day"),
    Lead.ONE_TO_TWO_DAYS: QT_TRANSLATE_NOOP("reports", "1 to 2 days"),
    Lead.THREE_TO_SIX_DAYS: QT_TRANSLATE_NOOP("reports", "3 to 6 days"),
    Lead.ONE_TO_TWO_WEEKS: QT_TRANSLATE_NOOP("reports", "1 to 2 weeks"),
    Lead.TWO_TO_FOUR_WEEKS: QT_TRANSLATE_NOOP("reports", "2 to 4 weeks"),
    Lead.LONGER: QT_TRANSLATE_NOOP("reports", "longer"),
}
_ENDINGS: dict[Ending, object] = {
    Ending.KEPT: QT_TRANSLATE_NOOP("reports", "took place or still stand"),
    Ending.POSTPONED_BY_PERSON: QT_TRANSLATE_NOOP("reports", "postponed by the person"),
    Ending.POSTPONED_BY_AGENCY: QT_TRANSLATE_NOOP("reports", "postponed by the agency"),
    Ending.CANCELLED: QT_TRANSLATE_NOOP("reports", "cancelled"),
}
_ENDING_TONES = {Ending.KEPT: "green", Ending.CANCELLED: "stone"}
_FEWEST_HOURS = (8, 18)
"""The hours that are always drawn; earlier and later ones where somebody came."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One number: what it is of, its length, how it is said, and the colour of its bar; `short` is its name when narrow."""

    label: str
    visits: int
    minutes: int | None = None
    tone: str = "accent"
    short: str = ""

    @property
    def said(self) -> str:
        """`12 · 18.5 h`, or the number alone."""
        return str(self.visits) if self.minutes is None else f"{self.visits} · {hours_words(self.minutes)}"


@dataclass(frozen=True, slots=True)
class Figure:
    """What a chart draws; `upright` stands its bars side by side."""

    key: str
    title: str
    sentence: str
    head: str
    bars: tuple[Bar, ...]
    upright: bool = False

    @property
    def with_hours(self) -> bool:
        """Whether hours are counted beside visits."""
        return any(bar.minutes is not None for bar in self.bars)

    def told(self) -> str:
        """The whole figure as words, for whoever cannot see it."""
        rows = "; ".join(f"{bar.label}: {bar.said}" for bar in self.bars if bar.visits)
        return f"{self.sentence} {rows}".strip()


def figures(report: Report) -> tuple[Figure, ...]:
    """Every figure of a report, in the order of the page."""
    return (_rooms(report), _purposes(report), _hours(report), _weekdays(report), _leads(report), _endings(report))


def csv_rows(report: Report) -> list[Sequence[Cell]]:
    """The report as one list with a head, as many cells in each row."""
    head = [_tr("From"), _tr("To"), _tr("Counted by"), _tr("What"), _tr("Visits"), _tr("Hours")]
    rows: list[Sequence[Cell]] = [head]
    for figure in figures(report):
        for bar in figure.bars:
            hours: Cell = "" if bar.minutes is None else round(bar.minutes / 60, 2)
            rows.append([report.first.isoformat(), report.last.isoformat(), figure.title, bar.label, bar.visits, hours])
    return rows


def hours_words(minutes: int) -> str:
    """Minutes as hours with one place: `18.5 h`."""
    return _tr("{hours} h").format(hours=f"{minutes / 60:.1f}".removesuffix(".0"))


def period_words(first: date, last: date) -> str:
    """`1 Nov to 30 Nov 2026`."""
    until = f"{words.short_day(last)} {last.year}"
    since = words.short_day(first) if first.year == last.year else f"{words.short_day(first)} {first.year}"
    return _tr("{first} to {last}").format(first=since, last=until)


def visits_words(count: int) -> str:
    """A number of visits."""
    return _tr("1 visit") if count == 1 else _tr("{count} visits").format(count=f"{count:,}")


def _use_bars(uses: Sequence[tuple[str, Use, str]]) -> tuple[Bar, ...]:
    return tuple(Bar(label, use.visits, use.minutes, tone) for label, use, tone in uses)


def _most(bars: Sequence[Bar], sentence: str) -> str:
    """The sentence about the longest bar; nothing where there is none, or several."""
    ranked = sorted(bars, key=_visits, reverse=True)
    if not ranked or not ranked[0].visits or (len(ranked) > 1 and ranked[0].visits == ranked[1].visits):
        return ""
    return sentence.format(what=ranked[0].label, visits=visits_words(ranked[0].visits))


def _visits(bar: Bar) -> int:
    return bar.visits


def _rooms(report: Report) -> Figure:
    bars = _use_bars([(name, use, "accent") for name, use in report.rooms])
    sentence = _most(bars, _tr("{what} was used most: {visits}."))
    return Figure("rooms", _tr("By room"), sentence, _tr("Room"), bars)


def _purposes(report: Report) -> Figure:
    bars = _use_bars([(words.word(purpose), use, _purpose_tone(purpose)) for purpose, use in report.purposes])
    sentence = _most(bars, _tr("Most often: {what}, {visits}."))
    return Figure("purposes", _tr("By purpose"), sentence, _tr("Purpose"), bars)


def _purpose_tone(purpose: Purpose) -> str:
    if purpose in INTERVIEWS:
        return "plum"
    return "accent" if purpose is Purpose.RETURN_OF_BELONGINGS else "blue"


def _hours(report: Report) -> Figure:
    used = [hour for hour, count in enumerate(report.hours) if count]
    first = min([_FEWEST_HOURS[0], *used])
    last = max([_FEWEST_HOURS[1] - 1, *used])
    bars = tuple(Bar(_hour_words(hour), report.hours[hour]) for hour in range(first, last + 1))
    sentence = _most(bars, _tr("Most visits begin at {what}."))
    return Figure("hours", _tr("By hour"), sentence, _tr("Begins"), bars, upright=True)


def _hour_words(hour: int) -> str:
    return f"{hour % 12 or 12} {'am' if hour < 12 else 'pm'}"


def _weekdays(report: Report) -> Figure:
    locale = QLocale()
    short = QLocale.FormatType.ShortFormat
    bars = tuple(
        Bar(locale.dayName(day), count, short=locale.dayName(day, short))
        for day, count in enumerate(report.weekdays, start=1)
    )
    sentence = _most(bars, _tr("{what} is the fullest day: {visits}."))
    return Figure("weekdays", _tr("By weekday"), sentence, _tr("Weekday"), bars, upright=True)


def _leads(report: Report) -> Figure:
    bars = tuple(Bar(_tr(str(_LEADS[lead])), count, None, "blue") for lead, count in report.leads)
    return Figure("leads", _tr("From booking to visit"), _lead_sentence(report.lead_days), _tr("Booked before"), bars)


def _lead_sentence(days: float | None) -> str:
    if days is None:
        return _tr("When these visits were booked is not known.")
    if days < 1:
        return _tr("Half of the visits were booked on the day itself.")
    if days == 1:
        return _tr("Half of the visits were booked at most 1 day before.")
    return _tr("Half of the visits were booked at most {days} days before.").format(days=f"{days:g}")


def _endings(report: Report) -> Figure:
    bars = tuple(
        Bar(_tr(str(_ENDINGS[ending])), count, None, _ENDING_TONES.get(ending, "clay"))
        for ending, count in report.endings
    )
    counts = dict(report.endings)
    moved = counts[Ending.POSTPONED_BY_PERSON] + counts[Ending.POSTPONED_BY_AGENCY]
    sentence = _tr("{moved} of {all} were postponed.").format(moved=moved, all=visits_words(sum(counts.values())))
    if report.check_ins:
        offered = _tr("Check-ins offered to staff afterwards: {count}.").format(count=report.check_ins)
        sentence = f"{sentence} {offered}"
    return Figure("endings", _tr("What became of them"), sentence, _tr("Outcome"), bars)


def _tr(text: str) -> str:
    return QCoreApplication.translate("reports", text)
