"""A row of the directory says for whom it works, how often it is checked, until when and where it was found; none is removed.

A frozen copy on purpose: it never imports the models, which will move on.
"""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """
CREATE TABLE "resource_anew" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "text_line" TEXT NOT NULL,
    "web" TEXT NOT NULL,
    "hours" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "languages" TEXT NOT NULL,
    "audiences" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "status" TEXT NOT NULL CHECK (status IN ('active', 'needs_verification', 'agency_must_fill', 'off')),
    "verified_on" TEXT CHECK (verified_on IS NULL OR status = 'active'),
    "verified_by" TEXT NOT NULL,
    "jurisdiction" TEXT NOT NULL,
    "review_days" INTEGER NOT NULL CHECK (review_days BETWEEN 1 AND 366),
    "review_due" TEXT CHECK ((review_due IS NULL) = (verified_on IS NULL) AND (review_due IS NULL OR review_due >= verified_on)),
    "source" TEXT NOT NULL
)
""",
    """
INSERT INTO resource_anew
SELECT id, key, name, phone, text_line, web, hours, about, languages, audiences, category,
    CASE WHEN key = 'victimconnect' AND verified_on IS NULL THEN 'off' ELSE status END,
    CASE WHEN status = 'active' THEN verified_on END,
    CASE WHEN status = 'active' AND verified_on IS NOT NULL THEN verified_by ELSE '' END,
    CASE
        WHEN key IN (
            '988', 'ndvh', 'rainn', 'stronghearts', 'victimconnect', 'childhelp', 'pomc', 'afsp', 'cops', 'psob'
        ) THEN 'United States'
        WHEN key IN ('vine', 'compensation', 'state-cps', 'state-aps', 'rights-card') THEN 'Your state'
        ELSE 'Your area'
    END,
    180,
    CASE WHEN status = 'active' THEN date(verified_on, '+180 days') END,
    ''
FROM resource
""",
    "DROP TABLE resource",
    "ALTER TABLE resource_anew RENAME TO resource",
    'CREATE UNIQUE INDEX "resource_key" ON "resource" ("key")',
    "CREATE TRIGGER resource_keep BEFORE DELETE ON resource BEGIN SELECT RAISE(ABORT, 'RESOURCE_KEPT'); END",
)


def up(migrator: Any, db: Any) -> None:
    """Make the table anew with every row it had; runs inside one transaction."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
