"""Laying a copy ready beside the records: files and keys alone, so that any thread may do it while the window lives on."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.domain.backups import Backup
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.store import restoring
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.store.inspecting import pages_that_fit
from desktop_app.store.restoring import Prepared
from desktop_app.store.vault import Keys, WrongPassword

__all__ = ["Preparation", "Prepared"]

_NOT_WHOLE = frozenset({Fault.COPY_DAMAGED, Fault.VAULT_DAMAGED, Fault.VAULT_TAMPERED})


@dataclass(frozen=True, slots=True)
class Preparation:
    """A copy that somebody wants back, where the records are, and what may open it."""

    copy: Backup
    target: Path
    keys: Keys = field(repr=False)
    name: str
    password: str = field(repr=False)

    def run(self) -> Prepared | Refused:
        """Write it beside the records, check it and give it today's key, so that today's passwords open it."""
        source = Path(self.copy.path)
        try:
            keys = self._keys(source)
            if isinstance(keys, Refused):
                return keys
            return restoring.prepare(source, self.target, keys.database, self.copy.at, another=self.keys.database)
        except StoreFault as fault:
            if fault.fault in _NOT_WHOLE:
                return refuse(Cause.COPY_NOT_WHOLE)
            raise
        except OSError as error:
            raise StoreFault(Fault.COPY_PLACE) from error

    def _keys(self, source: Path) -> Keys | Refused:
        if keys := restoring.key_of(source, [self.keys]):
            return keys
        if pages_that_fit(source, self.keys.database)[0]:
            return refuse(Cause.COPY_NOT_WHOLE)
        if not self.password:
            return refuse(Cause.COPY_OLDER_KEY)
        vault = restoring.vault_beside(source)
        if vault is None:
            return refuse(Cause.COPY_NOT_WHOLE)
        try:
            unlocked = vault.unlock(self.name, self.password)
        except WrongPassword:
            try:
                unlocked = vault.recover(self.password)
            except WrongPassword:
                return refuse(Cause.COPY_PASSWORD)
        return restoring.key_of(source, unlocked.candidates) or refuse(Cause.COPY_NOT_WHOLE)
