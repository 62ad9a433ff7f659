from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.staff import Role
from desktop_app.ui.protocols import ProtocolsPage
from tests.ui.conftest import Fairhaven, nameless, the, words_in


@pytest.fixture
def page(qtbot: QtBot, fairhaven: Fairhaven) -> ProtocolsPage:
    made = ProtocolsPage(fairhaven.session(Role.EVIDENCE))
    qtbot.addWidget(made)
    made.resize(1166, 768)
    made.reload()
    made.show()
    return made


def test_it_opens_with_the_steps_of_ones_own_role(page: ProtocolsPage) -> None:
    assert page.role.value() == Role.EVIDENCE
    page.protocol.set_value("property_return")
    read = words_in(the(page, "protocols.steps"))
    assert "Locate each item" in read
    assert "Before" in read
    assert "After" in read
    page.role.set_value(Role.FRONT_DESK)
    read = words_in(the(page, "protocols.steps"))
    assert "Hold the room for the return" in read
    assert "Locate each item" not in read


@pytest.mark.parametrize(("protocol", "gates"), [("interview", 8), ("property_return", 17)])
def test_every_gate_says_what_it_keeps_shut(page: ProtocolsPage, protocol: str, gates: int) -> None:
    page.protocol.set_value(protocol)
    page.tabs.setCurrentIndex(1)
    read = words_in(the(page, "protocols.gates")).splitlines()
    assert sum(line.startswith("blocks ") for line in read if line) // 2 == gates
    assert any(line.startswith("Opened by: ") for line in read)


def test_it_is_read_in_either_language(page: ProtocolsPage) -> None:
    page.language.set_value("es")
    assert "Propósito" in words_in(the(page, "protocols.gates"))
    page.language.set_value("en")
    assert "Propósito" not in words_in(the(page, "protocols.gates"))


def test_showing_it_again_changes_nothing(page: ProtocolsPage) -> None:
    page.protocol.set_value("property_return")
    page.reload()
    assert page.protocol.value() == "property_return"
    assert page.heading.subtitle() == "version 1"


def test_every_control_has_a_name(page: ProtocolsPage) -> None:
    assert nameless(page) == []
