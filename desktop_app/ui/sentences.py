"""One place that words every refusal and every known fault as a sentence a tired person can act on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.refusals import Cause, Reason, Refused
from desktop_app.domain.times import Span, local_day
from desktop_app.ui.calendar_files.flaws import flaw_sentence
from desktop_app.ui.words import clock, lacking_word, rule_word, short_day, wall_clock, word

LANGUAGE = "en"


def sentences(refused: Refused) -> str:
    """Every reason of a refusal, one sentence after the other, without repeats."""
    return "\n".join(dict.fromkeys(sentence(reason) for reason in refused.reasons))


def sentence(reason: Reason) -> str:
    """One reason in words."""
    composed = _COMPOSED.get(reason.cause)
    if composed is not None:
        return composed(reason.facts)
    return _tr(_PLAIN[reason.cause]).format(**{name: _text(value) for name, value in reason.facts.items()})


def fault_sentence(fault: str) -> str:
    """A known fault of the storage in words; nothing that was typed is lost."""
    return _tr(_FAULTS.get(fault, _FAULTS["damaged"]))


def _tr(text: str) -> str:
    return QCoreApplication.translate("sentences", text)


def _text(value: Any) -> str:
    return word(value) if isinstance(value, StrEnum) else str(value)


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
    return _tr(_FIELDS.get(facts[name], facts[name]))


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


_COMPOSED: dict[Cause, Callable[[Mapping[str, Any]], str]] = {
    Cause.STANDING_STOPS: _standing_stops,
    Cause.NOT_ALLOWED: _not_allowed,
    Cause.ROOM_HELD: _room_held,
    Cause.HOST_BUSY: _host_busy,
    Cause.NEXT_VISIT: _next_visit,
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
    Cause.IMPORT_ROWS: _import_rows,
}

_PLAIN: dict[Cause, str] = {
    Cause.NOT_FOUND: "This is no longer here. Please go back and open it again.",
    Cause.CHANGED_MEANWHILE: "Somebody changed this a moment ago. Please look at it again; nothing was overwritten.",
    Cause.IN_THE_PAST: "This time has passed. Please choose a later one.",
    Cause.RETURN_STOPPED: "This return is on hold or withdrawn. Nothing is given until it is opened again.",
    Cause.NOTHING_COUNTED: "Please count at least one bill or coin.",
    Cause.TOO_FAR: "This time is too far away. Please choose a day within the next five years.",
    Cause.LENGTH: "A visit takes between {shortest} minutes and {longest} minutes.",
    Cause.NOT_STEP_FREE: "{room} has a step. Please choose a step-free room.",
    Cause.TOO_MANY_PEOPLE: "{room} has {seats} seats, host included. Please choose a larger room.",
    Cause.SUSPECT: "These rooms are for victims, witnesses and families. Please confirm that this person is not a "
    "suspect or a person of interest.",
    Cause.CASE_NEEDED: "A return of belongings belongs to a family's case. Please choose the case.",
    Cause.VISIT_NEEDED: "This step belongs to a visit, and none is booked. Please book the visit first.",
    Cause.ONE_PARTY: "Both are the same party. Please choose two that are kept apart.",
    Cause.PARTY_NEEDED: "This family has more than one party. Please choose which one is meant.",
    Cause.DUTY_OPEN: "Nobody is down for this yet. Please choose somebody first.",
    Cause.SPAN: "Please check the times: the end comes after the start.",
    Cause.STATUS: "This visit is {current} now, so this cannot be done.",
    Cause.REASON_NEEDED: "Please give a short reason.",
    Cause.NO_LETTER: "This visit is {current}, so there is no letter for it. Please book a new visit first.",
    Cause.EARLIER_HOURS: "Please leave room for the visit between the two hours: it takes {minutes} minutes.",
    Cause.REPEAT_NOT_SUPPORTED: "A visit cannot repeat in this way ({part}). Please choose every day, week or month, "
    "and where it ends.",
    Cause.REPEAT_TOO_LONG: "This repeats more often, or for longer, than can be planned: {most} visits in {years} years "
    "at most. Please let it end earlier.",
    Cause.SERIES_EMPTY: "No date is left. Please let it end later, or choose other days.",
    Cause.SERIES_OF_RETURNS: "A family has one return of belongings at a time, so it does not repeat. Please book each "
    "return on its own.",
    Cause.NOTHING_SAVED: "Nothing was saved. Everything is as it was.",
    Cause.SERIES_DAY: "Several visits cannot be moved to another day at once. Please move only this visit, or keep the "
    "day.",
    Cause.STEP_NOT_OPTIONAL: "This step opens a gate, so it cannot be left out.",
    Cause.ITEM_NOT_AUTHORISED: "Nobody has cleared {item} yet. Evidence records the clearance.",
    Cause.CLEARANCE_INCOMPLETE: "A clearance needs the name of who gave it, the kind of document and its reference.",
    Cause.CLEARED_BY_RECORDER: "The person who clears an item and the person who records it are two people.",
    Cause.HOLD_CLEARED: "This hold has been cleared already.",
    Cause.RECIPIENT_NOT_SETTLED: "Who may receive is not settled for this person. Victim services can settle it.",
    Cause.THREE_PEOPLE: "Three different people are needed: who cleared it, who gives it, and a witness.",
    Cause.CLEANING_NOT_OPEN: "{item} is still held. Cleaning cannot be undone, so it is chosen after the holds are "
    "cleared.",
    Cause.CLEANING_NOT_WARNED: "Cleaning {item} cannot be undone. Please tell them so, and tick that they said yes again.",
    Cause.ANSWER_UNKNOWN: "This cannot be answered here. Please open the family again.",
    Cause.NOTHING_NEW: "This is what stands already. Nothing was changed.",
    Cause.ASK_LATER_THAN_TODAY: "Please choose a later day to ask again.",
    Cause.CONSENT_ONE_RECIPIENT: "A consent names one recipient. Please record another one for each further recipient.",
    Cause.CONSENT_OVER: "This consent would be over already. Please choose a later day.",
    Cause.CONSENT_TOO_LONG: "A consent lasts one year at most. Please choose an earlier day; it can be asked for again.",
    Cause.CONSENT_FOR_CHILD: "This person may not consent for a child. Please ask a parent or guardian who may, or the "
    "supervisor.",
    Cause.CONSENT_REVOKED: "This consent was taken back already.",
    Cause.NOT_IN_ROOM: "The visit has not started. Please start it first.",
    Cause.OUTCOME_RECORDED: "{item} has been given already. A correction is a note added by a supervisor.",
    Cause.FIREARM_APART: "{item} has its own appointment and is never handed over with other belongings.",
    Cause.CUSTODY_SAME_PLACE: "{item} is there already ({place}).",
    Cause.CUSTODY_ROUTE: "{item} is recorded here: {place}. From there it is not carried straight to this place: {to}.",
    Cause.CUSTODY_WITH_FAMILY: "{item} is with the family. If it ever comes back, it is taken in as a new item.",
    Cause.CUSTODY_AT_TABLE: "{item} goes to the family at the table, where the outcome is recorded with a witness.",
    Cause.CUSTODY_TIME: "{item} was moved later than this desk's clock says. Please check the clock.",
    Cause.CUSTODY_SEAL: "{item} lay on the table. Please seal it again and give the new seal's number.",
    Cause.NOT_PREPARED: "{item} is not on this visit's list. It goes along once it is cleared, checked and wanted now.",
    Cause.ITEM_NOT_FOUND: "{item} was not found where it should be. Please stop here: the supervisor looks for it, and "
    "victim services tell the family before the visit.",
    Cause.PACKED_BY_YOU: "You packed this list; a second person checks it. Please let them sign in.",
    Cause.PACKING_DIFFERS: "The boxes and the list differ: {open} still to be packed, {unseen} not seen by you, {surplus} "
    "that do not belong here.",
    Cause.NOTHING_PACKED: "There is nothing on this list to check.",
    Cause.IDENTITY_OTHER: "The document that was looked at belongs to somebody else. Please look at this person's document "
    "first.",
    Cause.PIECES: "Please check the numbers: up to {most} pieces of each kind.",
    Cause.COUNTED_BY_ONE: "The second count is made by another person, who has not seen the first.",
    Cause.CASH_NOT_COUNTED: "{item} is counted by two people first.",
    Cause.CASH_DIFFERS: "The two counts of {item} differ. Please count it again, both of you.",
    Cause.OUTCOMES_OPEN: "Please go through every belonging first, or stop for today: the record is made when nothing "
    "is left open.",
    Cause.ONE_RECIPIENT: "One visit has one person who receives. Somebody else has a visit and a record of their own.",
    Cause.RECORD_CHANGED: "Something changed after this page was made, so it is no longer the record. Please make it "
    "again and sign the new one.",
    Cause.SIGNED_ALREADY: "This person has signed already.",
    Cause.NOT_DRAWN: "Please sign on the line first, or choose that it was signed on paper.",
    Cause.NOT_COMPLETED: "This record is not complete yet, so it can still be made again. Nothing has to be added.",
    Cause.DUPLICATE: "This is here already. Please open it instead.",
    Cause.IMPORT_COLUMNS: "The file could not be read as a list. Please save it again as CSV and choose it once more.",
    Cause.SUPERVISORS_CHECK: "A supervisor decides about private things, and records this check.",
    Cause.WHOLE_NUMBER: "Please keep only the last four digits of the reference, never a whole number.",
    Cause.SEEN_BY_REVIEWER: "Whoever saw the document and whoever decides about it are two people. Please ask somebody "
    "else.",
    Cause.RULING_GIVEN: "This document has been decided about already. Please record what was seen now.",
    Cause.OTHER_AUTHORITY: "One letter asks one authority. Please choose only the holds that this authority decides.",
    Cause.FLAG_CLEARED: "This flag has been cleared already.",
    Cause.SAME_MANNER: "This is the manner of death on record. Please choose another one.",
    Cause.NOT_COORDINATOR: "The coordinator of this family takes note of this, or a supervisor.",
    Cause.FOLLOW_UP_DONE: "This call has been recorded already.",
    Cause.PERIOD: "Please choose a period of at most {days} days.",
}

_FIELDS: dict[str, str] = {
    "document": "the document seen",
    "issuer": "who issued the document",
    "authority_reference": "the short reference",
    "flag_reference": "the reference of the flag",
    "cleared_why": "why the flag is cleared",
    "state_reason": "the reason",
    "decided_by": "who decided the manner of death",
    "ruling": "the decision",
    "holds": "at least one hold",
    "seen_on": "the day the document was seen",
    "set_on": "today",
    "asked_on": "the day of the letter",
    "remind_on": "when to remind",
    "answered_on": "the day of the answer",
    "first": "the first day",
    "last": "the last day",
    "guest_name": "the name to use",
    "name": "the name",
    "number": "the number",
    "person_name": "the name of the person who died",
    "name_to_use": "the name the family uses",
    "authority": "who decides",
    "reference": "the reference",
    "description": "the description",
    "family_description": "the words the family will read",
    "what": "what the date is",
    "phone": "a telephone number or a web address",
    "supervisor": "the name of the first supervisor",
    "weekdays": "the days that suit",
    "investigator": "the name of the lead investigator",
    "relationship": "the relationship",
    "authority_document": "the document seen",
    "by_name": "the name of the authority",
    "by_title": "the title",
    "by_agency": "the agency or office",
    "instrument": "the kind of document",
    "location": "the location",
    "entrance": "the entrance",
    "waiting_area": "the waiting area",
    "floor": "the floor",
    "building": "the building",
    "seats": "how many seats there are",
    "state": "the state",
    "phone_hours": "the hours of the telephone",
    "languages": "the languages",
    "hours": "the hours",
    "seal": "the seal",
    "barcode": "the bar code",
    "extension": "the extension",
    "text_line": "the number for texts",
    "web": "the web address",
    "address": "the address",
    "family_condition": "the words about its condition",
    "safe_contact": "the safe contact",
    "contact_times": "the times that suit",
    "wish_detail": "a word about it: who, or what",
    "ask_on": "the day to ask again",
    "recipient": "who may be told",
    "purpose": "what it is for",
    "given_on": "the day it was given",
    "expires_on": "the day it ends",
    "about": "the words about it",
    "reason": "the reason",
    "addendum": "what is added",
    "party_size": "how many people come",
    "quantity": "how many pieces",
    "apart_minutes": "how many minutes lie between",
    "buffer_minutes": "the minutes around a visit",
    "box": "the number of the box",
    "authority_seen_on": "the day the document was seen",
    "verified_on": "the day it was checked",
    "cleared_on": "the date of the document",
    "done_on": "the day it was completed",
    "expires": "until when it is valid",
    "placed_on": "the day the hold began",
    "review_on": "when to look at it again",
    "agency": "the agency's name, a supervisor and at least one room",
}

_FAULTS: dict[str, str] = {
    "disk_full": "The disk is full, so this was not saved. Please free some space and try again. "
    "What you typed is still here.",
    "locked": "Another desk is saving at this moment. Please try again. What you typed is still here.",
    "read_only": "This folder cannot be written to, so nothing was saved. Please ask your administrator for the "
    "right to write there.",
    "wrong_key": "The key beside the database does not open it. Please put the right key file back. "
    "Nothing was changed.",
    "not_encrypted": "This file is not encrypted, so Safekeeping does not use it. Nothing was changed.",
    "newer": "This database was made by a newer Safekeeping. Please update Safekeeping on this desk. "
    "Nothing was changed.",
    "damaged": "The database is damaged. Please do not use it further, and restore the latest copy. "
    "Nothing was changed.",
    "too_old": "The database library on this desk is too old to be safe. Please install Safekeeping again.",
}
