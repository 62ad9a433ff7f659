"""A whole review by keyboard, the quiet line that leads to it, and the question before a paper leaves rows out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.cases import Manner
from desktop_app.domain.directory import Resource
from desktop_app.domain.history import Entry
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import Role
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.directory.editor import ResourceDialog
from desktop_app.ui.directory.table import Column
from desktop_app.ui.handouts.page import HandoutsPage
from desktop_app.ui.history_words import history_words
from desktop_app.ui.today.page import TodayPage
from tests.ui.asked import in_the_dialog
from tests.ui.conftest import Fairhaven, the
from tests.ui.test_directory import opened, shown

LEFT = Qt.MouseButton.LeftButton
LATE = timedelta(days=170).total_seconds()
"""The rows checked on 4 November are due within a week."""


def rows(fairhaven: Fairhaven) -> dict[str, Resource]:
    found = fairhaven.services.directory.all(fairhaven.one(Role.SUPERVISOR))
    assert not isinstance(found, Refused)
    return {each.id: each for each in found}


def test_a_whole_review_by_keyboard(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    fairhaven.clock.moment += int(LATE)
    page = opened(qtbot, fairhaven)
    page.review()
    assert page.view.segment("review").text() == "To call · 9"
    assert page.focusWidget() is page.table
    dated = ["988", "ndvh", "rainn", "stronghearts", "childhelp", "afsp"]
    assert shown(page) == [*dated, "pomc", "cops", "psob"]
    assert page.rows.index(0, Column.DUE).data() == "was due 3 May"
    assert page.rows.index(8, Column.DUE).data() == "not checked yet"
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert "National Domestic Violence Hotline: checked today" in page.notice.sentence()
    assert page.current().id == "rainn"
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.current().id == "stronghearts"
    today = fairhaven.sessions[0].today()
    while shown(page):
        qtbot.keyClick(page.table, Qt.Key.Key_Enter)
    checked = [key for key, row in rows(fairhaven).items() if row.verified_on == today]
    assert set(checked) == {*dated, "pomc", "cops", "psob"} - {"rainn"}
    assert page.empty.isVisible()
    assert not page.chosen.isVisible()


def test_one_that_changed_is_changed_and_then_called_right(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    qtbot.mouseClick(page.view.segment("review"), LEFT)
    page.table.setFocus()
    assert not page.filters.isVisible()

    def other_number(dialog: QDialog) -> None:
        assert isinstance(dialog, ResourceDialog)
        dialog.phone.set_text("555-0123")
        qtbot.mouseClick(dialog.confirm, LEFT)

    wrong = in_the_dialog(other_number)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    assert not wrong
    assert page.current().phone == "555-0123"
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert rows(fairhaven)["pomc"].printable(fairhaven.sessions[0].today())


def test_enter_in_the_directory_changes_and_never_checks(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    before = rows(fairhaven)

    def leave(dialog: QDialog) -> None:
        assert isinstance(dialog, ResourceDialog)
        qtbot.mouseClick(dialog.cancel, LEFT)

    page.table.setFocus()
    wrong = in_the_dialog(leave)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert not wrong
    assert rows(fairhaven) == before


@pytest.mark.parametrize(
    ("role", "there"), [(Role.VICTIM_SERVICES, True), (Role.SUPERVISOR, True), (Role.EVIDENCE, False)]
)
def test_today_counts_them_in_one_quiet_line(qtbot: QtBot, fairhaven: Fairhaven, role: Role, there: bool) -> None:
    page = TodayPage(fairhaven.session(role))
    qtbot.addWidget(page)
    page.reload()
    page.show()
    assert (page.directory is not None) is there
    if page.directory is None:
        return
    assert page.directory.words.text() == "Three numbers of the directory wait for a call."
    with qtbot.waitSignal(page.review_wanted):
        qtbot.mouseClick(the(page, "today.directory.open"), LEFT)
    directory, supervisor = fairhaven.services.directory, fairhaven.one(Role.SUPERVISOR)
    for each in directory.all(supervisor):
        if each.id in {"pomc", "cops", "psob"}:
            directory.retire(supervisor, each)
    page.reload()
    assert not page.directory.isVisible()


def test_before_a_paper_leaves_rows_out_it_is_asked_once(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    fairhaven.clock.moment += int(timedelta(days=200).total_seconds())
    session = fairhaven.session(Role.VICTIM_SERVICES)
    page = HandoutsPage(session)
    page.rendering.run = _at_once
    qtbot.addWidget(page)
    page.show()
    cases = fairhaven.services.cases.list(session.actor)
    assert not isinstance(cases, Refused)
    page.show_document("resource_card", next(each.case.id for each in cases if each.case.manner is Manner.SUICIDE))
    assert "Past their review, so left out: 988 Suicide & Crisis Lifeline, AFSP" in page.gaps.sentence()
    went, asked = [], []
    page.leaving.print_document = lambda *given: bool(went.append(given))

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, CalmDialog)
        asked.append(dialog.accessibleDescription())
        qtbot.mouseClick(dialog.confirm if len(asked) > 1 else dialog.cancel, LEFT)

    for _ in range(2):
        wrong = in_the_dialog(answer)
        qtbot.mouseClick(page.preview.print_button, LEFT)
        assert not wrong
    assert len(went) == 1
    assert asked[0].startswith("These rows are past their review and are left out: 988 Suicide & Crisis Lifeline")
    qtbot.mouseClick(page.preview.print_button, LEFT)
    assert (len(asked), len(went)) == (2, 2)


def _at_once(work: object) -> None:
    work()  # type: ignore[operator]


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("resource.add", "Added a row to the directory: own-1."),
        ("resource.change", "Changed a row of the directory: own-1."),
        ("resource.verify", "Called, still right, on 24 November: own-1 in the directory."),
        ("resource.retire", "Took a row of the directory out of use: own-1."),
        ("resource.use_again", "Took a row of the directory into use again: own-1."),
    ],
)
def test_what_happens_to_a_row_has_its_words(action: str, words: str) -> None:
    facts = {"resource": "own-1", "day": "2026-11-24"}
    assert history_words(Entry(1, 0, 1, "Lena Brandt", action, "resource", None, None, None, facts)) == words
