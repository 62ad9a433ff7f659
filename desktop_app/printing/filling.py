"""Values into a parsed form: every value is plain text, checked to be printable, and can no longer become markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from desktop_app.printing.fonts import printable
from desktop_app.printing.forms import PLACEHOLDER, Form, Said, Value, names_in
from desktop_app.printing.markup import Each, FormError, In, Node, When
from desktop_app.printing.runs import joined
from desktop_app.printing.story import (
    Block,
    Box,
    Bullets,
    Cell,
    Choice,
    Choices,
    Group,
    Heading,
    Line,
    PageBreak,
    Passage,
    Prose,
    Run,
    Signatures,
    Signed,
    Table,
    Text,
    WritingLines,
)

Entry = Mapping[str, Value]


def fill(form: Form, values: Entry) -> tuple[Block, ...]:
    """The form's blocks with the values in place."""
    missing = sorted(name for name in form.front.needs if name.partition(".")[0] not in values)
    if missing:
        raise FormError(form.file, missing[0], "the form needs this value and the document does not have it")
    return tuple(_Scope(form.file, values).blocks(form.nodes))


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where names are looked up; inside a repetition the list's name is bound to one entry (and where it stood)."""

    file: str
    values: Entry
    bound: Mapping[str, tuple[str, Entry]] = field(default_factory=dict)

    def find(self, name: str) -> tuple[str, Value | Entry]:
        """The value of a dotted name, and the path by which a person would find the field."""
        if name in self.bound:
            return self.bound[name]
        parent, dot, key = name.rpartition(".")
        path, holder = self.find(parent) if dot else ("", self.values)
        if not isinstance(holder, Mapping) or key not in holder:
            raise FormError(self.file, name, "no such value for this form")
        return (f"{path}.{key}" if path else key), holder[key]

    def entries(self, name: str) -> list[_Scope]:
        path, value = self.find(name)
        if not isinstance(value, tuple):
            raise FormError(self.file, name, "not a list")
        return [
            replace(self, bound={**self.bound, name: (f"{path}.{number}", entry)})
            for number, entry in enumerate(value, start=1)
        ]

    def truth(self, name: str) -> bool:
        return bool(self.find(name)[1])

    def each(self, texts: Iterable[Text], flags: Iterable[str] = ()) -> list[_Scope]:
        """This scope, or one for each entry of the list that the texts name."""
        names = [name for text in texts for name in names_in(text, self.file)] + [flag for flag in flags if flag]
        for name in names:
            parent = name.rpartition(".")[0]
            if parent and isinstance(self.find(parent)[1], tuple):
                return self.entries(parent)
        return [self]

    def text(self, text: Text) -> Text:
        return tuple(part for run in text for part in joined(tuple(self._filled(run))))

    def _filled(self, run: Run) -> Iterator[Run]:
        """The run with the values in it, cut where the language changes."""
        for number, part in enumerate(PLACEHOLDER.split(run.text)):
            if number % 2 == 0:
                yield replace(run, text=printable(part, self.file, trim=False))
                continue
            path, value = self.find(part)
            if isinstance(value, Said):
                for text, language in value.parts:
                    yield replace(run, text=printable(text, path, trim=False), language=language)
            elif isinstance(value, str):
                yield replace(run, text=printable(value, path))
            else:
                raise FormError(self.file, part, "not a text")

    def empty(self, text: Text) -> bool:
        """True when the text has placeholders and nothing came into any of them."""
        names = names_in(text, self.file)
        return bool(names) and not any(str(self.find(name)[1]).strip() for name in names)

    def blocks(self, nodes: Iterable[Node]) -> list[Block]:
        return [block for node in nodes for block in self._node(node)]

    def _node(self, node: Node) -> list[Block]:
        match node:
            case When(name, wanted, body):
                return self.blocks(body) if self.truth(name) == wanted else []
            case Each(name, body):
                entries = [tuple(scope.blocks(body)) for scope in self.entries(name)]
                return [block for entry in entries for block in _held_together(entry)]
            case In(language, body):
                return [Passage(language, tuple(self.blocks(body)))]
            case Heading(level, text):
                return [Heading(level, self.text(text))]
            case Prose(text):
                lines = [self.text(line) for line in _lines(text) if not self.empty(line)]
                return [Prose(_with_breaks(lines))] if lines else []
            case Bullets(items):
                bullets = tuple(s.text(t) for t in items for s in self.each([t]) if not s.empty(t))
                return [Bullets(bullets)] if bullets else []
            case Choices(options, across):
                return self._choices(options, across=across)
            case Box(lines):
                return self._box(lines)
            case Signatures(lines):
                return [Signatures(tuple(self._signed(line) for line in lines))]
            case Table():
                return self._table(node)
            case WritingLines() | PageBreak() | Group() | Passage():
                return [node]

    def _choices(self, options: tuple[Choice, ...], *, across: bool) -> list[Block]:
        filled = tuple(
            Choice(s.text(option.label), marked=s.truth(option.flag) if option.flag else option.marked)
            for option in options
            for s in self.each([option.label], [option.flag])
        )
        return [Choices(filled, across)] if filled else []

    def _box(self, lines: tuple[Line, ...]) -> list[Block]:
        filled = tuple(
            Line(s.text(line.label), s.text(line.text))
            for line in lines
            for s in self.each([line.label, line.text])
            if not s.empty(line.text)
        )
        return [Box(filled)] if filled else []

    def _signed(self, line: Signed) -> Signed:
        return Signed(self.text(line.label), self.text(line.name), self.text(line.when))

    def _table(self, table: Table) -> list[Block]:
        rows = []
        for row in table.rows:
            blocks = [block for cell in row for block in cell]
            texts = [block.text for block in blocks if isinstance(block, Prose)]
            flags = [o.flag for block in blocks if isinstance(block, Choices) for o in block.options]
            rows += [tuple(s.cell(cell) for cell in row) for s in self.each(texts, flags)]
        return [Table(tuple(self.text(text) for text in table.head), tuple(rows), table.shares)] if rows else []

    def cell(self, cell: Cell) -> Cell:
        found = tuple(b for b in self.blocks(cell) if isinstance(b, Prose | Choices | WritingLines))
        return tuple(b for b in found if not isinstance(b, WritingLines)) or found


def _held_together(entry: tuple[Block, ...]) -> tuple[Block, ...]:
    """One entry of a repetition stays on one page, unless it begins pages of its own."""
    return entry if any(isinstance(block, PageBreak) for block in entry) else (Group(entry),)


def _lines(text: Text) -> list[Text]:
    """A form's text at its own line breaks."""
    lines: list[list[Run]] = [[]]
    for run in text:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=part)] for part in others]
    return [tuple(line) for line in lines]


def _with_breaks(lines: list[Text]) -> Text:
    return tuple(part for number, line in enumerate(lines) for part in ((Run("\n"),) if number else ()) + line)
