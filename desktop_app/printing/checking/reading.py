"""A PDF as a checker sees it: the structure tree, and on each page what is painted, inside which marks, in which letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_PAINTING = "Do S s f F f* B B* b b* sh INLINE IMAGE"
_SHOWING = "Tj TJ ' \""
_OPERATORS = f"BDC BMC EMC Tf BI ID EI {_SHOWING} {_PAINTING}"
_MAPPED = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGED = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)

Place = tuple[int, int]
"""The number and generation of an object."""


@dataclass(slots=True, eq=False)
class Element:
    """One structure element with what is in it, in reading order."""

    kind: str
    parent: Element | None
    alt: str = ""
    actual: str = ""
    language: str = ""
    place: Place = (0, 0)
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list[Element | tuple[Place, int] | Place] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    @property
    def elements(self) -> list[Element]:
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def marks(self) -> list[tuple[Place, int]]:
        """Marked content directly in it: the page and the number there."""
        return [kid for kid in self.kids if isinstance(kid, tuple) and isinstance(kid[0], tuple)]

    @property
    def objects(self) -> list[Place]:
        """Annotations directly in it."""
        return [kid for kid in self.kids if isinstance(kid, tuple) and isinstance(kid[0], int)]


@dataclass(slots=True)
class Page:
    """What is painted on one page."""

    number: int
    place: Place
    texts: dict[int, str] = field(default_factory=dict)
    untagged: list[str] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    unbalanced: bool = False
    has_text: bool = False
    tabs: str = ""
    key: int = -1


@dataclass(slots=True)
class Content:
    """A whole file."""

    pdf: pikepdf.Pdf
    root: Element | None
    pages: list[Page]
    annotations: list[tuple[Page, Any]]
    elements: list[Element] = field(init=False)
    """All of them, in reading order."""
    holders: dict[Place, Element] = field(init=False)
    """By annotation: the element that it is in."""

    def __post_init__(self) -> None:
        self.elements = [] if self.root is None else list(self.root.walk())
        self.holders = {place: element for element in self.elements for place in element.objects}

    def text(self, element: Element) -> str:
        """What is read for an element, in structure order."""
        pages = {page.place: page for page in self.pages}
        said = []
        for kid in element.kids:
            if isinstance(kid, Element):
                said.append(self.text(kid))
            elif isinstance(kid[0], tuple):
                page = pages.get(kid[0])
                said.append(page.texts.get(kid[1], "") if page else "")
        return "".join(said)


def read(pdf: pikepdf.Pdf) -> Content:
    """Read all of it, once."""
    fonts: dict[Place, _Letters] = {}
    pages = [_page(number, page, fonts) for number, page in enumerate(pdf.pages, start=1)]
    annotations = [
        (read_page, annotation)
        for read_page, page in zip(pages, pdf.pages, strict=True)
        for annotation in page.obj.get("/Annots", ())
    ]
    tree = pdf.Root.get("/StructTreeRoot")
    return Content(pdf, _root(tree) if tree is not None else None, pages, annotations)


def _root(tree: Any) -> Element:
    root = Element("StructTreeRoot", None)
    roles = {str(name)[1:]: str(role)[1:] for name, role in tree.get("/RoleMap", {}).items()}
    _kids(root, tree.get("/K"), (0, 0), roles)
    return root


def _kids(parent: Element, kids: Any, page: Place, roles: dict[str, str]) -> None:
    for kid in kids if isinstance(kids, pikepdf.Array) else () if kids is None else (kids,):
        if isinstance(kid, int):
            parent.kids.append((page, kid))
        elif isinstance(kid, pikepdf.Dictionary):
            _kid(parent, kid, page, roles)


def _kid(parent: Element, kid: Any, page: Place, roles: dict[str, str]) -> None:
    at = kid.get("/Pg")
    here = at.objgen if at is not None else page
    kind = kid.get("/Type")
    if kind == "/MCR":
        parent.kids.append((here, int(kid.MCID)))
    elif kind == "/OBJR":
        parent.kids.append(kid.Obj.objgen)
    else:
        name = str(kid.get("/S", "/"))[1:]
        element = Element(roles.get(name, name), parent, place=kid.objgen)
        for key in kid.keys() & {"/Alt", "/ActualText", "/A", "/Lang"}:
            if key == "/Alt":
                element.alt = str(kid[key])
            elif key == "/Lang":
                element.language = str(kid[key])
            elif key == "/ActualText":
                element.actual = str(kid[key])
            else:
                element.attributes = _attributes(kid[key])
        parent.kids.append(element)
        _kids(element, kid.get("/K"), here, roles)


def _attributes(given: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for each in given if isinstance(given, pikepdf.Array) else (given,):
        if isinstance(each, pikepdf.Dictionary):
            found |= {str(name)[1:]: value for name, value in each.items()}
    return found


class _Letters:
    """Which text the codes of a font stand for."""

    def __init__(self, font: Any) -> None:
        self.name = str(font.get("/BaseFont", "/?"))[1:]
        self.width = 2 if font.get("/Subtype") == "/Type0" else 1
        unicode = font.get("/ToUnicode")
        self._known = _map(unicode.read_bytes()) if isinstance(unicode, pikepdf.Stream) else None
        self._plain = self._known is None and self.width == 1 and font.get("/Encoding") is not None

    def text(self, codes: bytes) -> str | None:
        """None where a code stands for nothing."""
        if self._plain:
            return codes.decode("cp1252", errors="replace")
        if self._known is None:
            return None
        if self.width == 1:
            letters = [self._known.get(code) for code in codes]
        else:
            letters = [self._known.get(high << 8 | low) for high, low in zip(codes[::2], codes[1::2], strict=False)]
        return None if None in letters else "".join(filter(None, letters))


def _map(stream: bytes) -> dict[int, str]:
    known: dict[int, str] = {}
    for kind, block in _BLOCK.findall(stream):
        if kind == b"bfchar":
            for code, letters in _MAPPED.findall(block):
                known[int(code, 16)] = bytes.fromhex(letters.decode()).decode("utf-16-be", "replace")
        else:
            for first, last, letter in _RANGED.findall(block):
                start = int(letter, 16)
                known |= {
                    code: chr(start + place) for place, code in enumerate(range(int(first, 16), int(last, 16) + 1))
                }
    return {code: text for code, text in known.items() if text.strip("\0")}


def _page(number: int, page: pikepdf.Page, fonts: dict[Place, _Letters]) -> Page:
    read = Page(
        number, page.obj.objgen, tabs=str(page.obj.get("/Tabs", "")), key=int(page.obj.get("/StructParents", -1))
    )
    resources = page.obj.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
    named: dict[str, _Letters] = {}
    letters: _Letters | None = None
    # what is open: the number of marked content, None for a mark without one, -1 for decoration
    open_marks: list[int | None] = []
    for instruction in pikepdf.parse_content_stream(page, _OPERATORS):
        operands: Any = instruction.operands
        name = str(instruction.operator)
        if name in {"BDC", "BMC"}:
            open_marks.append(_mark(name, operands))
        elif name == "EMC":
            if open_marks:
                open_marks.pop()
            else:
                read.unbalanced = True
        elif name == "Tf":
            key = str(operands[0])
            if key not in named and key in resources:
                font = resources[key]
                named[key] = fonts.setdefault(
                    font.objgen if font.is_indirect else (number, -len(fonts)), _Letters(font)
                )
            letters = named.get(key)
        else:
            mark = next((each for each in reversed(open_marks) if each is not None), None)
            if mark is None:
                read.untagged.append(name)
            if name in {"Tj", "TJ", "'", '"'}:
                _show(read, operands, letters, mark)
    read.unbalanced |= bool(open_marks)
    return read


def _mark(name: str, operands: Any) -> int | None:
    if operands[0] == "/Artifact":
        return -1
    if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]:
        return int(operands[1]["/MCID"])
    return None


def _show(page: Page, operands: Any, letters: _Letters | None, mark: int | None) -> None:
    shown = operands[-1]
    parts = (
        [each for each in shown if isinstance(each, pikepdf.String)] if isinstance(shown, pikepdf.Array) else [shown]
    )
    for part in parts:
        codes = bytes(part)
        text = letters.text(codes) if letters else None
        if text is None:
            page.unreadable.add(letters.name if letters else "?")
            text = ""
        page.has_text = page.has_text or bool(text.strip())
        if mark is not None and mark >= 0:
            page.texts[mark] = page.texts.get(mark, "") + text
