"""What was not found, on the family's page: told to the family by victim services, explained by a supervisor."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QWidget

from desktop_app.domain.custody import Place
from desktop_app.domain.staff import Role
from desktop_app.ui.returns.missing_card import MissingCard
from desktop_app.ui.returns.missing_items import MissingItems
from tests.agency import TODAY, given
from tests.services.retention_cases import missing
from tests.ui.asked import in_the_dialog
from tests.ui.conftest import nameless, words_in
from tests.ui.returns.conftest import Desk, settle

EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR


def part_of(desk: Desk) -> MissingItems:
    desk.open("Rosa", "missing")
    found = desk.page.family.part("missing")
    assert isinstance(found, MissingItems)
    return found


def shown(part: QWidget) -> str:
    settle()
    return "\n".join(each.text() for each in part.findChildren(QLabel) if each.isVisible())


def test_while_everything_is_there_the_page_says_so_and_what_to_do_otherwise(services_desk: Desk) -> None:
    part = part_of(services_desk)
    assert "Nothing is noted as missing" in shown(part)
    wrong = in_the_dialog(close_the_card)
    services_desk.press("missing.read")
    assert not wrong


def close_the_card(card: QDialog) -> None:
    assert isinstance(card, MissingCard)
    read = words_in(card)
    assert "Tell the supervisor now" in read
    assert "We cannot find one of the belongings." in read
    assert "!" not in read
    card.confirm.click()


def test_victim_services_record_that_the_family_was_told(services_desk: Desk) -> None:
    move = missing(services_desk.agency)
    part = part_of(services_desk)
    assert "the family does not know yet" in shown(part)
    assert not nameless(part)
    assert not part.findChildren(QWidget, f"missing.explain.{move}")
    services_desk.press(f"missing.tell.{move}")
    services_desk.press("missing.tell_save")
    assert "the family was told on 24 November by Amina Hale" in shown(part)
    waiting = given(services_desk.agency.services.missing_items.waiting(services_desk.agency.one(SU)))
    assert waiting[0].told_on == TODAY


def test_one_call_about_several_is_recorded_once(services_desk: Desk) -> None:
    agency = services_desk.agency
    ids = [item.id for item in agency.family("Rosa").items[:3]]
    given(agency.services.custody.move(agency.one(EV), ids, Place.NOT_FOUND, {}))
    first, *_, last = (each.move_id for each in given(agency.services.missing_items.waiting(agency.one(SU))))
    part = part_of(services_desk)
    services_desk.press(f"missing.tell.{first}")
    about = services_desk.find(QListWidget, "missing.told_about")
    rows = [about.item(row) for row in range(about.count())]
    assert [row.checkState() is Qt.CheckState.Checked for row in rows] == [True, False, False]
    rows[0].setCheckState(Qt.CheckState.Unchecked)
    services_desk.press("missing.tell_save")
    [dialog] = services_desk.dialogs()
    assert "choose what you told them about" in words_in(dialog)
    for row in rows[:2]:
        row.setCheckState(Qt.CheckState.Checked)
    services_desk.press("missing.tell_save")
    assert shown(part).count("the family was told on 24 November by Amina Hale") == 2
    services_desk.press(f"missing.tell.{last}")
    assert not any(each.isVisible() for each in services_desk.page.findChildren(QListWidget, "missing.told_about"))


def test_a_supervisor_says_what_became_of_it(desk: Callable[[Role], Desk]) -> None:
    supervisor = desk(SU)
    move = missing(supervisor.agency)
    part = part_of(supervisor)
    supervisor.press(f"missing.explain.{move}")
    supervisor.press("missing.explain_save")
    [dialog] = supervisor.dialogs()
    assert "Please fill in: what became of it." in words_in(dialog)
    supervisor.type("missing.explanation", "It went to the laboratory, receipt 2214")
    supervisor.press("missing.explain_save")
    assert "It went to the laboratory, receipt 2214" in shown(part)
    assert "recorded what became of it" in shown(part)


def test_evidence_reads_it_and_changes_nothing_here(evidence_desk: Desk) -> None:
    missing(evidence_desk.agency)
    part = part_of(evidence_desk)
    assert "Not found since 24 November" in shown(part)
    names = {each.objectName() for each in part.findChildren(QWidget)}
    assert not any(name.startswith(("missing.tell", "missing.explain")) for name in names)
