"""No belonging that stays is without a call: asked by every use case that makes one stay, inside its transaction."""

from __future__ import annotations

from desktop_app.domain.follow_ups import Standpoint, calls_declined, let_be, plan_calls
from desktop_app.domain.returns import OVER, STANDING
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import local_day
from desktop_app.store import agency, appointments, by_post, follow_ups, items, preferences


def keep_promises(case_id: int, now: int) -> None:
    """Promise, move and end the calls of a family as its belongings now ask for it."""
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
    follow_ups.apply(case_id, plan_calls(belongings, made, local_day(now, zone), ground), now)


def refuses_calls(case_id: int) -> bool:
    """Whether a family has asked for no more calls."""
    return calls_declined(preferences.of_case(case_id), follow_ups.declined_at(case_id))
