"""Answers belong to a visit, and a family has one return standing.

Until here a return's answers belonged to its case alone, so that a visit booked again began with the ticks of the one
before. From here an answer names its visit, unless its step is settled once for the case (`OF_THE_CASE`, the protocol's
`scope = "case"` as it was on the day of this migration).

Whose an earlier answer is, the audit knows: an answer belongs to the return booked last before it and not yet given up
at its time. One given while no visit stood was given for the next one booked. Where there is neither, it keeps no visit:
it stays on record and opens no gate. An interview's answers are those of its appointment.

Two returns that stand for one family already are left as they are; the triggers look at what is written from now on.
"""

from __future__ import annotations

import json
from typing import Any

OF_THE_CASE = """
    b-ev-item-list b-ev-item-numbers b-ev-locate b-ev-seal b-ev-ask-authority b-ev-record-holds
    b-ev-review-dates b-ev-clearances b-ev-chase b-ev-escalate b-ev-keys-wallet b-ev-firearm-checks
    b-ev-firearm-apart b-ev-cause-item b-ev-cash b-ev-jewelry b-ev-medication b-ev-bio-retention
    b-ev-bio-wrap b-ev-device b-ev-device-photos b-ev-letters b-ev-private-items b-ev-third-party
    b-ev-contraband b-ev-category-checks b-ev-authority-review b-ev-condition b-ev-elsewhere-ask
    b-ev-elsewhere-list b-ev-tags b-ev-cleaning b-ev-missing b-vs-open-case b-vs-manner b-vs-name
    b-vs-family b-vs-conflict-flags b-vs-coordinator b-vs-notified b-vs-minimum-days b-vs-who-told
    b-vs-read-flags b-vs-authority b-vs-authority-clear b-vs-disputed b-vs-no-kin b-vs-call-introduce
    b-vs-call-now b-vs-call-why b-vs-call-voicemail b-vs-inventory b-vs-condition-depth b-vs-condition
    b-vs-choice-when b-vs-choice-items b-vs-choice-photos b-vs-choice-cleaning b-vs-choice-packaging
    b-vs-choice-where b-vs-choice-who b-vs-choice-who-not b-vs-choice-officers b-vs-choice-access
    b-vs-choice-children b-vs-choice-transport b-vs-choice-time-alone b-vs-choice-follow-up
    b-vs-choice-declined b-vs-retained b-vs-compensation b-vs-dates-ask b-vs-remote b-vs-missing-truth
    b-su-hold-exceptions b-su-disputed b-su-sensitive b-su-overdue b-su-missing b-su-reclassified
    b-ev-destruction-notice b-ev-destruction-authority b-vs-destruction-contact b-su-destruction
"""

COLUMN = (
    'DROP INDEX "step_mark_checklist_id_step"',
    'ALTER TABLE "step_mark" ADD COLUMN "appointment_id" INTEGER REFERENCES "appointment" ("id")',
    """
UPDATE step_mark SET appointment_id = (SELECT appointment_id FROM checklist WHERE checklist.id = checklist_id)
WHERE checklist_id IN (SELECT id FROM checklist WHERE case_id IS NULL)
""",
)

ANSWERS_OF_RETURNS = """
WITH visit AS (
    SELECT id, case_id,
        COALESCE((SELECT MIN(at) FROM audit
            WHERE audit.appointment_id = appointment.id AND action = 'appointment.book'), 0) AS booked_at,
        CASE WHEN status IN ('postponed_by_person', 'postponed_by_agency', 'cancelled') THEN
            COALESCE((SELECT MAX(at) FROM audit
                WHERE audit.appointment_id = appointment.id AND action = 'appointment.' || status), 0)
        END AS given_up_at
    FROM appointment WHERE purpose = 'return_of_belongings'
)
UPDATE step_mark SET appointment_id = COALESCE(
    (SELECT visit.id FROM visit JOIN checklist ON checklist.case_id = visit.case_id
        WHERE checklist.id = step_mark.checklist_id AND booked_at <= step_mark.at
            AND (given_up_at IS NULL OR given_up_at > step_mark.at)
        ORDER BY booked_at DESC, visit.id DESC LIMIT 1),
    (SELECT visit.id FROM visit JOIN checklist ON checklist.case_id = visit.case_id
        WHERE checklist.id = step_mark.checklist_id AND booked_at > step_mark.at
        ORDER BY booked_at, visit.id LIMIT 1)
)
WHERE step NOT IN (SELECT value FROM json_each(?)) AND checklist_id IN (SELECT id FROM checklist WHERE case_id IS NOT NULL)
"""

RULES = (
    'CREATE INDEX "step_mark_appointment_id" ON "step_mark" ("appointment_id")',
    """
CREATE UNIQUE INDEX "step_mark_of_case" ON "step_mark" ("checklist_id", "step")
    WHERE ("appointment_id" IS NULL)
""",
    """
CREATE UNIQUE INDEX "step_mark_of_visit" ON "step_mark" ("checklist_id", "step", "appointment_id")
    WHERE ("appointment_id" IS NOT NULL)
""",
    """
CREATE TRIGGER appointment_return_insert
AFTER INSERT ON appointment
WHEN NEW.purpose = 'return_of_belongings' AND NEW.status IN ('tentative', 'confirmed', 'arrived', 'in_room') BEGIN
    SELECT RAISE(ABORT, 'RETURN_STANDS') WHERE EXISTS (
        SELECT 1 FROM appointment AS other
        WHERE other.case_id = NEW.case_id AND other.id <> NEW.id AND other.purpose = 'return_of_belongings'
          AND other.status IN ('tentative', 'confirmed', 'arrived', 'in_room'));
 END
""",
    """
CREATE TRIGGER appointment_return_update
AFTER UPDATE OF case_id, purpose, status ON appointment
WHEN NEW.purpose = 'return_of_belongings' AND NEW.status IN ('tentative', 'confirmed', 'arrived', 'in_room')
    AND NOT (OLD.purpose = 'return_of_belongings' AND OLD.case_id IS NEW.case_id
        AND OLD.status IN ('tentative', 'confirmed', 'arrived', 'in_room')) BEGIN
    SELECT RAISE(ABORT, 'RETURN_STANDS') WHERE EXISTS (
        SELECT 1 FROM appointment AS other
        WHERE other.case_id = NEW.case_id AND other.id <> NEW.id AND other.purpose = 'return_of_belongings'
          AND other.status IN ('tentative', 'confirmed', 'arrived', 'in_room'));
 END
""",
)


def up(migrator: Any, db: Any) -> None:
    """Add the column, find every answer's visit, and keep both rules from now on; one transaction."""
    for statement in COLUMN:
        db.execute_sql(statement)
    db.execute_sql(ANSWERS_OF_RETURNS, (json.dumps(OF_THE_CASE.split()),))
    for statement in RULES:
        db.execute_sql(statement)
