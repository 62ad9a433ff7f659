"""The agency whose database this is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agency:
    """Name and address for letterheads, the telephone a person answers, and the agency's IANA zone.

    `state` is its two-letter code, for holidays; `uid` makes calendar entries its own, wherever they travel.
    """

    name: str
    address: str
    phone: str
    phone_hours: str
    zone: str
    sample: bool = False
    state: str = ""
    uid: str = ""
