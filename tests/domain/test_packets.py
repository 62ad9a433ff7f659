"""What belongs in a family's packet, and the catalogue it is chosen from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from desktop_app.domain.cases import Case, Manner, Pronoun
from desktop_app.domain.handouts import CRIME_ONLY, FamilyPaper, Kind, Letterhead, Resource
from desktop_app.domain.handouts.catalogue import CATALOGUE, GUIDES, row_of, rows_for
from desktop_app.domain.handouts.packets import Packet, PacketPart, Why, packet_parts
from desktop_app.domain.staff import Role

MARKS = ("line_of_duty", "agency_involved", "violence_at_home", "children")


def case(manner: Manner, **marks: bool) -> Case:
    return replace(Case(1, "26-1", "Ann Lee", "Ann", Pronoun.SHE, manner, None, "", 0), **marks)


def kinds(case_: Case) -> list[Kind]:
    return [part.kind for part in packet_parts(case_)]


def test_after_a_homicide_the_guide_the_people_the_questions_and_what_stays_private():
    assert kinds(case(Manner.HOMICIDE)) == [
        Kind.AFTER_HOMICIDE,
        Kind.CONTACT_CARD,
        Kind.QUESTIONS,
        Kind.PRIVACY,
        Kind.RESOURCE_CARD,
    ]


@pytest.mark.parametrize(
    ("mark", "kind", "why"),
    [
        ("line_of_duty", Kind.LINE_OF_DUTY, Why.LINE_OF_DUTY),
        ("children", Kind.CHILDREN, Why.CHILDREN),
        ("violence_at_home", Kind.PRIVATE_HELP, Why.VIOLENCE_AT_HOME),
        ("agency_involved", Kind.PRIVACY, Why.AGENCY_INVOLVED),
    ],
)
@pytest.mark.parametrize("manner", Manner)
def test_each_mark_of_a_case_brings_its_leaflet_and_says_why(manner: Manner, mark: str, kind: Kind, why: Why):
    assert PacketPart(kind, why) in packet_parts(case(manner, **{mark: True}))
    assert PacketPart(kind, why) not in packet_parts(case(manner))


def test_what_no_mark_changes_is_there_for_every_family():
    marked = packet_parts(case(Manner.HOMICIDE, **dict.fromkeys(MARKS, True)))
    same_for_all = {part.kind for part in marked if part.why is Why.EVERY_FAMILY}
    assert same_for_all == {Kind.CONTACT_CARD, Kind.QUESTIONS, Kind.RESOURCE_CARD}


@pytest.mark.parametrize("marks", list(product([False, True], repeat=4)))
@pytest.mark.parametrize("manner", [Manner.SUICIDE, Manner.UNDETERMINED])
def test_nothing_about_a_crime_is_ever_in_another_packet(manner: Manner, marks: tuple[bool, ...]):
    found = kinds(case(manner, **dict(zip(MARKS, marks, strict=True))))
    assert Kind.AFTER_HOMICIDE not in found
    assert found[0] is GUIDES[manner.value]
    assert all(manner.value in row_of(kind).manners for kind in found)
    assert not CRIME_ONLY & row_of(found[0]).carries
    assert len(set(found)) == len(found)


def test_help_with_violence_is_put_in_by_a_person_and_never_bound_with_the_rest():
    [part] = [
        part for part in packet_parts(case(Manner.HOMICIDE, violence_at_home=True)) if part.kind is Kind.PRIVATE_HELP
    ]
    assert part.apart
    assert not part.at_first
    assert row_of(part.kind).discreet


def paper(kind: Kind, *rows: Resource) -> FamilyPaper:
    return FamilyPaper(
        kind, "suicide", Letterhead("", "", "", ""), "", "Ann", "", "", date(2026, 11, 24), resources=rows
    )


def test_a_packet_is_bound_without_what_is_left_out_and_sheets_stay_apart():
    made = Packet(tuple((part, paper(part.kind)) for part in packet_parts(case(Manner.SUICIDE, violence_at_home=True))))
    assert [each.kind for each in made.bound({Kind.QUESTIONS})] == [Kind.AFTER_SUICIDE, Kind.CONTACT_CARD, Kind.PRIVACY]
    assert [each.kind for each in made.sheets({Kind.PRIVATE_HELP})] == [Kind.RESOURCE_CARD]
    assert made.bound(set(Kind)) == made.sheets(set(Kind)) == ()


def test_what_is_missing_is_said_once_and_only_of_what_is_wanted():
    unchecked = Resource("crisis", "Line", "555")
    kinds_ = (Kind.AFTER_SUICIDE, Kind.CARE)
    made = Packet(tuple((PacketPart(kind, Why.EVERY_FAMILY), paper(kind, unchecked)) for kind in kinds_))
    reasons = [gap.kind for gap in made.gaps()]
    assert reasons.count("crisis") == 2  # left out, and so missing
    assert "funeral" in reasons
    assert [gap.kind for gap in made.gaps({Kind.AFTER_SUICIDE})] == ["crisis", "crisis"]


def test_every_document_has_one_row_and_somebody_who_may_print_it():
    assert sorted(row.kind for row in CATALOGUE) == sorted(Kind)
    assert all(row.actions for row in CATALOGUE)
    assert {f"H{number}" for number in range(1, 18)} <= {row.code for row in CATALOGUE}


def test_a_file_is_never_named_for_what_happened():
    named = " ".join(row.file_kind for row in CATALOGUE)
    assert not [word for word in ("homicide", "suicide", "decided", "violence", "private", "duty") if word in named]


@pytest.mark.parametrize("role", Role)
def test_a_role_chooses_only_from_what_it_may_print(role: Role):
    offered = {row.kind for row in rows_for(role)}
    assert not offered & {Kind.AFTER_HOMICIDE, Kind.AFTER_SUICIDE, Kind.NOT_YET_DECIDED, Kind.CONSENT}
    assert (Kind.FAMILY_PACKET in offered) == (role in {Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR})
