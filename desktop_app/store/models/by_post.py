"""Belongings sent by post."""

from __future__ import annotations

from peewee import BigIntegerField, Check, ForeignKeyField, IntegerField, TextField

from desktop_app.store.models.cases import CaseRow, MemberRow
from desktop_app.store.models.items import ItemRow
from desktop_app.store.models.rows import Row


class PostingRow(Row):
    """One sending; its address is emptied as soon as nobody needs it any more."""

    case = ForeignKeyField(CaseRow)
    recipient = ForeignKeyField(MemberRow)
    address = TextField(constraints=[Check("length(address) <= 300")])
    begun_by = TextField()
    begun_at = BigIntegerField()
    carrier = TextField(default="")
    tracking = TextField(default="")
    sent_by = TextField(default="")
    sent_at = BigIntegerField(null=True)
    ended = TextField(default="")
    ended_at = BigIntegerField(null=True)
    signed_by = TextField(default="")
    signed_on = TextField(null=True)
    recorded_by = TextField(default="")
    lost_on = TextField(null=True, constraints=[Check("(lost_on IS NOT NULL) = (ended = 'lost')")])
    claim = TextField(default="", constraints=[Check("ended <> 'lost' OR claim <> ''")])

    class Meta:
        table_name = "posting"


class PostingItemRow(Row):
    """An item in a box of a sending, and the second person who found it there."""

    posting = ForeignKeyField(PostingRow)
    item = ForeignKeyField(ItemRow)
    box = IntegerField(constraints=[Check("box >= 1")])
    packed_by = TextField()
    packed_at = BigIntegerField()
    reconciled_by = TextField(default="", constraints=[Check("reconciled_by <> packed_by")])
    reconciled_at = BigIntegerField(null=True)

    class Meta:
        table_name = "posting_item"
        indexes = ((("posting", "item"), True),)
