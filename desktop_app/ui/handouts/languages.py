"""The languages a document can be printed in, each by the name its own readers give it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from desktop_app.domain.handouts import Kind
from desktop_app.domain.handouts.catalogue import FAMILY_LANGUAGES, row_of
from desktop_app.domain.handouts.kinds import Audience
from desktop_app.domain.known_needs import known_needs
from desktop_app.domain.refusals import Refused
from desktop_app.ui.session import Session

if TYPE_CHECKING:
    from desktop_app.ui.handouts.choosing import Choice

_NAMES = {"en": "English", "es": "Español", "vi": "Tiếng Việt"}


def languages_of(*kinds: Kind) -> list[tuple[str, str]]:
    """Those that one of these documents has, code and name."""
    return named(code for kind in kinds for code in row_of(kind).languages)


def family_languages() -> list[tuple[str, str]]:
    """Those of what families read."""
    return named(FAMILY_LANGUAGES)


def named(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Codes with their names, each once."""
    return [(code, _NAMES[code]) for code in dict.fromkeys(codes)]


class TheirLanguage:
    """What a family reads begins in their language; whoever chooses another one for them then keeps it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._with: tuple[int | None, int | None] | None = None

    def of(self, choice: Choice, visits: Mapping[int, str]) -> str:
        """The language to turn to, by the visits' own; empty where what is chosen stays. What staff read is the desk's."""
        theirs = row_of(choice.kind).audience is Audience.FAMILY
        wanted = (choice.case_id, choice.appointment_id) if theirs else None
        if wanted == self._with:
            return ""
        self._with = wanted
        if wanted is None:
            return self._session.language
        if choice.appointment_id is not None:
            return visits.get(choice.appointment_id, "")
        return _spoken_by(self._session, choice.case_id)


def _spoken_by(session: Session, case_id: int | None) -> str:
    """The language of who receives for a family, or of their last visit; empty where nobody can know it here."""
    found = session.services.cases.family_return(session.actor, case_id) if case_id is not None else None
    if found is None or isinstance(found, Refused):
        return ""
    return known_needs((), found.answer.recipients, found.appointments).language
