"""Notices by the agency's own rules, the calls before them, and the final disposition of a belonging.

A frozen copy on purpose: it never imports the models, which will move on.
"""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    'ALTER TABLE item ADD COLUMN "destroyed_at" INTEGER',
    """
CREATE TABLE "notice_rule" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "jurisdiction" TEXT NOT NULL CHECK (jurisdiction <> ''),
    "category" TEXT,
    "method" TEXT NOT NULL,
    "days" INTEGER NOT NULL CHECK (days >= 1),
    "citation" TEXT NOT NULL,
    "verified_on" TEXT,
    "verified_by" TEXT NOT NULL,
    "ended_at" INTEGER
)
""",
    """
CREATE TABLE "personal_call" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "case_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "called_on" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "family_case" ("id"),
    FOREIGN KEY ("member_id") REFERENCES "family_member" ("id")
)
""",
    'CREATE INDEX "personal_call_case_id" ON "personal_call" ("case_id")',
    'CREATE INDEX "personal_call_member_id" ON "personal_call" ("member_id")',
    """
CREATE TABLE "notice" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "case_id" INTEGER NOT NULL,
    "rule_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "called_on" TEXT NOT NULL,
    "called_by" TEXT NOT NULL CHECK (called_by <> ''),
    "sent_on" TEXT NOT NULL CHECK (sent_on >= called_on),
    "tracking" TEXT NOT NULL,
    "due_on" TEXT NOT NULL CHECK (due_on > sent_on),
    "recorded_by" TEXT NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "family_case" ("id"),
    FOREIGN KEY ("rule_id") REFERENCES "notice_rule" ("id"),
    FOREIGN KEY ("member_id") REFERENCES "family_member" ("id")
)
""",
    'CREATE INDEX "notice_case_id" ON "notice" ("case_id")',
    'CREATE INDEX "notice_rule_id" ON "notice" ("rule_id")',
    'CREATE INDEX "notice_member_id" ON "notice" ("member_id")',
    """
CREATE TABLE "notice_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "notice_id" INTEGER NOT NULL,
    "item_id" INTEGER NOT NULL,
    FOREIGN KEY ("notice_id") REFERENCES "notice" ("id"),
    FOREIGN KEY ("item_id") REFERENCES "item" ("id")
)
""",
    'CREATE INDEX "notice_item_notice_id" ON "notice_item" ("notice_id")',
    'CREATE INDEX "notice_item_item_id" ON "notice_item" ("item_id")',
    """
CREATE TABLE "destruction" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "item_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL CHECK (state NOT IN ('approved', 'done') OR approved_by_id IS NOT NULL),
    "authority" TEXT NOT NULL CHECK (authority <> ''),
    "instrument" TEXT NOT NULL CHECK (instrument <> ''),
    "reference" TEXT NOT NULL CHECK (reference <> ''),
    "asked_by_id" INTEGER NOT NULL,
    "asked_at" INTEGER NOT NULL,
    "approved_by_id" INTEGER CHECK (approved_by_id <> asked_by_id),
    "approved_at" INTEGER,
    "seen" TEXT NOT NULL,
    "withdrawn_by" TEXT NOT NULL,
    "withdrawn_at" INTEGER,
    "withdrawn_why" TEXT,
    "done_by" TEXT NOT NULL CHECK (state <> 'done' OR done_by <> ''),
    "witness" TEXT NOT NULL CHECK (state <> 'done' OR (witness <> '' AND witness <> done_by)),
    "done_at" INTEGER,
    FOREIGN KEY ("item_id") REFERENCES "item" ("id"),
    FOREIGN KEY ("asked_by_id") REFERENCES "staff" ("id"),
    FOREIGN KEY ("approved_by_id") REFERENCES "staff" ("id")
)
""",
    'CREATE INDEX "destruction_item_id" ON "destruction" ("item_id")',
    'CREATE INDEX "destruction_state" ON "destruction" ("state")',
    'CREATE INDEX "destruction_asked_by_id" ON "destruction" ("asked_by_id")',
    'CREATE INDEX "destruction_approved_by_id" ON "destruction" ("approved_by_id")',
    """
CREATE TRIGGER destruction_stays BEFORE UPDATE ON destruction WHEN OLD.state IN ('done', 'withdrawn')
BEGIN SELECT RAISE(ABORT, 'COMPLETED'); END
""",
    """
CREATE TRIGGER destruction_one BEFORE INSERT ON destruction
WHEN EXISTS (SELECT 1 FROM destruction WHERE item_id = NEW.item_id AND state <> 'withdrawn')
BEGIN SELECT RAISE(ABORT, 'DESTRUCTION_STANDS'); END
""",
    """
CREATE TRIGGER destruction_asked_first BEFORE INSERT ON destruction WHEN NEW.state <> 'asked'
BEGIN SELECT RAISE(ABORT, 'NOT_APPROVED'); END
""",
    """
CREATE TRIGGER destruction_approved_first BEFORE UPDATE OF state ON destruction
WHEN NEW.state = 'done' AND OLD.state <> 'approved'
BEGIN SELECT RAISE(ABORT, 'NOT_APPROVED'); END
""",
    """
CREATE TRIGGER custody_ends_approved BEFORE INSERT ON custody_move WHEN NEW.to_place = 'destroyed'
BEGIN
    SELECT RAISE(ABORT, 'NOT_APPROVED')
    WHERE NOT EXISTS (SELECT 1 FROM destruction WHERE item_id = NEW.item_id AND state = 'approved');
END
""",
    """
CREATE TRIGGER destroyed_has_ended BEFORE UPDATE OF destroyed_at ON item
WHEN OLD.destroyed_at IS NOT NULL OR NEW.destroyed_at IS NULL OR NOT EXISTS (
    SELECT 1 FROM custody_move m WHERE m.to_place = 'destroyed'
    AND m.id = (SELECT max(n.id) FROM custody_move n WHERE n.item_id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'CUSTODY_GAP'); END
""",
)


def up(migrator: Any, db: Any) -> None:
    """Widen what is there and create what is new; the runner wraps this in one transaction."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
