"""The agency's own words for what is printed: versions of a form, who approved them, who read a translation through."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.handouts.catalogue import CATALOGUE, FAMILY_LANGUAGES
from desktop_app.domain.handouts.kinds import Audience, Kind
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.texts import UNREADABLE, comparable, tidy_text

SHARED = "page"
"""The form whose words stand on every page."""
LIMIT = 40_000
"""Characters of one form: four times the longest that came with the program."""
SHIPPED_NUMBER = 0
"""The number of the words that came with the program."""
FORMS: dict[str, tuple[str, ...]] = {SHARED: FAMILY_LANGUAGES} | {
    row.form: row.languages for row in CATALOGUE if row.form
}
"""The languages of every form an agency may word for itself."""
_KIND_OF = {row.form: row.kind for row in reversed(CATALOGUE) if row.form} | {SHARED: Kind.CONTACT_CARD}
_FAMILY = {SHARED} | {row.form for row in CATALOGUE if row.audience is Audience.FAMILY}


class VersionState(StrEnum):
    """What became of a version."""

    WAITING = "waiting"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class FormText:
    """The words one form is printed in, in one language; `source` is empty for those that came with the program."""

    form: str
    language: str
    number: int = SHIPPED_NUMBER
    source: str = ""
    reviewed_by: str = ""
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Forms:
    """Which words are in use, by form and language; what is not named here is printed as it came with the program."""

    texts: Mapping[tuple[str, str], FormText] = field(default_factory=dict)

    def text_of(self, form: str, language: str) -> FormText:
        """The words of one form."""
        return self.texts.get((form, language)) or FormText(form, language)

    def version_of(self, form: str, language: str) -> int:
        """The number of the version in use; 0 is what came with the program."""
        return self.text_of(form, language).number

    def having(self, text: FormText) -> Forms:
        """The same, but for one form."""
        return Forms({**self.texts, (text.form, text.language): text})


SHIPPED = Forms()


@dataclass(frozen=True, slots=True)
class Version:
    """One version as somebody saved it; its words never change. Times are UTC seconds."""

    id: int
    form: str
    language: str
    number: int
    source: str
    made_by: int
    author: str
    made_at: int
    approved_by: str = ""
    approved_at: int | None = None
    withdrawn_by: str = ""
    withdrawn_at: int | None = None

    @property
    def state(self) -> VersionState:
        """Whether it waits, may be printed, or was taken back."""
        if self.withdrawn_at is not None:
            return VersionState.WITHDRAWN
        return VersionState.APPROVED if self.approved_at is not None else VersionState.WAITING


@dataclass(frozen=True, slots=True)
class Review:
    """Somebody read a translation through. `fingerprint` is that of the words they read."""

    form: str
    language: str
    number: int
    fingerprint: str
    by_name: str
    on: date


@dataclass(frozen=True, slots=True)
class FormWording:
    """One form in one language: the words in use, every version, the latest first, and the moment of an approval."""

    text: FormText
    versions: tuple[Version, ...] = ()

    @property
    def latest(self) -> int:
        """The number of the last version that was saved."""
        return self.versions[0].number if self.versions else SHIPPED_NUMBER

    @property
    def waiting(self) -> Version | None:
        """The latest version, if nobody has decided about it."""
        last = self.versions[0] if self.versions else None
        return last if last is not None and last.state is VersionState.WAITING else None

    def version(self, number: int) -> Version | None:
        """The version with a number."""
        return next((each for each in self.versions if each.number == number), None)

    @property
    def reviewed(self) -> bool:
        """Whether it is printed without the line that says that nobody has read it through."""
        return bool(self.text.reviewed_by) or (self.text.language == "en" and not self.text.number)


def kind_of(form: str) -> Kind:
    """The document on which a form's words are seen; those of every page are seen on a short one."""
    return _KIND_OF[form]


def in_use(versions: Iterable[Version]) -> Version | None:
    """The approved version with the highest number; None where the program's own words are printed."""
    standing = [each for each in versions if each.state is VersionState.APPROVED]
    return max(standing, key=_number, default=None)


def text_in_use(form: str, language: str, version: Version | None, review: Review | None, day: date | None) -> FormText:
    """What is printed. English that a supervisor approved has been read through; a translation needs a review of its own.

    `day` is the day of the approval.
    """
    text = FormText(form, language, version.number, version.source) if version else FormText(form, language)
    if review is not None:
        return replace(text, reviewed_by=review.by_name, reviewed_on=review.on)
    if version is not None and language == "en":
        return replace(text, reviewed_by=version.approved_by, reviewed_on=day)
    return text


def check_words(text: str) -> str | Refused:
    """The words of a form as they are kept, or why they cannot be."""
    kept = tidy_text(text)
    if not kept:
        return refuse(Cause.EMPTY, field="wording")
    if UNREADABLE.search(kept):
        return refuse(Cause.UNREADABLE, field="wording")
    return refuse(Cause.TOO_LONG, field="wording", limit=LIMIT) if len(kept) > LIMIT else kept


def judge_approval(version: Version, actor_id: int, used: int) -> Refused | None:
    """A supervisor approves once, and never what they wrote themselves.

    Behind the version in use (`used`) it would not be printed, whatever the window says.
    """
    if version.state is not VersionState.WAITING:
        return refuse(Cause.WORDING_DECIDED)
    if version.number < used:
        return refuse(Cause.WORDING_OLDER)
    return refuse(Cause.WORDING_BY_ANOTHER) if version.made_by == actor_id else None


def judge_review(language: str, author: str, by_name: str, on: date, today: date) -> Refused | None:
    """A translation is read through by somebody else than who wrote it, on a day that has come."""
    if language == "en":
        return refuse(Cause.WORDING_NO_TRANSLATION)
    if author and comparable(author) == comparable(by_name):
        return refuse(Cause.WORDING_OWN_REVIEW)
    return refuse(Cause.IN_THE_FUTURE, field="reviewed_on") if on > today else None


@dataclass(frozen=True, slots=True)
class Unkind:
    """A word that families should not read, and the line it stands in, counted from 1."""

    line: int
    word: str


_ENGLISH = (
    r"deceased|decedent|\bbod(?:y|ies)\b|corpse|\bevidence\b|\bitems? \d+|loved ones?|closure|disposal|disposition|"
    r"commit(?:ted|s)? suicide|no[- ]shows?|claimants?|next of kin|co-victims?|trash bag|will be destroyed|"
    r"compliant|certified"
)
_SPANISH = (
    r"ser(?:es)? queridos?|cad[aá]ver(?:es)?|difunt[oa]s?|occis[oa]s?|el cuerpo|cometi[oó] suicidio|se suicid[oó]"
)
_VIETNAMESE = r"thi thể|tử thi|xác chết|tang vật"
_LOUD = r"[!¡]"
_UNKIND = {
    language: re.compile(f"{words}|{_LOUD}", re.IGNORECASE)
    for language, words in {"en": _ENGLISH, "es": f"{_SPANISH}|closure", "vi": _VIETNAMESE}.items()
}
_OUR_SIGNS = re.compile(r"\{[^{}]*\}")


def unkind(form: str, language: str, source: str) -> tuple[Unkind, ...]:
    """Words to point out in what families read. They are not forbidden: an agency may have to quote one."""
    pattern = _UNKIND.get(language)
    if form not in _FAMILY or pattern is None:
        return ()
    return tuple(
        Unkind(number, found[0])
        for number, line in enumerate(source.splitlines(), start=1)
        for found in pattern.finditer(_OUR_SIGNS.sub(" ", line))
    )


class Change(StrEnum):
    """What became of a line between two versions."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


def compare(before: str, after: str) -> tuple[tuple[Change, str], ...]:
    """Both versions line by line, in order."""
    signs = {" ": Change.SAME, "-": Change.GONE, "+": Change.NEW}
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return tuple((signs[line[0]], line[2:]) for line in lines if line[0] in signs)


def _number(version: Version) -> int:
    return version.number
