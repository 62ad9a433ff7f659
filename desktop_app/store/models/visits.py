"""What is prepared for a visit, recorded at the table, and signed."""

from __future__ import annotations

from peewee import BigIntegerField, BlobField, Check, ForeignKeyField, IntegerField, TextField

from desktop_app.store.models.cases import MemberRow
from desktop_app.store.models.items import ItemRow
from desktop_app.store.models.rows import Row
from desktop_app.store.models.schedule import AppointmentRow


class PackingRow(Row):
    """An item in a numbered box for a visit, and the second person who found it there."""

    appointment = ForeignKeyField(AppointmentRow)
    item = ForeignKeyField(ItemRow)
    box = IntegerField(constraints=[Check("box >= 1")])
    packed_by = TextField()
    packed_at = BigIntegerField()
    reconciled_by = TextField(default="", constraints=[Check("reconciled_by <> packed_by")])
    reconciled_at = BigIntegerField(null=True)

    class Meta:
        table_name = "packing"
        indexes = ((("appointment", "item"), True),)


class IdentityRow(Row):
    """Which kind of document was examined at the table; never its number or picture."""

    appointment = ForeignKeyField(AppointmentRow)
    member = ForeignKeyField(MemberRow)
    document = TextField()
    seen_by = TextField()
    at = BigIntegerField()

    class Meta:
        table_name = "identity_check"


class CashCountRow(Row):
    """One person's count of the cash of an item, by denomination (cents) and pieces, as JSON."""

    item = ForeignKeyField(ItemRow)
    appointment = ForeignKeyField(AppointmentRow)
    counted_by = TextField()
    counts = TextField()
    cents = IntegerField(constraints=[Check("cents >= 0")])
    at = BigIntegerField()

    class Meta:
        table_name = "cash_count"


class ReturnDocumentRow(Row):
    """The exact bytes of a record that is signed; once completed they never change."""

    appointment = ForeignKeyField(AppointmentRow)
    number = TextField(unique=True)
    pdf = BlobField()
    sha256 = TextField()
    made_at = BigIntegerField()
    completed_at = BigIntegerField(null=True)

    class Meta:
        table_name = "return_document"


class SignatureRow(Row):
    """A signature as vector strokes (JSON) or on paper, bound to the bytes that were signed."""

    document = ForeignKeyField(ReturnDocumentRow)
    sha256 = TextField()
    signer = TextField()
    name = TextField()
    method = TextField()
    strokes = TextField()
    at = BigIntegerField()
    voided_at = BigIntegerField(null=True)

    class Meta:
        table_name = "signature"


class AddendumRow(Row):
    """What was found out after a record was completed; the record itself stays."""

    document = ForeignKeyField(ReturnDocumentRow)
    text = TextField(constraints=[Check("length(text) BETWEEN 1 AND 300")])
    by_name = TextField()
    at = BigIntegerField()

    class Meta:
        table_name = "addendum"
