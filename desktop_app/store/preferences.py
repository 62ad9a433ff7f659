"""What families wish, every revision of it; the newest row of a topic counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop_app.domain.preferences import Preference, Reply, Topic
from desktop_app.store.models import PreferenceRow


def of_case(case_id: int) -> tuple[Preference, ...]:
    """Everything a family has said, oldest first."""
    return _read(PreferenceRow.case == case_id)


def of_cases(case_ids: Sequence[int]) -> dict[int, list[Preference]]:
    """Everything the families have said, oldest first, by family."""
    found: dict[int, list[Preference]] = defaultdict(list)
    for row in PreferenceRow.select().where(PreferenceRow.case.in_(case_ids)).order_by(PreferenceRow.id):
        found[row.case_id].append(_to_preference(row))
    return found


def history(case_id: int, topic: Topic) -> tuple[Preference, ...]:
    """Everything said about one topic, oldest first."""
    return _read((PreferenceRow.case == case_id) & (PreferenceRow.topic == topic.value))


def add(case_id: int, said: Preference) -> None:
    """One more revision. The day to ask again stands behind its answer: `later:2027-01-15`."""
    answer = said.reply.value if said.ask_on is None else f"{said.reply.value}:{said.ask_on.isoformat()}"
    PreferenceRow.create(
        case=case_id,
        topic=said.topic.value,
        answer=answer,
        detail=said.detail,
        asked_by=said.asked_by,
        asked_at=said.asked_at,
    )


def _read(condition: Any) -> tuple[Preference, ...]:
    rows = PreferenceRow.select().where(condition).order_by(PreferenceRow.id)
    return tuple(_to_preference(row) for row in rows)


def _to_preference(row: Any) -> Preference:
    reply, _, day = row.answer.partition(":")
    ask_on = date.fromisoformat(day) if day else None
    return Preference(Topic(row.topic), Reply(reply), row.detail, row.asked_by, row.asked_at, ask_on)
