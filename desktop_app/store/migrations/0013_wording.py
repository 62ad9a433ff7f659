"""The agency's own words for what is printed: versions that never change, and who read a translation through.

A frozen copy on purpose: it never imports the models, which will move on.
"""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """
CREATE TABLE "form_version" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "form" TEXT NOT NULL CHECK (form <> ''),
    "language" TEXT NOT NULL CHECK (language <> ''),
    "number" INTEGER NOT NULL CHECK (number >= 1),
    "source" TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 40000),
    "made_by_id" INTEGER NOT NULL,
    "made_at" INTEGER NOT NULL,
    "approved_by_id" INTEGER CHECK (approved_by_id <> made_by_id),
    "approved_at" INTEGER CHECK ((approved_at IS NULL) = (approved_by_id IS NULL)),
    "withdrawn_by_id" INTEGER,
    "withdrawn_at" INTEGER CHECK ((withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)),
    FOREIGN KEY ("made_by_id") REFERENCES "staff" ("id"),
    FOREIGN KEY ("approved_by_id") REFERENCES "staff" ("id"),
    FOREIGN KEY ("withdrawn_by_id") REFERENCES "staff" ("id")
)
""",
    'CREATE UNIQUE INDEX "form_version_form_language_number" ON "form_version" ("form", "language", "number")',
    'CREATE INDEX "form_version_made_by_id" ON "form_version" ("made_by_id")',
    'CREATE INDEX "form_version_approved_by_id" ON "form_version" ("approved_by_id")',
    'CREATE INDEX "form_version_withdrawn_by_id" ON "form_version" ("withdrawn_by_id")',
    """
CREATE TABLE "form_review" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "form" TEXT NOT NULL CHECK (form <> ''),
    "language" TEXT NOT NULL CHECK (language <> ''),
    "number" INTEGER NOT NULL CHECK (number >= 0),
    "fingerprint" TEXT NOT NULL CHECK (length(fingerprint) = 64),
    "reviewed_by" TEXT NOT NULL CHECK (reviewed_by <> ''),
    "reviewed_on" TEXT NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    FOREIGN KEY ("recorded_by_id") REFERENCES "staff" ("id")
)
""",
    'CREATE INDEX "form_review_form_language" ON "form_review" ("form", "language")',
    'CREATE INDEX "form_review_recorded_by_id" ON "form_review" ("recorded_by_id")',
    """
CREATE TRIGGER form_version_begins BEFORE INSERT ON form_version
WHEN NEW.approved_by_id IS NOT NULL OR NEW.withdrawn_by_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'NOT_APPROVED'); END
""",
    """
CREATE TRIGGER form_version_words BEFORE UPDATE OF id, form, language, number, source, made_by_id, made_at ON form_version
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    """
CREATE TRIGGER form_version_once BEFORE UPDATE OF approved_by_id, approved_at ON form_version
WHEN OLD.approved_by_id IS NOT NULL OR OLD.withdrawn_by_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    """
CREATE TRIGGER form_version_back BEFORE UPDATE OF withdrawn_by_id, withdrawn_at ON form_version
WHEN OLD.withdrawn_by_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    """
CREATE TRIGGER form_version_no_delete BEFORE DELETE ON form_version
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    """
CREATE TRIGGER form_review_no_update BEFORE UPDATE ON form_review
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    """
CREATE TRIGGER form_review_no_delete BEFORE DELETE ON form_review
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
)


def up(migrator: Any, db: Any) -> None:
    """Create what is new; the runner wraps this in one transaction."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
