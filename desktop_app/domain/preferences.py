"""What a family wishes about its return: eighteen topics, asked once, standing until they say otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.cases import Manner
from desktop_app.domain.refusals import Cause, Reason, Refused, refuse, together
from desktop_app.domain.staff import Role


class Topic(StrEnum):
    """The choices of the domain reference, section 2.1, in the order a kind call goes."""

    ACCESS = "access"
    TIMING = "timing"
    WHOLE_LIST = "whole_list"
    CONDITION = "condition"
    PHOTOGRAPHS = "photographs"
    CLEANING = "cleaning"
    PACKAGING = "packaging"
    RETAINED = "retained"
    DECLINED = "declined"
    PLACE = "place"
    DATES = "dates"
    COMPANY = "company"
    OFFICERS = "officers"
    CHILDREN = "children"
    TRANSPORT = "transport"
    TIME_ALONE = "time_alone"
    FOLLOW_UP = "follow_up"
    COMPENSATION = "compensation"


class Reply(StrEnum):
    """What a family may answer. `NOT_ASKED` is no answer at all; `DECLINED` and `NO_WISH` are answers."""

    NOT_ASKED = "not_asked"
    UNDECIDED = "undecided"
    NO_WISH = "no_wish"
    DECLINED = "declined"
    # access
    INTERPRETER = "interpreter"
    SIGN_LANGUAGE = "sign_language"
    LARGE_PRINT = "large_print"
    STEP_FREE = "step_free"
    SEVERAL_NEEDS = "several_needs"
    # timing
    NOW = "now"
    LATER = "later"
    NEVER = "never"
    # the whole list
    READ_OUT = "read_out"
    IN_WRITING = "in_writing"
    IN_PERSON = "in_person"
    ANOTHER_PERSON = "another_person"
    # condition
    NOTHING_TOLD = "nothing_told"
    SUMMARY = "summary"
    FULL = "full"
    # photographs
    NO_PHOTOGRAPHS = "no_photographs"
    DESCRIBED = "described"
    ENVELOPE = "envelope"
    WITH_ADVOCATE = "with_advocate"
    # cleaning
    LEAVE = "leave"
    ASK_EACH = "ask_each"
    DO_NOT_OPEN = "do_not_open"
    # packaging
    PLAIN_BOX = "plain_box"
    SMALL_BOX = "small_box"
    OWN_BAG = "own_bag"
    CLOTH = "cloth"
    # what stays, what they declined
    EXPLAINED = "explained"
    EXPLAIN_LATER = "explain_later"
    KEEP_ASK_ME = "keep_ask_me"
    KEEP_ASK_FAMILY = "keep_ask_family"
    DO_NOT_ASK_AGAIN = "do_not_ask_again"
    # place
    RETURN_ROOM = "return_room"
    AT_HOME = "at_home"
    FUNERAL_HOME = "funeral_home"
    DESIGNEE_COLLECTS = "designee_collects"
    BY_POST = "by_post"
    # dates
    ANY_DAY = "any_day"
    SOME_DAYS = "some_days"
    # company
    ALONE = "alone"
    SUPPORT_PERSON = "support_person"
    SEPARATE_VISITS = "separate_visits"
    NOT_TO_BE_TOLD = "not_to_be_told"
    # officers
    PLAIN_CLOTHES = "plain_clothes"
    UNIFORM = "uniform"
    WITH_INVESTIGATOR = "with_investigator"
    NO_INVESTIGATOR = "no_investigator"
    # children
    NO_CHILDREN = "no_children"
    CHILDREN_MINDED = "children_minded"
    CHILDREN_PRESENT = "children_present"
    # transport
    OWN_WAY = "own_way"
    PARKING = "parking"
    RIDE = "ride"
    HELP_CARRYING = "help_carrying"
    # time alone
    OFFICER_OUTSIDE = "officer_outside"
    SOMEONE_STAYS = "someone_stays"
    # follow-up
    BY_PHONE = "by_phone"
    BY_TEXT = "by_text"
    BY_EMAIL = "by_email"
    BY_LETTER = "by_letter"
    NO_CALLS = "no_calls"
    # compensation
    TOLD = "told"
    TOLD_LATER = "told_later"


OPEN = (Reply.UNDECIDED, Reply.NO_WISH, Reply.DECLINED)
"""What may be answered to every topic: they will think about it, have no wish, would rather not say."""

_R = Reply
ANSWERS: Mapping[Topic, tuple[Reply, ...]] = {
    Topic.ACCESS: (_R.INTERPRETER, _R.SIGN_LANGUAGE, _R.LARGE_PRINT, _R.STEP_FREE, _R.SEVERAL_NEEDS),
    Topic.TIMING: (_R.NOW, _R.LATER, _R.NEVER),
    Topic.WHOLE_LIST: (_R.READ_OUT, _R.IN_WRITING, _R.IN_PERSON, _R.ANOTHER_PERSON),
    Topic.CONDITION: (_R.NOTHING_TOLD, _R.SUMMARY, _R.FULL),
    Topic.PHOTOGRAPHS: (_R.NO_PHOTOGRAPHS, _R.DESCRIBED, _R.ENVELOPE, _R.WITH_ADVOCATE),
    Topic.CLEANING: (_R.LEAVE, _R.ASK_EACH, _R.DO_NOT_OPEN),
    Topic.PACKAGING: (_R.PLAIN_BOX, _R.SMALL_BOX, _R.OWN_BAG, _R.CLOTH),
    Topic.RETAINED: (_R.EXPLAINED, _R.EXPLAIN_LATER),
    Topic.DECLINED: (_R.KEEP_ASK_ME, _R.KEEP_ASK_FAMILY, _R.DO_NOT_ASK_AGAIN),
    Topic.PLACE: (_R.RETURN_ROOM, _R.AT_HOME, _R.FUNERAL_HOME, _R.DESIGNEE_COLLECTS, _R.BY_POST),
    Topic.DATES: (_R.ANY_DAY, _R.SOME_DAYS),
    Topic.COMPANY: (_R.ALONE, _R.SUPPORT_PERSON, _R.SEPARATE_VISITS, _R.NOT_TO_BE_TOLD),
    Topic.OFFICERS: (_R.PLAIN_CLOTHES, _R.UNIFORM, _R.WITH_INVESTIGATOR, _R.NO_INVESTIGATOR),
    Topic.CHILDREN: (_R.NO_CHILDREN, _R.CHILDREN_MINDED, _R.CHILDREN_PRESENT),
    Topic.TRANSPORT: (_R.OWN_WAY, _R.PARKING, _R.RIDE, _R.HELP_CARRYING),
    Topic.TIME_ALONE: (_R.OFFICER_OUTSIDE, _R.SOMEONE_STAYS),
    Topic.FOLLOW_UP: (_R.BY_PHONE, _R.BY_TEXT, _R.BY_EMAIL, _R.BY_LETTER, _R.NO_CALLS),
    Topic.COMPENSATION: (_R.TOLD, _R.TOLD_LATER),
}
"""The answers of each topic. Cleaning is never said yes to for everything: it is asked item by item (gate B7)."""

DEFAULTS_OF_ITEMS = frozenset({Topic.CONDITION, Topic.PHOTOGRAPHS, Topic.CLEANING, Topic.PACKAGING})
"""Said once for all belongings; what is said about one belonging goes before it."""
NEED_DETAIL = frozenset({Reply.NOT_TO_BE_TOLD, Reply.SEPARATE_VISITS, Reply.SEVERAL_NEEDS, Reply.ANOTHER_PERSON})
"""Answers that help nobody without a word beside them: who, or what."""
NEED_DAY = frozenset({Reply.LATER})
"""Answers that name the day on which to ask again."""
FOR_EVIDENCE = frozenset(
    {
        Topic.ACCESS, Topic.CONDITION, Topic.PHOTOGRAPHS, Topic.CLEANING, Topic.PACKAGING, Topic.PLACE,
        Topic.OFFICERS, Topic.TRANSPORT, Topic.TIME_ALONE,
    }
)  # fmt: skip
"""What whoever packs and meets the family at the table needs to know; the rest is between them and victim services."""


@dataclass(frozen=True, slots=True)
class Preference:
    """One answer, by whom it was asked and when; `ask_on` is the day to ask again."""

    topic: Topic
    reply: Reply
    detail: str = ""
    asked_by: str = ""
    asked_at: int | None = None
    ask_on: date | None = None

    @property
    def asked(self) -> bool:
        """Whether the family has been asked. Declining to say is an answer."""
        return self.reply is not Reply.NOT_ASKED


@dataclass(frozen=True, slots=True)
class Preferences:
    """Every topic of a case that the reader may see, in the order of the call; the unasked ones too."""

    rows: tuple[Preference, ...]

    @property
    def asked(self) -> int:
        """How many have been asked."""
        return sum(row.asked for row in self.rows)

    @property
    def total(self) -> int:
        """How many there are to ask."""
        return len(self.rows)

    @property
    def next_open(self) -> Topic | None:
        """The first one nobody has asked about yet."""
        return next((row.topic for row in self.rows if not row.asked), None)

    def of(self, topic: Topic) -> Preference:
        """What stands for a topic; "not asked" also for one the reader may not see."""
        return next((row for row in self.rows if row.topic is topic), Preference(topic, Reply.NOT_ASKED))


def topics_for(manner: Manner) -> tuple[Topic, ...]:
    """The topics of a case: compensation is spoken of after a homicide only, anything else would be wrong and hurt."""
    return tuple(topic for topic in Topic if topic is not Topic.COMPENSATION or manner is Manner.HOMICIDE)


def readable(role: Role) -> frozenset[Topic]:
    """The topics a role may read: evidence what it needs, the front desk none."""
    if role is Role.EVIDENCE:
        return FOR_EVIDENCE
    return frozenset(Topic) if role in {Role.VICTIM_SERVICES, Role.SUPERVISOR} else frozenset()


def standing(manner: Manner, role: Role, said: Iterable[Preference]) -> Preferences:
    """The newest answer of every topic the role may read; `said` comes oldest first."""
    newest = {each.topic: each for each in said}
    seen = readable(role)
    return Preferences(
        tuple(newest.get(topic, Preference(topic, Reply.NOT_ASKED)) for topic in topics_for(manner) if topic in seen)
    )


def answers(topic: Topic) -> tuple[Reply, ...]:
    """Everything that may be answered to a topic, "not asked yet" first."""
    return (Reply.NOT_ASKED, *ANSWERS[topic], *OPEN)


def plan_preference(manner: Manner, wish: Preference, before: Preference | None, today: date) -> Refused | None:
    """Why an answer cannot be kept: not one of the topic's, a word or a day missing, nothing new said.

    "Not asked yet" takes back what was kept by mistake; where nothing was kept there is nothing to take back.
    """
    if wish.topic not in topics_for(manner) or wish.reply not in answers(wish.topic):
        return refuse(Cause.ANSWER_UNKNOWN)
    if wish.reply is Reply.NOT_ASKED and (before is None or not before.asked):
        return refuse(Cause.NOTHING_NEW)
    if before is not None and _same(wish, before):
        return refuse(Cause.NOTHING_NEW)
    reasons = []
    if wish.reply in NEED_DETAIL and not wish.detail:
        reasons.append(Reason(Cause.EMPTY, {"field": "wish_detail"}))
    if wish.reply in NEED_DAY and wish.ask_on is None:
        reasons.append(Reason(Cause.EMPTY, {"field": "ask_on"}))
    if wish.ask_on is not None and wish.ask_on <= today:
        reasons.append(Reason(Cause.ASK_LATER_THAN_TODAY))
    return together(*reasons) if reasons else None


def _same(one: Preference, other: Preference) -> bool:
    return (one.reply, one.detail, one.ask_on) == (other.reply, other.detail, other.ask_on)
