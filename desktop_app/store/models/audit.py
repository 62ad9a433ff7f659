"""The log of everything: its entries, its head, and where its checkpoints go."""

from __future__ import annotations

from peewee import BigIntegerField, Check, ForeignKeyField, IntegerField, TextField

from desktop_app.store.models.agency import StaffRow
from desktop_app.store.models.rows import Row


class AuditRow(Row):
    """Append-only: triggers refuse every change and removal."""

    at = BigIntegerField(index=True)
    staff = ForeignKeyField(StaffRow, null=True)
    action = TextField(index=True)
    entity = TextField()
    entity_id = IntegerField(null=True)
    case = IntegerField(null=True, index=True, column_name="case_id")
    appointment = IntegerField(null=True, index=True, column_name="appointment_id")
    facts = TextField()
    recorded = BigIntegerField(default=0)
    facts_sha256 = TextField(default="")
    hash = TextField(default="")

    class Meta:
        table_name = "audit"


class AuditHeadRow(Row):
    """The last entry of the audit; the database itself moves it on."""

    seq = IntegerField()
    hash = TextField()

    class Meta:
        table_name = "audit_head"
        constraints = [Check("id = 1")]


class LogSettingRow(Row):
    """The one row of what the agency chose about its log: the folder of the second copies of its checkpoints."""

    folder = TextField(default="")

    class Meta:
        table_name = "log_setting"
        constraints = [Check("id = 1")]
