"""What a step is called, by times and rooms only: `moved 1:30 visit to 2:30, Soft room B`."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.appointments import RELEASED, Appointment, Status
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.times import local_day
from desktop_app.ui.rooms.steps import Step
from desktop_app.ui.rooms.undoing import Outcome
from desktop_app.ui.rooms.wording import ScheduleWords, short_clock, weekday_and_day
from desktop_app.ui.sentences import sentences

_translate = QCoreApplication.translate


def step_words(step: Step, words: ScheduleWords, today: date) -> str:
    """What was done, to be put after "Undo:", without a name: visitors may read it."""
    if len(step.after) > 1:
        return _of_several(step)
    before, after = step.before[0], step.after[0]
    visit = _when(before, words.zone, today)
    if before.status in RELEASED:
        return _translate("steps", "booked {visit} visit").format(visit=visit)
    if after.status is Status.CANCELLED:
        return _translate("steps", "cancelled {visit} visit").format(visit=visit)
    if after.status in RELEASED:
        return _translate("steps", "postponed {visit} visit").format(visit=visit)
    if (before.room_id, before.event) == (after.room_id, after.event):
        return _translate("steps", "changed {visit} visit").format(visit=visit)
    if (before.room_id, before.event.start) == (after.room_id, after.event.start):
        ends = short_clock(after.event.end, words.zone)
        return _translate("steps", "the {visit} visit now ends at {end}").format(visit=visit, end=ends)
    same_day = local_day(before.event.start, words.zone)
    times = _when(after, words.zone, same_day)
    pattern = _translate("steps", "moved {visit} visit to {times}, {room}")
    return pattern.format(visit=visit, times=times, room=words.room(after))


def refused_words(outcome: Outcome, *, again: bool) -> str:
    """Why a step was not taken, and that it is off the list where no waiting helps."""
    assert outcome.refused is not None
    pattern = (
        _translate("steps", "Not done again: {what}.") if again else _translate("steps", "Not taken back: {what}.")
    )
    return f"{pattern.format(what=outcome.step.words)} {_why(outcome.refused)}"


def _why(refused: Refused) -> str:
    causes = {each.cause for each in refused.reasons}
    if Cause.STATUS in causes:
        return _translate("steps", "The visit has gone on since: its guest has arrived, or it is over.")
    if Cause.CHANGED_MEANWHILE in causes:
        return _translate("steps", "The visit was changed since. Nothing was overwritten; please look at it again.")
    return sentences(refused)


def _of_several(step: Step) -> str:
    count = len(step.after)
    statuses = {each.status for each in step.after}
    if all(each.status in RELEASED for each in step.before):
        pattern = _translate("steps", "booked {count} visits that repeat")
    elif statuses == {Status.CANCELLED}:
        pattern = _translate("steps", "cancelled {count} visits that repeat")
    elif statuses <= RELEASED:
        pattern = _translate("steps", "postponed {count} visits that repeat")
    else:
        pattern = _translate("steps", "changed {count} visits that repeat")
    return pattern.format(count=count)


def _when(visit: Appointment, zone: str, known: date) -> str:
    """The time, with its day where that is not the one that is known."""
    day, time = local_day(visit.event.start, zone), short_clock(visit.event.start, zone)
    if day == known:
        return time
    return _translate("steps", "{day}, {time}").format(day=weekday_and_day(day), time=time)
