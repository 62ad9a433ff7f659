"""Every table, with column types that both SQLite and PostgreSQL take. Rows never leave the store."""

from __future__ import annotations

from typing import Any

from peewee import (
    BigIntegerField,
    BooleanField,
    Check,
    DatabaseProxy,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

database_proxy = DatabaseProxy()
_Model: Any = Model


class Row(_Model):  # type: ignore[misc]
    """The base of every table. Columns are peewee's own objects, so they are typed where rows become values."""

    class Meta:
        database = database_proxy
        legacy_table_names = False


class AgencyRow(Row):
    """The one agency; dates and choices of the first start."""

    name = TextField()
    address = TextField()
    phone = TextField()
    phone_hours = TextField()
    zone = TextField()
    sample = BooleanField(default=False)

    class Meta:
        table_name = "agency"


class StaffRow(Row):
    """People who sign in."""

    name = TextField()
    role = TextField()
    extension = TextField(default="")
    active = BooleanField(default=True)

    class Meta:
        table_name = "staff"


class RoomRow(Row):
    """Bookable rooms."""

    name = TextField(unique=True)
    kind = TextField()
    zone = TextField()
    seats = IntegerField()
    step_free = BooleanField()
    entrance = TextField()
    before_minutes = IntegerField(constraints=[Check("before_minutes >= 0")])
    after_minutes = IntegerField(constraints=[Check("after_minutes >= 0")])

    class Meta:
        table_name = "room"


class CaseRow(Row):
    """One death, one family."""

    number = TextField(unique=True)
    person_name = TextField()
    name_to_use = TextField()
    pronoun = TextField()
    manner = TextField()
    coordinator = ForeignKeyField(StaffRow, null=True)
    investigator = TextField(default="")
    opened_at = BigIntegerField()
    version = IntegerField(default=1)

    class Meta:
        table_name = "family_case"


class MemberRow(Row):
    """A family member and their standing."""

    case = ForeignKeyField(CaseRow, backref="members")
    name = TextField()
    relationship = TextField()
    standing = TextField()
    authority_document = TextField(default="")
    authority_seen_on = TextField(null=True)
    phone = TextField(default="")
    safe_contact = TextField(default="")
    language = TextField(default="en")
    version = IntegerField(default=1)

    class Meta:
        table_name = "family_member"


class SensitiveDateRow(Row):
    """A date to be gentle with."""

    case = ForeignKeyField(CaseRow, backref="dates")
    day = TextField()
    what = TextField()

    class Meta:
        table_name = "sensitive_date"


class AppointmentRow(Row):
    """An event and the hold it owns; two triggers keep the holds of a room apart."""

    number = TextField(unique=True)
    room = ForeignKeyField(RoomRow)
    purpose = TextField()
    event_start = BigIntegerField()
    event_end = BigIntegerField()
    hold_start = BigIntegerField()
    hold_end = BigIntegerField(
        constraints=[
            Check(
                "hold_start <= event_start AND event_start < event_end AND event_end <= hold_end "
                "AND hold_end - hold_start <= 86400"
            )
        ]
    )
    status = TextField(constraints=[Check("purpose <> 'suspect_interview'")])
    host = ForeignKeyField(StaffRow)
    evidence = ForeignKeyField(StaffRow, null=True)
    guest_name = TextField()
    guest_label = TextField()
    party_size = IntegerField()
    needs = TextField(default="")
    language = TextField(default="en")
    case = ForeignKeyField(CaseRow, null=True, backref="appointments")
    reason = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "appointment"
        indexes = ((("room", "hold_start"), False), (("hold_start",), False))


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

    class Meta:
        table_name = "item"
        indexes = ((("case", "number"), True),)


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


class CheckRow(Row):
    """A completed category check, without its result."""

    item = ForeignKeyField(ItemRow, backref="checks")
    rule = TextField()
    reference = TextField()
    done_on = TextField()
    expires = TextField(null=True)

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

    class Meta:
        table_name = "family_choice"


class OutcomeRow(Row):
    """What happened to an item at the table; every visit adds a row, the newest counts."""

    item = ForeignKeyField(ItemRow, backref="outcomes")
    appointment = ForeignKeyField(AppointmentRow, backref="outcomes")
    outcome = TextField()
    released_by = TextField()
    witness = TextField(constraints=[Check("witness <> released_by")])
    recipient = TextField()
    at = BigIntegerField()

    class Meta:
        table_name = "item_outcome"


class ChecklistRow(Row):
    """A running protocol; keeps the version it began with."""

    protocol = TextField()
    protocol_version = IntegerField()
    case = ForeignKeyField(CaseRow, null=True, unique=True)
    appointment = ForeignKeyField(AppointmentRow, null=True, unique=True)

    class Meta:
        table_name = "checklist"


class MarkRow(Row):
    """A step answered by a person at a time."""

    checklist = ForeignKeyField(ChecklistRow, backref="marks")
    step = TextField()
    answer = TextField()
    staff = ForeignKeyField(StaffRow)
    at = BigIntegerField()
    reason = TextField(default="")

    class Meta:
        table_name = "step_mark"
        indexes = ((("checklist", "step"), True),)


class FollowUpRow(Row):
    """A promised call."""

    case = ForeignKeyField(CaseRow, backref="follow_ups")
    due_on = TextField(index=True)
    kind = TextField()
    outcome = TextField(null=True)
    done_by = ForeignKeyField(StaffRow, null=True)
    done_at = BigIntegerField(null=True)

    class Meta:
        table_name = "follow_up"


class ResourceRow(Row):
    """A directory entry; texts by language as JSON."""

    key = TextField(unique=True)
    name = TextField()
    phone = TextField()
    text_line = TextField()
    web = TextField()
    hours = TextField()
    about = TextField()
    languages = TextField()
    audiences = TextField()
    category = TextField()
    status = TextField()
    verified_on = TextField(null=True)
    verified_by = TextField(default="")

    class Meta:
        table_name = "resource"


class AuditRow(Row):
    """Append-only: triggers refuse every change and removal."""

    at = BigIntegerField()
    staff = ForeignKeyField(StaffRow, null=True)
    action = TextField()
    entity = TextField()
    entity_id = IntegerField(null=True)
    case = IntegerField(null=True, index=True, column_name="case_id")
    appointment = IntegerField(null=True, index=True, column_name="appointment_id")
    facts = TextField()

    class Meta:
        table_name = "audit"


TABLES: tuple[type[Any], ...] = (
    AgencyRow,
    StaffRow,
    RoomRow,
    CaseRow,
    MemberRow,
    SensitiveDateRow,
    AppointmentRow,
    ItemRow,
    HoldRow,
    ClearanceRow,
    CheckRow,
    ChoiceRow,
    OutcomeRow,
    ChecklistRow,
    MarkRow,
    FollowUpRow,
    ResourceRow,
    AuditRow,
)
