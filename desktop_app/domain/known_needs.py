"""What is known of a family already, so that a second appointment asks nothing again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.appointments import Appointment, Need
from desktop_app.domain.cases import FamilyMember
from desktop_app.domain.preferences import Preference, Reply, Topic
from desktop_app.domain.rooms import Purpose

HOUSE_LANGUAGE = "en"
_SAID: Mapping[Topic, Mapping[Reply, frozenset[Need]]] = {
    Topic.ACCESS: {
        Reply.INTERPRETER: frozenset({Need.INTERPRETER}),
        Reply.SIGN_LANGUAGE: frozenset({Need.INTERPRETER}),
        Reply.STEP_FREE: frozenset({Need.WHEELCHAIR}),
    },
    Topic.CHILDREN: {
        Reply.CHILDREN_MINDED: frozenset({Need.CHILD}),
        Reply.CHILDREN_PRESENT: frozenset({Need.CHILD}),
    },
    Topic.COMPANY: {Reply.SUPPORT_PERSON: frozenset({Need.SUPPORT_PERSON})},
}
_ABOUT = {
    Need.CHILD: Topic.CHILDREN,
    Need.SUPPORT_PERSON: Topic.COMPANY,
    Need.WHEELCHAIR: Topic.ACCESS,
    Need.INTERPRETER: Topic.ACCESS,
}
"""The topic that decides about each need, once it was asked; until then the last visit does."""
_UNCLEAR = frozenset({Reply.SEVERAL_NEEDS, Reply.UNDECIDED, Reply.NOT_ASKED})


@dataclass(frozen=True, slots=True)
class KnownNeeds:
    """What a booking begins with; somebody looks at it before it is kept."""

    needs: frozenset[Need] = frozenset()
    language: str = HOUSE_LANGUAGE
    party_size: int = 1


def known_needs(
    said: Iterable[Preference], receiving: Sequence[FamilyMember], visits: Sequence[Appointment]
) -> KnownNeeds:
    """From what they said, the language of who receives, and their last visit."""
    newest = {each.topic: each.reply for each in said}
    returns = [each for each in visits if each.purpose is Purpose.RETURN_OF_BELONGINGS]
    last = max(returns, key=_start, default=None)
    spoken = [each.language for each in receiving if each.language not in {"", HOUSE_LANGUAGE}]
    language = spoken[0] if spoken else last.language if last else HOUSE_LANGUAGE
    needs = {need for topic, replies in _SAID.items() for need in replies.get(newest.get(topic, Reply.NOT_ASKED), ())}
    for need in last.needs if last else ():
        if newest.get(_ABOUT[need], Reply.NOT_ASKED) in _UNCLEAR:
            needs.add(need)
    if language != HOUSE_LANGUAGE:
        needs.add(Need.INTERPRETER)
    return KnownNeeds(frozenset(needs), language, last.party_size if last else 1)


def _start(visit: Appointment) -> int:
    return visit.event.start
