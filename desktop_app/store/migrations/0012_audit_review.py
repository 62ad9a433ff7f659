"""Reading the log: found by day and by what happened; and the folder of the second copies of its checkpoints.

A frozen copy on purpose: it never imports the models, which will move on.
"""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    'CREATE INDEX "audit_at" ON "audit" ("at")',
    'CREATE INDEX "audit_action" ON "audit" ("action")',
    """
CREATE TABLE "log_setting" (
    "id" INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    "folder" TEXT NOT NULL
)
""",
)


def up(migrator: Any, db: Any) -> None:
    """Create everything; runs inside one transaction."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
