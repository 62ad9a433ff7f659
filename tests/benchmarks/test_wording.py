"""The page beside the words: how soon its first page is seen after a pause in typing, on the longest family's paper."""

from __future__ import annotations

from functools import partial
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop_app.domain.handouts import Letterhead
from desktop_app.domain.handouts.specimens import specimen
from desktop_app.domain.wording import FormText, kind_of
from desktop_app.printing.documents import render
from desktop_app.printing.proofs import proof, shipped_words
from desktop_app.ui.wording.proofing import pages_of

FIRST_PAGE = 0.15
"""Seconds after the pause."""
WIDTH = 1_200
"""Pixels of a page on a screen of high density."""
HEAD = Letterhead("Fairhaven Police Department", "Victim Services", "555-0142", "8 am to 6 pm")


@pytest.mark.parametrize("form", ["care", "family_packet_homicide"])
def test_the_first_page_after_a_pause(benchmark: BenchmarkFixture, form: str) -> None:
    source, turn = shipped_words(form, "en"), iter(range(1_000_000))

    def typed() -> tuple[tuple[FormText], dict[str, object]]:
        """One more letter each time, so that nothing is remembered from before."""
        return (FormText(form, "en", -1, f"{source}\nMore words {next(turn)}."),), {}

    def first_page(text: FormText) -> object:
        return next(iter(pages_of(proof(text, HEAD, "Specimen"), WIDTH)))

    first_page(*typed()[0])
    rounds = 20 if benchmark.enabled else 1
    assert benchmark.pedantic(first_page, setup=typed, rounds=rounds)
    if benchmark.enabled:
        printed = _quickest(partial(render, specimen(kind_of(form), HEAD)), rounds)
        benchmark.extra_info |= {"printed": printed, "times": benchmark.stats.stats.min / printed}
        assert benchmark.stats.stats.median <= FIRST_PAGE
        assert benchmark.stats.stats.min <= 2.5 * printed, "laying out and drawing one page against printing it all"


def _quickest(make: partial[bytes], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = perf_counter()
        make()
        times.append(perf_counter() - start)
    return min(times)
