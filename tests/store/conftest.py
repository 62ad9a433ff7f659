"""Records to make copies of, with a plain key and behind a vault for two people."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.store.database import Database, open_database
from desktop_app.store.opening import adopt
from desktop_app.store.vault import Vault
from tests.accounts import FAST
from tests.agency import KEY, NOW
from tests.store.copied import IDA, NIA


@pytest.fixture
def path(sample_file: Path, tmp_path: Path) -> Path:
    """The sample agency's records with their plain key."""
    return Path(shutil.copyfile(sample_file, tmp_path / "safekeeping.db"))


@pytest.fixture
def shut(path: Path) -> Iterator[Database]:
    """The same behind a vault for two people, open."""
    path.with_suffix(".key").write_bytes(KEY)
    database = open_database(path, KEY)
    adopt(path, Vault(path, FAST), database, [IDA, NIA], NOW)
    yield database
    database.close()
