"""The forms an agency edits: front matter between `+++` lines (TOML) and the small Markdown of `markup.py`.

Front matter: `title` (neutral, for the file's metadata), `audience` ("family" or "staff"), `needs` (every placeholder, condition
and list that the text uses) and `[words]` (short words the program puts into the text, such as "Returned").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from desktop_app.paths import data_folder
from desktop_app.printing.markup import Each, FormError, Node, When, parse
from desktop_app.printing.story import (
    Box,
    Bullets,
    Choices,
    Group,
    Heading,
    PageBreak,
    Prose,
    Signatures,
    Table,
    Text,
    WritingLines,
    plain,
)

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_.]*)\}")
LANGUAGES = ("en", "es")


class FrontMatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a form says about itself."""

    title: str
    audience: Literal["family", "staff"]
    needs: frozenset[str] = frozenset()
    words: dict[str, str] = {}


class Form(msgspec.Struct, frozen=True):
    """A form, parsed and checked."""

    file: str
    front: FrontMatter
    nodes: tuple[Node, ...]

    def word(self, key: str, **values: str) -> str:
        """A short word of the form, its own {placeholders} filled."""
        if key not in self.front.words:
            raise FormError(self.file, f"words.{key}", "missing from the front matter")
        return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), self.front.words[key])


def load_form(name: str, language: str, folder: Path | None = None) -> Form:
    """Read `forms/<name>/<language>.md`."""
    path = (folder or data_folder("forms")) / name / f"{language}.md"
    return read_form(path.read_text(encoding="utf-8"), f"{name}/{language}.md")


def read_form(source: str, file: str) -> Form:
    """Parse a form's whole text; `file` is only for messages."""
    opening, fence, rest = source.partition("+++\n")
    matter, closing, body = rest.partition("\n+++\n")
    if opening.strip() or not fence or not closing:
        raise FormError(file, "+++", "a form begins with front matter between two lines of +++")
    try:
        front = msgspec.toml.decode(matter, type=FrontMatter)
    except msgspec.DecodeError as error:
        raise FormError(file, "front matter", str(error)) from error
    form = Form(file, front, parse(body, file))
    undeclared = sorted(placeholders(form) - front.needs)
    if undeclared:
        raise FormError(file, undeclared[0], "used in the text but not declared in 'needs'")
    return form


def placeholders(form: Form) -> frozenset[str]:
    """Every name the form's text uses: to be filled, asked or repeated."""
    return frozenset(name for node in form.nodes for name in _names(node, form.file))


def _names(node: Node, file: str) -> Iterator[str]:
    match node:
        case When(name, _, body) | Each(name, body):
            yield name
            for inner in body:
                yield from _names(inner, file)
        case Choices(options):
            yield from (option.flag for option in options if option.flag)
            for option in options:
                yield from names_in(option.label, file)
        case Table(_, rows):
            for row in rows:
                for cell in row:
                    for block in cell:
                        yield from _names(block, file)
        case _:
            for text in texts(node):
                yield from names_in(text, file)
    if isinstance(node, Table):
        for text in node.head:
            yield from names_in(text, file)


def texts(node: Node) -> tuple[Text, ...]:
    """The texts of a simple block."""
    match node:
        case Heading(_, text) | Prose(text):
            return (text,)
        case Bullets(items):
            return items
        case Box(lines):
            return tuple(text for line in lines for text in (line.label, line.text))
        case Signatures(lines):
            return tuple(text for line in lines for text in (line.label, line.name, line.when))
        case WritingLines() | PageBreak() | Group() | _:
            return ()


def names_in(text: Text, file: str) -> list[str]:
    """The placeholders of a text; a brace that is not one is a slip of the pen."""
    words = plain(text)
    left = PLACEHOLDER.sub("", words)
    if "{" in left or "}" in left:
        raise FormError(file, words[:60], "a brace that is not a {placeholder}")
    return PLACEHOLDER.findall(words)


Value = str | bool | tuple[Mapping[str, "Value"], ...]
