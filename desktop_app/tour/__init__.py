"""A walk through the sample agency with no hands: the journeys, through the real windows and database."""

from __future__ import annotations

from pathlib import Path


def run(out: Path) -> int:
    """Walk every journey, writing a numbered picture of each step and each printed PDF; 0 when all went well."""
    from desktop_app.tour.walk import walk

    return walk(out)
