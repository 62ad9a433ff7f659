"""A family at the table and people who do anything at all, in any order: what must never happen does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.cases import FamilyMember, Manner, Standing
from desktop_app.domain.custody import Place
from desktop_app.domain.flags import FlagKind, FlagWhy
from desktop_app.domain.identity import Document
from desktop_app.domain.items import CHECKS, Category, Check, Cleaning, Decision, HoldKind, Item, Outcome, Packaging
from desktop_app.domain.protocols import Answer
from desktop_app.domain.refusals import Refused
from desktop_app.domain.returns import FamilyReturn
from desktop_app.domain.signatures import Method, Signer
from desktop_app.services.checklists import ChecklistView
from tests.agency import PEN, SampleAgency
from tests.agency import given as granted
from tests.services.story import Story

CHEAP = settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
NUMBERS = ("1", "2", "3", "4")
Deed = Callable[["Table"], object]
IRREVERSIBLE = {Cleaning.CLEAN, Cleaning.REPAIR}


class Table:
    """A family in the room: clothing, cash, a firearm and a phone, three relatives, and what anybody may try."""

    def __init__(self, agency: SampleAgency) -> None:
        self.agency, self.story = agency, Story(agency, "Ada", Manner.HOMICIDE)
        story = self.story
        for number, category in zip(
            NUMBERS, (Category.CLOTHING, Category.CASH, Category.FIREARM, Category.DEVICE), strict=True
        ):
            story.belongs(number, category, f"Thing {number}")
        story.kin("Rose Hill", "mother")
        story.add("Thomas Hill", "brother", Standing.NOT_SETTLED)
        story.kin("Lena Brandt", "cousin")  # who also works here
        story.clear("1")
        story.clear("2")
        story.check("2", expires=story.today + timedelta(days=7))
        story.told()
        granted(story.choose("1"))
        granted(story.choose("2"))
        self.visit: Appointment = story.sit_down(story.booked(), "Rose Hill")
        self.ids = {each.name: each.id for each in story.found.family}
        self.people = (story.evidence, story.second, story.advocate, story.supervisor)

    @property
    def found(self) -> FamilyReturn:
        return self.story.found

    def relative(self, name: str) -> FamilyMember:
        """Whoever had this name at first; a name may change."""
        return next(each for each in self.found.family if each.id == self.ids[name])

    def item(self, number: str) -> Item:
        return self.story.item(number)


# --- what anybody may try ---


def hold(number: str) -> Deed:
    return lambda at: at.story.services.items.place_hold(
        at.story.evidence, at.item(number).id, HoldKind.PROSECUTOR, "District attorney", None
    )


def clear(number: str, by: str) -> Deed:
    def deed(at: Table) -> object:
        waiting = at.item(number).waiting_holds
        told = (by, "", "", "form", "PR-9", at.story.today)
        return waiting and at.story.services.items.clear_hold(at.story.evidence, waiting[0].id, *told)

    return deed


def check(number: str, days: int | None) -> Deed:
    def deed(at: Table) -> object:
        item = at.item(number)
        expires = None if days is None else at.story.today + timedelta(days=days)
        done = Check(CHECKS.get(item.category, "cash_count"), "C-9", at.story.today, expires)
        return at.story.services.items.record_check(at.story.evidence, item.id, done)

    return deed


def choose(number: str, decision: Decision, cleaning: Cleaning, warned: bool) -> Deed:
    return lambda at: at.story.services.items.record_choice(
        at.story.advocate, at.item(number).id, decision, cleaning, Packaging.PLAIN_BOX, warned=warned
    )


def clean() -> Deed:
    def deed(at: Table) -> object:
        steps = at.story.services.checklists
        view = granted(steps.for_case(at.story.evidence, at.story.case_id))
        return steps.answer(at.story.evidence, view.checklist.id, "b-ev-cleaning", Answer.DONE)

    return deed


def stand(name: str, standing: Standing) -> Deed:
    return lambda at: at.story.services.cases.change_member(
        at.story.supervisor, replace(at.relative(name), standing=standing)
    )


def tie(name: str) -> Deed:
    return lambda at: at.story.services.flags.set(
        at.story.supervisor, at.story.case_id, at.relative(name).id, FlagKind.SUSPECT_RELATED, FlagWhy.STAFF_SAW
    )


def identify(name: str) -> Deed:
    return lambda at: at.story.services.identity.record(
        at.story.evidence, at.visit.id, at.relative(name).id, Document.PASSPORT
    )


def count(person: int, pieces: int) -> Deed:
    return lambda at: at.story.services.cash.count(
        at.story.evidence, at.visit.id, at.item("2").id, at.people[person].id, {"bill_100": pieces}
    )


def carry(number: str, place: Place, seal: str) -> Deed:
    def deed(at: Table) -> object:
        item = at.item(number).id
        return at.story.services.custody.move(at.story.evidence, [item], place, {item: seal} if seal else {})

    return deed


def give(number: str, outcome: Outcome, giver: int, witness: int, name: str) -> Deed:
    return lambda at: at.story.services.items.hand_over(
        at.people[giver], at.visit.id, at.item(number).id, outcome, at.people[witness].id, at.relative(name).id
    )


def wait(days: int) -> Deed:
    return lambda at: at.story.later(days)


numbers, names = st.sampled_from(NUMBERS), st.sampled_from(["Rose Hill", "Rose Hill", "Thomas Hill", "Lena Brandt"])
authorities = st.sampled_from(["Det. S. Park", "Peter Novak", "Rose Hill"])
staff = st.integers(0, 3)
gifts = st.builds(give, numbers, st.sampled_from(Outcome), staff, staff, names)
plain = st.builds(give, numbers, st.just(Outcome.RETURNED), st.just(0), st.just(1), st.just("Rose Hill"))
deeds = st.one_of(
    plain, plain, plain, gifts,
    st.builds(hold, numbers),
    st.builds(clear, numbers, authorities),
    st.builds(check, numbers, st.sampled_from([None, 0, 2])),
    st.builds(choose, numbers, st.sampled_from(Decision), st.sampled_from(Cleaning), st.booleans()),
    st.builds(clean),
    st.builds(stand, names, st.sampled_from(Standing)),
    st.builds(tie, names),
    st.builds(identify, names),
    st.builds(count, st.sampled_from([0, 1]), st.just(7)),
    st.builds(carry, numbers, st.sampled_from(Place), st.sampled_from(["", "N-1"])),
    st.builds(wait, st.integers(1, 9)),
)  # fmt: skip


@pytest.fixture
def table(agency: SampleAgency) -> Table:
    """The family at the table, once; every example takes back what it did."""
    return Table(agency)


def test_without_anything_odd_the_belongings_are_given(table: Table) -> None:
    """Without this, what is asserted below could hold because nothing is ever allowed."""
    for deed in (count(0, 7), count(1, 7), *(give(number, Outcome.RETURNED, 0, 1, "Rose Hill") for number in "12")):
        granted(deed(table))
    assert _given(table.found) == {"1", "2"}


@CHEAP
@given(st.lists(deeds, min_size=4, max_size=14))
def test_nothing_is_ever_given_or_cleaned_that_must_not_be(table: Table, tried: list[Deed]) -> None:
    engine, moment = table.agency.database.engine, table.agency.clock.moment
    with engine.atomic("IMMEDIATE") as everything:
        before = table.found
        for deed in tried:
            today = table.story.today
            done = deed(table)
            if isinstance(done, Refused):
                continue
            after = table.found
            _judge_gifts(before, after, today)
            if isinstance(done, ChecklistView):  # the only step that is ever tried: cleaned
                asked = [item for item in before.items if item.choice.cleaning in IRREVERSIBLE]
                assert asked
                assert all(item.holds and not item.waiting_holds for item in asked)
            before = after
        _judge_ways(table)
        everything.rollback()
    table.agency.clock.moment = moment


def _given(found: FamilyReturn) -> set[str]:
    return {item.number for item in found.items if item.outcome and item.outcome.outcome is Outcome.RETURNED}


def _judge_gifts(before: FamilyReturn, after: FamilyReturn, today: date) -> None:
    """What the last deed gave, judged by what was known before it."""
    known = {item.number: item for item in before.items}
    gone = [item for item in after.items if item.number in _given(after)]
    assert len({item.category is Category.FIREARM for item in gone}) <= 1
    for number in _given(after) - _given(before):
        was, outcome = known[number], next(item.outcome for item in gone if item.number == number)
        assert outcome is not None
        assert was.holds
        assert not was.waiting_holds
        rule = CHECKS.get(was.category)
        assert rule is None or any(
            each.rule == rule and (each.expires is None or each.expires >= today) for each in was.checks
        )
        assert outcome.recipient in {member.name for member in before.answer.recipients}
        authorisers = {hold.clearance.by_name for hold in was.holds if hold.clearance}
        people = {outcome.released_by, outcome.witness, outcome.recipient}
        assert len(people) == 3
        assert not authorisers & people


def _judge_ways(table: Table) -> None:
    for way in granted(table.story.services.custody.ways(table.story.evidence, table.story.case_id)):
        assert not way.moves or way.moves[0].from_place is Place.EVIDENCE_ROOM
        legs = zip(way.moves, way.moves[1:], strict=False)
        assert all(one.to_place is other.from_place and one.at <= other.at for one, other in legs)
        returned = way.item.outcome is not None and way.item.outcome.outcome is Outcome.RETURNED
        assert (way.place is Place.WITH_FAMILY) is returned


# --- a completed record ---


@pytest.fixture
def completed(table: Table) -> Table:
    """Everything given, signed by all three, and the visit ended."""
    granted(table.story.give(table.visit, "1", name="Rose Hill"))
    granted(table.story.give(table.visit, "2", Outcome.KEPT_FOR_LATER, "Rose Hill"))
    table.agency.sign_all(table.visit, Method.PEN)
    table.agency.carry(table.visit, Status.FINISHED)
    return table


def sign(signer: Signer) -> Deed:
    def deed(at: Table) -> object:
        records = at.story.services.return_documents
        record = granted(records.current(at.story.evidence, at.visit.id))
        return record and records.sign(at.story.evidence, record.document.id, signer, Method.PEN, PEN)

    return deed


def make() -> Deed:
    def deed(at: Table) -> object:
        records = at.story.services.return_documents
        page = records.draft(at.story.evidence, at.visit.id)
        return (
            page if isinstance(page, Refused) else records.make(at.story.evidence, at.visit.id, page, b"%PDF-1.7 new")
        )

    return deed


def rename(name: str) -> Deed:
    return lambda at: at.story.services.cases.change_member(at.story.supervisor, replace(at.found.family[0], name=name))


def reword(number: str) -> Deed:
    return lambda at: at.story.services.items.describe(
        at.story.evidence, at.item(number).id, at.item(number).version, "Other words", ""
    )


def add(text: str) -> Deed:
    def deed(at: Table) -> object:
        records = at.story.services.return_documents
        record = granted(records.current(at.story.evidence, at.visit.id))
        return record and records.add_addendum(at.story.supervisor, record.document.id, text)

    return deed


later_deeds = st.one_of(
    deeds,
    st.builds(sign, st.sampled_from(Signer)),
    st.builds(make),
    st.builds(rename, st.sampled_from(["Rosa Hill", "Rose Hill"])),
    st.builds(reword, numbers),
    st.builds(add, st.sampled_from(["A note", "Another note"])),
)


@CHEAP
@given(st.lists(later_deeds, min_size=3, max_size=10))
def test_a_completed_record_never_changes_except_by_an_addendum(completed: Table, tried: list[Deed]) -> None:
    engine, moment = completed.agency.database.engine, completed.agency.clock.moment
    before, notes = _record(completed), 0
    with engine.atomic("IMMEDIATE") as everything:
        for deed in tried:
            deed(completed)
            after = _record(completed)
            assert after[:-1] == before[:-1]
            assert after[-1][:notes] == before[-1][:notes]
            assert len(after[-1]) >= notes
            before, notes = after, len(after[-1])
        everything.rollback()
    completed.agency.clock.moment = moment


def _record(table: Table) -> tuple[list[object], list[object], list[object]]:
    """The rows of the record: its bytes, its signatures, what was added."""
    ask = table.agency.database.engine.execute_sql
    return (
        ask("SELECT * FROM return_document ORDER BY id").fetchall(),
        ask("SELECT * FROM signature ORDER BY id").fetchall(),
        ask("SELECT * FROM addendum ORDER BY id").fetchall(),
    )
