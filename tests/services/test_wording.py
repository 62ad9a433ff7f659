"""The agency's own words: saved, approved by another, printed, taken back, read through."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from desktop_app.domain.wording import FORMS, SHIPPED_NUMBER
from desktop_app.printing.documents import render
from desktop_app.printing.forms import load_form
from desktop_app.store import wording_versions
from tests.agency import TODAY, SampleAgency, causes, given
from tests.printing.samples import SAMPLES
from tests.printing.structure import read_aloud
from tests.services.wording_cases import CANARY, WORDS, approved, written

FD, EV, VS, SU = Role.FRONT_DESK, Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR


def told(pdf: bytes) -> str:
    return "\n".join(read_aloud(pdf))


def test_every_form_is_listed_in_each_of_its_languages(agency: SampleAgency) -> None:
    rows = given(agency.services.wording.list(agency.one(VS)))
    assert [(row.text.form, row.text.language) for row in rows] == [
        (form, language) for form, languages in FORMS.items() for language in languages
    ]
    assert {row.text.number for row in rows} == {SHIPPED_NUMBER}


def test_a_version_is_printed_only_once_a_supervisor_approved_it(agency: SampleAgency) -> None:
    wording = agency.services.wording
    version = written(agency)
    assert given(wording.forms(agency.one(FD))).version_of("care", "en") == 0
    assert causes(wording.approve(agency.one(VS), version.id)) == {Cause.NOT_ALLOWED}
    given(wording.approve(agency.one(SU), version.id))
    forms = given(wording.forms(agency.one(FD)))
    assert forms.version_of("care", "en") == 1
    assert CANARY in told(render(SAMPLES["care"], forms=forms))
    assert CANARY not in told(render(SAMPLES["care"]))


def test_a_supervisor_does_not_approve_their_own_words(agency: SampleAgency) -> None:
    wording, supervisor = agency.services.wording, agency.one(SU)
    version = given(wording.save(supervisor, "care", "en", WORDS, 0))
    assert causes(wording.approve(supervisor, version.id)) == {Cause.WORDING_BY_ANOTHER}
    assert causes(wording.approve(supervisor, 99)) == {Cause.NOT_FOUND}


def test_taken_back_the_former_is_printed_and_then_what_came_with_the_program(agency: SampleAgency) -> None:
    wording, supervisor = agency.services.wording, agency.one(SU)
    approved(agency)
    found = approved(agency, WORDS + " Two.", latest=1)
    assert found.text.number == 2
    assert causes(wording.withdraw(agency.one(VS), found.versions[0].id)) == {Cause.NOT_ALLOWED}
    assert given(wording.withdraw(supervisor, found.versions[0].id)).text.number == 1
    assert given(wording.withdraw(supervisor, found.versions[1].id)).text.number == 0
    assert causes(wording.withdraw(supervisor, found.versions[1].id)) == {Cause.WORDING_DECIDED}
    assert given(wording.forms(supervisor)).texts == {}
    assert [each.source for each in given(wording.open(supervisor, "care", "en")).versions] == [WORDS + " Two.", WORDS]


def test_what_waits_may_be_taken_back_by_who_writes(agency: SampleAgency) -> None:
    version = written(agency)
    found = given(agency.services.wording.withdraw(agency.one(VS), version.id))
    assert found.waiting is None
    assert causes(agency.services.wording.approve(agency.one(SU), version.id)) == {Cause.WORDING_DECIDED}


def test_what_somebody_else_saved_meanwhile_is_never_passed_over(agency: SampleAgency) -> None:
    wording, actor = agency.services.wording, agency.one(VS)
    written(agency)
    assert causes(wording.save(actor, "care", "en", WORDS + " Other.", 0)) == {Cause.CHANGED_MEANWHILE}
    assert causes(wording.save(actor, "care", "en", WORDS + "\n", 1)) == {Cause.NOTHING_NEW}
    assert written(agency, WORDS + " Other.", latest=1).number == 2
    assert written(agency, language="es").number == 1


def test_what_cannot_be_kept_is_refused(agency: SampleAgency) -> None:
    wording, actor = agency.services.wording, agency.one(VS)
    assert causes(wording.save(actor, "care", "en", " \n", 0)) == {Cause.EMPTY}
    assert causes(wording.save(actor, "care", "en", "x" * 40_001, 0)) == {Cause.TOO_LONG}
    assert causes(wording.save(actor, "care", "en", "a\x00b", 0)) == {Cause.UNREADABLE}
    for form, language in (("care", "fr"), ("nothing", "en"), ("custody_leaf", "vi")):
        assert causes(wording.save(actor, form, language, WORDS, 0)) == {Cause.NOT_FOUND}
        assert causes(wording.open(actor, form, language)) == {Cause.NOT_FOUND}
        assert causes(wording.review(actor, form, language, 0, "Ana Ruiz", TODAY)) == {Cause.NOT_FOUND}


def test_a_translation_that_came_with_the_program_is_read_through(agency: SampleAgency) -> None:
    wording, actor = agency.services.wording, agency.one(VS)
    line = load_form("page", "es").word("not_reviewed")
    assert line in told(render(SAMPLES["care"], "es"))
    found = given(wording.review(actor, "care", "es", 0, "Ana Ruiz", TODAY))
    assert (found.text.reviewed_by, found.text.reviewed_on, found.reviewed) == ("Ana Ruiz", TODAY, True)
    forms = given(wording.forms(agency.one(EV)))
    assert line not in told(render(SAMPLES["care"], "es", forms=forms))


def test_other_words_need_a_review_of_their_own(agency: SampleAgency) -> None:
    wording, actor = agency.services.wording, agency.one(VS)
    given(wording.review(actor, "care", "es", 0, "Ana Ruiz", TODAY))
    assert not approved(agency, language="es").reviewed
    assert causes(wording.review(actor, "care", "es", 1, actor.name, TODAY)) == {Cause.WORDING_OWN_REVIEW}
    assert causes(wording.review(actor, "care", "es", 2, "Ana Ruiz", TODAY)) == {Cause.NOT_FOUND}
    assert causes(wording.review(actor, "care", "es", 1, "", TODAY)) == {Cause.EMPTY}
    later = TODAY + timedelta(days=1)
    assert causes(wording.review(actor, "care", "es", 1, "Ana Ruiz", later)) == {Cause.IN_THE_FUTURE}
    assert given(wording.review(actor, "care", "es", 1, "Ana Ruiz", TODAY)).reviewed
    given(wording.withdraw(agency.one(SU), 1))
    assert given(wording.open(actor, "care", "es")).text.reviewed_by == "Ana Ruiz", "the first words were reviewed too"


def test_a_review_is_of_the_words_that_were_read(agency: SampleAgency, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another release brings other words under the number 0."""
    given(agency.services.wording.review(agency.one(VS), "care", "es", 0, "Ana Ruiz", TODAY))
    monkeypatch.setattr(wording_versions, "shipped_fingerprint", lambda form, language: "0" * 64)
    assert not given(agency.services.wording.open(agency.one(VS), "care", "es")).reviewed


def test_the_words_in_use_are_read_again_only_after_a_change(agency: SampleAgency) -> None:
    wording, actor = agency.services.wording, agency.one(FD)
    before = given(wording.forms(actor))
    assert given(wording.forms(actor)) is before
    approved(agency)
    assert given(wording.forms(actor)) is not before


def test_a_version_behind_the_one_in_use_is_not_approved_for_nothing(agency: SampleAgency) -> None:
    wording, supervisor = agency.services.wording, agency.one(SU)
    older = written(agency)
    newer = approved(agency, WORDS + " Two.", latest=1)
    assert causes(wording.approve(supervisor, older.id)) == {Cause.WORDING_OLDER}
    given(wording.withdraw(supervisor, newer.versions[0].id))
    assert given(wording.approve(supervisor, older.id)).text.number == 1
