"""Case and family rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.domain.cases import Case, FamilyMember, Manner, NewCase, Pronoun, SensitiveDate, Standing
from desktop_app.store.models import CaseRow, MemberRow, SensitiveDateRow


def to_case(row: Any) -> Case:
    """A row as the domain's value."""
    return Case(
        row.id,
        row.number,
        row.person_name,
        row.name_to_use,
        Pronoun(row.pronoun),
        Manner(row.manner),
        row.coordinator_id,
        row.investigator,
        row.opened_at,
        row.version,
    )


def all_cases() -> tuple[Case, ...]:
    """Every case, newest first."""
    return tuple(to_case(row) for row in CaseRow.select().order_by(CaseRow.opened_at.desc(), CaseRow.id.desc()))


def get(case_id: int) -> Case | None:
    """One case."""
    row = CaseRow.get_or_none(CaseRow.id == case_id)
    return to_case(row) if row else None


def number_taken(number: str) -> bool:
    """Whether a case with this number is there already."""
    return bool(CaseRow.select().where(CaseRow.number == number).exists())


def add(new: NewCase, coordinator_id: int | None, now: int) -> Case:
    """Open a case."""
    return to_case(
        CaseRow.create(
            number=new.number,
            person_name=new.person_name,
            name_to_use=new.name_to_use,
            pronoun=new.pronoun.value,
            manner=new.manner.value,
            investigator=new.investigator,
            coordinator=coordinator_id,
            opened_at=now,
        )
    )


def update(case: Case) -> Case | None:
    """Write a changed case when its version is still the one read."""
    changed = (
        CaseRow.update(
            person_name=case.person_name,
            name_to_use=case.name_to_use,
            pronoun=case.pronoun.value,
            manner=case.manner.value,
            investigator=case.investigator,
            coordinator=case.coordinator_id,
            version=case.version + 1,
        )
        .where((CaseRow.id == case.id) & (CaseRow.version == case.version))
        .execute()
    )
    return replace(case, version=case.version + 1) if changed else None


def _to_member(row: Any) -> FamilyMember:
    return FamilyMember(
        row.id,
        row.case_id,
        row.name,
        row.relationship,
        Standing(row.standing),
        row.authority_document,
        date.fromisoformat(row.authority_seen_on) if row.authority_seen_on else None,
        row.phone,
        row.safe_contact,
        row.language,
        row.version,
    )


def _member_columns(member: FamilyMember) -> dict[str, Any]:
    return {
        "name": member.name,
        "relationship": member.relationship,
        "standing": member.standing.value,
        "authority_document": member.authority_document,
        "authority_seen_on": member.authority_seen_on.isoformat() if member.authority_seen_on else None,
        "phone": member.phone,
        "safe_contact": member.safe_contact,
        "language": member.language,
    }


def family(case_ids: tuple[int, ...]) -> tuple[FamilyMember, ...]:
    """The family members of the cases, in the order they were written down: nobody is ranked."""
    rows = MemberRow.select().where(MemberRow.case.in_(case_ids)).order_by(MemberRow.id)
    return tuple(_to_member(row) for row in rows)


def add_member(member: FamilyMember) -> FamilyMember:
    """A new family member."""
    return _to_member(MemberRow.create(case=member.case_id, **_member_columns(member)))


def update_member(member: FamilyMember) -> FamilyMember | None:
    """Write a changed family member when the version is still the one read."""
    changed = (
        MemberRow.update(version=member.version + 1, **_member_columns(member))
        .where((MemberRow.id == member.id) & (MemberRow.version == member.version))
        .execute()
    )
    return replace(member, version=member.version + 1) if changed else None


def dates(case_id: int) -> tuple[SensitiveDate, ...]:
    """The dates to be gentle with, by day."""
    rows = SensitiveDateRow.select().where(SensitiveDateRow.case == case_id).order_by(SensitiveDateRow.day)
    return tuple(SensitiveDate(date.fromisoformat(row.day), row.what) for row in rows)


def add_date(case_id: int, gentle: SensitiveDate) -> None:
    """One more date to be gentle with."""
    SensitiveDateRow.create(case=case_id, day=gentle.day.isoformat(), what=gentle.what)
