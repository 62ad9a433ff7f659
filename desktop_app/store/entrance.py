"""The agency's own words of the notice: a plain file beside the vault, because they are read before anything is open.

Whoever may write in that folder can write there; the four statements are the program's own and stay above them.
"""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.refusals import Refused
from desktop_app.domain.texts import TEXT_LIMIT, check_text
from desktop_app.store.vault.files import write_whole

_MOST_BYTES = 4 * TEXT_LIMIT


def own_notice(database: Path) -> str:
    """Them, or nothing: where there are none, or the file holds what nobody could have typed."""
    try:
        with _file(database).open("rb") as file:
            held = file.read(_MOST_BYTES + 1)
    except OSError:
        return ""
    kept = check_text("sign_in_notice", held.decode("utf-8", "replace"))
    return "" if isinstance(kept, Refused) else kept


def set_own_notice(database: Path, words: str) -> None:
    """Keep other words, or none."""
    write_whole(_file(database), words.encode(), keep=0)


def _file(database: Path) -> Path:
    return database.with_suffix(".notice")
