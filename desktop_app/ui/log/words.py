"""What the log says, in words: its entries, what it is searched for, and what came of checking it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.audit import ExportWhy, Flaw, LogEntry, LogState, Topic, Verdict
from desktop_app.domain.history import Entry
from desktop_app.domain.times import local_day
from desktop_app.ui.history_words import history_words, is_worded
from desktop_app.ui.moments import day_month

_translate = QCoreApplication.translate


def _tr(text: str) -> str:
    return _translate("log", text)


def topic_word(topic: Topic) -> str:
    """What somebody looks for."""
    return {
        Topic.SIGNING_IN: _tr("Signing in and accounts"),
        Topic.REFUSED: _tr("What was refused"),
        Topic.LOOKED_AT: _tr("Who looked at a family or a visit"),
        Topic.VISITS: _tr("Visits and times"),
        Topic.FAMILIES: _tr("Families and their steps"),
        Topic.BELONGINGS: _tr("Belongings"),
        Topic.PAPERS: _tr("Papers, records and calls"),
        Topic.REMOVED: _tr("What was removed for good"),
        Topic.SETTINGS: _tr("Rooms, people and settings"),
        Topic.LOG: _tr("The log itself"),
    }[topic]


def why_word(why: ExportWhy) -> str:
    """Why somebody takes a copy."""
    return {
        ExportWhy.COURT: _tr("A court or a lawyer asked for it"),
        ExportWhy.AUDIT: _tr("For an audit or a review"),
        ExportWhy.REQUEST: _tr("A request for public records"),
        ExportWhy.COPY: _tr("Our own copy, kept elsewhere"),
    }[why]


def entry_words(row: LogEntry, steps: Mapping[str, str]) -> str:
    """What happened, with the words of protocols' steps by their ids; where the facts are not for whoever reads, the first words alone."""
    entry = row.entry
    if entry.action == "refused":
        return _refused_words(entry)
    if not is_worded(entry.action):
        return _plain().get(entry.action, entry.action.replace(".", " ").replace("_", " ").capitalize()) + "."
    words = history_words(entry)
    if step := steps.get(str(entry.facts.get("step") or "")):
        return words.replace(str(entry.facts["step"]), f"\u201c{step}\u201d")
    hidden = not entry.facts and not entry.action.startswith("appointment.") and (entry.case_id or entry.appointment_id)
    return re.split(r"[:.]", words, maxsplit=1)[0].strip() + "." if hidden else words


def about_words(row: LogEntry) -> str:
    """Which family or visit, by number."""
    parts = []
    if row.entry.case_id is not None:
        parts.append(_tr("Case {number}").format(number=row.case_number or f"#{row.entry.case_id}"))
    if row.entry.appointment_id is not None:
        parts.append(_tr("Visit {number}").format(number=row.visit_number or f"#{row.entry.appointment_id}"))
    return "\n".join(parts)


def _refused_words(entry: Entry) -> str:
    asked = str(entry.facts.get("method", "")).replace(".", ", ").replace("_", " ")
    causes = ", ".join(each.replace("_", " ") for each in str(entry.facts.get("cause", "")).split())
    if not causes:
        return _tr("Not done: {asked}.").format(asked=asked)
    return _tr("Not done: {asked}. Why: {causes}.").format(asked=asked, causes=causes)


def _plain() -> dict[str, str]:
    return {
        "agency.set_up": _tr("The records of the agency began"),
        "agency.change": _tr("Changed the agency's name, address or telephone"),
        "staff.extension": _tr("Changed somebody's extension"),
        "agency.set_state": _tr("Chose the state whose holidays count"),
        "buffers.set": _tr("Changed the time around visits"),
        "busy.add": _tr("Entered a time somebody is not there"),
        "busy.remove": _tr("Took out a time somebody is not there"),
        "calendar.busy": _tr("Read times from a calendar file"),
        "calendar.closures": _tr("Read closed times from a calendar file"),
        "cash.count": _tr("Counted cash at the table"),
        "closure.add": _tr("Entered a closed time"),
        "closure.remove": _tr("Took out a closed time"),
        "closure.holidays": _tr("Took over the holidays of a year"),
        "hours.set": _tr("Changed the opening hours"),
        "identity.examine": _tr("Looked at an identity document"),
        "interpreter.add": _tr("Added an interpreter"),
        "interpreter.deactivate": _tr("Took an interpreter out of use"),
        "record.make": _tr("Made the record of a return"),
        "record.sign": _tr("A signature was recorded"),
        "record.add": _tr("Added a note behind a record"),
        "report.export": _tr("Saved a report"),
        "resource.change": _tr("Changed an entry of the directory"),
        "resource.verify": _tr("Checked an entry of the directory"),
        "room.add": _tr("Added a room"),
        "room.change": _tr("Changed a room"),
        "separation.keep_apart": _tr("Two sides are kept apart"),
        "separation.end": _tr("Two sides are no longer kept apart"),
        "staff.add": _tr("Added a person to the staff"),
        "waiting_list.add": _tr("Somebody would come earlier"),
        "waiting_list.close": _tr("A wish to come earlier was closed"),
        "waiting_list.accept": _tr("An earlier time was taken"),
    }


def state_words(state: LogState, zone: str) -> str:
    """How many entries, and who read it last."""
    count = _tr("{count} entries.").format(count=f"{state.head.seq:,}")
    if state.review is None:
        return f"{count} {_tr('Nobody has read it yet.')}"
    pattern = _tr("Read up to entry {seq} by {name} on {day}.")
    day = day_month(local_day(state.review.at, zone))
    return f"{count} {pattern.format(seq=f'{state.review.seq:,}', name=state.review.by_name, day=day)}"


def verdict_words(verdict: Verdict) -> str:
    """What came of checking the log, and what to do where something is wrong."""
    unread = f" {_tr('The second place of the checkpoints is not there or does not answer.')}" if verdict.unread else ""
    if verdict.finding is None:
        whole = _tr("The log is whole: {count} entries, each as it was written.").format(count=f"{verdict.entries:,}")
        if not verdict.checkpoints:
            return whole + unread
        signed = _tr("{checkpoints} signed checkpoints agree with it. {unsigned} entries came after the last one.")
        return (
            f"{whole} {signed.format(checkpoints=f'{verdict.checkpoints:,}', unsigned=f'{verdict.unsigned:,}')}{unread}"
        )
    sentence = {
        Flaw.CHANGED: _tr("Entry {seq} is not what was written."),
        Flaw.OUT_OF_ORDER: _tr("An entry before number {seq} is missing, or one was put in."),
        Flaw.CUT_OFF: _tr("Entry {seq} and what came after it are missing."),
        Flaw.OLDER_COPY: _tr(
            "A signed checkpoint is newer than these records: an older copy was put back, or the end was taken away. "
            "The log ends before entry {seq}."
        ),
        Flaw.OTHER_LOG: _tr("Entry {seq} is not the one that was signed: this is another log."),
        Flaw.CHECKPOINT: _tr("The entries hold together. The checkpoint at entry {seq} is not signed by this agency."),
        Flaw.NO_CHECKPOINTS: _tr(
            "The entries hold together up to number {seq}, and none of the signed checkpoints is there: nobody can see "
            "whether the end was taken away."
        ),
        Flaw.UNGUARDED: _tr(
            "The entries hold together up to number {seq}. What keeps them from being changed was taken out of the file."
        ),
    }[verdict.finding.flaw]
    then = _tr("Please leave everything as it is, keep a copy of the folder, and tell whoever answers for the records.")
    return f"{sentence.format(seq=f'{verdict.finding.seq:,}')} {then}"
