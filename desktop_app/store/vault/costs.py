"""How much work one guess of a password takes. CJIS IA-5(1): salted, one-way, as costly as can be borne."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

KEY_BYTES, SALT_BYTES = 32, 16


class Kdf(StrEnum):
    """How a key is made from what somebody types."""

    ARGON2ID = "argon2id"
    PBKDF2 = "pbkdf2-hmac-sha512"
    HKDF = "hkdf-sha512"
    """For the recovery key alone, which is random and as long as a key."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Memory in KiB, passes (iterations of PBKDF2), and lanes that run beside each other."""

    kdf: Kdf
    memory_kib: int
    passes: int
    lanes: int

    def reaches(self, floor: Cost) -> bool:
        """Whether one guess costs at least as much as with `floor`, in the same way."""
        return self.kdf is floor.kdf and self.memory_kib >= floor.memory_kib and self.passes >= floor.passes


SHIPPED = Cost(Kdf.ARGON2ID, 64 * 1024, 3, 4)
"""RFC 9106, second recommendation: 64 MiB, 3 passes, 4 lanes; about 0.2 s on a desk computer."""
FIPS_ONLY = Cost(Kdf.PBKDF2, 0, 600_000, 1)
"""For an agency that allows approved algorithms only: SP 800-132 with HMAC-SHA-512, 600,000 iterations."""
OF_RECOVERY = Cost(Kdf.HKDF, 0, 1, 1)


def password_bytes(password: str) -> bytes:
    """What is hashed: the same letters typed on another keyboard give the same bytes (SP 800-63B 3.1.1.2)."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


def derive(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """The key that what was typed gives, with this salt at this cost."""
    if cost.kdf is Kdf.ARGON2ID:
        made = Argon2id(
            salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
        )
        return made.derive(secret)
    if cost.kdf is Kdf.PBKDF2:
        return PBKDF2HMAC(SHA512(), KEY_BYTES, salt, cost.passes).derive(secret)
    return HKDF(SHA512(), KEY_BYTES, salt, b"safekeeping recovery").derive(secret)
