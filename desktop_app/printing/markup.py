r"""The small Markdown of the forms, parsed to blocks whose texts still hold their placeholders.

An agency edits `forms/<document>/<language>.md` with any text editor. Under the front matter (see `forms.py`) it may write:

    # ## ###                    headings; one # a document
    plain text, **strong**      a paragraph; a backslash at the end of a line breaks the line
    [words](en)                 a few words in another language than the page, so that they are read aloud in theirs
    - text                      a bullet
    - [ ] text                  a check box; [x] is marked, [{name}] is marked when that value is true
    [ ] one [ ] two             a paragraph that begins with a check box: boxes side by side
    > When: {when}              the soft box, one line each: label, colon, text
    | A | B |                   a table; the dashes under its head give the relative widths of its columns,
    |---|------|                <br> breaks the line inside a cell, a cell may be check boxes
    | {x.a} | {x.b} |

and, each in a paragraph of its own:

    {{when:name}} … {{end}}     only if the value is there and true; {{unless:name}} is the opposite
    {{each:name}} … {{end}}     once for each entry of the list; inside, {name.field} is the entry's field
    {{signatures}} … {{end}}    lines "Label: name | when signed"
    {{lines:4}}                 four lines to write on by hand
    {{page}}                    what follows begins on a new page
    {{in:es}} … {{end}}         what stands between is in another language

A cell that is only [___] is a place to type when the document is filled on a screen, [___:3] one of three lines; it is left out
where the cell has words.

`{name}` is filled with plain text after all this has been parsed, so that a value can never become markup.
A bullet, a box line or a table row that names `{list.field}` is repeated for each entry of the list. A line of a paragraph or
cell, a bullet or a box line that has placeholders, all of them empty, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from desktop_app.domain.handouts.catalogue import FAMILY_LANGUAGES
from desktop_app.printing.runs import cut, joined, partition, split
from desktop_app.printing.story import (
    Block,
    Box,
    Bullets,
    Cell,
    Choice,
    Choices,
    Heading,
    Line,
    PageBreak,
    Prose,
    Run,
    Signatures,
    Signed,
    Table,
    Text,
    WritingLines,
    plain,
)

_DIRECTIVE = re.compile(r"\{\{(when|unless|each|in|lines|signatures|page|end)(?::([a-z0-9_.]+))?\}\}")
_BLANK = re.compile(r"\[_+(?::(\d))?\]")
_BOX = re.compile(r"\[( |x|\{[a-z0-9_.]+\})\]\s*")


class FormError(Exception):
    """A form that cannot be used: the file, and the key or the place that is wrong."""

    def __init__(self, file: str, key: str, why: str, line: int = 0) -> None:
        """Keep the parts apart, so that a window can word them. `line` counts from 1; 0 is not known."""
        super().__init__(f"{file}: {key}: {why}")
        self.file = file
        self.key = key
        self.why = why
        self.line = line


@dataclass(frozen=True, slots=True)
class When:
    """Nodes that are printed only if the value is (or, not `wanted`, is not) there."""

    name: str
    wanted: bool
    body: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Each:
    """Nodes that are printed once for each entry of a list."""

    name: str
    body: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class In:
    """Nodes in another language."""

    language: str
    body: tuple[Node, ...]


Node = Block | When | Each | In


def parse(source: str, file: str, before: int = 0) -> tuple[Node, ...]:
    """Read a form's body; anything outside the grammar is an error, not a guess. `before`: lines above the body."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tree = SyntaxTreeNode(markdown.parse(source))
    reader = _Reader(source.splitlines(), file, iter(tree.children))
    try:
        return reader.nodes(closing=False)
    except FormError as error:
        error.line = before + reader.line
        raise


class _Reader:
    """Walks the top-level blocks once; a directive reads on to its own end."""

    def __init__(self, source: list[str], file: str, blocks: Iterator[SyntaxTreeNode]) -> None:
        self._source = source
        self._file = file
        self._blocks = blocks
        self.line = 1
        """Where the block that is being read begins, or the directive whose end is missing."""

    def nodes(self, *, closing: bool) -> tuple[Node, ...]:
        found: list[Node] = []
        opened = self.line
        for block in self._blocks:
            self.line = (block.map or (0, 0))[0] + 1
            directive = self._directive(block)
            if directive is None:
                found.append(self._block(block))
                continue
            word, name = directive
            if word == "end":
                if closing:
                    return tuple(found)
                raise FormError(self._file, "{{end}}", "there is nothing to end here")
            found.append(self._directed(word, name))
        if closing:
            self.line = opened
            raise FormError(self._file, "{{end}}", "missing before the end of the form")
        return tuple(found)

    def _directive(self, block: SyntaxTreeNode) -> tuple[str, str] | None:
        if block.type != "paragraph":
            return None
        content = block.children[0].content.strip()
        if "{{" not in content:
            return None
        match = _DIRECTIVE.fullmatch(content)
        if match is None or (match[2] is None) != (match[1] in {"signatures", "page", "end"}):
            raise FormError(self._file, content[:60], "not a known directive, or not in a paragraph of its own")
        return match[1], match[2] or ""

    def _directed(self, word: str, name: str) -> Node:
        if word == "lines":
            if not name.isdecimal():
                raise FormError(self._file, f"{{{{lines:{name}}}}}", "the number of lines is not a number")
            return WritingLines(int(name))
        if word == "page":
            return PageBreak()
        if word == "signatures":
            return self._signatures()
        body = self.nodes(closing=True)
        if word == "in":
            return In(name, body)
        return Each(name, body) if word == "each" else When(name, word == "when", body)

    def _signatures(self) -> Signatures:
        lines: list[Signed] = []
        opened = self.line
        for block in self._blocks:
            self.line = (block.map or (0, 0))[0] + 1
            if self._directive(block) == ("end", ""):
                return Signatures(tuple(lines))
            if block.type != "paragraph":
                raise FormError(self._file, block.type, "{{signatures}} holds only lines, 'Label: name | when signed'")
            for text in split(self._runs(block.children[0]), "\n"):
                label, _, rest = partition(text, ":")
                name, _, when = partition(rest, "|")
                lines.append(Signed(label, name, when))
        self.line = opened
        raise FormError(self._file, "{{end}}", "missing after {{signatures}}")

    def _block(self, block: SyntaxTreeNode) -> Block:
        match block.type:
            case "heading":
                return Heading(int(block.tag[1:]), self._text(block.children[0]))
            case "paragraph":
                return _prose_or_choices(self._text(block.children[0]))
            case "bullet_list":
                return self._list(block)
            case "blockquote":
                return self._box(block)
            case "table":
                return self._table(block)
            case other:
                raise FormError(self._file, other.replace("_", " "), "not part of the small Markdown of the forms")

    def _list(self, block: SyntaxTreeNode) -> Bullets | Choices:
        items = []
        for item in block.children:
            if [child.type for child in item.children] != ["paragraph"]:
                raise FormError(self._file, "list", "a bullet holds one paragraph, no list or box inside")
            items.append(self._text(item.children[0].children[0]))
        options = [_options(text) for text in items]
        if all(len(option) == 1 for option in options):
            return Choices(tuple(option[0] for option in options))
        if any(options):
            raise FormError(self._file, "list", "either every bullet has one check box or none has")
        return Bullets(tuple(items))

    def _box(self, block: SyntaxTreeNode) -> Box:
        lines = []
        for child in block.children:
            if child.type != "paragraph":
                raise FormError(self._file, child.type, "the soft box holds only lines, 'Label: text'")
            for text in split(self._runs(child.children[0]), "\n"):
                label, colon, rest = partition(text, ":")
                lines.append(Line(label, rest) if colon else Line((), text))
        return Box(tuple(lines))

    def _table(self, block: SyntaxTreeNode) -> Table:
        head, *body = block.children
        rows = [row for part in body for row in part.children]
        delimiter = self._source[(block.map or (0, 0))[0] + 1]
        shares = tuple(len(part.strip()) for part in delimiter.strip().strip(">|").split("|"))
        cells = tuple(tuple(self._cell(cell.children[0]) for cell in row.children) for row in rows)
        return Table(tuple(self._text(cell.children[0]) for cell in head.children[0].children), cells, shares)

    def _cell(self, inline: SyntaxTreeNode) -> Cell:
        return tuple(_cell_block(text) for text in split(self._runs(inline), "<br>") if text)

    def _text(self, inline: SyntaxTreeNode) -> Text:
        """One flowing text: a line end in the file is a space, a hard break stays."""
        runs = self._runs(inline)
        return joined([replace(r, text=" " if r.text == "\n" else r.text.replace("\v", "\n")) for r in runs])

    def _runs(self, inline: SyntaxTreeNode, *, strong: bool = False, language: str = "") -> list[Run]:
        """The inline pieces; a line end of the file is a run of one line feed, a hard break of one vertical tab."""
        runs: list[Run] = []
        for piece in inline.children:
            match piece.type:
                case "text":
                    runs.append(Run(piece.content, strong, language=language))
                case "softbreak":
                    runs.append(Run("\n", strong, language=language))
                case "hardbreak":
                    runs.append(Run("\v", strong, language=language))
                case "strong":
                    runs += self._runs(piece, strong=True, language=language)
                case "link" if piece.attrs.get("href") in FAMILY_LANGUAGES:
                    runs += self._runs(piece, strong=strong, language=str(piece.attrs["href"]))
                case other:
                    raise FormError(
                        self._file, other, f"not part of the small Markdown: {piece.content or piece.tag!r}"
                    )
        return runs


def _cell_block(text: Text) -> Prose | Choices | WritingLines:
    blank = _BLANK.fullmatch(plain(text))
    return WritingLines(int(blank[1] or 1)) if blank else _prose_or_choices(text)


def _prose_or_choices(text: Text) -> Prose | Choices:
    options = _options(text)
    return Choices(options, across=True) if options else Prose(text)


def _options(text: Text) -> tuple[Choice, ...]:
    """The check boxes of a text that begins with one."""
    found = list(_BOX.finditer(plain(text)))
    if not found or found[0].start():
        return ()
    ends = [*(box.start() for box in found[1:]), len(plain(text))]
    return tuple(
        Choice(cut(text, box.end(), end), box[1][1:-1] if box[1].startswith("{") else "", box[1] == "x")
        for box, end in zip(found, ends, strict=True)
    )
