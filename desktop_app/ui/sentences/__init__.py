"""One place that words every refusal and every known fault as a sentence a tired person can act on."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.refusals import Reason, Refused
from desktop_app.ui.sentences.composed import COMPOSED, LANGUAGE
from desktop_app.ui.sentences.plain import PLAIN
from desktop_app.ui.words import word

__all__ = ["LANGUAGE", "fault_sentence", "sentence", "sentences"]

_FAULTS: dict[str, str] = {
    "disk_full": "The disk is full, so this was not saved. Please free some space and try again. "
    "What you typed is still here.",
    "locked": "Another desk is saving at this moment. Please try again. What you typed is still here.",
    "read_only": "This folder cannot be written to, so nothing was saved. Please ask your administrator for the "
    "right to write there.",
    "wrong_key": "The key beside the database does not open it. Please put the right key file back. "
    "Nothing was changed.",
    "not_encrypted": "This file is not encrypted, so Safekeeping does not use it. Nothing was changed.",
    "newer": "This database was made by a newer Safekeeping. Please update Safekeeping on this desk. "
    "Nothing was changed.",
    "damaged": "The database is damaged. Please do not use it further, and restore the latest copy. "
    "Nothing was changed.",
    "too_old": "The database library on this desk is too old to be safe. Please install Safekeeping again.",
}


def sentences(refused: Refused) -> str:
    """Every reason of a refusal, one sentence after the other, without repeats."""
    return "\n".join(dict.fromkeys(sentence(reason) for reason in refused.reasons))


def sentence(reason: Reason) -> str:
    """One reason in words."""
    composed = COMPOSED.get(reason.cause)
    if composed is not None:
        return composed(reason.facts)
    return _tr(PLAIN[reason.cause]).format(**{name: _text(value) for name, value in reason.facts.items()})


def fault_sentence(fault: str) -> str:
    """A known fault of the storage in words; nothing that was typed is lost."""
    return _tr(_FAULTS.get(fault, _FAULTS["damaged"]))


def _tr(text: str) -> str:
    return QCoreApplication.translate("sentences", text)


def _text(value: Any) -> str:
    return word(value) if isinstance(value, StrEnum) else str(value)
