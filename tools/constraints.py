"""The pinned versions of constraints.txt, as the other tools read them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Pin:
    """One version; `marker` says on which systems alone it is wanted."""

    name: str
    version: str
    marker: str = ""

    @property
    def key(self) -> str:
        """The name as indexes compare it."""
        return normal(self.name)


def normal(name: str) -> str:
    """A distribution's name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read_pins(text: str) -> list[Pin]:
    """The lines of a constraints file, or the heads of a lock's entries."""
    pins = []
    for line in text.splitlines():
        head, _, marker = line.removesuffix("\\").partition(";")
        name, equals, version = head.strip().partition("==")
        if equals and not name.startswith("#"):
            pins.append(Pin(name, version, marker.strip()))
    return pins


def pinned() -> list[Pin]:
    """Every version this program is tested with."""
    return read_pins((ROOT / "constraints.txt").read_text(encoding="utf-8"))
