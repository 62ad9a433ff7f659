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
from pathlib import Path
from typing import Any

from desktop_app.domain.audit import (
    START,
    ExportWhy,
    Link,
    link_hash,
)
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
    assert set(files) == {"audit.jsonl", "checkpoints.jsonl", "manifest.json", "verify_audit.py", "README.txt"}
    done = checked(agency, files)
    assert done.returncode == 0, done.stdout
    assert f"Whole: {made.entries} entries, 1 checkpoints. Entries after the last checkpoint: 0." in done.stdout
    assert made.fingerprint in done.stdout
    assert files["verify_audit.py"] == VERIFIER.read_bytes()


Lines = list[dict[str, Any]]


def _line(field: str, value: object) -> Callable[[Lines, Lines], None]:
    def change(entries: Lines, _: Lines) -> None:
        entries[50][field] = value

    return change


def _chained(entries: Lines) -> None:
    before = START
    for seq, each in enumerate(entries, start=1):
        each["seq"] = seq
        fields = ("seq", "recorded", "at", "staff_id", "action", "entity", "entity_id", "case_id", "appointment_id")
        before = link_hash(before, Link(*(each[name] for name in fields), each["facts_sha256"]))
        each["hash"] = before


def _swapped(entries: Lines, _: Lines) -> None:
    entries[50], entries[51] = entries[51], entries[50]


def _hashed_anew(entries: Lines, _: Lines) -> None:
    entries[50]["staff_id"] = None
    _chained(entries)


def _cut(entries: Lines, _: Lines) -> None:
    del entries[-3:]


def _dropped(entries: Lines, _: Lines) -> None:
    del entries[50]


def _dropped_well(entries: Lines, _: Lines) -> None:
    del entries[50]
    _chained(entries)


def _doubled(entries: Lines, _: Lines) -> None:
    entries.insert(50, entries[50])


def _later(_: Lines, kept: Lines) -> None:
    kept[0]["at"] += 1


def _other_key(_: Lines, kept: Lines) -> None:
    kept[0]["public_key"] = checkpoints.public_key(bytes(32)).hex()


COPIES = {
    "person": _line("staff_id", None), "facts": _line("facts", '{"number": "9"}'), "time": _line("recorded", 1),
    "swapped": _swapped, "hashed anew": _hashed_anew, "cut": _cut, "dropped": _dropped, "dropped well": _dropped_well,
    "doubled": _doubled, "checkpoint's time": _later, "checkpoint's key": _other_key,
}  # fmt: skip


def test_v05_each_changed_copy_is_rejected(agency: SampleAgency) -> None:
    """The manifest is made to fit each time, as somebody would who knows the format. One process checks them all."""
    shut(agency)
    signing(agency.database).sign(agency.clock.moment)
    files, folder = exported(agency), agency.database.path.parent
    program = folder / "verify_audit.py"
    program.write_bytes(files["verify_audit.py"])
    for number, change in enumerate(COPIES.values()):
        entries = [json.loads(each) for each in files["audit.jsonl"].splitlines()]
        kept = [json.loads(each) for each in files["checkpoints.jsonl"].splitlines()]
        change(entries, kept)
        told = {name: "".join(f"{json.dumps(each)}\n" for each in rows).encode()
                for name, rows in (("audit.jsonl", entries), ("checkpoints.jsonl", kept))}  # fmt: skip
        manifest = json.loads(files["manifest.json"])
        manifest |= {"entries": len(entries), "head": entries[-1]["hash"]}
        manifest["sha256"] = {name: hashlib.sha256(content).hexdigest() for name, content in told.items()}
        with zipfile.ZipFile(folder / f"{number}.zip", "w") as packed:
            for name, content in (*told.items(), ("manifest.json", json.dumps(manifest).encode())):
                packed.writestr(name, content)
    code = f"import runpy, sys\nfor n in range({len(COPIES)}):\n v = runpy.run_path({str(program)!r})\n print(n, v['main']([f'{folder}/{{n}}.zip']))"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True, timeout=60)
    rejected = {int(each.split()[0]) for each in done.stdout.splitlines() if re.fullmatch(r"\d+ 1", each)}
    assert rejected == set(range(len(COPIES))), done.stdout


def test_v05_a_file_that_was_changed_without_its_manifest_is_rejected(agency: SampleAgency) -> None:
    files = exported(agency)
    files["audit.jsonl"] = files["audit.jsonl"].replace(b'"staff_id": 1', b'"staff_id": 2', 1)
    done = checked(agency, files)
    assert (done.returncode, done.stdout) == (1, "Not whole: audit.jsonl was changed after the export.\n")


def test_the_copy_holds_no_name(agency: SampleAgency) -> None:
    files = exported(agency)
    for (name,) in run(agency, "SELECT name FROM staff UNION SELECT name FROM family_member"):
        assert name.encode() not in files["audit.jsonl"]
