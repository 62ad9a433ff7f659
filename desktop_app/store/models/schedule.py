"""Appointments and everything they are planned around."""

from __future__ import annotations

from peewee import BigIntegerField, BooleanField, Check, ForeignKeyField, IntegerField, TextField

from desktop_app.store.models.agency import RoomRow, StaffRow
from desktop_app.store.models.cases import CaseRow
from desktop_app.store.models.rows import Row


class InterpreterRow(Row):
    """Somebody who interprets and does not sign in; `languages` are codes, space-separated."""

    name = TextField()
    languages = TextField()
    phone = TextField(default="")
    active = BooleanField(default=True)

    class Meta:
        table_name = "interpreter"


class PartyRow(Row):
    """Who is kept apart from others: a code without a name, of a family's case where there is one."""

    code = TextField(unique=True)
    case = ForeignKeyField(CaseRow, null=True)

    class Meta:
        table_name = "party"


class SeparationRow(Row):
    """Two parties that are never near each other; ended, never removed."""

    one = ForeignKeyField(PartyRow)
    other = ForeignKeyField(PartyRow, constraints=[Check("one_id < other_id")])
    minutes = IntegerField(constraints=[Check("minutes >= 0 AND minutes <= 480")])
    scope = TextField()
    why = TextField()
    ended_at = BigIntegerField(null=True)

    class Meta:
        table_name = "separation"


class SeriesRow(Row):
    """What repeats: an RFC 5545 rule from a wall-clock start in a zone, without the dates left out."""

    rule = TextField()
    wall_start = TextField()
    minutes = IntegerField(constraints=[Check("minutes > 0")])
    zone = TextField()
    excluded = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "series"


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
    decompression_end = BigIntegerField(default=0)
    series = ForeignKeyField(SeriesRow, null=True)
    occurrence = TextField(null=True)
    party = ForeignKeyField(PartyRow, null=True)
    advocate = ForeignKeyField(StaffRow, null=True, backref="advocated")
    child_supervisor = ForeignKeyField(StaffRow, null=True, backref="supervised")
    interpreter = ForeignKeyField(InterpreterRow, null=True)
    confirmed_duties = TextField(default="")
    accepted_cautions = TextField(default="")

    class Meta:
        table_name = "appointment"
        indexes = ((("room", "hold_start"), False), (("hold_start",), False))


class BufferRow(Row):
    """A room's minutes around one purpose, where they differ from the room's own."""

    room = ForeignKeyField(RoomRow)
    purpose = TextField()
    setup_minutes = IntegerField(constraints=[Check("setup_minutes >= 0")])
    decompression_minutes = IntegerField(constraints=[Check("decompression_minutes >= 0")])
    reset_minutes = IntegerField(constraints=[Check("reset_minutes >= 0")])

    class Meta:
        table_name = "buffer"
        indexes = ((("room", "purpose"), True),)


class OpeningRow(Row):
    """Opening hours of a weekday (0 is Monday), in minutes after midnight; without a room they are the agency's."""

    room = ForeignKeyField(RoomRow, null=True)
    weekday = IntegerField(constraints=[Check("weekday >= 0 AND weekday <= 6")])
    opens = IntegerField()
    closes = IntegerField(constraints=[Check("0 <= opens AND opens <= closes AND closes <= 1440")])

    class Meta:
        table_name = "opening"
        indexes = ((("room", "weekday"), True),)


class ClosureRow(Row):
    """A time the agency, or one room, is closed."""

    kind = TextField()
    room = ForeignKeyField(RoomRow, null=True)
    start = BigIntegerField(index=True)
    end = BigIntegerField(constraints=[Check('"start" < "end"')])
    reason = TextField()
    uid = TextField(default="")

    class Meta:
        table_name = "closure"


class BusyRow(Row):
    """A time somebody is taken outside this agency's rooms; what for is never kept."""

    staff = ForeignKeyField(StaffRow, null=True)
    interpreter = ForeignKeyField(InterpreterRow, null=True)
    start = BigIntegerField(index=True)
    end = BigIntegerField(constraints=[Check('"start" < "end"')])
    uid = TextField(default="")

    class Meta:
        table_name = "busy_time"


class EarlierWishRow(Row):
    """Somebody with an appointment who would come earlier; weekdays as digits, 0 is Monday."""

    appointment = ForeignKeyField(AppointmentRow)
    from_day = TextField()
    weekdays = TextField()
    from_minute = IntegerField()
    until_minute = IntegerField()
    added_at = BigIntegerField()
    closed_at = BigIntegerField(null=True)

    class Meta:
        table_name = "earlier_wish"
