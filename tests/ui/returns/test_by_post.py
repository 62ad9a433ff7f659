"""A return by post through the page: asked for, packed by one, seen by another, called about, sent, signed for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.follow_ups import FollowUpKind
from desktop_app.domain.staff import Role
from desktop_app.ui.returns.by_post_record import PostRecordDialog
from desktop_app.ui.returns.lost_card import LostCard
from desktop_app.ui.widgets.text import label
from tests.agency import SampleAgency, given
from tests.services.by_post_cases import begin, call, far_away, lost, pack_all, sent
from tests.ui.conftest import nameless
from tests.ui.returns.conftest import Desk, cells, click_row, settle

ADDRESS = "12 Quince Road"


@pytest.fixture
def far(agency: SampleAgency) -> SampleAgency:
    far_away(agency)
    return agency


def part(desk: Desk):  # type: ignore[no-untyped-def]
    return desk.page.family.part("post")


def said(desk: Desk, name: str) -> str:
    return desk.find(type(label("")), f"post.{name}").text()


def test_nothing_is_begun_that_the_family_did_not_ask_for(services_desk: Desk) -> None:
    services_desk.open("Rosa", "post")
    assert not part(services_desk)._empty.button.isVisible()


def test_victim_services_begin_it_and_may_change_where_it_goes(far: SampleAgency, services_desk: Desk) -> None:
    services_desk.open("Rosa", "post")
    services_desk.press("post.begin")
    services_desk.press("post.begin.save")
    [dialog] = services_desk.dialogs()
    assert "the address" in dialog.problem()
    services_desk.type("post.address", ADDRESS)
    services_desk.press("post.begin.save")
    settle()
    assert "Victim services calls the family" in said(services_desk, "missing")
    services_desk.press("post.readdress")
    services_desk.type("post.address", "Another road")
    services_desk.press("post.address.save")
    view = given(far.services.by_post.of_case(services_desk.session.actor, far.family("Rosa").case.id))
    assert view.parcels[0].posting.address == "Another road"


def test_one_packs_and_a_second_person_sees_the_same(
    far: SampleAgency, desk: Callable[[Role], Desk], evidence_desk: Desk
) -> None:
    begin(far)
    evidence_desk.open("Rosa", "post")
    table = part(evidence_desk).table
    rows = len(cells(table))
    for row in range(rows):
        click_row(table, row)
        evidence_desk.press("post.act")
    assert [row[3] for row in cells(table)] == ["Packed"] * rows
    assert "second person" in said(evidence_desk, "missing")
    assert not part(evidence_desk).side.checked.isVisible()
    supervisor = desk(Role.SUPERVISOR)
    supervisor.open("Rosa", "post")
    assert not part(supervisor).side.checked.isEnabled()
    for row in range(rows):
        click_row(part(supervisor).table, row)
        supervisor.press("post.act")
    supervisor.press("post.checked")
    assert {row[3] for row in cells(part(supervisor).table)} == {"Checked"}


def test_it_leaves_after_the_call_and_comes_with_a_signature(far: SampleAgency, evidence_desk: Desk) -> None:
    begin(far)
    pack_all(far, 1)
    evidence_desk.open("Rosa", "post")
    assert not part(evidence_desk).side.send.isEnabled()
    call(far, FollowUpKind.BEFORE_SENDING)
    evidence_desk.page.reload()
    evidence_desk.press("post.send")
    evidence_desk.type("post.carrier", "Postal service")
    evidence_desk.type("post.tracking", "RR 123")
    evidence_desk.press("post.send.save")
    settle()
    assert "with Postal service, number RR 123" in said(evidence_desk, "facts")
    evidence_desk.press("post.delivered")
    evidence_desk.type("post.signed_by", "A neighbor")
    evidence_desk.press("post.delivered.save")
    settle()
    assert "Please call them today" in said(evidence_desk, "facts")
    evidence_desk.press("post.record")
    [sheet] = evidence_desk.dialogs()
    assert sheet.objectName() == "post_record"


def test_the_record_opens_in_the_language_of_whoever_it_was_sent_to_and_is_written_down(
    agency: SampleAgency, evidence_desk: Desk
) -> None:
    sent(agency)
    agency.database.engine.execute_sql("UPDATE family_member SET language = 'es'")
    evidence_desk.open("Rosa", "post")
    evidence_desk.press("post.record")
    [dialog] = evidence_desk.page.findChildren(PostRecordDialog)
    assert dialog.language.value() == "es"
    assert "Constancia de una entrega" in dialog.preview.document().getAllText(0).text()
    assert nameless(dialog) == []
    dialog.print_document = lambda *_: True
    dialog.preview.print_requested.emit()
    evidence_desk.press("post_record.close")
    query = "SELECT facts FROM audit WHERE action = 'handout.print' ORDER BY id DESC"
    facts = agency.database.engine.execute_sql(query).fetchone()[0]
    assert "post_record" in facts
    assert '"language": "es"' in facts or '"language":"es"' in facts


def test_what_the_carrier_cannot_find_is_said_with_words_for_the_call(
    agency: SampleAgency, desk: Callable[[Role], Desk]
) -> None:
    sent(agency)
    services = desk(Role.VICTIM_SERVICES)
    services.open("Rosa", "post")
    services.press("post.lost")
    [dialog] = services.dialogs()
    assert nameless(dialog) == []
    services.press("post.lost.save")
    assert "reference" in dialog.refusal.sentence()
    services.type("post.claim", "C 7")
    services.press("post.lost.save")
    settle()
    assert "Its reference: C 7" in said(services, "facts")
    assert "The family is told today, in the way that is safe for them." in said(services, "facts")
    assert services.find(QPushButton, "post.what_to_say").isEnabled()
    assert "not found" in services.find(QLabel, "family.summary").text()
    services.open("Rosa")
    rows = cells(services.page.family.part("overview").table)
    assert [row[4] for row in rows].count("not found") == len(rows) - 1, "one was not in it, and is held"
    assert not any("ready" in row[4] for row in rows)


def test_what_was_lost_and_came_all_the_same_is_said_so(agency: SampleAgency, desk: Callable[[Role], Desk]) -> None:
    lost(agency)
    services = desk(Role.VICTIM_SERVICES)
    services.open("Rosa", "post")
    services.press("post.after_all")
    [dialog] = services.dialogs()
    assert nameless(dialog) == []
    services.type("post.after_all.signed_by", " ")
    services.press("post.after_all.save")
    assert dialog.refusal.sentence(), "nothing is guessed, and what was typed stays"
    services.type("post.after_all.signed_by", "Elena Delgado")
    services.press("post.after_all.save")
    settle()
    assert "It came after all on 24 November: Elena Delgado" in said(services, "facts")
    assert "Its reference" in said(services, "facts"), "that it was lost stays to be read"
    assert "told today" not in said(services, "facts")
    assert not [each for each in services.page.findChildren(QPushButton, "post.after_all") if each.isVisible()]


def test_the_words_for_the_call_promise_nothing_and_blame_nobody(qtbot: QtBot) -> None:
    card = LostCard()
    qtbot.addWidget(card)
    read = " ".join(each.text() for each in card.findChildren(QLabel))
    assert "something that should not have happened" in read
    assert "Do not promise that it will be found. Do not blame anybody." in read
    assert nameless(card) == []
