"""What happened, in words: an entry of the log as a sentence without a family's name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.appointments import Status
from desktop_app.domain.authority import Basis, Ruling
from desktop_app.domain.cases import CaseState, Manner, Standing, StateBy
from desktop_app.domain.consents import Revocation
from desktop_app.domain.custody import Place
from desktop_app.domain.destructions import Withdrawal
from desktop_app.domain.flags import FlagKind, FlagWhy
from desktop_app.domain.follow_ups import FollowUpKind, FollowUpOutcome
from desktop_app.domain.history import Entry
from desktop_app.domain.items import Cleaning, Decision, HoldKind, Outcome
from desktop_app.domain.notices import NoticeVersion
from desktop_app.domain.paper_forms import Spoiled
from desktop_app.domain.preferences import Reply, Topic
from desktop_app.domain.prints import Given
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role
from desktop_app.domain.team import Duty
from desktop_app.domain.wording import FORMS
from desktop_app.ui.handouts.documents import Kind, form_title, title
from desktop_app.ui.handouts.languages import named
from desktop_app.ui.history_acts import acts
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.preference_words import said_word, topic_word
from desktop_app.ui.rooms.cautions import accepted_words
from desktop_app.ui.words import rule_word, word

translate = QCoreApplication.translate

_ENUMS = {
    "place": Place,
    "manner": Manner,
    "role": Role,
    "standing": Standing,
    "decision": Decision,
    "cleaning": Cleaning,
    "purpose": Purpose,
    "state": CaseState,
    "state_by": StateBy,
    "basis": Basis,
    "ruling": Ruling,
    "flag": FlagKind,
    "why": FlagWhy,
    "version": NoticeVersion,
    "withdrawn_why": Withdrawal,
    "given": Given,
}


def is_worded(action: str) -> bool:
    """Whether there are words of its own for what happened."""
    return action.startswith("appointment.") or action in acts()


def history_words(entry: Entry) -> str:
    """What happened, as a sentence without a family's name: numbers, choices and dates only."""
    action = entry.action
    if action.startswith("appointment."):
        return _appointment_words(action.removeprefix("appointment."), entry.facts)
    pattern = acts().get(action)
    if pattern is None:
        return action.replace(".", " ").replace("_", " ").capitalize()
    return pattern.format_map(_Facts(entry)).rstrip(" :.") + "."


def _appointment_words(what: str, facts: Mapping[str, object]) -> str:
    """What became of the visit, and what was chosen against the usual with it."""
    said = [_what_became(what, facts)]
    if shorter := str(facts.get("shorter_buffers") or "").split():
        pattern = translate("history", "Time around it made shorter: {before} minutes before, {after} after.")
        said.append(pattern.format(before=shorter[0], after=shorter[-1]))
    if cautions := str(facts.get("cautions") or "").split():
        said.append(translate("history", "Chosen all the same: {cautions}.").format(cautions=accepted_words(cautions)))
    return " ".join(said)


def _what_became(what: str, facts: Mapping[str, object]) -> str:
    if what == "book":
        purpose = _named(Purpose, facts.get("purpose"))
        return translate("history", "Booked a room: {purpose}.").format(purpose=purpose.lower())
    if what == "view":
        return translate("history", "Looked at the visit.")
    if what == "not_here":
        return translate("history", "Took back that the guest had arrived.")
    if what == "extend":
        return translate("history", "Gave the visit {minutes} more minutes.").format(minutes=facts.get("minutes"))
    if what in {"duty_confirmed", "duty_open"}:
        yes, open_again = translate("history", "Said yes: {duty}."), translate("history", "Not confirmed: {duty}.")
        return (yes if what == "duty_confirmed" else open_again).format(duty=_named(Duty, facts.get("duty")))
    if what == "restore":
        back, again = translate("history", "Took a change back."), translate("history", "Did it again after all.")
        return again if facts.get("again") else back
    if what in set(Status):
        words = word(Status(what))
        return translate("history", "The visit is now: {status}.").format(status=words)
    return translate("history", "Changed the visit.")


class _Facts(dict[str, str]):
    """The facts of an entry as words; a fact that is not there leaves nothing behind."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry

    def __missing__(self, name: str) -> str:
        facts = self._entry.facts
        value = facts.get(name)
        if name == "manner_changed":
            manner = _named(Manner, facts.get("manner"))
            return translate("history", "Manner: {manner}").format(manner=manner) if manner else ""
        if name in _ENUMS:
            return _named(_ENUMS[name], value)
        if name == "kind":
            return _named(FollowUpKind if self._entry.action.startswith("follow_up") else HoldKind, value)
        if name == "outcome":
            return _named(FollowUpOutcome if self._entry.action.startswith("follow_up") else Outcome, value)
        if name in {"day", "due", "expires_on"}:
            return _day(value)
        if name in _SAID:
            return _SAID[name](value)
        if name == "rule":
            return rule_word(str(value or ""))
        if name == "instrument":
            return instrument_words(str(value or ""))
        if name == "document":
            kind = str(facts.get("kind") or "")
            if kind == "consent":
                return translate("history", "release of information")
            return title(Kind(kind)) if kind in set(Kind) else kind
        return "" if value is None else str(value)


def instrument_words(instrument: str) -> str:
    """The kind of document by which a hold was cleared."""
    return {
        "form": translate("history", "release form"),
        "email": translate("history", "e-mail"),
        "letter": translate("history", "letter"),
        "court_order": translate("history", "court order"),
    }.get(instrument, instrument)


def _topic(value: object) -> str:
    return topic_word(Topic(str(value))).lower() if value in set(Topic) else str(value or "")


def _reply(value: object) -> str:
    return said_word(Reply(str(value))).lower() if value in set(Reply) else str(value or "")


def _how(value: object) -> str:
    return _named(Revocation, value).lower()


def _review(value: object) -> str:
    again = translate("history", "Under another name, so a second person looks at the document again")
    return again if value == "again" else ""


def _spoiled(value: object) -> str:
    return _named(Spoiled, value).lower()


def _form(value: object) -> str:
    return form_title(str(value)) if value in FORMS else str(value or "")


def _language(value: object) -> str:
    return named([str(value)])[0][1]


def _result(value: object) -> str:
    return translate("history", "All whole") if value == "whole" else translate("history", "Something was not right")


_SAID = {
    "result": _result,
    "topic": _topic,
    "reply": _reply,
    "how": _how,
    "review": _review,
    "spoiled": _spoiled,
    "form": _form,
    "language": _language,
}
"""What a family said and took back, in words."""


def _named(kind: type, value: object) -> str:
    return word(kind(value)) if value in set(kind) else str(value or "")


def _day(value: object) -> str:
    try:
        return day_month(date.fromisoformat(str(value)))
    except ValueError:
        return str(value or "")
