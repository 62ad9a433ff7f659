from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.separation import Scope, Separation, Side, Why
from desktop_app.domain.staff import Role
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.scheduling.keep_apart import RulesDialog
from desktop_app.ui.scheduling.keep_apart_dialog import KeepApartDialog
from desktop_app.ui.scheduling.sides import APPOINTMENT, CASE, PARTY
from desktop_app.ui.scheduling.too_near import TooNearDialog
from desktop_app.ui.session import Session
from tests.ui.conftest import Fairhaven, the, words_in
from tests.ui.scheduling.conftest import Opens, visits, within

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
"""The offscreen platform has no other windows that a list of suggestions could be above."""


def rules(session: Session) -> tuple[Separation, ...]:
    found = session.services.separation.rules(session.actor)
    assert isinstance(found, tuple)
    return found


def names(session: Session) -> set[str]:
    """The family names of everybody with an appointment, and of those who died."""
    found = session.services.schedule.period(session.actor, session.today(), 30)
    rows = session.services.cases.list(session.actor)
    assert not isinstance(found, tuple)
    assert isinstance(rows, tuple)
    told = [each.guest_name for each in found.appointments] + [row.case.person_name for row in rows]
    return {name.split()[-1] for name in told}


def type_into(qtbot: QtBot, dialog: KeepApartDialog, side: str, words: str) -> None:
    box = getattr(dialog, side).which
    box.setFocus()
    box.lineEdit().selectAll()
    qtbot.keyClicks(box.lineEdit(), words)
    box.completer().popup().hide()


def test_two_cases_by_their_numbers(qtbot: QtBot, session: Session, opens: Opens) -> None:
    dialog = opens(KeepApartDialog)
    assert isinstance(dialog, KeepApartDialog)
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert dialog.refusal.sentence() == "Please choose both sides."
    type_into(qtbot, dialog, "one", "26-014877")
    type_into(qtbot, dialog, "other", "26-013902")
    dialog.minutes.setFocus()
    qtbot.keyClick(dialog.minutes, Qt.Key.Key_Up)
    dialog.why.choose(Why.COURT_ORDER)
    dialog.confirm.setFocus()
    qtbot.keyClick(dialog.confirm, Qt.Key.Key_Space)
    [rule] = rules(session)
    assert (rule.minutes, rule.scope, rule.why) == (75, Scope.BUILDING, Why.COURT_ORDER)


def test_a_part_of_a_number_is_nobodys(qtbot: QtBot, session: Session, opens: Opens) -> None:
    dialog = opens(KeepApartDialog)
    assert isinstance(dialog, KeepApartDialog)
    for typed in ("26-0", "26-01487", "", " ", "nobody"):
        type_into(qtbot, dialog, "one", typed)
        assert dialog.one.value() is None
    type_into(qtbot, dialog, "one", "26-014877")
    assert dialog.one.value() is not None


def test_an_appointment_that_is_settled_and_another(qtbot: QtBot, session: Session, opens: Opens) -> None:
    rita, tess = visits(session, "Rita Soto"), visits(session, "Tess Howard")
    dialog = opens(KeepApartDialog, None, rita.id)
    assert isinstance(dialog, KeepApartDialog)
    assert not dialog.one.kind.isEnabled()
    assert dialog.one.value() == Side(appointment_id=rita.id)
    dialog.other.kind.setFocus()
    qtbot.keyClick(dialog.other.kind, Qt.Key.Key_Down)
    type_into(qtbot, dialog, "other", tess.number)
    assert [name for name in names(session) if name in words_in(dialog)] == []
    dialog.minutes.setValue(480)
    seen: list[str] = []

    def look(near: TooNearDialog) -> None:
        seen.append(words_in(near))
        links = [each for each in near.list.findChildren(type(near.confirm)) if each.property("key") == tess.id]
        qtbot.mouseClick(links[0], LEFT)

    within(TooNearDialog, look)
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert rita.number in seen[0]
    assert tess.number in seen[0]
    assert [name for name in names(session) if name in seen[0]] == []
    assert dialog.wanted == tess.id
    assert dialog.result() == CalmDialog.DialogCode.Accepted
    assert len(rules(session)) == 1


def test_a_case_can_be_settled_too(session: Session, opens: Opens) -> None:
    dialog = opens(KeepApartDialog, None, None, 1)
    assert isinstance(dialog, KeepApartDialog)
    assert dialog.one.value() == Side(case_id=1)
    assert not dialog.one.which.isEnabled()


def test_of_a_divided_family_a_party_must_be_named(qtbot: QtBot, session: Session, opens: Opens) -> None:
    services, actor = session.services.separation, session.actor
    visit = next(
        each for each in session.services.schedule.period(actor, session.today(), 30).appointments if each.case_id
    )
    made = services.keep_apart(
        actor, Side(case_id=visit.case_id), Side(appointment_id=visit.id), 60, Scope.ROOM, Why.DIVIDED_FAMILY
    )
    assert len(rules(session)) == 1, made
    other = next(row.case.number for row in session.services.cases.list(actor) if row.case.id != visit.case_id)
    dialog = opens(KeepApartDialog, None, None, visit.case_id)
    assert isinstance(dialog, KeepApartDialog)
    type_into(qtbot, dialog, "other", other)
    qtbot.mouseClick(dialog.confirm, LEFT)
    assert "more than one party" in dialog.refusal.sentence()
    free = opens(KeepApartDialog)
    assert isinstance(free, KeepApartDialog)
    free.one.kind.choose(PARTY)
    type_into(qtbot, free, "one", "P-0002")
    free.other.kind.choose(CASE)
    type_into(qtbot, free, "other", other)
    qtbot.mouseClick(free.confirm, LEFT)
    assert len(rules(session)) == 2
    assert free.one.kind.values() == (CASE, APPOINTMENT, PARTY)


def test_the_list_names_codes_and_case_numbers_and_nobody(qtbot: QtBot, session: Session, opens: Opens) -> None:
    empty = opens(RulesDialog)
    assert "Nobody is kept apart" in words_in(empty)
    rita, tess = visits(session, "Rita Soto"), visits(session, "Tess Howard")
    services, actor = session.services.separation, session.actor
    services.keep_apart(actor, Side(case_id=1), Side(case_id=2), 90, Scope.WAITING_AREA, Why.TWO_FAMILIES)
    services.keep_apart(
        actor, Side(appointment_id=rita.id), Side(appointment_id=tess.id), 480, Scope.ROOM, Why.TWO_SIDES
    )
    dialog = opens(RulesDialog)
    assert isinstance(dialog, RulesDialog)
    read = words_in(dialog)
    assert "P-0001 (case 26-013902) and P-0002 (case 26-014877)" in read
    assert "P-0003 and P-0004" in read
    assert (
        "Two families of one incident · never within 1 hour 30 minutes of each other in the same waiting area" in read
    )
    assert "Too near each other" in read
    assert rita.number in read
    assert [name for name in names(session) if name in read] == []


def test_ending_a_rule_asks_first(qtbot: QtBot, fairhaven: Fairhaven, opens: Opens) -> None:
    session = fairhaven.session(Role.VICTIM_SERVICES)
    two = Side(case_id=1), Side(case_id=2)
    session.services.separation.keep_apart(session.actor, *two, 90, Scope.FLOOR, Why.TWO_SIDES)
    dialog = opens(RulesDialog, whose=session)
    assert isinstance(dialog, RulesDialog)
    [rule] = rules(session)
    for button, left in (("cancel", 1), ("confirm", 0)):
        within(CalmDialog, _Presses(qtbot, button), name="message")
        qtbot.mouseClick(the(dialog, f"keep_apart_list.end.{rule.id}"), LEFT)
        assert len(rules(session)) == left
    assert dialog.notice.sentence() == "The rule has ended."


@dataclass
class _Presses:
    """Answers the question in front with one of its buttons."""

    qtbot: QtBot
    button: str

    def __call__(self, message: QDialog) -> None:
        self.qtbot.mouseClick(getattr(message, self.button), LEFT)


def test_a_rule_is_added_from_the_list(qtbot: QtBot, session: Session, opens: Opens) -> None:
    dialog = opens(RulesDialog)
    assert isinstance(dialog, RulesDialog)

    def fill(inner: KeepApartDialog) -> None:
        type_into(qtbot, inner, "one", "26-014877")
        type_into(qtbot, inner, "other", "26-013902")
        qtbot.mouseClick(inner.confirm, LEFT)

    within(KeepApartDialog, fill)
    qtbot.mouseClick(dialog.add, LEFT)
    assert len(rules(session)) == 1
    assert "Two sides of one incident · never within 1 hour of each other in the same building" in words_in(dialog)
