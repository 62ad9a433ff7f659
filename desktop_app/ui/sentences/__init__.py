"""One place that words every refusal and every known fault as a sentence a tired person can act on."""

from __future__ import annotations

from collections.abc import Mapping
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
    "damaged": "The database is damaged. Please do not use it further. Nothing was changed. The copies are in the folder "
    "“backups” beside it: close Safekeeping and put the latest back with the command “safekeeping restore”.",
    "missing": "The keys are here, but the database is not. Safekeeping never begins an empty one in its place. The copies "
    "are in the folder “backups”: put the latest back with the command “safekeeping restore”.",
    "other_vault": "The password is right, but the keys beside the database do not open it: it is damaged, or the two "
    "files are not from the same day. Please restore both from the same copy. Nothing was changed.",
    "vault_damaged": "The file with the keys is damaged. Please restore it from the latest copy, beside the database. "
    "Nothing was changed.",
    "vault_tampered": "Somebody changed the file with the keys. Please do not use it, tell your administrator, and "
    "restore it from a copy. Nothing was changed.",
    "vault_newer": "The file with the keys was made by a newer Safekeeping. Please update Safekeeping on this desk. "
    "Nothing was changed.",
    "in_use": "Safekeeping is open already on {computer} (process {process}). Please use that window, or close it first.",
    "network": "The records would lie on another computer's disk. That breaks a database sooner or later, so Safekeeping "
    "does not open it there. Please keep them on a disk of this computer, and choose the other place for the copies.",
    "synced": "A service copies this folder elsewhere while Safekeeping writes to it (OneDrive, Dropbox or the like). That "
    "breaks a database sooner or later, so it is not opened there. Please move the records out of that folder.",
    "copy_damaged": "The copy that was made is not whole, so it was not kept. The earlier copies are as they were.",
    "copy_place": "The folder of the copies cannot be written to. Please ask your administrator. The records themselves are "
    "as they were.",
    "only_looking": "These records can only be looked at from here. Nothing was changed.",
    "shut": "The desk was locked meanwhile. Nothing was changed. Please sign in again.",
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


def fault_sentence(fault: str, facts: Mapping[str, str] | None = None) -> str:
    """A known fault of the storage in words; nothing that was typed is lost."""
    return _tr(_FAULTS.get(fault, _FAULTS["damaged"])).format(**facts or {"computer": "?", "process": "?"})


def _tr(text: str) -> str:
    return QCoreApplication.translate("sentences", text)


def _text(value: Any) -> str:
    return word(value) if isinstance(value, StrEnum) else str(value)
