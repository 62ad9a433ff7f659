"""What the screen at the table says about one belonging."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.items import Category, Cleaning, Decision, Item, Outcome
from desktop_app.domain.returns import to_bring
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.wording import hold_sentence, packed

translate = QCoreApplication.translate


def at_the_table(items: tuple[Item, ...], today: date, appointment_id: int) -> tuple[Item, ...]:
    """What was brought to this visit: what is ready and wanted, and what already has its outcome here."""
    ready = {item.id for item in to_bring(items, today)}
    return tuple(item for item in items if item.id in ready or settled(item, appointment_id))


def settled(item: Item, appointment_id: int) -> bool:
    """Whether this visit has an outcome for the item."""
    return item.outcome is not None and item.outcome.appointment_id == appointment_id


def not_today(items: tuple[Item, ...], brought: tuple[Item, ...], today: date) -> list[str]:
    """What stays, each with the day it is looked at again; what the family does not want is not mentioned."""
    here = {item.id for item in brought}
    return [
        f"{item.family_description or item.description} \u00b7 {_stays(item, today)}"
        for item in items
        if item.id not in here and not _gone(item) and item.choice.decision is not Decision.DO_NOT_RETURN
    ]


def _gone(item: Item) -> bool:
    return item.outcome is not None and item.outcome.outcome in {Outcome.RETURNED, Outcome.NOT_WANTED}


def _stays(item: Item, today: date) -> str:
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
        return translate(
            "table", "Say what comes next. Count it with the witness in front of them; all three initial the sheet."
        )
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
