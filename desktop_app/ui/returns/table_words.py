"""What the screen at the table says about one belonging."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.cash import Denomination
from desktop_app.domain.identity import Document
from desktop_app.domain.items import Category, Cleaning, Decision, Item, Outcome
from desktop_app.domain.missing_items import MissingItem
from desktop_app.domain.return_documents import may_be_shown
from desktop_app.domain.returns import FamilyReturn
from desktop_app.domain.signatures import Signer
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.wording import hold_sentence, packed

translate = QCoreApplication.translate


def not_today(found: FamilyReturn, brought: Sequence[Item], today: date) -> list[str]:
    """What stays, each with the day it is looked at again, and what is not found: never as if it were kept.

    Of what the family does not want, only that it is missing; nothing of a firearm nobody asked for.
    """
    here, missed = {item.id for item in brought}, found.answer.not_found
    return [
        f"{item.family_description or item.description} \u00b7 {_stays(item, found.answer.known.get(item.id), today)}"
        for item in found.items
        if item.id not in here
        and not _gone(item)
        and (item.choice.decision is not Decision.DO_NOT_RETURN or item.id in missed)
        and may_be_shown(item, found.case.manner)
    ]


def _gone(item: Item) -> bool:
    return item.outcome is not None and item.outcome.outcome in {Outcome.RETURNED, Outcome.NOT_WANTED}


def not_there(missed: MissingItem | None) -> str:
    """Of what is not where it should be, whether it is looked for; empty when it is there."""
    if missed is None or missed.found_at is not None:
        return ""
    looked_for = translate("table", "not found, we are looking for it")
    return looked_for if missed.open else translate("table", "not where it should be")


def _stays(item: Item, missed: MissingItem | None, today: date) -> str:
    if words := not_there(missed):
        return words
    reviews = [hold.review_on for hold in item.waiting_holds if hold.review_on is not None]
    if reviews:
        return translate("table", "we will call by {day}").format(day=day_month(min(reviews), today))
    if item.waiting_holds:
        return hold_sentence(item.waiting_holds[0])
    if item.category is Category.FIREARM:
        return translate("table", "has its own appointment")
    return translate("table", "kept for another day")


def item_title(item: Item) -> str:
    """`Ring, yellow metal, in a small box`."""
    how = packed(item.choice.packaging)
    return ", ".join(part for part in (item.family_description or item.description, how) if part)


def guidance(item: Item) -> str:
    """What to do and say now, one short line."""
    if item.category is Category.CASH:
        return translate("table", "Say what comes next. Count it in front of them, first you, then the witness.")
    if item.choice.cleaning is Cleaning.DO_NOT_OPEN:
        return translate("table", "Say what comes next. They asked that it stays closed.")
    return translate("table", "Say what comes next before you open it. Open it only if they ask.")


def outcome_words(outcome: Outcome, name: str) -> str:
    """What happened to an item, for the list and the summary."""
    return {
        Outcome.RETURNED: translate("table", "given to {name}").format(name=name),
        Outcome.KEPT_FOR_LATER: translate("table", "kept for later"),
        Outcome.NOT_WANTED: translate("table", "not wanted back"),
        Outcome.NOT_BROUGHT: translate("table", "was not here"),
    }[outcome]


def document_words(document: Document) -> str:
    """A kind of card or paper."""
    return {
        Document.DRIVERS_LICENCE: translate("table", "Driver's license"),
        Document.PASSPORT: translate("table", "Passport"),
        Document.STATE_ID: translate("table", "State ID card"),
        Document.CONSULAR: translate("table", "Consular card"),
        Document.TRIBAL: translate("table", "Tribal ID card"),
        Document.OTHER: translate("table", "Another with name and picture"),
    }[document]


def denomination_words(each: Denomination) -> str:
    """`$20 bill`, `25 cents`."""
    if each.cents == 1:
        return translate("table", "1 cent")
    if each.cents < 100:
        return translate("table", "{cents} cents").format(cents=each.cents)
    words = translate("table", "${worth} coin") if each.coin else translate("table", "${worth} bill")
    return words.format(worth=each.cents // 100)


def signer_words(signer: Signer) -> str:
    """What somebody does at the table, in words for everybody."""
    return {
        Signer.RECIPIENT: translate("table", "receives"),
        Signer.EVIDENCE: translate("table", "gives"),
        Signer.WITNESS: translate("table", "is the witness"),
    }[signer]


def step_words(step_id: str, text: str) -> str:
    """A step before they leave, in words that the family may read."""
    return {
        "b-ev-signatures": translate("table", "All three have signed on paper"),
        "b-ev-reseal": translate("table", "What stays is sealed again, or nothing stays"),
        "b-ev-log-back": translate("table", "What stays is on its way back to its safe place, or nothing stays"),
        "b-vs-retained-offered": translate("table", "The sheet of what we still have was offered"),
        "b-vs-packet-offered": translate("table", "The folder to take home was offered"),
    }.get(step_id, text)
