"""Every change of a log on a real file is found; its checkpoints stand in two places (S13, S15)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.audit import START, Finding, Flaw, Verdict
from desktop_app.domain.cases import SensitiveDate
from desktop_app.domain.refusals import Cause
from desktop_app.services.checkpoints import signing
from desktop_app.store import audit, checkpoints, history
from tests.agency import TODAY, SampleAgency, causes, given
from tests.services.log_house import (
    SU,
    VS,
    rehash,
    run,
    shut,
    truncate,
    truncate_well,
    unguarded,
    verified,
)

# --- S13: every mutation of a real file is found ---


def edit(agency: SampleAgency) -> None:
    run(agency, "UPDATE audit SET staff_id = NULL WHERE id = 40")


def edit_facts(agency: SampleAgency) -> None:
    run(agency, "UPDATE audit SET facts = ? WHERE id = 40", '{"number": "9"}')


def edit_all(agency: SampleAgency) -> None:
    edit(agency)
    rehash(agency, 40)


def remove(agency: SampleAgency) -> None:
    run(agency, "DELETE FROM audit WHERE id = 40")


def insert(agency: SampleAgency) -> None:
    run(agency, "INSERT INTO audit SELECT -1, at, staff_id, action, entity, entity_id, case_id, appointment_id, facts,"
                " recorded, facts_sha256, hash FROM audit WHERE id = 40")  # fmt: skip


def reorder(agency: SampleAgency) -> None:
    for old, new in ((40, -40), (41, 40), (-40, 41)):
        run(agency, "UPDATE audit SET id = ? WHERE id = ?", new, old)


def write_anew(agency: SampleAgency) -> None:
    run(agency, "UPDATE audit SET at = at + 1 WHERE id = 1")
    rehash(agency, 1)


def empty(agency: SampleAgency) -> None:
    run(agency, "DELETE FROM audit")
    run(agency, "UPDATE audit_head SET seq = 0, hash = ?", START)


MUTATIONS: dict[Callable[[SampleAgency], None], tuple[Flaw, int]] = {
    edit: (Flaw.CHANGED, 40),
    edit_facts: (Flaw.CHANGED, 40),
    remove: (Flaw.OUT_OF_ORDER, 41),
    insert: (Flaw.OUT_OF_ORDER, -1),
    reorder: (Flaw.CHANGED, 40),
    truncate: (Flaw.CUT_OFF, 61),
    truncate_well: (Flaw.OLDER_COPY, 61),
    empty: (Flaw.OLDER_COPY, 1),
}


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: each.__name__)
def test_s13_what_was_done_to_the_file_is_found_and_named(
    agency: SampleAgency, mutation: Callable[[SampleAgency], None]
) -> None:
    shut(agency)
    signing(agency.database).sign(agency.clock.moment)
    assert verified(agency).whole
    unguarded(agency)
    mutation(agency)
    check = given(agency.services.audit.check(agency.one(SU)))
    while not check.step(50):
        pass
    assert check.verdict is not None
    assert check.verdict.finding == Finding(*MUTATIONS[mutation])


@pytest.mark.parametrize("mutation", [edit_all, write_anew], ids=lambda each: each.__name__)
def test_s13_a_log_that_was_hashed_anew_is_not_the_one_that_was_signed(
    agency: SampleAgency, mutation: Callable[[SampleAgency], None]
) -> None:
    shut(agency)
    signing(agency.database).sign(agency.clock.moment)
    signed = checkpoints.read(checkpoints.beside(agency.database.path))[-1].head.seq
    unguarded(agency)
    mutation(agency)
    assert verified(agency).finding == Finding(Flaw.OTHER_LOG, signed)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit SET staff_id = NULL WHERE id = 40",
        "DELETE FROM audit WHERE id = 40",
        "DELETE FROM audit_head",
        "UPDATE audit_head SET seq = 3",
        "INSERT INTO audit (id, at, action, entity, facts, hash, facts_sha256) VALUES (9999, 1, 'a', 'b', '{}', '', '')",
        "INSERT OR REPLACE INTO audit (id, at, action, entity, facts, hash, facts_sha256) VALUES (40, 1, 'a', 'b', '{}', '', '')",
    ],
)
def test_s13_s15_the_database_itself_refuses_to_change_or_lose_an_entry(agency: SampleAgency, sql: str) -> None:
    before = run(agency, "SELECT * FROM audit")
    with pytest.raises(Exception, match="APPEND_ONLY"):
        run(agency, sql)
    assert run(agency, "SELECT * FROM audit") == before


def test_s15_no_way_through_the_program_removes_an_entry_of_the_log() -> None:
    """Neither younger than a year nor ever: a purge empties the facts of what it removed, and leaves the entry."""
    root = Path(history.__file__).parents[1]
    removing = re.compile(r"delete\s+from\s+audit\b|AuditRow\.delete|AuditRow\.truncate", re.IGNORECASE)
    assert not [path for path in root.rglob("*.py") if removing.search(path.read_text(encoding="utf-8"))]


# --- checkpoints ---


def test_a_checkpoint_stands_in_both_places_and_one_place_is_enough(agency: SampleAgency, tmp_path: Path) -> None:
    shut(agency)
    other = tmp_path / "share"
    other.mkdir()
    given(agency.services.audit.set_folder(agency.one(SU), str(other)))
    signing(agency.database).wait()
    beside, (second,) = checkpoints.beside(agency.database.path), other.iterdir()
    assert beside.read_bytes() == second.read_bytes()
    beside.unlink()
    unguarded(agency)
    truncate_well(agency)
    assert verified(agency).finding == Finding(Flaw.OLDER_COPY, 61)


def test_a_second_place_that_is_gone_is_told_of_and_made_up_for(agency: SampleAgency, tmp_path: Path) -> None:
    shut(agency)
    other, log = tmp_path / "share", agency.services.audit
    other.mkdir()
    given(log.set_folder(agency.one(SU), str(other)))
    signs = signing(agency.database)
    signs.wait()
    away = other.rename(tmp_path / "away")
    signs.sign(agency.clock.moment + 1)
    signs.wait()
    assert given(log.state(agency.one(SU))).failed
    away.rename(other)
    signs.sign(agency.clock.moment + 2)
    signs.wait()
    assert not given(log.state(agency.one(SU))).failed
    (second,) = other.iterdir()
    assert second.read_bytes() == checkpoints.beside(agency.database.path).read_bytes()


def test_the_second_place_is_never_where_the_records_are(agency: SampleAgency, tmp_path: Path) -> None:
    log = agency.services.audit
    for folder in (str(agency.database.path.parent), "share", str(tmp_path / "nowhere")):
        assert causes(log.set_folder(agency.one(SU), folder)) == {Cause.FOLDER}


def test_a_new_key_is_told_in_the_log_and_old_checkpoints_still_count(agency: SampleAgency) -> None:
    from desktop_app.store.opening import rotate
    from desktop_app.store.vault import Change

    shut(agency)
    signs = signing(agency.database)
    signs.sign(agency.clock.moment)
    rotate(agency.database, Change(new_recovery=True))
    signs.sign(agency.clock.moment + 1)
    kept = checkpoints.read(checkpoints.beside(agency.database.path))
    assert len({each.public_key for each in kept}) == 2
    assert audit.keys() == {each.public_key.hex() for each in kept}
    assert verified(agency) == Verdict(None, kept[-1].head.seq, 2, 0)


def test_a_checkpoint_of_another_key_is_named_and_a_torn_line_is_none(agency: SampleAgency) -> None:
    shut(agency)
    signs, path = signing(agency.database), checkpoints.beside(agency.database.path)
    signs.sign(agency.clock.moment)
    with path.open("ab") as file:
        file.write(b'{"seq": 12, "ha')
    signs.sign(agency.clock.moment + 1)
    assert len(checkpoints.read(path)) == 2
    assert verified(agency).whole
    checkpoints.append(path, [checkpoints.signed(history.head(), 1, bytes(32))])
    assert verified(agency).finding == Finding(Flaw.CHECKPOINT, history.head().seq - 1)


def test_every_thousand_entries_the_head_is_signed(agency: SampleAgency, monkeypatch: pytest.MonkeyPatch) -> None:
    shut(agency)
    signing(agency.database).sign(agency.clock.moment)
    monkeypatch.setattr("desktop_app.services.checkpoints.CHECKPOINT_EVERY", 3)
    for days in range(4):
        when = SensitiveDate(TODAY + timedelta(days=days), "a day")
        given(agency.services.cases.add_date(agency.one(VS), 1, when))
    assert len(checkpoints.read(checkpoints.beside(agency.database.path))) == 2


def test_a_sample_agency_signs_nothing(agency: SampleAgency) -> None:
    signing(agency.database).sign(agency.clock.moment)
    assert not checkpoints.beside(agency.database.path).exists()
    assert not given(agency.services.audit.state(agency.one(SU))).signs
