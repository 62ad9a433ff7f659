"""The data key and what is made from it: one key for each use, so that none is used twice."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop_app.store.vault.costs import KEY_BYTES


@dataclass(frozen=True, slots=True)
class Keys:
    """The random 256-bit data key; its parts are never written down and never shown by repr()."""

    data: bytes = field(repr=False)

    @classmethod
    def new(cls) -> Keys:
        """A data key nobody has had before."""
        return cls(secrets.token_bytes(KEY_BYTES))

    @property
    def database(self) -> bytes:
        """What encrypts the database."""
        return self._part("database")

    @property
    def backup(self) -> bytes:
        """What encrypts the copies."""
        return self._part("backup")

    @property
    def checkpoint(self) -> bytes:
        """What signs the audit's checkpoints: the seed of an Ed25519 key."""
        return self._part("checkpoint")

    def seal(self, told: bytes) -> bytes:
        """What shows that the slots are those that somebody with the data key wrote."""
        return hmac.digest(self._part("vault"), told, sha256)

    def _part(self, use: str) -> bytes:
        return HKDF(SHA256(), KEY_BYTES, None, f"safekeeping 1 {use}".encode()).derive(self.data)
