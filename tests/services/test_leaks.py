"""What goes wrong, and what the program notes for whoever repairs it, tells nothing of any record (SI-11, AU-3(3))."""

from __future__ import annotations

import inspect
import logging
import re
from functools import cached_property

import peewee
import pytest
from pytestqt.qtbot import QtBot

from desktop_app import app
from desktop_app.domain.refusals import Refused
from desktop_app.services.acting import Service
from desktop_app.services.services import Services
from desktop_app.ui.messages import Messages
from tests.agency import KEY, SampleAgency
from tests.services.test_audit import names
from tests.services.use_cases import CANARY, SIGNED_OUT, USE_CASES

SECRETS = f"{CANARY}: SELECT name FROM family_member WHERE id = 7 [x'{KEY.hex()}'] in /home/ida/records/safekeeping.db"
LEAK = re.compile(r"Zyxwena|Quorlbyn|SELECT|family_member|[0-9a-f]{16}|/home|safekeeping\.db|peewee\.|Traceback")


def test_s17_a_bug_in_any_method_of_any_service_is_told_by_a_reference_alone(
    agency: SampleAgency, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)  # what is expected is read below, record by record
    noted: list[str] = []
    monkeypatch.setattr(logging.getLogger("safekeeping"), "error", lambda text, *values: noted.append(text % values))
    told: list[str] = []
    monkeypatch.setattr(Messages, "tell", lambda _self, _parent, title, sentence: told.append(f"{title}: {sentence}"))

    def break_down(*_: object) -> Refused:
        raise peewee.InterfaceError(SECRETS)

    monkeypatch.setattr(Service, "_deny", break_down)
    broken = set()
    for use_case in USE_CASES:
        if use_case.method in broken:
            continue
        try:
            use_case.call(agency, agency.one(use_case.role))
        except peewee.InterfaceError as error:
            broken.add(use_case.method)
            app.tell_fault(type(error), error, error.__traceback__)
            reference = re.search(r"reference ([0-9a-f]{8})\.", told[-1])
            assert reference is not None, told[-1]
            assert reference.group(1) in noted[-1]
    methods = {
        f"{name}.{method}"
        for name, made in vars(Services).items()
        if isinstance(made, cached_property)
        for method, found in inspect.getmembers(type(getattr(agency.services, name)), inspect.isfunction)
        if not method.startswith("_") and "actor" in inspect.signature(found).parameters
    }
    asked = {each.method for each in USE_CASES} & methods
    assert broken >= asked - SIGNED_OUT
    assert len(told) == len(noted) == len(broken)
    assert not [line for line in (*told, *noted) if LEAK.search(line)]


def test_s18_with_everything_noted_nothing_of_a_record_is(
    agency: SampleAgency, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert logging.getLogger("peewee").getEffectiveLevel() > logging.DEBUG
    for use_case in USE_CASES:
        if not use_case.writes:
            use_case.prepare(agency)
            use_case.call(agency, agency.one(use_case.role))
    held = caplog.text
    assert not [word for word in names(agency) if re.search(rf"\b{re.escape(word)}\b", held)]
    assert not LEAK.search(held)
