"""What somebody tried at the way in who knew the program: interruptions, roles, rollbacks (S4, S6, S7, S9, S16)."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from desktop_app.domain.accounts import DAY, MOST_FAILURES
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from desktop_app.domain.times import MINUTE
from desktop_app.sample import HeldClock
from desktop_app.services import accounts as account_service
from desktop_app.services.agency import AgencyService
from desktop_app.services.entrance import Entrance
from desktop_app.store import locks, opening, reserve, viewing
from desktop_app.store.database import Database
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.store.vault import Tries, Vault, files
from desktop_app.store.vault.tries import MOST_KEPT, Book, Held
from desktop_app.ui.sentences import fault_sentence
from tests.accounts import FAST, OTHER, PASSWORD, THIRD
from tests.agency import NOW, causes, given
from tests.services.conftest import AGENCY, IDA, ROOM, Door, colleague


class Stop(Exception):
    """The power goes."""


def stop(*_: object, **__: object) -> str:
    raise Stop


def test_s06_a_change_of_password_that_was_interrupted_is_asked_for_again(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one they were given, which somebody else has seen, opens until the vault has the new one."""
    _, password = colleague(door)
    entered = door.enter("Bo Lund", password)
    with monkeypatch.context() as broken:
        broken.setattr(account_service, "rotate", stop)
        with pytest.raises(Stop):
            entered.services.accounts.change_password(entered.actor, password, OTHER, OTHER)
    again = door.enter("Bo Lund", password)
    assert again.must_change
    given(again.services.accounts.change_password(again.actor, password, OTHER, OTHER))
    assert not door.enter("Bo Lund", OTHER).must_change


def test_s06_nor_does_an_interrupted_recovery_let_the_given_one_stay(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, password = colleague(door, Role.SUPERVISOR, "Nia Okoye")
    with monkeypatch.context() as broken:
        broken.setattr(opening, "rotate", stop)
        with pytest.raises(Stop):
            door.entrance.recover(door.recovery, "Nia Okoye", OTHER, OTHER)
    assert door.enter("Nia Okoye", password).must_change


def test_s06_with_a_given_password_nothing_is_done_but_choosing_ones_own(door: Door) -> None:
    """Below the windows: a program that skips the dialog gets nothing."""
    _, password = colleague(door, Role.SUPERVISOR, "Nia Okoye")
    entered = door.enter("Nia Okoye", password)
    services, actor = entered.services, entered.actor
    assert causes(services.rooms.all(actor)) == {Cause.PASSWORD_FIRST}
    assert causes(services.cases.list(actor)) == {Cause.PASSWORD_FIRST}
    assert causes(services.accounts.add(actor, "Eve", Role.SUPERVISOR)) == {Cause.PASSWORD_FIRST}
    wide = password.translate({ord(each): ord(each) + 0xFEE0 for each in "abcdefgh"})
    assert causes(services.accounts.change_password(actor, password, wide, wide)) == {Cause.PASSWORD_SAME}
    given(services.accounts.change_password(actor, password, THIRD, THIRD))
    given(services.rooms.all(actor))


def test_s16_an_administrator_makes_no_supervisor_and_takes_no_supervisors_place(door: Door) -> None:
    member, password = colleague(door, Role.ADMINISTRATOR, "Omar Vance")
    nia, _ = colleague(door, Role.SUPERVISOR, "Nia Okoye")
    entered = door.enter("Omar Vance", password)
    people, actor = entered.services.accounts, entered.actor
    given(people.change_password(actor, password, THIRD, THIRD))
    for outcome in (
        people.add(actor, "Omar Vance II", Role.SUPERVISOR),
        people.give_password(actor, nia.id),
        people.new_recovery(actor),
    ):
        assert causes(outcome) == {Cause.NOT_ALLOWED}
        assert outcome.reasons[0].facts["roles"] == (Role.SUPERVISOR,), "with a card they would open as one"
    given(people.disable(actor, nia.id))
    assert causes(people.enable(actor, nia.id)) == {Cause.NOT_ALLOWED}
    given(people.add(actor, "Bo Lund", Role.EVIDENCE))
    assert member.role is Role.ADMINISTRATOR


def test_s16_where_no_supervisor_is_left_the_card_brings_one_back(door: Door) -> None:
    _, password = colleague(door, Role.ADMINISTRATOR, "Omar Vance")
    entered = door.enter("Omar Vance", password)
    given(entered.services.accounts.change_password(entered.actor, password, THIRD, THIRD))
    ida = next(each for each in given(entered.services.accounts.list(entered.actor)) if each.member.name == IDA)
    given(entered.services.accounts.disable(entered.actor, ida.member.id))
    assert given(door.entrance.recover(door.recovery, IDA, OTHER, OTHER)).actor.name == IDA


def test_s04_a_card_used_with_a_wrong_name_is_in_the_history(door: Door) -> None:
    assert causes(door.entrance.recover(door.recovery, "Nobody Here", THIRD, THIRD)) == {Cause.NOT_SIGNED_IN}
    assert "account.recovery_failed" in {action for action, _, _ in door.history()}


@pytest.mark.parametrize(("number", "fault"), [(errno.ENOSPC, Fault.DISK_FULL), (errno.EROFS, Fault.READ_ONLY)])
def test_s07_a_try_that_cannot_be_counted_tells_nothing_and_is_a_known_fault(
    door: Door, monkeypatch: pytest.MonkeyPatch, number: int, fault: Fault
) -> None:
    def broken(*_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(files, "_write_whole", broken)
    with pytest.raises(StoreFault) as found:
        door.entrance.sign_in(IDA, "not her password")
    assert found.value.fault is fault


def test_s02_a_fault_on_the_way_in_leaves_nothing_open(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    entrance = door.entrance
    monkeypatch.setattr(type(entrance), "_at_the_door", stop)
    with pytest.raises(Stop):
        entrance.sign_in(IDA, PASSWORD)
    assert entrance._database is None


@pytest.mark.parametrize("typed", ["Ida\u034f Moss", "Ida Moss\u3164", "\ufe0fIDA\u200b moss", "Ida Mo\u115fss"])
def test_s16_a_name_that_only_looks_the_same_is_the_same(door: Door, typed: str) -> None:
    assert door.enter(typed).actor.name == IDA
    entered = door.enter()
    assert causes(entered.services.accounts.add(entered.actor, typed, Role.EVIDENCE)) == {Cause.DUPLICATE}


def test_s04_an_older_vault_with_a_removed_persons_password_opens_nothing(door: Door) -> None:
    """Every generation that is kept beside it, too."""
    member, password = colleague(door)
    vault = door.entrances[-1]._vault.path
    earlier = vault.read_bytes()
    supervisor = door.enter()
    given(supervisor.services.accounts.disable(supervisor.actor, member.id))
    door.entrances[-1].leave()
    newest = vault.read_bytes()
    during, before = (Path(f"{vault}.{each}").read_bytes() for each in (1, 2))
    for generation in (earlier, before):
        vault.write_bytes(generation)
        with pytest.raises(StoreFault) as fault:
            door.entrance.sign_in("Bo Lund", password)
        assert fault.value.fault is Fault.OTHER_VAULT
    vault.write_bytes(during)
    assert door.refused("Bo Lund", password) is Cause.NOT_SIGNED_IN
    vault.write_bytes(newest)
    assert door.enter().actor.name == IDA


def test_s04_a_card_that_nobody_printed_is_not_forgotten(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key was made, and then the desk was locked or lost power: the envelope holds nothing that opens."""
    entered = door.enter()
    people, actor = entered.services.accounts, entered.actor
    assert people.recovery_missing(actor) is True, "as after a first start that was cut short"
    given(people.recovery_kept(actor))
    assert people.recovery_missing(actor) is False
    colleague(door)
    people = door.enter().services.accounts
    assert people.recovery_missing(actor) is False, "neither somebody new nor a change of password concerns it"
    given(people.change_password(actor, PASSWORD, OTHER, OTHER))
    assert people.recovery_missing(actor) is False
    with monkeypatch.context() as broken:
        broken.setattr(account_service, "rotate", stop)
        with pytest.raises(Stop):
            people.new_recovery(actor)
    assert people.recovery_missing(actor) is False, "the one that is on paper still opens"
    given(people.new_recovery(actor))
    assert people.recovery_missing(actor) is True
    assert door.enter(password=OTHER).services.accounts.recovery_missing(actor) is True
    assert "account.recovery_kept" in {
        row[0] for row in door.entrances[-1]._database.engine.execute_sql("SELECT action FROM audit").fetchall()
    }


def test_s04_a_recovery_that_lost_power_after_the_key_changed_opens_and_says_that_the_card_is_lost(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Vault, "settle", stop_after_rekey())
        with pytest.raises(Stop):
            door.entrance.recover(door.recovery, IDA, THIRD, THIRD)
    entered = door.enter(password=THIRD)
    assert entered.services.accounts.recovery_missing(entered.actor) is True
    assert door.refused(password=PASSWORD) is Cause.NOT_SIGNED_IN
    assert causes(door.entrance.recover(door.recovery, IDA, OTHER, OTHER)) == {Cause.RECOVERY_WRONG}


def stop_after_rekey() -> Callable[..., None]:
    """The second of a recovery: the first ends whatever an earlier change left, when the records are opened."""
    turns = iter((False, True))

    def settle(*_: object) -> None:
        if next(turns):
            raise Stop

    return settle


def test_s07_nobody_gets_rid_of_their_failures_by_typing_nonsense(tmp_path: Path) -> None:
    Vault(tmp_path / "safekeeping.db", FAST).create([])
    tries = Tries(tmp_path / "safekeeping.db")
    tries._write(Book({f"{each:032x}": Held((NOW,)) for each in range(MOST_KEPT + 10)}))
    for _ in range(MOST_FAILURES - 1):
        tries.failed("ida", NOW)
    for each in range(20):
        tries.failed(f"nonsense {each}", NOW + each)
    assert len(tries.standing("ida").failed) == MOST_FAILURES - 1
    assert tries.failed("ida", NOW + MINUTE).locked_at is not None
    tries.failed("late", NOW + DAY)
    kept = tries._read().held
    assert len(kept) <= MOST_KEPT
    assert "ida" in kept, "a lock stays whatever is typed"


def full(monkeypatch: pytest.MonkeyPatch, until: Callable[[], bool]) -> None:
    """A disk that takes nothing any more, neither from the engine nor beside it."""
    writing, whole = Database.writing, files._write_whole

    @contextmanager
    def engine(database: Database) -> Iterator[None]:
        if not until():
            raise StoreFault(Fault.DISK_FULL)
        with writing(database):
            yield

    def beside(*values: Any) -> None:
        if not until():
            raise OSError(errno.ENOSPC, "full")
        whole(*values)

    monkeypatch.setattr(Database, "writing", engine)
    monkeypatch.setattr(files, "_write_whole", beside)


def test_r04_on_a_full_disk_the_room_kept_for_the_log_lets_somebody_in_and_it_is_written_down(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    door.enter()
    kept = door.path.with_suffix(".reserve")
    assert kept.stat().st_size == reserve.SIZE
    entrance = door.entrance
    with monkeypatch.context() as disk:
        full(disk, until=lambda: not kept.exists())
        entrance.notice_read()
        entered = given(entrance.sign_in(IDA, PASSWORD))
        assert entered.actor.name == IDA
    told = [action for action, _, _ in door.history()]
    assert told[-4:] == ["account.notice", "account.sign_in", "account.sign_out", "account.sign_in"]


def test_r04_s14_where_not_even_that_is_left_nobody_reads_without_an_entry(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    """AU-5: looking-only would be a way to read the records unseen for whoever fills the disk."""
    entrance = door.entrance
    full(monkeypatch, until=lambda: False)
    with pytest.raises(StoreFault) as caught:
        entrance.sign_in(IDA, PASSWORD)
    assert caught.value.fault is Fault.DISK_FULL
    assert entrance._database is None
    assert "disk is full" in fault_sentence(caught.value.fault.value)


def test_r04_a_first_start_that_failed_is_done_again_and_keeps_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "records" / "safekeeping.db"
    entrance = Entrance(path, HeldClock(NOW), FAST)
    with monkeypatch.context() as patch:
        patch.setattr(AgencyService, "set_up", stop)
        with pytest.raises(Stop):
            entrance.found(AGENCY, [ROOM], IDA, PASSWORD, PASSWORD)
    left = entrance._database
    assert left is not None
    given(entrance.found(AGENCY, [ROOM], IDA, PASSWORD, PASSWORD))
    assert left.engine.is_closed()
    entrance.leave()
    entrance.wait()
    assert path.absolute().with_suffix(locks.ENDING) not in locks._HELD


def test_r06_a_first_start_is_one_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "safekeeping.db"
    monkeypatch.setattr(locks, "hold", Mock(side_effect=StoreFault(Fault.IN_USE)))
    with pytest.raises(StoreFault) as caught:
        Entrance(path, HeldClock(NOW), FAST).found(AGENCY, [ROOM], IDA, PASSWORD, PASSWORD)
    assert caught.value.fault is Fault.IN_USE
    assert not list(tmp_path.iterdir())


def test_r04_a_folder_that_cannot_be_made_or_looked_into_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entrance = Entrance(tmp_path / "new" / "safekeeping.db", HeldClock(NOW), FAST)
    for name, act in (("mkdir", entrance.found), ("exists", entrance.state)):
        with monkeypatch.context() as patch:
            patch.setattr(Path, name, Mock(side_effect=PermissionError(errno.EACCES, "no")))
            values = (AGENCY, [ROOM], IDA, PASSWORD, PASSWORD) if name == "mkdir" else ()
            with pytest.raises(StoreFault) as caught:
                act(*values)
        assert caught.value.fault is Fault.READ_ONLY
    monkeypatch.setattr(Path, "is_file", Mock(side_effect=PermissionError))
    assert viewing.only_looked_at(entrance.path) is None
