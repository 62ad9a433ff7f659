"""Only what somebody checked lately is printed for a family."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.domain.directory import FRESH_FOR_DAYS, Resource, ResourceStatus
from tests.agency import TODAY


@pytest.mark.parametrize("status", ResourceStatus)
@pytest.mark.parametrize(
    ("days", "fresh"), [(None, False), (0, True), (FRESH_FOR_DAYS, True), (FRESH_FOR_DAYS + 1, False)]
)
def test_only_an_active_and_freshly_checked_resource_is_printed(
    status: ResourceStatus, days: int | None, fresh: bool
) -> None:
    checked = TODAY - timedelta(days=days) if days is not None else None
    row = Resource("988", "Line", "988", "", "", {}, {}, "en", frozenset(), "crisis", status, checked, "M. Reyes")
    assert row.printable(TODAY) is (fresh and status is ResourceStatus.ACTIVE)
