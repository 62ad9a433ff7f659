"""The rules about the file, its pages, annotations and fields: each names what is wrong, or nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from desktop_app.printing.checking.reading import Content

_FEW = 20  # pages that need no bookmarks
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_MEDIA = {"/Screen", "/Movie", "/Sound", "/RichMedia", "/3D"}
_OF_KIND = {"/Link": "Link", "/Widget": "Form"}
_HIDDEN = 2
_PART = re.compile(rb"<pdfuaid:part>\s*1\s*<|pdfuaid:part=[\"']1[\"']")


def permission(content: Content) -> Iterator[str]:
    if content.pdf.is_encrypted and not content.pdf.allow.accessibility:
        yield "the password forbids programs that read aloud"


def image_only(content: Content) -> Iterator[str]:
    if not any(page.has_text for page in content.pages):
        yield "no page has text"


def tagged_pdf(content: Content) -> Iterator[str]:
    root = content.pdf.Root
    if _inside(root, "/MarkInfo").get("/Marked") is not True:
        yield "the file does not say that it is tagged"
    if content.root is None or not content.root.elements:
        yield "there is no structure tree"
    metadata = root.get("/Metadata")
    if not isinstance(metadata, pikepdf.Stream) or not _PART.search(metadata.read_bytes()):
        yield "the file does not say that it is PDF/UA-1"


def language(content: Content) -> Iterator[str]:
    said = str(content.pdf.Root.get("/Lang", ""))
    if not _TAG.fullmatch(said):
        yield f"no language is given ({said!r})"
    for other in sorted({element.language for element in content.elements} - {""}):
        if not _TAG.fullmatch(other):
            yield f"a part is in no language ({other!r})"


def title(content: Content) -> Iterator[str]:
    root = content.pdf.Root
    info = _inside(content.pdf.trailer, "/Info")
    if not str(info.get("/Title", "")).strip():
        yield "there is no title"
    if _inside(root, "/ViewerPreferences").get("/DisplayDocTitle") is not True:
        yield "the window would show the file's name instead of its title"


def bookmarks(content: Content) -> Iterator[str]:
    outlines = content.pdf.Root.get("/Outlines")
    if len(content.pages) > _FEW and (outlines is None or "/First" not in outlines):
        yield f"{len(content.pages)} pages and no bookmarks"


def tagged_content(content: Content) -> Iterator[str]:
    owned = {mark: element.place for element in content.elements for mark in element.marks}
    ways = _ways_up(content)
    for page in content.pages:
        if page.untagged:
            yield f"page {page.number}: {len(page.untagged)} things painted outside every tag"
        if page.unbalanced:
            yield f"page {page.number}: a tag is not closed"
        lost = [number for number in page.texts if (page.place, number) not in owned]
        if lost:
            yield f"page {page.number}: {len(lost)} pieces of text are not in the structure tree"
        if page.texts and page.key not in ways:
            yield f"page {page.number}: nothing leads from its content to the structure tree"
            continue
        for number in page.texts:
            above = owned.get((page.place, number))
            if above is not None and ways[page.key][number : number + 1] != [above]:
                yield f"page {page.number}: what leads from its content to the structure tree leads elsewhere"
                break


def _ways_up(content: Content) -> dict[int, list[tuple[int, int]]]:
    """By page: which element the file says that each piece of its content is in."""
    tree = _inside(content.pdf.Root, "/StructTreeRoot").get("/ParentTree")
    ways = {} if tree is None else dict(pikepdf.NumberTree(tree))
    return {
        key: [getattr(element, "objgen", (0, 0)) for element in elements]
        for key, elements in ways.items()
        if isinstance(elements, pikepdf.Array)
    }


def tagged_annotations(content: Content) -> Iterator[str]:
    for page, annotation in _shown(content):
        kind = str(annotation.get("/Subtype", ""))
        holder = content.holders.get(annotation.objgen)
        held = holder.kind if holder else "no element"
        if holder is None or _OF_KIND.get(kind, held) != held:
            yield f"page {page.number}: a {kind[1:]} annotation is in {held}"


def tab_order(content: Content) -> Iterator[str]:
    for page in content.pages:
        if page.tabs != "/S":
            yield f"page {page.number}: the tab key does not follow the structure"


def character_encoding(content: Content) -> Iterator[str]:
    for page in content.pages:
        if page.unreadable:
            yield f"page {page.number}: letters of {', '.join(sorted(page.unreadable))} stand for no text"


def multimedia(content: Content) -> Iterator[str]:
    for page, annotation in content.annotations:
        if str(annotation.get("/Subtype")) in _MEDIA and annotation.objgen not in content.holders:
            yield f"page {page.number}: sound or film outside every tag"


def flicker(content: Content) -> Iterator[str]:
    for number, page in enumerate(content.pdf.pages, start=1):
        if "/S" in _inside(page.obj, "/Trans"):
            yield f"page {number}: it moves when it is turned"


def scripts(content: Content) -> Iterator[str]:
    root = content.pdf.Root
    if "/JavaScript" in _inside(root, "/Names") or "/AA" in root or _is_script(root.get("/OpenAction")):
        yield "the file runs a script"
    for page, annotation in content.annotations:
        if "/AA" in annotation or _is_script(annotation.get("/A")):
            yield f"page {page.number}: an annotation runs a script"
    if any("/AA" in page.obj for page in content.pdf.pages):
        yield "a page runs a script"


def _is_script(action: Any) -> bool:
    return isinstance(action, pikepdf.Dictionary) and action.get("/S") == "/JavaScript"


def timed_responses(content: Content) -> Iterator[str]:
    for number, page in enumerate(content.pdf.pages, start=1):
        if "/Dur" in page.obj:
            yield f"page {number}: it turns by itself"


def navigation_links(content: Content) -> Iterator[str]:
    """Links of the same words lead to the same place."""
    targets = {
        annotation.objgen: str(annotation.A.get("/URI", annotation.A.get("/D", "")))
        for _, annotation in content.annotations
        if annotation.get("/Subtype") == "/Link" and "/A" in annotation
    }
    places: dict[str, str] = {}
    for element in content.elements:
        if element.kind != "Link":
            continue
        words = " ".join(content.text(element).split())
        for target in {targets.get(place, "") for place in element.objects}:
            if places.setdefault(words, target) != target:
                yield f"{words!r} leads to two places"


def tagged_fields(content: Content) -> Iterator[str]:
    for page, annotation in _shown(content):
        if annotation.get("/Subtype") != "/Widget":
            continue
        element = content.holders.get(annotation.objgen)
        if element is None or element.kind != "Form":
            yield f"page {page.number}: a field is not in a Form element"


def field_descriptions(content: Content) -> Iterator[str]:
    names: Counter[str] = Counter()
    for page, annotation in content.annotations:
        if annotation.get("/Subtype") != "/Widget":
            continue
        names[str(annotation.get("/T", ""))] += 1
        if not str(annotation.get("/TU", "")).strip():
            yield f"page {page.number}: nothing says what a field is for"
    for name, count in names.items():
        if count > 1:
            yield f"{count} fields have the name {name!r}"


def _shown(content: Content) -> Iterator[tuple[Any, Any]]:
    for page, annotation in content.annotations:
        hidden = int(annotation.get("/F", 0)) & _HIDDEN
        if not hidden and annotation.get("/Subtype") != "/Popup":
            yield page, annotation


def _inside(holder: Any, name: str) -> Any:
    """A dictionary in another one; empty where there is none."""
    return holder.get(name, pikepdf.Dictionary())
