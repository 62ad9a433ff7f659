"""The list of passwords that are guessed first, shipped or newer beside the records; and the first password of somebody."""

from __future__ import annotations

import secrets
from functools import cache
from pathlib import Path

from desktop_app import paths
from desktop_app.domain.passwords import Banned, read_banned

OWN_LIST = "banned-passwords.txt"
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""None that could be taken for another one."""


@cache
def shipped() -> Banned:
    """The shipped list; its licence stands beside it."""
    with (paths.data_folder("resources") / "passwords" / "common.txt").open(encoding="utf-8") as file:
        return read_banned(file)


def banned(folder: Path) -> Banned:
    """The shipped list and what the agency added; its age is that of the newer one."""
    own = folder / OWN_LIST
    if not own.is_file():
        return shipped()
    with own.open(encoding="utf-8", errors="replace") as file:
        added = read_banned(file)
    return Banned(shipped().words | added.words, max(shipped().day, added.day))


def first() -> str:
    """Four groups of four: seventy-nine random bits, easy to read aloud and to type once."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
    return " ".join(groups)
