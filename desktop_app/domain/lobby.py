"""What a screen in the lobby may show of a visit: initials, host, room and time, and nothing else there could be."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.appointments import OCCUPYING, Status
from desktop_app.domain.times import MINUTE, Span

SHOWN_BEFORE = 30 * MINUTE
"""A visit stands on the screen from half an hour before it begins to its end."""
SHOWN = OCCUPYING - {Status.FINISHED, Status.RESET_DONE}
"""Whoever has left already is not shown any more."""


@dataclass(frozen=True, slots=True)
class LobbyVisit:
    """One line of the screen. `guest` are initials, `host` is a short name."""

    guest: str
    host: str
    room: str
    event: Span
