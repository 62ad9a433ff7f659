"""The eighteen topics: what may be answered, who reads what, and that an answer stands until it is revised."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop_app.domain.cases import Manner
from desktop_app.domain.preferences import (
    ANSWERS,
    FOR_EVIDENCE,
    NEED_DAY,
    NEED_DETAIL,
    OPEN,
    Preference,
    Reply,
    Topic,
    answers,
    plan_preference,
    readable,
    standing,
    topics_for,
)
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from tests.agency import causes

TODAY = date(2026, 11, 24)
NEXT_WEEK = TODAY + timedelta(days=7)
EACH = [(topic, reply) for topic in Topic for reply in answers(topic) if reply is not Reply.NOT_ASKED]


def wish(topic: Topic, reply: Reply, detail: str = "", ask_on: date | None = None) -> Preference:
    needs_day = reply in NEED_DAY and ask_on is None
    needs_word = reply in NEED_DETAIL and not detail
    return Preference(topic, reply, "Ann" if needs_word else detail, "M. R.", 1, NEXT_WEEK if needs_day else ask_on)


def test_there_are_eighteen_topics_and_seventeen_where_no_crime_is_spoken_of() -> None:
    assert set(ANSWERS) == set(Topic)
    assert len(topics_for(Manner.HOMICIDE)) == 18
    for manner in (Manner.SUICIDE, Manner.UNDETERMINED):
        assert set(Topic) - set(topics_for(manner)) == {Topic.COMPENSATION}


@pytest.mark.parametrize("topic", Topic)
def test_every_topic_leaves_room_not_to_decide(topic: Topic) -> None:
    offered = answers(topic)
    assert offered[0] is Reply.NOT_ASKED
    assert set(OPEN) <= set(offered)
    assert len(set(offered)) == len(offered)


@pytest.mark.parametrize(("topic", "reply"), EACH)
def test_every_answer_of_a_topic_is_kept(topic: Topic, reply: Reply) -> None:
    assert plan_preference(Manner.HOMICIDE, wish(topic, reply), None, TODAY) is None


@pytest.mark.parametrize(
    ("topic", "reply"),
    [(topic, reply) for topic in Topic for reply in Reply if reply not in answers(topic)],
)
def test_an_answer_of_another_topic_is_refused(topic: Topic, reply: Reply) -> None:
    assert causes(plan_preference(Manner.HOMICIDE, wish(topic, reply), None, TODAY)) == {Cause.ANSWER_UNKNOWN}


@pytest.mark.parametrize("manner", [Manner.SUICIDE, Manner.UNDETERMINED])
def test_compensation_is_never_asked_without_a_crime(manner: Manner) -> None:
    outcome = plan_preference(manner, wish(Topic.COMPENSATION, Reply.TOLD), None, TODAY)
    assert causes(outcome) == {Cause.ANSWER_UNKNOWN}


def test_cleaning_is_never_said_yes_to_for_everything() -> None:
    assert not {"clean", "repair"} & {reply.value for reply in answers(Topic.CLEANING)}


@pytest.mark.parametrize("reply", sorted(NEED_DETAIL))
def test_some_answers_need_a_word(reply: Reply) -> None:
    topic = next(topic for topic in Topic if reply in answers(topic))
    assert causes(plan_preference(Manner.HOMICIDE, Preference(topic, reply), None, TODAY)) == {Cause.EMPTY}


def test_later_names_a_day_and_the_day_is_to_come() -> None:
    later = Preference(Topic.TIMING, Reply.LATER)
    assert causes(plan_preference(Manner.SUICIDE, later, None, TODAY)) == {Cause.EMPTY}
    today = Preference(Topic.TIMING, Reply.LATER, ask_on=TODAY)
    assert causes(plan_preference(Manner.SUICIDE, today, None, TODAY)) == {Cause.ASK_LATER_THAN_TODAY}


def test_nothing_is_taken_back_where_nothing_was_said_and_nothing_is_kept_twice() -> None:
    unasked = Preference(Topic.PLACE, Reply.NOT_ASKED)
    said = wish(Topic.PLACE, Reply.AT_HOME)
    assert causes(plan_preference(Manner.SUICIDE, unasked, None, TODAY)) == {Cause.NOTHING_NEW}
    assert causes(plan_preference(Manner.SUICIDE, said, said, TODAY)) == {Cause.NOTHING_NEW}
    assert plan_preference(Manner.SUICIDE, unasked, said, TODAY) is None
    assert plan_preference(Manner.SUICIDE, wish(Topic.PLACE, Reply.AT_HOME, "With Ann"), said, TODAY) is None


def test_the_newest_answer_stands_and_declining_is_an_answer() -> None:
    said = [
        wish(Topic.PLACE, Reply.AT_HOME),
        wish(Topic.TIME_ALONE, Reply.DECLINED),
        wish(Topic.PLACE, Reply.RETURN_ROOM),
    ]
    found = standing(Manner.SUICIDE, Role.VICTIM_SERVICES, said)
    assert (found.asked, found.total) == (2, 17)
    assert found.of(Topic.PLACE).reply is Reply.RETURN_ROOM
    assert found.of(Topic.TIME_ALONE).asked
    assert found.next_open is Topic.ACCESS
    taken_back = standing(Manner.SUICIDE, Role.VICTIM_SERVICES, [*said, Preference(Topic.PLACE, Reply.NOT_ASKED)])
    assert taken_back.asked == 1


def test_who_reads_what() -> None:
    assert readable(Role.FRONT_DESK) == frozenset()
    assert readable(Role.VICTIM_SERVICES) == readable(Role.SUPERVISOR) == frozenset(Topic)
    assert readable(Role.EVIDENCE) == FOR_EVIDENCE
    assert {Topic.PACKAGING, Topic.OFFICERS, Topic.TIME_ALONE} <= FOR_EVIDENCE
    assert not {Topic.COMPANY, Topic.CHILDREN, Topic.FOLLOW_UP, Topic.DATES, Topic.COMPENSATION} & FOR_EVIDENCE
    hidden = standing(Manner.HOMICIDE, Role.EVIDENCE, [wish(Topic.COMPANY, Reply.NOT_TO_BE_TOLD)])
    assert Topic.COMPANY not in {row.topic for row in hidden.rows}
    assert hidden.of(Topic.COMPANY).reply is Reply.NOT_ASKED
