"""Consents to share through the service; safe contact kept and used; phrases read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.cases import ContactMethod, Standing, Voicemail
from desktop_app.domain.consents import Consent, ConsentState, Revocation
from desktop_app.domain.handouts import AppointmentLetter, ConsentForm
from desktop_app.domain.items import Category
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from desktop_app.printing.documents import file_name, render
from tests.agency import TODAY, SampleAgency, causes, given

VS, SU, EV = Role.VICTIM_SERVICES, Role.SUPERVISOR, Role.EVIDENCE


def plain(agency: SampleAgency) -> Consent:
    member = agency.family("Rosa").family[0]
    return Consent(
        0, member.case_id, member.id, "Harbor Grief Center", "a place in a group", TODAY, TODAY + timedelta(days=90)
    )


def test_a_consent_is_kept_with_who_recorded_it_and_a_word_ends_it(agency: SampleAgency) -> None:
    service, actor = agency.services.consents, agency.one(VS)
    kept = given(service.record(actor, plain(agency)))
    assert (kept.recorded_by, kept.state(TODAY)) == (actor.name, ConsentState.GIVEN)
    gone = given(service.revoke(agency.one(SU), kept.id, Revocation.BY_WORD))
    assert gone.state(TODAY) is ConsentState.REVOKED
    assert (gone.revoked_at, gone.revoked_how) == (agency.clock.moment, Revocation.BY_WORD)
    assert causes(service.revoke(actor, kept.id, Revocation.IN_WRITING)) == {Cause.CONSENT_REVOKED}
    assert given(service.of_case(actor, kept.case_id)) == (gone,)


def test_somebody_kept_away_never_speaks_for_a_child(agency: SampleAgency) -> None:
    member = agency.family("Rosa").family[0]
    given(agency.services.cases.change_member(agency.one(VS), replace(member, standing=Standing.EXCLUDED)))
    service, actor = agency.services.consents, agency.one(VS)
    assert causes(service.record(actor, plain(agency), for_child=True)) == {Cause.CONSENT_FOR_CHILD}
    given(service.record(actor, plain(agency)))


def test_a_member_of_another_family_consents_to_nothing(agency: SampleAgency) -> None:
    stranger = agency.family("Daniel").family[0]
    wrong = replace(plain(agency), member_id=stranger.id)
    assert causes(agency.services.consents.record(agency.one(VS), wrong)) == {Cause.NOT_FOUND}


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_form_says_who_what_for_and_until_when(agency: SampleAgency, language: str) -> None:
    kept = given(agency.services.consents.record(agency.one(VS), plain(agency)))
    form = given(agency.services.consents.form(agency.one(VS), kept.id, language))
    assert isinstance(form, ConsentForm)
    assert (form.shared_with, form.purpose, form.expires_on) == (kept.recipient, kept.purpose, kept.expires_on)
    assert render(form, language).startswith(b"%PDF")
    assert kept.recipient.split()[0].lower() not in file_name(form)


def test_how_it_is_safe_to_reach_somebody_is_kept_and_used(agency: SampleAgency) -> None:
    member = agency.family("Rosa").family[0]
    wish = replace(
        member,
        name_to_use="Doña Elena",
        contact_method=ContactMethod.TEXT,
        contact_times="mornings",
        voicemail=Voicemail.NO,
    )
    given(agency.services.cases.change_member(agency.one(VS), wish))
    kept = agency.family("Rosa").family[0]
    assert (kept.called, kept.contact_method, kept.contact_times, kept.voicemail) == (
        "Doña Elena", ContactMethod.TEXT, "mornings", Voicemail.NO,
    )  # fmt: skip
    visit = agency.visit("Elena Delgado")
    letter = given(agency.services.handouts.appointment_letter(agency.one(VS), visit.id))
    assert isinstance(letter, AppointmentLetter)
    assert letter.recipient == "Doña Elena"
    unnamed = given(agency.services.cases.change_member(agency.one(VS), replace(kept, name_to_use="\u200b")))
    assert unnamed.called == member.name


def test_the_phrases_fit_the_kind_of_belonging(agency: SampleAgency) -> None:
    devices = given(agency.services.phrases.for_category(agency.one(EV), Category.DEVICE))
    keys = {phrase.key for phrase in devices}
    assert {"broken_screen", "locked_screen", "fingerprint_powder"} <= keys
    assert "tears" not in keys
