"""Leaflets and packets: which resources they bring, and for whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.cases import Case, Manner
from desktop_app.domain.handouts import CRIME_ONLY, Kind, printed_resources
from desktop_app.domain.prints import PrintedPart, Printout, Way
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from tests.agency import TODAY, SampleAgency, causes, given

VS = Role.VICTIM_SERVICES


def case_of(agency: SampleAgency, manner: Manner) -> Case:
    """A family of the sample whose person died so."""
    rows = given(agency.services.cases.list(agency.one(VS)))
    return next(row.case for row in rows if row.case.manner is manner)


def marked(agency: SampleAgency, manner: Manner) -> Case:
    case = case_of(agency, manner)
    every = {"children": True, "violence_at_home": True, "line_of_duty": True, "agency_involved": True}
    return given(agency.services.cases.change(agency.one(VS), replace(case, **every)))


def named(agency: SampleAgency, kind: Kind, case_id: int | None) -> set[str]:
    """The names of what a leaflet prints."""
    paper = given(agency.services.handouts.family_paper(agency.one(VS), kind, case_id))
    return {row.name for row in printed_resources(paper)}


@pytest.mark.parametrize("manner", [Manner.SUICIDE, Manner.UNDETERMINED])
def test_no_packet_but_homicide_brings_anything_about_a_crime(agency: SampleAgency, manner: Manner) -> None:
    case = marked(agency, manner)
    packet = given(agency.services.handouts.family_packet(agency.one(VS), case.id))
    assert Kind.AFTER_HOMICIDE not in {part.kind for part, _ in packet.parts}
    assert not [row for _, paper in packet.parts for row in printed_resources(paper) if row.kind in CRIME_ONLY]
    assert {paper.manner for _, paper in packet.parts} == {manner.value}
    refused = agency.services.handouts.family_paper(agency.one(VS), Kind.AFTER_HOMICIDE, case.id)
    assert causes(refused) == {Cause.NOT_FOUND}


def test_where_an_agency_was_involved_the_sheet_about_privacy_knows_it(agency: SampleAgency) -> None:
    papers, actor, case = agency.services.handouts, agency.one(VS), case_of(agency, Manner.HOMICIDE)
    assert not given(papers.family_paper(actor, Kind.PRIVACY, case.id)).agency_involved
    case = marked(agency, Manner.HOMICIDE)
    assert given(papers.family_paper(actor, Kind.PRIVACY, case.id)).agency_involved
    assert not given(papers.family_paper(actor, Kind.PRIVATE_HELP, case.id)).agency_involved, (
        "it says nothing of anybody"
    )


def test_help_with_violence_is_on_its_own_sheet_and_in_no_other_leaflet(agency: SampleAgency) -> None:
    case = marked(agency, Manner.HOMICIDE)
    packet = given(agency.services.handouts.family_packet(agency.one(VS), case.id))
    bringing = {part.kind for part, paper in packet.parts for row in printed_resources(paper) if "Domestic" in row.name}
    assert bringing == {Kind.PRIVATE_HELP}
    sheet = next(paper for part, paper in packet.parts if part.kind is Kind.PRIVATE_HELP)
    assert (sheet.person_name, sheet.record_number, sheet.contact, sheet.investigator) == ("", "", "", "")


def test_what_names_nobody_needs_no_family_and_everything_else_does(agency: SampleAgency) -> None:
    assert "988 Suicide & Crisis Lifeline" in named(agency, Kind.PRIVATE_HELP, None)
    refused = agency.services.handouts.family_paper(agency.one(VS), Kind.CARE, None)
    assert causes(refused) == {Cause.NOT_FOUND}


def test_a_line_that_takes_no_reports_stands_only_beside_the_one_that_does(agency: SampleAgency) -> None:
    case, actor = case_of(agency, Manner.HOMICIDE), agency.one(VS)
    rows = {row.id: row for row in given(agency.services.directory.all(actor))}
    given(agency.services.directory.verify(actor, rows["childhelp"], TODAY))
    assert not [name for name in named(agency, Kind.CHILDREN, case.id) if "Childhelp" in name]
    state = rows["state-cps"]
    state = given(agency.services.directory.change(actor, state, replace(state, phone="555-0190")))
    given(agency.services.directory.verify(actor, state, TODAY))
    assert [name for name in named(agency, Kind.CHILDREN, case.id) if "Childhelp" in name]


def test_languages_of_a_service_are_said_in_the_readers_words(agency: SampleAgency) -> None:
    case = case_of(agency, Manner.SUICIDE)
    paper = given(agency.services.handouts.family_paper(agency.one(VS), Kind.RESOURCE_CARD, case.id, "es"))
    line = next(row for row in paper.resources if row.kind == "crisis")
    assert line.languages.startswith(("Inglés, ", "inglés, "))


def test_a_packet_that_was_printed_says_of_which_leaflets(agency: SampleAgency) -> None:
    case, actor = case_of(agency, Manner.HOMICIDE), agency.one(VS)
    handouts = agency.services.handouts
    parts = (PrintedPart("after_homicide"), PrintedPart("privacy"))
    given(handouts.printed(actor, "family_packet", case.id, None, "es", Printout(b"%PDF", Way.PRINTED, parts=parts)))
    last = given(agency.services.history.of_case(actor, case.id))[-1]
    assert last.facts["parts"] == "after_homicide privacy"
