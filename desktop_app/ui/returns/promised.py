"""What a promised call is about, in few words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

MOST_NAMED = 3


def named(names: Sequence[str]) -> str:
    """`Her ring, gray jacket, keys and 4 more`: a call speaks of few things at a time."""
    shown, more = ", ".join(names[:MOST_NAMED]), len(names) - MOST_NAMED
    if more <= 0:
        return shown
    return QCoreApplication.translate("returns", "{names} and {more} more").format(names=shown, more=more)
