"""Case and family rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from peewee import fn

from desktop_app.domain.authority import Authority
from desktop_app.domain.cases import (
    Case,
    CaseState,
    ContactMethod,
    FamilyMember,
    Manner,
    MannerChange,
    NewCase,
    Pronoun,
    SensitiveDate,
    Standing,
    StateBy,
    Voicemail,
)
from desktop_app.domain.flags import suspect_related
from desktop_app.store import authority, flags, retention
from desktop_app.store.models import CaseRow, MannerChangeRow, MemberRow, SensitiveDateRow
from desktop_app.store.prepared import PreparedRows, place


def to_case(row: Any) -> Case:
    """A row as the domain's value; whose wish a state was and its reason stand in one column, a space between them."""
    by, _, reason = row.state_reason.partition(" ")
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
        CaseState(row.state),
        StateBy(by) if by else None,
        reason,
        row.state_since,
        row.line_of_duty,
        row.agency_involved,
        row.violence_at_home,
        row.children,
        row.litigation,
    )


def all_cases() -> tuple[Case, ...]:
    """Every case, newest first."""
    return tuple(to_case(row) for row in CaseRow.select().order_by(CaseRow.opened_at.desc(), CaseRow.id.desc()))


def get(case_id: int) -> Case | None:
    """One case."""
    row = CaseRow.get_or_none(CaseRow.id == case_id)
    return to_case(row) if row else None


def of_ids(case_ids: Sequence[int]) -> dict[int, Case]:
    """Some cases, by their ids."""
    return {row.id: to_case(row) for row in CaseRow.select().where(CaseRow.id.in_(case_ids))}


def number_taken(number: str) -> bool:
    """Whether a case with this number is there already."""
    return bool(CaseRow.select().where(CaseRow.number == number).exists())


def add(new: NewCase, coordinator_id: int | None, now: int) -> Case:
    """Open a case. Its id is never that of a family whose records were removed: the history still names that one."""
    highest = CaseRow.select(fn.MAX(CaseRow.id)).scalar() or 0
    return to_case(
        CaseRow.create(
            id=max(highest, retention.highest_purged()) + 1,
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
            state=case.state.value,
            state_reason=f"{case.state_by.value if case.state_by else ''} {case.state_reason}".rstrip(),
            state_since=case.state_since,
            line_of_duty=case.line_of_duty,
            agency_involved=case.agency_involved,
            violence_at_home=case.violence_at_home,
            children=case.children,
            litigation=case.litigation,
            version=case.version + 1,
        )
        .where((CaseRow.id == case.id) & (CaseRow.version == case.version))
        .execute()
    )
    return replace(case, version=case.version + 1) if changed else None


def _to_member(row: Any, seen: Authority | None = None, tied: bool = False) -> FamilyMember:
    """The accepted document alone stands in the member; a row without a review of its own keeps what it holds."""
    document, seen_on = row.authority_document, row.authority_seen_on
    if seen is not None:
        document, seen_on = (seen.document, seen.seen_on.isoformat()) if seen.accepted else ("", None)
    return FamilyMember(
        row.id,
        row.case_id,
        row.name,
        row.relationship,
        Standing(row.standing),
        document,
        date.fromisoformat(seen_on) if seen_on else None,
        row.phone,
        row.safe_contact,
        row.language,
        row.version,
        authority=seen,
        suspect_related=tied,
        name_to_use=row.name_to_use,
        contact_method=ContactMethod(row.contact_method),
        contact_times=row.contact_times,
        voicemail=Voicemail(row.voicemail),
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
        "name_to_use": member.name_to_use,
        "contact_method": member.contact_method.value,
        "contact_times": member.contact_times,
        "voicemail": member.voicemail.value,
    }


_FAMILY = PreparedRows(MemberRow.select().where(MemberRow.case == place(0)).order_by(MemberRow.id))
"""Asked at the table for every outcome, so its SQL is written once."""


def family(case_ids: tuple[int, ...]) -> tuple[FamilyMember, ...]:
    """The family members of the cases, in the order they were written down: nobody is ranked."""
    if len(case_ids) == 1:
        rows: list[Any] = _FAMILY.named(case_ids[0])
    else:
        rows = list(MemberRow.select().where(MemberRow.case.in_(case_ids)).order_by(MemberRow.id))
    seen, tied = authority.newest(case_ids), suspect_related(flags.of_cases(case_ids))
    return tuple(_to_member(row, seen.get(row.id), row.id in tied) for row in rows)


def member(member_id: int) -> FamilyMember | None:
    """One family member."""
    row = MemberRow.get_or_none(MemberRow.id == member_id)
    return next((each for each in family((row.case_id,)) if each.id == member_id), None) if row else None


def add_member(member: FamilyMember) -> FamilyMember:
    """A new family member."""
    return _to_member(MemberRow.create(case=member.case_id, **_member_columns(member)))


def update_member(member: FamilyMember) -> FamilyMember | None:
    """Write a changed family member when the version is still the one read; a reviewed document has its own rows."""
    columns = _member_columns(member)
    if member.authority is not None:
        del columns["authority_document"], columns["authority_seen_on"]
    changed = (
        MemberRow.update(version=member.version + 1, **columns)
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


def _to_change(row: Any) -> MannerChange:
    return MannerChange(row.id, row.case_id, Manner(row.was), Manner(row.manner), row.by_name, row.at, row.seen_at)


def manner_changes(case_id: int) -> tuple[MannerChange, ...]:
    """How the manner of death was decided anew, oldest first."""
    rows = MannerChangeRow.select().where(MannerChangeRow.case == case_id).order_by(MannerChangeRow.id)
    return tuple(_to_change(row) for row in rows)


def add_manner_change(case_id: int, was: Manner, manner: Manner, by_name: str, now: int) -> MannerChange:
    """The manner of death was decided anew."""
    row = MannerChangeRow.create(case=case_id, was=was.value, manner=manner.value, by_name=by_name, at=now)
    return _to_change(row)


def see_manner_changes(case_id: int, now: int) -> int:
    """The coordinator took note of every change; how many were new."""
    unseen = (MannerChangeRow.case == case_id) & MannerChangeRow.seen_at.is_null()
    return int(MannerChangeRow.update(seen_at=now).where(unseen).execute())
