"""An account for everyone on the staff; nobody is removed, and nobody gets an identifier that another had.

A frozen copy on purpose: it never imports the models, which will move on.
"""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """
CREATE TABLE "account" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "staff_id" INTEGER NOT NULL,
    "uid" TEXT NOT NULL,
    "made_at" INTEGER NOT NULL,
    "last_seen_at" INTEGER,
    "password_at" INTEGER,
    "must_change" INTEGER NOT NULL,
    "disabled_at" INTEGER,
    FOREIGN KEY ("staff_id") REFERENCES "staff" ("id")
)
""",
    'CREATE UNIQUE INDEX "account_staff_id" ON "account" ("staff_id")',
    'CREATE UNIQUE INDEX "account_uid" ON "account" ("uid")',
    """
CREATE TABLE "security" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "idle_minutes" INTEGER NOT NULL,
    "fips_only" INTEGER NOT NULL
)
""",
    """
INSERT INTO account (staff_id, uid, made_at, must_change, disabled_at)
SELECT id, lower(hex(randomblob(16))), CAST(strftime('%s', 'now') AS INTEGER), 0,
    CASE WHEN active THEN NULL ELSE CAST(strftime('%s', 'now') AS INTEGER) END
FROM staff
""",
    "CREATE TRIGGER staff_keep BEFORE DELETE ON staff BEGIN SELECT RAISE(ABORT, 'STAFF_KEPT'); END",
    "CREATE TRIGGER account_keep BEFORE DELETE ON account BEGIN SELECT RAISE(ABORT, 'ACCOUNT_KEPT'); END",
    """
CREATE TRIGGER account_same BEFORE UPDATE OF id, staff_id, uid, made_at ON account BEGIN
    SELECT RAISE(ABORT, 'ACCOUNT_KEPT')
    WHERE NEW.id IS NOT OLD.id OR NEW.staff_id IS NOT OLD.staff_id OR NEW.uid IS NOT OLD.uid
        OR NEW.made_at IS NOT OLD.made_at;
END
""",
)


def up(migrator: Any, db: Any) -> None:
    """Create and fill everything; runs inside one transaction."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
