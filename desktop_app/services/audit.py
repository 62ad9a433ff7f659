"""The log itself: checked, read, reviewed, copied for others. Each of these stands in it as well."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path

from desktop_app import paths
from desktop_app.domain.audit import (
    NO_FACTS,
    START,
    ChainCheck,
    Checkpoint,
    ExportWhy,
    Finding,
    Flaw,
    Head,
    LogPage,
    LogState,
    LogWish,
    Review,
    Verdict,
    review_due,
)
from desktop_app.domain.history import Entry
from desktop_app.domain.permissions import Action, may
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.times import Span, day_span
from desktop_app.services.acting import Service
from desktop_app.services.checkpoints import Trusted, signing
from desktop_app.store import agency, audit, checkpoints, history
from desktop_app.store.database import Database

STEP = 2_000
"""Entries of one step of a check: a few hundredths of a second."""
VERIFIER, README = "verify_audit.py", "README.txt"


@dataclass(frozen=True, slots=True)
class LogExport:
    """A copy of the log for others; `fingerprint` of the key that signs it is told to them another way."""

    data: bytes
    entries: int
    fingerprint: str
    name: str


class LogCheck:
    """A check of the whole log in steps, so that nobody waits for it at a window that does not answer."""

    def __init__(self, database: Database, trusted: Trusted, total: int, printed: Iterable[Head] = ()) -> None:
        self._database = database
        self._trusted = trusted
        self._check = ChainCheck(trusted.checkpoints, printed)
        self.total = total
        self.verdict: Verdict | None = None

    @property
    def read(self) -> int:
        """How far it is."""
        return self._check.read

    def step(self, most: int = STEP) -> bool:
        """Read on; true when it is over."""
        if self.verdict is not None:
            return True
        with self._database.reading():
            first = self._check.read or audit.BEFORE_ALL
            count = self._check.take(audit.entries(first, most))
            if self._check.finding is None and count == most:
                return False
            finding = self._check.end(audit.head()) or self._trusted.finding
            if finding is None and not audit.guarded():
                finding = Finding(Flaw.UNGUARDED, self._check.read)
        kept, unread = self._trusted.checkpoints, self._trusted.unread
        signed = max((each.head.seq for each in kept), default=0)
        self.verdict = Verdict(finding, self._check.read, len(kept), max(self._check.read - signed, 0), unread)
        return True


class AuditService(Service):
    """For supervisors and administrators. What is told of a family is kept from who may not read about families."""

    def state(self, actor: StaffMember) -> LogState | Refused:
        """How the log stands."""
        if refused := self._deny(actor, Action.VIEW_LOG):
            return refused
        with self._database.reading():
            return self._state()

    def review_due(self, actor: StaffMember) -> bool | Refused:
        """Whether a week passed since somebody read the log."""
        if refused := self._deny(actor, Action.VIEW_LOG):
            return refused
        with self._database.reading():
            return review_due(self._state(), self._clock())

    def find(self, actor: StaffMember, wish: LogWish) -> LogPage | Refused:
        """What fits a wish, the latest first, a page of it."""
        if refused := self._deny(actor, Action.VIEW_LOG):
            return refused
        if self._telling.attempt is not None:
            self._telling.attempt.views.append(("audit.view", "audit"))
        with self._database.reading():
            found = audit.find(wish, self._span(wish))
        if may(actor.role, Action.VIEW_CASES):
            return found
        return LogPage(tuple(replace(each, entry=_without_family(each.entry)) for each in found.entries), found.more)

    def check(self, actor: StaffMember, printed: Sequence[Head] = ()) -> LogCheck | Refused:
        """Begin to check the whole log, and that it holds what is `printed` on records; `checked` ends it."""
        if refused := self._deny(actor, Action.VIEW_LOG):
            return refused
        with self._database.reading():
            return LogCheck(self._database, signing(self._database).trusted(), audit.head().seq, printed)

    def checked(self, actor: StaffMember, verdict: Verdict) -> Verdict | Refused:
        """Write down what came of a check; of records that are only looked at it is told, and not written."""
        if refused := self._deny(actor, Action.VIEW_LOG):
            return refused
        if self._database.only_looking:
            return verdict
        with self._writing():
            flaw = verdict.finding.flaw.value if verdict.finding else "whole"
            self._record(actor, "audit.verify", "audit", None, result=flaw, entries=verdict.entries)
        return verdict

    def verify(self, actor: StaffMember) -> Verdict | Refused:
        """The whole check at once."""
        check = self.check(actor)
        if isinstance(check, Refused):
            return check
        while not check.step():
            pass
        assert check.verdict is not None
        return self.checked(actor, check.verdict)

    def review(self, actor: StaffMember, seq: int) -> Review | Refused:
        """Somebody read the log up to an entry."""
        if refused := self._deny(actor, Action.REVIEW_LOG):
            return refused
        with self._writing():
            before = audit.last_review()
            if not (before.seq if before else 0) < seq <= history.head().seq:
                return refuse(Cause.NOT_FOUND)
            self._record(actor, "audit.review", "audit", seq, entry=seq)
        return Review(seq, self._clock(), actor.name)

    def set_folder(self, actor: StaffMember, folder: str) -> str | Refused:
        """Where the second copies of the checkpoints go: another disk or share. Empty for nowhere."""
        if refused := self._deny(actor, Action.CHANGE_SECURITY):
            return refused
        if folder and not self._fits(Path(folder)):
            return refuse(Cause.FOLDER)
        with self._writing():
            audit.set_folder(folder)
            self._record(actor, "audit.folder", "audit", None, chosen=bool(folder))
        signing(self._database).sign(self._clock())
        return folder

    def export(self, actor: StaffMember, why: ExportWhy) -> LogExport | Refused:
        """The whole log with its checkpoints, and the program that checks it anywhere."""
        if refused := self._deny(actor, Action.EXPORT_LOG):
            return refused
        with self._writing():
            self._record(actor, "audit.export", "audit", None, why=why.value)
        signing(self._database).sign(self._clock())
        with self._database.reading():
            kept = signing(self._database).trusted().checkpoints
            told, count, last = self._lines(with_families=may(actor.role, Action.VIEW_CASES))
        opening = self._database.opening
        data = _packed(told, kept, (count, last), opening.keys.checkpoint if opening else b"")
        return LogExport(data, count, _fingerprint(kept), f"safekeeping-log-{self._today()}.zip")

    def _state(self) -> LogState:
        signs = signing(self._database)
        return LogState(
            history.head(),
            audit.began_at(),
            audit.last_review(),
            audit.folder(),
            self._database.opening is not None,
            signs.failed,
        )

    def _span(self, wish: LogWish) -> Span | None:
        if wish.first is None and wish.last is None:
            return None
        found = agency.get()
        zone = found.zone if found else "UTC"
        first = day_span(wish.first, zone).start if wish.first else 0
        return Span(first, day_span(wish.last, zone).end if wish.last else 1 << 62)

    def _fits(self, folder: Path) -> bool:
        """There, and not where the records are: what takes the one away must not take the other."""
        try:
            return folder.is_absolute() and folder.is_dir() and folder.resolve() != self._database.path.parent.resolve()
        except OSError:
            return False

    @staticmethod
    def _lines(*, with_families: bool) -> tuple[bytes, int, str]:
        """Every entry as a line; how many there are, and the hash of the last."""
        lines, last = [], START
        for link, kept, facts, emptied in audit.with_facts():
            hidden = not with_families and (link.case_id is not None or link.appointment_id is not None)
            told = {**asdict(link), "facts": NO_FACTS if hidden else facts, "emptied": emptied or hidden, "hash": kept}
            lines.append(json.dumps(told))
            last = kept
        return "".join(f"{each}\n" for each in lines).encode(), len(lines), last


def _without_family(entry: Entry) -> Entry:
    """What an administrator reads: that something was done or not done for a family, not what."""
    if entry.case_id is None and entry.appointment_id is None:
        return entry
    return replace(entry, facts={name: value for name, value in entry.facts.items() if name == "method"})


def _packed(told: bytes, kept: Iterable[Checkpoint], end: tuple[int, str], seed: bytes) -> bytes:
    """The files of a copy; without a `seed` it is not signed, which the program in it says."""
    signed = "".join(f"{checkpoints.line(each)}\n" for each in kept).encode()
    files = {"audit.jsonl": told, "checkpoints.jsonl": signed}
    manifest = {
        "sha256": {name: sha256(content).hexdigest() for name, content in files.items()},
        "before": {"seq": 0, "hash": START},
        "entries": end[0],
        "head": end[1],
    }
    listed = json.dumps(manifest, indent=1).encode()
    signature = {
        "public_key": checkpoints.public_key(seed).hex() if seed else "",
        "signature": checkpoints.signature_under(listed, seed).hex() if seed else "",
    }
    shipped = paths.data_folder("resources") / "verifier"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as export:
        for name, content in files.items():
            export.writestr(name, content)
        export.writestr("manifest.json", listed)
        export.writestr("signature.json", json.dumps(signature, indent=1))
        for name in (VERIFIER, README):
            export.writestr(name, (shipped / name).read_bytes())
    return packed.getvalue()


def _fingerprint(kept: tuple[Checkpoint, ...]) -> str:
    """Of the key that signs now: sixteen characters, in fours."""
    if not kept:
        return ""
    digest = sha256(kept[-1].public_key).hexdigest()[:16]
    return " ".join(digest[start : start + 4] for start in range(0, 16, 4))
