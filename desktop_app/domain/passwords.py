"""What a password may be: long enough, anything a keyboard can type, and not one of those that are guessed first.

CJIS Security Policy v6.0, IA-5(1) with SP 800-63B: no rules about kinds of letters, no hints, no questions, and the
reason is told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.texts import UNREADABLE

SHORTEST = 8
"""Characters. There is no longest: nothing is ever cut off."""
LIST_DAYS = 90
"""The list of banned passwords is refreshed every quarter; an older one says so."""
EXPECTED = ("safekeeping", "evidence", "property", "police", "sheriff", "victim", "services", "password", "welcome")
"""What somebody here would be expected to take, alone or with a number or a sign behind it."""
_DATE = re.compile(r"^#\s*date:\s*(\d{4}-\d\d-\d\d)\s*$")


@dataclass(frozen=True, slots=True)
class Banned:
    """Passwords that are guessed first, and the day the list is from."""

    words: frozenset[str] = field(repr=False)
    day: date

    def age(self, today: date) -> int | None:
        """Its age in days where it is older than a quarter."""
        days = (today - self.day).days
        return days if days > LIST_DAYS else None


def read_banned(lines: Iterable[str]) -> Banned:
    """The list from its lines; the line `# date: 2026-01-31` says from when it is."""
    day, words = date.min + timedelta(days=1), set()
    for line in lines:
        text = line.rstrip("\r\n")
        if found := _DATE.match(text):
            day = date.fromisoformat(found[1])
        elif text and not text.startswith("# "):
            words.add(folded(text))
    return Banned(frozenset(words), day)


def check_password(password: str, banned: Banned, *names: str) -> Refused | None:
    """Why this cannot be a password, or None. `names`: the person's and the agency's, which others would try first."""
    if length(password) < SHORTEST:
        return refuse(Cause.PASSWORD_SHORT, least=SHORTEST)
    if UNREADABLE.search(password):
        return refuse(Cause.UNREADABLE, field="password")
    if len(set(folded(password))) < 3:
        return refuse(Cause.PASSWORD_EXPECTED)
    if folded(password) in banned.words or _bare(password) in banned.words:
        return refuse(Cause.PASSWORD_COMMON)
    if _expected(password, names):
        return refuse(Cause.PASSWORD_EXPECTED)
    return None


def length(password: str) -> int:
    """Characters as a person counts them: an accent belongs to its letter, a space counts."""
    composed = unicodedata.normalize("NFC", password)
    return sum(1 for letter in composed if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf")


def folded(password: str) -> str:
    """As it is compared with the list: capitals do not make a password another one."""
    return unicodedata.normalize("NFKC", password).casefold().strip()


def _bare(password: str) -> str:
    """Without the number or sign that people put behind a word."""
    return re.sub(r"[\W\d_]+$", "", folded(password))


def _letters(text: str) -> str:
    return "".join(letter for letter in folded(text) if letter.isalpha())


def _expected(password: str, names: Iterable[str]) -> bool:
    """Whether it is nothing but names and words that belong to this place, in any order, and numbers or signs."""
    left = _letters(password)
    parts = {_letters(part) for name in names for part in (name, *name.split())} | set(EXPECTED)
    for part in sorted((part for part in parts if len(part) >= 3), key=len, reverse=True):
        left = left.replace(part, "")
    return not left and bool(_letters(password))
