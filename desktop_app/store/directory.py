"""The resource directory: shipped as a file, then the agency's own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import msgspec

from desktop_app.domain.directory import Resource, ResourceStatus
from desktop_app.paths import data_folder
from desktop_app.store.models import ResourceRow


@dataclass(frozen=True, slots=True)
class _Shipped:
    id: str
    name: str
    phone: str
    text_line: str
    web: str
    hours: dict[str, str]
    about: dict[str, str]
    languages: str
    audiences: frozenset[str]
    category: str
    status: ResourceStatus
    jurisdiction: str
    source: str


@dataclass(frozen=True, slots=True)
class _File:
    resources: tuple[_Shipped, ...]


def shipped() -> tuple[Resource, ...]:
    """The starting directory. Nothing in it counts as checked until somebody at the agency has checked it."""
    file = data_folder("resources") / "directory.toml"
    return tuple(
        Resource(
            each.id,
            each.name,
            each.phone,
            each.text_line,
            each.web,
            each.hours,
            each.about,
            each.languages,
            each.audiences,
            each.category,
            each.status,
            jurisdiction=each.jurisdiction,
            source=each.source,
        )
        for each in msgspec.toml.decode(file.read_bytes(), type=_File).resources
    )


@cache
def _came() -> dict[str, Resource]:
    return {each.id: each for each in shipped()}


def came_with(resource_id: str) -> Resource | None:
    """The row as it came with the program; None for one of the agency's own."""
    return _came().get(resource_id)


def _columns(resource: Resource) -> dict[str, Any]:
    return {
        "name": resource.name,
        "phone": resource.phone,
        "text_line": resource.text_line,
        "web": resource.web,
        "hours": json.dumps(dict(resource.hours), ensure_ascii=False),
        "about": json.dumps(dict(resource.about), ensure_ascii=False),
        "languages": resource.languages,
        "audiences": " ".join(sorted(resource.audiences)),
        "category": resource.category,
        "status": resource.status.value,
        "verified_on": resource.verified_on.isoformat() if resource.verified_on else None,
        "verified_by": resource.verified_by,
        "jurisdiction": resource.jurisdiction,
        "review_days": resource.review_days,
        "review_due": resource.review_due.isoformat() if resource.review_due else None,
        "source": resource.source,
    }


def all_resources() -> tuple[Resource, ...]:
    """Every resource, in the order of the file."""
    return tuple(_resource(row) for row in ResourceRow.select().order_by(ResourceRow.id))


def get(resource_id: str) -> Resource | None:
    """One resource."""
    row = ResourceRow.get_or_none(ResourceRow.key == resource_id)
    return _resource(row) if row else None


def _resource(row: ResourceRow) -> Resource:
    return Resource(
        row.key,
        row.name,
        row.phone,
        row.text_line,
        row.web,
        json.loads(row.hours),
        json.loads(row.about),
        row.languages,
        frozenset(row.audiences.split()),
        row.category,
        ResourceStatus(row.status),
        date.fromisoformat(row.verified_on) if row.verified_on else None,
        row.verified_by,
        row.jurisdiction,
        row.review_days,
        date.fromisoformat(row.review_due) if row.review_due else None,
        row.source,
    )


def next_own_id() -> str:
    """The identifier of the next row the agency adds itself; none is ever used twice, because no row is removed."""
    return f"own-{ResourceRow.select().where(ResourceRow.key.startswith('own-')).count() + 1}"


def add(resource: Resource) -> None:
    """A new resource."""
    ResourceRow.create(key=resource.id, **_columns(resource))


def update(resource: Resource) -> bool:
    """Write a changed resource; False when there is none with this id."""
    return bool(ResourceRow.update(**_columns(resource)).where(ResourceRow.key == resource.id).execute())
