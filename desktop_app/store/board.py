"""What the board must know of every family: a fixed number of queries, for one family or for thousands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from desktop_app.domain.appointments import Status
from desktop_app.domain.board import CaseFacts, ItemFacts, PostFacts, VisitFacts
from desktop_app.domain.returns import ByPost, deciding
from desktop_app.store import board_statements as ask
from desktop_app.store.board_belongings import Belongings, belongings, text_day
from desktop_app.store.models import database_proxy
from desktop_app.store.protocols import shipped

Rows = Iterable[tuple[Any, ...]]
_NO_ITEMS = ItemFacts()
_NOBODY = (0, 0, 0, None, None, None)
_STATUS = {status.value: status for status in Status}
_NO_CALLS = (0, None, None, None)


def facts(zone: str, today: date, case_id: int | None = None) -> list[CaseFacts]:
    """What is known of every family, or of one; days are the agency's."""
    return _Reading(zone, today, case_id).families()


def newest_entry() -> int:
    """The id of the newest entry of the history, 0 when there is none."""
    return int(database_proxy.execute_sql("SELECT coalesce(max(id), 0) FROM audit").fetchone()[0])


def changed_since(audit_id: int) -> list[tuple[int | None, int | None]]:
    """The case and the visit of each entry of the history after one; a visit's case is its own."""
    found: list[tuple[int | None, int | None]] = database_proxy.execute_sql(ask.CHANGES, (audit_id,)).fetchall()
    return found


@cache
def _steps_of(gate: str) -> tuple[str, ...]:
    return tuple(step.id for step in shipped()["property_return"].steps_of(gate))


class _Found(NamedTuple):
    """What the tables say, each by the ids of families; `packed` and `boxes` by those of visits."""

    members: dict[int, tuple[int, int, int, date | None, date | None, date | None]]
    items: dict[int, Belongings]
    visits: dict[int, VisitFacts]
    packed: dict[int, date]
    boxes: dict[int, set[int]]
    calls: dict[int, tuple[int, date | None, date | None, date | None]]
    posts: dict[int, PostFacts]
    lying: dict[int, int]
    silent: dict[int, date | None]
    disputes: dict[int, date]
    manners: dict[int, date]
    missing: dict[int, date]
    letters_back: dict[int, date]

    def prepared_on(self, visit: VisitFacts, theirs: Belongings | None) -> date | None:
        """Since when a visit is prepared: what is in its boxes is what is to be brought."""
        if theirs is None or visit.id not in self.packed:
            return None
        return self.packed[visit.id] if theirs.fill(self.boxes.get(visit.id, set())) else None


class _Reading:
    """One reading of the board: each table asked once, everything by the case's id."""

    def __init__(self, zone: str, today: date, case_id: int | None) -> None:
        self._zone = ZoneInfo(zone)
        self._today = today
        self._case_id = case_id
        self._days: dict[int, date] = {}

    def families(self) -> list[CaseFacts]:
        """One value a family, in the order of their ids."""
        found, notified, told = self._read(), _steps_of("B1"), _steps_of("B5")
        lines = self._rows(ask.cases(len(notified), len(told)), "c.id", (*notified, *told))
        return [self._family(line, found) for line in lines]

    def _read(self) -> _Found:
        """Every table but the families' own; why a standing is disputed only where one is."""
        members = self._members()
        return _Found(
            members,
            belongings(self._of_items, self._today),
            self._visits(),
            self._packed(),
            self._boxes(),
            self._calls(),
            self._posts(),
            dict(self._rows(ask.LYING, "i.case_id")),
            self._silent(),
            self._disputes() if any(each[1] for each in members.values()) else {},
            self._dated(ask.MANNERS, "m.case_id"),
            self._dated(ask.MISSING, "i.case_id"),
            {key: date.fromisoformat(day) for key, day in self._rows(ask.LETTERS_BACK, "n.case_id")},
        )

    def _family(self, line: tuple[Any, ...], found: _Found) -> CaseFacts:
        key, number, person, name, coordinator, opened_at, state, state_since, notified_at, told_at = line
        count, disputed, away, settled_on, review_since, counsel_since = found.members.get(key, _NOBODY)
        theirs, visit = found.items.get(key), found.visits.get(key)
        calls_open, call_due, called_on, later = found.calls.get(key, _NO_CALLS)
        return CaseFacts(
            key,
            number,
            person,
            name,
            coordinator or "",
            self._day(opened_at),
            state,
            self._day(state_since) if state_since else None,
            count,
            found.disputes.get(key, self._today) if disputed else None,
            settled_on,
            review_since,
            counsel_since,
            away,
            self._day(notified_at) if notified_at else None,
            self._day(told_at) if told_at else None,
            found.prepared_on(visit, theirs) if visit else None,
            found.manners.get(key),
            theirs.counted if theirs else _NO_ITEMS,
            theirs.held if theirs else None,
            visit,
            calls_open,
            call_due,
            called_on,
            found.posts.get(key),
            found.lying.get(key, 0),
            key in found.silent,
            found.silent.get(key),
            found.missing.get(key),
            found.letters_back.get(key),
            later if later and later > self._today else None,
        )

    def _rows(self, statement: str, column: str, before: Sequence[str] = (), after: Sequence[str] = ()) -> Rows:
        """What a statement finds for every family, or for the one: the one is found by an index."""
        chosen, one = ("TRUE", ()) if self._case_id is None else (f"{column} = ?", (self._case_id,))
        written = statement.replace("{chosen}", chosen)
        found: Rows = database_proxy.execute_sql(written, (*before, *one, *after))
        return found

    def _day(self, at: int) -> date:
        """The day of an instant; no zone is off by a part of a quarter of an hour, so each quarter is asked once."""
        quarter = at // 900
        day = self._days.get(quarter)
        if day is None:
            day = self._days[quarter] = datetime.fromtimestamp(at, self._zone).date()
        return day

    def _members(self) -> dict[int, tuple[int, int, int, date | None, date | None, date | None]]:
        """How many, disputed, kept away; since when somebody may receive, a document waits, counsel was asked."""
        return {
            key: (
                count,
                disputed,
                away,
                _latest(text_day(seen_on), self._day(decided_at) if decided_at else None),
                text_day(review),
                text_day(counsel),
            )
            for key, count, disputed, seen_on, decided_at, review, counsel, away in self._rows(ask.MEMBERS, "m.case_id")
        }

    def _silent(self) -> dict[int, date | None]:
        """The families nobody calls now, by their own wish: all of a family, or everybody of it who may receive."""
        asked: dict[int, dict[int | None, str | None]] = defaultdict(dict)
        for key, member_id, until in self._rows(ask.SILENT, "f.case_id", after=(self._today.isoformat(),)):
            asked[key][member_id] = until
        if not asked:
            return {}
        able: dict[int, set[int]] = defaultdict(set)
        for key, member_id in self._rows(ask.RECIPIENTS, "m.case_id"):
            able[key].add(member_id)
        return {
            key: None if None in days.values() else text_day(max(day for day in days.values() if day))
            for key, days in asked.items()
            if None in days or (able[key] and able[key] <= days.keys())
        }

    def _disputes(self) -> dict[int, date]:
        """Since when somebody's standing is disputed without a break; of several, the longest."""
        began: dict[tuple[int, int], int | None] = {}
        for key, member_id, at, disputed in self._rows(ask.DISPUTES, "m.case_id"):
            began[key, member_id] = (began.get((key, member_id)) or at) if disputed else None
        days: dict[int, date] = {}
        for (key, _), at in began.items():
            if at is not None:
                days[key] = min(days.get(key, self._today), self._day(at))
        return days

    def _dated(self, statement: str, column: str) -> dict[int, date]:
        return {key: self._day(at) for key, at in self._rows(statement, column)}

    def _packed(self) -> dict[int, date]:
        """Since when a confirmed visit is prepared: gate B10 answered, and nothing in a box that nobody checked."""
        steps = _steps_of("B10")
        rows = self._rows(ask.PACKED.replace("{steps}", _places(steps)), "v.case_id", steps)
        return {visit: self._day(at) for visit, done, at, unchecked in rows if done == len(steps) and not unchecked}

    def _boxes(self) -> dict[int, set[int]]:
        boxes: dict[int, set[int]] = defaultdict(set)
        for visit_id, item_id in self._rows(ask.BOXES, "v.case_id"):
            boxes[visit_id].add(item_id)
        return boxes

    def _posts(self) -> dict[int, PostFacts]:
        return {
            key: PostFacts(ByPost.OVER if ended else ByPost.SENT if sent_at else ByPost.BEGUN, self._day(at))
            for key, sent_at, ended, at in self._rows(ask.POSTS, "p.case_id")
        }

    def _of_items(self, statement: str, after: Sequence[str] = ()) -> Rows:
        joined = ask.OF_ITEMS if self._case_id is not None else ""
        return self._rows(statement.replace("{of_items}", joined), "i.case_id", after=after)

    def _visits(self) -> dict[int, VisitFacts]:
        """The return that decides where a family stands, with the days it was booked and came to where it is."""
        visits: dict[int, list[tuple[int, Status, int]]] = defaultdict(list)
        moved = {}
        for key, start, status, visit_id, *at in self._rows(ask.VISITS, "v.case_id"):
            visits[key].append((start, _STATUS[status], visit_id))
            moved[visit_id] = at
        found = {}
        for key, known in visits.items():
            if (chosen := deciding(known)) is not None:
                start, status, visit_id = chosen
                booked, came = (self._day(at) if at else None for at in moved[visit_id])
                found[key] = VisitFacts(visit_id, status, self._day(start), booked, came)
        return found

    def _calls(self) -> dict[int, tuple[int, date | None, date | None, date | None]]:
        """How many, the first, when the last was made, and the day on which they asked to be asked again."""
        return {
            key: (still, text_day(due), self._day(done_at) if done_at else None, text_day(later))
            for key, still, due, done_at, later in self._rows(ask.CALLS, "f.case_id")
        }


def _places(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def _latest(one: date | None, other: date | None) -> date | None:
    if one is None or other is None:
        return one or other
    return max(one, other)
