"""Numbered paper forms."""

from __future__ import annotations

from peewee import BigIntegerField, Check, ForeignKeyField, TextField

from desktop_app.store.models.rows import Row
from desktop_app.store.models.schedule import AppointmentRow


class PaperFormRow(Row):
    """A blank form printed in advance: entered afterwards or spoiled, once, and never gone."""

    number = TextField(unique=True)
    issued_by = TextField()
    issued_at = BigIntegerField()
    appointment = ForeignKeyField(AppointmentRow, null=True)
    happened_at = BigIntegerField(null=True)
    entered_by = TextField(default="")
    entered_at = BigIntegerField(null=True, constraints=[Check("entered_at IS NULL OR happened_at <= entered_at")])
    spoiled_by = TextField(default="")
    spoiled_at = BigIntegerField(null=True, constraints=[Check("spoiled_at IS NULL OR entered_at IS NULL")])
    spoiled_why = TextField(default="")

    class Meta:
        table_name = "paper_form"
