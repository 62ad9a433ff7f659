"""Search through its service: names, numbers, belongings and barcodes, whatever is typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as every
from hypothesis import strategies as st

from desktop_app.domain.cases import Manner, NewCase, Pronoun
from desktop_app.domain.search import LONGEST, WORDS, Found, words_of
from desktop_app.domain.staff import Role
from desktop_app.store import search
from tests.agency import SampleAgency, count, given
from tests.benchmarks.families import items_alone
from tests.services.use_cases import member

EV, VS = Role.EVIDENCE, Role.VICTIM_SERVICES


def find(agency: SampleAgency, text: str, limit: int = 8) -> Found:
    return given(agency.services.search.find(agency.one(EV), text, limit))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("delgado", "Rosa"),
        ("DEL", "Rosa"),
        ("rosa del", "Rosa"),
        ("del ros", "Rosa"),
        ("26-013902", "Rosa"),
        ("26-0139", "Rosa"),
        ("15310", "Minh"),
    ],
)
def test_a_family_is_found_by_the_beginning_of_a_name_and_a_part_of_its_number(
    agency: SampleAgency, typed: str, name: str
) -> None:
    assert [each.name_to_use for each in find(agency, typed).families] == [name]


def test_accents_may_be_typed_or_not(agency: SampleAgency) -> None:
    new = NewCase("26-1", "Jos\u00e9 N\u00fa\u00f1ez", "Jos\u00e9", Pronoun.HE, Manner.HOMICIDE)
    given(agency.services.cases.open(agency.one(VS), new))
    for typed in ("jose", "JOSE\u0301", "nun\u0303ez", "nunez", "N\u00da\u00d1"):
        assert [each.number for each in find(agency, typed).families] == ["26-1"], typed


def test_people_are_found_with_the_family_they_belong_to(agency: SampleAgency) -> None:
    [found] = find(agency, "grace wal").people
    assert (found.name, found.relationship, found.family.name_to_use) == ("Grace Walker", "mother", "Daniel")


def test_belongings_are_found_by_words_and_barcode(agency: SampleAgency) -> None:
    item = agency.family("Daniel").items[1]
    assert item.id in {each.item_id for each in find(agency, "ring yel").items}
    agency.database.engine.execute_sql("UPDATE item SET barcode = 'EV-7781-03' WHERE id = ?", (item.id,))
    for typed in ("EV-7781-03", "ev-7781", "7781"):
        [found] = find(agency, typed).items
        assert (found.item_id, found.barcode, found.family.case_id) == (item.id, "EV-7781-03", item.case_id)


@pytest.mark.parametrize("glance", [1, 3, 250])
def test_a_long_beginning_finds_the_same_however_far_the_first_look_goes(
    agency: SampleAgency, monkeypatch: pytest.MonkeyPatch, glance: int
) -> None:
    items_alone(agency, 300, 20)
    monkeypatch.setattr(search, "GLANCE", glance)
    for typed, least in (
        ("dark", 8),
        ("dark hood", 8),
        ("ring yell", 8),
        ("EV0000", 8),
        ("EV00000123", 1),
        ("wallet gold", 3),
    ):
        found = find(agency, typed).items
        numbers = [each.item_id for each in found]
        assert numbers == sorted(numbers, reverse=True)
        assert len(found) >= least
        whole = [f"{each.words} {each.barcode}".casefold() for each in found]
        assert all(part in words for words in whole for part in typed.casefold().split())
    assert [each.barcode for each in find(agency, "ev00000123").items] == ["EV00000123"]


def test_what_is_changed_is_found_by_its_new_words_alone(agency: SampleAgency) -> None:
    case = agency.family("Minh").case
    given(agency.services.cases.change(agency.one(VS), replace(case, person_name="Thanh Pham", name_to_use="Thanh")))
    assert [each.case_id for each in find(agency, "thanh").families] == [case.id]
    assert not find(agency, "minh").families
    given(agency.services.cases.add_member(agency.one(VS), case.id, replace(member(), name="Wilhelmina Ott")))
    assert [each.family.case_id for each in find(agency, "wilh").people] == [case.id]


def test_no_more_is_found_than_was_asked_for(agency: SampleAgency) -> None:
    assert len(find(agency, "26", 2).families) == 2
    assert find(agency, "").nothing
    assert find(agency, ' \t\n - " * ').nothing


def test_looking_leaves_no_trace(agency: SampleAgency) -> None:
    before = count(agency.database, "audit")
    find(agency, "Daniel Walker")
    assert count(agency.database, "audit") == before


HOSTILE = (
    st.text(alphabet=st.sampled_from("\"'*():^-+{}[]\\%_;,./ \x00\n\ud800\u0301ANDORNEARaz09\u00e9\u4e2d")) | st.text()
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@every(typed=HOSTILE)
def test_whatever_is_typed_or_pasted_is_looked_for_and_never_fails(agency: SampleAgency, typed: str) -> None:
    found = find(agency, typed)
    assert len(found.families) <= 8
    if not words_of(typed):
        assert found.nothing


@every(typed=HOSTILE)
def test_the_words_looked_for_are_few_short_and_clean(typed: str) -> None:
    words = words_of(typed)
    assert len(words) <= WORDS
    assert sum(map(len, words)) <= LONGEST * 3
    for word in words:
        assert word == word.strip()
        assert any(each.isalnum() for each in word)
        word.encode()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@every(cut=st.integers(1, 13), noise=st.sampled_from(["", '"', "*", " -", "( ", " ^"]))
def test_every_beginning_of_a_name_finds_it(agency: SampleAgency, cut: int, noise: str) -> None:
    name = "Daniel Walker"
    assert "Daniel" in {each.name_to_use for each in find(agency, noise + name[:cut] + noise).families}
