"""No belonging that stays is without a call: asked by every use case that makes one stay, inside its transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.by_post import Posting
from desktop_app.domain.follow_ups import calls_declined, let_be
from desktop_app.domain.items import Item
from desktop_app.domain.missing_items import Search
from desktop_app.domain.preferences import Preference
from desktop_app.domain.promises import Standpoint, plan_calls
from desktop_app.domain.returns import OVER, STANDING
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import local_day
from desktop_app.store import agency, appointments, by_post, follow_ups, history, items, missing_items, preferences

_AT_ONCE = 250
"""Families that are read together when there are many."""


def keep_promises(case_id: int, now: int) -> int:
    """Promise, move and end the calls of a family as its belongings now ask for it; how many were promised."""
    return _keep((case_id,), now)[case_id]


def keep_promises_of_before(now: int) -> None:
    """Once, when the program opens: the calls of families whose belongings stayed before there were promises.

    Inside the transaction at the door; one entry of the history says how many calls of how many families it were.
    """
    waiting = follow_ups.promises_to_make()
    if not waiting:
        return
    promised: list[int] = []
    for start in range(0, len(waiting), _AT_ONCE):
        promised += _keep(waiting[start : start + _AT_ONCE], now).values()
    follow_ups.promises_made()
    facts = {"calls": sum(promised), "families": sum(map(bool, promised))}
    history.write(now, None, "follow_up.of_before", "follow_up", None, None, None, facts)


def refuses_calls(case_id: int) -> bool:
    """Whether a family has asked for no more calls."""
    return case_id in refusing((case_id,))


def refusing(case_ids: Sequence[int]) -> frozenset[int]:
    """The families that have asked for no more calls."""
    said, declined = preferences.of_cases(case_ids), follow_ups.declined_at(case_ids)
    return frozenset(each for each in case_ids if calls_declined(said[each], declined.get(each)))


def _keep(case_ids: Sequence[int], now: int) -> dict[int, int]:
    """For some families, each table read once: how many calls each was promised."""
    found = agency.get()
    zone = found.zone if found else "UTC"
    belongings, visits = _by_case(items.of_cases(case_ids)), _by_case(appointments.of_cases(tuple(case_ids)))
    posted, said = _by_case(by_post.of_cases(case_ids)), preferences.of_cases(case_ids)
    made, declined = follow_ups.about_items(case_ids, zone), follow_ups.declined_at(case_ids)
    searches, today = missing_items.searches(case_ids), local_day(now, zone)
    changes = {}
    for each in case_ids:
        ground = _ground(belongings[each], visits[each], posted[each], said[each], declined.get(each), searches)
        changes[each] = plan_calls(belongings[each], made[each], today, ground)
    follow_ups.apply(changes, now)
    return {each: len(changes[each].promised) for each in case_ids}


def _ground(
    belongings: Sequence[Item],
    visited: Sequence[Appointment],
    posted: Sequence[Posting],
    said: Sequence[Preference],
    declined_at: int | None,
    searches: Mapping[int, Search],
) -> Standpoint:
    """What is true of a whole family while its calls are decided."""
    visits = [each for each in visited if each.purpose is Purpose.RETURN_OF_BELONGINGS]
    stands = any(each.status in STANDING for each in visits) or any(each.stands for each in posted)
    came = any(each.status in OVER for each in visits) or any(each.outcome is not None for each in belongings)
    took_place = came or any(each.went_out for each in posted)
    told = took_place or any(each.asked for each in said) or any(each.choice.asked_at for each in belongings)
    declined = calls_declined(said, declined_at)
    return Standpoint(told, took_place and not stands, declined, let_be(said), searches)


def _by_case(rows: Iterable[Any]) -> defaultdict[int | None, list[Any]]:
    found: defaultdict[int | None, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.case_id].append(row)
    return found
