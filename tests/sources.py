"""The program's own source and texts, as the tests about the house read them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "desktop_app"


@dataclass(frozen=True, slots=True)
class Module:
    """One source file, by its path below the repository."""

    path: str
    tree: ast.Module

    @property
    def place(self) -> str:
        """The layer, or the module directly in the package, that the file belongs to."""
        return Path(self.path).with_suffix("").parts[1]

    def imports(self) -> Iterator[tuple[int, str]]:
        """Every imported name in full, with its line; wherever it stands, also below TYPE_CHECKING."""
        package = list(Path(self.path).parts[:-1])
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = package[: len(package) - node.level + 1] if node.level else []
                name = ".".join([*base, *filter(None, [node.module])])
                yield from ((node.lineno, f"{name}.{alias.name}") for alias in node.names)

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Every call with the last part of what it calls."""
        yield from _calls(self.tree)


@cache
def _calls(tree: ast.Module) -> tuple[tuple[str, ast.Call], ...]:
    """Looked for once: every rule of the house asks."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    found.append((name, node))
    return tuple(found)


def read(folder: str) -> list[Module]:
    return [
        Module(path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"), str(path)))
        for path in sorted((ROOT / folder).rglob("*.py"))
    ]


def module(path: str, source: str) -> Module:
    return Module(path, ast.parse(source))


MODULES = read(PACKAGE)


def keep(rule: Callable[[Module], list[str]], files: list[Module]) -> None:
    rows = [row for file in files for row in rule(file)]
    assert not rows, f"{len(rows)} to mend:\n" + "\n".join(rows)
