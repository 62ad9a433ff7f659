"""No belonging that stays is without a call: asked by every use case that makes one stay, inside its transaction."""

from __future__ import annotations

from desktop_app.domain.follow_ups import Standpoint, calls_declined, let_be, plan_calls
from desktop_app.domain.returns import OVER, STANDING
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import local_day
from desktop_app.store import agency, appointments, by_post, follow_ups, history, items, preferences


def keep_promises(case_id: int, now: int) -> int:
    """Promise, move and end the calls of a family as its belongings now ask for it; how many were promised."""
    found = agency.get()
    zone = found.zone if found else "UTC"
    belongings, said = items.of_cases((case_id,)), preferences.of_case(case_id)
    visits = [each for each in appointments.of_case(case_id) if each.purpose is Purpose.RETURN_OF_BELONGINGS]
    posted = by_post.of_case(case_id)
    stands = any(each.status in STANDING for each in visits) or any(each.stands for each in posted)
    came = any(each.status in OVER for each in visits) or any(each.outcome is not None for each in belongings)
    took_place = came or any(each.went_out for each in posted)
    told = took_place or any(each.asked for each in said) or any(each.choice.asked_at for each in belongings)
    ground = Standpoint(
        told=told,
        over=took_place and not stands,
        declined=calls_declined(said, follow_ups.declined_at(case_id)),
        let_be=let_be(said),
    )
    made = follow_ups.about_items(case_id, zone)
    changes = plan_calls(belongings, made, local_day(now, zone), ground)
    follow_ups.apply(case_id, changes, now)
    return len(changes.promised)


def keep_promises_of_before(now: int) -> None:
    """Once, when the program opens: the calls of families whose belongings stayed before there were promises.

    Inside the transaction at the door; one entry of the history says how many calls of how many families it were.
    """
    waiting = follow_ups.promises_to_make()
    if not waiting:
        return
    promised = [keep_promises(case_id, now) for case_id in waiting]
    follow_ups.promises_made()
    facts = {"calls": sum(promised), "families": sum(map(bool, promised))}
    history.write(now, None, "follow_up.of_before", "follow_up", None, None, None, facts)


def refuses_calls(case_id: int) -> bool:
    """Whether a family has asked for no more calls."""
    return calls_declined(preferences.of_case(case_id), follow_ups.declined_at(case_id))
