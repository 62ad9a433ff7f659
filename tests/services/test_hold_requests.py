"""A letter to an authority that came back reached nobody: no day of waiting, and it is written again."""

from __future__ import annotations

from datetime import timedelta

import peewee
import pytest

from desktop_app.domain.hold_requests import Unanswered
from desktop_app.domain.items import Hold
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from desktop_app.services.hold_requests import HoldRequestService
from desktop_app.store.models import HoldRequestRow
from tests.agency import NOW, TODAY, SampleAgency, causes, contents, given

EV, SU = Role.EVIDENCE, Role.SUPERVISOR
DAY = timedelta(days=1)


class Letters:
    """What one authority is asked about one hold of Rosa's letter, day by day."""

    def __init__(self, agency: SampleAgency) -> None:
        self.agency, self.service = agency, agency.services.hold_requests
        self.case_id, self.authority = agency.family("Rosa").case.id, self.hold.authority

    @property
    def hold(self) -> Hold:
        return self.agency.family("Rosa").items[4].waiting_holds[0]

    def ask(self, remind_in: int = 14) -> None:
        remind_on = TODAY + timedelta(days=remind_in)
        given(self.service.ask(self.agency.one(EV), self.case_id, self.authority, (self.hold.id,), remind_on))

    def back(self, sent: int = 0, on: int = 4) -> object:
        actor, days = self.agency.one(EV), (TODAY + sent * DAY, TODAY + on * DAY)
        return self.service.came_back(actor, self.case_id, self.authority, *days)

    def line(self) -> Unanswered:
        [found] = given(self.service.waiting(self.agency.one(SU)))
        return found

    def later(self, days: int) -> None:
        self.agency.clock.moment = NOW + days * 24 * 3600


@pytest.fixture
def letters(agency: SampleAgency) -> Letters:
    """One letter was sent today, to be reminded of in two weeks."""
    letters = Letters(agency)
    letters.ask()
    letters.later(5)
    return letters


def test_a_letter_that_came_back_is_not_waited_for_and_is_to_be_written_again(letters: Letters) -> None:
    before = letters.line()
    assert (before.days(TODAY + 5 * DAY), before.out, before.remind_now(TODAY + 5 * DAY)) == (5, (TODAY,), False)
    line = given(letters.back())
    assert line == letters.line()
    assert isinstance(line, Unanswered)
    assert (line.days(TODAY + 5 * DAY), line.out, line.letters) == (0, (), 0)
    assert (line.came_back_on, line.remind_now(TODAY + 5 * DAY)) == (TODAY + 4 * DAY, True)
    assert letters.hold.asked_on is None, "nobody is asked until somebody writes again"
    [entry] = letters.agency.database.engine.execute_sql("SELECT facts FROM audit WHERE action = 'hold.came_back'")
    assert entry == ('{"day": "2026-11-28", "holds": 1}',)


def test_written_again_the_wait_begins_anew(letters: Letters) -> None:
    given(letters.back())
    actor = letters.agency.one(EV)
    given(letters.service.remind(actor, letters.case_id, letters.authority, TODAY + 20 * DAY))
    line = letters.line()
    assert (line.asked_on, line.out, line.came_back_on) == (TODAY + 5 * DAY, (TODAY + 5 * DAY,), None)
    assert not line.remind_now(TODAY + 5 * DAY)
    assert letters.hold.asked_on == TODAY + 5 * DAY
    given(letters.service.still_needed(actor, letters.case_id, letters.authority, TODAY + 40 * DAY))
    assert given(letters.service.waiting(actor)) == (), "an answer closes what came back as well"


def test_a_reminder_that_came_back_leaves_the_first_letter_waiting(letters: Letters) -> None:
    given(letters.service.remind(letters.agency.one(EV), letters.case_id, letters.authority, TODAY + 20 * DAY))
    letters.later(8)
    given(letters.back(sent=5, on=8))
    line = letters.line()
    assert (line.asked_on, line.out, line.days(TODAY + 8 * DAY)) == (TODAY, (TODAY,), 8)
    assert (line.came_back_on, line.remind_now(TODAY + 8 * DAY)) == (TODAY + 8 * DAY, True)
    assert letters.hold.asked_on == TODAY


def test_the_first_letter_came_back_and_the_reminder_did_not(letters: Letters) -> None:
    given(letters.service.remind(letters.agency.one(EV), letters.case_id, letters.authority, TODAY + 20 * DAY))
    given(letters.back(sent=0))
    line = letters.line()
    assert (line.asked_on, line.out, line.came_back_on) == (TODAY + 5 * DAY, (TODAY + 5 * DAY,), None)
    assert letters.hold.asked_on == TODAY + 5 * DAY


@pytest.mark.parametrize(
    ("sent", "on", "cause"),
    [(0, 6, Cause.IN_THE_FUTURE), (0, -1, Cause.DAY_ORDER), (1, 4, Cause.NOT_FOUND)],
)
def test_what_cannot_have_come_back(letters: Letters, sent: int, on: int, cause: Cause) -> None:
    unchanged = contents(letters.agency.database)
    assert causes(letters.back(sent, on)) == {cause}
    assert contents(letters.agency.database) == unchanged


def test_it_came_back_once(letters: Letters) -> None:
    given(letters.back())
    assert causes(letters.back()) == {Cause.NOT_FOUND}
    service: HoldRequestService = letters.service
    actor = letters.agency.one(EV)
    assert causes(service.came_back(actor, 999, letters.authority, TODAY, TODAY)) == {Cause.NOT_FOUND}


def test_the_list_of_the_week_says_so_and_counts_no_days(letters: Letters) -> None:
    given(letters.back())
    [line] = given(letters.agency.services.handouts.overdue(letters.agency.one(SU))).answers
    assert (line.letters, line.remind_now, line.came_back_on) == (0, True, TODAY + 4 * DAY)


def test_the_database_itself_keeps_the_order(letters: Letters) -> None:
    for wrong in ({"came_back_on": "2026-11-01", "came_back_by": "L"}, {"came_back_on": "2026-11-28"}):
        with pytest.raises(peewee.IntegrityError):
            HoldRequestRow.update(**wrong).execute()
