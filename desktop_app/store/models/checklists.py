"""Running protocols."""

from __future__ import annotations

from typing import Any

from peewee import BigIntegerField, ForeignKeyField, IntegerField, TextField

from desktop_app.store.models.agency import StaffRow
from desktop_app.store.models.cases import CaseRow
from desktop_app.store.models.rows import Row
from desktop_app.store.models.schedule import AppointmentRow


class ChecklistRow(Row):
    """A running protocol; keeps the version it began with."""

    protocol = TextField()
    protocol_version = IntegerField()
    case = ForeignKeyField(CaseRow, null=True, unique=True)
    appointment = ForeignKeyField(AppointmentRow, null=True, unique=True)

    class Meta:
        table_name = "checklist"


class MarkRow(Row):
    """A step answered by a person at a time: for a visit, or for the case when `appointment` is empty."""

    checklist = ForeignKeyField(ChecklistRow, backref="marks")
    step = TextField()
    answer = TextField()
    staff = ForeignKeyField(StaffRow)
    at = BigIntegerField()
    reason = TextField(default="")
    appointment = ForeignKeyField(AppointmentRow, null=True, backref="marks")

    class Meta:
        table_name = "step_mark"


def _once(name: str, where: Any, *columns: Any) -> None:
    """A step is answered once a visit, or once for the case: two partial indexes, since NULL never equals NULL."""
    MarkRow.add_index(MarkRow.index(*columns, unique=True, where=where, name=name))


_once("step_mark_of_case", MarkRow.appointment.is_null(), MarkRow.checklist, MarkRow.step)
_once("step_mark_of_visit", MarkRow.appointment.is_null(False), MarkRow.checklist, MarkRow.step, MarkRow.appointment)
