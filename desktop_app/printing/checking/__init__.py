"""What makes a document readable for everybody, checked before it is saved: 30 rules by machine, 2 by a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO

import pikepdf

from desktop_app.printing.checking import judging as about
from desktop_app.printing.checking import judging_elements as inside
from desktop_app.printing.checking.reading import Content, read
from desktop_app.printing.checking.rules import FOR_A_PERSON, Finding, NotAccessible, Report, Rule, Status

__all__ = ["Finding", "NotAccessible", "Report", "Rule", "Status", "check", "sealed"]

_MOST = 3  # places that a detail names
_JUDGES: dict[Rule, Callable[[Content], Iterable[str]]] = {
    Rule.PERMISSION: about.permission,
    Rule.IMAGE_ONLY: about.image_only,
    Rule.TAGGED_PDF: about.tagged_pdf,
    Rule.LANGUAGE: about.language,
    Rule.TITLE: about.title,
    Rule.BOOKMARKS: about.bookmarks,
    Rule.TAGGED_CONTENT: about.tagged_content,
    Rule.TAGGED_ANNOTATIONS: about.tagged_annotations,
    Rule.TAB_ORDER: about.tab_order,
    Rule.CHARACTER_ENCODING: about.character_encoding,
    Rule.MULTIMEDIA: about.multimedia,
    Rule.FLICKER: about.flicker,
    Rule.SCRIPTS: about.scripts,
    Rule.TIMED_RESPONSES: about.timed_responses,
    Rule.NAVIGATION_LINKS: about.navigation_links,
    Rule.TAGGED_FIELDS: about.tagged_fields,
    Rule.FIELD_DESCRIPTIONS: about.field_descriptions,
    Rule.FIGURES: inside.figures,
    Rule.NESTED_ALT: inside.nested_alt,
    Rule.ASSOCIATED_ALT: inside.associated_alt,
    Rule.HIDES_ANNOTATION: inside.hides_annotation,
    Rule.OTHER_ALT: inside.other_alt,
    Rule.ROWS: inside.rows,
    Rule.CELLS: inside.cells,
    Rule.HEADERS: inside.headers,
    Rule.REGULARITY: inside.regularity,
    Rule.SUMMARY: inside.summary,
    Rule.LIST_ITEMS: inside.list_items,
    Rule.LABELS: inside.labels,
    Rule.HEADINGS: inside.headings,
}


def check(pdf: bytes) -> Report:
    """All 32 rules, in the order of the report."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return _judged(read(opened))


def sealed(pdf: bytes) -> bytes:
    """The same document, smaller, if it passes; NotAccessible if not. The same input gives the same bytes."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        report = _judged(read(opened))
        if not report.passed:
            raise NotAccessible(report)
        target = BytesIO()
        opened.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return target.getvalue()


def _judged(content: Content) -> Report:
    return Report(tuple(_finding(rule, content) for rule in Rule))


def _finding(rule: Rule, content: Content) -> Finding:
    if rule in FOR_A_PERSON:
        return Finding(rule, "look")
    wrong = list(_JUDGES[rule](content))
    if not wrong:
        return Finding(rule, "passed")
    more = f", and {len(wrong) - _MOST} more" if len(wrong) > _MOST else ""
    return Finding(rule, "failed", "; ".join(wrong[:_MOST]) + more)
