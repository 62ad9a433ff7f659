"""The 32 rules of an accessibility report, by the names under which office programs show them, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Status = Literal["passed", "failed", "look"]
"""`look`: no machine can say; a person has to."""


class Rule(StrEnum):
    """In the order of the report."""

    PERMISSION = "Accessibility permission flag"
    IMAGE_ONLY = "Image-only PDF"
    TAGGED_PDF = "Tagged PDF"
    READING_ORDER = "Logical reading order"
    LANGUAGE = "Primary language"
    TITLE = "Title"
    BOOKMARKS = "Bookmarks"
    CONTRAST = "Color contrast"
    TAGGED_CONTENT = "Tagged content"
    TAGGED_ANNOTATIONS = "Tagged annotations"
    TAB_ORDER = "Tab order"
    CHARACTER_ENCODING = "Character encoding"
    MULTIMEDIA = "Tagged multimedia"
    FLICKER = "Screen flicker"
    SCRIPTS = "Scripts"
    TIMED_RESPONSES = "Timed responses"
    NAVIGATION_LINKS = "Navigation links"
    TAGGED_FIELDS = "Tagged form fields"
    FIELD_DESCRIPTIONS = "Field descriptions"
    FIGURES = "Figures alternate text"
    NESTED_ALT = "Nested alternate text"
    ASSOCIATED_ALT = "Associated with content"
    HIDES_ANNOTATION = "Hides annotation"
    OTHER_ALT = "Other elements alternate text"
    ROWS = "Rows"
    CELLS = "TH and TD"
    HEADERS = "Headers"
    REGULARITY = "Regularity"
    SUMMARY = "Summary"
    LIST_ITEMS = "List items"
    LABELS = "Lbl and LBody"
    HEADINGS = "Appropriate nesting"


FOR_A_PERSON = frozenset({Rule.READING_ORDER, Rule.CONTRAST})


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found; `detail` says where, in words for whoever mends it."""

    rule: Rule
    status: Status
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All 32, in order."""

    findings: tuple[Finding, ...]

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The findings for which the document is not saved."""
        return tuple(finding for finding in self.findings if finding.status == "failed")

    @property
    def passed(self) -> bool:
        """True when no rule that a machine can judge has failed."""
        return not self.failed


class NotAccessible(Exception):
    """A document that not everybody could read; it has not been saved."""

    def __init__(self, report: Report) -> None:
        """Keep the report, so that a window can show the rules."""
        super().__init__("; ".join(f"{finding.rule}: {finding.detail}" for finding in report.failed))
        self.report = report
