"""What somebody with the key, a program of their own and much patience can do to the log, and what a check says (S13)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.audit import Finding, Flaw, Head, LogWish, Topic
from desktop_app.services.checkpoints import signing
from desktop_app.store import audit, checkpoints, history
from tests.agency import SampleAgency, given
from tests.services.log_house import SU, guarded_again, rehash, run, shut, truncate_well, unguarded, verified

Attack = Callable[[SampleAgency], object]


@pytest.fixture
def signed(agency: SampleAgency) -> SampleAgency:
    """A whole log with a checkpoint beside it, and nothing that guards it any more."""
    shut(agency)
    signing(agency.database).sign(agency.clock.moment)
    unguarded(agency)
    return agency


def beside(agency: SampleAgency) -> Path:
    return checkpoints.beside(agency.database.path)


def sql(*statements: str) -> Attack:
    def attack(agency: SampleAgency) -> None:
        for each in statements:
            run(agency, each)

    return attack


OTHER_ORDER = "UPDATE audit SET facts = '{\"z\": 1, ' || substr(facts, 2) WHERE id = 40"
EQUAL_LOOKING = [
    pytest.param(sql("UPDATE audit SET facts = replace(facts, ': ', ':') WHERE id = 40"), id="spaces"),
    pytest.param(sql(OTHER_ORDER), id="more facts"),
    pytest.param(sql("UPDATE audit SET facts = replace(facts, 'a', '\\u0061') WHERE id = 40"), id="escaped letters"),
    pytest.param(sql("UPDATE audit SET facts = facts || char(8203) WHERE id = 40"), id="a space of no width"),
    pytest.param(sql("UPDATE audit SET facts = facts || char(0) WHERE id = 40"), id="a letter of no letter"),
    pytest.param(sql("UPDATE audit SET facts = CAST(facts AS BLOB) WHERE id = 40"), id="the same bytes"),
    pytest.param(sql("UPDATE audit SET facts = CAST(x'ff' AS TEXT) WHERE id = 40"), id="not text at all"),
    pytest.param(sql("UPDATE audit SET facts = '{}' WHERE id = 40"), id="emptied"),
    pytest.param(
        sql("UPDATE audit SET facts = '{\"a\": \"' || hex(zeroblob(5000000)) || '\"}' WHERE id = 40"), id="huge"
    ),
    pytest.param(sql("UPDATE audit SET action = CAST(action AS BLOB) WHERE id = 40"), id="action as bytes"),
    pytest.param(sql("UPDATE audit SET at = 1.5 WHERE id = 40"), id="half a second"),
    pytest.param(sql("UPDATE audit SET hash = upper(hash) WHERE id = 40"), id="hash in capitals"),
    pytest.param(sql("UPDATE audit SET facts_sha256 = '' WHERE id = 40"), id="no hash of facts"),
]


@pytest.mark.parametrize("attack", EQUAL_LOOKING)
def test_s13_what_only_looks_equal_is_not_what_was_written(signed: SampleAgency, attack: Attack) -> None:
    attack(signed)
    guarded_again(signed)
    assert verified(signed).finding == Finding(Flaw.CHANGED, 40)


@pytest.mark.parametrize("attack", EQUAL_LOOKING[:7])
def test_a_log_that_was_changed_can_still_be_read(signed: SampleAgency, attack: Attack) -> None:
    """Or nobody could see what else there is, nor press the button that checks it."""
    run(signed, "UPDATE audit SET action = 'audit.key' WHERE id = 40")
    attack(signed)
    find = signed.services.audit.find
    assert len(given(find(signed.one(SU), LogWish(before=60))).entries) == 59
    assert given(find(signed.one(SU), LogWish(topic=Topic.LOG))).entries
    signing(signed.database).sign(signed.clock.moment)


def test_s13_one_purge_does_not_let_other_entries_be_emptied(signed: SampleAgency) -> None:
    """Only what is of a family whose removal stands later in the log itself, whatever the table of purges says."""
    (bare,) = run(
        signed, "SELECT id FROM audit WHERE case_id IS NULL AND appointment_id IS NULL AND facts <> '{}' LIMIT 1"
    )[0]
    run(signed, "UPDATE audit SET facts = '{}' WHERE id = ?", bare)
    run(signed, "INSERT INTO purge (case_id, asked_by_id, asked_at, approved_by_id, approved_at, removed) "
                "SELECT 999, min(id), 1, max(id), 2, 3 FROM staff")  # fmt: skip
    guarded_again(signed)
    assert verified(signed).finding == Finding(Flaw.CHANGED, bare)


def test_s13_a_purge_in_its_table_alone_empties_nothing(signed: SampleAgency) -> None:
    seq, case_id = run(signed, "SELECT id, case_id FROM audit WHERE case_id IS NOT NULL AND facts <> '{}' LIMIT 1")[0]
    run(signed, "INSERT INTO purge (case_id, asked_by_id, asked_at, approved_by_id, approved_at, removed) "
                "SELECT ?, min(id), 1, max(id), 2, 3 FROM staff", case_id)  # fmt: skip
    run(signed, "UPDATE audit SET facts = '{}' WHERE id = ?", seq)
    guarded_again(signed)
    assert verified(signed).finding == Finding(Flaw.CHANGED, seq)


NO_HEAD = {
    "gone": sql("DELETE FROM audit_head"),
    "ahead": sql("UPDATE audit_head SET seq = seq + 1"),
    "without a hash": sql("UPDATE audit_head SET hash = ''"),
    "as bytes": sql("UPDATE audit_head SET hash = CAST(hash AS BLOB)"),
}


@pytest.mark.parametrize("attack", NO_HEAD.values(), ids=NO_HEAD)
def test_s13_a_head_that_was_taken_away_is_a_finding(signed: SampleAgency, attack: Attack) -> None:
    attack(signed)
    guarded_again(signed)
    check = given(signed.services.audit.check(signed.one(SU)))
    while not check.step():
        pass
    assert check.verdict is not None
    assert check.verdict.finding is not None
    assert check.verdict.finding.flaw is Flaw.CUT_OFF


UNGUARDED = {
    "a guard gone": sql("DROP TRIGGER audit_no_delete"),
    "a guard that guards nothing": sql(
        "DROP TRIGGER audit_no_delete",
        "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit WHEN 0 BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END",
    ),
    "one more": sql("CREATE TRIGGER audit_more AFTER INSERT ON audit BEGIN SELECT 1; END"),
    "a picture in front": sql("ALTER TABLE audit RENAME TO kept", "CREATE VIEW audit AS SELECT * FROM kept"),
}


@pytest.mark.parametrize("attack", UNGUARDED.values(), ids=UNGUARDED)
def test_s13_a_log_whose_guards_were_taken_away_is_not_whole(agency: SampleAgency, attack: Attack) -> None:
    shut(agency)
    signing(agency.database).sign(agency.clock.moment)
    assert verified(agency).whole
    attack(agency)
    check = given(agency.services.audit.check(agency.one(SU)))
    while not check.step():
        pass
    assert check.verdict is not None
    assert check.verdict.finding is not None
    assert check.verdict.finding.flaw is Flaw.UNGUARDED


def test_s13_a_log_whose_guards_were_put_back_is_judged_by_its_entries(signed: SampleAgency) -> None:
    guarded_again(signed)
    assert verified(signed).whole


def test_s13_entries_written_over_one_another_are_refused(agency: SampleAgency) -> None:
    """REPLACE removes without the trigger that guards removal; the one that guards the order stops it."""
    before = run(agency, "SELECT * FROM audit")
    columns = "at, staff_id, action, entity, entity_id, case_id, appointment_id, facts, recorded, facts_sha256, hash"
    for seq in (40, before[-1][0]):
        with pytest.raises(Exception, match="APPEND_ONLY"):
            run(agency, f"INSERT OR REPLACE INTO audit (id, {columns}) SELECT {seq}, {columns} FROM audit WHERE id = 7")
    for head in (
        "REPLACE INTO audit_head (id, seq, hash) VALUES (1, 3, 'a')",
        "UPDATE OR REPLACE audit SET id = 41 WHERE id = 40",
    ):
        with pytest.raises(Exception, match="APPEND_ONLY"):
            run(agency, head)
    assert run(agency, "SELECT * FROM audit") == before


# --- checkpoints and the second place ---


def test_s13_a_log_without_any_checkpoint_is_not_called_whole_once_it_was_signed(signed: SampleAgency) -> None:
    truncate_well(signed)
    (seq,) = run(signed, "SELECT max(id) FROM audit")[0]
    run(signed, "UPDATE audit SET action = 'audit.key' WHERE id = 30")
    rehash(signed, 30)
    beside(signed).unlink()
    guarded_again(signed)
    assert verified(signed).finding == Finding(Flaw.NO_CHECKPOINTS, seq)


def test_s13_of_two_checkpoints_at_one_entry_both_must_agree(signed: SampleAgency) -> None:
    seq = checkpoints.read(beside(signed))[-1].head.seq
    run(signed, "UPDATE audit SET at = at + 1 WHERE id = 40")
    rehash(signed, 40)
    (forged,) = run(signed, "SELECT hash FROM audit WHERE id = ?", seq)[0]
    assert signed.database.opening is not None
    seed = signed.database.opening.keys.checkpoint
    checkpoints.append(beside(signed), [checkpoints.signed(Head(seq, forged), signed.clock.moment, seed)])
    guarded_again(signed)
    assert verified(signed).finding == Finding(Flaw.OTHER_LOG, seq)


def test_s13_somebody_without_the_key_cannot_make_a_whole_log_an_older_copy(signed: SampleAgency) -> None:
    """A line anybody can write accuses nobody of having put an older copy back."""
    guarded_again(signed)
    checkpoints.append(beside(signed), [checkpoints.signed(Head(9_999, "f" * 64), 1, bytes(32))])
    assert verified(signed).finding == Finding(Flaw.CHECKPOINT, 9_999)


LINES = {
    "infinite": b'{"seq": Infinity, "hash": "", "at": 1, "public_key": "", "signature": ""}\n',
    "deep": b"[" * 100_000 + b"\n",
    "long": b'{"seq": 1' + b"0" * 6_000 + b', "hash": "", "at": 1, "public_key": "", "signature": ""}\n',
    "of another kind": b'["seq", 1]\n17\nnull\n"\xff"\n',
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_no_line_of_a_file_of_checkpoints_takes_the_others_along(signed: SampleAgency, line: bytes) -> None:
    guarded_again(signed)
    with beside(signed).open("ab") as file:
        file.write(line)
    assert len(checkpoints.read(beside(signed))) == 1
    assert verified(signed).checkpoints == 1


def test_a_file_of_checkpoints_that_cannot_be_read_stops_nobody_from_working(signed: SampleAgency) -> None:
    guarded_again(signed)
    beside(signed).unlink()
    beside(signed).mkdir()
    signs = signing(signed.database)
    signs._known = None
    given(signed.services.rooms.all(signed.one(SU)))
    given(signed.services.cases.family_return(signed.one(SU), 1))
    signs.first_of_day(signed.clock.moment)
    assert signs.failed
    assert verified(signed).finding is not None


def test_a_second_place_that_was_not_there_is_told_with_the_verdict(agency: SampleAgency, tmp_path: Path) -> None:
    shut(agency)
    other = tmp_path / "share"
    other.mkdir()
    given(agency.services.audit.set_folder(agency.one(SU), str(other)))
    signing(agency.database).wait()
    assert verified(agency).unread == 0
    away = other.rename(tmp_path / "away")
    assert verified(agency).unread == 1
    away.rename(other)
    run(agency, "UPDATE log_setting SET folder = ''")
    assert verified(agency).unread == 1, "the log knows that there is one"


def test_s13_a_whole_older_folder_is_known_by_the_second_place(agency: SampleAgency, tmp_path: Path) -> None:
    """Database, vault and checkpoints put back together agree with each other; what lies elsewhere does not."""
    shut(agency)
    other = tmp_path / "share"
    other.mkdir()
    given(agency.services.audit.set_folder(agency.one(SU), str(other)))
    signs = signing(agency.database)
    signs.wait()
    earlier, head = beside(agency).read_bytes(), history.head()
    given(agency.services.cases.family_return(agency.one(SU), 2))
    signs.sign(agency.clock.moment + 1)
    signs.wait()
    unguarded(agency)
    run(agency, "DELETE FROM audit WHERE id > ?", head.seq)
    run(agency, "UPDATE audit_head SET seq = ?, hash = ?", head.seq, head.hash)
    guarded_again(agency)
    beside(agency).write_bytes(earlier)
    assert verified(agency).finding == Finding(Flaw.OLDER_COPY, head.seq + 1)


# --- the head that stands on paper ---


def test_s13_a_head_printed_on_a_record_is_asked_for(agency: SampleAgency) -> None:
    log, supervisor = agency.services.audit, agency.one(SU)
    head = history.head()
    paper = audit_head(head.short)
    given(agency.services.cases.family_return(supervisor, 2))

    def found(*printed: Head) -> Finding | None:
        check = given(log.check(supervisor, printed))
        while not check.step():
            pass
        assert check.verdict is not None
        return check.verdict.finding

    assert found(paper) is None
    assert found(Head(head.seq, "0" * 16)) == Finding(Flaw.OTHER_LOG, head.seq)
    beyond = history.head().seq + 5
    assert found(Head(beyond, "0" * 16)) == Finding(Flaw.OLDER_COPY, history.head().seq + 1)


def audit_head(short: str) -> Head:
    seq, _, begins = short.partition("-")
    return Head(int(seq), begins)


def test_the_keys_of_the_log_are_those_it_tells_of(signed: SampleAgency) -> None:
    kept = checkpoints.read(beside(signed))
    assert audit.last_key() == kept[-1].public_key.hex()
    assert audit.keys() == {audit.last_key()}
    assert json.loads(beside(signed).read_text().splitlines()[-1])["public_key"] == audit.last_key()
