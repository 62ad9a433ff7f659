"""What was printed or saved: which words and resources, the exact bytes, and whether a family took them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.domain.handouts import FamilyPaper, printed_resources
from desktop_app.domain.refusals import Cause, Refused, refuse

MOST_ANSWERS = 2
"""An answer can be put right once, by a later one: both stay."""


class Way(StrEnum):
    """How a document left the program; `UNKNOWN` for what was written down before ways were."""

    PRINTED = "printed"
    SAVED = "saved"
    PROTECTED = "protected"
    UNKNOWN = "unknown"


class Given(StrEnum):
    """What became of it. Until somebody answers, nobody has asked yet."""

    GIVEN = "given"
    DECLINED = "declined"
    MAIL_LATER = "mail_later"


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """A document, and which version of its words."""

    kind: str
    form_version: str = ""


@dataclass(frozen=True, slots=True)
class PrintedResource:
    """A row of the directory as it was printed: which one, and checked when."""

    key: str
    verified_on: date | None


@dataclass(frozen=True, slots=True)
class Printout:
    """What leaves the program: the bytes, and what they were made of."""

    pdf: bytes = field(repr=False)
    way: Way
    large_print: bool = False
    parts: tuple[PrintedPart, ...] = ()
    resources: tuple[PrintedResource, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of it, by whom and when."""

    given: Given
    by_name: str
    at: int


@dataclass(frozen=True, slots=True)
class Print:
    """One line of the log. `kept`: the bytes are here; what was printed before they were kept has no `sha256`."""

    id: int
    case_id: int | None
    appointment_id: int | None
    kind: str
    language: str
    large_print: bool
    way: Way
    sha256: str
    at: int
    by_name: str
    kept: bool
    parts: tuple[PrintedPart, ...] = ()
    resources: tuple[PrintedResource, ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def answer(self) -> Answer | None:
        """The answer that counts: the last one."""
        return self.answers[-1] if self.answers else None

    @property
    def open(self) -> bool:
        """Whether an answer can still be given or put right."""
        return len(self.answers) < MOST_ANSWERS


def check_answer(line: Print, given: Given) -> Refused | None:
    """Why this answer cannot be added."""
    if not line.open:
        return refuse(Cause.PRINT_ANSWERED)
    if line.answer is not None and line.answer.given is given:
        return refuse(Cause.NOTHING_NEW)
    return None


def resources_on(papers: Sequence[object]) -> tuple[PrintedResource, ...]:
    """The directory's rows that stand on these papers, each once."""
    rows = [row for paper in papers if isinstance(paper, FamilyPaper) for row in printed_resources(paper)]
    return tuple(dict.fromkeys(PrintedResource(row.key, row.verified_on) for row in rows))
