"""From cases, items and the directory to the rows a document prints."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast

from desktop_app.domain import handouts
from desktop_app.domain.cases import FamilyMember, recipients
from desktop_app.domain.custody import Place
from desktop_app.domain.directory import Resource, ResourceStatus
from desktop_app.domain.items import Category, Cleaning, Decision, Item, Outcome, Packaging
from desktop_app.domain.missing_items import MissingItem
from desktop_app.domain.staff import same_person
from desktop_app.store import cases, custody, directory
from desktop_app.store.wording import Wording, wording

_WISHES: dict[Decision, handouts.Wish] = {
    Decision.RETURN: "return",
    Decision.LATER: "later",
    Decision.DO_NOT_RETURN: "no",
}
_CARE: dict[Cleaning, handouts.Care] = {Cleaning.LEAVE: "as_is", Cleaning.CLEAN: "clean"}
KEPT = frozenset({Outcome.KEPT_FOR_LATER, Outcome.NOT_BROUGHT})
_OUTCOMES: dict[Outcome, handouts.Outcome] = {
    Outcome.RETURNED: "returned",
    Outcome.KEPT_FOR_LATER: "declined_keep",
    Outcome.NOT_WANTED: "declined_no_return",
    Outcome.NOT_BROUGHT: "not_brought",
}


def greeted(case_id: int) -> str:
    family = cases.family((case_id,))
    settled = recipients(family)
    return settled[0].called if len(settled) == 1 else ""


def as_they_wish(case_id: int, guest_name: str) -> str:
    """The name a member of the family wishes to be spoken to by; a guest who is none of them keeps their own."""
    family = cases.family((case_id,))
    return next((each.called for each in family if same_person(each.name, guest_name)), guest_name)


def recipient_basis(member: FamilyMember | None, words: Wording) -> str:
    if member is None:
        return ""
    return ", ".join(part for part in (words.standing[member.standing.value], member.authority_document) if part)


def choice_item(item: Item) -> handouts.ChoiceItem:
    return handouts.ChoiceItem(
        item.family_description,
        item.family_condition,
        _WISHES.get(item.choice.decision, ""),
        _CARE.get(item.choice.cleaning, ""),
    )


def letter_item(item: Item) -> handouts.LetterItem:
    wrapped = item.choice.packaging is Packaging.WRAPPED or item.category is Category.BIOLOGICAL
    return handouts.LetterItem(item.family_description, wrapped)


def return_item(item: Item) -> handouts.ReturnItem:
    outcome = _OUTCOMES[item.outcome.outcome] if item.outcome else ""
    return handouts.ReturnItem(item.number, item.family_description, item.seal, outcome)


def not_come_to(item: Item) -> handouts.ReturnItem:
    """A belonging that was brought to a visit the family stopped before it: kept for them."""
    return handouts.ReturnItem(item.number, item.family_description, item.seal, "declined_keep")


def still_held(item: Item) -> handouts.ReturnItem:
    """An item that was not at the table because an authority has not cleared it: the family signs a whole list."""
    return handouts.ReturnItem(item.number, item.family_description, "", "retained")


def not_there(item: Item, missed: MissingItem, words: Wording) -> handouts.ReturnItem:
    """A belonging that is not where it should be, and the hold it has all the same: a family that signs reads both."""
    held = [words.held_because[hold.kind.value] for hold in item.waiting_holds]
    outcome: handouts.Outcome = "looked_for" if missed.open else "not_here"
    return handouts.ReturnItem(item.number, item.family_description, "", outcome, reason=held[0] if held else "")


def where_it_should_be(belongings: Sequence[Item], case_id: int) -> list[Item]:
    """What a paper may say of what we have: what is not found is told to the family in person, never by a list."""
    places = custody.places((case_id,))
    return [item for item in belongings if places.get(item.id) is not Place.NOT_FOUND]


def retained_rows(belongings: Sequence[Item], words: Wording, ask: str) -> tuple[handouts.RetainedItem, ...]:
    """What waits for an authority, by its first hold, and what the family asked to have kept."""
    rows = []
    for item in belongings:
        name = item.family_description
        if item.gone:
            continue
        if item.waiting_holds:
            first = item.waiting_holds[0]
            why, who = words.held_because[first.kind.value], words.decided_by[first.kind.value]
            rows.append(handouts.RetainedItem(name, why, who, first.review_on, ask))
        elif item.outcome is not None and item.outcome.outcome in KEPT:
            rows.append(handouts.RetainedItem(name, words.kept_for_you, words.you_decide, None, ask))
    return tuple(rows)


def call_by(kept: Sequence[handouts.RetainedItem], today: date) -> date:
    """The promised call: the first review date, at most four weeks away even if nothing has changed."""
    reviews = [each.review_on for each in kept if each.review_on and each.review_on >= today]
    return min([*reviews, today + timedelta(days=28)])


_HELD_BACK: dict[ResourceStatus, handouts.HeldBack] = {
    ResourceStatus.OFF: "off",
    ResourceStatus.AGENCY_MUST_FILL: "not_filled",
}


def resource_row(row: Resource, language: str, *, alone: bool = False) -> handouts.Resource:
    """`alone`: the row it may stand beside is not printed, so neither is this one."""
    checked = row.verified_on if row.status is ResourceStatus.ACTIVE else None
    reach = handouts.REACHED_BY.join(part for part in (row.phone, row.text_line, row.web) if part)
    return handouts.Resource(
        cast("handouts.ResourceKind", row.category),
        row.name,
        reach,
        row.hours.get(language) or row.hours.get("en", ""),
        row.about.get(language) or row.about.get("en", ""),
        checked,
        row.due if checked else None,
        languages=_languages(row.languages, language),
        held_back=_HELD_BACK.get(row.status, "only_beside" if alone else ""),
        key=row.id,
        english=_english(row, language),
    )


def _english(row: Resource, language: str) -> frozenset[str]:
    """What is known to be English: words that came with the program, and what stands in for a missing translation.

    In which language an agency typed a name of its own, nobody knows.
    """
    came = directory.came_with(row.id)
    known = {
        "name": came is not None and came.name == row.name,
        "phone": came is not None and came.text_line == row.text_line,
        "hours": not row.hours.get(language),
        "about": not row.about.get(language),
    }
    return frozenset(field for field, is_known in known.items() if is_known)


def _languages(named: str, language: str) -> str:
    """The languages a service speaks, as the reader calls them; the directory keeps them in English."""
    if language == "en":
        return named
    codes = {name: code for code, name in wording("en").languages.items()}
    said = wording(language).languages
    parts = (part.strip() for part in named.split(","))
    return ", ".join(said.get(codes.get(part, ""), part) for part in parts)
