"""Where copies of the records go beside their own folder, and how often one is made.

A frozen copy on purpose: it never imports the models, which will move on.
"""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """
CREATE TABLE "copy_setting" (
    "id" INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    "folder" TEXT NOT NULL,
    "hours" INTEGER NOT NULL
)
""",
)


def up(migrator: Any, db: Any) -> None:
    """Create everything; runs inside one transaction."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
