"""Notices by the agency's own rules, the calls before them, and the final disposition of a belonging."""

from __future__ import annotations

from peewee import BigIntegerField, Check, ForeignKeyField, IntegerField, TextField

from desktop_app.store.models.agency import StaffRow
from desktop_app.store.models.cases import CaseRow, MemberRow
from desktop_app.store.models.items import ItemRow
from desktop_app.store.models.rows import Row


class NoticeRuleRow(Row):
    """A rule as somebody looked it up; ended when another one takes its place, never changed."""

    jurisdiction = TextField(constraints=[Check("jurisdiction <> ''")])
    category = TextField(null=True)
    method = TextField()
    days = IntegerField(constraints=[Check("days >= 1")])
    citation = TextField()
    verified_on = TextField(null=True)
    verified_by = TextField()
    ended_at = BigIntegerField(null=True)

    class Meta:
        table_name = "notice_rule"


class PersonalCallRow(Row):
    """Victim services spoke with somebody of a family; never what was said."""

    case = ForeignKeyField(CaseRow)
    member = ForeignKeyField(MemberRow)
    called_on = TextField()
    by_name = TextField()
    recorded_at = BigIntegerField()

    class Meta:
        table_name = "personal_call"


class NoticeRow(Row):
    """A letter that was sent, after a call."""

    case = ForeignKeyField(CaseRow)
    rule = ForeignKeyField(NoticeRuleRow)
    member = ForeignKeyField(MemberRow)
    version = TextField()
    called_on = TextField()
    called_by = TextField(constraints=[Check("called_by <> ''")])
    sent_on = TextField(constraints=[Check("sent_on >= called_on")])
    tracking = TextField()
    due_on = TextField(constraints=[Check("due_on > sent_on")])
    recorded_by = TextField()
    recorded_at = BigIntegerField()
    came_back_on = TextField(null=True, constraints=[Check("came_back_on >= sent_on")])
    came_back_at = BigIntegerField(null=True, constraints=[Check("(came_back_at IS NULL) = (came_back_on IS NULL)")])
    came_back_by = TextField(default="")

    class Meta:
        table_name = "notice"


class NoticeItemRow(Row):
    """One of the belongings a letter is about."""

    notice = ForeignKeyField(NoticeRow, backref="lines")
    item = ForeignKeyField(ItemRow)

    class Meta:
        table_name = "notice_item"


class DestructionRow(Row):
    """A request about one belonging; triggers keep its order, and one request at a time."""

    item = ForeignKeyField(ItemRow)
    state = TextField(
        index=True, constraints=[Check("state NOT IN ('approved', 'done') OR approved_by_id IS NOT NULL")]
    )
    authority = TextField(constraints=[Check("authority <> ''")])
    instrument = TextField(constraints=[Check("instrument <> ''")])
    reference = TextField(constraints=[Check("reference <> ''")])
    asked_by = ForeignKeyField(StaffRow)
    asked_at = BigIntegerField()
    approved_by = ForeignKeyField(StaffRow, null=True, constraints=[Check("approved_by_id <> asked_by_id")])
    approved_at = BigIntegerField(null=True)
    seen = TextField()
    withdrawn_by = TextField()
    withdrawn_at = BigIntegerField(null=True)
    withdrawn_why = TextField(null=True)
    done_by = TextField(constraints=[Check("state <> 'done' OR done_by <> ''")])
    witness = TextField(constraints=[Check("state <> 'done' OR (witness <> '' AND witness <> done_by)")])
    done_at = BigIntegerField(null=True)

    class Meta:
        table_name = "destruction"
