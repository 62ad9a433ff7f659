"""Write the sample agency under the schema of today into tests/fixtures: `python -m tests.freeze`, once for each release.

Every frozen file must open with every later version (R8). One that was released is never written again.
"""

from __future__ import annotations

import sys
from pathlib import Path

from desktop_app import sample
from desktop_app.store.database import MIGRATIONS, open_database
from tests.agency import KEY, NOW

FIXTURES = Path(__file__).parent / "fixtures"


def freeze() -> Path:
    """The new file."""
    target = FIXTURES / f"schema-{len(list(MIGRATIONS.glob('0*.py'))):04}.db"
    target.unlink(missing_ok=True)
    database = open_database(target, KEY)
    sample.fill(database, NOW)
    database.compact()
    database.engine.execute_sql("PRAGMA journal_mode = DELETE")
    database.close()
    return target


if __name__ == "__main__":
    sys.stdout.write(f"{freeze()}\n")
