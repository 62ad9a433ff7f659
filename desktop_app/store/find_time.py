"""What is taken over many weeks, read as plain rows: an object for each of thousands would take longer than the search."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any

from desktop_app.domain.appointments import RELEASED, Occupied
from desktop_app.domain.find_time import Taken, TimeWish, ids_of
from desktop_app.domain.planning import Surroundings
from desktop_app.domain.times import Span
from desktop_app.store import buffers, closures, rooms, separation, team
from desktop_app.store.models import AppointmentRow, database_proxy

_RELEASED = [status.value for status in RELEASED]
_LONGEST_HOLD = 86_400


def around(span: Span, now: int) -> Surroundings:
    """What stands around the wishes of many days, apart from what is taken: that is read by `taken`."""
    separations = separation.standing()
    parties = separation.parties() if separations else ()
    its_rooms = {room.id: room for room in rooms.all_rooms()}
    closed, openings = closures.within(span), closures.openings()
    return Surroundings(
        its_rooms, buffers.table(), (), closed, openings, separations, parties, team.busy_within(span), now
    )


def taken(span: Span, around_it: Surroundings, wishes: Iterable[TimeWish]) -> Taken:
    """Each room's holds in the span, and whole rows only where somebody is in them whom the wishes are about."""
    wishes, row = tuple(wishes), AppointmentRow
    holds = row.select(row.id, row.hold_start, row.hold_end, row.room).where(_within(span))
    rows = _rows(holds.order_by(row.room, row.hold_start))
    by_room = {room: list(of_room) for room, of_room in groupby(rows, key=_room)}
    staff = {person for wish in wishes for person in wish.staff_ids}
    interpreters = {wish.interpreter_id for wish in wishes if wish.interpreter_id is not None}
    parties, cases = _kept_apart(around_it)
    parties |= {wish.party_id for wish in wishes if wish.party_id is not None}
    cases |= {wish.case_id for wish in wishes if wish.case_id is not None}
    met = _met(span, list(staff), list(interpreters), list(parties), list(cases))
    return Taken(by_room, met, ids_of(met))


def _kept_apart(around_it: Surroundings) -> tuple[set[int], set[int]]:
    """Every party that a rule is about, and their cases: few, so they are not narrowed to the wishes."""
    parties = {party for rule in around_it.separations for party in (rule.one_id, rule.other_id)}
    cases = {each.case_id for each in around_it.parties if each.id in parties and each.case_id is not None}
    return parties, cases


def _met(
    span: Span, staff: list[int], interpreters: list[int], parties: list[int], cases: list[int]
) -> tuple[Occupied, ...]:
    row = AppointmentRow
    asked = (
        row.host.in_(staff)
        | row.evidence.in_(staff)
        | row.advocate.in_(staff)
        | row.child_supervisor.in_(staff)
        | row.interpreter.in_(interpreters)
        | row.party.in_(parties)
        | row.case.in_(cases)
    )
    people = (row.host, row.evidence, row.advocate, row.child_supervisor)
    columns = (row.id, row.room, row.hold_start, row.hold_end, row.event_start, row.event_end)
    query = (
        row.select(*columns, *people, row.interpreter, row.party, row.case)
        .where(_within(span) & asked)
        .order_by(row.hold_start)
    )
    if not (staff or interpreters or parties or cases):
        return ()
    return tuple(
        Occupied(
            each[0], each[1], Span(each[2], each[3]), Span(each[4], each[5]), frozenset(each[6:10]) - {None}, *each[10:]
        )
        for each in _rows(query)
    )


def _within(span: Span) -> Any:
    row = AppointmentRow
    return (
        (row.hold_start > span.start - _LONGEST_HOLD)
        & (row.hold_start < span.end)
        & (row.hold_end > span.start)
        & row.status.not_in(_RELEASED)
    )


def _rows(query: Any) -> Any:
    """Past peewee's conversion of each value; these are whole numbers already."""
    return database_proxy.execute(query).fetchall()


_room = itemgetter(3)
