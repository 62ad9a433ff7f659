"""Who received, by person; the way of what was returned before there was one; and records that nobody can step around.

A frozen copy on purpose: it never imports the models, which will move on.
"""

from __future__ import annotations

from typing import Any

_PURGED_VISIT = """EXISTS (SELECT 1 FROM purge_running JOIN appointment ON appointment.case_id = purge_running.case_id
        WHERE appointment.id = OLD.appointment_id)"""
_PURGED_RECORD = """EXISTS (SELECT 1 FROM purge_running
        JOIN appointment ON appointment.case_id = purge_running.case_id
        JOIN return_document ON return_document.appointment_id = appointment.id WHERE return_document.id = OLD.document_id)"""
_PURGED_ITEM = """EXISTS (SELECT 1 FROM purge_running JOIN item ON item.case_id = purge_running.case_id
        WHERE item.id = OLD.item_id)"""
_COMPLETED = "(SELECT completed_at FROM return_document WHERE id = {row}.document_id) IS NOT NULL"

STATEMENTS = (
    # A name may change and two people may share one: who received is a person
    'ALTER TABLE item_outcome ADD COLUMN "recipient_member" INTEGER REFERENCES "family_member" ("id")',
    "DROP TRIGGER item_outcome_no_update",
    """
UPDATE item_outcome SET recipient_member = (
    SELECT min(member.id) FROM family_member AS member JOIN item ON item.case_id = member.case_id
    WHERE item.id = item_outcome.item_id AND member.name = item_outcome.recipient HAVING count(*) = 1)
""",
    """
CREATE TRIGGER item_outcome_no_update BEFORE UPDATE ON item_outcome
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    'CREATE INDEX "item_outcome_recipient_member" ON "item_outcome" ("recipient_member")',
    # Acceptance goes back to review when the name that was accepted changes; whoever changed it does not decide
    "ALTER TABLE authority_basis ADD COLUMN \"reopened_by\" TEXT NOT NULL DEFAULT ''",
    # What was returned before there were custody moves went through the return room to the family
    """
CREATE TABLE returned_before AS
    SELECT item.id AS item_id, item.seal, given.released_by, given.at, given.appointment_id
    FROM item JOIN item_outcome AS given ON given.id = (SELECT max(id) FROM item_outcome WHERE item_id = item.id)
    WHERE given.outcome = 'returned' AND NOT EXISTS (SELECT 1 FROM custody_move WHERE item_id = item.id)
""",
    """
INSERT INTO custody_move (item_id, from_place, to_place, seal, by_name, at, appointment_id)
    SELECT item_id, 'evidence_room', 'return_room', seal, released_by, at, appointment_id FROM returned_before ORDER BY item_id
""",
    """
INSERT INTO custody_move (item_id, from_place, to_place, seal, by_name, at, appointment_id)
    SELECT item_id, 'return_room', 'with_family', seal, released_by, at, appointment_id FROM returned_before ORDER BY item_id
""",
    "DROP TABLE returned_before",
    # The board counts every belonging and every clearance of every family: from the index alone, without their rows
    'CREATE INDEX "item_case_id_category_destroyed_at" ON "item" ("case_id", "category", "destroyed_at")',
    'CREATE INDEX "clearance_hold_id_cleared_on" ON "clearance" ("hold_id", "cleared_on")',
    # A purge, and nothing else, removes what was recorded: the case it is about stands here while it runs
    "DROP TRIGGER completed_document_stays",
    """
CREATE TRIGGER completed_document_stays BEFORE UPDATE ON return_document WHEN OLD.completed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'COMPLETED'); END
""",
    f"""
CREATE TRIGGER completed_document_no_delete BEFORE DELETE ON return_document
WHEN OLD.completed_at IS NOT NULL AND NOT {_PURGED_VISIT}
BEGIN SELECT RAISE(ABORT, 'COMPLETED'); END
""",
    f"""
CREATE TRIGGER signature_insert BEFORE INSERT ON signature WHEN {_COMPLETED.format(row="NEW")}
BEGIN SELECT RAISE(ABORT, 'COMPLETED'); END
""",
    f"""
CREATE TRIGGER signature_voided BEFORE UPDATE OF voided_at ON signature
WHEN OLD.voided_at IS NOT NULL OR {_COMPLETED.format(row="OLD")}
BEGIN SELECT RAISE(ABORT, 'COMPLETED'); END
""",
    """
CREATE TRIGGER signature_no_update BEFORE UPDATE OF id, document_id, sha256, signer, name, method, strokes, at ON signature
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    f"""
CREATE TRIGGER signature_no_delete BEFORE DELETE ON signature WHEN NOT {_PURGED_RECORD}
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    """
CREATE TRIGGER addendum_no_update BEFORE UPDATE ON addendum
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    f"""
CREATE TRIGGER addendum_no_delete BEFORE DELETE ON addendum WHEN NOT {_PURGED_RECORD}
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    f"""
CREATE TRIGGER custody_move_no_delete BEFORE DELETE ON custody_move WHEN NOT {_PURGED_ITEM}
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
)


def up(migrator: Any, db: Any) -> None:
    """Widen what is there and guard it; the runner wraps this in one transaction."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
