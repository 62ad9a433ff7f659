"""Commands that need no window: `safekeeping verify` and `safekeeping restore`."""

from __future__ import annotations

import getpass
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from desktop_app import paths
from desktop_app.domain.audit import Head
from desktop_app.services.inspection import Found, Inspection, inspect
from desktop_app.services.restoring import Restored, restore
from desktop_app.services.viewing import never_opened

FILE = "safekeeping.db"

SENTENCES = {
    Found.WHOLE: "Whole: the file, the log and its checkpoints. {entries} entries, {checkpoints} checkpoints; "
    "{unsigned} entries stand after the last checkpoint.",
    Found.MISSING: "There are no records here: {path}",
    Found.NO_PASSWORDS: "There is no vault beside {path}. Open the records once in Safekeeping first.",
    Found.WRONG_PASSWORD: "The name or the password is wrong. The records were not looked at.",
    Found.LOCKED: "This account is locked after failed tries. A supervisor or an administrator releases it.",
    Found.NOT_ALLOWED: "Supervisors and administrators check the log. The file itself is whole.",
    Found.IN_USE: "The records are being written to. Close Safekeeping and check again.",
    Found.OLDER_PROGRAM: "The file is whole, and another version of Safekeeping wrote it last. "
    "Open it with this version first, then check the log.",
    Found.DAMAGED: "The file is damaged: {places} places. Do not write to it. Restore a backup into a new file.",
    Found.OTHER_FILE: "The password is right, and the file does not belong to its vault: it is another one, one from "
    "before this account, or nothing of it is left. Put the file and the vault of one and the same backup together.",
    Found.VAULT: "The vault beside the records is damaged or was changed. Take the vault of a backup.",
    Found.CHANGED: "The log was changed: entry {seq} is not what was written.",
    Found.OUT_OF_ORDER: "The log was changed: an entry before number {seq} is missing, or one was put in.",
    Found.CUT_OFF: "The log is cut off: entry {seq} and what came after it are missing.",
    Found.OLDER_COPY: "These records are older than a checkpoint that was signed: a copy was put back, or the end of the "
    "log was taken away. The log ends before entry {seq}.",
    Found.OTHER_LOG: "This is another log: entry {seq} is not the one that was signed.",
    Found.CHECKPOINT: "The log holds together. The checkpoint at entry {seq} is not signed with a key of this log: "
    "somebody put it there, or these records are from before the keys were changed.",
    Found.NO_CHECKPOINTS: "The log holds together, and none of its checkpoints is there: nobody can see whether its end was "
    "taken away. Put the file that ends in .checkpoints back, from its second place or from a backup. After a copy was "
    "restored there is none until somebody signs in.",
    Found.PLACE: "{path} is on a share or in a synchronised folder, where a database breaks sooner or later. Copy the whole "
    "folder onto a disk of this computer and check it there. Nothing was opened.",
    Found.NO_ROOM: "Nothing can be written beside the records, and there is no room for a passing copy of them either. Please "
    "free some space and check again. Nothing was changed.",
    Found.UNGUARDED: "The log holds together. What keeps its entries from being changed was taken out of the file: somebody "
    "had the key and a program of their own.",
}
CODES = {
    Found.WHOLE: 0,
    Found.WRONG_PASSWORD: 3,
    Found.LOCKED: 3,
    Found.DAMAGED: 4,
    Found.OTHER_FILE: 4,
    Found.VAULT: 4,
    Found.CUT_OFF: 5,
    Found.OLDER_COPY: 6,
    Found.CHANGED: 7,
    Found.OUT_OF_ORDER: 7,
    Found.OTHER_LOG: 8,
    Found.CHECKPOINT: 9,
    Found.NO_CHECKPOINTS: 13,
    Found.UNGUARDED: 14,
    Found.PLACE: 15,
    Found.NO_ROOM: 16,
    Found.MISSING: 10,
    Found.NO_PASSWORDS: 10,
    Found.OLDER_PROGRAM: 10,
    Found.IN_USE: 11,
    Found.NOT_ALLOWED: 12,
}


RESTORE_SENTENCES = {
    Restored.DONE: "The copy is whole and stands at {target}. {kept}",
    Restored.MISSING: "There is no copy at {source}.",
    Restored.NO_VAULT: "There is no vault beside {source}. A copy needs the file of the same name that ends in .vault.",
    Restored.WRONG_PASSWORD: "That is neither the password nor the recovery key of the day of this copy. "
    "Nothing was changed.",
    Restored.NOT_ALLOWED: "Supervisors restore a copy, or whoever has the recovery key. Nothing was changed.",
    Restored.NOT_WHOLE: "This copy is not whole. Nothing was changed. Please take another one.",
    Restored.NEWER: "This copy was made by a newer Safekeeping. Please update Safekeeping first. Nothing was changed.",
    Restored.IN_USE: "Safekeeping is open on {computer} (process {process}). Please close it and try again. "
    "Nothing was changed.",
    Restored.PLACE: "{target} cannot be written to, or it is on a share or in a synchronised folder. "
    "Please name a place on a disk of this computer with --to. Nothing was changed.",
    Restored.NO_ROOM: "The disk is full. Nothing was changed.",
    Restored.SAME: "{target} is the copy itself. Please name another place with --to. Nothing was changed.",
    Restored.UNREADABLE: "{source}, or the vault beside it, cannot be read here. Nothing was changed.",
}
RESTORE_CODES = {
    Restored.DONE: 0,
    Restored.WRONG_PASSWORD: 3,
    Restored.NOT_WHOLE: 4,
    Restored.NO_VAULT: 10,
    Restored.MISSING: 10,
    Restored.NEWER: 10,
    Restored.IN_USE: 11,
    Restored.NOT_ALLOWED: 12,
    Restored.PLACE: 13,
    Restored.NO_ROOM: 13,
    Restored.SAME: 13,
    Restored.UNREADABLE: 10,
}


def restore_copy(source: Path, target: Path | None) -> int:
    """Ask who restores, put the copy at its place, say where what it replaced is kept."""
    chosen = target or paths.database_folder() / FILE
    asked = _ask() if source.is_file() else ("", "")
    if asked is None:
        return RESTORE_CODES[Restored.WRONG_PASSWORD]
    done = restore(source, chosen, *asked, _now)
    kept = f"What it replaced is kept in {done.aside}." if done.aside else ""
    facts = {"source": source, "target": chosen, "kept": kept, **dict(done.facts)}
    sys.stdout.write(RESTORE_SENTENCES[done.end].format(**facts).strip() + "\n")
    return RESTORE_CODES[done.end]


def _ask() -> tuple[str, str] | None:
    """Name and password; None when somebody gave up."""
    try:
        sys.stderr.write("Name: ")
        sys.stderr.flush()
        name = sys.stdin.readline().strip()
        return name, getpass.getpass("Password, or the recovery key: ")
    except (EOFError, KeyboardInterrupt):
        return None


UNREAD = " One place with checkpoints is not there or does not answer; it was not asked."


def printed_head(text: str) -> Head:
    """The head of the log as it stands on a record, `57-0123456789abcdef`. ValueError where it is none."""
    found = re.fullmatch(r"(\d{1,12})-([0-9a-f]{16})", text.strip().lower())
    if found is None:
        raise ValueError(text)
    return Head(int(found[1]), found[2])


def verify(path: Path | None, printed: Sequence[Head] = ()) -> int:
    """Ask who wants to know, check everything, say in a sentence what was found."""
    chosen = path or paths.database_folder() / FILE
    if not chosen.exists():
        return _say(Inspection(Found.MISSING), chosen)
    if never_opened(chosen):
        return _say(Inspection(Found.PLACE), chosen)
    try:
        sys.stderr.write("Name: ")
        sys.stderr.flush()
        name = sys.stdin.readline().strip()
        password = getpass.getpass("Password: ")
    except (EOFError, KeyboardInterrupt):
        return CODES[Found.WRONG_PASSWORD]
    return _say(inspect(chosen, name, password, _now, printed), chosen)


def _say(done: Inspection, path: Path) -> int:
    verdict = done.verdict
    finding = verdict.finding if verdict else None
    facts = {
        "path": path,
        "places": done.places,
        "seq": finding.seq if finding else 0,
        "entries": verdict.entries if verdict else 0,
        "checkpoints": verdict.checkpoints if verdict else 0,
        "unsigned": verdict.unsigned if verdict else 0,
    }
    unread = UNREAD if verdict and verdict.unread else ""
    sys.stdout.write(SENTENCES[done.found].format(**facts) + unread + "\n")
    return CODES[done.found]


def _now() -> int:
    return int(time.time())
