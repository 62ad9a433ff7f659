from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.sign_in import SignInPage, SignInPerson

PEOPLE = [
    SignInPerson(3, "D. Marsh", "Front desk"),
    SignInPerson(7, "L. Brandt", "Evidence"),
    SignInPerson(9, "J. <b>Ito", "Front desk"),
]


def test_one_click_signs_in(qtbot: QtBot) -> None:
    page = SignInPage("Fairhaven Police Department", PEOPLE, "Sample agency. Everything here is invented.")
    qtbot.addWidget(page)
    page.show()
    button = page.findChild(QPushButton, "sign_in.person.7")
    with qtbot.waitSignal(page.chosen) as chosen:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen.args == [7]


def test_people_stand_under_their_role_by_name(qtbot: QtBot) -> None:
    page = SignInPage("Fairhaven Police Department", PEOPLE)
    qtbot.addWidget(page)
    names = [button.accessibleName() for button in page.findChildren(QPushButton)]
    assert sorted(names) == ["D. Marsh, Front desk", "J. <b>Ito, Front desk", "L. Brandt, Evidence"]
    sections = [shown.text() for shown in page.findChildren(QLabel) if shown.property("role") == "section"]
    assert sections == ["Front desk", "Evidence"]


def test_a_name_with_markup_stays_a_name(qtbot: QtBot) -> None:
    page = SignInPage("A & <i>B</i>", PEOPLE)
    qtbot.addWidget(page)
    texts = {shown.text(): shown.textFormat() for shown in page.findChildren(QLabel)}
    assert texts["J. <b>Ito"] == texts["A & <i>B</i>"] == Qt.TextFormat.PlainText
