"""Cases, families, and what is known of them."""

from __future__ import annotations

from peewee import BigIntegerField, BooleanField, Check, ForeignKeyField, IntegerField, TextField

from desktop_app.store.models.agency import StaffRow
from desktop_app.store.models.rows import Row


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
    state = TextField(default="open")
    state_reason = TextField(default="")
    state_since = BigIntegerField(null=True)
    line_of_duty = BooleanField(default=False)
    agency_involved = BooleanField(default=False)
    violence_at_home = BooleanField(default=False)
    children = BooleanField(default=False)
    litigation = BooleanField(default=False)

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
    name_to_use = TextField(default="")
    contact_method = TextField(default="not_asked")
    contact_times = TextField(default="")
    voicemail = TextField(default="not_asked")

    class Meta:
        table_name = "family_member"


class SensitiveDateRow(Row):
    """A date to be gentle with."""

    case = ForeignKeyField(CaseRow, backref="dates")
    day = TextField()
    what = TextField()

    class Meta:
        table_name = "sensitive_date"


class MannerChangeRow(Row):
    """The manner of death as it was decided anew; `seen_at` when the coordinator took note."""

    case = ForeignKeyField(CaseRow)
    was = TextField()
    manner = TextField()
    by_name = TextField()
    at = BigIntegerField()
    seen_at = BigIntegerField(null=True)

    class Meta:
        table_name = "manner_change"


class FlagRow(Row):
    """Something everyone who meets the family must know; cleared with a reason, never removed."""

    case = ForeignKeyField(CaseRow)
    member = ForeignKeyField(MemberRow, null=True)
    kind = TextField()
    reason = TextField()
    set_by = TextField()
    set_at = BigIntegerField()
    expires_on = TextField(null=True)
    cleared_by = TextField(default="")
    cleared_at = BigIntegerField(null=True)
    cleared_why = TextField(default="")

    class Meta:
        table_name = "flag"


class AuthorityRow(Row):
    """Why somebody may receive: the document seen, its issuer and reference, and who decided. The newest counts."""

    member = ForeignKeyField(MemberRow)
    basis = TextField()
    document = TextField()
    issuer = TextField()
    reference = TextField()
    seen_on = TextField()
    seen_by = TextField()
    decision = TextField()
    reviewer = TextField(default="")
    decided_at = BigIntegerField(null=True)
    reopened_by = TextField(default="")

    class Meta:
        table_name = "authority_basis"


class PreferenceRow(Row):
    """What a family wishes about one topic; every revision stays, the newest counts."""

    case = ForeignKeyField(CaseRow)
    topic = TextField()
    answer = TextField()
    detail = TextField(constraints=[Check("length(detail) <= 300")])
    asked_by = TextField()
    asked_at = BigIntegerField()

    class Meta:
        table_name = "preference"


class ConsentRow(Row):
    """Consent to share: one recipient, one purpose, until a day; revocable by word."""

    case = ForeignKeyField(CaseRow)
    member = ForeignKeyField(MemberRow)
    recipient = TextField(constraints=[Check("recipient <> ''")])
    purpose = TextField(constraints=[Check("purpose <> ''")])
    given_on = TextField()
    expires_on = TextField()
    recorded_by = TextField()
    revoked_at = BigIntegerField(null=True)
    revoked_how = TextField(default="")

    class Meta:
        table_name = "consent"
