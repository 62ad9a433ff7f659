"""A copy that opens with a password alone: AES-256 (revision 6), readable by assistive technology like the document itself."""

from __future__ import annotations

import unicodedata
from io import BytesIO

import pikepdf


def protected(pdf: bytes, password: str) -> bytes:
    """The same pages behind a password. The password is nowhere but in the hands of whoever chose it."""
    typed = unicodedata.normalize("NFKC", password)  # as every reader composes it before it compares
    may = pikepdf.Permissions(accessibility=True, extract=True)
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        locked = pikepdf.Encryption(owner=typed, user=typed, R=6, allow=may, aes=True, metadata=True)
        opened.save(target, encryption=locked, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()
