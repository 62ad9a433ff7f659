"""Promised calls."""

from __future__ import annotations

from peewee import BigIntegerField, ForeignKeyField, TextField

from desktop_app.store.models.agency import StaffRow
from desktop_app.store.models.cases import CaseRow
from desktop_app.store.models.items import ItemRow
from desktop_app.store.models.rows import Row


class FollowUpRow(Row):
    """A promised call."""

    case = ForeignKeyField(CaseRow, backref="follow_ups")
    due_on = TextField(index=True)
    kind = TextField()
    outcome = TextField(null=True)
    done_by = ForeignKeyField(StaffRow, null=True)
    done_at = BigIntegerField(null=True)
    item = ForeignKeyField(ItemRow, null=True)

    class Meta:
        table_name = "follow_up"


class PromiseToMakeRow(Row):
    """A family of before whose calls are promised when the program opens; see migration 0016."""

    case = ForeignKeyField(CaseRow, unique=True, on_delete="CASCADE")

    class Meta:
        table_name = "promise_to_make"
