"""One family's page: the answer, the tabs, the action that fits the role."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.audit import LogWish, Topic
from desktop_app.domain.cases import FamilyMember, Standing
from desktop_app.domain.staff import Role
from tests.agency import SampleAgency, given
from tests.ui.conftest import words_in
from tests.ui.returns.conftest import Desk, cells, click_row

TABS = ("overview", "people", "belongings", "choices", "checklist", "visits", "documents", "history")


def answer(desk: Desk) -> str:
    return desk.page.family.part("overview").answer.accessibleDescription()


def test_the_answer_says_what_waits_for_whom_and_who_may_receive(services_desk: Desk) -> None:
    services_desk.open("Daniel")
    assert services_desk.page.family.part("overview").answer.heading() == "Can we call this family yet?  Yes."
    said = answer(services_desk)
    assert "3 of 5 belongings are cleared." in said
    assert "Ring, yellow metal waits for the prosecutor (District attorney)." in said
    assert "10 days ago. Review on 8 December." in said
    assert "Grace Walker may receive: mother, personal representative." in said
    assert "Letters of administration, county court, seen on 15 November." in said


def test_what_blocks_names_whose_move_it_is(services_desk: Desk, agency: SampleAgency) -> None:
    services_desk.open("Minh")
    assert services_desk.page.family.part("overview").answer.heading().endswith("Not yet.")
    assert "The notification of this family is not confirmed yet. Next move: Victim services." in answer(services_desk)
    assert "Who may receive is disputed. Offer nothing until counsel has answered. Next move: Supervisor." in answer(
        services_desk
    )
    agency.tick_case(agency.family("Minh").case.id, "B1")
    services_desk.session.changed.emit()
    assert "notification" not in answer(services_desk)


def test_the_belongings_are_shown_as_the_family_reads_them(services_desk: Desk) -> None:
    services_desk.open("Daniel")
    rows = cells(services_desk.page.family.part("overview").table)
    assert rows[0] == [
        "Dark hooded sweatshirt. item 3 \u00b7 It is cut at the front and has stains.",
        "Clothing",
        "\u2014",
        "not asked yet",
        "ready",
    ]
    assert rows[1][2:] == ["Prosecutor", "not asked yet", "waits 10 days"]


def test_a_belonging_opens_in_its_tab(services_desk: Desk) -> None:
    services_desk.open("Daniel")
    click_row(services_desk.page.family.part("overview").table, 1)
    belongings = services_desk.page.family.part("belongings")
    assert belongings.isVisible()
    assert belongings.table.current().family_description == "Ring, yellow metal"


def test_the_side_shows_my_steps_dates_and_safe_contact(services_desk: Desk) -> None:
    services_desk.open("Daniel")
    overview = services_desk.page.family.part("overview")
    words = "\n".join(label.text() for label in overview.findChildren(QLabel))
    assert "Birthday 2 December \u00b7 Court hearing 9 December" in words
    assert "Call after 4 pm. No voicemail. Ask for Ms. Walker." in words
    services_desk.press("overview.step.b-vs-authority")
    services_desk.open("Daniel")
    words = "\n".join(label.text() for label in overview.findChildren(QLabel) if label.isVisible())
    assert f"{services_desk.session.actor.short_name}, 24 Nov 9:50 am" in words


def test_looking_into_every_part_of_a_family_is_no_refusal_in_the_log(
    desk: Callable[[Role], Desk], agency: SampleAgency
) -> None:
    evidence = desk(Role.EVIDENCE)
    evidence.open("Rosa")
    for key in ("people", "belongings", "preferences", "choices", "consents", "packing", "post", "missing", "notices"):
        evidence.page.family.turn_to(key)
    for key in ("destructions", "check_ins", "kept", "documents", "printed", "history"):
        evidence.page.family.turn_to(key)
    wish = LogWish(topic=Topic.REFUSED, staff_id=evidence.session.actor.id)
    refused = given(agency.services.audit.find(agency.one(Role.SUPERVISOR), wish)).entries
    assert [dict(each.entry.facts) for each in refused] == []
    assert "Consents are kept by victim services" in words_in(evidence.page.family.part("consents"))


def test_whoever_is_not_at_the_side_is_not_forgotten(services_desk: Desk) -> None:
    agency, host = services_desk.agency, services_desk.session.actor
    case_id = agency.family("Daniel").case.id
    for number in range(4):
        one = FamilyMember(0, case_id, f"Aunt {number}", "aunt", Standing.NOT_SETTLED, "", None, "555-0100", "")
        given(agency.services.cases.add_member(host, case_id, one))
    services_desk.open("Daniel")
    assert "Others of the family are under People." in words_in(services_desk.page.family.part("overview").contact)


def test_a_date_to_be_gentle_with_is_added(services_desk: Desk) -> None:
    services_desk.open("Minh")
    services_desk.press("overview.add_date")
    services_desk.type("date.what", "Funeral")
    services_desk.press("date.save")
    words = [label.text() for label in services_desk.page.family.part("overview").dates.findChildren(QLabel)]
    assert "Funeral 24 November" in words


def test_victim_services_books_and_evidence_records(
    desk: Callable[[Role], Desk], qtbot: QtBot, agency: SampleAgency
) -> None:
    services = desk(Role.VICTIM_SERVICES)
    services.open("Daniel")
    with qtbot.waitSignal(services.page.book_wanted) as wanted:
        services.press("family.primary")
    assert wanted.args == [agency.family("Daniel").case.id]
    evidence = desk(Role.EVIDENCE)
    evidence.open("Daniel")
    evidence.press("family.primary")
    [dialog] = evidence.dialogs()
    assert dialog.objectName() == "clearance"
    dialog.reject()


def test_title_pills_and_count(services_desk: Desk) -> None:
    services_desk.open("Rosa")
    family = services_desk.page.family
    words = [label.text() for label in family.heading.findChildren(QLabel)]
    assert "Case 26-013902" in words
    assert "Stage 5 of 9 \u00b7 Scheduled" in words
    assert family.tabs.tabText(2) == "Belongings 5"


def test_the_sentence_on_top_says_what_a_family_waits_for_and_whose_move_it_is(services_desk: Desk) -> None:
    services_desk.open("Daniel")
    assert services_desk.page.family.summary.text() == (
        "Daniel\u2019s family: the first call can be made, 3 of 5 belongings are cleared; "
        "the next move is victim services\u2019."
    )
    services_desk.open("Minh")
    assert services_desk.page.family.summary.text().endswith("; the next move is the supervisor\u2019s.")


def test_a_part_of_the_page_is_built_when_it_is_turned_to(services_desk: Desk) -> None:
    services_desk.open("Daniel")
    family = services_desk.page.family
    assert not family.findChildren(QWidget, "history.table")
    services_desk.open("Daniel", "history")
    assert family.part("history").isVisible()
    assert len(family.findChildren(QWidget, "history.table")) == 1


def test_what_was_printed_before_is_listed_with_day_language_and_person(
    services_desk: Desk, agency: SampleAgency
) -> None:
    services_desk.open("Daniel", "printed")
    words = [label.text() for label in services_desk.page.family.part("printed").findChildren(QLabel)]
    assert "Nothing was printed for this family yet" in words
    case_id = agency.family("Daniel").case.id
    agency.services.handouts.printed(agency.one(Role.VICTIM_SERVICES), "family_packet", case_id, None, "es")
    services_desk.page.reload()
    [row] = cells(services_desk.page.family.part("printed").table)
    who = agency.one(Role.VICTIM_SERVICES).name
    assert row == [
        "Family packet",
        "Spanish",
        f"Tuesday 24 November, 9:50 am. Printed or saved, {who}",
        "Not asked yet",
    ]


def test_every_role_reads_all_three_checklists_its_own_first(desk: Callable[[Role], Desk]) -> None:
    for role in (Role.EVIDENCE, Role.VICTIM_SERVICES):
        page = desk(role)
        page.open("Daniel", "checklist")
        segments = [
            part for part in page.page.family.part("checklist").role.findChildren(QAbstractButton) if part.isVisible()
        ]
        segments.sort(key=lambda part: part.x())
        assert len(segments) >= 3
        assert segments[0].isChecked()
        assert "steps answered" in segments[0].accessibleDescription()


def test_print_turns_to_the_documents_and_asks_for_one(services_desk: Desk, qtbot: QtBot, agency: SampleAgency) -> None:
    services_desk.open("Rosa")
    services_desk.press("family.print")
    whole = agency.family("Rosa")
    with qtbot.waitSignal(services_desk.page.handout_wanted) as wanted:
        services_desk.press("family.handout.return_record")
    assert wanted.args == ["return_record", whole.case.id, whole.appointments[-1].id]


def test_a_document_of_a_visit_waits_for_the_visit(services_desk: Desk) -> None:
    services_desk.open("Daniel", "documents")
    assert not services_desk.find(QAbstractButton, "family.handout.return_record").isEnabled()
    assert services_desk.find(QAbstractButton, "family.handout.family_packet").isEnabled()


def test_the_table_is_asked_for_from_its_visit(services_desk: Desk, qtbot: QtBot, agency: SampleAgency) -> None:
    services_desk.open("Rosa", "visits")
    whole = agency.family("Rosa")
    with qtbot.waitSignal(services_desk.page.table_wanted) as wanted:
        services_desk.press("visits.open_table")
    assert wanted.args == [whole.case.id, whole.appointments[-1].id]


def test_the_page_follows_what_somebody_else_recorded(services_desk: Desk, agency: SampleAgency) -> None:
    services_desk.open("Daniel")
    ring, evidence = agency.family("Daniel").items[1], agency.one(Role.EVIDENCE)
    by = ("Kim Lee", "Prosecutor", "County", "letter", "L-1", services_desk.session.today())
    given(agency.services.items.clear_hold(evidence, ring.waiting_holds[0].id, *by))
    services_desk.page.reload()
    assert "4 of 5 belongings are cleared." in answer(services_desk)


def test_every_control_has_a_name_for_the_ear(desk: Callable[[Role], Desk]) -> None:
    for role in (Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR):
        page = desk(role)
        for tab in TABS:
            page.open("Daniel", tab)
            shown = page.page.family.part(tab)
            kinds = QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox
            parts = [part for part in shown.findChildren(QWidget) if isinstance(part, kinds) and part.isVisible()]
            assert [part for part in parts if not part.accessibleName()] == []


def test_who_is_kept_away_is_said_first(services_desk: Desk, agency: SampleAgency) -> None:
    thomas = replace(agency.family("Daniel").family[1], standing=Standing.EXCLUDED)
    given(agency.services.cases.change_member(agency.one(Role.SUPERVISOR), thomas))
    services_desk.open("Daniel")
    assert answer(services_desk).startswith("Kept away from this return: Thomas Walker.")
