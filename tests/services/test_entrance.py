"""The way in: passwords, locks, the notice, the recovery key, and what the history keeps of it (S4, S7, S9, S10, S16)."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from desktop_app.domain.accounts import CONFIRM_AFTER, CONFIRM_FOR, DAY, PRIVILEGED, Security
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import MINUTE
from desktop_app.sample import HeldClock
from desktop_app.services.entrance import Entrance, State
from desktop_app.services.services import Services, services_over
from desktop_app.store import accounts, opening
from desktop_app.store.database import key_beside, open_database
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.store.vault.files import older
from tests.accounts import FAST, OTHER, PASSWORD, THIRD
from tests.agency import NOW, SampleAgency, causes, contents, given
from tests.services.account_cases import shut, someone
from tests.services.conftest import AGENCY, IDA, ROOM, WRONG, Door, colleague
from tests.services.use_cases import NEW_CASE, USE_CASES

# --- the three ways in ---


def test_s04_a_first_start_ends_with_a_way_in_and_a_recovery_key(tmp_path: Path) -> None:
    entrance = Entrance(tmp_path / "new" / "safekeeping.db", HeldClock(NOW), FAST)
    assert entrance.state() is State.NEW
    assert causes(entrance.found(AGENCY, [ROOM], IDA, PASSWORD, OTHER)) == {Cause.PASSWORDS_DIFFER}
    assert causes(entrance.found(AGENCY, [ROOM], IDA, "password", "password")) == {Cause.PASSWORD_COMMON}
    assert entrance.state() is State.NEW
    entered = given(entrance.found(AGENCY, [ROOM], IDA, PASSWORD, PASSWORD))
    assert (entered.actor.name, entered.agency.name, entered.must_change) == (IDA, AGENCY.name, False)
    assert len(entered.recovery.split()) == 16
    assert "recovery" not in repr(entered)
    entrance.leave()
    assert entrance.state() is State.SHUT


def test_s04_a_first_start_that_is_refused_leaves_no_records_behind(tmp_path: Path) -> None:
    entrance = Entrance(tmp_path / "safekeeping.db", HeldClock(NOW), FAST)
    assert isinstance(entrance.found(AGENCY, [], IDA, PASSWORD, PASSWORD), Refused)
    assert entrance.state() is State.NEW
    given(entrance.found(AGENCY, [ROOM], IDA, PASSWORD, PASSWORD))
    entrance.leave()


def test_s04_records_with_a_plain_key_file_go_behind_passwords(sample_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "safekeeping.db"
    plain = open_database(Path(shutil.copy(sample_file, path)), bytes(range(32)))
    opening.key_file(path).write_bytes(bytes(range(32)))
    before = contents(plain)
    plain.close()
    entrance = Entrance(path, HeldClock(NOW), FAST)
    assert entrance.state() is State.PLAIN_KEY
    supervisors = entrance.plain_supervisors()
    assert {each.role for each in supervisors} == {Role.SUPERVISOR, Role.ADMINISTRATOR}
    wrong = entrance.adopt(999, PASSWORD, PASSWORD)
    assert causes(wrong) == {Cause.NOT_FOUND}
    entered = given(entrance.adopt(supervisors[0].id, PASSWORD, PASSWORD))
    assert entered.recovery
    entrance.leave()
    assert not opening.key_file(path).exists()
    assert entrance.state() is State.SHUT
    again = given(entrance.sign_in(supervisors[0].name, PASSWORD))
    assert len(given(again.services.cases.list(_working(again.services)))) >= 3
    entrance.leave()
    assert before


def _working(services: Services) -> StaffMember:
    return next(each for each in services.staff.all() if each.role is Role.SUPERVISOR)


def test_s02_records_without_vault_or_key_are_not_begun_anew(door: Door) -> None:
    for file in door.path.parent.glob("safekeeping.vault*"):
        file.unlink()
    with pytest.raises(StoreFault) as fault:
        door.entrance.state()
    assert fault.value.fault is Fault.WRONG_KEY
    assert door.path.exists()


def test_s02_after_leaving_nothing_is_open(door: Door) -> None:
    entered = door.enter()
    database = door.entrances[-1]._database
    door.entrances[-1].leave()
    assert database.engine.is_closed()
    assert door.entrances[-1]._database is None
    assert entered.actor.name == IDA


def test_s06_a_name_is_found_however_it_is_typed(door: Door) -> None:
    assert door.enter("  ida MOSS ").actor.name == IDA
    assert door.refused("Nobody Here", PASSWORD) is Cause.NOT_SIGNED_IN
    assert door.refused("", "") is Cause.NOT_SIGNED_IN


def test_calls_of_families_from_before_are_promised_at_the_door(door: Door) -> None:
    """An agency whose records are older than promised calls (migration 0016); the second time there is nothing to do."""
    opened = door.enter()
    run = door.entrances[-1]._database.engine.execute_sql
    given(opened.services.cases.open(opened.actor, NEW_CASE))
    run("INSERT INTO promise_to_make (case_id) SELECT id FROM family_case")
    for _ in range(2):
        assert [action for action, _, _ in door.history()].count("follow_up.of_before") == 1


# --- S7: locks ---


def test_s07_after_five_failures_the_right_password_is_refused_too(door: Door) -> None:
    assert [door.refused() for _ in range(5)] == [Cause.NOT_SIGNED_IN] * 4 + [Cause.ACCOUNT_LOCKED]
    assert door.refused(password=PASSWORD) is Cause.ACCOUNT_LOCKED
    door.clock.moment += 365 * DAY
    assert door.refused(password=PASSWORD) is Cause.ACCOUNT_LOCKED, "time alone releases nobody, nor does a restart"


def test_s07_failures_outside_the_window_are_not_counted(door: Door) -> None:
    for _ in range(4):
        door.refused()
    door.clock.moment += 15 * MINUTE
    for _ in range(4):
        assert door.refused() is Cause.NOT_SIGNED_IN
    door.enter()
    assert [door.refused() for _ in range(4)] == [Cause.NOT_SIGNED_IN] * 4, "a sign-in begins the count anew"


def test_s07_only_a_release_lets_a_locked_account_in_again(door: Door) -> None:
    member, password = colleague(door)
    for _ in range(5):
        door.refused("Bo Lund")
    supervisor = door.enter()
    assert [each.locked for each in given(supervisor.services.accounts.list(supervisor.actor))] == [True, False]
    given(supervisor.services.accounts.release(supervisor.actor, member.id))
    assert door.enter("Bo Lund", password).actor.id == member.id
    assert ("account.release", supervisor.actor.id, member.id) in door.history()


@pytest.mark.parametrize("gone", ["removed", "emptied", "broken", "older"])
def test_s07_whoever_removes_or_changes_the_file_of_tries_frees_nobody(door: Door, gone: str) -> None:
    member, password = colleague(door)
    tries = door.entrance._tries.path
    before = tries.read_bytes()
    for _ in range(5):
        door.refused("Bo Lund")
    if gone == "removed":
        tries.unlink()
    else:
        tries.write_bytes({"emptied": b"{}", "broken": b"{", "older": before}[gone])
    for generation in (1, 2):  # nor who lets the program fall back on what was there before
        assert door.refused("Bo Lund", password) is Cause.ACCOUNT_LOCKED
        shutil.copy(older(door.entrance._vault.path, generation), door.entrance._vault.path)
    supervisor = door.enter()
    assert [each.locked for each in given(supervisor.services.accounts.list(supervisor.actor))] == [True, False]
    given(supervisor.services.accounts.release(supervisor.actor, member.id))
    assert door.enter("Bo Lund", password).actor.id == member.id


def test_s07_a_change_of_the_key_frees_nobody_and_a_new_password_does(door: Door) -> None:
    member, password = colleague(door)
    for _ in range(5):
        door.refused("Bo Lund")
    entered = door.enter()
    given(entered.services.accounts.change_password(entered.actor, PASSWORD, OTHER, OTHER))
    door.entrance._tries.path.unlink()
    assert door.refused("Bo Lund", password) is Cause.ACCOUNT_LOCKED
    entered = door.enter(password=OTHER)
    again = given(entered.services.accounts.give_password(entered.actor, member.id)).password
    assert door.enter("Bo Lund", again).actor.id == member.id


def test_s07_every_try_is_in_the_history_without_what_was_typed(door: Door) -> None:
    for _ in range(5):
        door.refused(password="hunter canary 22")
    door.refused("Canary Name")
    door.refused(password=PASSWORD)
    entrance = door.entrance
    entered = given(entrance.recover(door.recovery, IDA, THIRD, THIRD))
    rows = entrance._database.engine.execute_sql("SELECT action, entity_id, facts FROM audit").fetchall()
    assert [row[0] for row in rows if row[1] == entered.actor.id].count("account.failed") == 5
    assert [row[0] for row in rows].count("account.failed") == 6
    assert {"account.locked", "account.refused_locked", "account.recover", "account.sign_in"} <= {
        row[0] for row in rows
    }
    told = " ".join(row[2] for row in rows) + entrance._tries.path.read_text() + entrance._vault.path.read_text()
    assert not any(word in told for word in ("canary", "Canary", "Ida", "Moss"))
    assert all(json.loads(row[2]).get("noted_at", NOW) == NOW for row in rows)


@pytest.mark.parametrize("lost", [True, False])
def test_s07_a_lost_file_of_tries_is_noted(door: Door, lost: bool) -> None:
    assert "account.tries_lost" not in {action for action, _, _ in door.history()}
    if lost:
        door.entrance._tries.path.unlink()
    else:
        door.entrance._tries.path.write_bytes(b"{")
    assert [action for action, _, _ in door.history()].count("account.tries_lost") == 1
    assert [action for action, _, _ in door.history()].count("account.tries_lost") == 1


# --- S4: the recovery key ---


def test_s04_the_recovery_key_gives_a_new_password_and_a_new_card(door: Door) -> None:
    entered = given(door.entrance.recover(door.recovery, IDA, THIRD, THIRD))
    assert entered.actor.name == IDA
    assert entered.recovery != door.recovery
    assert door.refused(password=PASSWORD) is Cause.NOT_SIGNED_IN
    assert door.enter(password=THIRD).actor.name == IDA
    assert causes(door.entrance.recover(door.recovery, IDA, OTHER, OTHER)) == {Cause.RECOVERY_WRONG}


def test_s04_the_recovery_key_is_for_those_who_let_others_in(door: Door) -> None:
    colleague(door)
    assert causes(door.entrance.recover(door.recovery, "Bo Lund", THIRD, THIRD)) == {Cause.NOT_SIGNED_IN}
    assert causes(door.entrance.recover("0" * 64, IDA, THIRD, THIRD)) == {Cause.RECOVERY_WRONG}
    assert causes(door.entrance.recover(door.recovery, IDA, "short", "short")) == {Cause.PASSWORD_SHORT}
    assert causes(door.entrance.recover(door.recovery, IDA, THIRD, OTHER)) == {Cause.PASSWORDS_DIFFER}


# --- passwords of one's own ---


def test_s06_a_given_password_is_changed_at_the_first_sign_in(door: Door) -> None:
    _, password = colleague(door)
    assert len(password.replace(" ", "")) == 16
    entered = door.enter("Bo Lund", password)
    assert entered.must_change
    change = entered.services.accounts.change_password
    assert causes(change(entered.actor, WRONG, OTHER, OTHER)) == {Cause.NOT_SIGNED_IN}
    assert causes(change(entered.actor, password, OTHER, THIRD)) == {Cause.PASSWORDS_DIFFER}
    assert causes(change(entered.actor, password, password, password)) == {Cause.PASSWORD_SAME}
    assert causes(change(entered.actor, password, "Bo Lund 1984", "Bo Lund 1984")) == {Cause.PASSWORD_EXPECTED}
    assert causes(change(entered.actor, password, "Oak Hill 1984", "Oak Hill 1984")) == {Cause.PASSWORD_EXPECTED}
    given(change(entered.actor, password, OTHER, OTHER))
    assert not door.enter("Bo Lund", OTHER).must_change
    assert door.refused("Bo Lund", password) is Cause.NOT_SIGNED_IN


def test_s04_a_forgotten_password_is_replaced_and_the_old_one_opens_nothing(door: Door) -> None:
    member, first = colleague(door)
    supervisor = door.enter()
    given_again = given(supervisor.services.accounts.give_password(supervisor.actor, member.id))
    assert door.refused("Bo Lund", first) is Cause.NOT_SIGNED_IN
    assert door.enter("Bo Lund", given_again.password).must_change
    assert repr(given_again).count(given_again.password) == 0


def test_s05_an_agency_may_choose_approved_algorithms_only(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop_app.services import first_passwords as service
    from desktop_app.store.vault import FIPS_ONLY, Cost, Kdf

    monkeypatch.setattr(service, "FIPS_ONLY", Cost(Kdf.PBKDF2, 0, 1_000, 1))
    entered = door.enter()
    given(entered.services.accounts.set_security(entered.actor, Security(10, fips_only=True)))
    _, password = colleague(door)
    costs = door.entrances[-1]._vault.costs().values()
    assert [each.kdf for each in costs] == [Kdf.ARGON2ID, Kdf.PBKDF2]
    assert FIPS_ONLY.passes == 600_000
    assert door.enter("Bo Lund", password).actor.name == "Bo Lund"


# --- S9: who acts, again ---


def test_s09_a_privileged_act_asks_for_the_password_again(door: Door) -> None:
    entered = door.enter()
    people, actor = entered.services.accounts, entered.actor
    door.clock.moment += CONFIRM_FOR
    assert people.must_confirm(actor, next(iter(PRIVILEGED))) is True
    assert causes(people.add(actor, "Bo Lund", Role.EVIDENCE)) == {Cause.CONFIRM_YOURSELF}
    assert causes(people.confirm(actor, WRONG)) == {Cause.NOT_SIGNED_IN}
    assert causes(people.add(actor, "Bo Lund", Role.EVIDENCE)) == {Cause.CONFIRM_YOURSELF}
    given(people.confirm(actor, PASSWORD))
    given(people.add(actor, "Bo Lund", Role.EVIDENCE))


def test_s09_guessing_there_locks_as_it_does_at_the_door(door: Door) -> None:
    entered = door.enter()
    for _ in range(4):
        assert causes(entered.services.accounts.confirm(entered.actor, WRONG)) == {Cause.NOT_SIGNED_IN}
    for password in (WRONG, PASSWORD):
        assert causes(entered.services.accounts.confirm(entered.actor, password)) == {Cause.ACCOUNT_LOCKED}
    assert door.refused(password=PASSWORD) is Cause.ACCOUNT_LOCKED


def test_s09_after_twelve_hours_nothing_is_done_without_it(door: Door) -> None:
    entered = door.enter()
    door.clock.moment += CONFIRM_AFTER - 1
    given(entered.services.rooms.all(entered.actor))
    door.clock.moment += 1
    assert causes(entered.services.rooms.all(entered.actor)) == {Cause.CONFIRM_YOURSELF}
    given(entered.services.accounts.confirm(entered.actor, PASSWORD))
    given(entered.services.rooms.all(entered.actor))


PRIVILEGED_CASES = [
    pytest.param(each, id=each.method) for each in USE_CASES if any(guard in PRIVILEGED for guard in each.guards)
]


@pytest.mark.parametrize("use_case", PRIVILEGED_CASES)
def test_s09_every_privileged_method_is_covered(agency: SampleAgency, use_case: object) -> None:
    use_case.prepare(agency)
    shut(agency)
    agency.clock.moment += CONFIRM_FOR
    assert causes(use_case.call(agency, agency.one(use_case.role))) == {Cause.CONFIRM_YOURSELF}


# --- S10: the notice ---


def test_s10_who_read_the_notice_is_in_the_history(door: Door) -> None:
    entrance = door.entrance
    entrance.notice_read()
    given(entrance.sign_in(IDA, PASSWORD))
    actions = [action for action, _, _ in door.history()]
    assert actions[-4:-2] == ["account.notice", "account.sign_in"]
    assert actions[-2:] == ["account.sign_out", "account.sign_in"]


# --- S16: accounts ---


def test_s16_a_disabled_account_opens_nothing_and_stays(door: Door) -> None:
    member, password = colleague(door)
    supervisor = door.enter()
    people = supervisor.services.accounts
    given(people.disable(supervisor.actor, member.id))
    assert causes(people.disable(supervisor.actor, member.id)) == {Cause.NOT_FOUND}
    (kept,) = [each for each in given(people.list(supervisor.actor)) if each.member.id == member.id]
    assert (kept.enabled, kept.has_password) == (False, False)
    assert door.refused("Bo Lund", password) is Cause.NOT_SIGNED_IN


def test_s16_neither_name_nor_identifier_is_given_again(door: Door) -> None:
    member, _ = colleague(door)
    supervisor = door.enter()
    people = supervisor.services.accounts
    uid = next(each.uid for each in given(people.list(supervisor.actor)) if each.member.id == member.id)
    given(people.disable(supervisor.actor, member.id))
    assert causes(people.add(supervisor.actor, "BO  lund", Role.SUPERVISOR)) == {Cause.DUPLICATE}
    other = supervisor.services.staff.add(supervisor.actor, "Bo Lund", Role.EVIDENCE)
    assert causes(other) == {Cause.DUPLICATE}
    database = door.entrances[-1]._database
    for statement in (
        "DELETE FROM account",
        "DELETE FROM staff",
        "UPDATE account SET uid = 'another'",
        "UPDATE account SET staff_id = 77",
        f"INSERT INTO account (staff_id, uid, made_at, must_change) VALUES (77, '{uid}', 0, 0)",
    ):
        with pytest.raises(Exception, match=r"ACCOUNT_KEPT|STAFF_KEPT|UNIQUE|FOREIGN"):
            database.engine.execute_sql(statement)


def test_s16_the_same_person_comes_back_to_their_own_account(door: Door) -> None:
    member, _ = colleague(door)
    supervisor = door.enter()
    given(supervisor.services.accounts.disable(supervisor.actor, member.id))
    back = given(supervisor.services.accounts.enable(supervisor.actor, member.id))
    assert back.member.id == member.id
    assert door.enter("Bo Lund", back.password).must_change


def test_s16_the_last_who_can_let_others_in_cannot_be_disabled(door: Door) -> None:
    supervisor = door.enter()
    outcome = supervisor.services.accounts.disable(supervisor.actor, supervisor.actor.id)
    assert causes(outcome) == {Cause.ACCOUNT_LAST}


def test_s16_ninety_seven_days_without_a_sign_in_switch_an_account_off(door: Door) -> None:
    member, password = colleague(door)
    door.clock.moment += 90 * DAY
    supervisor = door.enter()
    assert [each.member.id for each in given(supervisor.services.accounts.stale(supervisor.actor))] == [member.id]
    door.clock.moment += 6 * DAY
    assert door.enter("Bo Lund", password).actor.id == member.id
    door.clock.moment += 97 * DAY
    assert door.refused("Bo Lund", password) is Cause.ACCOUNT_DISABLED
    assert ("account.unused", None, member.id) in door.history()
    assert door.entrance.state() is State.SHUT


def test_s16_an_account_switched_off_elsewhere_is_noticed_at_the_next_question(door: Door) -> None:
    member, password = colleague(door)
    entered = door.enter("Bo Lund", password)
    given(entered.services.accounts.standing(entered.actor))
    with door.entrances[-1]._database.writing():
        accounts.disable(member.id, NOW)
    assert causes(entered.services.accounts.standing(entered.actor)) == {Cause.ACCOUNT_DISABLED}


def test_s16_an_administrator_looks_after_accounts_and_reads_no_case(door: Door) -> None:
    _, password = colleague(door, Role.ADMINISTRATOR, "Omar Vance")
    entered = door.enter("Omar Vance", password)
    given(entered.services.accounts.change_password(entered.actor, password, THIRD, THIRD))
    given(entered.services.accounts.add(entered.actor, "Bo Lund", Role.EVIDENCE))
    assert causes(entered.services.cases.list(entered.actor)) == {Cause.NOT_ALLOWED}
    assert causes(entered.services.search.find(entered.actor, "Delgado")) == {Cause.NOT_ALLOWED}
    assert "Omar Vance" not in {each.name for each in entered.services.staff.all()}, "nobody's host"


@pytest.mark.parametrize("minutes", [0, 31, -5])
def test_s08_the_screen_locks_after_thirty_minutes_at_most(agency: SampleAgency, minutes: int) -> None:
    supervisor = agency.one(Role.SUPERVISOR)
    people = agency.services.accounts
    assert given(people.security(supervisor)).idle_minutes == 10
    assert causes(people.set_security(supervisor, Security(minutes))) == {Cause.COUNT}
    given(people.set_security(supervisor, Security(30)))
    assert given(people.security(supervisor)) == Security(30)


def test_a_sample_agency_has_no_passwords(agency: SampleAgency) -> None:
    supervisor, people = agency.one(Role.SUPERVISOR), agency.services.accounts
    assert causes(people.change_password(supervisor, "", OTHER, OTHER)) == {Cause.NO_PASSWORDS}
    assert causes(people.confirm(supervisor, "")) == {Cause.NO_PASSWORDS}
    assert causes(people.give_password(supervisor, someone(agency))) == {Cause.NO_PASSWORDS}
    assert causes(people.new_recovery(supervisor)) == {Cause.NO_PASSWORDS}
    agency.clock.moment += 100 * DAY
    assert people.must_confirm(supervisor, next(iter(PRIVILEGED))) is False
    assert given(people.add(supervisor, "Bo Lund", Role.EVIDENCE)).password == ""
    given(people.disable(supervisor, supervisor.id))


def test_records_opened_by_their_key_alone_know_of_no_presence(tmp_path: Path) -> None:
    path = tmp_path / "plain.db"
    database = open_database(path, key_beside(path))
    assert database.presence is None
    assert services_over(database, HeldClock(NOW)).staff.all() == ()
    database.close()


def test_s04_a_card_does_not_bring_back_who_was_switched_off_while_somebody_else_is_there(door: Door) -> None:
    member, _ = colleague(door, Role.SUPERVISOR, "Nia Okoye")
    supervisor = door.enter()
    given(supervisor.services.accounts.disable(supervisor.actor, member.id))
    assert causes(door.entrance.recover(door.recovery, "Nia Okoye", THIRD, THIRD)) == {Cause.NOT_SIGNED_IN}
    given(door.entrance.recover(door.recovery, IDA, THIRD, THIRD))
