"""After the return: what keeps records and what removes them, paper forms, check-ins, items that were not found.

A frozen copy on purpose: it never imports the models, which will move on.

What is never removed is still never removed, but for one case: while `purge_running` names a family whose purge two people
decided, and only what is that family's. The row stands there for the length of one transaction.
"""

from __future__ import annotations

from typing import Any

OF_ITEM = "SELECT 1 FROM purge_running p JOIN item i ON i.case_id = p.case_id WHERE i.id = OLD.item_id"
OF_VISIT = "SELECT 1 FROM purge_running p JOIN appointment a ON a.case_id = p.case_id WHERE a.id = OLD.appointment_id"
OF_HOLD = """SELECT 1 FROM purge_running p JOIN item i ON i.case_id = p.case_id JOIN hold h ON h.item_id = i.id
    WHERE h.id = OLD.hold_id"""
OF_ENTRY = """SELECT 1 FROM purge_running p WHERE p.case_id = OLD.case_id
    OR OLD.appointment_id IN (SELECT a.id FROM appointment a WHERE a.case_id = p.case_id)"""
"""Whether a row belongs to the family that is being purged."""


def _kept(name: str, table: str, theirs: str) -> str:
    return f"""
CREATE TRIGGER {name} BEFORE DELETE ON {table} WHEN NOT EXISTS ({theirs})
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
"""


STATEMENTS = (
    # How long records are kept: blank until the agency says so
    'ALTER TABLE agency ADD COLUMN "retention_years" INTEGER CHECK (retention_years BETWEEN 1 AND 100)',
    """
CREATE TABLE "purge" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "case_id" INTEGER NOT NULL,
    "asked_by_id" INTEGER NOT NULL,
    "asked_at" INTEGER NOT NULL,
    "approved_by_id" INTEGER CHECK (approved_by_id <> asked_by_id),
    "approved_at" INTEGER CHECK ((approved_at IS NULL) = (approved_by_id IS NULL)),
    "withdrawn_at" INTEGER CHECK (withdrawn_at IS NULL OR approved_at IS NULL),
    "removed" INTEGER,
    FOREIGN KEY ("asked_by_id") REFERENCES "staff" ("id"),
    FOREIGN KEY ("approved_by_id") REFERENCES "staff" ("id")
)
""",
    'CREATE INDEX "purge_case_id" ON "purge" ("case_id")',
    'CREATE INDEX "purge_asked_by_id" ON "purge" ("asked_by_id")',
    'CREATE INDEX "purge_approved_by_id" ON "purge" ("approved_by_id")',
    """
CREATE UNIQUE INDEX "purge_waiting" ON "purge" ("case_id")
    WHERE (("approved_at" IS NULL) AND ("withdrawn_at" IS NULL))
""",
    "CREATE TRIGGER purge_no_delete BEFORE DELETE ON purge BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END",
    """
CREATE TRIGGER purge_stays BEFORE UPDATE ON purge
WHEN NEW.case_id <> OLD.case_id OR NEW.asked_by_id <> OLD.asked_by_id OR NEW.asked_at <> OLD.asked_at
    OR OLD.withdrawn_at IS NOT NULL OR OLD.removed IS NOT NULL
    OR (OLD.approved_by_id IS NOT NULL AND NEW.approved_by_id IS NOT OLD.approved_by_id)
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    'CREATE TABLE "purge_running" ("case_id" INTEGER NOT NULL PRIMARY KEY)',
    """
CREATE TRIGGER purge_running_by_two BEFORE INSERT ON purge_running
WHEN NOT EXISTS (SELECT 1 FROM purge WHERE case_id = NEW.case_id AND removed IS NULL AND withdrawn_at IS NULL
        AND approved_by_id IS NOT NULL AND approved_by_id <> asked_by_id)
    OR EXISTS (SELECT 1 FROM family_case WHERE id = NEW.case_id AND litigation)
    OR EXISTS (SELECT 1 FROM hold h JOIN item i ON i.id = h.item_id LEFT JOIN clearance c ON c.hold_id = h.id
        WHERE i.case_id = NEW.case_id AND c.id IS NULL)
BEGIN SELECT RAISE(ABORT, 'STILL_KEPT'); END
""",
    # What guards records lets a purge pass, and nothing else
    "DROP TRIGGER clearance_no_delete",
    _kept("clearance_no_delete", "clearance", OF_HOLD),
    "DROP TRIGGER item_outcome_no_delete",
    _kept("item_outcome_no_delete", "item_outcome", OF_ITEM),
    "DROP TRIGGER audit_no_update",
    f"""
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
WHEN NOT (NEW.facts = '{{}}' AND NEW.id = OLD.id AND NEW.at = OLD.at AND NEW.staff_id IS OLD.staff_id
    AND NEW.action = OLD.action AND NEW.entity = OLD.entity AND NEW.entity_id IS OLD.entity_id
    AND NEW.case_id IS OLD.case_id AND NEW.appointment_id IS OLD.appointment_id AND EXISTS ({OF_ENTRY}))
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    # Numbered paper forms, for when power or printer are down
    """
CREATE TABLE "paper_form" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "issued_by" TEXT NOT NULL,
    "issued_at" INTEGER NOT NULL,
    "appointment_id" INTEGER,
    "happened_at" INTEGER,
    "entered_by" TEXT NOT NULL DEFAULT '',
    "entered_at" INTEGER CHECK (entered_at IS NULL OR happened_at <= entered_at),
    "spoiled_by" TEXT NOT NULL DEFAULT '',
    "spoiled_at" INTEGER CHECK (spoiled_at IS NULL OR entered_at IS NULL),
    "spoiled_why" TEXT NOT NULL DEFAULT '',
    FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id")
)
""",
    'CREATE UNIQUE INDEX "paper_form_number" ON "paper_form" ("number")',
    'CREATE INDEX "paper_form_appointment_id" ON "paper_form" ("appointment_id")',
    "CREATE TRIGGER paper_form_no_delete BEFORE DELETE ON paper_form BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END",
    f"""
CREATE TRIGGER paper_form_used_once BEFORE UPDATE ON paper_form
WHEN NEW.number <> OLD.number OR ((OLD.entered_at IS NOT NULL OR OLD.spoiled_at IS NOT NULL)
    AND NOT (NEW.entered_at IS OLD.entered_at AND NEW.spoiled_at IS OLD.spoiled_at AND EXISTS ({OF_VISIT})))
BEGIN SELECT RAISE(ABORT, 'USED_ONCE'); END
""",
    # Care for staff: that it was offered, never what was said
    """
CREATE TABLE "staff_check_in" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "appointment_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "offered_by_id" INTEGER NOT NULL CHECK (offered_by_id <> staff_id),
    "offered_at" INTEGER NOT NULL,
    FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id"),
    FOREIGN KEY ("staff_id") REFERENCES "staff" ("id"),
    FOREIGN KEY ("offered_by_id") REFERENCES "staff" ("id")
)
""",
    'CREATE INDEX "staff_check_in_appointment_id" ON "staff_check_in" ("appointment_id")',
    'CREATE INDEX "staff_check_in_staff_id" ON "staff_check_in" ("staff_id")',
    'CREATE INDEX "staff_check_in_offered_by_id" ON "staff_check_in" ("offered_by_id")',
    'CREATE UNIQUE INDEX "staff_check_in_appointment_id_staff_id" ON "staff_check_in" ("appointment_id", "staff_id")',
    # What was not found at packing: told to the family, explained by a supervisor
    """
CREATE TABLE "missing_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "move_id" INTEGER NOT NULL,
    "told_on" TEXT,
    "told_by" TEXT NOT NULL DEFAULT '',
    "explanation" TEXT NOT NULL DEFAULT '' CHECK (length(explanation) <= 300),
    "explained_by" TEXT NOT NULL DEFAULT '',
    "explained_at" INTEGER,
    FOREIGN KEY ("move_id") REFERENCES "custody_move" ("id")
)
""",
    'CREATE UNIQUE INDEX "missing_item_move_id" ON "missing_item" ("move_id")',
    """
CREATE INDEX "custody_move_not_found" ON "custody_move" ("item_id")
    WHERE ("to_place" = 'not_found')
""",
)


def up(migrator: Any, db: Any) -> None:
    """Create what is new and open the one way through the guards; the runner wraps this in one transaction."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
