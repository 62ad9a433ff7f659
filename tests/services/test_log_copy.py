"""A copy of the log that others can check with a program of a few lines (V5)."""

from __future__ import annotations

import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.audit import START, ExportWhy, Head, Link, link_hash
from desktop_app.services.checkpoints import signing
from desktop_app.store import checkpoints
from tests.agency import SampleAgency, given
from tests.services.log_house import (
    SU,
    checked,
    exported,
    run,
    shut,
)

VERIFIER = Path(__file__).parents[2] / "resources" / "verifier" / "verify_audit.py"


# --- V5: a copy that others can check ---


def test_v05_a_good_copy_is_accepted_and_its_key_is_the_one_that_was_told(agency: SampleAgency) -> None:
    shut(agency)
    made = given(agency.services.audit.export(agency.one(SU), ExportWhy.COURT))
    with zipfile.ZipFile(io.BytesIO(made.data)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    told = {"audit.jsonl", "checkpoints.jsonl", "manifest.json", "signature.json"}
    assert set(files) == told | {"verify_audit.py", "README.txt"}
    done = checked(agency, files)
    assert done.returncode == 0, done.stdout
    assert f"Whole: {made.entries} entries, 1 checkpoints. Entries after the last checkpoint: 0." in done.stdout
    assert made.fingerprint in done.stdout
    assert files["verify_audit.py"] == VERIFIER.read_bytes()


@dataclass
class Copy:
    """A copy taken apart; whoever changes it makes its hashes fit again, as somebody would who knows the format."""

    entries: list[dict[str, Any]]
    kept: list[dict[str, Any]]
    manifest: dict[str, Any]
    text: Callable[[bytes], bytes] = bytes

    def put_together(self, files: dict[str, bytes], seed: bytes) -> dict[str, bytes]:
        """The files again, signed where there is a key to sign with."""
        told = {}
        for name, rows in (("audit.jsonl", self.entries), ("checkpoints.jsonl", self.kept)):
            told[name] = self.text("".join(f"{json.dumps(each)}\n" for each in rows).encode())
        self.manifest["sha256"] = {name: hashlib.sha256(content).hexdigest() for name, content in told.items()}
        listed = json.dumps(self.manifest).encode()
        made = {**files, **told, "manifest.json": listed}
        if seed:
            signature = checkpoints.signature_under(listed, seed).hex()
            key = checkpoints.public_key(seed).hex()
            made["signature.json"] = json.dumps({"public_key": key, "signature": signature}).encode()
        return made


def _line(field: str, value: object) -> Callable[[Copy], None]:
    def change(copy: Copy) -> None:
        copy.entries[50][field] = value

    return change


def _ended(copy: Copy) -> None:
    copy.manifest |= {"entries": len(copy.entries), "head": copy.entries[-1]["hash"]}


def _chained(copy: Copy) -> None:
    before = START
    for seq, each in enumerate(copy.entries, start=1):
        each["seq"] = seq
        fields = ("seq", "recorded", "at", "staff_id", "action", "entity", "entity_id", "case_id", "appointment_id")
        before = link_hash(before, Link(*(each[name] for name in fields), each["facts_sha256"]))
        each["hash"] = before
    _ended(copy)


def _keep(_: Copy) -> None:
    pass


def _swapped(copy: Copy) -> None:
    copy.entries[50], copy.entries[51] = copy.entries[51], copy.entries[50]


def _hashed_anew(copy: Copy) -> None:
    copy.entries[50]["staff_id"] = None
    _chained(copy)


def _cut(copy: Copy) -> None:
    del copy.entries[-3:]
    _ended(copy)


def _cut_unseen(copy: Copy) -> None:
    del copy.entries[-3:]


def _cut_well(copy: Copy) -> None:
    _cut(copy)
    copy.kept.clear()


def _beginning(copy: Copy) -> None:
    copy.manifest["before"] = {"seq": 50, "hash": copy.entries[49]["hash"]}
    del copy.entries[:50]
    copy.manifest["entries"] = len(copy.entries)


def _dropped(copy: Copy) -> None:
    del copy.entries[50]
    _ended(copy)


def _dropped_well(copy: Copy) -> None:
    del copy.entries[50]
    _chained(copy)


def _doubled(copy: Copy) -> None:
    copy.entries.insert(50, copy.entries[50])
    _ended(copy)


def _kept(field: str, value: object) -> Callable[[Copy], None]:
    def change(copy: Copy) -> None:
        copy.kept[0][field] = value(copy.kept[0][field]) if callable(value) else value

    return change


def _keys_swapped(copy: Copy) -> None:
    first = copy.kept[0]
    first["public_key"], first["signature"] = first["signature"], first["public_key"]


def _forged_key(copy: Copy) -> None:
    """A checkpoint that is signed well, with a key of which the log knows nothing."""
    head = Head(copy.entries[-1]["seq"], copy.entries[-1]["hash"])
    copy.kept[:] = [json.loads(checkpoints.line(checkpoints.signed(head, 1, STRANGER)))]


def _beyond(copy: Copy) -> None:
    copy.entries[50] |= {"note": "added"}


def _short(copy: Copy) -> None:
    del copy.entries[50]["staff_id"]


def _text(change: Callable[[bytes], bytes]) -> Callable[[Copy], None]:
    def mutate(copy: Copy) -> None:
        copy.text = change

    return mutate


def _manifest(**told: object) -> Callable[[Copy], None]:
    def change(copy: Copy) -> None:
        copy.manifest |= told

    return change


STRANGER = bytes(32)
"""The seed of a key of somebody else."""
COPIES = {
    "person": _line("staff_id", None), "facts": _line("facts", '{"number": "9"}'), "time": _line("recorded", 1),
    "moment as text": _line("at", "1"), "number as truth": _line("seq", True), "facts as a record": _line("facts", {}),
    "facts as nothing": _line("facts", None), "hash in capitals": _line("hash", "A" * 64), "emptied as a word": _line("emptied", "yes"),
    "left out, and there": _line("emptied", True), "one column more": _beyond, "one column fewer": _short,
    "swapped": _swapped, "hashed anew": _hashed_anew, "cut": _cut, "cut without a word": _cut_unseen, "cut with its checkpoints": _cut_well,
    "without its beginning": _beginning, "dropped": _dropped, "dropped well": _dropped_well, "doubled": _doubled,
    "checkpoint's time": _kept("at", 1), "checkpoint's number": _kept("seq", 7), "checkpoint before the first": _kept("seq", 0),
    "checkpoint as text": _kept("seq", str), "checkpoint's key": _kept("public_key", checkpoints.public_key(STRANGER).hex()),
    "checkpoint's hash": _kept("hash", START), "no signature": _kept("signature", ""), "signature and key swapped": _keys_swapped,
    "a key the log does not know": _forged_key, "more than it has": _manifest(entries=7), "another end": _manifest(head=START),
    "a word more about it": _manifest(note="good"), "no beginning": _manifest(before=None),
    "wrong ends of lines": _text(lambda text: text.replace(b"\n", b"\r\n")), "a mark of byte order": _text(lambda text: b"\xef\xbb\xbf" + text),
    "no last end of line": _text(lambda text: text[:-1]), "an empty line": _text(lambda text: text + b"\n"), "in another encoding": _text(lambda text: text.decode().encode("utf-16")),
    "told twice": _text(lambda text: text.replace(b'"seq": 7,', b'"seq": 7, "seq": 7,', 1)), "deep": _text(lambda text: b"[" * 90_000 + b"\n"),
    "nothing": _text(lambda text: b""),
}  # fmt: skip


def _packed(path: Path, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)


def _answers(folder: Path, many: int) -> dict[int, str]:
    """What the program says of each copy of a folder; one process checks them all."""
    code = f"import runpy\nv = runpy.run_path({str(VERIFIER)!r})\nfor n in range({many}):\n print(f'#{{n}}', v['main']([f'{folder}/{{n}}.zip']))"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert not done.stderr
    said = re.findall(r"(.*?)#(\d+) (\d)\n", done.stdout, re.DOTALL)
    return {int(number): words.strip() if int(code) == 1 else "" for words, number, code in said}


def test_v05_each_changed_copy_is_rejected_in_words(agency: SampleAgency) -> None:
    """Whoever changed it makes all hashes fit, and signs it: with the agency's own key, with another, or not at all."""
    shut(agency)
    signing(agency.database).sign(agency.clock.moment)
    files, folder = exported(agency), agency.database.path.parent
    assert agency.database.opening is not None
    own = agency.database.opening.keys.checkpoint
    changes = [
        *((change, own) for change in COPIES.values()),
        *((_hashed_anew, seed) for seed in (b"", STRANGER)),
        (_keep, own),
    ]
    for number, (change, seed) in enumerate(changes):
        copy = Copy(
            *([json.loads(each) for each in files[name].splitlines()] for name in ("audit.jsonl", "checkpoints.jsonl")),
            json.loads(files["manifest.json"]),
        )
        change(copy)
        _packed(folder / f"{number}.zip", copy.put_together(files, seed))
    said = _answers(folder, len(changes))
    untouched = said.pop(len(changes) - 1)
    assert not [list(COPIES)[number] for number, words in said.items() if not words.startswith("Not whole: ")]
    assert (len(said), untouched) == (len(COPIES) + 2, "")
    assert len(COPIES) > 40


def test_v05_a_file_that_is_no_copy_is_rejected_in_words(agency: SampleAgency) -> None:
    shut(agency)
    made = given(agency.services.audit.export(agency.one(SU), ExportWhy.COURT))
    files, folder = exported(agency), agency.database.path.parent
    broken = [
        b"", b"not a file of this kind", made.data[: len(made.data) // 2], made.data[:-1],
        made.data.replace(made.data[2_000:2_064], bytes(64)),
    ]  # fmt: skip
    for number, content in enumerate(broken):
        (folder / f"{number}.zip").write_bytes(content)
    more = [
        {**files, "more.txt": b""}, {name: files[name] for name in files if name != "signature.json"},
        {**files, "signature.json": b"{}"}, {**files, "manifest.json": files["manifest.json"] + b" "}, {**files, "checkpoints.jsonl": b""},
    ]  # fmt: skip
    for number, held in enumerate(more, start=len(broken)):
        _packed(folder / f"{number}.zip", held)
    last = len(broken) + len(more)
    _packed(folder / f"{last}.zip", files)
    with zipfile.ZipFile(folder / f"{last}.zip", "a") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr("audit.jsonl", files["audit.jsonl"])
    said = _answers(folder, last + 1)
    assert len(said) == 11
    assert all(each.startswith("Not whole: ") and each.isascii() for each in said.values()), said


def test_v05_what_was_left_out_is_counted_and_does_not_pass_for_the_whole(agency: SampleAgency) -> None:
    """Who blanks facts in a copy and says that they were left out has to sign it, and cannot."""
    shut(agency)
    files = exported(agency)
    entries = [json.loads(each) for each in files["audit.jsonl"].splitlines()]
    entries[50] |= {"facts": "{}", "emptied": True}
    kept = [json.loads(each) for each in files["checkpoints.jsonl"].splitlines()]
    copy = Copy(entries, kept, json.loads(files["manifest.json"]))
    done = checked(agency, copy.put_together(files, b""))
    assert (done.returncode, done.stdout) == (1, "Not whole: its list of files was changed after it was signed.\n")
    assert "left out of this copy, or removed: 0." in checked(agency, files).stdout


def test_v05_a_copy_that_nobody_signed_is_not_accepted(agency: SampleAgency) -> None:
    done = checked(agency, exported(agency))
    assert done.returncode == 1
    assert "it is not signed" in done.stdout


def test_v05_a_file_that_was_changed_without_its_manifest_is_rejected(agency: SampleAgency) -> None:
    files = exported(agency)
    files["audit.jsonl"] = files["audit.jsonl"].replace(b'"staff_id": 1', b'"staff_id": 2', 1)
    done = checked(agency, files)
    assert (done.returncode, done.stdout) == (1, "Not whole: audit.jsonl was changed after the export.\n")


def test_the_copy_holds_no_name(agency: SampleAgency) -> None:
    files = exported(agency)
    for (name,) in run(agency, "SELECT name FROM staff UNION SELECT name FROM family_member"):
        assert name.encode() not in files["audit.jsonl"]
