"""A log on a real file, what somebody with the key can do to it, and a copy of it: for the tests of the log."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from typing import Any

from desktop_app.domain.audit import START, ExportWhy, Link, Verdict, facts_hash, link_hash
from desktop_app.domain.staff import Role
from tests.accounts import behind_a_vault
from tests.agency import SampleAgency, given

FD, EV, VS, SU, AD = Role.FRONT_DESK, Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR, Role.ADMINISTRATOR


def run(agency: SampleAgency, sql: str, *values: object) -> list[tuple[Any, ...]]:
    return list(agency.database.engine.execute_sql(sql, values).fetchall())


def last(agency: SampleAgency) -> dict[str, Any]:
    row = run(agency, "SELECT action, staff_id, case_id, facts FROM audit ORDER BY id DESC LIMIT 1")[0]
    return dict(zip(("action", "staff", "case", "facts"), (*row[:3], json.loads(row[3])), strict=True))


def shut(agency: SampleAgency) -> None:
    behind_a_vault(agency.database, agency.clock.moment, agency.one(SU).id, agency.one(AD).id)


def verified(agency: SampleAgency) -> Verdict:
    return given(agency.services.audit.verify(agency.one(SU)))


TRIGGERS = (
    "audit_no_update",
    "audit_no_delete",
    "audit_follows",
    "audit_moves_head",
    "audit_head_follows",
    "audit_head_stays",
)


GUARDS: dict[str, str] = {}
"""What each of them said, as it was last taken away."""


def unguarded(agency: SampleAgency) -> None:
    for name in TRIGGERS:
        GUARDS[name] = run(agency, "SELECT sql FROM sqlite_master WHERE name = ?", name)[0][0]
        run(agency, f"DROP TRIGGER {name}")


def guarded_again(agency: SampleAgency) -> None:
    """As somebody who does not wish to be seen leaves it."""
    for name in TRIGGERS:
        run(agency, GUARDS[name])


def rehash(agency: SampleAgency, start: int) -> None:
    """As somebody with the key and the program would do it."""
    columns = "id, recorded, at, staff_id, action, entity, entity_id, case_id, appointment_id, facts"
    before = START if start == 1 else run(agency, "SELECT hash FROM audit WHERE id = ?", start - 1)[0][0]
    for *fields, facts in run(agency, f"SELECT {columns} FROM audit WHERE id >= ? ORDER BY id", start):
        before = link_hash(before, Link(*fields, facts_hash(facts)))
        run(agency, "UPDATE audit SET hash = ?, facts_sha256 = ? WHERE id = ?", before, facts_hash(facts), fields[0])
    run(agency, "UPDATE audit_head SET seq = (SELECT max(id) FROM audit), hash = ?", before)


def truncate(agency: SampleAgency) -> None:
    run(agency, "DELETE FROM audit WHERE id > 60")


def truncate_well(agency: SampleAgency) -> None:
    truncate(agency)
    run(agency, "UPDATE audit_head SET seq = 60, hash = (SELECT hash FROM audit WHERE id = 60)")


def exported(agency: SampleAgency, role: Role = SU) -> dict[str, bytes]:
    made = given(agency.services.audit.export(agency.one(role), ExportWhy.COURT))
    with zipfile.ZipFile(io.BytesIO(made.data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def checked(agency: SampleAgency, files: dict[str, bytes]) -> subprocess.CompletedProcess[str]:
    path = agency.database.path.with_name("export.zip")
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    program = path.with_name("verify_audit.py")
    program.write_bytes(files["verify_audit.py"])
    return subprocess.run(
        [sys.executable, "-I", str(program), str(path)], capture_output=True, text=True, check=False, timeout=60
    )
