"""One thing that goes out, what is written down about it, and the sentence where it cannot be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.handouts import Document
from desktop_app.domain.handouts.packets import APART
from desktop_app.domain.prints import Print, PrintedPart, Printout, Way, resources_on
from desktop_app.domain.refusals import Refused
from desktop_app.domain.week_board import WeekBoard
from desktop_app.domain.wording import Forms
from desktop_app.printing.checking import NotAccessible
from desktop_app.printing.documents import file_name, render
from desktop_app.printing.fonts import CannotPrint
from desktop_app.printing.versions import form_version
from desktop_app.ui.handouts.accessibility import why_not
from desktop_app.ui.session import Session


@dataclass(frozen=True, slots=True)
class Job:
    """A document, or the bound part of a packet: `kind` is what it is written down as, `name` what the screen calls it."""

    name: str
    kind: str
    papers: tuple[Document | WeekBoard, ...]
    language: str
    large_print: bool = False
    case_id: int | None = None
    appointment_id: int | None = None

    @property
    def one_sided(self) -> bool:
        """Whether it will be folded, so that the back of the paper stays white."""
        return any(paper.kind in APART for paper in self.papers)


def file_names(jobs: Sequence[Job]) -> list[str]:
    """A neutral name for the file of each; two that would share one are counted."""
    plain = [Path(file_name(job.papers[0])) for job in jobs]
    counts = [plain[:place].count(name) for place, name in enumerate(plain)]
    return [
        f"{name.stem}-{same + 1}{name.suffix}" if same else name.name for name, same in zip(plain, counts, strict=True)
    ]


def write_down(session: Session, job: Job, pdf: bytes, way: Way, forms: Forms) -> Print | Refused:
    """Into the log of prints: the bytes, the version of the words, the resources."""
    parts = tuple(PrintedPart(paper.kind.value, form_version(paper, job.language, forms)) for paper in job.papers)
    printout = Printout(pdf, way, job.large_print, parts, resources_on(job.papers))
    return session.services.handouts.printed(
        session.actor, job.kind, job.case_id, job.appointment_id, job.language, printout
    )


def of_one(
    kind: str, paper: Document, language: str, case_id: int | None = None, appointment_id: int | None = None
) -> Job:
    """A document that is made where it belongs, and not on the Handouts page."""
    return Job("", kind, (paper,), language, case_id=case_id, appointment_id=appointment_id)


def drawn(paper: Document, language: str, forms: Forms) -> bytes | str:
    """The pages of a document that is made where it belongs, or the sentence that says why there are none."""
    try:
        return render(paper, language, forms=forms)
    except (CannotPrint, NotAccessible) as fault:
        return why_none(fault)


def why_none(fault: CannotPrint | NotAccessible) -> str:
    """The sentence for pages that were not made."""
    return no_letters(fault.characters) if isinstance(fault, CannotPrint) else why_not(fault.report)


def no_letters(characters: Sequence[str]) -> str:
    """The sentence for a text that the typeface cannot draw."""
    named = ", ".join(f"{character} (U+{ord(character):04X})" for character in characters)
    words = QCoreApplication.translate(
        "HandoutsPage",
        "This was not made, because the typeface has no letters for {characters}. "
        "Please write the name or word with other letters, and it will be printed.",
    )
    return words.format(characters=named)
