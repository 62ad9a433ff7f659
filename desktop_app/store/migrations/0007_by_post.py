"""Belongings sent by post: what is in the parcel, who carried it, who signed; and outcomes that no visit stands behind.

A frozen copy on purpose: it never imports the models, which will move on.
"""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """
CREATE TABLE "posting" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "case_id" INTEGER NOT NULL,
    "recipient_id" INTEGER NOT NULL,
    "address" TEXT NOT NULL CHECK (length(address) <= 300),
    "begun_by" TEXT NOT NULL,
    "begun_at" INTEGER NOT NULL,
    "carrier" TEXT NOT NULL DEFAULT '',
    "tracking" TEXT NOT NULL DEFAULT '',
    "sent_by" TEXT NOT NULL DEFAULT '',
    "sent_at" INTEGER CHECK (sent_at IS NULL OR (carrier <> '' AND tracking <> '' AND sent_by <> '')),
    "ended" TEXT NOT NULL DEFAULT '',
    "ended_at" INTEGER CHECK ((ended_at IS NULL) = (ended = '') AND (ended_at IS NULL OR address = '')),
    "signed_by" TEXT NOT NULL DEFAULT '' CHECK ((ended = 'delivered') = (signed_by <> '')),
    "signed_on" TEXT,
    "recorded_by" TEXT NOT NULL DEFAULT '',
    FOREIGN KEY ("case_id") REFERENCES "family_case" ("id"),
    FOREIGN KEY ("recipient_id") REFERENCES "family_member" ("id")
)
""",
    'CREATE INDEX "posting_case_id" ON "posting" ("case_id")',
    'CREATE INDEX "posting_recipient_id" ON "posting" ("recipient_id")',
    """
CREATE TABLE "posting_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "posting_id" INTEGER NOT NULL,
    "item_id" INTEGER NOT NULL,
    "box" INTEGER NOT NULL CHECK (box >= 1),
    "packed_by" TEXT NOT NULL,
    "packed_at" INTEGER NOT NULL,
    "reconciled_by" TEXT NOT NULL DEFAULT '' CHECK (reconciled_by <> packed_by),
    "reconciled_at" INTEGER,
    FOREIGN KEY ("posting_id") REFERENCES "posting" ("id"),
    FOREIGN KEY ("item_id") REFERENCES "item" ("id")
)
""",
    'CREATE INDEX "posting_item_posting_id" ON "posting_item" ("posting_id")',
    'CREATE INDEX "posting_item_item_id" ON "posting_item" ("item_id")',
    'CREATE UNIQUE INDEX "posting_item_posting_id_item_id" ON "posting_item" ("posting_id", "item_id")',
)
OUTCOME = """
CREATE TABLE "item_outcome_anew" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "item_id" INTEGER NOT NULL,
    "appointment_id" INTEGER,
    "outcome" TEXT NOT NULL,
    "released_by" TEXT NOT NULL,
    "witness" TEXT NOT NULL CHECK (witness <> released_by),
    "recipient" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    FOREIGN KEY ("item_id") REFERENCES "item" ("id"),
    FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id")
)
"""


def up(migrator: Any, db: Any) -> None:
    """Create what is new; then let an outcome stand without a visit, with every index and guard it had."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
    around = "SELECT sql FROM sqlite_master WHERE tbl_name = 'item_outcome' AND type <> 'table' AND sql IS NOT NULL"
    guards = [row[0] for row in db.execute_sql(around).fetchall()]
    db.execute_sql(OUTCOME)
    db.execute_sql(
        "INSERT INTO item_outcome_anew (id, item_id, appointment_id, outcome, released_by, witness, recipient, at) "
        "SELECT id, item_id, appointment_id, outcome, released_by, witness, recipient, at FROM item_outcome"
    )
    db.execute_sql("DROP TABLE item_outcome")
    db.execute_sql("ALTER TABLE item_outcome_anew RENAME TO item_outcome")
    for guard in guards:
        db.execute_sql(guard)
