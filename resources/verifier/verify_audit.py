"""Checks an exported audit of Safekeeping. It needs Python 3.9 or newer and nothing else.

    python verify_audit.py EXPORT.zip

It checks that the list of what the export holds is signed (Ed25519, RFC 8032) and no file of it was changed (SHA-256), that
every entry carries the hash over itself and the entry before it, and that every checkpoint is signed with a key that the
log itself tells of, and agrees with it. It says "whole" and ends with 0, or says what is wrong and ends with 1. Compare the
fingerprint of the signing key that it prints with the one that the agency told you another way.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
from typing import Any, Tuple

START = "0" * 64
FILES = ("audit.jsonl", "checkpoints.jsonl")
SHIPPED = (*FILES, "manifest.json", "signature.json", "verify_audit.py", "README.txt")
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
ENTRY = {*FIELDS, "facts", "emptied", "hash"}
CHECKPOINT = {"seq", "hash", "at", "public_key", "signature"}
MANIFEST = {"sha256", "before", "entries", "head"}


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
    except Exception as fault:  # noqa: BLE001 - whatever is in the file, the answer is a sentence
        print(f"Not whole: the export cannot be read ({ascii(str(fault))[1:-1][:200]}).")
        return 1
    return 0


def check(path: str) -> str:
    """One sentence about a whole export, or Broken."""
    with zipfile.ZipFile(path) as export:
        if sorted(export.namelist()) != sorted(SHIPPED):
            raise Broken("it does not hold the files of an export, each once and no other.")
        told = {name: export.read(name) for name in SHIPPED}
    manifest = record(told["manifest.json"], MANIFEST)
    for name in FILES:
        if hashlib.sha256(told[name]).hexdigest() != manifest["sha256"][name]:
            raise Broken(f"{name} was changed after the export.")
    if manifest["before"] != {"seq": 0, "hash": START}:
        raise Broken("the beginning of the log is missing.")
    entries, checkpoints = lines(told["audit.jsonl"], ENTRY), lines(told["checkpoints.jsonl"], CHECKPOINT)
    hashes = check_log(entries)
    if manifest["entries"] != len(entries) or manifest["head"] != hashes[len(entries)]:
        raise Broken("the log ends before the entry that the export names as its last.")
    keys = keys_told(entries)
    for each in checkpoints:
        check_checkpoint(each, hashes, keys)
    signer = check_signature(told, checkpoints)
    after = len(entries) - max(each["seq"] for each in checkpoints)
    emptied = sum(entry["emptied"] for entry in entries)
    earlier = list(
        dict.fromkeys(fingerprint(each["public_key"]) for each in checkpoints if each["public_key"] != signer)
    )
    return (
        f"Whole: {len(entries)} entries, {len(checkpoints)} checkpoints. Entries after the last checkpoint: {after}.\n"
        f"Entries whose facts were left out of this copy, or removed: {emptied}.\n"
        f"Signed with the key {fingerprint(signer)}. It must be the one that you were told another way.\n"
        f"Keys of earlier checkpoints: {', '.join(earlier) or 'none'}."
    )


def record(content: bytes, names: set[str]) -> dict[str, Any]:
    """One record with exactly these names, each once."""
    found = json.loads(content.decode("utf-8"), object_pairs_hook=once)
    if not isinstance(found, dict) or set(found) != names:
        raise Broken(f"a record does not hold exactly: {', '.join(sorted(names))}.")
    return found


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """What a record tells; a name that stands twice in it could be read in two ways."""
    if len({name for name, _ in pairs}) != len(pairs):
        raise Broken("a record tells something twice.")
    return dict(pairs)


def lines(content: bytes, names: set[str]) -> list[dict[str, Any]]:
    """The records of a file, one a line."""
    if (content and not content.endswith(b"\n")) or b"\r" in content:
        raise Broken("a file has other ends of lines than it was written with.")
    return [record(line, names) for line in content.split(b"\n")[:-1]]


def keys_told(entries: list[dict[str, Any]]) -> dict[str, int]:
    """The keys that the log itself tells of, each with the entry that did so first."""
    keys: dict[str, int] = {}
    for entry in entries:
        if entry["action"] == "audit.key" and not entry["emptied"]:
            keys.setdefault(json.loads(entry["facts"])["public_key"], entry["seq"])
    return keys


def check_signature(told: dict[str, bytes], checkpoints: list[dict[str, Any]]) -> str:
    """The key that signed the whole export: that of the last checkpoint."""
    signature = record(told["signature.json"], {"public_key", "signature"})
    if not checkpoints or not signature["signature"]:
        raise Broken("it is not signed. Its entries fit each other, but nothing shows who made this copy.")
    if signature["public_key"] != max(checkpoints, key=lambda each: each["seq"])["public_key"]:
        raise Broken("it is signed with another key than the last checkpoint.")
    message = b"safekeeping export " + hashlib.sha256(told["manifest.json"]).hexdigest().encode()
    if not signed(bytes.fromhex(signature["public_key"]), message, bytes.fromhex(signature["signature"])):
        raise Broken("its list of files was changed after it was signed.")
    return str(signature["public_key"])


def check_log(entries: list[dict[str, Any]]) -> dict[int, str]:
    """The hash of every entry by its number."""
    hashes = {0: START}
    last, kept = 0, START
    for entry in entries:
        if entry["seq"] != last + 1:
            raise Broken(f"entry {last + 1} is missing or out of order.")
        if not isinstance(entry["emptied"], bool) or (entry["emptied"] and entry["facts"] != "{}"):
            raise Broken(f"entry {last + 1} says that its facts were left out, and has some.")
        if not entry["emptied"] and hashlib.sha256(entry["facts"].encode("utf-8")).hexdigest() != entry["facts_sha256"]:
            raise Broken(f"the facts of entry {entry['seq']} were changed.")
        told = json.dumps([kept] + [entry[name] for name in FIELDS], ensure_ascii=True, separators=(",", ":"))
        if hashlib.sha256(told.encode("utf-8")).hexdigest() != entry["hash"]:
            raise Broken(f"entry {entry['seq']} was changed.")
        last, kept = entry["seq"], entry["hash"]
        hashes[last] = kept
    return hashes


def check_checkpoint(checkpoint: dict[str, Any], hashes: dict[int, str], keys: dict[str, int]) -> None:
    """Signed with a key that the log told of before, and the same log."""
    message = json.dumps(["safekeeping checkpoint", checkpoint["seq"], checkpoint["hash"], checkpoint["at"]]).encode()
    public, signature = bytes.fromhex(checkpoint["public_key"]), bytes.fromhex(checkpoint["signature"])
    if not signed(public, message, signature):
        raise Broken(f"the signature of the checkpoint at entry {checkpoint['seq']} is not right.")
    if checkpoint["seq"] > max(hashes):
        raise Broken(f"the log ends before entry {checkpoint['seq']}, which a checkpoint has signed.")
    if hashes.get(checkpoint["seq"]) != checkpoint["hash"]:
        raise Broken(f"the checkpoint at entry {checkpoint['seq']} belongs to another log.")
    if keys.get(checkpoint["public_key"], len(hashes)) > checkpoint["seq"]:
        raise Broken(f"the checkpoint at entry {checkpoint['seq']} has a key that the log does not tell of.")


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
