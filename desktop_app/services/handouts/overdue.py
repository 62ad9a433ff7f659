"""What waits too long, over all families: numbers, counts and offices (report R3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from desktop_app.domain import handouts
from desktop_app.domain.hold_requests import Unanswered, ageing
from desktop_app.domain.notices import Notice, clock_run
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import comparable
from desktop_app.services.acting import Service
from desktop_app.services.handouts.surroundings import letterhead
from desktop_app.store import hold_requests, items, notices, overdue


class OverduePapers(Service):
    """The list a supervisor goes through once a week."""

    def overdue(self, actor: StaffMember, language: str = "en") -> handouts.Overdue | Refused:
        """Holds without an answer or past their review, and letters whose days are over; the longest wait first."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            today = self._today()
            return handouts.Overdue(
                letterhead(language),
                today,
                tuple(_answer(each, today) for each in ageing(hold_requests.unanswered())),
                _reviews(overdue.past_review(today)),
                _notices(overdue.cases_with_run_notices(today), today),
            )


def _answer(line: Unanswered, today: date) -> handouts.WaitingAnswer:
    return handouts.WaitingAnswer(
        line.case_number,
        line.authority,
        len(line.hold_ids),
        line.asked_on,
        line.letters,
        line.remind_now(today),
        line.came_back_on,
    )


def _reviews(holds: tuple[overdue.UnaskedHold, ...]) -> tuple[handouts.PastReview, ...]:
    """One line for a case and an authority, with the oldest review; spelling decides nothing."""
    first: dict[tuple[str, str], overdue.UnaskedHold] = {}
    count: Counter[tuple[str, str]] = Counter()
    for each in holds:
        key = each.case_number, comparable(each.authority)
        first.setdefault(key, each)
        count[key] += 1
    return tuple(
        handouts.PastReview(each.case_number, each.authority, count[key], each.review_on) for key, each in first.items()
    )


def _notices(numbers: Mapping[int, str], today: date) -> tuple[handouts.RunNotice, ...]:
    """Each letter whose days are over, with the belongings it is the newest word about."""
    case_ids = tuple(numbers)
    if not case_ids:
        return ()
    sent = notices.of_cases(case_ids)
    waiting: Counter[int] = Counter()
    for item in items.of_cases(case_ids):
        run = None if item.gone else clock_run(sent, item.id, today)
        if run is not None:
            waiting[run.id] += 1
    found = sorted((each for each in sent if waiting[each.id]), key=_end)
    return tuple(
        handouts.RunNotice(numbers[each.case_id], waiting[each.id], each.sent_on, each.due_on) for each in found
    )


def _end(notice: Notice) -> tuple[date, int]:
    return notice.due_on, notice.id
