"""The log of what was printed or saved: its words' version, its resources, its exact bytes, and whether a family took it.

A frozen copy on purpose: it never imports the models, which will move on.
"""

from __future__ import annotations

from typing import Any

_OF_CASE = "SELECT 1 FROM purge_running p WHERE p.case_id = OLD.case_id"
_OF_PRINT = """SELECT 1 FROM purge_running p WHERE p.case_id = OLD.case_id
    UNION SELECT 1 FROM purge_running p JOIN appointment a ON a.case_id = p.case_id WHERE a.id = OLD.appointment_id"""
_OF_LINE = """SELECT 1 FROM purge_running p JOIN print l ON l.case_id = p.case_id WHERE l.id = OLD.print_id
    UNION SELECT 1 FROM purge_running p JOIN appointment a ON a.case_id = p.case_id
    JOIN print l ON l.appointment_id = a.id WHERE l.id = OLD.print_id"""
"""Whether a row belongs to the family that is being purged."""


def _guards(table: str, theirs: str) -> tuple[str, str]:
    return (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END",
        f"""
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN NOT EXISTS ({theirs})
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    )


STATEMENTS = (
    """
CREATE TABLE "print_copy" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "case_id" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL CHECK (length(sha256) = 64),
    "pdf" BLOB NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "family_case" ("id")
)
""",
    'CREATE INDEX "print_copy_case_id" ON "print_copy" ("case_id")',
    'CREATE UNIQUE INDEX "print_copy_case_id_sha256" ON "print_copy" ("case_id", "sha256")',
    """
CREATE TABLE "print" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "case_id" INTEGER,
    "appointment_id" INTEGER,
    "copy_id" INTEGER,
    "kind" TEXT NOT NULL CHECK (kind <> ''),
    "language" TEXT NOT NULL,
    "large_print" INTEGER NOT NULL,
    "way" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "by_name" TEXT NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "family_case" ("id"),
    FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id"),
    FOREIGN KEY ("copy_id") REFERENCES "print_copy" ("id")
)
""",
    'CREATE INDEX "print_case_id" ON "print" ("case_id")',
    'CREATE INDEX "print_appointment_id" ON "print" ("appointment_id")',
    'CREATE INDEX "print_copy_id" ON "print" ("copy_id")',
    """
CREATE TABLE "print_part" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "print_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "form_version" TEXT NOT NULL,
    FOREIGN KEY ("print_id") REFERENCES "print" ("id")
)
""",
    'CREATE INDEX "print_part_print_id" ON "print_part" ("print_id")',
    """
CREATE TABLE "print_resource" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "print_id" INTEGER NOT NULL,
    "resource_key" TEXT NOT NULL,
    "verified_on" TEXT,
    FOREIGN KEY ("print_id") REFERENCES "print" ("id")
)
""",
    'CREATE INDEX "print_resource_print_id" ON "print_resource" ("print_id")',
    """
CREATE TABLE "print_answer" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "print_id" INTEGER NOT NULL,
    "given" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    FOREIGN KEY ("print_id") REFERENCES "print" ("id")
)
""",
    'CREATE INDEX "print_answer_print_id" ON "print_answer" ("print_id")',
    # What the history knows of earlier prints comes into the log; their bytes were not kept
    """
INSERT INTO print (case_id, appointment_id, kind, language, large_print, way, sha256, at, by_name)
    SELECT c.id, a.id, json_extract(e.facts, '$.kind'), coalesce(json_extract(e.facts, '$.language'), ''), 0, 'unknown', '',
        e.at, coalesce(s.name, '')
    FROM audit e JOIN family_case c ON c.id = e.case_id
    LEFT JOIN appointment a ON a.id = e.appointment_id LEFT JOIN staff s ON s.id = e.staff_id
    WHERE e.action = 'handout.print' AND coalesce(json_extract(e.facts, '$.kind'), '') <> '' ORDER BY e.id
""",
    """
INSERT INTO print_part (print_id, kind, form_version) SELECT id, kind, '' FROM print ORDER BY id
""",
    # Nothing of it changes; an answer is put right once, by a later one
    *_guards("print_copy", _OF_CASE),
    *_guards("print", _OF_PRINT),
    *_guards("print_part", _OF_LINE),
    *_guards("print_resource", _OF_LINE),
    *_guards("print_answer", _OF_LINE),
    """
CREATE TRIGGER print_answer_twice BEFORE INSERT ON print_answer
WHEN (SELECT count(*) FROM print_answer WHERE print_id = NEW.print_id) >= 2
BEGIN SELECT RAISE(ABORT, 'PRINT_ANSWERED'); END
""",
    """
CREATE TRIGGER print_of_its_copy BEFORE INSERT ON print
WHEN NEW.copy_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM print_copy WHERE id = NEW.copy_id AND case_id = NEW.case_id AND sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'OTHER_COPY'); END
""",
)


def up(migrator: Any, db: Any) -> None:
    """Create the log and fill it with what is known; the runner wraps this in one transaction."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
