"""Writes the table of proofs in SECURITY.md: each row of the safety requirements, its tests, the figure they reach.

    python -m tools.security_table

A test belongs to a row by its name, `test_r01_...`; the figures are in tools/figures.toml.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from tools.constraints import ROOT

DOCUMENT = ROOT / "SECURITY.md"
BEGIN, END = "<!-- proofs: written by python -m tools.security_table -->\n", "<!-- end of proofs -->\n"
HEAD = "| row | requirement | number asked | shown by | reached |\n|---|---|---|---|---|\n"
NOT_YET = "not yet shown"


@dataclass(frozen=True, slots=True)
class Row:
    """One requirement; `reached` is what its tests have measured, empty where nothing has."""

    name: str
    requirement: str
    asked: str
    reached: str

    @property
    def key(self) -> str:
        """The row in the names of its tests."""
        return f"{self.name[0].lower()}{int(self.name[1:]):02d}"


def rows() -> list[Row]:
    """The requirements, in their order."""
    table = tomllib.loads((ROOT / "tools" / "figures.toml").read_text(encoding="utf-8"))
    return [Row(name, row["requirement"], row["asked"], row["reached"]) for name, row in table.items()]


@cache
def shown_by() -> dict[str, list[str]]:
    """The files that hold tests of a row; a test may be named after several."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.FunctionDef) and re.match(r"test_((?:[rspv]\d\d_)+)", node.name)
            for key in named[1].split("_")[:-1] if named else ():
                found[key].add(path.relative_to(ROOT).as_posix())
    return {key: sorted(files) for key, files in found.items()}


def missing() -> list[str]:
    """The rows that no test is named after."""
    known = shown_by()
    return [row.name for row in rows() if row.key not in known]


def table() -> str:
    """The table as it stands in the document."""
    known = shown_by()
    lines = []
    for row in rows():
        files = ", ".join(f"`{file.removeprefix('tests/')}`" for file in known.get(row.key, []))
        shown = f"`test_{row.key}_*` in {files}" if files else NOT_YET
        lines.append(f"| {row.name} | {row.requirement} | {row.asked} | {shown} | {row.reached or NOT_YET} |\n")
    return HEAD + "".join(lines)


def within(document: str) -> str:
    """The part of a document between the marks."""
    return document.partition(BEGIN)[2].partition(END)[0]


def main() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = document.partition(BEGIN)
    DOCUMENT.write_text(f"{before}{BEGIN}{table()}{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
