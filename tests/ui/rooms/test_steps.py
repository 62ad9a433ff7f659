"""The two stacks alone: whatever is done, taken back, done again and changed by others, nobody's change is lost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.series import Frequency, Repeat, Series
from desktop_app.services.series import NO_RULES, Rules, Written
from desktop_app.ui.rooms.steps import MOST, Step, Steps, Wanted
from tests.agency import ZONE
from tests.ui.rooms.drawn_day import SOFT_A, visit

VISITS, ROWS = 4, 2
FIRST = Series(1, Repeat(Frequency.DAILY, count=3), datetime(2026, 11, 24, 10), 60, ZONE)
Values = dict[object, int]


def fresh(number: int) -> Appointment:
    return visit(number, SOFT_A, 0, 3600, party_size=1)


@dataclass
class Book:
    """What is recorded: visits by party size and series by minutes, each with a version. It refuses an old version."""

    visits: dict[int, Appointment] = field(default_factory=lambda: {each: fresh(each) for each in range(VISITS)})
    rows: dict[int, Series] = field(default_factory=lambda: {each: replace(FIRST, id=each) for each in range(ROWS)})

    def values(self) -> Values:
        sizes = {each.id: each.party_size for each in self.visits.values()}
        return {**sizes, **{("row", each.id): each.minutes for each in self.rows.values()}}

    def write(self, visits: tuple[Appointment, ...], rules: Rules) -> tuple[tuple[Appointment, ...], Rules] | None:
        if any(self.visits[each.id].version != each.version for each in visits):
            return None
        if any(self.rows[each.id].version != each.version for each in rules.rows):
            return None
        put = tuple(replace(each, version=each.version + 1) for each in visits)
        rows = tuple(replace(each, version=each.version + 1) for each in rules.rows)
        self.visits |= {each.id: each for each in put}
        self.rows |= {each.id: each for each in rows}
        return put, Rules(rows)

    def change(self, ids: frozenset[int], rows: frozenset[int], size: int) -> Step:
        before = tuple(self.visits[each] for each in sorted(ids))
        rules = Rules(tuple(self.rows[each] for each in sorted(rows)))
        wish = tuple(replace(each, party_size=size) for each in before)
        written = self.write(wish, Rules(tuple(replace(each, minutes=size) for each in rules.rows)))
        assert written is not None
        return Step(before, written[0], str(size), rules, written[1])


@dataclass
class Desk:
    """A desk that follows the page's way with its stacks."""

    book: Book
    steps: Steps = field(default_factory=Steps)

    def undo(self) -> bool | None:
        return self._go(self.steps.back(), back=True)

    def redo(self) -> bool | None:
        return self._go(self.steps.again(), back=False)

    def _go(self, wanted: Wanted | None, *, back: bool) -> bool | None:
        """Whether it was written; None where there was nothing."""
        if wanted is None:
            return None
        step = wanted.step
        was = self.book.values()
        written = self.book.write(wanted.visits, wanted.rules)
        if written is None:
            self.steps.forget(step)
            return False
        begun = (step.after, step.rules_after) if back else (step.before, step.rules_before)
        assert values_of(*begun).items() <= was.items(), "a step goes only from the very state it left"
        (self.steps.went_back if back else self.steps.went_again)(*written)
        return True


def values_of(visits: tuple[Appointment, ...], rules: Rules) -> Values:
    return {
        **{each.id: each.party_size for each in visits},
        **{("row", each.id): each.minutes for each in rules.rows},
    }


some = st.frozensets(st.integers(0, VISITS - 1), min_size=1)
rows = st.frozensets(st.integers(0, ROWS - 1))
sizes = st.integers(1, 1000)
changes = st.tuples(some, rows, sizes)
acts = st.one_of(
    st.tuples(st.just("do"), changes),
    st.tuples(st.just("else"), changes),
    st.just(("undo", None)),
    st.just(("redo", None)),
)


@given(st.lists(changes, max_size=MOST))
def test_all_taken_back_is_the_beginning_and_all_done_again_the_end(done: list[tuple]) -> None:
    desk = Desk(Book())
    seen = [desk.book.values()]
    for change in done:
        desk.steps.did(desk.book.change(*change))
        seen.append(desk.book.values())
    for earlier in reversed(seen[:-1]):
        assert desk.undo() is True
        assert desk.book.values() == earlier
    assert desk.undo() is None
    for later in seen[1:]:
        assert desk.redo() is True
        assert desk.book.values() == later
    assert desk.redo() is None


@settings(max_examples=300)
@given(st.lists(acts, max_size=40))
def test_whatever_others_do_no_step_writes_over_it(done: list[tuple]) -> None:
    """`Desk` asserts it at each step; here that one step back and one again change nothing, wherever one stands."""
    desk = Desk(Book())
    for kind, change in done:
        if kind == "do":
            desk.steps.did(desk.book.change(*change))
            assert desk.redo() is None, "what was taken back is gone with something new"
        elif kind == "else":
            desk.book.change(*change)
        else:
            here = desk.book.values()
            went, back = (desk.undo, desk.redo) if kind == "undo" else (desk.redo, desk.undo)
            if went():
                there = desk.book.values()
                assert back() is True
                assert desk.book.values() == here
                assert went() is True
                assert desk.book.values() == there
            else:
                assert desk.book.values() == here


@given(st.lists(acts, max_size=30))
def test_pressing_on_always_comes_to_an_end(done: list[tuple]) -> None:
    desk = Desk(Book())
    for kind, change in done:
        if kind == "do":
            desk.steps.did(desk.book.change(*change))
        elif kind == "else":
            desk.book.change(*change)
    for _ in done:
        desk.undo()
    assert desk.steps.last() is None


def test_the_oldest_step_goes_first() -> None:
    desk = Desk(Book())
    for size in range(1, MOST + 3):
        desk.steps.did(desk.book.change(frozenset({0}), frozenset(), size))
    presses = 0
    while desk.undo():
        presses += 1
    assert presses == MOST
    assert desk.book.visits[0].party_size == 2


def test_what_is_forgotten_takes_along_only_what_builds_on_it() -> None:
    """0 alone, 1 alone, 0 and 1 together; then somebody else changes 0."""
    desk = Desk(Book())
    for ids in ({0}, {1}, {2}, {0, 1}):
        desk.steps.did(desk.book.change(frozenset(ids), frozenset(), 5))
    desk.book.change(frozenset({0}), frozenset(), 9)
    assert desk.undo() is False
    assert [each.after[0].id for each in (desk.steps.last(),)] == [2]
    assert desk.undo() is True
    assert desk.undo() is None


def test_a_booking_taken_back_is_one_that_was_cancelled() -> None:
    step = Step.of_series(Written(FIRST, (), (fresh(0), fresh(1))))
    assert {each.status for each in step.before} == {Status.CANCELLED}
    assert step.after == (fresh(0), fresh(1))
    assert step.rules_before == NO_RULES
