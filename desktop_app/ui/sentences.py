"""One place that words every refusal and every known fault as a sentence a tired person can act on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.refusals import Cause, Reason, Refused
from desktop_app.domain.times import Span, local_day
from desktop_app.ui.words import clock, lacking_word, rule_word, short_day, word

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
    event, zone = facts["event"], facts["zone"]
    return _tr("The host or evidence person is with somebody else from {start} to {end} on {day}.").format(
        start=clock(event.start, zone), end=clock(event.end, zone), day=short_day(local_day(event.start, zone))
    )


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


def _empty(facts: Mapping[str, Any]) -> str:
    return _tr("Please fill in: {field}.").format(field=_tr(_FIELDS.get(facts["field"], facts["field"])))


_COMPOSED: dict[Cause, Callable[[Mapping[str, Any]], str]] = {
    Cause.NOT_ALLOWED: _not_allowed,
    Cause.ROOM_HELD: _room_held,
    Cause.HOST_BUSY: _host_busy,
    Cause.GATE_SHUT: _gate_shut,
    Cause.SECOND_PERSON: _second_person,
    Cause.ITEM_CHECK_MISSING: _item_check,
    Cause.ITEM_HELD: _item_held,
    Cause.TIME_DOES_NOT_EXIST: _skipped_hour,
    Cause.STEP_ALREADY_ANSWERED: _step_answered,
    Cause.NOT_YOUR_STEP: _not_your_step,
    Cause.PURPOSE_NOT_FOR_ROOM: _purpose,
    Cause.EMPTY: _empty,
}

_PLAIN: dict[Cause, str] = {
    Cause.NOT_FOUND: "This is no longer here. Please go back and open it again.",
    Cause.CHANGED_MEANWHILE: "Somebody changed this a moment ago. Please look at it again; nothing was overwritten.",
    Cause.TOO_LONG: "Please keep it under {limit} characters: dates, choices and references only.",
    Cause.IN_THE_PAST: "This time has passed. Please choose a later one.",
    Cause.LENGTH: "A visit takes between {shortest} minutes and {longest} minutes.",
    Cause.NOT_STEP_FREE: "{room} has a step. Please choose a step-free room.",
    Cause.TOO_MANY_PEOPLE: "{room} has {seats} seats, host included. Please choose a larger room.",
    Cause.SUSPECT: "These rooms are for victims, witnesses and families. Please confirm that this person is not a "
    "suspect or a person of interest.",
    Cause.CASE_NEEDED: "A return of belongings belongs to a family's case. Please choose the case.",
    Cause.STATUS: "This visit is {current} now, so this cannot be done.",
    Cause.REASON_NEEDED: "Please give a short reason.",
    Cause.STEP_NOT_OPTIONAL: "This step opens a gate, so it cannot be left out.",
    Cause.ITEM_NOT_AUTHORISED: "Nobody has cleared {item} yet. Evidence records the clearance.",
    Cause.CLEARANCE_INCOMPLETE: "A clearance needs the name of who gave it, the kind of document and its reference.",
    Cause.CLEARED_BY_RECORDER: "The person who clears an item and the person who records it are two people.",
    Cause.HOLD_CLEARED: "This hold has been cleared already.",
    Cause.RECIPIENT_NOT_SETTLED: "Who may receive is not settled for this person. Victim services can settle it.",
    Cause.THREE_PEOPLE: "Three different people are needed: who cleared it, who gives it, and a witness.",
    Cause.CLEANING_NOT_OPEN: "{item} is still held. Cleaning cannot be undone, so it is chosen after the holds are "
    "cleared.",
    Cause.NOT_IN_ROOM: "The visit has not started. Please start it first.",
    Cause.OUTCOME_RECORDED: "{item} has been given already. A correction is a note added by a supervisor.",
    Cause.FIREARM_APART: "{item} has its own appointment and is never handed over with other belongings.",
    Cause.DUPLICATE: "This is here already. Please open it instead.",
    Cause.IMPORT_ROWS: "Some lines of the file need a look. Nothing was added.",
    Cause.IMPORT_COLUMNS: "The file could not be read as a list. Please save it again as CSV and choose it once more.",
    Cause.FOLLOW_UP_DONE: "This call has been recorded already.",
}

_FIELDS: dict[str, str] = {
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
