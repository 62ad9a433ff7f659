"""Letters to a family: the call comes first, and the letter is shown once it is recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton

from desktop_app.domain.notices import NoticeMethod, NoticeVersion
from desktop_app.domain.staff import Role
from desktop_app.ui.returns.notice_letter import NoticeLetterDialog
from tests.agency import SampleAgency, count, given
from tests.services.notices_cases import RULE, ready_to_write, spoken_with, written
from tests.ui.conftest import nameless
from tests.ui.returns.conftest import Desk, cells, settle

OHIO = replace(RULE, jurisdiction="Ohio", citation="Example Code 1.23", verified_by="Ruth Okafor")


def looked_up(agency: SampleAgency) -> None:
    given(agency.services.notices.keep_rule(agency.one(Role.SUPERVISOR), OHIO))


def test_a_letter_follows_a_call_through_the_dialogs(services_desk: Desk, agency: SampleAgency) -> None:
    looked_up(agency)
    services_desk.open("Rosa", "notices")
    part = services_desk.page.family.part("notices")
    assert not part.add.isEnabled()
    assert "never the first word" in services_desk.find(QLabel, "notices.spoken").text()
    services_desk.press("notices.call")
    [dialog] = services_desk.dialogs()
    assert nameless(dialog) == []
    services_desk.press("call.save")
    settle()
    assert "spoke with them on 24 November" in services_desk.find(QLabel, "notices.spoken").text()
    services_desk.press("notices.add")
    [dialog] = services_desk.dialogs()
    assert nameless(dialog) == []
    services_desk.press("notice.save")
    assert "at least one belonging" in dialog.refusal.sentence()
    services_desk.choose("notice.version", "names the law")
    first = services_desk.find(QListWidget, "notice.items").item(0)
    first.setCheckState(Qt.CheckState.Checked)
    assert "until 23 January 2027" in services_desk.find(QLabel, "notice.until").text()
    services_desk.press("notice.save")
    settle()
    [letter] = services_desk.page.findChildren(NoticeLetterDialog)
    assert letter.preview.page_count() == 1
    services_desk.press("notice_letter.close")
    settle()
    [row] = cells(part.table)
    assert row[0].startswith("Letter that names the law")
    assert row[3] == "until 23 January 2027"
    [notice] = given(agency.services.notices.of_case(agency.one(Role.EVIDENCE), 1)).sent
    assert (notice.version, notice.method) == (NoticeVersion.STATUTORY, NoticeMethod.MAILED)


def test_a_letter_that_came_back_is_marked_with_its_day(services_desk: Desk, agency: SampleAgency) -> None:
    written(agency)
    services_desk.open("Rosa", "notices")
    part = services_desk.page.family.part("notices")
    services_desk.press("notices.came_back")
    [dialog] = services_desk.dialogs()
    assert nameless(dialog) == []
    services_desk.press("came_back.save")
    settle()
    assert cells(part.table)[0][3].startswith("came back on 24 November")
    assert not part.came_back.isEnabled()
    said = services_desk.find(QLabel, "family.summary").text()
    assert "a letter came back undelivered on 24 November" in said
    assert said.endswith("the next move is victim services\u2019.")


def test_a_letter_sent_another_way_is_refused_in_the_dialog(services_desk: Desk, agency: SampleAgency) -> None:
    looked_up(agency)
    spoken_with(agency)
    services_desk.open("Rosa", "notices")
    services_desk.press("notices.add")
    [dialog] = services_desk.dialogs()
    services_desk.find(QListWidget, "notice.items").item(0).setCheckState(Qt.CheckState.Checked)
    services_desk.choose("notice.method", "E-mail")
    services_desk.press("notice.save")
    assert "mailed letter" in dialog.refusal.sentence().lower()
    dialog.reject()
    assert count(agency.database, "notice") == 0


def test_the_letter_is_shown_again_in_the_familys_language_and_written_down(
    services_desk: Desk, agency: SampleAgency
) -> None:
    written(agency)
    agency.database.engine.execute_sql("UPDATE family_member SET language = 'es'")
    services_desk.open("Rosa", "notices")
    services_desk.press("notices.letter")
    settle()
    [letter] = services_desk.page.findChildren(NoticeLetterDialog)
    assert letter.language.value() == "es"
    letter.print_document = lambda *_: True
    letter.preview.print_requested.emit()
    services_desk.press("notice_letter.close")
    query = "SELECT facts FROM audit WHERE action = 'handout.print' ORDER BY id DESC"
    assert "notice_statutory" in agency.database.engine.execute_sql(query).fetchone()[0]


@pytest.mark.parametrize(
    ("role", "calls", "writes"),
    [(Role.EVIDENCE, False, False), (Role.VICTIM_SERVICES, True, True), (Role.SUPERVISOR, False, True)],
)
def test_who_calls_and_who_writes(
    desk: Callable[[Role], Desk], agency: SampleAgency, role: Role, calls: bool, writes: bool
) -> None:
    ready_to_write(agency)
    opened = desk(role)
    opened.open("Rosa", "notices")
    shown = {each.objectName() for each in opened.page.findChildren(QPushButton) if each.isVisible()}
    assert ("notices.call" in shown, "notices.add" in shown) == (calls, writes)
