"""The software bill of materials of a built program, as CycloneDX 1.5, and the checksums of its files.

build.spec calls `write` with the folder it made; by hand: python -m tools.bill_of_materials dist/safekeeping
"""

from __future__ import annotations

import json
import os
import platform
import re
import sys
import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from desktop_app import __version__
from tools.packages import Package, Use, packages

BILL, SUMS = "sbom.cdx.json", "SHA256SUMS"
SHARED = re.compile(r"\.(so|dylib|dll|pyd)(\.|$)")
Part = dict[str, Any]


def bill(at: datetime) -> Part:
    """The bill as it is written, of the packages installed here."""
    shipped = packages(Use.PROGRAM)
    inner = libraries()
    parts = [*map(_package, shipped), *inner]
    held = "".join(f"{part['name']}={part['version']};" for part in parts)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{__version__};{sys.platform};{held}')}",
        "version": 1,
        "metadata": {
            "timestamp": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": _part("application", "safekeeping", __version__, "Apache-2.0"),
            "properties": [{"name": "system", "value": f"{platform.system()} {platform.machine()}"}],
        },
        "components": parts,
        "dependencies": _links(shipped, [str(part["bom-ref"]) for part in inner]),
    }


def libraries() -> list[Part]:
    """What is inside the packages and is met when somebody asks which OpenSSL this is: asked of itself."""
    from cryptography.hazmat.backends.openssl import backend
    from lxml import etree
    from pikepdf import __libqpdf_version__
    from PySide6.QtCore import qVersion
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(":memory:")
    connection.execute("PRAGMA key = 'any'")  # only then does it say who does the ciphering
    cipher, provider = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("cipher_version", "cipher_provider_version")
    )
    connection.close()
    return [
        _part("platform", "python", platform.python_version(), "PSF-2.0"),
        _part("library", "qt", qVersion(), "LGPL-3.0-only", inside="PySide6"),
        _part("library", "sqlite", dbapi2.sqlite_version, "blessing", inside="sqlcipher3"),
        _part("library", "sqlcipher", cipher.split()[0], "BSD-3-Clause", inside="sqlcipher3"),
        _part("library", "openssl", provider.split()[1], "Apache-2.0", inside="sqlcipher3"),
        _part("library", "openssl", backend.openssl_version_text().split()[1], "Apache-2.0", inside="cryptography"),
        _part("library", "qpdf", __libqpdf_version__, "Apache-2.0", inside="pikepdf"),
        _part("library", "libxml2", ".".join(map(str, etree.LIBXML_VERSION)), "MIT", inside="lxml"),
        _part("library", "libxslt", ".".join(map(str, etree.LIBXSLT_VERSION)), "MIT", inside="lxml"),
    ]


def brought_along(folder: Path) -> list[Part]:
    """What lies beside the packages in a built program: shared libraries of theirs and of the system it was built on.

    Only their names and checksums are known for sure, so that is what is written.
    """
    found = sorted(path for path in (folder / "_internal").glob("*") if path.is_file() and SHARED.search(path.name))
    return [
        {
            "type": "file",
            "bom-ref": f"file {path.relative_to(folder).as_posix()}",
            "name": path.name,
            "hashes": [{"alg": "SHA-256", "content": sha256(path.read_bytes()).hexdigest()}],
        }
        for path in found
    ]


def _package(package: Package) -> Part:
    made = _part("library", package.pin.name, package.pin.version, package.licence)
    made["bom-ref"] = made["purl"] = _reference(package.pin.key, package.pin.version)
    return made


def _part(kind: str, name: str, version: str, licence: str, *, inside: str = "") -> Part:
    made: Part = {
        "type": kind,
        "bom-ref": f"{name}@{version}" + (f" in {inside}" if inside else ""),
        "name": name,
        "version": version,
        "licenses": [{"expression": licence}],
    }
    if inside:
        made["properties"] = [{"name": "inside", "value": inside}]
    return made


def _reference(key: str, version: str) -> str:
    return f"pkg:pypi/{key}@{version}"


def _links(shipped: list[Package], inner: list[str]) -> list[Part]:
    references = {each.pin.key: _reference(each.pin.key, each.pin.version) for each in shipped}
    whole = {"ref": f"safekeeping@{__version__}", "dependsOn": [*references.values(), *inner]}
    links = [
        {"ref": references[each.pin.key], "dependsOn": [references[name] for name in each.needs if name in references]}
        for each in shipped
    ]
    return [whole, *links]


def write(folder: Path) -> None:
    """Put the bill into a built program's folder, and beside it the checksum of every file there."""
    at = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())), UTC)
    made = bill(at)
    made["components"] = [*made["components"], *brought_along(folder)]
    (folder / BILL).write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink() and path.name != SUMS)
    sums = [f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n" for path in files]
    (folder / SUMS).write_text("".join(sums), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
