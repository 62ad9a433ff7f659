"""The whole return: authority, the family's choices, packing and custody, the table, and search.

A frozen copy on purpose: it never imports the models, which will move on.
"""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    # The case
    "ALTER TABLE family_case ADD COLUMN \"state\" TEXT NOT NULL DEFAULT 'open'",
    "ALTER TABLE family_case ADD COLUMN \"state_reason\" TEXT NOT NULL DEFAULT ''",
    'ALTER TABLE family_case ADD COLUMN "state_since" INTEGER',
    'ALTER TABLE family_case ADD COLUMN "line_of_duty" INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE family_case ADD COLUMN "agency_involved" INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE family_case ADD COLUMN "violence_at_home" INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE family_case ADD COLUMN "children" INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE family_case ADD COLUMN "litigation" INTEGER NOT NULL DEFAULT 0',
    """
CREATE TABLE "manner_change" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "case_id" INTEGER NOT NULL,
    "was" TEXT NOT NULL,
    "manner" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "seen_at" INTEGER,
    FOREIGN KEY ("case_id") REFERENCES "family_case" ("id")
)
""",
    'CREATE INDEX "manner_change_case_id" ON "manner_change" ("case_id")',
    """
CREATE TABLE "flag" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "case_id" INTEGER NOT NULL,
    "member_id" INTEGER,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_at" INTEGER NOT NULL,
    "expires_on" TEXT,
    "cleared_by" TEXT NOT NULL DEFAULT '',
    "cleared_at" INTEGER,
    "cleared_why" TEXT NOT NULL DEFAULT '',
    FOREIGN KEY ("case_id") REFERENCES "family_case" ("id"),
    FOREIGN KEY ("member_id") REFERENCES "family_member" ("id")
)
""",
    'CREATE INDEX "flag_case_id" ON "flag" ("case_id")',
    'CREATE INDEX "flag_member_id" ON "flag" ("member_id")',
    # Authority
    """
CREATE TABLE "authority_basis" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "member_id" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "seen_on" TEXT NOT NULL,
    "seen_by" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reviewer" TEXT NOT NULL DEFAULT '',
    "decided_at" INTEGER,
    FOREIGN KEY ("member_id") REFERENCES "family_member" ("id")
)
""",
    'CREATE INDEX "authority_basis_member_id" ON "authority_basis" ("member_id")',
    "ALTER TABLE category_check ADD COLUMN \"by_name\" TEXT NOT NULL DEFAULT ''",
    """
CREATE TABLE "hold_request" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "hold_id" INTEGER NOT NULL,
    "asked_on" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "remind_on" TEXT,
    "answered_on" TEXT,
    FOREIGN KEY ("hold_id") REFERENCES "hold" ("id")
)
""",
    'CREATE INDEX "hold_request_hold_id" ON "hold_request" ("hold_id")',
    # The family's choices
    "ALTER TABLE family_choice ADD COLUMN \"condition_told\" TEXT NOT NULL DEFAULT 'not_asked'",
    "ALTER TABLE family_choice ADD COLUMN \"photographs\" TEXT NOT NULL DEFAULT 'not_asked'",
    'ALTER TABLE family_choice ADD COLUMN "warned" INTEGER NOT NULL DEFAULT 0',
    """
CREATE TABLE "preference" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "case_id" INTEGER NOT NULL,
    "topic" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "detail" TEXT NOT NULL CHECK (length(detail) <= 300),
    "asked_by" TEXT NOT NULL,
    "asked_at" INTEGER NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "family_case" ("id")
)
""",
    'CREATE INDEX "preference_case_id" ON "preference" ("case_id")',
    "ALTER TABLE family_member ADD COLUMN \"name_to_use\" TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE family_member ADD COLUMN \"contact_method\" TEXT NOT NULL DEFAULT 'not_asked'",
    "ALTER TABLE family_member ADD COLUMN \"contact_times\" TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE family_member ADD COLUMN \"voicemail\" TEXT NOT NULL DEFAULT 'not_asked'",
    """
CREATE TABLE "consent" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "case_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "recipient" TEXT NOT NULL CHECK (recipient <> ''),
    "purpose" TEXT NOT NULL CHECK (purpose <> ''),
    "given_on" TEXT NOT NULL,
    "expires_on" TEXT NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "revoked_at" INTEGER,
    "revoked_how" TEXT NOT NULL DEFAULT '',
    FOREIGN KEY ("case_id") REFERENCES "family_case" ("id"),
    FOREIGN KEY ("member_id") REFERENCES "family_member" ("id")
)
""",
    'CREATE INDEX "consent_case_id" ON "consent" ("case_id")',
    'CREATE INDEX "consent_member_id" ON "consent" ("member_id")',
    # Preparing
    """
CREATE TABLE "packing" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "appointment_id" INTEGER NOT NULL,
    "item_id" INTEGER NOT NULL,
    "box" INTEGER NOT NULL CHECK (box >= 1),
    "packed_by" TEXT NOT NULL,
    "packed_at" INTEGER NOT NULL,
    "reconciled_by" TEXT NOT NULL DEFAULT '' CHECK (reconciled_by <> packed_by),
    "reconciled_at" INTEGER,
    FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id"),
    FOREIGN KEY ("item_id") REFERENCES "item" ("id")
)
""",
    'CREATE INDEX "packing_appointment_id" ON "packing" ("appointment_id")',
    'CREATE INDEX "packing_item_id" ON "packing" ("item_id")',
    'CREATE UNIQUE INDEX "packing_appointment_id_item_id" ON "packing" ("appointment_id", "item_id")',
    """
CREATE TABLE "custody_move" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "item_id" INTEGER NOT NULL,
    "from_place" TEXT NOT NULL,
    "to_place" TEXT NOT NULL CHECK (to_place <> from_place),
    "seal" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "appointment_id" INTEGER,
    FOREIGN KEY ("item_id") REFERENCES "item" ("id"),
    FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id")
)
""",
    'CREATE INDEX "custody_move_item_id" ON "custody_move" ("item_id")',
    'CREATE INDEX "custody_move_appointment_id" ON "custody_move" ("appointment_id")',
    """
CREATE TRIGGER custody_no_gap BEFORE INSERT ON custody_move
BEGIN
    SELECT RAISE(ABORT, 'CUSTODY_GAP') WHERE NEW.from_place <> COALESCE(
        (SELECT to_place FROM custody_move WHERE item_id = NEW.item_id ORDER BY id DESC LIMIT 1), 'evidence_room');
END
""",
    """
CREATE TRIGGER custody_move_no_update BEFORE UPDATE ON custody_move
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END
""",
    # At the table
    """
CREATE TABLE "identity_check" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "appointment_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "seen_by" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id"),
    FOREIGN KEY ("member_id") REFERENCES "family_member" ("id")
)
""",
    'CREATE INDEX "identity_check_appointment_id" ON "identity_check" ("appointment_id")',
    'CREATE INDEX "identity_check_member_id" ON "identity_check" ("member_id")',
    """
CREATE TABLE "cash_count" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "item_id" INTEGER NOT NULL,
    "appointment_id" INTEGER NOT NULL,
    "counted_by" TEXT NOT NULL,
    "counts" TEXT NOT NULL,
    "cents" INTEGER NOT NULL CHECK (cents >= 0),
    "at" INTEGER NOT NULL,
    FOREIGN KEY ("item_id") REFERENCES "item" ("id"),
    FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id")
)
""",
    'CREATE INDEX "cash_count_item_id" ON "cash_count" ("item_id")',
    'CREATE INDEX "cash_count_appointment_id" ON "cash_count" ("appointment_id")',
    """
CREATE TABLE "return_document" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "appointment_id" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "pdf" BLOB NOT NULL,
    "sha256" TEXT NOT NULL,
    "made_at" INTEGER NOT NULL,
    "completed_at" INTEGER,
    FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id")
)
""",
    'CREATE INDEX "return_document_appointment_id" ON "return_document" ("appointment_id")',
    'CREATE UNIQUE INDEX "return_document_number" ON "return_document" ("number")',
    """
CREATE TABLE "signature" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "document_id" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "signer" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "strokes" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "voided_at" INTEGER,
    FOREIGN KEY ("document_id") REFERENCES "return_document" ("id")
)
""",
    'CREATE INDEX "signature_document_id" ON "signature" ("document_id")',
    """
CREATE TABLE "addendum" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "document_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 300),
    "by_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    FOREIGN KEY ("document_id") REFERENCES "return_document" ("id")
)
""",
    'CREATE INDEX "addendum_document_id" ON "addendum" ("document_id")',
    """
CREATE TRIGGER completed_document_stays BEFORE UPDATE OF pdf, sha256, number, appointment_id ON return_document
WHEN OLD.completed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'COMPLETED'); END
""",
    # After
    'ALTER TABLE follow_up ADD COLUMN "item_id" INTEGER REFERENCES "item" ("id")',
    'CREATE INDEX "follow_up_item_id" ON "follow_up" ("item_id")',
    # Search, as one types
    """
CREATE VIRTUAL TABLE case_search USING fts5(
    number, person_name, name_to_use, content = 'family_case', content_rowid = 'id', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2')
""",
    """
CREATE TRIGGER case_search_insert AFTER INSERT ON family_case BEGIN
    INSERT INTO case_search (rowid, number, person_name, name_to_use) VALUES (NEW.id, NEW.number, NEW.person_name, NEW.name_to_use);
END
""",
    """
CREATE TRIGGER case_search_delete AFTER DELETE ON family_case BEGIN
    INSERT INTO case_search (case_search, rowid, number, person_name, name_to_use) VALUES ('delete', OLD.id, OLD.number, OLD.person_name, OLD.name_to_use);
END
""",
    """
CREATE TRIGGER case_search_update AFTER UPDATE OF number, person_name, name_to_use ON family_case BEGIN
    INSERT INTO case_search (case_search, rowid, number, person_name, name_to_use) VALUES ('delete', OLD.id, OLD.number, OLD.person_name, OLD.name_to_use);
    INSERT INTO case_search (rowid, number, person_name, name_to_use) VALUES (NEW.id, NEW.number, NEW.person_name, NEW.name_to_use);
END
""",
    "INSERT INTO case_search (case_search, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO case_search (case_search) VALUES ('rebuild')",
    """
CREATE VIRTUAL TABLE member_search USING fts5(
    name, content = 'family_member', content_rowid = 'id', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2')
""",
    """
CREATE TRIGGER member_search_insert AFTER INSERT ON family_member BEGIN
    INSERT INTO member_search (rowid, name) VALUES (NEW.id, NEW.name);
END
""",
    """
CREATE TRIGGER member_search_delete AFTER DELETE ON family_member BEGIN
    INSERT INTO member_search (member_search, rowid, name) VALUES ('delete', OLD.id, OLD.name);
END
""",
    """
CREATE TRIGGER member_search_update AFTER UPDATE OF name ON family_member BEGIN
    INSERT INTO member_search (member_search, rowid, name) VALUES ('delete', OLD.id, OLD.name);
    INSERT INTO member_search (rowid, name) VALUES (NEW.id, NEW.name);
END
""",
    "INSERT INTO member_search (member_search, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO member_search (member_search) VALUES ('rebuild')",
    """
CREATE VIRTUAL TABLE item_search USING fts5(
    number, description, family_description, barcode, content = 'item', content_rowid = 'id', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2')
""",
    """
CREATE TRIGGER item_search_insert AFTER INSERT ON item BEGIN
    INSERT INTO item_search (rowid, number, description, family_description, barcode) VALUES (NEW.id, NEW.number, NEW.description, NEW.family_description, NEW.barcode);
END
""",
    """
CREATE TRIGGER item_search_delete AFTER DELETE ON item BEGIN
    INSERT INTO item_search (item_search, rowid, number, description, family_description, barcode) VALUES ('delete', OLD.id, OLD.number, OLD.description, OLD.family_description, OLD.barcode);
END
""",
    """
CREATE TRIGGER item_search_update AFTER UPDATE OF number, description, family_description, barcode ON item BEGIN
    INSERT INTO item_search (item_search, rowid, number, description, family_description, barcode) VALUES ('delete', OLD.id, OLD.number, OLD.description, OLD.family_description, OLD.barcode);
    INSERT INTO item_search (rowid, number, description, family_description, barcode) VALUES (NEW.id, NEW.number, NEW.description, NEW.family_description, NEW.barcode);
END
""",
    "INSERT INTO item_search (item_search, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO item_search (item_search) VALUES ('rebuild')",
)


def up(migrator: Any, db: Any) -> None:
    """Widen what is there and create what is new; the runner wraps this in one transaction."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
