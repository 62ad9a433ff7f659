"""Versions of a form's words: what is in use, who may approve and review, what is pointed out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.handouts import FamilyPaper, Letterhead, gaps
from desktop_app.domain.handouts.catalogue import CATALOGUE
from desktop_app.domain.handouts.specimens import specimen
from desktop_app.domain.refusals import Cause
from desktop_app.domain.wording import (
    FORMS,
    LIMIT,
    SHIPPED,
    Change,
    Forms,
    FormText,
    FormWording,
    Review,
    Unkind,
    Version,
    VersionState,
    check_words,
    compare,
    in_use,
    judge_approval,
    judge_review,
    kind_of,
    text_in_use,
    unkind,
)
from desktop_app.paths import data_folder
from tests.agency import causes

DAY = date(2026, 11, 24)
FIRST = Version(1, "care", "es", 1, "one", 7, "Amina Hale", 100)
APPROVED = replace(FIRST, approved_by="David Lind", approved_at=200)
SECOND = replace(FIRST, id=2, number=2, source="two")
REVIEW = Review("care", "es", 1, "f", "Ana Ruiz", DAY)


def test_the_latest_approved_version_is_in_use_and_taking_it_back_brings_the_former() -> None:
    second = replace(SECOND, approved_by="David Lind", approved_at=300)
    assert in_use((FIRST,)) is None
    assert in_use((SECOND, APPROVED)) == APPROVED
    assert in_use((APPROVED, second)) == second
    assert in_use((replace(second, withdrawn_at=400), APPROVED)) == APPROVED
    assert in_use((replace(APPROVED, withdrawn_at=400),)) is None


def test_a_version_waits_is_approved_or_taken_back() -> None:
    states = [each.state for each in (FIRST, APPROVED, replace(APPROVED, withdrawn_at=400))]
    assert states == [VersionState.WAITING, VersionState.APPROVED, VersionState.WITHDRAWN]
    found = FormWording(FormText("care", "es", 1), (SECOND, APPROVED))
    assert (found.latest, found.waiting, found.version(1)) == (2, SECOND, APPROVED)
    assert FormWording(FormText("care", "es")).waiting is None


def test_who_wrote_it_never_approves_it_and_nobody_twice() -> None:
    assert judge_approval(FIRST, 8, 0) is None
    assert causes(judge_approval(FIRST, 7, 0)) == {Cause.WORDING_BY_ANOTHER}
    assert causes(judge_approval(APPROVED, 8, 0)) == {Cause.WORDING_DECIDED}
    assert causes(judge_approval(replace(FIRST, withdrawn_at=1), 8, 0)) == {Cause.WORDING_DECIDED}


def test_a_translation_is_read_by_somebody_else_on_a_day_that_has_come() -> None:
    assert judge_review("es", "Amina Hale", "Ana Ruiz", DAY, DAY) is None
    assert judge_review("es", "", "Ana Ruiz", DAY, DAY) is None
    assert causes(judge_review("es", "Amina Hale", " amina  HALE", DAY, DAY)) == {Cause.WORDING_OWN_REVIEW}
    assert causes(judge_review("es", "", "Ana Ruiz", DAY + timedelta(days=1), DAY)) == {Cause.IN_THE_FUTURE}
    assert causes(judge_review("en", "", "Ana Ruiz", DAY, DAY)) == {Cause.WORDING_NO_TRANSLATION}


def test_approval_is_the_review_of_english_only() -> None:
    english = replace(APPROVED, language="en")
    assert text_in_use("care", "en", english, None, DAY) == FormText("care", "en", 1, "one", "David Lind", DAY)
    assert text_in_use("care", "es", APPROVED, None, DAY).reviewed_by == ""
    assert text_in_use("care", "es", APPROVED, REVIEW, DAY).reviewed_by == "Ana Ruiz"
    assert text_in_use("care", "es", None, None, None) == FormText("care", "es")
    assert FormWording(FormText("care", "en")).reviewed
    assert not FormWording(FormText("care", "es")).reviewed


def test_what_is_not_worded_anew_is_printed_as_it_came() -> None:
    own = SHIPPED.having(FormText("care", "es", 3, "words"))
    assert (own.version_of("care", "es"), own.version_of("care", "en")) == (3, 0)
    assert own.having(FormText("care", "es", 4)).version_of("care", "es") == 4
    assert Forms().text_of("care", "vi") == FormText("care", "vi")


@pytest.mark.parametrize(
    ("form", "language", "text", "found"),
    [
        ("care", "en", "One\nthe Deceased, and closure", [(2, "Deceased"), (2, "closure")]),
        ("care", "en", "{person_name} and {{when:evidence}}", []),
        ("care", "en", "anybody, somebody", []),
        ("care", "en", "Thank you!", [(1, "!")]),
        ("care", "es", "Su ser querido\n¡Gracias!", [(1, "ser querido"), (2, "¡"), (2, "!")]),
        ("care", "vi", "tang vật", [(1, "tang vật")]),
        ("page", "en", "a loved one", [(1, "loved one")]),
        ("custody_leaf", "en", "evidence of the deceased", []),
    ],
)
def test_unkind_words_are_pointed_out_with_their_line(
    form: str, language: str, text: str, found: list[tuple[int, str]]
) -> None:
    assert unkind(form, language, text) == tuple(Unkind(*each) for each in found)


def test_nothing_is_pointed_out_in_what_came_with_the_program() -> None:
    folder = data_folder("forms")
    for form, languages in FORMS.items():
        for language in languages:
            body = (folder / form / f"{language}.md").read_text(encoding="utf-8").split("+++\n", 2)[2]
            assert not unkind(form, language, body), (form, language)


def test_two_versions_line_by_line() -> None:
    assert compare("a\nb\nc", "a\nB\nc\nd") == (
        (Change.SAME, "a"), (Change.GONE, "b"), (Change.NEW, "B"), (Change.SAME, "c"), (Change.NEW, "d"),
    )  # fmt: skip


def test_there_is_a_specimen_of_every_document_under_the_agencys_head() -> None:
    head = Letterhead("Agency", "Unit", "555-0100", "")
    for row in CATALOGUE:
        if row.form:
            made = specimen(row.kind, head)
            assert made.letterhead == head
            assert getattr(made, "kind", row.kind) is row.kind
            assert specimen(kind_of(row.form), head) is not None


def test_a_specimen_of_a_leaflet_shows_every_part() -> None:
    papers = [specimen(row.kind, Letterhead("Agency", "", "", "")) for row in CATALOGUE if row.needs]
    assert len(papers) > 5
    assert not [
        gap for paper in papers if isinstance(paper, FamilyPaper) for gap in gaps(paper) if gap.reason == "missing"
    ]


def test_words_are_kept_tidy_and_have_an_end() -> None:
    assert check_words("\r\n# T\r\ntext \n") == "# T\ntext"
    assert check_words("x" * LIMIT) == "x" * LIMIT
    for text, cause in (("x" * (LIMIT + 1), Cause.TOO_LONG), (" ", Cause.EMPTY), ("a\x07", Cause.UNREADABLE)):
        assert causes(check_words(text)) == {cause}
