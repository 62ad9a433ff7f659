"""An agency's wording before it is kept: laid out with invented values, or the line on which it cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial

import msgspec

from desktop_app.domain.handouts import Letterhead
from desktop_app.domain.handouts.catalogue import row_of
from desktop_app.domain.handouts.specimens import specimen
from desktop_app.domain.week_board import WeekBoard
from desktop_app.domain.wording import SHARED, SHIPPED, Forms, FormText, kind_of
from desktop_app.printing.checking import NotAccessible
from desktop_app.printing.documents import told
from desktop_app.printing.fonts import CannotPrint
from desktop_app.printing.forms import (
    PLACEHOLDER,
    Form,
    Value,
    editable,
    load_form,
    placeholders,
    read_form,
    read_own,
    shipped_source,
)
from desktop_app.printing.markup import Each, FormError, In, Node, When
from desktop_app.printing.story import Heading, Story, StoryError
from desktop_app.printing.values import Wording, values_of

_SIGNS = re.compile(r"\{\{[^{}]*\}\}|\[\{[a-z][a-z0-9_.]*\}\]")
_FIELD = re.compile(r"field `(\w+)`")
_HEADING = re.compile(r"^(#{1,6})\s")


@dataclass(frozen=True, slots=True)
class Slip(Exception):
    """Where a text cannot be printed: the line, counted from 1 (0: not known), the word that is wrong, and why."""

    line: int
    key: str
    why: str


@dataclass(frozen=True, slots=True)
class Values:
    """What may be filled into a form: each name with an invented value, and which of them a text leaves out."""

    offered: Mapping[str, str]
    left_out: tuple[str, ...] = ()


def shipped_words(form: str, language: str) -> str:
    """What came with the program, as an agency may word it for itself."""
    return editable(shipped_source(form, language), f"{form}/{language}.md")


def proof(text: FormText, letterhead: Letterhead, mark: str = "", *, every_part: bool = False) -> bytes:
    """The page as it would be printed, with `mark` in its foot; a Slip names the line if it cannot be.

    `every_part` prints both what stands in `{{when}}` and in `{{unless}}`, so that every word is seen.
    """
    try:
        _check_values(text, letterhead)
        return _drawn(text, letterhead, mark, every_part)
    except FormError as error:
        raise Slip(error.line or line_of(text.source, _word_of(error)), error.key, error.why) from error
    except CannotPrint as error:
        letters = " ".join(error.characters)
        raise Slip(_line_with(text.source, error.characters), letters, "the typeface has no such letter") from error
    except StoryError as error:
        raise Slip(*_wrong_heading(text.source)) from error
    except NotAccessible as error:
        raise Slip(0, str(error), "not everybody could read this page") from error


def values_for(text: FormText, letterhead: Letterhead) -> Values:
    """What may be inserted, and which values the program's own words use and these do not."""
    known = _known(text.form, text.language, letterhead)
    offered = {name: value for name, value in known.items() if value}
    try:
        used = placeholders(_read(text))
    except FormError:
        return Values(offered)
    shipped = load_form(text.form, text.language)
    return Values(offered, tuple(sorted(shipped.front.needs - used)))


@lru_cache(maxsize=64)
def _known(form: str, language: str, letterhead: Letterhead) -> Mapping[str, str]:
    """Every name a form may use, with what it would say; a list or a yes says nothing."""
    shipped = load_form(form, language)
    known = dict.fromkeys(shipped.front.needs, "")
    document = specimen(kind_of(form), letterhead)
    if form != SHARED and not isinstance(document, WeekBoard):
        wording = Wording(shipped, load_form(SHARED, language), language)
        known |= dict(_named(values_of(document, wording)))
    return dict(sorted(known.items(), key=_place))


def _place(named: tuple[str, str]) -> tuple[bool, str]:
    """The fields of lists after all that stands for itself."""
    return "." in named[0], named[0]


def _check_values(text: FormText, letterhead: Letterhead) -> None:
    """Every value that is named must be one that this document has, also where it would not be printed today."""
    unknown = placeholders(_read(text)) - _known(text.form, text.language, letterhead).keys()
    if unknown:
        name = min(unknown, key=partial(line_of, text.source))
        raise FormError(text.form, f"{{{name}}}", "no such value in this document")


def line_of(source: str, key: str) -> int:
    """The first line in which a value's name, a brace or a word stands; 0 where it is not found."""
    name = key.removeprefix("words.").strip("{}")
    patterns = (rf"\{{{re.escape(name)}\}}", rf"\{{\{{\w+:{re.escape(name)}\}}\}}", rf"^{re.escape(name)} *=")
    lines = source.splitlines()
    for pattern in patterns:
        for number, line in enumerate(lines, start=1):
            if re.search(pattern, line):
                return number
    for number, line in enumerate(lines, start=1):
        left = PLACEHOLDER.sub("", _SIGNS.sub("", line))
        if ("{" in key or "}" in key) and ("{" in left or "}" in left):
            return number
    start = next(iter(key.splitlines()), "")[:30]
    return next((number for number, line in enumerate(lines, start=1) if start and start in line), 0)


def _word_of(error: FormError) -> str:
    """What to look for in the text: of the front matter the field that is named."""
    found = _FIELD.search(error.why) if error.key == "front matter" else None
    return found[1] if found else error.key


def _drawn(text: FormText, letterhead: Letterhead, mark: str, every_part: bool) -> bytes:
    document = specimen(kind_of(text.form), letterhead)
    forms = Forms().having(text) if text.source else SHIPPED
    if isinstance(document, WeekBoard):
        from desktop_app.printing.week_board import render_week

        return render_week(document, text.language, forms)
    form, page = (load_form(name, text.language, forms=forms) for name in (row_of(document.kind).form, SHARED))
    if every_part:
        form = msgspec.structs.replace(form, nodes=tuple(_every(form.nodes)))
    story = told(document, form, page, text.language)
    return _made(replace(story, foot=replace(story.foot, left=mark)) if mark else story)


def _made(story: Story) -> bytes:
    if story.folded:
        from desktop_app.printing.folded import make_folded

        return make_folded(story)
    from desktop_app.printing.pdf import make_pdf

    return make_pdf(story)


def _read(text: FormText) -> Form:
    shipped, file = shipped_source(text.form, text.language), f"{text.form}/{text.language}.md"
    return read_own(text.source, shipped, file) if text.source else read_form(shipped, file)


def _every(nodes: Iterable[Node]) -> Iterable[Node]:
    """The nodes with what stands in a condition always printed; a second title becomes a heading."""
    titles = 0
    for node in _unfolded(nodes):
        if isinstance(node, Heading) and node.level == 1:
            titles += 1
            yield node if titles == 1 else Heading(2, node.text)
        else:
            yield node


def _unfolded(nodes: Iterable[Node]) -> Iterable[Node]:
    for node in nodes:
        match node:
            case When(_, _, body):
                yield from _unfolded(body)
            case Each(name, body):
                yield Each(name, tuple(_unfolded(body)))
            case In(language, body):
                yield In(language, tuple(_unfolded(body)))
            case _:
                yield node


def _named(values: Mapping[str, Value], before: str = "") -> Iterable[tuple[str, str]]:
    for name, value in values.items():
        yield f"{before}{name}", value if isinstance(value, str) else ""
        for entry in value[:1] if isinstance(value, tuple) else ():
            yield from _named(entry, f"{before}{name}.")


def _line_with(source: str, characters: Iterable[str]) -> int:
    wanted = set(characters)
    return next((number for number, line in enumerate(source.splitlines(), start=1) if wanted & set(line)), 0)


def _wrong_heading(source: str) -> tuple[int, str, str]:
    """The first heading out of its order."""
    level = 0
    for number, line in enumerate(source.splitlines(), start=1):
        found = _HEADING.match(line)
        if found is None:
            continue
        here = len(found[1])
        if level == 0 and here != 1:
            return number, line.strip(), "the first heading of a document has one #"
        if level and here == 1:
            return number, line.strip(), "a document has one title, with one #"
        if here > level + 1:
            return number, line.strip(), "a heading may be only one # deeper than the one before it"
        level = here
    return 1, "#", "a document begins with a title, with one #"
