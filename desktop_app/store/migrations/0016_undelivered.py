"""Letters that came back, parcels the carrier cannot find, and the families of before whose calls are still to be promised.

A frozen copy on purpose: it never imports the models, which will move on.
"""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    'ALTER TABLE "notice" ADD COLUMN "came_back_on" TEXT CHECK (came_back_on >= sent_on)',
    'ALTER TABLE "notice" ADD COLUMN "came_back_at" INTEGER CHECK ((came_back_at IS NULL) = (came_back_on IS NULL))',
    'ALTER TABLE "notice" ADD COLUMN "came_back_by" TEXT NOT NULL DEFAULT \'\'',
    # A parcel that is lost says when the carrier said so, and by which number one asks for it
    'ALTER TABLE "posting" ADD COLUMN "lost_on" TEXT CHECK ((lost_on IS NOT NULL) = (ended = \'lost\'))',
    "ALTER TABLE \"posting\" ADD COLUMN \"claim\" TEXT NOT NULL DEFAULT '' CHECK (ended <> 'lost' OR claim <> '')",
    # Emptied when the program opens, which plans each call; a new family is promised its calls as it goes. Here are the
    # families that somebody has spoken with and that still have something here: nobody else can be promised a call
    """
CREATE TABLE "promise_to_make" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "case_id" INTEGER NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "family_case" ("id") ON DELETE CASCADE
)
""",
    'CREATE UNIQUE INDEX "promise_to_make_case_id" ON "promise_to_make" ("case_id")',
    """
INSERT INTO promise_to_make (case_id) SELECT c.id FROM family_case AS c
WHERE c.state <> 'withdrawn' AND EXISTS (SELECT 1 FROM item AS i WHERE i.case_id = c.id AND i.destroyed_at IS NULL)
    AND (EXISTS (SELECT 1 FROM preference AS p WHERE p.case_id = c.id)
        OR EXISTS (SELECT 1 FROM posting AS p WHERE p.case_id = c.id)
        OR EXISTS (SELECT 1 FROM appointment AS v WHERE v.case_id = c.id AND v.status IN ('finished', 'reset_done'))
        OR EXISTS (SELECT 1 FROM item AS i JOIN family_choice AS f ON f.item_id = i.id WHERE i.case_id = c.id)
        OR EXISTS (SELECT 1 FROM item AS i JOIN item_outcome AS o ON o.item_id = i.id WHERE i.case_id = c.id))
ORDER BY c.id
""",
)


def up(migrator: Any, db: Any) -> None:
    """Widen what is there and note whom to look at; the runner wraps this in one transaction."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
