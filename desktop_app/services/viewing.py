"""Looking at records that lie on a share, in a synchronised folder or in a place that cannot be written to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.services.acting import Clock
from desktop_app.services.entrance import Entrance
from desktop_app.store import viewing
from desktop_app.store.database import never_opened
from desktop_app.store.vault import SHIPPED, Cost
from desktop_app.store.viewing import only_looked_at

__all__ = ["looking", "never_opened", "only_looked_at"]


@contextmanager
def looking(path: Path, clock: Clock, cost: Cost = SHIPPED) -> Iterator[Entrance]:
    """The way in, over a passing copy that is as old as the last sign-in; it is gone afterwards."""
    with viewing.room() as folder:
        entrance = Entrance(viewing.bring(path, folder), clock, cost, source=path)
        try:
            yield entrance
        finally:
            entrance.leave()
