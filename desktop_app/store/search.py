"""Full-text search. The one module that knows SQLite's FTS5: its tables follow the rows by triggers (migration 0004)."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from desktop_app.domain.search import FamilyHit, ItemHit, PersonHit
from desktop_app.store.models import database_proxy

INDEXED = 3
"""The longest beginning that has an index of its own (migration 0004: prefix = '2 3')."""
GLANCE = 250
"""As many of the newest belongings are looked through before all that match are gathered."""
_LETTERS = re.compile(r"[^\W_]+")

_FAMILIES = """
SELECT c.id, c.number, c.person_name, c.name_to_use FROM case_search s JOIN family_case c ON c.id = s.rowid
WHERE s.case_search MATCH ? ORDER BY s.rowid DESC LIMIT ?
"""
_BY_PART_OF_NUMBER = """
SELECT id, number, person_name, name_to_use FROM family_case WHERE instr(lower(number), lower(?)) > 0
ORDER BY id DESC LIMIT ?
"""
_PEOPLE = """
SELECT m.id, m.case_id, m.name, m.relationship, c.number, c.person_name, c.name_to_use
FROM member_search s JOIN family_member m ON m.id = s.rowid JOIN family_case c ON c.id = m.case_id
WHERE s.member_search MATCH ? ORDER BY s.rowid DESC LIMIT ?
"""
_ITEMS = """
SELECT i.id, i.case_id, i.number, i.family_description, i.description, i.barcode, c.number, c.person_name, c.name_to_use
FROM item_search s JOIN item i ON i.id = s.rowid JOIN family_case c ON c.id = i.case_id
WHERE s.item_search MATCH ? ORDER BY s.rowid DESC LIMIT ?
"""


def families(words: tuple[str, ...], limit: int) -> tuple[FamilyHit, ...]:
    """Families by case number and name, the newest first; a part of a number finds it too."""
    found = [FamilyHit(*row) for row in _ask(_FAMILIES, _match(words), limit)]
    if len(found) < limit and len(words) == 1 and any(each.isdigit() for each in words[0]):
        known = {each.case_id for each in found}
        more = (FamilyHit(*row) for row in _ask(_BY_PART_OF_NUMBER, words[0], limit))
        found += [each for each in more if each.case_id not in known]
    return tuple(found[:limit])


def people(words: tuple[str, ...], limit: int) -> tuple[PersonHit, ...]:
    """Members of families by name."""
    return tuple(
        PersonHit(member_id, name, relationship, FamilyHit(case_id, *family))
        for member_id, case_id, name, relationship, *family in _ask(_PEOPLE, _match(words), limit)
    )


def items(words: tuple[str, ...], limit: int) -> tuple[ItemHit, ...]:
    """Belongings by number, description and barcode, the newest first.

    Beginnings of two and three letters have an index of their own and cost nothing; of a longer one every match is
    gathered before the first is given, which for one that half a million belongings share is too slow. So the newest
    matches of the first three letters are looked through before: where enough of them fit, they are the answer.
    """
    long = [word for word in words if len(word) > INDEXED and word.isascii() and word.isalnum()]
    begun = tuple(word[:INDEXED] if word in long else word for word in words)
    rows = _ask(_ITEMS, _match(begun), GLANCE if long else limit)
    if long:
        fitting = [row for row in rows if _fits(row, long)]
        rows = fitting if len(fitting) >= limit or len(rows) < GLANCE else _ask(_ITEMS, _match(words), limit)
    return tuple(
        ItemHit(item_id, number, words_read or description, barcode, FamilyHit(case_id, *family))
        for item_id, case_id, number, words_read, description, barcode, *family in rows[:limit]
    )


def _fits(row: tuple[Any, ...], words: list[str]) -> bool:
    """Whether every word begins a word of the belonging, blind to case and accents as the index is."""
    said = unicodedata.normalize("NFKD", " ".join((row[2], row[3], row[4], row[5]))).lower()
    parts = _LETTERS.findall("".join(each for each in said if not unicodedata.combining(each)))
    return all(any(part.startswith(word.lower()) for part in parts) for word in words)


def _match(words: tuple[str, ...]) -> str:
    """Every word begins a word of the row. In quotes nothing is an operator; a quote is doubled."""
    return " ".join('"{}"*'.format(word.replace('"', '""')) for word in words)


def _ask(statement: str, wanted: str, limit: int) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = database_proxy.execute_sql(statement, (wanted, limit)).fetchall()
    return found
