"""Versions of the forms' words and their reviews: added, never changed; a version is approved once and withdrawn once."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from typing import Any

from peewee import fn

from desktop_app.domain.staff import StaffMember
from desktop_app.domain.wording import SHIPPED_NUMBER, Review, Version
from desktop_app.paths import data_folder
from desktop_app.store.models import FormReviewRow, FormVersionRow, StaffRow

_Author, _Approver, _Withdrawer = StaffRow.alias(), StaffRow.alias(), StaffRow.alias()


def versions(form: str = "", language: str = "") -> tuple[Version, ...]:
    """Every version, or those of one form in one language; the latest first."""
    rows = _with_names()
    if form:
        rows = rows.where((FormVersionRow.form == form) & (FormVersionRow.language == language))
    return tuple(_to_version(row) for row in rows.order_by(FormVersionRow.number.desc(), FormVersionRow.id).dicts())


def version(version_id: int) -> Version | None:
    """One version."""
    row = _with_names().where(FormVersionRow.id == version_id).dicts().first()
    return _to_version(row) if row else None


def add(form: str, language: str, source: str, author: StaffMember, at: int) -> Version:
    """The next version of a form in a language."""
    of_form = (FormVersionRow.form == form) & (FormVersionRow.language == language)
    last = FormVersionRow.select(fn.MAX(FormVersionRow.number)).where(of_form).scalar()
    number = (last or SHIPPED_NUMBER) + 1
    made = FormVersionRow.create(
        form=form, language=language, number=number, source=source, made_by=author.id, made_at=at
    )
    return Version(made.id, form, language, number, source, author.id, author.name, at)


def approve(version_id: int, staff_id: int, at: int) -> bool:
    """It may be printed from now on; tells whether it still waited."""
    waits = FormVersionRow.approved_by.is_null() & FormVersionRow.withdrawn_by.is_null()
    chosen = (FormVersionRow.id == version_id) & waits
    return bool(FormVersionRow.update(approved_by=staff_id, approved_at=at).where(chosen).execute())


def withdraw(version_id: int, staff_id: int, at: int) -> bool:
    """It is printed no more; tells whether it still stood."""
    chosen = (FormVersionRow.id == version_id) & FormVersionRow.withdrawn_by.is_null()
    return bool(FormVersionRow.update(withdrawn_by=staff_id, withdrawn_at=at).where(chosen).execute())


def reviews() -> tuple[Review, ...]:
    """Every review, the first one first."""
    return tuple(
        Review(
            row.form, row.language, row.number, row.fingerprint, row.reviewed_by, date.fromisoformat(row.reviewed_on)
        )
        for row in FormReviewRow.select().order_by(FormReviewRow.id)
    )


def add_review(review: Review, staff_id: int, at: int) -> int:
    """One more review; its id."""
    made = FormReviewRow.create(
        form=review.form,
        language=review.language,
        number=review.number,
        fingerprint=review.fingerprint,
        reviewed_by=review.by_name,
        reviewed_on=review.on.isoformat(),
        recorded_by=staff_id,
        recorded_at=at,
    )
    return int(made.id)


def stamp() -> tuple[int, ...]:
    """Differs whenever a version or a review was added, approved or withdrawn, at whichever desk."""
    counted = FormVersionRow.select(
        fn.COUNT(FormVersionRow.id), fn.COUNT(FormVersionRow.approved_by), fn.COUNT(FormVersionRow.withdrawn_by)
    ).tuples()[0]
    return (*counted, FormReviewRow.select().count())


def fingerprint(source: str) -> str:
    """By which words are known that somebody read through."""
    return hashlib.sha256(source.encode()).hexdigest()


@cache
def shipped_fingerprint(form: str, language: str) -> str:
    """That of the words that came with this program; another release may bring others."""
    return hashlib.sha256((data_folder("forms") / form / f"{language}.md").read_bytes()).hexdigest()


def _with_names() -> Any:
    return (
        FormVersionRow.select(
            FormVersionRow,
            _Author.name.alias("author"),
            _Approver.name.alias("approver"),
            _Withdrawer.name.alias("withdrawer"),
        )
        .join(_Author, on=(FormVersionRow.made_by == _Author.id))
        .switch(FormVersionRow)
        .left_outer_join(_Approver, on=(FormVersionRow.approved_by == _Approver.id))
        .switch(FormVersionRow)
        .left_outer_join(_Withdrawer, on=(FormVersionRow.withdrawn_by == _Withdrawer.id))
    )


def _to_version(row: dict[str, Any]) -> Version:
    return Version(
        row["id"],
        row["form"],
        row["language"],
        row["number"],
        row["source"],
        row["made_by"],
        row["author"],
        row["made_at"],
        row["approver"] or "",
        row["approved_at"],
        row["withdrawer"] or "",
        row["withdrawn_at"],
    )
