"""Consent to share on screen, the words for a family from phrases, and how it is safe to reach somebody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from desktop_app.domain.cases import ContactMethod, Standing, Voicemail
from desktop_app.domain.consents import Consent, Revocation
from desktop_app.domain.staff import Role
from desktop_app.ui.returns.consent_form import ConsentFormDialog
from desktop_app.ui.returns.contact_words import called, how_to_reach
from tests.agency import TODAY, SampleAgency, given
from tests.ui.returns.conftest import Desk, cells

VS = Role.VICTIM_SERVICES


@pytest.fixture
def given_consent(agency: SampleAgency) -> Consent:
    member = agency.family("Daniel").family[0]
    ninety = TODAY + timedelta(days=90)
    wish = Consent(0, member.case_id, member.id, "Harbor Grief Center", "a place in a group", TODAY, ninety)
    return given(agency.services.consents.record(agency.one(VS), wish))


def test_a_consent_is_recorded_and_a_word_ends_it(services_desk: Desk, agency: SampleAgency) -> None:
    services_desk.open("Daniel", "consents")
    part = services_desk.page.family.part("consents")
    part._empty.button.click()
    services_desk.type("consent.recipient", "Harbor Grief Center")
    services_desk.press("consent.save")
    [dialog] = services_desk.dialogs()
    assert "What it is for" in dialog.refusal.sentence()
    services_desk.type("consent.purpose", "a place in a group")
    services_desk.press("consent.save")
    assert cells(part.table)[0][0] == "Harbor Grief Center. a place in a group"
    assert cells(part.table)[0][3] == "In force"
    services_desk.press("consents.revoke.by_word")
    assert cells(part.table)[0][3] == "Taken back by word, 24 November"
    assert "nothing is shared" in part.notice.sentence()
    [kept] = given(agency.services.consents.of_case(agency.one(VS), agency.family("Daniel").case.id))
    assert kept.revoked_how is Revocation.BY_WORD
    assert not part.by_word.isEnabled()
    assert not part.form.isEnabled()


def test_somebody_kept_away_is_named_before_they_speak_for_a_child(services_desk: Desk, agency: SampleAgency) -> None:
    member = agency.family("Daniel").family[0]
    given(agency.services.cases.change_member(agency.one(VS), replace(member, standing=Standing.EXCLUDED)))
    services_desk.open("Daniel", "consents")
    services_desk.page.family.part("consents")._empty.button.click()
    [dialog] = services_desk.dialogs()
    assert "never for a child" in dialog.caution.sentence()
    services_desk.press("consent.child")
    assert "may not consent for a child" in dialog.caution.sentence()
    services_desk.type("consent.recipient", "A school")
    services_desk.type("consent.purpose", "quiet days")
    services_desk.press("consent.save")
    assert "may not consent for a child" in dialog.refusal.sentence()
    dialog.reject()


def test_the_form_is_seen_first_and_its_printing_is_written_down(
    services_desk: Desk, agency: SampleAgency, given_consent: Consent
) -> None:
    services_desk.open("Daniel", "consents")
    services_desk.press("consents.form")
    [dialog] = services_desk.dialogs()
    assert isinstance(dialog, ConsentFormDialog)
    assert dialog.preview.page_count() == 1
    dialog.print_document = lambda *_: True
    dialog.preview.print_requested.emit()
    assert "signed page" in dialog.refusal.sentence()
    history = given(agency.services.history.of_case(agency.one(VS), given_consent.case_id))
    assert history[-1].facts["kind"] == "consent"
    dialog.language.set_value("es")
    assert dialog.preview.page_count() == 1
    dialog.reject()


def test_evidence_sees_no_consent(evidence_desk: Desk, given_consent: Consent) -> None:
    evidence_desk.open("Daniel", "consents")
    part = evidence_desk.page.family.part("consents")
    assert part.table.model().rowCount() == 0
    shown = " ".join(each.text() for each in part._empty.findChildren(QLabel))
    assert "victim services" in shown


def test_phrases_become_a_sentence_that_is_edited_by_hand(evidence_desk: Desk, agency: SampleAgency) -> None:
    evidence_desk.open("Daniel", "belongings")
    item = agency.family("Daniel").items[0]
    evidence_desk.page.family.part("belongings")._on_words()
    [dialog] = evidence_desk.dialogs()
    dialog.condition.set_text("")
    evidence_desk.press("words.phrase.tears")
    evidence_desk.press("words.phrase.odour")
    assert dialog.condition.text().startswith("It is torn in some places. It has a smell.")
    assert item.description not in dialog.condition.text()
    evidence_desk.press("words.phrase.tears")
    assert dialog.condition.text().startswith("It has a smell.")
    dialog.condition.set_text("It has a faint smell.")
    assert not dialog.phrases._buttons["odour"].isChecked()
    evidence_desk.press("words.save")
    assert agency.family("Daniel").items[0].family_condition == "It has a faint smell."


def test_how_to_reach_somebody_is_kept_and_shown(services_desk: Desk, agency: SampleAgency) -> None:
    services_desk.open("Daniel", "people")
    services_desk.page.family.part("people").table.selectRow(0)
    services_desk.press("people.change")
    services_desk.type("member.name_to_use", "Grace")
    services_desk.choose("member.contact_method", "Text")
    services_desk.type("member.contact_times", "mornings")
    services_desk.choose("member.voicemail", "No voicemail")
    services_desk.press("member.save")
    member = agency.family("Daniel").family[0]
    assert (member.contact_method, member.voicemail) == (ContactMethod.TEXT, Voicemail.NO)
    assert called(member).endswith("say \u201cGrace\u201d")
    assert how_to_reach(member) == f"Text message \u00b7 {member.phone} \u00b7 mornings \u00b7 No voicemail"
    assert how_to_reach(member) in cells(services_desk.page.family.part("people").table)[0][3]
    assert "leave none" in how_to_reach(replace(member, voicemail=Voicemail.NOT_ASKED))
