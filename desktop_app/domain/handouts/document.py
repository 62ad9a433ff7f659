"""What every printed document has."""

from __future__ import annotations

from typing import Protocol

from desktop_app.domain.handouts.kinds import Kind
from desktop_app.domain.handouts.letterhead import Letterhead


class Document(Protocol):
    """A filled document: a frozen dataclass whose fields its form names.

    `record_number` stands in the foot and in the file's name; a document of a day has none and says its `day` instead.
    """

    @property
    def kind(self) -> Kind:
        """Its row in the catalogue."""

    @property
    def letterhead(self) -> Letterhead:
        """Who writes."""

    @property
    def record_number(self) -> str:
        """The number of the case or the visit."""
