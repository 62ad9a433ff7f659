"""Scheduling: buffers by purpose, closures and hours, parties kept apart, teams, series, the waiting list.

A frozen copy on purpose: it never imports the models, which will move on.
"""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    "ALTER TABLE agency ADD COLUMN \"uid\" TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE agency ADD COLUMN \"state\" TEXT NOT NULL DEFAULT ''",
    "UPDATE agency SET uid = lower(hex(randomblob(16)))",
    'ALTER TABLE room ADD COLUMN "decompression_minutes" INTEGER NOT NULL DEFAULT 0 CHECK (decompression_minutes >= 0)',
    "UPDATE room SET decompression_minutes = after_minutes / 2",
    "ALTER TABLE room ADD COLUMN \"floor\" TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE room ADD COLUMN \"building\" TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE room ADD COLUMN \"waiting_area\" TEXT NOT NULL DEFAULT ''",
    'ALTER TABLE room ADD COLUMN "recording" INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE room ADD COLUMN "private_entrance" INTEGER NOT NULL DEFAULT 0',
    """
CREATE TABLE "interpreter" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "languages" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "active" INTEGER NOT NULL
)
""",
    """
CREATE TABLE "party" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "case_id" INTEGER,
    FOREIGN KEY ("case_id") REFERENCES "family_case" ("id")
)
""",
    'CREATE UNIQUE INDEX "party_code" ON "party" ("code")',
    'CREATE INDEX "party_case_id" ON "party" ("case_id")',
    """
CREATE TABLE "separation" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "one_id" INTEGER NOT NULL,
    "other_id" INTEGER NOT NULL CHECK (one_id < other_id),
    "minutes" INTEGER NOT NULL CHECK (minutes >= 0 AND minutes <= 480),
    "scope" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "ended_at" INTEGER,
    FOREIGN KEY ("one_id") REFERENCES "party" ("id"),
    FOREIGN KEY ("other_id") REFERENCES "party" ("id")
)
""",
    'CREATE INDEX "separation_one_id" ON "separation" ("one_id")',
    'CREATE INDEX "separation_other_id" ON "separation" ("other_id")',
    """
CREATE TABLE "series" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "rule" TEXT NOT NULL,
    "wall_start" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL CHECK (minutes > 0),
    "zone" TEXT NOT NULL,
    "excluded" TEXT NOT NULL,
    "version" INTEGER NOT NULL
)
""",
    'ALTER TABLE appointment ADD COLUMN "decompression_end" INTEGER NOT NULL DEFAULT 0',
    """
UPDATE appointment SET decompression_end = MIN(hold_end, event_end
    + (SELECT decompression_minutes * 60 FROM room WHERE room.id = appointment.room_id))
""",
    'ALTER TABLE appointment ADD COLUMN "series_id" INTEGER REFERENCES "series" ("id")',
    'ALTER TABLE appointment ADD COLUMN "occurrence" TEXT',
    'ALTER TABLE appointment ADD COLUMN "party_id" INTEGER REFERENCES "party" ("id")',
    'ALTER TABLE appointment ADD COLUMN "advocate_id" INTEGER REFERENCES "staff" ("id")',
    'ALTER TABLE appointment ADD COLUMN "child_supervisor_id" INTEGER REFERENCES "staff" ("id")',
    'ALTER TABLE appointment ADD COLUMN "interpreter_id" INTEGER REFERENCES "interpreter" ("id")',
    "ALTER TABLE appointment ADD COLUMN \"confirmed_duties\" TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE appointment ADD COLUMN \"accepted_cautions\" TEXT NOT NULL DEFAULT ''",
    'CREATE INDEX "appointment_series_id" ON "appointment" ("series_id")',
    'CREATE INDEX "appointment_party_id" ON "appointment" ("party_id")',
    'CREATE INDEX "appointment_advocate_id" ON "appointment" ("advocate_id")',
    'CREATE INDEX "appointment_child_supervisor_id" ON "appointment" ("child_supervisor_id")',
    'CREATE INDEX "appointment_interpreter_id" ON "appointment" ("interpreter_id")',
    """
CREATE TABLE "buffer" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "room_id" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "setup_minutes" INTEGER NOT NULL CHECK (setup_minutes >= 0),
    "decompression_minutes" INTEGER NOT NULL CHECK (decompression_minutes >= 0),
    "reset_minutes" INTEGER NOT NULL CHECK (reset_minutes >= 0),
    FOREIGN KEY ("room_id") REFERENCES "room" ("id")
)
""",
    'CREATE INDEX "buffer_room_id" ON "buffer" ("room_id")',
    'CREATE UNIQUE INDEX "buffer_room_id_purpose" ON "buffer" ("room_id", "purpose")',
    """
CREATE TABLE "opening" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "room_id" INTEGER,
    "weekday" INTEGER NOT NULL CHECK (weekday >= 0 AND weekday <= 6),
    "opens" INTEGER NOT NULL,
    "closes" INTEGER NOT NULL CHECK (0 <= opens AND opens <= closes AND closes <= 1440),
    FOREIGN KEY ("room_id") REFERENCES "room" ("id")
)
""",
    'CREATE INDEX "opening_room_id" ON "opening" ("room_id")',
    'CREATE UNIQUE INDEX "opening_room_id_weekday" ON "opening" ("room_id", "weekday")',
    """
CREATE TABLE "closure" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "room_id" INTEGER,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("start" < "end"),
    "reason" TEXT NOT NULL,
    "uid" TEXT NOT NULL,
    FOREIGN KEY ("room_id") REFERENCES "room" ("id")
)
""",
    'CREATE INDEX "closure_room_id" ON "closure" ("room_id")',
    'CREATE INDEX "closure_start" ON "closure" ("start")',
    """
CREATE TABLE "busy_time" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "staff_id" INTEGER,
    "interpreter_id" INTEGER,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("start" < "end"),
    "uid" TEXT NOT NULL,
    FOREIGN KEY ("staff_id") REFERENCES "staff" ("id"),
    FOREIGN KEY ("interpreter_id") REFERENCES "interpreter" ("id")
)
""",
    'CREATE INDEX "busy_time_staff_id" ON "busy_time" ("staff_id")',
    'CREATE INDEX "busy_time_interpreter_id" ON "busy_time" ("interpreter_id")',
    'CREATE INDEX "busy_time_start" ON "busy_time" ("start")',
    """
CREATE TABLE "earlier_wish" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "appointment_id" INTEGER NOT NULL,
    "from_day" TEXT NOT NULL,
    "weekdays" TEXT NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "until_minute" INTEGER NOT NULL,
    "added_at" INTEGER NOT NULL,
    "closed_at" INTEGER,
    FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id")
)
""",
    'CREATE INDEX "earlier_wish_appointment_id" ON "earlier_wish" ("appointment_id")',
    """
CREATE TABLE "numbering" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "year" TEXT NOT NULL,
    "last" INTEGER NOT NULL
)
""",
    'CREATE UNIQUE INDEX "numbering_year" ON "numbering" ("year")',
    """
INSERT INTO numbering (year, last)
SELECT SUBSTR(number, 1, 3), MAX(CAST(SUBSTR(number, 4) AS INTEGER)) FROM appointment GROUP BY SUBSTR(number, 1, 3)
""",
)


def up(migrator: Any, db: Any) -> None:
    """Widen what is there and create what is new; the runner wraps this in one transaction."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
