"""Brings in busy or closed times from a calendar file: choose it, see what was understood, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from desktop_app.domain.calendar_files import LARGEST, Flaw, Flawed, InTheWay, KeptCalendar
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import local_day
from desktop_app.services.calendar_files.reading import Reader
from desktop_app.services.calendar_files.service import ImportedTimes
from desktop_app.services.team import FOR_INTERPRETERS, FOR_OTHERS
from desktop_app.ui import words
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.lock import running
from desktop_app.ui.returns.item_import_parts import Source
from desktop_app.ui.returns.item_import_reading import LONG_FILE, Reading
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import Field, TextField
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import Passage, label

LISTED = 12
"""Visits in the way that are written out; further ones are counted."""


class ImportCalendarDialog(CalmDialog):
    """`choose()` reads a file. `closing` takes its times as closed, else they are somebody's busy times."""

    def __init__(self, session: Session, *, closing: bool, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Bring in closed times") if closing else self.tr("Bring in busy times"),
            parent,
            sentence=self.tr("From a calendar file. Only the times are taken; the reason is yours.")
            if closing
            else self.tr("From somebody's own calendar file. Only when they are taken is kept, never what for."),
            confirm=self.tr("Bring in"),
            width=600,
        )
        self.setObjectName("calendars.import")
        self._session, self._closing = session, closing
        self._calendar: KeptCalendar | None = None
        self._imported: ImportedTimes | None = None
        self.source, self.reading = Source(), Reading()
        self.source.pick.setObjectName("calendars.choose")
        self.whose = QComboBox()
        self.whose.setObjectName("calendars.whose")
        self.reason = TextField(self.tr("Reason, for everybody who books"), holds="reason")
        self.reason.line.setObjectName("calendars.reason")
        self.understood = label("", "strong", wrap=True)
        self.understood.setObjectName("calendars.understood")
        self.result, self.listed = Notice(), Passage("", "second")
        self.result.close_button.hide()
        self._arrange()
        self.source.pick.clicked.connect(self._on_pick)
        self.source.stop.clicked.connect(self._on_stop)
        self.reading.read.connect(self._on_read)

    def choose(self, path: Path) -> None:
        """Read a file; a long one is read beside, and can be stopped."""
        self._calendar = None
        self.refusal.clear()
        self.understood.setText("")
        self.source.say_file(path.name)
        reader = self._session.services.calendar_files.reader(self._session.actor)
        if isinstance(reader, Refused):
            self.refuse(sentences(reader))
            return
        try:
            long = path.stat().st_size > LONG_FILE
        except OSError:
            long = False
        self.source.set_busy(long)
        self.reading.start(partial(_read, path, reader), apart=long)

    def problem(self) -> str:
        """Keep everything at once; a refusal keeps the dialog as it is."""
        if self._calendar is None:
            return self.tr("Please choose a calendar file.")
        if not self._calendar.times:
            return self.tr("There is no time to keep in this file.")
        service, actor = self._session.services.calendar_files, self._session.actor
        kind, key = self.whose.currentData()
        if self._closing:
            outcome = service.import_closures(actor, self._calendar, self.reason.text(), key)
        elif kind == "staff":
            outcome = service.import_busy(actor, self._calendar, staff_id=key)
        else:
            outcome = service.import_busy(actor, self._calendar, interpreter_id=key)
        if isinstance(outcome, Refused):
            return sentences(outcome)
        self._imported = outcome
        return ""

    def accept(self) -> None:
        """Stay open and say what came in, and what now lies in the way; Close leaves."""
        if self._imported is None:
            return
        self.result.say(self._result_words(self._imported), "green")
        self.listed.set_words(_in_the_way(self._imported.in_the_way, self.tr("and {more} more")))
        self.listed.setVisible(bool(self._imported.in_the_way))
        for part in (self.source, self._whose, self.reason, self.understood):
            part.hide()
        self.confirm.hide()
        self.cancel.set_words(self.tr("Close"))
        self.cancel.setFocus()
        self._session.changed.emit()

    def done(self, result: int) -> None:
        """What is still being read is no longer wanted."""
        self.reading.stop()
        super().done(result)

    def _on_pick(self) -> None:
        with running(listen=True):
            chosen, _ = QFileDialog.getOpenFileName(
                self,
                self.tr("Choose a calendar file"),
                "",
                self.tr("Calendar files (*.ics *.ical *.ifb);;All files (*)"),
            )
        if chosen:
            self.choose(Path(chosen))

    def _on_stop(self) -> None:
        self.reading.stop()
        self.source.set_busy(False)
        self.source.say_file("")

    def _on_read(self, outcome: object) -> None:
        self.source.set_busy(False)
        if isinstance(outcome, Refused):
            self.refuse(sentences(outcome))
        elif isinstance(outcome, OSError):
            self.refuse(self.tr("The file could not be opened. Please check that it is still there."))
        elif isinstance(outcome, KeptCalendar):
            self._calendar = outcome
            self.understood.setText(self._understood_words(outcome))

    def _understood_words(self, calendar: KeptCalendar) -> str:
        """What would be kept, and what is left out and why."""
        said = [_times_words(self, len(calendar.times))]
        if calendar.times:
            days = [local_day(each.span.start, self._session.zone) for each in calendar.times]
            last = max(days)
            said.append(self.tr("from {first} to {last}").format(
                first=words.short_day(min(days)), last=f"{words.short_day(last)} {last.year}"
            ))  # fmt: skip
        text = f"{' '.join(said)}."
        if calendar.free:
            text += " " + self.tr("Left out as free or called off: {count}.").format(count=calendar.free)
        if calendar.own:
            text += " " + self.tr("Left out as our own visits: {count}.").format(count=calendar.own)
        return text

    def _result_words(self, imported: ImportedTimes) -> str:
        said = self.tr("Kept: {times}.").format(times=_times_words(self, imported.count))
        if imported.replaced:
            said += " " + self.tr("They replace {count} of an earlier copy.").format(count=imported.replaced)
        if imported.in_the_way:
            said += " " + self.tr("{count} visits lie in them and stay booked. Please look at each:").format(
                count=len(imported.in_the_way)
            )
        return said

    def _fill(self) -> None:
        session = self._session
        if self._closing:
            self.whose.addItem(self.tr("The whole agency"), ("room", None))
            rooms = session.services.rooms.all(session.actor)
            for room in () if isinstance(rooms, Refused) else rooms:
                self.whose.addItem(room.name, ("room", room.id))
            return
        people = sorted(session.services.staff.all(), key=self._others)
        role = session.actor.role
        for member in people:
            if member == session.actor or role in FOR_OTHERS:
                self.whose.addItem(member.name, ("staff", member.id))
        if role not in FOR_INTERPRETERS:
            return
        interpreters = session.services.team.interpreters(session.actor)
        for each in () if isinstance(interpreters, Refused) else interpreters:
            self.whose.addItem(self.tr("{name}, interpreter").format(name=each.name), ("interpreter", each.id))

    def _others(self, member: object) -> bool:
        return member != self._session.actor

    def _arrange(self) -> None:
        self._fill()
        self._whose = Field(self.tr("Closed is") if self._closing else self.tr("Calendar of"), self.whose)
        self.reason.setVisible(self._closing)
        self.source.set_busy(False)
        self.listed.hide()
        for part in (self._whose, self.reason, self.source, self.understood, self.result, self.listed):
            self.body.addWidget(part)
        self.source.pick.setFocus()


def _read(path: Path, reader: Reader) -> KeptCalendar | Refused | OSError:
    """The file's times; a file that is far too long is not even opened."""
    try:
        if path.stat().st_size > LARGEST:
            return Flawed(Flaw.TOO_LARGE).refused()
        return reader.read(path.read_bytes())
    except OSError as fault:
        return fault


def _times_words(parent: QWidget, count: int) -> str:
    return parent.tr("1 time") if count == 1 else parent.tr("{count} times").format(count=f"{count:,}")


def _in_the_way(visits: Sequence[InTheWay], more: str) -> str:
    """A line for each visit: when, where and its record number, nobody's name."""
    lines = [
        f"{words.short_day(local_day(each.event.start, each.zone))} {words.clock(each.event.start, each.zone)} · "
        f"{each.room} · {each.number}"
        for each in visits[:LISTED]
    ]
    return "\n".join([*lines, more.format(more=len(visits) - LISTED)] if len(visits) > LISTED else lines)
