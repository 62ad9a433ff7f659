"""Only what somebody checked lately is printed for a family."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.directory import (
    AHEAD_DAYS,
    CATEGORIES,
    FRESH_FOR_DAYS,
    LONGEST_DAYS,
    Resource,
    ResourceStatus,
    changed,
    check_resource,
    checked,
    merged,
    retired,
    review_list,
    waiting,
)
from desktop_app.domain.refusals import Cause
from tests.agency import TODAY, causes, given

S = ResourceStatus
DAY = timedelta(days=1)
LINE = Resource(
    "1", "Line", "988", "", "", {"en": "Always"}, {}, "English", frozenset({"suicide"}), "crisis", S.ACTIVE,
    jurisdiction="United States",
)  # fmt: skip
BLANK = replace(LINE, id="2", phone="", status=S.AGENCY_MUST_FILL)


def on(row: Resource, days_ago: int) -> Resource:
    return checked(row, TODAY - days_ago * DAY, "M. Reyes")


@pytest.mark.parametrize("status", ResourceStatus)
@pytest.mark.parametrize(
    ("days", "fresh"), [(None, False), (0, True), (FRESH_FOR_DAYS, True), (FRESH_FOR_DAYS + 1, False)]
)
def test_only_an_active_and_freshly_checked_resource_is_printed(
    status: ResourceStatus, days: int | None, fresh: bool
) -> None:
    row = LINE if days is None else on(LINE, days)
    assert replace(row, status=status).printable(TODAY) is (fresh and status is S.ACTIVE)


@pytest.mark.parametrize("days", [30, 90, 365])
def test_each_row_has_its_own_time_until_the_next_review(days: int) -> None:
    row = checked(replace(LINE, review_days=days), TODAY, "M. Reyes")
    assert row.due == TODAY + days * DAY
    assert row.printable(TODAY + days * DAY)
    assert not row.printable(TODAY + (days + 1) * DAY)
    assert row.past_review(TODAY + (days + 1) * DAY)


def test_the_review_list_is_what_somebody_should_call_now_the_longest_due_first() -> None:
    late, soon = on(replace(LINE, id="late"), 300), on(replace(LINE, id="soon"), FRESH_FOR_DAYS - AHEAD_DAYS)
    later = on(replace(LINE, id="later"), FRESH_FOR_DAYS - AHEAD_DAYS - 1)
    doubt = replace(LINE, id="doubt", status=S.NEEDS_VERIFICATION)
    rows = [LINE, BLANK, soon, retired(late), later, doubt, late, replace(doubt, id="nowhere", phone="")]
    assert [each.id for each in review_list(rows, TODAY)] == ["late", "soon", "1", "doubt"]


@pytest.mark.parametrize("field", ["name", "phone", "text_line", "web", "languages", "hours", "about"])
def test_what_a_family_reads_is_checked_again_after_a_change(field: str) -> None:
    before = on(LINE, 3)
    value = {"es": "Siempre"} if field in {"hours", "about"} else "555-0199"
    after = changed(before, replace(before, **{field: value}))
    assert (after.status, after.verified_on, after.due) == (S.NEEDS_VERIFICATION, None, None)


def test_where_a_row_is_filed_needs_no_call() -> None:
    before = on(LINE, 3)
    after = changed(
        before, replace(before, category="other", audiences=frozenset(), jurisdiction="Ohio", source="A page")
    )
    assert (after.status, after.verified_on, after.verified_by, after.due) == (
        S.ACTIVE, before.verified_on, "M. Reyes", before.due,
    )  # fmt: skip


def test_the_next_review_follows_how_often_unless_a_day_is_given() -> None:
    before = on(LINE, 3)
    assert changed(before, replace(before, review_days=90)).due == TODAY + 87 * DAY
    assert changed(before, replace(before, review_days=90, review_due=TODAY)).due == TODAY
    assert changed(LINE, replace(LINE, review_due=TODAY)).due is None


def test_nobody_says_by_a_change_that_a_row_was_checked() -> None:
    wish = replace(LINE, verified_on=TODAY, verified_by="Somebody", status=S.ACTIVE)
    assert not changed(LINE, wish).printable(TODAY)
    assert changed(retired(LINE), replace(wish, phone="1")).status is S.OFF
    assert changed(BLANK, replace(BLANK, phone="555-0100")).status is S.NEEDS_VERIFICATION


def test_what_is_taken_into_use_again_waits_for_a_check() -> None:
    assert waiting(retired(on(LINE, 3))).status is S.NEEDS_VERIFICATION
    assert waiting(retired(BLANK)).status is S.AGENCY_MUST_FILL


@pytest.mark.parametrize(
    ("wish", "cause"),
    [
        ({"category": "lawyers"}, Cause.EMPTY),
        ({"audiences": frozenset({"everybody"})}, Cause.EMPTY),
        ({"jurisdiction": " "}, Cause.EMPTY),
        ({"review_days": 0}, Cause.REVIEW_TOO_FAR),
        ({"review_days": LONGEST_DAYS + 1}, Cause.REVIEW_TOO_FAR),
        ({"verified_on": TODAY, "review_due": TODAY + (LONGEST_DAYS + 1) * DAY}, Cause.REVIEW_TOO_FAR),
        ({"verified_on": TODAY, "review_due": TODAY - DAY}, Cause.DAY_ORDER),
        ({"about": {"vi": "x" * 301}}, Cause.TOO_LONG),
        ({"source": "x" * 301}, Cause.TOO_LONG),
    ],
)
def test_a_row_that_cannot_be_filed_is_refused(wish: dict[str, object], cause: Cause) -> None:
    assert causes(check_resource(replace(LINE, **wish))) == {cause}


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_of_the_leaflets_can_be_chosen(category: str) -> None:
    assert given(check_resource(replace(LINE, category=category))).category == category


def test_what_was_typed_goes_on_from_what_another_desk_wrote_meanwhile() -> None:
    begun = replace(LINE, hours={"en": "Always", "es": "Siempre"}, about={})
    mine = replace(begun, phone="555-0101", web="mine.org", hours={"en": "Always", "es": "De día", "vi": ""})
    theirs = replace(
        checked(begun, TODAY, "M. Reyes"), phone="555-0102", text_line="START", hours={"en": "By day", "es": "Nunca"}
    )
    found = merged(begun, mine, theirs)
    assert (found.phone, found.web, found.text_line) == ("555-0101", "mine.org", "START")
    assert {**found.hours} == {"en": "By day", "es": "De día"}
    assert (found.status, found.verified_by) == (S.ACTIVE, "M. Reyes")


def test_nothing_typed_is_what_another_desk_wrote() -> None:
    theirs = replace(LINE, name="Another", about={"en": "Talk."}, audiences=frozenset({"homicide"}))
    assert merged(LINE, replace(LINE, about={"en": "", "es": ""}), theirs) == theirs
