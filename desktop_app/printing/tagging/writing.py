"""The tree, the form fields and the document's own properties, written into ReportLab's document when all is drawn."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import XMP, PDFDictionary, PDFObject, PDFString

from desktop_app.printing.tagging.nodes import Mark, Node, text_string

Owners = list[tuple[int, list[Node] | Node]]


class Raw(PDFObject):
    """An object whose PDF syntax is known, or made when it is written."""

    def __init__(self, syntax: str = "") -> None:
        """`syntax` may be set later."""
        self.syntax = syntax

    def format(self, _document: Any) -> bytes:
        return self.syntax.encode("ascii")


class Fields:
    """The fields of a form to be filled on a screen; no two have the same name."""

    def __init__(self) -> None:
        """Empty: most documents are filled by hand."""
        self.objects: list[Any] = []
        self.shapes: dict[str, Any] = {}

    def name(self, kind: str) -> str:
        """A name that says what kind of field it is and nothing about anybody."""
        return f"{kind}-{len(self.objects) + 1}"


def write(document: Any, tree: Node, owners: Owners, fields: Fields) -> None:
    """Put everything that makes a PDF a tagged one into the catalog."""
    tree.pruned()
    numbers = _Numbers(document)
    root = Raw()
    at = numbers.of(root)
    nodes = list(tree.walk())
    elements = {id(node): Raw() for node in nodes}
    for element in elements.values():
        numbers.of(element)
    for node in nodes:
        parent = numbers.of(elements[id(node.parent)]) if node.parent else at
        elements[id(node)].syntax = _element(node, parent, elements, numbers)
    parents = Raw(_parents(owners, elements, numbers))
    first = numbers.of(elements[id(tree)])
    root.syntax = (
        f"<</Type/StructTreeRoot/K {first} 0 R/ParentTree {numbers.of(parents)} 0 R/ParentTreeNextKey {len(owners)}>>"
    )
    catalog = document.Catalog
    catalog.StructTreeRoot = root
    catalog.MarkInfo = Raw("<</Marked true>>")
    catalog.ViewerPreferences = Raw("<</DisplayDocTitle true>>")
    catalog.Metadata = XMP(creator=_metadata)
    if fields.objects:
        catalog.AcroForm = _form(document, fields)


class _Numbers:
    """The numbers of objects in the file."""

    def __init__(self, document: Any) -> None:
        self._document = document

    def of(self, thing: Any) -> int:
        return self.named(self._document.Reference(thing).name)

    def named(self, name: str) -> int:
        return int(self._document.idToObjectNumberAndVersion[name][0])

    def page(self, number: int) -> int:
        return self.named(f"Page{number}")


def _element(node: Node, parent: int, elements: dict[int, Raw], numbers: _Numbers) -> str:
    page = node.page
    parts = [f"<</Type/StructElem/S/{node.kind}/P {parent} 0 R"]
    if page:
        parts.append(f"/Pg {numbers.page(page)} 0 R")
    if node.alt:
        parts.append(f"/Alt {text_string(node.alt)}")
    if node.language:
        parts.append(f"/Lang {text_string(node.language)}")
    if node.attributes:
        parts.append(f"/A<<{node.attributes}>>")
    kids: list[str] = []
    for kid in node.kids:
        if isinstance(kid, Node):
            kids.append(f"{numbers.of(elements[id(kid)])} 0 R")
        else:
            kids += [_mark(mark, page, numbers) for mark in kid.marks]
    if kids:
        parts.append(f"/K[{' '.join(kids)}]" if len(kids) > 1 else f"/K {kids[0]}")
    return "".join(parts) + ">>"


def _mark(mark: Mark, page: int, numbers: _Numbers) -> str:
    where, what = mark
    at = f"/Pg {numbers.page(where)} 0 R"
    if isinstance(what, str):
        return f"<</Type/OBJR{at}/Obj {numbers.named(what)} 0 R>>"
    return str(what) if where == page else f"<</Type/MCR{at}/MCID {what}>>"


def _parents(owners: Owners, elements: dict[int, Raw], numbers: _Numbers) -> str:
    """By the key of a page or an annotation: the elements of its content."""
    entries = []
    for key, owner in owners:
        nodes = owner if isinstance(owner, list) else [owner]
        found = " ".join(f"{numbers.of(elements[id(node)])} 0 R" for node in nodes)
        entries.append(f"{key} [{found}]" if isinstance(owner, list) else f"{key} {found}")
    return f"<</Nums[{' '.join(entries)}]>>"


def _form(document: Any, fields: Fields) -> Any:
    """What a viewer needs when somebody types: Helvetica, which every viewer has; what is printed uses our own type."""
    helvetica = Raw("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    font = _Numbers(document).of(helvetica)
    form = PDFDictionary(
        {
            "Fields": Raw("[" + " ".join(f"{_Numbers(document).of(each)} 0 R" for each in fields.objects) + "]"),
            "DA": PDFString("/Helv 0 Tf 0 g"),
            "DR": Raw(f"<</Font<</Helv {font} 0 R>>>>"),
        }
    )
    document.Reference(form)
    return form


def _metadata(document: Any) -> bytes:
    """That it is PDF/UA-1, and the same title, author and language as elsewhere in the file."""
    info = document.info
    language = document.Catalog.Lang.s
    said = {
        "dc:title": f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(info.title)}</rdf:li></rdf:Alt>',
        **({"dc:creator": f"<rdf:Seq><rdf:li>{escape(info.author)}</rdf:li></rdf:Seq>"} if info.author else {}),
        "dc:language": f"<rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag>",
        "pdfuaid:part": "1",
        "xmp:CreatorTool": escape(info.creator),
    }
    properties = "".join(f"<{name}>{value}</{name}>" for name, value in said.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        f'{properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()
