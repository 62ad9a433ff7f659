"""Why a calendar file was not read, as a sentence with its line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.domain.calendar_files import LARGEST, MOST_ENTRIES

_FLAWS: dict[str, object] = {
    "empty": QT_TRANSLATE_NOOP("calendar_files", "There is nothing in this file."),
    "too_large": QT_TRANSLATE_NOOP(
        "calendar_files", "This file is larger than {megabytes} MB. Please export a shorter period."
    ),
    "not_a_calendar": QT_TRANSLATE_NOOP(
        "calendar_files", "This is not a calendar file: it should begin with BEGIN:VCALENDAR. Please export it again."
    ),
    "not_text": QT_TRANSLATE_NOOP("calendar_files", "This is not a calendar file: it does not hold text."),
    "bad_line": QT_TRANSLATE_NOOP("calendar_files", "This line is not in the form of a calendar file."),
    "unfinished": QT_TRANSLATE_NOOP(
        "calendar_files", "What begins here is not ended. The file may have been cut off; please export it again."
    ),
    "no_start": QT_TRANSLATE_NOOP("calendar_files", "The entry that begins here does not say when it starts."),
    "bad_time": QT_TRANSLATE_NOOP("calendar_files", "This is not a date or time."),
    "bad_duration": QT_TRANSLATE_NOOP("calendar_files", "This is not a length of time."),
    "ends_before_start": QT_TRANSLATE_NOOP("calendar_files", "This entry ends before it starts."),
    "bad_rule": QT_TRANSLATE_NOOP("calendar_files", "How this entry repeats cannot be understood."),
    "rule_too_fine": QT_TRANSLATE_NOOP(
        "calendar_files", "This entry repeats more often than once a day. Please export the times it is made of."
    ),
    "rule_without_dates": QT_TRANSLATE_NOOP("calendar_files", "This entry repeats on days that do not exist."),
    "unknown_zone": QT_TRANSLATE_NOOP(
        "calendar_files", "This time zone is not known, and the file does not explain it."
    ),
    "too_many": QT_TRANSLATE_NOOP(
        "calendar_files", "There are more than {most} times in this file. Please export a shorter period."
    ),
}


def flaw_sentence(facts: Mapping[str, Any]) -> str:
    """One flaw: where it is, what it is, and that nothing was kept."""
    words = QCoreApplication.translate("calendar_files", str(_FLAWS[str(facts["why"])]))
    words = words.format(megabytes=LARGEST // 1_000_000, most=f"{MOST_ENTRIES:,}")
    if facts["line"]:
        placed = QCoreApplication.translate("calendar_files", "Line {line}: {what}")
        words = placed.format(line=facts["line"], what=words)
    nothing = QCoreApplication.translate("calendar_files", "Nothing was taken from it.")
    return f"{words} {nothing}"
