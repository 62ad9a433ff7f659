"""The statements of the board, one a table: the database counts, so that few rows come up however much is kept.

`{chosen}` is the condition for one family, or TRUE for all; `{first}`, `{second}` and `{steps}` are places for the ids
of a gate's steps.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from desktop_app.domain.cases import RECEIVING


def _listed(values: Iterable[StrEnum]) -> str:
    """Members of an enum of ours as an SQL list; nothing typed ever comes here."""
    return ", ".join(f"'{each.value}'" for each in values)


_CASES = """
SELECT c.id, c.number, c.person_name, c.name_to_use, s.name, c.opened_at, c.state, c.state_since, {answered}
FROM family_case c LEFT JOIN staff s ON s.id = c.coordinator_id AND s.active
LEFT JOIN checklist k ON k.case_id = c.id {marks} WHERE {chosen} ORDER BY c.id
"""
_MARK = "LEFT JOIN step_mark {m} ON {m}.checklist_id = k.id AND {m}.appointment_id IS NULL AND {m}.step = ?"
_MEMBERS = """
SELECT m.case_id, count(*), sum(m.standing = 'disputed'),
    min(CASE WHEN {may} THEN coalesce(a.seen_on, m.authority_seen_on) END),
    min(CASE WHEN {may} THEN a.decided_at END),
    min(CASE WHEN a.decision = 'waiting' THEN a.seen_on END), min(CASE WHEN a.decision = 'counsel' THEN a.seen_on END),
    sum(m.standing = 'excluded' OR {tied})
FROM family_member m {review} WHERE {chosen} GROUP BY m.case_id
"""
_REVIEW = """LEFT JOIN authority_basis a
    ON a.member_id = m.id AND a.id = (SELECT max(b.id) FROM authority_basis b WHERE b.member_id = m.id)"""
_TIED = """EXISTS
    (SELECT 1 FROM flag f WHERE f.member_id = m.id AND f.kind = 'suspect_related' AND f.cleared_at IS NULL)"""
_MAY = """m.standing IN ({receiving}) AND (a.decision = 'accepted' OR (a.id IS NULL AND m.authority_document <> ''))
    AND NOT {tied}"""


def _of_members(statement: str) -> str:
    parts = {"{may}": _MAY, "{review}": _REVIEW, "{tied}": _TIED, "{receiving}": _listed(RECEIVING)}
    for part, written in parts.items():
        statement = statement.replace(part, written)
    return statement


MEMBERS = _of_members(_MEMBERS)
"""How many, how many disputed, and who may receive: a member's own document counts until one has a review."""
RECIPIENTS = _of_members("SELECT m.case_id, m.id FROM family_member m {review} WHERE {chosen} AND {may}")
SILENT = """
SELECT f.case_id, f.member_id, f.expires_on FROM flag f
WHERE {chosen} AND f.kind = 'do_not_contact' AND f.cleared_at IS NULL AND (f.expires_on IS NULL OR f.expires_on >= ?)
"""
DISPUTES = """
SELECT m.case_id, a.entity_id, a.at, a.facts LIKE '%"standing": "disputed"%'
FROM family_member m CROSS JOIN audit a ON a.case_id = m.case_id AND a.entity = 'member' AND a.entity_id = m.id
WHERE {chosen} AND m.standing = 'disputed' ORDER BY a.id
"""
"""A cross join keeps the order of the tables: the few members first, then their families' entries by an index."""
PACKED = """
SELECT v.id, count(*), max(m.at),
    (SELECT count(*) FROM packing p WHERE p.appointment_id = v.id AND p.reconciled_at IS NULL)
FROM appointment v JOIN checklist k ON k.case_id = v.case_id
JOIN step_mark m ON m.checklist_id = k.id AND m.appointment_id = v.id AND m.step IN ({steps})
WHERE {chosen} AND v.status = 'confirmed' GROUP BY v.id
"""
POSTS = """
SELECT p.case_id, p.sent_at, p.ended, coalesce(p.ended_at, p.sent_at, p.begun_at) FROM posting p
WHERE {chosen} AND p.ended <> 'given_up' ORDER BY p.id
"""
LYING = """
SELECT i.case_id, count(*) FROM item i JOIN custody_move m ON m.item_id = i.id AND m.to_place = 'return_room'
WHERE {chosen} AND NOT EXISTS (SELECT 1 FROM custody_move n WHERE n.item_id = i.id AND n.id > m.id) GROUP BY i.case_id
"""
BOXES = """
SELECT p.appointment_id, p.item_id FROM packing p JOIN appointment v ON v.id = p.appointment_id
WHERE {chosen} AND v.status = 'confirmed'
"""
ITEMS = "SELECT i.id, i.case_id, i.category FROM item i WHERE {chosen} ORDER BY i.case_id"
DESTROYED = """
SELECT i.id FROM item i WHERE {chosen} AND (i.destroyed_at IS NOT NULL OR i.id IN (
    SELECT m.item_id FROM custody_move m JOIN missing_item x ON x.move_id = m.id
    WHERE m.to_place = 'not_found' AND m.from_place = 'carrier' AND x.explained_at IS NOT NULL AND x.told_on IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM custody_move n WHERE n.item_id = m.item_id AND n.id > m.id)))
"""
"""What was destroyed, or lost by a carrier for good, and the family knows."""
GONE_HOME = """
SELECT h.item_id FROM item_outcome h {of_items}
WHERE {chosen} AND NOT EXISTS (SELECT 1 FROM item_outcome o WHERE o.item_id = h.item_id AND o.id > h.id)
    AND (h.outcome = 'returned' OR (h.outcome = 'not_wanted' AND h.at >= coalesce(
        (SELECT f.asked_at FROM family_choice f WHERE f.item_id = h.item_id ORDER BY f.id DESC LIMIT 1), 0)))
"""
"""What was given back, or refused at the table and not chosen anew since."""
WAITING = """
SELECT h.item_id, h.kind, h.placed_on, coalesce(h.asked_on, h.placed_on) FROM hold h {of_items}
LEFT JOIN clearance c ON c.hold_id = h.id WHERE {chosen} AND c.id IS NULL ORDER BY h.id DESC
"""
CLEARED = """
SELECT h.item_id, c.cleared_on FROM clearance c JOIN hold h ON h.id = c.hold_id {of_items} WHERE {chosen}
"""
CHOICES = "SELECT h.item_id, h.decision FROM family_choice h {of_items} WHERE {chosen} ORDER BY h.id"
CHECKED = """
SELECT h.item_id, h.rule FROM category_check h {of_items} WHERE {chosen} AND (h.expires IS NULL OR h.expires >= ?)
"""
"""What belongs to items is put to them by their ids: for thousands that is quicker than asking item by item."""
OF_ITEMS = "JOIN item i ON i.id = h.item_id"
"""In the place of `{of_items}` where one family is chosen."""
VISITS = """
SELECT v.case_id, v.event_start, v.status, v.id, max(CASE WHEN a.action = 'appointment.book' THEN a.at END),
    max(CASE WHEN a.action <> 'appointment.book' THEN a.at END)
FROM appointment v
LEFT JOIN audit a ON a.appointment_id = v.id AND a.action IN ('appointment.book', 'appointment.' || v.status)
WHERE {chosen} AND v.purpose = 'return_of_belongings' GROUP BY v.id
"""
"""When each was booked, and when it came to where it is."""
CALLS = """
SELECT f.case_id, count(DISTINCT CASE WHEN f.outcome IS NULL THEN f.due_on END), min(CASE WHEN f.outcome IS NULL THEN f.due_on END), max(f.done_at),
    max(CASE WHEN f.outcome IS NULL AND f.kind = 'ask_again' AND f.item_id IS NULL THEN f.due_on END)
FROM follow_up f WHERE {chosen} GROUP BY f.case_id
"""
MANNERS = """
SELECT m.case_id, max(m.at) FROM manner_change m WHERE {chosen} AND m.seen_at IS NULL GROUP BY m.case_id
"""
MISSING = """
SELECT i.case_id, min(m.at) FROM custody_move m JOIN item i ON i.id = m.item_id
LEFT JOIN missing_item x ON x.move_id = m.id
WHERE {chosen} AND m.to_place = 'not_found' AND x.explained_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM custody_move n WHERE n.item_id = m.item_id AND n.id > m.id)
GROUP BY i.case_id
"""
"""Since when a belonging is looked for; few rows, found by an index of their own."""
LETTERS_BACK = """
SELECT n.case_id, min(n.came_back_on) FROM notice n
WHERE {chosen} AND n.came_back_at IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM notice o WHERE o.case_id = n.case_id AND o.recorded_at > n.came_back_at)
    AND NOT EXISTS (SELECT 1 FROM personal_call p WHERE p.case_id = n.case_id AND p.recorded_at > n.came_back_at)
    AND NOT EXISTS (SELECT 1 FROM follow_up f
        WHERE f.case_id = n.case_id AND f.outcome = 'reached' AND f.done_at > n.came_back_at)
GROUP BY n.case_id
"""
"""Since when a family has not been reached: a letter came back, and since then nobody wrote again or spoke with them."""
CHANGES = """
SELECT coalesce(a.case_id, v.case_id), a.appointment_id
FROM audit a LEFT JOIN appointment v ON v.id = a.appointment_id WHERE a.id > ?
"""


def cases(*gates: int) -> str:
    """The families, and since when each of these gates is answered; a gate is given as the number of its steps.

    A greatest value of which one is missing is missing: a gate without a step's answer has no day.
    """
    joined = [[f"m{gate}_{step}" for step in range(steps)] for gate, steps in enumerate(gates)]
    answered = ", ".join(f"max({', '.join(f'{m}.at' for m in marks)}, 0)" for marks in joined)
    marks = " ".join(_MARK.replace("{m}", m) for marks in joined for m in marks)
    return _CASES.replace("{answered}", answered).replace("{marks}", marks)
