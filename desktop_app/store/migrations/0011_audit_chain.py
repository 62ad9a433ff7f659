"""The audit becomes a chain of hashes, and the database keeps its head beside it.

A frozen copy on purpose: it never imports the models, nor the domain's way to hash, which will move on.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

STATEMENTS = (
    'ALTER TABLE audit ADD COLUMN "recorded" INTEGER NOT NULL DEFAULT 0',
    "ALTER TABLE audit ADD COLUMN \"facts_sha256\" TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE audit ADD COLUMN \"hash\" TEXT NOT NULL DEFAULT ''",
    """
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL
)
""",
    "DROP TRIGGER audit_no_update",
)
# An entry's facts may be emptied by a purge (0006); nothing else of it ever changes.
GUARDS = (
    """
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
WHEN NOT (NEW.facts = '{}' AND NEW.id = OLD.id AND NEW.at = OLD.at AND NEW.staff_id IS OLD.staff_id
    AND NEW.action = OLD.action AND NEW.entity = OLD.entity AND NEW.entity_id IS OLD.entity_id
    AND NEW.case_id IS OLD.case_id AND NEW.appointment_id IS OLD.appointment_id AND NEW.recorded = OLD.recorded
    AND NEW.facts_sha256 = OLD.facts_sha256 AND NEW.hash = OLD.hash AND EXISTS (
        SELECT 1 FROM purge_running p WHERE p.case_id = OLD.case_id
            OR OLD.appointment_id IN (SELECT a.id FROM appointment a WHERE a.case_id = p.case_id)))
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    """
CREATE TRIGGER audit_follows BEFORE INSERT ON audit
WHEN length(NEW.hash) <> 64 OR length(NEW.facts_sha256) <> 64 OR NEW.id <> (SELECT seq + 1 FROM audit_head)
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    """
CREATE TRIGGER audit_moves_head AFTER INSERT ON audit
BEGIN UPDATE audit_head SET seq = NEW.id, hash = NEW.hash; END
""",
    """
CREATE TRIGGER audit_head_follows BEFORE UPDATE ON audit_head
WHEN NEW.id <> 1 OR NEW.seq <> OLD.seq + 1
    OR NOT EXISTS (SELECT 1 FROM audit WHERE audit.id = NEW.seq AND audit.hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    "CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END",
)
_WRITTEN = "SELECT id, at, staff_id, action, entity, entity_id, case_id, appointment_id, facts FROM audit ORDER BY id"


def up(migrator: Any, db: Any) -> None:
    """Chain what was written before, then guard it; the runner wraps this in one transaction."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
    before, last = "0" * 64, 0
    for row in db.execute_sql(_WRITTEN).fetchall():
        key, at, staff, action, entity, entity_id, case_id, appointment_id, facts = row
        told = hashlib.sha256(facts.encode()).hexdigest()
        recorded = at * 100
        parts = [before, key, recorded, at, staff, action, entity, entity_id, case_id, appointment_id, told]
        before = hashlib.sha256(json.dumps(parts, separators=(",", ":")).encode()).hexdigest()
        db.execute_sql(
            "UPDATE audit SET recorded = ?, facts_sha256 = ?, hash = ? WHERE id = ?", (recorded, told, before, key)
        )
        last = key
    db.execute_sql("INSERT INTO audit_head (id, seq, hash) VALUES (1, ?, ?)", (last, before))
    for statement in GUARDS:
        db.execute_sql(statement)
