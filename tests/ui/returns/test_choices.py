"""The family's choices: "not asked yet" stands for itself, and cleaning is never chosen in passing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton

from desktop_app.domain.items import Cleaning, ConditionTold, Decision, Packaging, Photographs
from desktop_app.domain.preferences import Reply, Topic
from tests.agency import SampleAgency, given
from tests.ui.conftest import the
from tests.ui.returns.conftest import Desk, cells, click_row


@pytest.fixture
def asking(services_desk: Desk, agency: SampleAgency) -> Desk:
    """Victim services, with a family that may be asked."""
    agency.tick_case(agency.family("Daniel").case.id, "B2")
    services_desk.open("Daniel", "choices")
    return services_desk


def test_a_choice_is_kept_and_the_next_unasked_belonging_comes(asking: Desk, agency: SampleAgency) -> None:
    asking.press("choices.decision.return")
    asking.press("choices.cleaning.leave")
    asking.press("choices.packaging.wrapped")
    asking.press("choices.save")
    choice = agency.family("Daniel").items[0].choice
    assert (choice.decision, choice.cleaning, choice.packaging) == (
        Decision.RETURN,
        Cleaning.LEAVE,
        Packaging.WRAPPED,
    )
    assert choice.asked_by == asking.session.actor.name
    table = asking.page.family.part("choices").table
    assert cells(table)[0][1:] == ["Return", "Leave as it is", "Wrapped"]
    assert table.current().number == "7"


def test_an_answer_is_not_lost_by_looking_at_another_belonging(asking: Desk, agency: SampleAgency) -> None:
    choices = asking.page.family.part("choices")
    asking.press("choices.decision.later")
    asking.press("choices.ask_again")
    asking.press("choices.packaging.wrapped")
    click_row(choices.table, 1)
    assert choices.editor.decision.value() is Decision.NOT_ASKED
    unkept = the(choices, "choices.unkept")
    assert (unkept.isVisible(), unkept.text()) == (True, "Marked and not kept yet: Dark hooded sweatshirt")
    click_row(choices.table, 0)
    assert choices.editor.decision.value() is Decision.LATER
    assert choices.editor.packaging.value() is Packaging.WRAPPED
    assert choices.editor.ask_on.day() is not None
    assert not unkept.isVisible()
    asking.press("choices.save")
    choice = agency.family("Daniel").items[0].choice
    assert (choice.decision, choice.packaging) == (Decision.LATER, Packaging.WRAPPED)
    assert not unkept.isVisible()


def test_nothing_marked_for_one_family_goes_to_the_next(asking: Desk, agency: SampleAgency) -> None:
    asking.press("choices.decision.undecided")
    asking.open("Rosa", "choices")
    choices = asking.page.family.part("choices")
    assert not the(choices, "choices.unkept").isVisible()
    asking.open("Daniel", "choices")
    assert choices.editor.decision.value() is Decision.NOT_ASKED


def test_the_button_that_keeps_a_choice_is_always_in_sight(asking: Desk) -> None:
    asking.page.resize(1166, 749)
    save = the(asking.page, "choices.save")
    assert save.visibleRegion().boundingRect() == save.rect()


def test_not_asked_yet_is_shown_and_can_be_kept(asking: Desk) -> None:
    table = asking.page.family.part("choices").table
    assert cells(table)[2][1:] == ["not asked yet"] * 3
    asking.press("choices.decision.undecided")
    asking.press("choices.save")
    assert cells(table)[0][1:] == ["Undecided", "not asked yet", "not asked yet"]


def test_cleaning_warns_and_is_closed_while_a_hold_waits(asking: Desk) -> None:
    editor = asking.page.family.part("choices").editor
    click_row(asking.page.family.part("choices").table, 1)
    assert not editor.cleaning.button(Cleaning.CLEAN).isEnabled()
    click_row(asking.page.family.part("choices").table, 0)
    asking.press("choices.cleaning.clean")
    assert "cannot be undone" in editor._warning.text()
    assert "ask once more" in editor._warning.text()


def test_an_early_choice_is_refused_in_the_page(services_desk: Desk) -> None:
    services_desk.open("Daniel", "choices")
    services_desk.press("choices.decision.return")
    services_desk.press("choices.save")
    editor = services_desk.page.family.part("choices").editor
    assert "claimant authority" in editor.notice.sentence()
    assert editor.decision.value() is Decision.RETURN


def test_evidence_reads_the_choices(evidence_desk: Desk) -> None:
    evidence_desk.open("Rosa", "choices")
    assert not evidence_desk.page.family.part("choices").editor.decision.isEnabled()
    [save] = evidence_desk.page.findChildren(QAbstractButton, "choices.save")
    assert not save.isVisible()


def test_what_was_said_for_all_holds_until_something_is_said_about_the_one(asking: Desk, agency: SampleAgency) -> None:
    case_id, actor = agency.family("Daniel").case.id, asking.session.actor
    for topic, reply in ((Topic.PACKAGING, Reply.CLOTH), (Topic.CLEANING, Reply.LEAVE), (Topic.CONDITION, Reply.FULL)):
        given(agency.services.preferences.record(actor, case_id, topic, reply))
    asking.page.reload()
    table, editor = asking.page.family.part("choices").table, asking.page.family.part("choices").editor
    assert cells(table)[0][1:] == ["not asked yet", "Leave as it is. as for all", "Cloth of their faith. as for all"]
    assert editor.packaging.button(Packaging.NOT_ASKED).text() == "As for all: cloth of their faith"
    assert editor.condition_told.button(ConditionTold.NOT_ASKED).accessibleName() == (
        "Told how it looks: as for all: everything"
    )
    assert editor.photographs.button(Photographs.NOT_ASKED).text() == "Not asked yet"
    asking.press("choices.decision.return")
    asking.press("choices.packaging.small_box")
    asking.press("choices.save")
    assert cells(table)[0][1:] == ["Return", "Leave as it is. as for all", "Keepsake box"]
    assert agency.family("Daniel").items[0].choice.cleaning is Cleaning.NOT_ASKED
