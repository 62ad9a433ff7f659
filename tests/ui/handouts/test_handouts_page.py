from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.cases import Case, Manner, NewCase, Pronoun
from desktop_app.domain.handouts import About
from desktop_app.domain.handouts.agency_papers import AGENCY_PAPERS
from desktop_app.domain.handouts.catalogue import row_of
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role
from desktop_app.domain.wording import Forms, FormText
from desktop_app.printing.proofs import shipped_words
from desktop_app.ui.handouts import rendering
from desktop_app.ui.handouts.documents import Kind, printable_by
from desktop_app.ui.handouts.gaps import deadline_sentence, gap_sentence
from desktop_app.ui.handouts.page import HandoutsPage
from tests.ui.conftest import Fairhaven, nameless, words_in

LEFT = Qt.MouseButton.LeftButton


def opened(qtbot: QtBot, fairhaven: Fairhaven, role: Role = Role.VICTIM_SERVICES) -> HandoutsPage:
    """The page, which draws at once instead of in another thread."""
    page = HandoutsPage(fairhaven.session(role))
    page.rendering.run = at_once
    qtbot.addWidget(page)
    page.resize(1166, 768)
    page.reload()
    page.show()
    return page


def at_once(work: Callable[[], None]) -> None:
    work()


def a_case(fairhaven: Fairhaven, name: str = "Daniel") -> Case:
    """A family of which some belongings can be offered and others are held."""
    rows = fairhaven.services.cases.list(fairhaven.one(Role.VICTIM_SERVICES))
    assert not isinstance(rows, Refused)
    return next(row.case for row in rows if row.case.name_to_use == name)


def a_return(fairhaven: Fairhaven) -> Appointment:
    """Today's return of belongings."""
    schedule = fairhaven.services.schedule.day(fairhaven.one(Role.VICTIM_SERVICES), fairhaven.sessions[0].today())
    assert not isinstance(schedule, Refused)
    return next(each for each in schedule.appointments if each.purpose is Purpose.RETURN_OF_BELONGINGS)


def printed(fairhaven: Fairhaven, case: Case) -> list[str]:
    """What the history says was printed for a case."""
    entries = fairhaven.services.history.of_case(fairhaven.one(Role.VICTIM_SERVICES), case.id)
    assert not isinstance(entries, Refused)
    return [str(entry) for entry in entries if "handout.print" in str(entry)]


def choose(page: HandoutsPage, kind: Kind) -> None:
    page.choosing.document.setCurrentIndex(page.choosing.document.findData(kind.value))


def test_the_front_desk_begins_with_the_day_sheet_and_no_name(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven, Role.FRONT_DESK)
    kinds = (
        Kind.DAY_SHEET,
        Kind.WEEK_BOARD,
        Kind.APPOINTMENT_LETTER,
        Kind.ROLE_CHECKLIST,
        Kind.ROOM_READINESS,
    )
    assert printable_by(Role.FRONT_DESK) == kinds
    assert page.choosing.choice().kind is Kind.DAY_SHEET
    assert page.preview.page_count() == 1
    assert a_case(fairhaven).name_to_use not in words_in(page)


@pytest.mark.parametrize("role", [Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR])
def test_the_other_roles_may_print_the_families_documents(role: Role) -> None:
    assert {Kind.BELONGINGS_LIST, Kind.RETURN_RECORD, Kind.FAMILY_PACKET} <= set(printable_by(role))


@pytest.mark.parametrize(
    "kind", [Kind.BELONGINGS_LIST, Kind.RETAINED_ITEMS, Kind.FAMILY_PACKET, Kind.DAY_SHEET, Kind.WEEK_BOARD]
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_each_document_is_seen_before_it_is_printed(
    qtbot: QtBot, fairhaven: Fairhaven, kind: Kind, language: str
) -> None:
    page = opened(qtbot, fairhaven)
    page.choosing.language.set_value(language)
    page.show_document(kind.value, a_case(fairhaven).id)
    assert page.notice.isHidden()
    assert page.preview.page_count() >= 1
    assert page.preview.data().startswith(b"%PDF")


def test_each_form_is_seen_before_it_is_printed(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page, seen = opened(qtbot, fairhaven), set()
    page.show_document("room_readiness", 0, a_return(fairhaven).id)
    seen.add(page.preview.data())
    forms = (Kind.KEEP_FOR_LATER, Kind.DESIGNEE, Kind.OVERDUE, *AGENCY_PAPERS)
    for kind in forms:
        choose(page, kind)
        assert page.notice.isHidden()
        assert page.choosing.case.isVisible() is (row_of(kind).about is About.CASE)
        seen.add(page.preview.data())
    assert len(seen - {b""}) == len(forms) + 1


def test_what_a_family_reads_begins_in_their_language(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    rosa, daniel = a_case(fairhaven, "Rosa").id, a_case(fairhaven).id
    page.show_document("family_packet", rosa)
    assert page.choosing.language.value() == "es"
    page.choosing.language.segment("en").click()
    page.show_document("contact_card", rosa)
    assert page.choosing.language.value() == "en", "Somebody chose it for this family."
    page.show_document("contact_card", daniel)
    assert page.choosing.language.value() == "en"
    page.show_document("appointment_letter", 0, a_return(fairhaven).id)
    assert page.choosing.language.value() == "es"


def test_what_staff_read_stays_in_the_language_of_the_desk(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    page.show_document("contact_card", a_case(fairhaven, "Rosa").id)
    page.show_document("role_checklist", a_case(fairhaven, "Rosa").id)
    assert page.choosing.language.value() == "en"


def test_language_and_size_of_print_draw_it_again(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    choose(page, Kind.FAMILY_PACKET)
    english, pages = page.preview.data(), page.preview.page_count()
    page.choosing.language.set_value("es")
    spanish = page.preview.data()
    page.choosing.large_print.click()
    assert len({english, spanish, page.preview.data()}) == 3
    assert page.preview.page_count() > pages


def test_a_document_is_opened_from_elsewhere(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    case = a_case(fairhaven)
    page.show_document("family_packet", case.id, 0)
    choice = page.choosing.choice()
    assert (choice.kind, choice.case_id) == (Kind.FAMILY_PACKET, case.id)
    visit = a_return(fairhaven)
    page.choosing.day.setDate(QDate(2026, 1, 5))
    page.show_document("return_record", 0, visit.id)
    choice = page.choosing.choice()
    assert (choice.kind, choice.appointment_id) == (Kind.RETURN_RECORD, visit.id)
    assert page.preview.page_count() >= 1


def test_a_checklist_is_a_familys_or_a_visits(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    page.show_document("role_checklist", a_case(fairhaven).id, 0)
    assert page.choosing.choice().case_id == a_case(fairhaven).id
    assert page.choosing.choice().appointment_id is None
    family = page.preview.data()
    page.choosing.whose.set_value("appointment")
    assert page.choosing.choice().case_id is None
    assert page.preview.data() not in {family, b""}


def test_a_day_without_appointments_says_so(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    choose(page, Kind.APPOINTMENT_LETTER)
    page.choosing.day.setDate(QDate(2026, 1, 5))
    assert page.empty.isVisible()
    assert "No appointment on this day" in words_in(page.empty)
    assert page.preview.data() == b""


def test_a_letter_without_a_shape_is_named(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    case = a_case(fairhaven)
    changed = fairhaven.services.cases.change(
        fairhaven.one(Role.VICTIM_SERVICES), replace(case, name_to_use="Ana \N{WHITE SMILING FACE}\ufe0f")
    )
    assert not isinstance(changed, Refused)
    page.show_document("belongings_list", case.id, 0)
    assert "U+263A" in page.notice.sentence()
    assert page.preview.data() == b""
    assert not page.preview.print_button.isEnabled()


def test_printing_is_written_down_when_it_was_done(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    case = a_case(fairhaven)
    page.show_document("belongings_list", case.id, 0)
    answers = [False, True]
    page.leaving.print_document = lambda *_: answers.pop(0)
    qtbot.mouseClick(page.preview.print_button, LEFT)
    assert printed(fairhaven, case) == []
    qtbot.mouseClick(page.preview.print_button, LEFT)
    assert len(printed(fairhaven, case)) == 1
    assert page.notice.sentence() == "Handed to the printer."


def test_a_visits_document_is_written_down_for_its_family_too(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    visit = a_return(fairhaven)
    page.show_document("return_record", 0, visit.id)
    page.leaving.print_document = lambda *_: True
    qtbot.mouseClick(page.preview.print_button, LEFT)
    entries = fairhaven.services.history.of_case(fairhaven.one(Role.VICTIM_SERVICES), visit.case_id)
    assert not isinstance(entries, Refused)
    assert [entry for entry in entries if "handout.print" in str(entry)]


def test_a_saved_file_is_named_by_number_never_by_person(qtbot: QtBot, fairhaven: Fairhaven, tmp_path: Path) -> None:
    page = opened(qtbot, fairhaven)
    case = a_case(fairhaven)
    page.show_document("belongings_list", case.id, 0)
    suggested: list[str] = []

    def save(parent: QWidget, data: bytes, name: str, messages: object) -> Path:
        suggested.append(name)
        assert data.startswith(b"%PDF")
        return tmp_path / Path(name).name

    page.leaving.save_document = save
    qtbot.mouseClick(page.preview.save_button, LEFT)
    qtbot.mouseClick(page.preview.save_button, LEFT)
    assert case.number in suggested[0]
    assert case.name_to_use not in suggested[0]
    assert Path(suggested[1]).parent == tmp_path
    assert len(printed(fairhaven, case)) == 2


def test_a_packet_that_is_not_complete_tells_staff_what_is_missing(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    page.show_document("family_packet", a_case(fairhaven).id, 0)
    told = page.gaps.sentence()
    assert "the medical examiner" in told.partition(".")[0]
    assert "Medical examiner or coroner" not in told, "its kind is missing already: said once"
    assert "Yours to fill in: " in told
    with qtbot.waitSignal(page.open_directory_wanted):
        qtbot.mouseClick(page.gaps.action, LEFT)
    choose(page, Kind.BELONGINGS_LIST)
    assert page.gaps.isHidden()
    assert gap_sentence(()) == ""


def test_only_the_newest_choice_is_shown(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    waiting: list[Callable[[], None]] = []
    page.rendering.run = waiting.append
    before = page.preview.data()
    choose(page, Kind.FAMILY_PACKET)
    choose(page, Kind.RETAINED_ITEMS)
    assert page.preview.data() == before
    assert not page.preview.print_button.isEnabled()
    newest = waiting.pop()
    newest()
    shown = page.preview.data()
    assert shown not in {before, b""}
    assert page.preview.print_button.isEnabled()
    waiting.pop()()
    assert page.preview.data() == shown


def test_drawing_happens_beside_the_window(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = HandoutsPage(fairhaven.session(Role.VICTIM_SERVICES))
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.rendering.rendered):
        page.reload()
        assert page.preview.data() == b""
    assert page.preview.page_count() == 1


def test_a_bug_while_drawing_is_not_swallowed(
    qtbot: QtBot, fairhaven: Fairhaven, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, fairhaven)

    def broken(*_: object, **__: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(rendering, "render", broken)
    with qtbot.captureExceptions() as caught:
        choose(page, Kind.RETAINED_ITEMS)
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]


def test_every_control_has_a_name(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page = opened(qtbot, fairhaven)
    for kind in printable_by(Role.VICTIM_SERVICES):
        choose(page, kind)
        assert nameless(page) == []


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [(Kind.BELONGINGS_LIST, "Minh", "Nothing can be offered yet"), (Kind.RETAINED_ITEMS, "Ana", "Nothing is held")],
)
def test_a_list_without_a_line_is_not_shown_to_be_printed(
    qtbot: QtBot, fairhaven: Fairhaven, kind: Kind, name: str, told: str
) -> None:
    host = fairhaven.one(Role.VICTIM_SERVICES)
    fairhaven.services.cases.open(host, NewCase("26-1", "Ana", "Ana", Pronoun.THEY, Manner.HOMICIDE, ""))
    page = opened(qtbot, fairhaven)
    page.show_document(kind.value, a_case(fairhaven, name).id)
    assert told in words_in(page.empty)
    assert page.empty.isVisible()
    assert page.preview.data() == b""


def test_what_changed_since_it_was_shown_is_shown_before_it_is_printed(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    """Other words at another desk, and a record that was changed: never printed unseen, never logged as another version."""
    page, case = opened(qtbot, fairhaven), a_case(fairhaven)
    page.show_document("belongings_list", case.id)
    out: list[object] = []
    page.leaving.print_document = lambda *_: bool(out.append(page.preview.data())) or True
    before = page.preview.data()
    writer, wording = fairhaven.one(Role.VICTIM_SERVICES), fairhaven.services.wording
    words = shipped_words("belongings_list", "en").replace("# ", "# Now: ", 1)
    version = wording.save(writer, "belongings_list", "en", words, 0)
    assert not isinstance(version, Refused)
    wording.approve(fairhaven.one(Role.SUPERVISOR), version.id)
    qtbot.mouseClick(page.preview.print_button, LEFT)
    assert out == []
    assert "changed meanwhile" in page.notice.sentence()
    assert page.preview.data() != before
    qtbot.mouseClick(page.preview.print_button, LEFT)
    [line] = fairhaven.services.prints.of_case(writer, case.id)
    assert line.parts[0].form_version.startswith("1.")
    fairhaven.services.cases.change(writer, replace(case, name_to_use="Danny"))
    page.leaving.save_document = lambda *_: pytest.fail("saved unseen")
    qtbot.mouseClick(page.preview.save_button, LEFT)
    assert len(out) == 1
    assert "changed meanwhile" in page.notice.sentence()


def test_staff_are_told_while_nobody_has_written_the_states_deadline(qtbot: QtBot, fairhaven: Fairhaven) -> None:
    page, case = opened(qtbot, fairhaven), a_case(fairhaven)
    page.show_document("family_packet", case.id)
    guide = next(paper for paper in page.parts.bound() if paper.kind is Kind.AFTER_HOMICIDE)
    said = "No deadline for victim compensation"
    assert said in page.gaps.sentence()
    words = shipped_words("family_packet_homicide", "es").replace('_deadline = ""', '_deadline = "En tres años."', 1)
    forms = Forms({(form, "es"): FormText(form, "es", 1, words) for form in ("family_packet_homicide",)})
    assert deadline_sentence([guide], "es", forms) == ""
    assert said in deadline_sentence([guide], "en", forms)
    assert deadline_sentence([replace(guide, kind=Kind.AFTER_SUICIDE)], "en", forms) == ""
