"""The accounts of the staff, and what the agency chose about signing in. Passwords are in the vault, never here."""

from __future__ import annotations

from peewee import BigIntegerField, BooleanField, Check, ForeignKeyField, IntegerField, TextField

from desktop_app.store.models.agency import StaffRow
from desktop_app.store.models.rows import Row


class AccountRow(Row):
    """One account a person; `uid` is what the vault knows it by. Triggers refuse removal and another uid."""

    staff = ForeignKeyField(StaffRow, unique=True)
    uid = TextField(unique=True)
    made_at = BigIntegerField()
    last_seen_at = BigIntegerField(null=True)
    password_at = BigIntegerField(null=True)
    must_change = BooleanField(default=False)
    disabled_at = BigIntegerField(null=True)

    class Meta:
        table_name = "account"


class SecurityRow(Row):
    """The one row of what the agency chose."""

    idle_minutes = IntegerField()
    fips_only = BooleanField()

    class Meta:
        table_name = "security"


class CopySettingRow(Row):
    """The one row of what the agency chose about the copies of its records."""

    folder = TextField()
    hours = IntegerField()

    class Meta:
        table_name = "copy_setting"
        constraints = [Check("id = 1")]
