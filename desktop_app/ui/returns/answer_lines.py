"""The answer to "Can we call this family yet?" and the sentences behind it, with whose move it is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.cases import FamilyMember
from desktop_app.domain.follow_ups import whom_to_call
from desktop_app.domain.items import Decision, HoldKind, Item
from desktop_app.domain.returns import Blocker, CallAnswer, FamilyReturn, Obstacle, WaitingItem, still_here
from desktop_app.ui.moments import ago, day_month
from desktop_app.ui.returns.member_dialog import language_name
from desktop_app.ui.returns.wording import DECIDERS, hold_sentence, many_wait
from desktop_app.ui.widgets.answer import AnswerLine
from desktop_app.ui.words import rule_word, word

translate = QCoreApplication.translate
_SINGLY = 3
"""How many waiting belongings are named one by one; more are counted by who decides."""


def answer_heading(answer: CallAnswer) -> str:
    """The question and its answer."""
    if answer.yes:
        return translate("returns", "Can we call this family yet?  Yes.")
    return translate("returns", "Can we call this family yet?  Not yet.")


def answer_lines(found: FamilyReturn, today: date) -> list[AnswerLine]:
    """What blocks and whose move it is, what waits and since when, who may receive."""
    answer = found.answer
    lines = [*_kept_away(found.family), *(_blocker(each) for each in answer.blockers)]
    if answer.offered:
        strong = translate("returns", "{offered} of {total} belongings")
        lines.append(AnswerLine(_cleared(answer), strong.format(offered=answer.offered, total=answer.total)))
    elif answer.yes and answer.total:
        lines.append(AnswerLine(translate("returns", "Nothing more is cleared to be offered yet.")))
    elif answer.yes:
        lines.append(AnswerLine(translate("returns", "Nothing is left to offer.")))
    lines += _language(found)
    if answer.yes and not answer.may_offer:
        words = translate("returns", "until victim services and evidence have both checked who may receive.")
        lines.append(AnswerLine(words, translate("returns", "Offer nothing yet,")))
    return [
        *lines,
        *(_missing(each, answer) for each in answer.missing),
        *_unchecked(found, today),
        *_waiting(answer.waiting, today),
        *_recipients(answer.recipients, today),
    ]


def _cleared(answer: CallAnswer) -> str:
    one = answer.offered == 1
    if not (answer.yes and answer.may_offer):
        return translate("returns", "is cleared.") if one else translate("returns", "are cleared.")
    return (
        translate("returns", "is cleared to be offered.") if one else translate("returns", "are cleared to be offered.")
    )


def _language(found: FamilyReturn) -> list[AnswerLine]:
    """Whoever speaks with them needs the language; never a relative, never a child."""
    spoken = {member.language for member in whom_to_call(found.family)} - {"", "en"}
    if not found.answer.yes or not spoken:
        return []
    names = ", ".join(language_name(code) for code in sorted(spoken))
    words = translate("returns", "Arrange an interpreter before the call, never a relative or a child.")
    return [AnswerLine(words, translate("returns", "They speak: {language}.").format(language=names))]


def _missing(item: Item, answer: CallAnswer) -> AnswerLine:
    """Who looks for it, and whether the family has been told."""
    known = answer.known.get(item.id)
    if known is None or known.open:
        words = translate("returns", "was not found where it should be. The supervisor looks for it.")
    else:
        words = translate("returns", "was not found where it should be. What became of it stands under Not found.")
    if known is not None and known.told_on is not None:
        then = translate("returns", "The family knows.")
    elif answer.yes:
        then = translate("returns", "Tell the family before they come.")
    else:
        then = translate("returns", "Who coordinates this return decides how the family is told.")
    return AnswerLine(f"{words} {then}", item.family_description)


def _unchecked(found: FamilyReturn, today: date) -> list[AnswerLine]:
    """What may be spoken of and cannot be prepared yet: it is cleared, and its check is missing or has ended."""
    items = [item for item in found.items if item.releasable and still_here(item) and item.check_needed(today)]
    wanted = [item for item in items if item.choice.decision is not Decision.DO_NOT_RETURN]
    if len(wanted) > _SINGLY:
        words = translate("returns", "are cleared and still wait for their checks. Evidence records them.")
        return [AnswerLine(words, translate("returns", "{count} belongings").format(count=len(wanted)))]
    words = translate("returns", "is cleared and still waits for: {rule}. Evidence records it.")
    return [
        AnswerLine(words.format(rule=rule_word(each.check_needed(today))), each.family_description) for each in wanted
    ]


def _kept_away(family: tuple[FamilyMember, ...]) -> list[AnswerLine]:
    names = ", ".join(member.name for member in family if member.kept_away)
    if not names:
        return []
    words = translate("returns", "{names}. Read People before any call or visit.").format(names=names)
    return [AnswerLine(words, translate("returns", "Kept away from this return:"))]


def _blocker(blocker: Blocker) -> AnswerLine:
    strong, text = {**_who_receives(), **_what_there_is(), **_whether_it_goes_on(blocker.until)}[blocker.obstacle]
    move = translate("returns", "Next move: {role}.").format(role=word(blocker.role))
    return AnswerLine(f"{text} {move}", strong)


def _who_receives() -> dict[Obstacle, tuple[str, str]]:
    """The family: whether somebody is known, may receive, and nobody disputes it."""
    return {
        Obstacle.NO_FAMILY: (
            translate("returns", "Nobody of the family"),
            translate("returns", "is recorded yet."),
        ),
        Obstacle.NO_RECIPIENT: (
            translate("returns", "Who may receive"),
            translate("returns", "is not settled: a standing and a document seen are missing."),
        ),
        Obstacle.NOT_REVIEWED: (
            translate("returns", "A document was seen,"),
            translate("returns", "and no second person has decided about it yet."),
        ),
        Obstacle.COUNSEL_ASKED: (
            translate("returns", "Counsel was asked"),
            translate("returns", "who may receive, and has not answered yet."),
        ),
        Obstacle.DISPUTED: (
            translate("returns", "Who may receive"),
            translate("returns", "is disputed. Offer nothing until counsel has answered."),
        ),
        Obstacle.ALL_KEPT_AWAY: (
            translate("returns", "Nobody who may receive"),
            translate("returns", "is left: who is recorded is kept away. Counsel is asked who else there is."),
        ),
    }


def _what_there_is() -> dict[Obstacle, tuple[str, str]]:
    """The belongings: whether there are any that may be spoken of."""
    return {
        Obstacle.NO_ITEMS: (translate("returns", "No belongings"), translate("returns", "are recorded yet.")),
        Obstacle.ALL_HELD: (translate("returns", "No belonging"), translate("returns", "is cleared yet.")),
    }


def _whether_it_goes_on(until: date | None) -> dict[Obstacle, tuple[str, str]]:
    """The return itself: told to them, going on, and not against their wish."""
    return {
        Obstacle.NOT_NOTIFIED: (
            translate("returns", "The notification"),
            translate("returns", "of this family is not confirmed yet."),
        ),
        Obstacle.ON_HOLD: (
            translate("returns", "This return is on hold."),
            translate("returns", "Please wait until it goes on."),
        ),
        Obstacle.WITHDRAWN: (
            translate("returns", "This return was withdrawn."),
            translate("returns", "It goes on when the family asks for it."),
        ),
        Obstacle.DO_NOT_CONTACT: (translate("returns", "This family asked not to be called"), _until(until)),
        Obstacle.ASKED_LATER: (
            translate("returns", "This family asked to be asked again"),
            translate("returns", "on {day}. That call is promised.").format(day=day_month(until) if until else ""),
        ),
    }


def _until(day: date | None) -> str:
    if day is None:
        return translate("returns", "until they say otherwise.")
    return translate("returns", "until {day}.").format(day=day_month(day))


def _waiting(waiting: tuple[WaitingItem, ...], today: date) -> list[AnswerLine]:
    if len(waiting) <= _SINGLY:
        return [_one(each, today) for each in waiting]
    groups: dict[HoldKind | None, list[WaitingItem]] = {}
    for each in waiting:
        groups.setdefault(each.hold.kind if each.hold.kind in DECIDERS else None, []).append(each)
    return [_many(kind, group, today) for kind, group in groups.items()]


def _one(waiting: WaitingItem, today: date) -> AnswerLine:
    hold = waiting.hold
    who = hold_sentence(hold) + (f" ({hold.authority})" if hold.authority else "")
    if hold.asked_on is not None:
        since = translate("returns", "Asked on {day}, {ago}.").format(
            day=day_month(hold.asked_on, today), ago=ago(hold.asked_on, today)
        )
    else:
        since = translate("returns", "Held since {day}.").format(day=day_month(hold.placed_on, today))
    return AnswerLine(" ".join((who + ".", since, *_review([waiting], today))), waiting.item.family_description)


def _many(kind: HoldKind | None, group: list[WaitingItem], today: date) -> AnswerLine:
    clause = many_wait(kind, len({each.item.id for each in group}))
    oldest = min(each.hold.asked_on or each.hold.placed_on for each in group)
    since = translate("returns", "The longest wait began on {day}, {ago}.")
    words = [since.format(day=day_month(oldest, today), ago=ago(oldest, today))] if oldest < today else []
    return AnswerLine(" ".join((*words, *_review(group, today))), clause[:1].upper() + clause[1:] + ".")


def _review(group: list[WaitingItem], today: date) -> list[str]:
    days = [each.hold.review_on for each in group if each.hold.review_on is not None]
    if not days:
        return []
    return [translate("returns", "Review on {day}.").format(day=day_month(min(days), today))]


def _recipients(members: tuple[FamilyMember, ...], today: date) -> list[AnswerLine]:
    if len(members) == 1:
        return [_recipient(members[0], today)]
    if not members:
        return []
    names = ", ".join(member.name for member in members)
    return [AnswerLine(translate("returns", "may receive; their standing is under People."), names)]


def _recipient(member: FamilyMember, today: date) -> AnswerLine:
    basis = word(member.standing).lower()
    facts = ", ".join(part for part in (member.relationship, basis) if part)
    text = translate("returns", "may receive: {facts}.").format(facts=facts)
    if member.authority_seen_on is not None:
        seen = translate("returns", "{document}, seen on {day}.").format(
            document=member.authority_document, day=day_month(member.authority_seen_on, today)
        )
        text = f"{text} {seen}"
    return AnswerLine(text, member.name)
