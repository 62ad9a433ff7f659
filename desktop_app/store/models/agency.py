"""The agency, its people, its rooms and its directory."""

from __future__ import annotations

from peewee import BooleanField, Check, IntegerField, TextField

from desktop_app.store.models.rows import Row


class AgencyRow(Row):
    """The one agency; dates and choices of the first start."""

    name = TextField()
    address = TextField()
    phone = TextField()
    phone_hours = TextField()
    zone = TextField()
    sample = BooleanField(default=False)
    uid = TextField(default="")
    state = TextField(default="")
    retention_years = IntegerField(null=True, constraints=[Check("retention_years BETWEEN 1 AND 100")])

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
    decompression_minutes = IntegerField(default=0, constraints=[Check("decompression_minutes >= 0")])
    floor = TextField(default="")
    building = TextField(default="")
    waiting_area = TextField(default="")
    recording = BooleanField(default=False)
    private_entrance = BooleanField(default=False)

    class Meta:
        table_name = "room"


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
    status = TextField(constraints=[Check("status IN ('active', 'needs_verification', 'agency_must_fill', 'off')")])
    verified_on = TextField(null=True, constraints=[Check("verified_on IS NULL OR status = 'active'")])
    verified_by = TextField(default="")
    jurisdiction = TextField()
    review_days = IntegerField(constraints=[Check("review_days BETWEEN 1 AND 366")])
    review_due = TextField(null=True)
    source = TextField()

    class Meta:
        table_name = "resource"


class NumberingRow(Row):
    """The last record number given in a year, as `26-`."""

    year = TextField(unique=True)
    last = IntegerField()

    class Meta:
        table_name = "numbering"
