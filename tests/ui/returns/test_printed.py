"""What a family was given: asked, answered, put right once, and the same pages a year later."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.prints import Given, Print, PrintedPart, Printout, Way
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR
from desktop_app.printing.documents import render
from desktop_app.ui.returns.printed import Printed
from desktop_app.ui.returns.printed_again import PrintedAgainDialog
from tests.agency import SampleAgency, given
from tests.ui.conftest import nameless
from tests.ui.returns.conftest import Desk, cells

VS = Role.VICTIM_SERVICES
YEAR = 365 * 24 * HOUR


@pytest.fixture
def line(agency: SampleAgency) -> Print:
    """The list of what to choose from, printed for Daniel's family."""
    case_id = agency.family("Daniel").case.id
    paper = given(agency.services.handouts.belongings_list(agency.one(VS), case_id, "es"))
    parts = (PrintedPart("belongings_list", "0.12345678"),)
    printout = Printout(render(paper, "es", large_print=True), Way.PRINTED, True, parts)
    return given(agency.services.handouts.printed(agency.one(VS), "belongings_list", case_id, None, "es", printout))


@pytest.fixture
def log(services_desk: Desk, line: Print) -> Printed:
    services_desk.open("Daniel", "printed")
    found = services_desk.page.family.part("printed")
    assert isinstance(found, Printed)
    return found


def test_a_family_is_asked_and_the_answer_put_right_once(
    services_desk: Desk, log: Printed, agency: SampleAgency
) -> None:
    [row] = cells(log.table)
    assert row[:2] == ["Belongings list, to choose from", "Spanish. Large print"]
    assert row[3] == "Not asked yet"
    assert log.about.text() == "Belongings list, to choose from: did the family take it?"
    assert nameless(log) == []
    services_desk.press("printed.mail_later")
    assert cells(log.table)[0][3] == "By mail later"
    assert log.answered.text().startswith(f"By mail later: {agency.one(VS).name}, Tuesday 24 November.")
    assert not log.answers[Given.MAIL_LATER].isEnabled()
    services_desk.press("printed.given")
    assert cells(log.table)[0][3] == "Given"
    assert "put right once" in log.answered.text()
    assert not any(button.isVisible() for button in log.answers.values())


def test_a_year_later_the_same_pages_are_seen_printed_and_saved(
    services_desk: Desk, log: Printed, line: Print, agency: SampleAgency, tmp_path: Path
) -> None:
    agency.clock.moment += YEAR
    names: list[str] = []

    def save(_: object, data: bytes, name: str, __: object) -> Path:
        assert hashlib.sha256(data).hexdigest() == line.sha256
        names.append(name)
        return tmp_path / name

    log.save_document, log.print_document = save, lambda *_: True
    services_desk.press("printed.again")
    [dialog] = log.findChildren(PrintedAgainDialog)
    assert hashlib.sha256(dialog.preview.data()).hexdigest() == line.sha256
    assert dialog.same.text().replace(" ", "").endswith(line.sha256)
    assert "then and now the same" in dialog.same.text()
    assert dialog.preview.page_count() >= 1
    QTest.mouseClick(dialog.preview.save_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.preview.print_button, Qt.MouseButton.LeftButton)
    assert dialog.refusal.sentence() == "Handed to the printer."
    assert names == [f"document-{line.id}-2026-11-24.pdf"]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    found = given(agency.services.prints.of_case(agency.one(VS), line.case_id or 0))
    assert [(each.way, each.sha256) for each in found] == [
        (Way.PRINTED, line.sha256),
        (Way.SAVED, line.sha256),
        (Way.PRINTED, line.sha256),
    ]
    assert len(cells(log.table)) == 3


def test_what_was_printed_before_the_pages_were_kept_says_so(
    desk: Callable[[Role], Desk], agency: SampleAgency
) -> None:
    case_id = agency.family("Daniel").case.id
    given(agency.services.handouts.printed(agency.one(VS), "family_packet", case_id, None, "en"))
    evidence = desk(Role.EVIDENCE)
    evidence.open("Daniel", "printed")
    log = evidence.page.family.part("printed")
    assert isinstance(log, Printed)
    assert "Its pages were not kept." in log.answered.text()
    assert not log.again.isEnabled()
