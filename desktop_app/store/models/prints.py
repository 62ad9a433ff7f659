"""The log of what was printed or saved, with its exact bytes, and what became of it."""

from __future__ import annotations

from peewee import BigIntegerField, BlobField, BooleanField, Check, ForeignKeyField, TextField

from desktop_app.store.models.cases import CaseRow
from desktop_app.store.models.rows import Row
from desktop_app.store.models.schedule import AppointmentRow


class PrintCopyRow(Row):
    """The exact bytes of what left the program for one family; the same bytes are kept once."""

    case = ForeignKeyField(CaseRow)
    sha256 = TextField(constraints=[Check("length(sha256) = 64")])
    pdf = BlobField()

    class Meta:
        table_name = "print_copy"
        indexes = ((("case", "sha256"), True),)


class PrintRow(Row):
    """A document that was printed or saved. What is no family's leaves its fingerprint alone."""

    case = ForeignKeyField(CaseRow, null=True)
    appointment = ForeignKeyField(AppointmentRow, null=True)
    copy = ForeignKeyField(PrintCopyRow, null=True)
    kind = TextField(constraints=[Check("kind <> ''")])
    language = TextField()
    large_print = BooleanField()
    way = TextField()
    sha256 = TextField()
    at = BigIntegerField()
    by_name = TextField()

    class Meta:
        table_name = "print"


class PrintPartRow(Row):
    """A document on it, and the version of its words."""

    printed = ForeignKeyField(PrintRow, column_name="print_id")
    kind = TextField()
    form_version = TextField()

    class Meta:
        table_name = "print_part"


class PrintResourceRow(Row):
    """A row of the directory on it, checked when."""

    printed = ForeignKeyField(PrintRow, column_name="print_id")
    resource_key = TextField()
    verified_on = TextField(null=True)

    class Meta:
        table_name = "print_resource"


class PrintAnswerRow(Row):
    """What became of it; put right once, by a later row."""

    printed = ForeignKeyField(PrintRow, column_name="print_id")
    given = TextField()
    by_name = TextField()
    at = BigIntegerField()

    class Meta:
        table_name = "print_answer"
