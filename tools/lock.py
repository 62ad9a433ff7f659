"""Writes requirements.lock: each version of constraints.txt with the SHA-256 of every wheel that may be installed.

    python -m tools.lock

It asks the package index that pip is set to use and downloads no package; neither the index nor any address is written down.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.constraints import ROOT, Pin, normal, pinned

LOCK = ROOT / "requirements.lock"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = {
    "Linux x86_64 (glibc 2.34 or newer)": ("manylinux_2_34_x86_64", "manylinux_2_28_x86_64", "manylinux2014_x86_64"),
    "Windows x86_64": ("win_amd64",),
    "macOS 15 or newer, arm64": ("macosx_15_0_arm64",),
}
HEAD = """\
# Every wheel Safekeeping is installed, tested and built from, by its SHA-256; written by: python -m tools.lock
#     pip install --require-hashes --only-binary :all: -r requirements.lock
#     pip install --no-deps --no-build-isolation .
# Python {pythons} on {systems}.
# No other system is covered: pip refuses there rather than take what is not listed.
"""


def hashes_for(pins: list[Pin], python: str, tags: tuple[str, ...], folder: Path) -> dict[str, str]:
    """The wheel pip would take of each, by its hash. Each must have one."""
    wanted, report = folder / "wanted.txt", folder / "report.json"
    wanted.write_text("\n".join(f"{pin.name}=={pin.version}" for pin in pins), encoding="utf-8")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed", "--no-deps"]
    command += ["--only-binary", ":all:", "--python-version", python, "--target", str(folder / "nowhere")]
    for tag in tags:
        command += ["--platform", tag]
    subprocess.run([*command, "--report", str(report), "--requirement", str(wanted)], check=True)
    found = json.loads(report.read_text(encoding="utf-8"))["install"]
    return {normal(row["metadata"]["name"]): row["download_info"]["archive_info"]["hashes"]["sha256"] for row in found}


def lock_of(pins: list[Pin], hashes: dict[str, set[str]]) -> str:
    """The file's text."""
    lines = [HEAD.format(pythons=", ".join(PYTHONS), systems="; ".join(SYSTEMS))]
    for pin in pins:
        marker = f" ; {pin.marker}" if pin.marker else ""
        rows = [f"    --hash=sha256:{each}" for each in sorted(hashes[pin.key])]
        lines.append(" \\\n".join([f"{pin.name}=={pin.version}{marker}", *rows]) + "\n")
    return "".join(lines)


def main() -> None:
    pins, hashes = pinned(), defaultdict[str, set[str]](set)
    for tags in SYSTEMS.values():
        for python in PYTHONS:
            with TemporaryDirectory() as folder:
                for name, digest in hashes_for(pins, python, tags, Path(folder)).items():
                    hashes[name].add(digest)
    LOCK.write_text(lock_of(pins, hashes), encoding="utf-8")


if __name__ == "__main__":
    main()
