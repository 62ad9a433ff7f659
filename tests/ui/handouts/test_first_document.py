"""What the page opens with: a document that whoever sits there may make, so that nothing is refused by opening a page."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.audit import LogWish, Topic
from desktop_app.domain.staff import Role
from tests.agency import given
from tests.ui.conftest import Fairhaven
from tests.ui.handouts.test_handouts_page import opened


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR])
def test_opening_the_page_asks_for_nothing_that_is_refused(qtbot: QtBot, fairhaven: Fairhaven, role: Role) -> None:
    page = opened(qtbot, fairhaven, role)
    assert page.notice.isHidden()
    assert page.preview.page_count() >= 1 or page.empty.isVisible()
    wish = LogWish(topic=Topic.REFUSED, staff_id=fairhaven.one(role).id)
    refused = given(fairhaven.services.audit.find(fairhaven.one(Role.SUPERVISOR), wish)).entries
    assert [dict(each.entry.facts) for each in refused] == []
