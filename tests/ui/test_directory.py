from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import Role
from desktop_app.ui.directory import DirectoryPage, ResourceDialog
from desktop_app.ui.directory_table import ROW_ROLE, Column
from tests.ui.conftest import Fairhaven, nameless

LEFT = Qt.MouseButton.LeftButton


def opened(qtbot: QtBot, fairhaven: Fairhaven, role: Role = Role.VICTIM_SERVICES) -> DirectoryPage:
    session = fairhaven.session(role)
    page = DirectoryPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.reload)
    page.resize(1166, 768)
    page.reload()
    page.show()
    return page


def row_of(page: DirectoryPage, resource_id: str) -> int:
    rows = [page.rows.index(row, 0).data(ROW_ROLE).id for row in range(page.rows.rowCount())]
    return rows.index(resource_id)


def status(page: DirectoryPage, resource_id: str) -> str:
    return str(page.rows.index(row_of(page, resource_id), Column.STATUS).data())


def test_the_model_behaves(qtbot: QtBot, fairhaven: Fairhaven, qtmodeltester: ModelTester) -> None:
    page = opened(qtbot, fairhaven)
    qtmodeltester.check(page.model)
    qtmodeltester.check(page.rows)
    page.rows.look_for("hotline")


@pytest.mark.parametrize(
    ("resource", "words"),
    [("988", "yes, checked 4 November"), ("pomc", "no, not checked yet"), ("vine", "no, your agency fills this in")],
)
def test_each_row_says_whether_it_may_be_printed(qtbot: QtBot, fairhaven: Fairhaven, resource: str, words: str) -> None:
    assert status(opened(qtbot, fairhaven), resource) == words


def test_what_was_checked_long_ago_is_checked_again(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    fairhaven.clock.moment += int(timedelta(days=200).total_seconds())
    assert status(opened(qtbot, fairhaven), "988") == "no, last checked 4 November 2026"


def test_every_searched_word_must_occur(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    qtbot.keyClicks(page.search, "hotline child")
    assert page.rows.rowCount() == 1
    assert page.current().id == "childhelp"
    qtbot.keyClicks(page.search, " nowhere")
    assert page.rows.rowCount() == 0
    assert page.current() is None
    assert not page.verify.isEnabled()


def test_checked_today_lets_it_be_printed(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    page.table.selectRow(row_of(page, "pomc"))
    qtbot.mouseClick(page.verify, LEFT)
    assert status(page, "pomc") == "yes, checked 24 November"
    assert page.current().id == "pomc"
    assert page.current().verified_by == fairhaven.one(Role.VICTIM_SERVICES).name


def test_a_row_without_a_way_to_reach_it_is_not_checked(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    page.table.selectRow(row_of(page, "vine"))
    qtbot.mouseClick(page.verify, LEFT)
    assert "a telephone number or a web address" in page.notice.sentence()


def test_a_change_must_be_checked_before_it_is_printed(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    page.table.selectRow(row_of(page, "vine"))

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ResourceDialog)
        dialog.phone.set_text("555-0188")
        dialog.hours.set_text("9 to 5")
        dialog.confirm.click()

    QTimer.singleShot(0, fill)
    qtbot.mouseClick(page.change, LEFT)
    assert page.current().phone == "555-0188"
    assert page.current().hours["en"] == "9 to 5"
    assert status(page, "vine") == "no, not checked yet"
    qtbot.mouseClick(page.verify, LEFT)
    assert status(page, "vine") == "yes, checked 24 November"


def test_a_refused_change_stays_in_the_dialog(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    desk = fairhaven.session(Role.FRONT_DESK)
    found = fairhaven.services.directory.all(desk.actor)
    assert not isinstance(found, Refused)
    dialog = ResourceDialog(desk, found[0])
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert dialog.isVisible()
    assert "victim services or supervisor" in dialog.refusal.sentence()


def test_the_front_desk_reads_only(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven, Role.FRONT_DESK)
    assert page.rows.rowCount() > 10
    assert not page.verify.isVisible()
    assert not page.change.isVisible()


def test_every_control_has_a_name(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    assert nameless(opened(qtbot, fairhaven)) == []
