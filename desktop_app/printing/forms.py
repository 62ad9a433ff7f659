"""The forms an agency edits: front matter between `+++` lines (TOML) and the small Markdown of `markup.py`.

Front matter: `title` (neutral, for the file's metadata), `audience` ("family" or "staff"), `needs` (every placeholder, condition
and list that the text uses) and `[words]` (short words the program puts into the text, such as "Returned"). A translation and an
agency's own words say in `reviewed_by` and `reviewed_on` who read them through; until then the page says that nobody has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from desktop_app.domain.wording import SHIPPED, Forms
from desktop_app.paths import data_folder
from desktop_app.printing.markup import Each, FormError, In, Node, When, parse
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
_TOML_LINE = re.compile(r"line (\d+)")
LANGUAGES = ("en", "es", "vi")
SOURCE_LANGUAGE = "en"


Front = TypeVar("Front", bound=msgspec.Struct)


class FrontMatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a form says about itself."""

    title: str
    audience: Literal["family", "staff"]
    needs: frozenset[str] = frozenset()
    words: dict[str, str] = {}
    fillable: bool = False
    layout: Literal["page", "fold"] = "page"
    reviewed_by: str = ""
    reviewed_on: date | None = None


class OwnMatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an agency may say in front of its own words."""

    title: str
    words: dict[str, str] = {}


class Form(msgspec.Struct, frozen=True):
    """A form, parsed and checked. `own`: the agency's words, not those that came with the program."""

    file: str
    front: FrontMatter
    nodes: tuple[Node, ...]
    own: bool = False

    @property
    def reviewed(self) -> bool:
        """Whether somebody has read it through who may say so; a language other than `SOURCE_LANGUAGE` is a translation."""
        source = Path(self.file).stem == SOURCE_LANGUAGE
        return bool(self.front.reviewed_by.strip()) or (source and not self.own)

    def word(self, key: str, **values: str) -> str:
        """A short word of the form, its own {placeholders} filled."""
        if key not in self.front.words:
            raise FormError(self.file, f"words.{key}", "missing from the front matter")
        return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), self.front.words[key])


def load_form(name: str, language: str, folder: Path | None = None, forms: Forms = SHIPPED) -> Form:
    """Read `forms/<name>/<language>.md`, or the agency's own words for it."""
    shipped, file = shipped_source(name, language, folder), f"{name}/{language}.md"
    text = forms.text_of(name, language)
    form = read_own(text.source, shipped, file) if text.source else read_form(shipped, file)
    if not text.reviewed_by:
        return form
    front = msgspec.structs.replace(form.front, reviewed_by=text.reviewed_by, reviewed_on=text.reviewed_on)
    return msgspec.structs.replace(form, front=front)


def shipped_source(name: str, language: str, folder: Path | None = None) -> str:
    """The whole text of a form as it came with the program."""
    return ((folder or data_folder("forms")) / name / f"{language}.md").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def read_form(source: str, file: str) -> Form:
    """Parse a form's whole text; `file` is only for messages."""
    matter, body, before = split_source(source, file)
    front = decoded(matter, FrontMatter, file)
    form = Form(file, front, parse(body, file, before))
    undeclared = sorted(placeholders(form) - front.needs)
    if undeclared:
        raise FormError(file, undeclared[0], "used in the text but not declared in 'needs'")
    return form


@lru_cache(maxsize=256)
def read_own(source: str, shipped: str, file: str) -> Form:
    """Parse the agency's words for a form: title, short words and text are theirs, all else is as it came (`shipped`)."""
    came = read_form(shipped, file)
    matter, body, before = split_source(source, file)
    own = decoded(matter, OwnMatter, file)
    for key, typed in own.words.items():
        known = PLACEHOLDER.findall(came.front.words.get(key, ""))
        if key not in came.front.words:
            raise FormError(file, key, "no such short word in this form")
        for name in PLACEHOLDER.findall(typed):
            if name not in known:
                raise FormError(file, f"{{{name}}}", "no such value for this short word")
    form = Form(file, came.front, parse(body, file, before), own=True)
    words = {**came.front.words, **own.words}
    front = msgspec.structs.replace(came.front, title=own.title, words=words, needs=placeholders(form))
    return msgspec.structs.replace(form, front=front)


def editable(shipped: str, file: str) -> str:
    """What an agency may word for itself, out of a form's whole text: nothing that the program relies on."""
    front = read_form(shipped, file).front
    _, body, _ = split_source(shipped, file)
    words = "".join(f"{key} = {_quoted(text)}\n" for key, text in front.words.items())
    section = f"\n[words]\n{words}" if words else ""
    return f"+++\ntitle = {_quoted(front.title)}\n{section}+++\n{body}".rstrip() + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def split_source(source: str, file: str) -> tuple[str, str, int]:
    """Front matter, body, and how many lines stand above the body."""
    opening, fence, rest = f"{source}\n".partition("+++\n")
    matter, closing, body = rest.partition("\n+++\n")
    if opening.strip() or not fence or not closing:
        raise FormError(file, "+++", "a form begins with front matter between two lines of +++", 1)
    return matter, body, f"{opening}{fence}{matter}{closing}".count("\n")


def decoded(matter: str, kind: type[Front], file: str) -> Front:
    """The front matter as what it must be."""
    try:
        return msgspec.toml.decode(matter, type=kind)
    except msgspec.DecodeError as error:
        found = _TOML_LINE.search(str(error))
        raise FormError(file, "front matter", str(error), int(found[1]) + 1 if found else 0) from error


def placeholders(form: Form) -> frozenset[str]:
    """Every name the form's text uses: to be filled, asked or repeated."""
    return frozenset(name for node in form.nodes for name in _names(node, form.file))


def _names(node: Node, file: str) -> Iterator[str]:
    match node:
        case When(name, _, body) | Each(name, body):
            yield name
            yield from _all_names(body, file)
        case In(_, body):
            yield from _all_names(body, file)
        case Choices(options):
            yield from (option.flag for option in options if option.flag)
            for option in options:
                yield from names_in(option.label, file)
        case Table(head, rows):
            yield from _all_names((block for row in rows for cell in row for block in cell), file)
            for text in head:
                yield from names_in(text, file)
        case _:
            for text in texts(node):
                yield from names_in(text, file)


def _all_names(nodes: Iterable[Node], file: str) -> Iterator[str]:
    for node in nodes:
        yield from _names(node, file)


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


@dataclass(frozen=True, slots=True)
class Said:
    """A text of which parts are in another language than the page: each part with its language, empty for the page's own."""

    parts: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return "".join(text for text, _ in self.parts)


Value = str | bool | Said | tuple[Mapping[str, "Value"], ...]
