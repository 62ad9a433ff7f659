"""The Settings card of the paper forms: given out, shown to print, spoiled."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.paper_forms import PaperState
from desktop_app.domain.staff import Role
from desktop_app.ui import theme
from desktop_app.ui.messages import Messages
from desktop_app.ui.paper_forms.card import PaperFormsCard
from desktop_app.ui.paper_forms.numbers import NumbersDialog, SpoilDialog
from desktop_app.ui.returns.sheet import SheetDialog
from desktop_app.ui.session import Session
from tests.agency import SampleAgency, given
from tests.services.retention_cases import forms
from tests.ui.asked import in_the_dialog
from tests.ui.conftest import nameless, the, words_in

EV = Role.EVIDENCE


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    theme.apply_theme(qapp, False)


def session(agency: SampleAgency, role: Role = EV) -> Session:
    found = agency.services.agency.get()
    assert found is not None
    return Session(agency.services, found, agency.one(role), Messages(), agency.clock)


def press(widget: QWidget, name: str) -> None:
    found = the(widget, name)
    assert isinstance(found, QAbstractButton)
    found.click()


def test_forms_are_given_out_and_shown_to_be_printed(agency: SampleAgency, qtbot: QtBot) -> None:
    card = PaperFormsCard(session(agency))
    qtbot.addWidget(card)
    card.reload()
    assert "No blank form lies ready." in words_in(card)
    seen: list[int] = []
    shown: list[list[AssertionError]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, SheetDialog)
        seen.append(dialog.preview.page_count())
        dialog.reject()

    def fill(dialog: QDialog) -> None:
        assert not nameless(dialog)
        many = dialog.findChild(QSpinBox, "paper.count")
        assert many is not None
        many.setValue(2)
        shown.append(in_the_dialog(look, SheetDialog))
        press(dialog, "paper.issue")

    wrong = in_the_dialog(fill)
    card.issue.click()
    assert not wrong
    assert shown == [[]]
    assert seen == [5]  # what it is for, and two pages each
    assert "2 blank forms lie ready." in words_in(card)
    assert [form.number for form in given(agency.services.paper_forms.all(agency.one(EV)))] == ["P-0001", "P-0002"]


def test_a_spoiled_form_is_recorded_with_why(agency: SampleAgency, qtbot: QtBot) -> None:
    forms(agency, 2)
    dialog = NumbersDialog(session(agency))
    qtbot.addWidget(dialog)
    dialog.open()
    assert not nameless(dialog)

    def fill(asking: QDialog) -> None:
        assert isinstance(asking, SpoilDialog)
        box = asking.findChild(QComboBox, "paper.spoiled_why")
        assert box is not None
        box.setCurrentIndex(box.findText("Torn or wet"))
        press(asking, "paper.spoil_save")

    wrong = in_the_dialog(fill)
    press(dialog, "paper.spoil.1")
    assert not wrong
    assert "P-0001 · Spoiled" in words_in(dialog)
    assert "torn or wet; recorded 24 Nov" in words_in(dialog)
    states = [form.state for form in given(agency.services.paper_forms.all(agency.one(EV)))]
    assert states == [PaperState.SPOILED, PaperState.BLANK]
    the(dialog, "paper.print.2")
    assert not dialog.findChildren(QAbstractButton, "paper.print.1")


def test_the_front_desk_has_no_such_card(agency: SampleAgency, qtbot: QtBot) -> None:
    card = PaperFormsCard(session(agency, Role.FRONT_DESK))
    qtbot.addWidget(card)
    card.reload()
    assert card.isHidden()
