"""Generated families for the measurements: as many as wished, at every stage, written past the services."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from desktop_app.domain.audit import Link, facts_hash, link_hash
from desktop_app.domain.times import HOUR
from desktop_app.store import history
from desktop_app.store.models import (
    AppointmentRow,
    AuditRow,
    CaseRow,
    ChecklistRow,
    CheckRow,
    ChoiceRow,
    ClearanceRow,
    FollowUpRow,
    HoldRow,
    ItemRow,
    MarkRow,
    MemberRow,
)
from desktop_app.store.protocols import shipped
from tests.agency import NOW, TODAY, SampleAgency

FIRST = 1000
"""The first id of what is generated, above everything of the sample agency."""
CATEGORIES = ("clothing", "jewellery", "cash", "device", "wallet", "keys", "documents")
THINGS = ("Dark hooded sweatshirt", "Ring, yellow metal", "Cash", "Mobile phone, black", "Wallet", "Keys", "Letters")
COLOURS = ("black", "blue", "brown", "green", "grey", "red", "silver", "white", "yellow", "purple", "gold")
NAMES = ("Daniel Walker", "José Núñez", "Minh Nguyen", "Rosa Delgado", "Amélie Dubois", "Kwame Mensah", "Ada Moss")
DAY = 24 * HOUR


def families(agency: SampleAgency, count: int, items: int = 5) -> None:
    """Write `count` families with `items` belongings each; their stages follow from their numbers."""
    with agency.database.writing():
        for model, rows in _rows(count, items):
            for start in range(0, len(rows), 400):
                model.insert_many(rows[start : start + 400]).execute()
    agency.database.engine.execute_sql("ANALYZE")


def _rows(count: int, items: int) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    cases = [FIRST + number for number in range(count)]
    yield CaseRow, [_case(key) for key in cases]
    yield MemberRow, [member for key in cases for member in _members(key)]
    yield ItemRow, [_item(key, nth, items) for key in cases for nth in range(items)]
    numbers = [(key, FIRST + (key - FIRST) * items + nth) for key in cases for nth in range(items)]
    holds = [(key, item, FIRST + place) for place, (key, item) in enumerate(numbers)]
    yield HoldRow, [_hold(key, item, hold) for key, item, hold in holds]
    yield ClearanceRow, [_clearance(hold) for key, item, hold in holds if _cleared(key, item)]
    yield (
        CheckRow,
        [{"item": item, "rule": "cash_count", "reference": "C-1", "done_on": _day(3)} for _, item in numbers[::5]],
    )
    yield ChoiceRow, [_choice(item) for key, item in numbers if key % 8 > 3]
    yield (
        ChecklistRow,
        [{"id": key, "protocol": "property_return", "protocol_version": 1, "case": key} for key in cases],
    )
    visits = [key for key in cases if key % 8 > 4]
    yield AppointmentRow, [_visit(key, place) for place, key in enumerate(visits)]
    yield MarkRow, [mark for key in cases if key % 8 > 0 for mark in _marks(key)]
    yield FollowUpRow, [{"case": key, "due_on": _day(-3), "kind": "after_return"} for key in cases if key % 8 == 7]
    yield AuditRow, chained([entry for key in cases for entry in _audit(key, key % 8 > 4)])


def chained(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entries as the audit takes them: numbered and linked, each to the one before."""
    last, made = history.head(), []
    before = last.hash
    for seq, each in enumerate(entries, start=last.seq + 1):
        told = facts_hash(each["facts"])
        link = Link(
            seq, each["at"] * 100, each["at"], each.get("staff"), each["action"], each["entity"],
            each.get("entity_id"), each.get("case"), each.get("appointment"), told,
        )  # fmt: skip
        before = link_hash(before, link)
        made.append({**each, "id": seq, "recorded": link.recorded, "facts_sha256": told, "hash": before})
    return made


def _day(ago: int) -> str:
    return (TODAY - timedelta(days=ago)).isoformat()


def _case(key: int) -> dict[str, Any]:
    name = NAMES[key % 7]
    return {
        "id": key, "number": f"25-{key:06d}", "person_name": name, "name_to_use": name.split()[0], "pronoun": "they",
        "manner": "homicide", "coordinator": 1, "opened_at": NOW - (40 + key % 200) * DAY,
    }  # fmt: skip


def _members(key: int) -> list[dict[str, Any]]:
    settled = key % 8 > 1
    first = {
        "case": key, "name": f"Grace {NAMES[key % 7].split()[1]}", "relationship": "mother",
        "standing": "next_of_kin" if settled else "not_settled",
        "authority_document": "Letters" if settled else "", "authority_seen_on": _day(30) if settled else None,
    }  # fmt: skip
    other = {**first, "name": "Thomas Bell", "relationship": "brother", "standing": "not_settled"}
    return [first, {**other, "authority_document": "", "authority_seen_on": None}]


def _item(key: int, nth: int, items: int) -> dict[str, Any]:
    number = FIRST + (key - FIRST) * items + nth
    return {
        "id": number, "case": key, "number": str(nth + 1), "category": CATEGORIES[nth % 7],
        "description": f"{THINGS[nth % 7]}, as logged", "family_description": THINGS[nth % 7],
        "barcode": f"EV{number:08d}",
    }  # fmt: skip


def _cleared(key: int, item: int) -> bool:
    return key % 8 > 2 and item % 3 > 0


def _hold(key: int, item: int, hold: int) -> dict[str, Any]:
    kind = ("prosecutor", "investigative", "medical_examiner")[item % 3]
    return {
        "id": hold,
        "item": item,
        "kind": kind,
        "authority": "District attorney",
        "placed_on": _day(35),
        "asked_on": _day(20),
    }


def _clearance(hold: int) -> dict[str, Any]:
    return {
        "hold": hold, "by_name": "Kim Lee", "by_title": "Prosecutor", "by_agency": "County", "instrument": "letter",
        "reference": "L-1", "cleared_on": _day(12), "recorded_by": "Lena Brandt",
    }  # fmt: skip


def _choice(item: int) -> dict[str, Any]:
    decision = "return" if item % 4 else "later"
    return {
        "item": item,
        "decision": decision,
        "cleaning": "leave",
        "packaging": "plain_box",
        "asked_by": "M",
        "asked_at": NOW,
    }


def _visit(key: int, place: int) -> dict[str, Any]:
    status = {5: "tentative", 6: "confirmed", 7: "reset_done"}[key % 8]
    start = NOW + (place + 30) * DAY if key % 8 < 7 else NOW - (place + 30) * DAY
    return {
        "id": key, "number": f"25-{key:05d}", "room": 4, "purpose": "return_of_belongings", "event_start": start,
        "event_end": start + HOUR, "hold_start": start - HOUR, "hold_end": start + 2 * HOUR, "status": status, "host": 1,
        "guest_name": "Grace", "guest_label": "G.", "party_size": 2, "case": key,
    }  # fmt: skip


def _marks(key: int) -> list[dict[str, Any]]:
    """Sixty answers a family: enough that reading all of them would show."""
    steps = shipped()["property_return"].steps
    asked = [step for step in steps if step.scope == "case" and (step.gate != "B5" or key % 8 > 3)][:60]
    wanted = {step.id for step in steps if step.gate in {"B1", "B5"} and (step.gate != "B5" or key % 8 > 3)}
    chosen = {step.id for step in asked} | wanted
    return [
        {"checklist": key, "step": step, "answer": "done", "staff": 1, "at": NOW - 9 * DAY} for step in sorted(chosen)
    ]


def _audit(key: int, booked: bool) -> list[dict[str, Any]]:
    opened = {
        "at": NOW - 40 * DAY,
        "staff": 1,
        "action": "case.open",
        "entity": "case",
        "case": key,
        "appointment": None,
        "facts": "{}",
    }
    entries = [opened] + [{**opened, "action": "step.done"} for _ in range(20)]
    return [
        *entries,
        *({**opened, "action": f"appointment.{what}", "appointment": key} for what in ("book", "confirmed") if booked),
    ]


def items_alone(agency: SampleAgency, count: int, cases: int = 2_000) -> None:
    """Write `count` belongings of `cases` families, found by the search as they are written."""
    with agency.database.writing():
        rows = [_case(FIRST + number) for number in range(cases)]
        for start in range(0, cases, 400):
            CaseRow.insert_many(rows[start : start + 400]).execute()
        columns = (
            ItemRow.case,
            ItemRow.number,
            ItemRow.category,
            ItemRow.description,
            ItemRow.family_description,
            ItemRow.barcode,
        )
        for start in range(0, count, 5_000):
            many = [
                (
                    FIRST + number % cases, str(number // cases + 1), CATEGORIES[number % 7],
                    f"{THINGS[number % 7]}, {COLOURS[number % 11]}, as logged", f"{THINGS[number % 7]}, {COLOURS[number % 11]}",
                    f"EV{number:08d}",
                )
                for number in range(start, min(start + 5_000, count))
            ]  # fmt: skip
            ItemRow.insert_many(many, fields=columns).execute()
    agency.database.engine.execute_sql("INSERT INTO item_search (item_search) VALUES ('optimize')")
    agency.database.engine.execute_sql("ANALYZE")
