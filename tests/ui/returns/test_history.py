"""History: every act of every service has its words, without a family's name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop_app.domain.appointments import Status
from desktop_app.domain.history import Entry
from desktop_app.ui import history
from desktop_app.ui.history_words import history_words
from tests.ui.returns.conftest import Desk, cells

SERVICES = Path(history.__file__).parents[1] / "services"


def actions() -> set[str]:
    source = "\n".join(path.read_text(encoding="utf-8") for path in SERVICES.glob("*.py"))
    named = set(
        re.findall(r'"((?:case|member|item|hold|follow_up|handout|appointment|notice|destruction)\.[a-z_]+)"', source)
    )
    return named | {"step.done", "step.not_applicable"} | {f"appointment.{status.value}" for status in Status}


def entry(action: str, **facts: object) -> Entry:
    return Entry(1, 0, 1, "Lena Brandt", action, "item", 1, 1, None, facts)


@pytest.mark.parametrize("action", sorted(actions()))
def test_every_act_is_worded(action: str) -> None:
    words = history_words(entry(action))
    assert "_" not in words
    assert "{" not in words
    assert words.endswith(".")


def test_facts_become_words() -> None:
    assert (
        history_words(entry("hold.clear", number="7", kind="prosecutor", instrument="court_order"))
        == "Recorded a clearance for item 7: Prosecutor, by court order."
    )
    assert history_words(entry("item.outcome", number="7", outcome="kept_for_later")) == (
        "At the table, item 7: Kept for later."
    )
    assert history_words(entry("follow_up.record", outcome="reached")) == "Recorded how a call ended: Reached."
    assert history_words(entry("item.import", added=14, already=0)) == "Imported the list: 14 added, 0 there already."
    assert history_words(entry("appointment.postponed_by_person")) == "The visit is now: postponed by the person."


def test_a_familys_history_stands_in_order_with_who_and_when(evidence_desk: Desk) -> None:
    evidence_desk.open("Daniel", "history")
    rows = cells(evidence_desk.page.family.part("history").table)
    assert rows[0][3] == "Opened the case. Manner: Homicide."
    assert rows[0][0] == "Saturday 14 November"
    assert {row[2] for row in rows} > {"Lena Brandt", "Maria Reyes"}
    assert not [row for row in rows if "Walker" in row[3]]
    assert any("\u201c" in row[3] for row in rows)
