"""The first schema: every table, its indexes, and the triggers that keep holds apart and records append-only.

A frozen copy on purpose: it never imports the models, which will move on.
"""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """
CREATE TABLE "agency" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "phone_hours" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "sample" INTEGER NOT NULL
)
""",
    """
CREATE TABLE "staff" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "extension" TEXT NOT NULL,
    "active" INTEGER NOT NULL
)
""",
    """
CREATE TABLE "room" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "seats" INTEGER NOT NULL,
    "step_free" INTEGER NOT NULL,
    "entrance" TEXT NOT NULL,
    "before_minutes" INTEGER NOT NULL CHECK (before_minutes >= 0),
    "after_minutes" INTEGER NOT NULL CHECK (after_minutes >= 0)
)
""",
    'CREATE UNIQUE INDEX "room_name" ON "room" ("name")',
    """
CREATE TABLE "family_case" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "person_name" TEXT NOT NULL,
    "name_to_use" TEXT NOT NULL,
    "pronoun" TEXT NOT NULL,
    "manner" TEXT NOT NULL,
    "coordinator_id" INTEGER,
    "investigator" TEXT NOT NULL,
    "opened_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    FOREIGN KEY ("coordinator_id") REFERENCES "staff" ("id")
)
""",
    'CREATE UNIQUE INDEX "family_case_number" ON "family_case" ("number")',
    'CREATE INDEX "family_case_coordinator_id" ON "family_case" ("coordinator_id")',
    """
CREATE TABLE "family_member" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "case_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "relationship" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "authority_document" TEXT NOT NULL,
    "authority_seen_on" TEXT,
    "phone" TEXT NOT NULL,
    "safe_contact" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "family_case" ("id")
)
""",
    'CREATE INDEX "family_member_case_id" ON "family_member" ("case_id")',
    """
CREATE TABLE "sensitive_date" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "case_id" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "family_case" ("id")
)
""",
    'CREATE INDEX "sensitive_date_case_id" ON "sensitive_date" ("case_id")',
    """
CREATE TABLE "appointment" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "room_id" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "event_start" INTEGER NOT NULL,
    "event_end" INTEGER NOT NULL,
    "hold_start" INTEGER NOT NULL,
    "hold_end" INTEGER NOT NULL CHECK (hold_start <= event_start
        AND event_start < event_end
        AND event_end <= hold_end
        AND hold_end - hold_start <= 86400),
    "status" TEXT NOT NULL CHECK (purpose <> 'suspect_interview'),
    "host_id" INTEGER NOT NULL,
    "evidence_id" INTEGER,
    "guest_name" TEXT NOT NULL,
    "guest_label" TEXT NOT NULL,
    "party_size" INTEGER NOT NULL,
    "needs" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "case_id" INTEGER,
    "reason" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    FOREIGN KEY ("room_id") REFERENCES "room" ("id"),
    FOREIGN KEY ("host_id") REFERENCES "staff" ("id"),
    FOREIGN KEY ("evidence_id") REFERENCES "staff" ("id"),
    FOREIGN KEY ("case_id") REFERENCES "family_case" ("id")
)
""",
    'CREATE UNIQUE INDEX "appointment_number" ON "appointment" ("number")',
    'CREATE INDEX "appointment_room_id" ON "appointment" ("room_id")',
    'CREATE INDEX "appointment_host_id" ON "appointment" ("host_id")',
    'CREATE INDEX "appointment_evidence_id" ON "appointment" ("evidence_id")',
    'CREATE INDEX "appointment_case_id" ON "appointment" ("case_id")',
    'CREATE INDEX "appointment_room_id_hold_start" ON "appointment" ("room_id", "hold_start")',
    'CREATE INDEX "appointment_hold_start" ON "appointment" ("hold_start")',
    """
CREATE TABLE "item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "case_id" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "family_description" TEXT NOT NULL,
    "family_condition" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "location" TEXT NOT NULL,
    "seal" TEXT NOT NULL,
    "barcode" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "family_case" ("id")
)
""",
    'CREATE INDEX "item_case_id" ON "item" ("case_id")',
    'CREATE UNIQUE INDEX "item_case_id_number" ON "item" ("case_id", "number")',
    """
CREATE TABLE "hold" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "item_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "authority" TEXT NOT NULL,
    "placed_on" TEXT NOT NULL,
    "review_on" TEXT,
    "asked_on" TEXT,
    FOREIGN KEY ("item_id") REFERENCES "item" ("id")
)
""",
    'CREATE INDEX "hold_item_id" ON "hold" ("item_id")',
    """
CREATE TABLE "clearance" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "hold_id" INTEGER NOT NULL,
    "by_name" TEXT NOT NULL CHECK (by_name <> ''),
    "by_title" TEXT NOT NULL,
    "by_agency" TEXT NOT NULL,
    "instrument" TEXT NOT NULL CHECK (instrument <> ''),
    "reference" TEXT NOT NULL CHECK (reference <> ''),
    "cleared_on" TEXT NOT NULL,
    "recorded_by" TEXT NOT NULL,
    FOREIGN KEY ("hold_id") REFERENCES "hold" ("id")
)
""",
    'CREATE UNIQUE INDEX "clearance_hold_id" ON "clearance" ("hold_id")',
    """
CREATE TABLE "category_check" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "item_id" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "done_on" TEXT NOT NULL,
    "expires" TEXT,
    FOREIGN KEY ("item_id") REFERENCES "item" ("id")
)
""",
    'CREATE INDEX "category_check_item_id" ON "category_check" ("item_id")',
    """
CREATE TABLE "family_choice" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "item_id" INTEGER NOT NULL,
    "decision" TEXT NOT NULL,
    "cleaning" TEXT NOT NULL,
    "packaging" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" INTEGER NOT NULL,
    FOREIGN KEY ("item_id") REFERENCES "item" ("id")
)
""",
    'CREATE INDEX "family_choice_item_id" ON "family_choice" ("item_id")',
    """
CREATE TABLE "item_outcome" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "item_id" INTEGER NOT NULL,
    "appointment_id" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "released_by" TEXT NOT NULL,
    "witness" TEXT NOT NULL CHECK (witness <> released_by),
    "recipient" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    FOREIGN KEY ("item_id") REFERENCES "item" ("id"),
    FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id")
)
""",
    'CREATE INDEX "item_outcome_item_id" ON "item_outcome" ("item_id")',
    'CREATE INDEX "item_outcome_appointment_id" ON "item_outcome" ("appointment_id")',
    """
CREATE TABLE "checklist" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "protocol" TEXT NOT NULL,
    "protocol_version" INTEGER NOT NULL,
    "case_id" INTEGER,
    "appointment_id" INTEGER,
    FOREIGN KEY ("case_id") REFERENCES "family_case" ("id"),
    FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id")
)
""",
    'CREATE UNIQUE INDEX "checklist_case_id" ON "checklist" ("case_id")',
    'CREATE UNIQUE INDEX "checklist_appointment_id" ON "checklist" ("appointment_id")',
    """
CREATE TABLE "step_mark" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "checklist_id" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    FOREIGN KEY ("checklist_id") REFERENCES "checklist" ("id"),
    FOREIGN KEY ("staff_id") REFERENCES "staff" ("id")
)
""",
    'CREATE INDEX "step_mark_checklist_id" ON "step_mark" ("checklist_id")',
    'CREATE INDEX "step_mark_staff_id" ON "step_mark" ("staff_id")',
    'CREATE UNIQUE INDEX "step_mark_checklist_id_step" ON "step_mark" ("checklist_id", "step")',
    """
CREATE TABLE "follow_up" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "case_id" INTEGER NOT NULL,
    "due_on" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "outcome" TEXT,
    "done_by_id" INTEGER,
    "done_at" INTEGER,
    FOREIGN KEY ("case_id") REFERENCES "family_case" ("id"),
    FOREIGN KEY ("done_by_id") REFERENCES "staff" ("id")
)
""",
    'CREATE INDEX "follow_up_case_id" ON "follow_up" ("case_id")',
    'CREATE INDEX "follow_up_due_on" ON "follow_up" ("due_on")',
    'CREATE INDEX "follow_up_done_by_id" ON "follow_up" ("done_by_id")',
    """
CREATE TABLE "resource" (
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
    "status" TEXT NOT NULL,
    "verified_on" TEXT,
    "verified_by" TEXT NOT NULL
)
""",
    'CREATE UNIQUE INDEX "resource_key" ON "resource" ("key")',
    """
CREATE TABLE "audit" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "at" INTEGER NOT NULL,
    "staff_id" INTEGER,
    "action" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" INTEGER,
    "case_id" INTEGER,
    "appointment_id" INTEGER,
    "facts" TEXT NOT NULL,
    FOREIGN KEY ("staff_id") REFERENCES "staff" ("id")
)
""",
    'CREATE INDEX "audit_staff_id" ON "audit" ("staff_id")',
    'CREATE INDEX "audit_case_id" ON "audit" ("case_id")',
    'CREATE INDEX "audit_appointment_id" ON "audit" ("appointment_id")',
    """
CREATE TRIGGER appointment_hold_insert
AFTER INSERT ON appointment
WHEN NEW.status NOT IN ('postponed_by_person', 'postponed_by_agency', 'cancelled') BEGIN
    SELECT RAISE(ABORT, 'ROOM_OVERLAP') WHERE EXISTS (
        SELECT 1 FROM appointment AS other
        WHERE other.room_id = NEW.room_id AND other.id <> NEW.id
          AND other.hold_start > NEW.hold_start - 86400
          AND other.hold_start < NEW.hold_end AND other.hold_end > NEW.hold_start
          AND other.status NOT IN ('postponed_by_person', 'postponed_by_agency', 'cancelled'));
 END
""",
    """
CREATE TRIGGER appointment_hold_update
AFTER UPDATE OF room_id, hold_start, hold_end, status ON appointment
WHEN NEW.status NOT IN ('postponed_by_person', 'postponed_by_agency', 'cancelled') BEGIN
    SELECT RAISE(ABORT, 'ROOM_OVERLAP') WHERE EXISTS (
        SELECT 1 FROM appointment AS other
        WHERE other.room_id = NEW.room_id AND other.id <> NEW.id
          AND other.hold_start > NEW.hold_start - 86400
          AND other.hold_start < NEW.hold_end AND other.hold_end > NEW.hold_start
          AND other.status NOT IN ('postponed_by_person', 'postponed_by_agency', 'cancelled'));
 END
""",
    """
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    """
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    """
CREATE TRIGGER clearance_no_update BEFORE UPDATE ON clearance
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    """
CREATE TRIGGER clearance_no_delete BEFORE DELETE ON clearance
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    """
CREATE TRIGGER item_outcome_no_update BEFORE UPDATE ON item_outcome
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    """
CREATE TRIGGER item_outcome_no_delete BEFORE DELETE ON item_outcome
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
)


def up(migrator: Any, db: Any) -> None:
    """Create everything; the runner wraps this in one transaction."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
