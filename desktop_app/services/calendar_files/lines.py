"""The lines of a calendar file, unfolded and counted, so that whatever is wrong can be found by its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from icalendar.parser import Contentline

from desktop_app.domain.calendar_files import LARGEST, Flaw, Flawed

WANTED = frozenset({
    "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID", "SEQUENCE", "STATUS", "TRANSP",
    "X-MICROSOFT-CDO-BUSYSTATUS",
})  # fmt: skip
"""What is read of an event. Its words (summary, place, guests, notes) are passed over where they stand."""
NAMING = frozenset({"PRODID", "X-WR-CALNAME", "X-WR-RELCALID", "NAME", "UID"})
"""What makes a calendar the same one when it comes again."""
_CONTENT_LINE: Any = Contentline
"""The library's own reader of a line with parameters; it ships without types here."""
_NAME = re.compile(r"[A-Za-z0-9-]+(?=[;:])")


class Property(NamedTuple):
    """One line that is read: its number in the file, its parameters and its value."""

    line: int
    parameters: Mapping[str, str]
    value: str


@dataclass(slots=True)
class Section:
    """What stands between BEGIN and END; `text` is kept of time zones only, as they are."""

    name: str
    line: int
    found: dict[str, list[Property]] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        """The first line of a name."""
        rows = self.found.get(name)
        return rows[0] if rows else None

    def all(self, name: str) -> list[Property]:
        """Every line of a name."""
        return self.found.get(name, [])

    def value(self, name: str) -> str:
        """The value of the first line of a name, in capitals."""
        row = self.first(name)
        return row.value.strip().upper() if row else ""


@dataclass(frozen=True, slots=True)
class Sections:
    """A calendar file taken apart."""

    naming: str
    zones: tuple[Section, ...]
    events: tuple[Section, ...]


def take_apart(data: bytes) -> Sections:
    """The events and time zones of a file; Flawed with the line when it is not a whole calendar."""
    reading = _Taking()
    number = 0
    for number, text in _unfolded(_text_of(data)):
        matched = _NAME.match(text)
        if matched is not None:
            reading.take(number, matched.group().upper(), text)
        elif text.strip():
            raise Flawed(Flaw.BAD_LINE if reading.begun else Flaw.NOT_A_CALENDAR, number)
    if reading.open:
        raise Flawed(Flaw.UNFINISHED, reading.open[-1].line)
    if not reading.begun:
        raise Flawed(Flaw.EMPTY, number)
    return Sections("\n".join(sorted(reading.naming)), tuple(reading.zones), tuple(reading.events))


class _Taking:
    """What has been read so far, and which sections are open."""

    def __init__(self) -> None:
        self.naming: list[str] = []
        self.zones: list[Section] = []
        self.events: list[Section] = []
        self.open: list[Section] = []
        self.begun = False

    def take(self, number: int, name: str, text: str) -> None:
        """One logical line."""
        if name == "BEGIN":
            self._begin(number, text[6:].strip().upper())
        elif not self.open:
            raise Flawed(Flaw.NOT_A_CALENDAR, number)
        elif name == "END" and self.open[-1].name != text[4:].strip().upper():
            raise Flawed(Flaw.UNFINISHED, self.open[-1].line)
        depth = len(self.open)
        if depth == 1 and name in NAMING:
            self.naming.append(text)
        elif depth > 1 and self.open[1].name == "VTIMEZONE":
            self._of_a_zone(number, name, text, depth)
        elif depth == 2 and name in WANTED and self.open[1].name == "VEVENT":
            self.open[1].found.setdefault(name, []).append(_property(number, text))
        if name == "END":
            self.open.pop()

    def _begin(self, number: int, kind: str) -> None:
        if not self.open and kind != "VCALENDAR":
            raise Flawed(Flaw.NOT_A_CALENDAR, number)
        self.begun = True
        self.open.append(Section(kind, number))
        if len(self.open) == 2 and kind == "VEVENT":
            self.events.append(self.open[-1])
        elif len(self.open) == 2 and kind == "VTIMEZONE":
            self.zones.append(self.open[-1])

    def _of_a_zone(self, number: int, name: str, text: str, depth: int) -> None:
        if depth > 2 or name not in {"BEGIN", "END"}:
            self.open[1].text.append(text)
        if name not in {"BEGIN", "END"}:
            self.open[1].found.setdefault(name, []).append(_property(number, text))


def _text_of(data: bytes) -> str:
    """The file's text, with one kind of line end. Words that are not UTF-8 do no harm: they are not kept."""
    if len(data) > LARGEST:
        raise Flawed(Flaw.TOO_LARGE)
    if not data.strip():
        raise Flawed(Flaw.EMPTY)
    if b"\0" in data:
        raise Flawed(Flaw.NOT_TEXT, data[: data.index(b"\0")].count(b"\n") + 1)
    return data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Each logical line with the number of its first physical one; what begins with a blank goes on with the last."""
    parts: list[str] = []
    begun = 1
    for number, row in enumerate(text.split("\n"), start=1):
        if row[:1] in {" ", "\t"} and parts:
            parts.append(row[1:])
            continue
        if parts:
            yield begun, "".join(parts)
        parts, begun = [row], number
    if parts:
        yield begun, "".join(parts)


def _property(number: int, text: str) -> Property:
    name, colon, value = text.partition(":")
    if colon and ";" not in name and '"' not in name:
        return Property(number, {}, value)
    try:
        _, parameters, value = _CONTENT_LINE(text).parts()
    except ValueError as error:
        raise Flawed(Flaw.BAD_LINE, number) from error
    return Property(number, {str(key).upper(): str(given) for key, given in parameters.items()}, str(value))
