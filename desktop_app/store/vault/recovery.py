"""The recovery key as it is printed and as it is typed."""

from __future__ import annotations

import secrets

_GROUPS, _GROUP = 16, 4


def new_recovery_code() -> str:
    """256 random bits as they are printed: sixteen groups of four."""
    return spelled(secrets.token_hex(32))


def spelled(code: str) -> str:
    """A recovery key in its groups."""
    return " ".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP)).upper()


def recovery_bytes(code: str) -> bytes | None:
    """What was typed from the card; case, spaces and dashes do not matter, and O and I are read as 0 and 1."""
    letters = "".join(each for each in code.upper() if each.isalnum()).replace("O", "0").replace("I", "1")
    try:
        read = bytes.fromhex(letters)
    except ValueError:
        return None
    return read if len(read) * 2 == _GROUPS * _GROUP else None
