"""Signatures: by pen as strokes, or on paper; each bound to the exact bytes that were signed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import same_person


class Signer(StrEnum):
    """The three who sign, in the order of the page."""

    RECIPIENT = "recipient"
    EVIDENCE = "evidence"
    WITNESS = "witness"


class Method(StrEnum):
    """How somebody signed."""

    PEN = "pen"
    PAPER = "paper"


Point = tuple[float, float, int]
"""Across and down as shares of the pad's *width*, so that shapes stay true at any size; milliseconds since the first."""
Stroke = tuple[Point, ...]
HEIGHT = 0.34
"""The pad's height as a share of its width."""
MOST_POINTS = 20_000
_FINEST = 4  # decimals kept: a tenth of a millimetre on a large tablet


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed which bytes, and how; a later change of what was signed voids it, and it stays on record."""

    document_id: int
    sha256: str
    signer: Signer
    name: str
    method: Method
    strokes: tuple[Stroke, ...]
    at: int
    voided_at: int | None = None


def fingerprint(data: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def standing(signatures: Iterable[Signature], sha256: str) -> dict[Signer, Signature]:
    """The signatures that count for these bytes: not voided, and made for exactly them."""
    return {each.signer: each for each in signatures if each.voided_at is None and each.sha256 == sha256}


def complete(signatures: Iterable[Signature], sha256: str) -> bool:
    """Whether all three have signed these bytes, and are three people."""
    found = standing(signatures, sha256)
    return len(found) == len(Signer) and not _one_person_twice([each.name for each in found.values()])


def plan_signature(
    new: Signature, sha256: str, signed: Sequence[Signature], names: Mapping[Signer, str]
) -> Refused | None:
    """Why a signature does not count: a person who signs twice, empty strokes, or other bytes than these."""
    if new.sha256 != sha256:
        return refuse(Cause.RECORD_CHANGED)
    if new.signer in standing(signed, sha256):
        return refuse(Cause.SIGNED_ALREADY)
    if not new.name.strip() or _one_person_twice(list(names.values())):
        return refuse(Cause.THREE_PEOPLE)
    if new.method is Method.PEN and not drawn(new.strokes):
        return refuse(Cause.NOT_DRAWN)
    return None


def drawn(strokes: Sequence[Stroke]) -> bool:
    """Whether somebody moved the pen, within the pad; a single touch is no signature."""
    points = [point for stroke in strokes for point in stroke]
    inside = all(0 <= x <= 1 and 0 <= y <= HEIGHT and t >= 0 for x, y, t in points)
    return 2 <= len(points) <= MOST_POINTS and inside and len({point[:2] for point in points}) > 1


def to_text(strokes: Sequence[Stroke]) -> str:
    """The strokes as they are kept: JSON, `[[[x, y, t], ...], ...]`."""
    kept = [[[round(x, _FINEST), round(y, _FINEST), t] for x, y, t in stroke] for stroke in strokes]
    return json.dumps(kept, separators=(",", ":"))


def from_text(text: str) -> tuple[Stroke, ...]:
    """The strokes that were kept."""
    return tuple(tuple((float(x), float(y), int(t)) for x, y, t in stroke) for stroke in json.loads(text))


def _one_person_twice(names: Sequence[str]) -> bool:
    return any(same_person(one, other) for place, one in enumerate(names) for other in names[place + 1 :])
