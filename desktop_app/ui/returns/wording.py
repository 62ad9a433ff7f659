"""The words of the Returns pages for facts that are not one enum member: dates, names, holds, readiness."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.items import Decision, Hold, HoldKind, Item, Outcome, Packaging
from desktop_app.domain.returns import IN_ORDER, Stage
from desktop_app.ui.words import short_day, word

translate = QCoreApplication.translate


def first_and_initial(name: str) -> str:
    """`Elena Maria Walsh` as `Elena W.`, for a screen and a button."""
    parts = name.split()
    return f"{parts[0]} {parts[-1][0].upper()}." if len(parts) > 1 else name


class Named(Protocol):
    """A family, however little was read of it."""

    @property
    def person_name(self) -> str: ...

    @property
    def name_to_use(self) -> str: ...


def family_title(case: Named) -> str:
    """`The family of Daniel W.`: the name to use, and an initial when it is a first name alone."""
    name = case.name_to_use.strip() or case.person_name
    last = case.person_name.split()[-1:] or [""]
    if len(name.split()) == 1 and last[0] and last[0].casefold() != name.casefold():
        name = f"{name} {last[0][0].upper()}."
    elif len(name.split()) > 1 and not name.endswith("."):
        name = first_and_initial(name)
    return translate("returns", "The family of {name}").format(name=name)


def stage_words(stage: Stage) -> str:
    """`Stage 2 of 9 · Holds`; a side state is not counted."""
    if stage not in IN_ORDER:
        return word(stage)
    return translate("returns", "Stage {number} of {count} \u00b7 {name}").format(
        number=IN_ORDER.index(stage) + 1, count=len(IN_ORDER), name=word(stage)
    )


def stage_tone(stage: Stage) -> str:
    """The tone of a stage's pill: clay waits for somebody's decision, stone rests."""
    if stage in {Stage.AUTHORITY, Stage.HOLDS, Stage.DISPUTED}:
        return "clay"
    return "stone" if stage in {Stage.CLOSED, Stage.WITHDRAWN, Stage.ON_HOLD, Stage.POSTPONED} else "accent"


def hold_sentence(hold: Hold) -> str:
    """What an item waits for, as the rest of a sentence that begins with the item."""
    return {
        HoldKind.INVESTIGATIVE: translate("returns", "waits for the investigator"),
        HoldKind.PROSECUTOR: translate("returns", "waits for the prosecutor"),
        HoldKind.COURT_ORDER: translate("returns", "waits for the court"),
        HoldKind.MEDICAL_EXAMINER: translate("returns", "waits for the medical examiner"),
        HoldKind.APPEAL_PERIOD: translate("returns", "waits until the time for an appeal is over"),
        HoldKind.RETENTION: translate("returns", "must be kept for the time the law sets"),
        HoldKind.OWNERSHIP: translate("returns", "waits until it is settled whose it is"),
        HoldKind.LITIGATION: translate("returns", "waits for a civil case"),
    }[hold.kind]


def holder(kind: HoldKind) -> str:
    """Who holds an item, in one or two words for a table."""
    return {
        HoldKind.INVESTIGATIVE: translate("returns", "Investigator"),
        HoldKind.PROSECUTOR: translate("returns", "Prosecutor"),
        HoldKind.COURT_ORDER: translate("returns", "Court"),
        HoldKind.MEDICAL_EXAMINER: translate("returns", "Medical examiner"),
        HoldKind.APPEAL_PERIOD: translate("returns", "Appeal period"),
        HoldKind.RETENTION: translate("returns", "Retention"),
        HoldKind.OWNERSHIP: translate("returns", "Ownership"),
        HoldKind.LITIGATION: translate("returns", "Civil case"),
    }[kind]


def held_by(item: Item) -> str:
    """Who holds an item now, each once."""
    return ", ".join(dict.fromkeys(holder(hold.kind) for hold in item.waiting_holds)) or "\u2014"


DECIDERS = (HoldKind.INVESTIGATIVE, HoldKind.PROSECUTOR, HoldKind.COURT_ORDER, HoldKind.MEDICAL_EXAMINER)
"""The holds somebody decides about by name; the others pass with time or a rule."""


def many_wait(kind: HoldKind | None, count: int) -> str:
    """Belongings that wait for the same decision, as a clause; None stands for all that no one decider holds."""
    if count == 1:
        return {
            HoldKind.INVESTIGATIVE: translate("returns", "the investigator decides about 1 belonging"),
            HoldKind.PROSECUTOR: translate("returns", "the prosecutor decides about 1 belonging"),
            HoldKind.COURT_ORDER: translate("returns", "the court decides about 1 belonging"),
            HoldKind.MEDICAL_EXAMINER: translate("returns", "the medical examiner decides about 1 belonging"),
        }.get(kind, translate("returns", "1 belonging must stay for now"))
    return {
        HoldKind.INVESTIGATIVE: translate("returns", "the investigator decides about {count} belongings"),
        HoldKind.PROSECUTOR: translate("returns", "the prosecutor decides about {count} belongings"),
        HoldKind.COURT_ORDER: translate("returns", "the court decides about {count} belongings"),
        HoldKind.MEDICAL_EXAMINER: translate("returns", "the medical examiner decides about {count} belongings"),
    }.get(kind, translate("returns", "{count} belongings must stay for now")).format(count=count)


def ready_words(item: Item, today: date, *, missing: bool = False) -> tuple[str, str]:
    """Where one belonging stands, in a word or two, and the tone of its pill."""
    if missing:
        return translate("returns", "not found"), "clay"
    if item.destroyed_at is not None:
        return translate("returns", "final disposition"), "stone"
    if item.outcome is not None and item.outcome.outcome is Outcome.RETURNED:
        return translate("returns", "given back"), "accent"
    if item.outcome is not None and item.outcome.outcome is Outcome.NOT_WANTED:
        return translate("returns", "not wanted back"), "stone"
    if item.waiting_holds:
        return _waits(item.waiting_holds[0], today), "clay"
    if not item.holds:
        return translate("returns", "not cleared"), "stone"
    if item.check_needed(today):
        return translate("returns", "needs a check"), "clay"
    if ends := item.check_ends(today):
        return translate("returns", "until {day}").format(day=short_day(ends)), "green"
    return translate("returns", "ready"), "green"


def _waits(hold: Hold, today: date) -> str:
    if hold.review_on is not None and hold.asked_on is None:
        return short_day(hold.review_on)
    days = (today - (hold.asked_on or hold.placed_on)).days
    if days <= 0:
        return translate("returns", "waits")
    if days == 1:
        return translate("returns", "waits 1 day")
    return translate("returns", "waits {days} days").format(days=days)


def packed(packaging: Packaging) -> str:
    """How an item is packed, as it follows the item's name."""
    return {
        Packaging.PLAIN_BOX: translate("returns", "in a plain box"),
        Packaging.SMALL_BOX: translate("returns", "in a small box"),
        Packaging.WRAPPED: translate("returns", "wrapped"),
        Packaging.OWN_BAG: translate("returns", "in the family's own bag"),
    }.get(packaging, "")


def choice_words(item: Item) -> str:
    """The family's choice in a few words; empty when nobody has asked yet."""
    if item.choice.decision is Decision.NOT_ASKED:
        return ""
    parts = [word(item.choice.decision), *_care(item)]
    return ", ".join(part if index == 0 else part[:1].lower() + part[1:] for index, part in enumerate(parts))


def _care(item: Item) -> list[str]:
    if item.choice.decision not in {Decision.RETURN, Decision.LATER}:
        return []
    cleaning = "" if item.choice.cleaning.value == "not_asked" else word(item.choice.cleaning)
    return [part for part in (cleaning, packed(item.choice.packaging)) if part]
