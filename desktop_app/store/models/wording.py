"""The agency's own words for what is printed."""

from __future__ import annotations

from peewee import BigIntegerField, Check, ForeignKeyField, IntegerField, TextField

from desktop_app.store.models.agency import StaffRow
from desktop_app.store.models.rows import Row


class FormVersionRow(Row):
    """One version of a form in one language; triggers keep its words, and that it is approved and withdrawn once."""

    form = TextField(constraints=[Check("form <> ''")])
    language = TextField(constraints=[Check("language <> ''")])
    number = IntegerField(constraints=[Check("number >= 1")])
    source = TextField(constraints=[Check("length(source) BETWEEN 1 AND 40000")])
    made_by = ForeignKeyField(StaffRow)
    made_at = BigIntegerField()
    approved_by = ForeignKeyField(StaffRow, null=True, constraints=[Check("approved_by_id <> made_by_id")])
    approved_at = BigIntegerField(null=True, constraints=[Check("(approved_at IS NULL) = (approved_by_id IS NULL)")])
    withdrawn_by = ForeignKeyField(StaffRow, null=True)
    withdrawn_at = BigIntegerField(null=True, constraints=[Check("(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)")])

    class Meta:
        table_name = "form_version"
        indexes = ((("form", "language", "number"), True),)


class FormReviewRow(Row):
    """Somebody read a translation through; number 0 is what came with the program, known by its fingerprint."""

    form = TextField(constraints=[Check("form <> ''")])
    language = TextField(constraints=[Check("language <> ''")])
    number = IntegerField(constraints=[Check("number >= 0")])
    fingerprint = TextField(constraints=[Check("length(fingerprint) = 64")])
    reviewed_by = TextField(constraints=[Check("reviewed_by <> ''")])
    reviewed_on = TextField()
    recorded_by = ForeignKeyField(StaffRow)
    recorded_at = BigIntegerField()

    class Meta:
        table_name = "form_review"
        indexes = ((("form", "language"), False),)
