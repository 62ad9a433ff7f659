"""Belongings, one by one."""

from __future__ import annotations

from peewee import BigIntegerField, BooleanField, Check, ForeignKeyField, IntegerField, TextField

from desktop_app.store.models.cases import CaseRow, MemberRow
from desktop_app.store.models.rows import Row
from desktop_app.store.models.schedule import AppointmentRow


class ItemRow(Row):
    """One of a person's belongings; its number is the evidence system's."""

    case = ForeignKeyField(CaseRow, backref="items")
    number = TextField()
    category = TextField()
    description = TextField()
    family_description = TextField()
    family_condition = TextField(default="")
    quantity = IntegerField(default=1)
    location = TextField(default="")
    seal = TextField(default="")
    barcode = TextField(default="")
    version = IntegerField(default=1)
    destroyed_at = BigIntegerField(null=True)

    class Meta:
        table_name = "item"
        indexes = ((("case", "number"), True), (("case", "category", "destroyed_at"), False))


class HoldRow(Row):
    """One reason to keep one item."""

    item = ForeignKeyField(ItemRow, backref="holds")
    kind = TextField()
    authority = TextField()
    placed_on = TextField()
    review_on = TextField(null=True)
    asked_on = TextField(null=True)

    class Meta:
        table_name = "hold"


class ClearanceRow(Row):
    """A hold lifted by a named authority; at most one for a hold, never changed."""

    hold = ForeignKeyField(HoldRow, unique=True)
    by_name = TextField(constraints=[Check("by_name <> ''")])
    by_title = TextField()
    by_agency = TextField()
    instrument = TextField(constraints=[Check("instrument <> ''")])
    reference = TextField(constraints=[Check("reference <> ''")])
    cleared_on = TextField()
    recorded_by = TextField()

    class Meta:
        table_name = "clearance"
        indexes = ((("hold", "cleared_on"), False),)


class HoldRequestRow(Row):
    """A letter that asked an authority about a hold, and when it was answered or came back."""

    hold = ForeignKeyField(HoldRow)
    asked_on = TextField()
    by_name = TextField()
    remind_on = TextField(null=True)
    answered_on = TextField(null=True)
    came_back_on = TextField(null=True, constraints=[Check("came_back_on >= asked_on")])
    came_back_by = TextField(default="", constraints=[Check("(came_back_by = '') = (came_back_on IS NULL)")])

    class Meta:
        table_name = "hold_request"


class CheckRow(Row):
    """A completed category check, without its result."""

    item = ForeignKeyField(ItemRow, backref="checks")
    rule = TextField()
    reference = TextField()
    done_on = TextField()
    expires = TextField(null=True)
    by_name = TextField(default="")

    class Meta:
        table_name = "category_check"


class ChoiceRow(Row):
    """A family's choice; every revision stays, the newest counts."""

    item = ForeignKeyField(ItemRow, backref="choices")
    decision = TextField()
    cleaning = TextField()
    packaging = TextField()
    asked_by = TextField()
    asked_at = BigIntegerField()
    condition_told = TextField(default="not_asked")
    photographs = TextField(default="not_asked")
    warned = BooleanField(default=False)

    class Meta:
        table_name = "family_choice"


class OutcomeRow(Row):
    """What happened to an item at the table; every visit adds a row, the newest counts."""

    item = ForeignKeyField(ItemRow, backref="outcomes")
    appointment = ForeignKeyField(AppointmentRow, backref="outcomes", null=True)
    outcome = TextField()
    released_by = TextField()
    witness = TextField(constraints=[Check("witness <> released_by")])
    recipient = TextField()
    at = BigIntegerField()
    recipient_member = ForeignKeyField(MemberRow, null=True, column_name="recipient_member")

    class Meta:
        table_name = "item_outcome"


class CustodyRow(Row):
    """An item carried from one place to another; a trigger refuses a gap, and nothing is changed."""

    item = ForeignKeyField(ItemRow)
    from_place = TextField()
    to_place = TextField(constraints=[Check("to_place <> from_place")])
    seal = TextField()
    by_name = TextField()
    at = BigIntegerField()
    appointment = ForeignKeyField(AppointmentRow, null=True)

    class Meta:
        table_name = "custody_move"
