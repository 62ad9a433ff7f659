from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.domain.directory import ResourceStatus
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import Role
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.directory.editor import ResourceDialog
from desktop_app.ui.directory.page import DirectoryPage
from desktop_app.ui.directory.table import ROW_ROLE, Column, Filter
from tests.ui.asked import in_the_dialog
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


def shown(page: DirectoryPage) -> list[str]:
    return [page.rows.index(row, 0).data(ROW_ROLE).id for row in range(page.rows.rowCount())]


def row_of(page: DirectoryPage, resource_id: str) -> int:
    return shown(page).index(resource_id)


def status(page: DirectoryPage, resource_id: str) -> str:
    return str(page.rows.index(row_of(page, resource_id), Column.STATUS).data())


def test_the_model_behaves(qtbot: QtBot, fairhaven: Fairhaven, qtmodeltester: ModelTester) -> None:
    page = opened(qtbot, fairhaven)
    qtmodeltester.check(page.model)
    qtmodeltester.check(page.rows)
    page.rows.look_for(Filter("hotline"))


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
    assert shown(page) == ["childhelp"]
    assert page.current().id == "childhelp"
    qtbot.keyClicks(page.search, " nowhere")
    assert shown(page) == []
    assert page.current() is None
    assert page.empty.isVisible()
    assert not page.chosen.isVisible()
    qtbot.mouseClick(page.empty.button, LEFT)
    assert len(shown(page)) > 20


@pytest.mark.parametrize(
    ("box", "key", "found"),
    [
        ("category", "compensation", {"compensation"}),
        ("stand", "printed", {"988", "afsp", "ndvh", "rainn", "stronghearts", "childhelp"}),
        ("stand", "unchecked", {"pomc", "cops", "psob"}),
        ("stand", "off", {"victimconnect"}),
        ("audience", "line_of_duty", {"cops", "psob", "agency-benefits"}),
        ("jurisdiction", "Your state", {"vine", "compensation", "state-cps", "state-aps", "rights-card"}),
    ],
)
def test_a_filter_keeps_only_what_it_names(
    qtbot: QtBot, fairhaven: Fairhaven, box: str, key: str, found: set[str]
) -> None:
    page = opened(qtbot, fairhaven)
    assert not page.filters.clear_button.isVisible()
    combo = getattr(page.filters, box)
    combo.setCurrentIndex(combo.findData(key))
    assert set(shown(page)) == found
    qtbot.mouseClick(page.filters.clear_button, LEFT)
    assert len(shown(page)) > 20
    assert "victimconnect" not in shown(page)


def test_what_is_not_in_use_is_found_by_its_name_and_taken_into_use(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    qtbot.keyClicks(page.search, "victimconnect")
    assert status(page, "victimconnect") == "no, not in use"
    assert not page.verify.isVisible()
    qtbot.mouseClick(page.chosen.use_again, LEFT)
    assert status(page, "victimconnect") == "no, not checked yet"
    assert page.verify.isVisible()


def test_still_right_lets_it_be_printed(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    page.table.selectRow(row_of(page, "pomc"))
    qtbot.mouseClick(page.verify, LEFT)
    assert status(page, "pomc") == "yes, checked 24 November"
    assert page.current().id == "pomc"
    assert page.current().verified_by == fairhaven.one(Role.VICTIM_SERVICES).name
    assert page.notice.sentence().endswith("checked today, printed until 23 May 2027.")


def test_a_row_without_a_way_to_reach_it_is_not_checked(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    page.table.selectRow(row_of(page, "vine"))
    qtbot.mouseClick(page.verify, LEFT)
    assert "a telephone number or a web address" in page.notice.sentence()


def test_no_longer_there_can_be_taken_back(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    page.table.selectRow(row_of(page, "rainn"))
    qtbot.mouseClick(page.chosen.retire, LEFT)
    assert "rainn" not in shown(page)
    assert "Nothing is deleted" in page.notice.sentence()
    qtbot.mouseClick(page.notice.action, LEFT)
    assert status(page, "rainn") == "no, not checked yet"


def test_a_change_must_be_checked_before_it_is_printed(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    page.table.selectRow(row_of(page, "vine"))

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ResourceDialog)
        dialog.phone.set_text("555-0188")
        dialog.hours["en"].set_text("9 to 5")
        qtbot.waitUntil(lambda: dialog.language.segment("es").height() > 20)
        qtbot.mouseClick(dialog.language.segment("es"), LEFT)
        assert dialog.hours["es"].isVisible()
        dialog.hours["es"].set_text("9 a 5")
        dialog.jurisdiction.set_text("Ohio")
        qtbot.mouseClick(dialog.confirm, LEFT)

    wrong = in_the_dialog(fill)
    qtbot.mouseClick(page.change, LEFT)
    assert not wrong
    kept = page.current()
    assert (kept.phone, kept.hours["en"], kept.hours["es"], kept.jurisdiction) == (
        "555-0188",
        "9 to 5",
        "9 a 5",
        "Ohio",
    )
    assert status(page, "vine") == "no, not checked yet"
    qtbot.mouseClick(page.verify, LEFT)
    assert status(page, "vine") == "yes, checked 24 November"


def test_the_next_review_of_a_checked_row_is_set_without_a_call(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    page.table.selectRow(row_of(page, "988"))

    def every_month(dialog: QDialog) -> None:
        assert isinstance(dialog, ResourceDialog)
        assert dialog.due is not None
        dialog.every.set_value(30)
        assert dialog.due.day() == page.current().verified_on + timedelta(days=30)
        qtbot.mouseClick(dialog.confirm, LEFT)

    wrong = in_the_dialog(every_month)
    qtbot.mouseClick(page.change, LEFT)
    assert not wrong
    assert status(page, "988") == "yes, checked 4 November"
    assert page.view.segment("review").text() == "To call · 4"


def test_the_agency_adds_its_own(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ResourceDialog)
        assert nameless(dialog) == []
        assert dialog.focusWidget() is dialog.name.line
        qtbot.mouseClick(dialog.confirm, LEFT)
        assert "the name" in dialog.refusal.sentence()
        qtbot.keyClicks(dialog.name.line, "Harbor Grief Group")
        dialog.phone.set_text("555-0177")
        dialog.jurisdiction.set_text("Fairhaven")
        dialog.about["en"].set_text("A group that meets on Mondays.")
        dialog.category.set_value("support_group")
        qtbot.keyClick(dialog.audiences["suicide"], Qt.Key.Key_Space)
        qtbot.mouseClick(dialog.confirm, LEFT)

    wrong = in_the_dialog(fill)
    qtbot.mouseClick(page.add, LEFT)
    assert not wrong
    assert (page.current().id, page.current().audiences) == ("own-1", frozenset({"suicide"}))
    assert status(page, "own-1") == "no, not checked yet"


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
    assert len(shown(page)) > 10
    buttons = (page.verify, page.change, page.add, page.chosen.retire, page.view)
    assert not [part for part in buttons if part.isVisible()]
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Delete):
        qtbot.keyClick(page.table, key)
    assert not page.notice.isVisible()


def test_every_control_has_a_name(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    assert nameless(opened(qtbot, fairhaven)) == []


def test_a_number_that_another_desk_wrote_is_called_right_by_nobody_who_called_the_old_one(
    qtbot: QtBot, fairhaven: Fairhaven
) -> None:
    page, other = opened(qtbot, fairhaven), fairhaven.session(Role.SUPERVISOR)
    page.table.selectRow(row_of(page, "988"))
    directory, called = other.services.directory, page.current()
    directory.change(other.actor, called, replace(called, phone="555-0199"))
    qtbot.mouseClick(page.verify, LEFT)
    assert "Somebody changed this a moment ago" in page.notice.sentence()
    assert (page.current().phone, page.current().verified_on) == ("555-0199", None)
    qtbot.mouseClick(page.verify, LEFT)
    assert page.current().verified_on == fairhaven.sessions[0].today()


def test_what_was_typed_stays_when_another_desk_changed_the_row_and_is_saved_once_more(
    qtbot: QtBot, fairhaven: Fairhaven
) -> None:
    page, other = opened(qtbot, fairhaven), fairhaven.session(Role.SUPERVISOR)
    page.table.selectRow(row_of(page, "988"))
    begun = page.current()
    dialog = ResourceDialog(page._session, begun)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.phone.set_text("555-0101")
    dialog.source.set_text("A list")
    hours = {**begun.hours, "en": "By day"}
    there = replace(begun, phone="555-0102", text_line="START", audiences=frozenset({"suicide"}), hours=hours)
    other.services.directory.change(other.actor, begun, there)
    qtbot.mouseClick(dialog.confirm, LEFT)
    said = dialog.refusal.sentence()
    assert "nothing was overwritten" in said
    assert "They wrote, and it stands here now: Text or TTY; Hours, English; For which families." in said
    assert "You typed something else where they wrote: Telephone (555-0102)." in said
    assert (dialog.phone.text(), dialog.source.text()) == ("555-0101", "A list")
    assert (dialog.text_line.text(), dialog.hours["en"].text()) == ("START", "By day")
    assert [key for key, box in dialog.audiences.items() if box.isChecked()] == ["suicide"]
    assert [field.title() for field in dialog._lines if field.line.isModified()] == ["Telephone", "Where it was found"]
    assert page.current().phone == "555-0102", "the page beneath shows it too"
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert dialog.result() == CalmDialog.DialogCode.Accepted
    page.reload()
    now = page.current()
    assert (now.phone, now.source, now.text_line, now.hours["en"]) == ("555-0101", "A list", "START", "By day")


def test_a_row_that_somebody_called_or_took_out_of_use_meanwhile_says_so(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    desk = fairhaven.session(Role.SUPERVISOR)
    directory = desk.services.directory
    begun = next(each for each in directory.all(desk.actor) if each.id == "pomc")
    dialog = ResourceDialog(desk, begun)
    qtbot.addWidget(dialog)
    dialog.open()
    assert not dialog.due.isVisible()
    called = directory.verify(desk.actor, begun, desk.today())
    dialog.every.set_value(30)
    assert f"{desk.actor.name} called there" in dialog.problem()
    assert dialog.due.isVisible()
    directory.retire(desk.actor, called)
    assert "It is out of use now, and stays so." in dialog.problem()
    assert not dialog.due.isVisible()
    assert (dialog.problem(), dialog.saved.review_days, dialog.saved.status) == ("", 30, ResourceStatus.OFF)
