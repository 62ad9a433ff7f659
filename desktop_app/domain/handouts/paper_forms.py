"""Blank return records to be filled in by hand, and the note of one that was entered afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from desktop_app.domain.handouts.kinds import Kind
from desktop_app.domain.handouts.letterhead import Letterhead


@dataclass(frozen=True, slots=True)
class BlankForm:
    """One numbered form."""

    number: str
    issued_by: str
    issued_on: date


@dataclass(frozen=True, slots=True)
class BlankForms:
    """Some forms, printed one after the other. They have numbers of their own each, and together only a day."""

    kind: ClassVar[Kind] = Kind.PAPER_FORM
    letterhead: Letterhead
    forms: tuple[BlankForm, ...]

    @property
    def record_number(self) -> str:
        """None: each form says its own."""
        return ""

    @property
    def day(self) -> date | None:
        """The day the first was given out."""
        return self.forms[0].issued_on if self.forms else None


@dataclass(frozen=True, slots=True)
class PaperNote:
    """That a record was written by hand on a numbered form, and who entered it afterwards."""

    number: str
    happened: datetime
    entered_by: str
    entered_at: datetime
