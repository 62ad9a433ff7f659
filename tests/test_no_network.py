"""S21: the demo, every page of it and every document printed speak to no network at all."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import Role
from desktop_app.printing.documents import render
from desktop_app.ui.desk import Desk
from tests.agency import SampleAgency
from tests.services.use_cases import USE_CASES

WAYS = ("connect", "connect_ex", "sendto", "bind")


@pytest.fixture
def attempts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every try to reach another computer; each of them fails."""
    made: list[str] = []

    def blocked(way: str) -> Callable[..., Any]:
        def attempt(*values: object, **_named: object) -> Any:
            made.append(f"{way} {values[1:]}")
            raise OSError("there is no network here")

        return attempt

    real = socket.socket

    class Blocked(real):  # type: ignore[misc, valid-type]
        pass

    for way in WAYS:
        setattr(Blocked, way, blocked(way))
    monkeypatch.setattr(socket, "socket", Blocked)
    for way in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, way, blocked(way))
    return made


def test_s21_the_block_works(attempts: list[str]) -> None:
    with pytest.raises(OSError, match="no network here"):
        socket.create_connection(("192.0.2.1", 9))
    with closing(socket.socket()) as made, pytest.raises(OSError, match="no network here"):
        made.connect(("192.0.2.1", 9))
    assert len(attempts) == 2


def test_s21_the_demo_and_every_document_reach_for_no_network(
    agency: SampleAgency, qtbot: QtBot, attempts: list[str]
) -> None:
    found = agency.services.agency.get()
    assert found is not None
    desk = Desk(agency.services, found, agency.clock)
    qtbot.addWidget(desk.window)
    desk.sign_in(agency.one(Role.SUPERVISOR).id)
    for key in ("today", "rooms", "returns", "handouts", "directory", "protocols", "reports", "settings"):
        desk.window.show_page(key)
    printed = 0
    for use_case in USE_CASES:
        if use_case.method.startswith("handouts.") and not use_case.writes:
            page = use_case.call(agency, agency.one(use_case.role))
            assert not isinstance(page, Refused)
            for each in page if isinstance(page, tuple) else (page,):
                printed += hasattr(each, "kind") and render(each).startswith(b"%PDF")
    desk.lock()
    assert printed >= 10
    assert attempts == []
    assert "PySide6.QtNetwork" not in sys.modules
