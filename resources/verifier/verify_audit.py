"""Checks an exported audit of Safekeeping. It needs Python 3.9 or newer and nothing else.

    python verify_audit.py EXPORT.zip

It checks that no file of the export was changed (SHA-256), that every entry carries the hash over itself and the entry
before it, and that every checkpoint is signed (Ed25519, RFC 8032) and agrees with the log. It says "whole" and ends with
0, or says what is wrong and ends with 1. Compare the fingerprint of the signing key that it prints with the one that the
agency printed when it made the export.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
from typing import Any, Tuple

START = "0" * 64
FILES = ("audit.jsonl", "checkpoints.jsonl")
FIELDS = (
    "seq",
    "recorded",
    "at",
    "staff_id",
    "action",
    "entity",
    "entity_id",
    "case_id",
    "appointment_id",
    "facts_sha256",
)


class Broken(Exception):
    """What is wrong, in one sentence."""


def main(arguments: list[str]) -> int:
    """Check the export named on the command line."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    try:
        print(check(arguments[0]))
    except Broken as broken:
        print(f"Not whole: {broken}")
        return 1
    except (OSError, KeyError, ValueError, TypeError, zipfile.BadZipFile) as fault:
        print(f"Not whole: the export cannot be read ({fault}).")
        return 1
    return 0


def check(path: str) -> str:
    """One sentence about a whole export, or Broken."""
    with zipfile.ZipFile(path) as export:
        told = {name: export.read(name) for name in FILES}
        manifest = json.loads(export.read("manifest.json"))
    for name, content in told.items():
        if hashlib.sha256(content).hexdigest() != manifest["sha256"][name]:
            raise Broken(f"{name} was changed after the export.")
    hashes = check_log(lines(told["audit.jsonl"]), manifest["before"])
    checkpoints = lines(told["checkpoints.jsonl"])
    for each in checkpoints:
        check_checkpoint(each, hashes)
    if manifest["entries"] != len(hashes) - 1 or manifest["head"] != list(hashes.items())[-1][1]:
        raise Broken("the log ends before the entry that the export names as its last.")
    keys = list(dict.fromkeys(fingerprint(each["public_key"]) for each in checkpoints))
    after = max(hashes) - max([each["seq"] for each in checkpoints], default=manifest["before"]["seq"])
    said = f"Whole: {manifest['entries']} entries, {len(checkpoints)} checkpoints. Entries after the last checkpoint: {after}."
    return f"{said}\nKeys, the latest last: {', '.join(keys) or 'none; nothing shows who made this copy'}."


def lines(content: bytes) -> list[dict[str, Any]]:
    """The records of a file, one a line."""
    return [json.loads(line) for line in content.decode("utf-8").splitlines()]


def check_log(entries: list[dict[str, Any]], before: dict[str, Any]) -> dict[int, str]:
    """The hash of every entry by its number."""
    hashes = {before["seq"]: before["hash"]}
    last, kept = before["seq"], before["hash"]
    for entry in entries:
        if entry["seq"] != last + 1:
            raise Broken(f"entry {last + 1} is missing or out of order.")
        emptied = entry["facts"] == "{}" and entry["emptied"]
        if not emptied and hashlib.sha256(entry["facts"].encode("utf-8")).hexdigest() != entry["facts_sha256"]:
            raise Broken(f"the facts of entry {entry['seq']} were changed.")
        told = json.dumps([kept] + [entry[name] for name in FIELDS], ensure_ascii=True, separators=(",", ":"))
        if hashlib.sha256(told.encode("utf-8")).hexdigest() != entry["hash"]:
            raise Broken(f"entry {entry['seq']} was changed.")
        last, kept = entry["seq"], entry["hash"]
        hashes[last] = kept
    return hashes


def check_checkpoint(checkpoint: dict[str, Any], hashes: dict[int, str]) -> None:
    """Signed, and the same log."""
    message = json.dumps(["safekeeping checkpoint", checkpoint["seq"], checkpoint["hash"], checkpoint["at"]]).encode()
    public, signature = bytes.fromhex(checkpoint["public_key"]), bytes.fromhex(checkpoint["signature"])
    if not signed(public, message, signature):
        raise Broken(f"the signature of the checkpoint at entry {checkpoint['seq']} is not right.")
    if checkpoint["seq"] > max(hashes):
        raise Broken(f"the log ends before entry {checkpoint['seq']}, which a checkpoint has signed.")
    if hashes.get(checkpoint["seq"], checkpoint["hash"]) != checkpoint["hash"]:
        raise Broken(f"the checkpoint at entry {checkpoint['seq']} belongs to another log.")


def fingerprint(public_key: str) -> str:
    """What a person compares."""
    digest = hashlib.sha256(bytes.fromhex(public_key)).hexdigest()[:16]
    return " ".join(digest[start : start + 4] for start in range(0, 16, 4))


# Ed25519 as RFC 8032, section 6 writes it down; slow and plain.

Point = Tuple[int, int, int, int]
"""As X, Y, Z and T of section 5.1.4."""

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, PRIME - 2, PRIME) % PRIME
ROOT = pow(2, (PRIME - 1) // 4, PRIME)


def signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether a signature of 64 bytes stands under a message."""
    if len(public) != 32 or len(signature) != 64:
        return False
    owner, given = point(public), point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if owner is None or given is None or scalar >= ORDER:
        return False
    share = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    return same(times(scalar, BASE), add(given, times(share, owner)))


def point(encoded: bytes) -> Point | None:
    """The point that 32 bytes stand for, or None."""
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    x = recover(y, sign) if y < PRIME else None
    return None if x is None else (x, y, 1, x * y % PRIME)


def recover(y: int, sign: int) -> int | None:
    """The x of a point with this y, or None."""
    square = (y * y - 1) * pow(CURVE * y * y + 1, PRIME - 2, PRIME) % PRIME
    if square == 0:
        return None if sign else 0
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if (x * x - square) % PRIME:
        x = x * ROOT % PRIME
    if (x * x - square) % PRIME:
        return None
    return PRIME - x if x & 1 != sign else x


def add(one: Point, other: Point) -> Point:
    """The sum of two points."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % PRIME
    b = (one[1] + one[0]) * (other[1] + other[0]) % PRIME
    c = 2 * one[3] * other[3] * CURVE % PRIME
    d = 2 * one[2] * other[2] % PRIME
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME


def times(scalar: int, given: Point) -> Point:
    """A point, so many times."""
    total = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = add(total, given)
        given = add(given, given)
        scalar >>= 1
    return total


def same(one: Point, other: Point) -> bool:
    """Whether two points are one."""
    return (one[0] * other[2] - other[0] * one[2]) % PRIME == 0 and (one[1] * other[2] - other[1] * one[2]) % PRIME == 0


BASE_Y = 4 * pow(5, PRIME - 2, PRIME) % PRIME
BASE_X = recover(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % PRIME)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
