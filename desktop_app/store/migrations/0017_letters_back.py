"""Letters to authorities that came back: nobody has read them, so nobody answers.

A frozen copy on purpose: it never imports the models, which will move on.
"""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    'ALTER TABLE "hold_request" ADD COLUMN "came_back_on" TEXT CHECK (came_back_on >= asked_on)',
    """
ALTER TABLE "hold_request" ADD COLUMN "came_back_by" TEXT NOT NULL DEFAULT ''
    CHECK ((came_back_by = '') = (came_back_on IS NULL))
""",
)


def up(migrator: Any, db: Any) -> None:
    """Widen what is there; the runner wraps this in one transaction."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
