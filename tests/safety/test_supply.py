"""Row S22: what the program is made of is pinned, hashed, licensed and listed, and the lists agree."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import UTC, datetime
from hashlib import sha256
from importlib import metadata
from pathlib import Path

import pytest

from tests.sources import ROOT
from tools.bill_of_materials import BILL, SUMS, bill, write
from tools.constraints import Pin, normal, pinned, read_pins
from tools.lock import PYTHONS, SYSTEMS, lock_of
from tools.packages import Use, licence_of
from tools.third_party import LIST

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
FREE = re.compile(r"MIT|BSD|Apache|MPL|LGPL|OFL|Zlib|PSF|blessing")
"""Licences under which the program may carry a package along; each package offers at least one of them."""


def listed() -> dict[str, tuple[str, str, str]]:
    """The licence list: version, licence and use of each package."""
    rows = re.findall(r"^\| (\S+) \| (\S+) \| ([^|]+) \| ([^|]+) \|$", LIST.read_text(encoding="utf-8"), re.MULTILINE)
    return {normal(name): (version, licence, use) for name, version, licence, use in rows if version[0].isdigit()}


def test_s22_every_version_is_in_the_lock_with_its_hashes() -> None:
    assert read_pins(LOCK) == pinned()
    blocks = re.split(r"\n(?=\S)", LOCK.strip())
    entries = [block for block in blocks if not block.startswith("#")]
    assert len(entries) == len(pinned())
    for entry in entries:
        assert re.fullmatch(r"\S+==\S+( ; sys_platform == \"\w+\")?( \\\n    --hash=sha256:[0-9a-f]{64})+", entry), (
            entry
        )


def test_s22_the_lock_names_no_address_and_no_index() -> None:
    assert not re.search(r"https?:|file:|--index|--find-links|@ ", LOCK)


def test_s22_the_lock_is_as_the_tool_writes_it() -> None:
    hashes: dict[str, set[str]] = {}
    for entry in re.split(r"\n(?=[\w])", LOCK):
        for pin in read_pins(entry):
            hashes[pin.key] = set(re.findall(r"sha256:([0-9a-f]{64})", entry))
    assert lock_of(pinned(), hashes) == LOCK
    assert len(SYSTEMS) == 3
    assert len(hashes["cffi"]) == len(SYSTEMS) * len(PYTHONS)


def test_s22_what_the_program_asks_for_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [
        *project["dependencies"],
        *project["optional-dependencies"]["test"],
        *project["optional-dependencies"]["build"],
    ]
    names = {normal(re.split(r"[^\w.-]", line)[0]) for line in asked}
    assert names <= {pin.key for pin in pinned()}


def test_s22_what_is_only_measured_against_is_one_version_and_part_of_nothing() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert set(extras) == {"test", "build", "bench"}
    compared = [read_pins(line) for line in extras["bench"]]
    assert all(compared), "each with == and its version"
    assert not {pin.key for [pin] in compared} & {pin.key for pin in pinned()}


def test_s22_the_licence_list_has_the_same_versions_and_the_licences_of_what_is_installed() -> None:
    known = listed()
    assert {name: version for name, (version, _, _) in known.items()} == {pin.key: pin.version for pin in pinned()}
    for pin in pinned():
        try:
            metadata.metadata(pin.name)
        except metadata.PackageNotFoundError:
            continue  # of another system, or needed for building alone
        assert known[pin.key][1] == licence_of(pin.key), pin.name


def test_s22_what_ships_may_ship() -> None:
    shipped = {name: licence for name, (_, licence, use) in listed().items() if use == Use.PROGRAM}
    assert len(shipped) > 20
    assert not [name for name, licence in shipped.items() if not FREE.search(licence)]
    only_gpl = [
        name for name, licence in shipped.items() if "GPL" in re.sub(r"LGPL", "", licence) and " OR " not in licence
    ]
    assert not only_gpl


def test_s22_the_bill_of_materials_names_what_ships_and_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.packages.metadata", metadata)
    made = bill(datetime(2026, 11, 22, tzinfo=UTC))
    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.5", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", made["serialNumber"])
    parts = {part["bom-ref"]: part for part in made["components"]}
    assert len(parts) == len(made["components"])
    packages = {part["name"]: part["version"] for part in parts.values() if "purl" in part}
    shipped = {name: version for name, (version, _, use) in listed().items() if use == Use.PROGRAM}
    assert {normal(name): version for name, version in packages.items()} == shipped
    assert all(part["version"] and part["licenses"][0]["expression"] for part in parts.values())
    assert {part["name"] for part in parts.values()} >= {"python", "qt", "sqlite", "sqlcipher", "openssl", "qpdf"}
    for link in made["dependencies"]:
        assert {link["ref"], *link["dependsOn"]} <= {*parts, made["metadata"]["component"]["bom-ref"]}
    (tmp_path / "_internal").mkdir()
    (tmp_path / "_internal" / "libcups.so.2").write_bytes(b"program")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    write(tmp_path)
    written = json.loads((tmp_path / BILL).read_text(encoding="utf-8"))
    assert written["metadata"]["timestamp"] == "2026-11-22T00:00:00Z"
    brought = {each["name"]: each["hashes"][0]["content"] for each in written["components"] if each["type"] == "file"}
    assert brought == {"libcups.so.2": sha256(b"program").hexdigest()}
    sums = dict(reversed(line.split("  ")) for line in (tmp_path / SUMS).read_text(encoding="utf-8").splitlines())
    assert sums == {
        BILL: sha256((tmp_path / BILL).read_bytes()).hexdigest(),
        "_internal/libcups.so.2": sha256(b"program").hexdigest(),
    }


def test_s22_the_build_writes_it_and_ci_checks_it() -> None:
    assert "write(Path(made.name))" in (ROOT / "build.spec").read_text(encoding="utf-8")
    checks = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "--require-hashes" in checks
    assert "sha256sum --check" in checks


@pytest.mark.parametrize(
    ("line", "pin"),
    [
        ("peewee==4.5.3", Pin("peewee", "4.5.3")),
        ("peewee==4.5.3 \\", Pin("peewee", "4.5.3")),
        ('colorama==0.4.6 ; sys_platform == "win32" \\', Pin("colorama", "0.4.6", 'sys_platform == "win32"')),
    ],
)
def test_a_pin_is_read_as_it_is_written(line: str, pin: Pin) -> None:
    assert read_pins(line) == [pin]
    assert read_pins("# " + line) == []
