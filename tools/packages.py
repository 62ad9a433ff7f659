"""What is installed of the pinned versions: its licence, what it needs, and whether it is part of the program."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import metadata

from tools.constraints import ROOT, Pin, normal, pinned


class Use(StrEnum):
    """What a package is for."""

    PROGRAM = "the program"
    TESTS = "tests"
    BUILDING = "building"


@dataclass(frozen=True, slots=True)
class Package:
    """One pinned package."""

    pin: Pin
    licence: str
    use: Use
    needs: tuple[str, ...]


def packages(*wanted: Use) -> list[Package]:
    """The pinned packages for some uses, or all, by name. LookupError names one whose licence is not known here."""
    pins = {pin.key: pin for pin in pinned()}
    uses = _uses(pins)
    return [
        Package(pin, licence_of(pin.key), uses[key], _needs(key, pins))
        for key, pin in sorted(pins.items())
        if uses[key] in (wanted or Use)
    ]


def licence_of(name: str) -> str:
    """The SPDX expression of a package's own metadata, or the one that was read for it."""
    read: dict[str, str] = _table()
    if name in read:
        return read[name]
    expression = metadata.metadata(name).get("License-Expression") or metadata.metadata(name).get("License") or ""
    if not re.fullmatch(r"[\w.-]+( (AND|OR|WITH) [\w.-]+)*", expression):
        raise LookupError(f"{name} has no licence in its metadata: read it and add a line to tools/licences.toml")
    return expression


@cache
def _table() -> dict[str, str]:
    return tomllib.loads((ROOT / "tools" / "licences.toml").read_text(encoding="utf-8"))


def _uses(pins: dict[str, Pin]) -> dict[str, Use]:
    """By the extra of pyproject.toml from which a package is reached; what the program needs is the program's."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    roots = {Use.PROGRAM: project["dependencies"], Use.TESTS: extras["test"], Use.BUILDING: extras["build"]}
    found = dict.fromkeys(pins, Use.BUILDING)
    for use in reversed(Use):
        waiting = [_name(line) for line in roots[use]]
        seen: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name in pins and name not in seen:
                seen.add(name)
                found[name] = use
                waiting += _needs(name, pins)
    return found


def _needs(name: str, pins: dict[str, Pin]) -> tuple[str, ...]:
    """The pinned packages it needs, on whatever system; those of its extras are not asked for."""
    try:
        lines = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return ()
    wanted = {_name(line) for line in lines if "extra ==" not in line}
    return tuple(sorted(wanted & set(pins)))


def _name(requirement: str) -> str:
    return normal(re.split(r"[^\w.-]", requirement, maxsplit=1)[0])
