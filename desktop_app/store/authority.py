"""Rows of documents that were seen, and of what was decided about them: appended, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from peewee import fn

from desktop_app.domain.authority import Authority, Basis, Ruling
from desktop_app.store.models import AuthorityRow, MemberRow
from desktop_app.store.prepared import PreparedRows, place


def _to_authority(row: Any) -> Authority:
    return Authority(
        row.id,
        row.member_id,
        Basis(row.basis),
        row.document,
        row.issuer,
        row.reference,
        date.fromisoformat(row.seen_on),
        row.seen_by,
        Ruling(row.decision),
        row.reviewer,
        row.decided_at,
        row.reopened_by,
    )


def of_member(member_id: int) -> tuple[Authority, ...]:
    """Every revision, oldest first."""
    rows = AuthorityRow.select().where(AuthorityRow.member == member_id).order_by(AuthorityRow.id)
    return tuple(_to_authority(row) for row in rows)


def _newest(chosen: Any) -> Any:
    last = AuthorityRow.select(fn.MAX(AuthorityRow.id)).join(MemberRow).where(chosen).group_by(AuthorityRow.member)
    return AuthorityRow.select().where(AuthorityRow.id.in_(last))


_OF_CASE = PreparedRows(_newest(MemberRow.case == place(0)))


def newest(case_ids: Sequence[int]) -> dict[int, Authority]:
    """The revision that counts of every member of the cases, by member id: one query."""
    rows = _OF_CASE.named(case_ids[0]) if len(case_ids) == 1 else _newest(MemberRow.case.in_(case_ids))
    return {row.member_id: _to_authority(row) for row in rows}


def add(given: Authority) -> Authority:
    """One more revision."""
    row = AuthorityRow.create(
        member=given.member_id,
        basis=given.basis.value,
        document=given.document,
        issuer=given.issuer,
        reference=given.reference,
        seen_on=given.seen_on.isoformat(),
        seen_by=given.seen_by,
        decision=given.ruling.value,
        reviewer=given.reviewer,
        decided_at=given.decided_at,
        reopened_by=given.reopened_by,
    )
    return _to_authority(row)


def get(authority_id: int) -> Authority | None:
    """One revision."""
    row = AuthorityRow.get_or_none(AuthorityRow.id == authority_id)
    return _to_authority(row) if row else None
