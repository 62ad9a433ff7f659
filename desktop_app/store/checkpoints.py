"""The head of the log, signed, in a file beside the database and in a second place: what a cut-off tail cannot take along.

One line a checkpoint, only ever added to. A line that was torn by a power cut is no line.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop_app.domain.audit import Checkpoint, Head

ENDING = ".checkpoints"


def beside(database: Path) -> Path:
    """The file beside a database."""
    return database.with_suffix(ENDING)


def second(folder: str, uid: str) -> Path:
    """The file of an agency in another place; several agencies may share a folder."""
    return Path(folder) / f"safekeeping-{uid[:12]}{ENDING}"


def public_key(seed: bytes) -> bytes:
    """What checks a signature, of the seed that makes it."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def signed(head: Head, at: int, seed: bytes) -> Checkpoint:
    """The head at one moment, signed."""
    bare = Checkpoint(head, at)
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(bare.message())
    return Checkpoint(head, at, signature, public_key(seed))


def signature_under(content: bytes, seed: bytes) -> bytes:
    """Under a whole export, by the SHA-256 of its list of files."""
    message = b"safekeeping export " + hashlib.sha256(content).hexdigest().encode()
    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def is_signed(checkpoint: Checkpoint) -> bool:
    """Whether the signature is that of the key which the checkpoint names."""
    try:
        key = Ed25519PublicKey.from_public_bytes(checkpoint.public_key)
        key.verify(checkpoint.signature, checkpoint.message())
    except (InvalidSignature, ValueError):
        return False
    return True


def line(checkpoint: Checkpoint) -> str:
    """A checkpoint as it is kept and exported."""
    told = {
        "seq": checkpoint.head.seq,
        "hash": checkpoint.head.hash,
        "at": checkpoint.at,
        "public_key": checkpoint.public_key.hex(),
        "signature": checkpoint.signature.hex(),
    }
    return json.dumps(told)


def read(path: Path) -> tuple[Checkpoint, ...]:
    """The checkpoints of a file, in order; none where there is no file."""
    return tuple(each for each in map(_parsed, _lines(path)) if each is not None)


def append(path: Path, new: Iterable[Checkpoint]) -> None:
    """Add to a file and to the disk under it. OSError where that cannot be done."""
    lines = [line(each) for each in new]
    if not lines:
        return
    torn = path.exists() and not path.read_bytes().endswith(b"\n")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "ab") as file:
        file.write(("\n" if torn else "").encode() + "".join(f"{each}\n" for each in lines).encode())
        file.flush()
        os.fsync(file.fileno())


def bring_up_to_date(path: Path, kept: Iterable[Checkpoint]) -> None:
    """Add what the second place does not have yet; what it has is never touched."""
    if not path.parent.is_dir():
        raise FileNotFoundError(path.parent)
    there = set(read(path))
    append(path, [each for each in kept if each not in there])


def set_aside(path: Path, now: int) -> Path | None:
    """Begin a new file, after an older copy of the records was restored on purpose; the old one is kept under a name of its own."""
    if not path.exists():
        return None
    kept = path.with_name(f"{path.name}.before-{now}")
    path.replace(kept)
    return kept


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []


def _parsed(text: str) -> Checkpoint | None:
    try:
        told = json.loads(text)
        head = Head(int(told["seq"]), str(told["hash"]))
        return Checkpoint(head, int(told["at"]), bytes.fromhex(told["signature"]), bytes.fromhex(told["public_key"]))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
