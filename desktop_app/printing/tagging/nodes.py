"""The structure tree of a document: made before anything is drawn, so that its order is the author's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

Mark = tuple[int, int | str]
"""Where content was drawn: the number of the page and that of the marked content, or the name of an annotation."""

# Cells stay though nothing is in them, so that a row keeps its columns.
_STAYS_EMPTY = frozenset({"TD", "TH"})


@dataclass(slots=True, eq=False)
class Slot:
    """A place in the tree that drawn content goes to."""

    node: Node
    marks: list[Mark] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Node:
    """One structure element. `attributes` is the inside of its attribute dictionary, in PDF syntax."""

    kind: str
    parent: Node | None = None
    alt: str = ""
    language: str = ""
    attributes: str = ""
    kids: list[Node | Slot] = field(default_factory=list)

    def add(self, kind: str, *, alt: str = "", language: str = "", attributes: str = "") -> Node:
        """A new element, the last in this one."""
        node = Node(kind, self, alt, language, attributes)
        self.kids.append(node)
        return node

    def slot(self) -> Slot:
        """A new place for content, the last in this element."""
        slot = Slot(self)
        self.kids.append(slot)
        return slot

    def walk(self) -> Iterator[Node]:
        """This element and all in it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def pruned(self) -> bool:
        """Take out what nothing was drawn for; True if this element itself is not needed."""
        self.kids = [kid for kid in self.kids if not (kid.pruned() if isinstance(kid, Node) else not kid.marks)]
        return not self.kids and self.kind not in _STAYS_EMPTY

    @property
    def page(self) -> int:
        """Of the first content in this element; 0 where there is none."""
        for kid in self.kids:
            found = kid.page if isinstance(kid, Node) else kid.marks[0][0] if kid.marks else 0
            if found:
                return found
        return 0


def document(language: str = "") -> Node:
    """The root of a new tree."""
    return Node("Document", language=language)


def table_summary(text: str) -> str:
    """The attribute that says what a table is about."""
    return f"/O/Table/Summary{text_string(text)}"


def scope(*, row: bool) -> str:
    """The attribute that says whose header a cell is."""
    return f"/O/Table/Scope/{'Row' if row else 'Column'}"


BULLETED = "/O/List/ListNumbering/Disc"
UNNUMBERED = "/O/List/ListNumbering/None"


def text_string(text: str) -> str:
    """A text in PDF syntax, in one line of plain characters."""
    if text.isascii():
        return "(" + text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").replace("\n", r"\n") + ")"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
