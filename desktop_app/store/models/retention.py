"""What happens after the return: purges, staff check-ins, and items that were not found."""

from __future__ import annotations

from peewee import BigIntegerField, Check, ForeignKeyField, IntegerField, TextField

from desktop_app.store.models.agency import StaffRow
from desktop_app.store.models.items import CustodyRow
from desktop_app.store.models.rows import Row
from desktop_app.store.models.schedule import AppointmentRow


class PurgeRow(Row):
    """A purge that was asked for and by whom; it keeps the family's id and how many rows went, and nothing else.

    The id is no foreign key: the case goes, this stays. Nobody approves what they asked for.
    """

    case = IntegerField(index=True, column_name="case_id")
    asked_by = ForeignKeyField(StaffRow)
    asked_at = BigIntegerField()
    approved_by = ForeignKeyField(StaffRow, null=True, constraints=[Check("approved_by_id <> asked_by_id")])
    approved_at = BigIntegerField(null=True)
    withdrawn_at = BigIntegerField(null=True, constraints=[Check("withdrawn_at IS NULL OR approved_at IS NULL")])
    removed = IntegerField(null=True)

    class Meta:
        table_name = "purge"


PurgeRow.add_index(
    PurgeRow.index(
        PurgeRow.case,
        unique=True,
        where=PurgeRow.approved_at.is_null() & PurgeRow.withdrawn_at.is_null(),
        name="purge_waiting",
    )
)


class StaffCheckinRow(Row):
    """That somebody who was there was offered a check-in. What was said is nobody's business here."""

    appointment = ForeignKeyField(AppointmentRow)
    staff = ForeignKeyField(StaffRow)
    offered_by = ForeignKeyField(StaffRow, constraints=[Check("offered_by_id <> staff_id")])
    offered_at = BigIntegerField()

    class Meta:
        table_name = "staff_check_in"
        indexes = ((("appointment", "staff"), True),)


class MissingItemRow(Row):
    """What was done about a belonging that was not found: the family told, a supervisor's explanation."""

    move = ForeignKeyField(CustodyRow, unique=True)
    told_on = TextField(null=True)
    told_by = TextField(default="")
    explanation = TextField(default="", constraints=[Check("length(explanation) <= 300")])
    explained_by = TextField(default="")
    explained_at = BigIntegerField(null=True)

    class Meta:
        table_name = "missing_item"


CustodyRow.add_index(
    CustodyRow.index(CustodyRow.item, where=CustodyRow.to_place == "not_found", name="custody_move_not_found")
)
