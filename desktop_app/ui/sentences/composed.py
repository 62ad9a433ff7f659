"""The causes whose sentence is composed: times, lists, steps and people's roles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.refusals import Cause
from desktop_app.domain.times import Span, local_day
from desktop_app.ui.calendar_files.flaws import flaw_sentence
from desktop_app.ui.sentences.fields import FIELDS
from desktop_app.ui.words import clock, lacking_word, rule_word, short_day, wall_clock, word

LANGUAGE = "en"


def _tr(text: str) -> str:
    return QCoreApplication.translate("sentences", text)


def _roles(roles: Any) -> str:
    names = [word(role).lower() for role in roles]
    return names[0] if len(names) == 1 else _tr("{first} or {last}").format(first=", ".join(names[:-1]), last=names[-1])


def _not_allowed(facts: Mapping[str, Any]) -> str:
    return _tr("This is for {roles}. Please ask one of them.").format(roles=_roles(facts["roles"]))


def _room_held(facts: Mapping[str, Any]) -> str:
    hold, zone = facts["hold"], facts["zone"]
    assert isinstance(hold, Span)
    return _tr("{room} is held from {start} to {end}.").format(
        room=facts["room"], start=clock(hold.start, zone), end=clock(hold.end, zone)
    )


def _host_busy(facts: Mapping[str, Any]) -> str:
    event, zone, duty = facts["event"], facts["zone"], facts.get("duty")
    who = word(duty) if isinstance(duty, StrEnum) else _tr("host or evidence person")
    return _tr("The {who} is with somebody else from {start} to {end} on {day}.").format(
        who=who, start=clock(event.start, zone), end=clock(event.end, zone), day=short_day(local_day(event.start, zone))
    )


def _interpreter_busy(facts: Mapping[str, Any]) -> str:
    event, zone = facts["event"], facts["zone"]
    return _tr("The interpreter is taken from {start} to {end} on {day}.").format(
        start=clock(event.start, zone), end=clock(event.end, zone), day=short_day(local_day(event.start, zone))
    )


def _room_closed(facts: Mapping[str, Any]) -> str:
    closure, zone = facts["closure"], facts["zone"]
    start, end = (f"{short_day(local_day(each, zone))}, {clock(each, zone)}" for each in (closure.start, closure.end))
    if facts["reason"]:
        return _tr("{room} is closed from {start} to {end} ({reason}).").format(
            room=facts["room"], start=start, end=end, reason=facts["reason"]
        )
    return _tr("{room} is closed from {start} to {end}.").format(room=facts["room"], start=start, end=end)


def _separation(facts: Mapping[str, Any]) -> str:
    earliest, zone = facts["earliest"], facts["zone"]
    if earliest is None:
        return _tr("Separation rule: not within a day of this time. Please choose another day or another room.")
    day, time = short_day(local_day(earliest, zone)), clock(earliest, zone)
    if facts["entrance"]:
        return _tr("Separation rule: the earliest time is {time} on {day}, by this entrance: {entrance}.").format(
            time=time, day=day, entrance=facts["entrance"]
        )
    return _tr("Separation rule: the earliest time is {time} on {day}.").format(time=time, day=day)


def _gate_shut(facts: Mapping[str, Any]) -> str:
    steps = [
        _tr("“{step}” ({role})").format(step=text[LANGUAGE], role=word(role).lower()) for text, role in facts["steps"]
    ]
    missing = [
        _tr("{what} ({role})").format(what=lacking_word(what), role=word(role).lower())
        for what, role in facts["lacking"]
    ]
    return _tr("Gate {gate}, {title}, is still shut. It opens with: {steps}.").format(
        gate=facts["gate"], title=facts["title"][LANGUAGE].lower(), steps="; ".join([*steps, *missing])
    )


def _return_stands(facts: Mapping[str, Any]) -> str:
    start, zone = facts["start"], facts["zone"]
    return _tr(
        "This family's return is booked for {day} at {time}. Please change that visit, or postpone it before you book "
        "another."
    ).format(day=short_day(local_day(start, zone)), time=clock(start, zone))


def _next_visit(facts: Mapping[str, Any]) -> str:
    return _tr(
        "The room is set up for the next visit from {time} on. Please move that visit first, or offer another room."
    ).format(time=clock(facts["hold"], facts["zone"]))


def _stays_too_near(facts: Mapping[str, Any]) -> str:
    if facts["until"] is None:
        return _tr(
            "They are kept apart from somebody who comes after them. Please move that visit first, with victim services."
        )
    return _tr(
        "They are kept apart from somebody who comes after them, and can stay until {time}. For longer, please move that "
        "visit first, with victim services."
    ).format(time=clock(facts["until"], facts["zone"]))


def _second_person(facts: Mapping[str, Any]) -> str:
    if facts["who"]:
        return _tr("{who} did the step before this one. A second person must do this one.").format(who=facts["who"])
    return _tr("The step before this one comes first, done by another person.")


def _item_check(facts: Mapping[str, Any]) -> str:
    return _tr("{item} waits for: {rule}. Evidence records it.").format(
        item=facts["item"], rule=rule_word(facts["rule"])
    )


def _item_held(facts: Mapping[str, Any]) -> str:
    return _tr("{item} is still held: {kind}. Evidence records the clearance.").format(
        item=facts["item"], kind=word(facts["kind"]).lower()
    )


def _skipped_hour(facts: Mapping[str, Any]) -> str:
    next_one = facts["next"]
    assert isinstance(next_one, datetime)
    return _tr("The clocks skip this time. The next one is {time}.").format(time=f"{next_one:%H:%M}")


def _comes_twice(facts: Mapping[str, Any]) -> str:
    return _tr("{time} happens twice that night. Please choose the first or the second.").format(
        time=wall_clock(facts["wall"])
    )


def _step_answered(facts: Mapping[str, Any]) -> str:
    return _tr("{who} has answered this step already.").format(who=facts["who"])


def _step_leant_on(facts: Mapping[str, Any]) -> str:
    return _tr("A second person did this after it: “{step}”. Please let them take that back first.").format(
        step=facts["step"][LANGUAGE]
    )


def _not_your_step(facts: Mapping[str, Any]) -> str:
    return _tr("This step belongs to {role}.").format(role=word(facts["role"]).lower())


def _purpose(facts: Mapping[str, Any]) -> str:
    if not facts["room"]:
        return _tr("An interview cannot become another kind of visit. Please cancel it and book again.")
    return _tr("{room} is not for this: {purpose}. Please choose another room.").format(
        room=facts["room"], purpose=word(facts["purpose"]).lower()
    )


def _series_dates(facts: Mapping[str, Any]) -> str:
    days = [short_day(day) for day in facts["days"]]
    shown = ", ".join(days[:6]) + (_tr(" and {more} more").format(more=len(days) - 6) if len(days) > 6 else "")
    return _tr("These dates are not free: {days}. Please leave them out or choose another time.").format(days=shown)


def _empty(facts: Mapping[str, Any]) -> str:
    return _tr("Please fill in: {field}.").format(field=_field(facts))


def _field(facts: Mapping[str, Any], name: str = "field") -> str:
    return _tr(FIELDS.get(facts[name], facts[name]))


def _too_long(facts: Mapping[str, Any]) -> str:
    return _tr("Please shorten {field}: it may have {limit} characters.").format(
        field=_field(facts), limit=facts["limit"]
    )


def _unreadable(facts: Mapping[str, Any]) -> str:
    return _tr("There is a sign in {field} that cannot be shown or printed. Please type it again by hand.").format(
        field=_field(facts)
    )


def _count(facts: Mapping[str, Any]) -> str:
    return _tr("Please check {field}: from {least} to {most}.").format(
        field=_field(facts), least=facts["least"], most=facts["most"]
    )


def _in_the_future(facts: Mapping[str, Any]) -> str:
    return _tr("Please check {field}: this day is still to come.").format(field=_field(facts))


def _day_order(facts: Mapping[str, Any]) -> str:
    return _tr("Please check {later}: it lies before {earlier}.").format(
        later=_field(facts, "later"), earlier=_field(facts, "earlier")
    )


def _import_rows(facts: Mapping[str, Any]) -> str:
    lines = [str(line) for line in facts["lines"]]
    shown = ", ".join(lines[:10]) + (_tr(" and {more} more").format(more=len(lines) - 10) if len(lines) > 10 else "")
    return _tr("These lines of the file need a look: {lines}. Nothing was added.").format(lines=shown)


def _standing_stops(facts: Mapping[str, Any]) -> str:
    if facts["suspect_related"]:
        return _tr("This person is flagged as tied to the suspect. A supervisor decides with counsel first.")
    return _tr("This person's standing is: {standing}. A supervisor decides with counsel first.").format(
        standing=word(facts["standing"]).lower()
    )


def _notice_runs(facts: Mapping[str, Any]) -> str:
    return _tr("The letter about {item} gives the family until {day}. That day is theirs too.").format(
        item=facts["item"], day=short_day(facts["until"])
    )


def _notice_came_back(facts: Mapping[str, Any]) -> str:
    return _tr(
        "The letter about {item} came back on {day}, so its days do not run. Please find another way to reach the family."
    ).format(item=facts["item"], day=short_day(facts["day"]))


def _notice_back_already(facts: Mapping[str, Any]) -> str:
    return _tr("It is recorded already that this letter came back on {day}.").format(day=short_day(facts["day"]))


def _not_spoken_since(facts: Mapping[str, Any]) -> str:
    return _tr("Nobody has spoken with the family since the letter of {day}, which promises a call first.").format(
        day=short_day(facts["day"])
    )


def _family_wants_it(facts: Mapping[str, Any]) -> str:
    return _tr("The family said last about {item}: {decision}. It stays.").format(
        item=facts["item"], decision=word(facts["decision"]).lower()
    )


def _records_kept(facts: Mapping[str, Any]) -> str:
    keeps = facts["keeps"]
    assert isinstance(keeps, StrEnum)
    return _tr("These records stay for now: {why}.").format(why=word(keeps))


COMPOSED: dict[Cause, Callable[[Mapping[str, Any]], str]] = {
    Cause.STANDING_STOPS: _standing_stops,
    Cause.NOT_ALLOWED: _not_allowed,
    Cause.ROOM_HELD: _room_held,
    Cause.HOST_BUSY: _host_busy,
    Cause.NEXT_VISIT: _next_visit,
    Cause.STAYS_TOO_NEAR: _stays_too_near,
    Cause.INTERPRETER_BUSY: _interpreter_busy,
    Cause.ROOM_CLOSED: _room_closed,
    Cause.SEPARATION: _separation,
    Cause.GATE_SHUT: _gate_shut,
    Cause.SECOND_PERSON: _second_person,
    Cause.RETURN_STANDS: _return_stands,
    Cause.ITEM_CHECK_MISSING: _item_check,
    Cause.ITEM_HELD: _item_held,
    Cause.TIME_DOES_NOT_EXIST: _skipped_hour,
    Cause.TIME_COMES_TWICE: _comes_twice,
    Cause.STEP_ALREADY_ANSWERED: _step_answered,
    Cause.STEP_LEANT_ON: _step_leant_on,
    Cause.NOT_YOUR_STEP: _not_your_step,
    Cause.PURPOSE_NOT_FOR_ROOM: _purpose,
    Cause.EMPTY: _empty,
    Cause.CALENDAR_FILE: flaw_sentence,
    Cause.SERIES_DATES: _series_dates,
    Cause.TOO_LONG: _too_long,
    Cause.UNREADABLE: _unreadable,
    Cause.COUNT: _count,
    Cause.IN_THE_FUTURE: _in_the_future,
    Cause.DAY_ORDER: _day_order,
    Cause.NOTICE_RUNS: _notice_runs,
    Cause.NOTICE_CAME_BACK: _notice_came_back,
    Cause.NOTICE_BACK_ALREADY: _notice_back_already,
    Cause.NOT_SPOKEN_SINCE: _not_spoken_since,
    Cause.FAMILY_WANTS_IT: _family_wants_it,
    Cause.IMPORT_ROWS: _import_rows,
    Cause.RECORDS_KEPT: _records_kept,
}
