"""What a password of a saved copy may be: long, because nothing slows down who tries; typed twice, because nobody keeps it."""

from __future__ import annotations

from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.texts import UNREADABLE

SHORTEST = 12
"""Characters: a file can be tried for years, unlike a door that locks after five tries."""
LONGEST_BYTES = 127
"""PDF 2.0, 7.6.4.3.3: what is longer is cut off by some programs and not by others."""


def check_file_password(password: str, again: str) -> Refused | None:
    """Why this cannot be the password of a file, or None."""
    if len(password) < SHORTEST or not password.strip():
        return refuse(Cause.FILE_PASSWORD_SHORT, least=SHORTEST)
    if UNREADABLE.search(password):
        return refuse(Cause.UNREADABLE, field="password")
    if len(password.encode("utf-8", "replace")) > LONGEST_BYTES:
        return refuse(Cause.FILE_PASSWORD_LONG)
    return None if password == again else refuse(Cause.PASSWORDS_DIFFER)
