"""Writes THIRD_PARTY.md, the licences of what the program, its tests and its building are made with.

python -m tools.third_party
"""

from __future__ import annotations

from tools.constraints import ROOT
from tools.packages import Package, packages

LIST = ROOT / "THIRD_PARTY.md"
HEAD = """\
# What others wrote

Written by `python -m tools.third_party` from the metadata of the versions in `constraints.txt`. The program ships what is
marked "the program"; the rest is needed to test or to build it and is in no program folder. Each package's own licence
text is in the folder of its metadata once it is installed.

| package | version | licence (SPDX) | for |
|---|---|---|---|
"""
INSIDE = """
## Inside those packages

What they bring along as libraries, as far as it ships with the program. The bill of materials beside a built program
(`sbom.cdx.json`) has the versions of that build.

| library | inside | licence (SPDX) |
|---|---|---|
| Qt 6 | PySide6 | LGPL-3.0-only |
| SQLCipher | sqlcipher3 | BSD-3-Clause |
| SQLite | sqlcipher3 | blessing |
| OpenSSL | sqlcipher3, cryptography | Apache-2.0 |
| QPDF | pikepdf | Apache-2.0 |
| libxml2, libxslt | lxml | MIT |
| FreeType, libjpeg-turbo, zlib and others | pillow | FTL, IJG AND BSD-3-Clause, Zlib; see its licence file |
| Lato (fonts) | fontpkg-lato | OFL-1.1 |

A built program also carries shared libraries of the system it was built on (on Linux those of fonts, printing and the display), each
under its own licence. `sbom.cdx.json` lists them as files with their checksums; the packages of that system tell their versions.

Qt is used as the shared libraries of its own packages, in files of their own beside the program, so that they can be replaced
by others, as the LGPL asks. Pillow comes along with ReportLab; the program opens no picture with it.

In this repository: the list of common passwords in `resources/passwords/` has its licence beside it; the icons in `resources/icons/`
were drawn for this program and are under its own licence.
"""


def row(package: Package) -> str:
    """One line of the table."""
    return f"| {package.pin.name} | {package.pin.version} | {package.licence} | {package.use} |\n"


def main() -> None:
    LIST.write_text(HEAD + "".join(map(row, packages())) + INSIDE, encoding="utf-8")


if __name__ == "__main__":
    main()
