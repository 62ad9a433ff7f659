"""Records on a share, in a synchronised folder or in a place that is read-only may be looked at, and nothing more (R14)."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import cli
from desktop_app.domain.accounts import CONFIRM_AFTER, DAY
from desktop_app.domain.audit import Flaw
from desktop_app.domain.permissions import Action, takes_along
from desktop_app.domain.refusals import Cause, Reason, Refused
from desktop_app.domain.staff import Role
from desktop_app.sample import HeldClock
from desktop_app.services import viewing as service
from desktop_app.services.entrance import Entrance
from desktop_app.store import places, viewing
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.ui.sentences import sentence
from tests.accounts import FAST, OTHER, PASSWORD
from tests.agency import NOW, TODAY, SampleAgency, causes, contents, given
from tests.services.conftest import AGENCY, IDA, ROOM
from tests.services.test_failing_statements import prepared
from tests.services.use_cases import USE_CASES, WRITES


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("looked-at")
    entrance = Entrance(folder / "safekeeping.db", HeldClock(NOW), FAST)
    given(entrance.found(AGENCY, [ROOM], IDA, PASSWORD, PASSWORD))
    entrance.leave()
    entrance.wait()
    return folder


@pytest.fixture
def there(made: Path, tmp_path: Path) -> Path:
    """Records in a synchronised folder."""
    shutil.copytree(made, tmp_path / "Dropbox")
    return tmp_path / "Dropbox" / "safekeeping.db"


@pytest.fixture(autouse=True)
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the passing copies are made."""
    (tmp_path / "rooms").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "rooms"))
    return tmp_path / "rooms"


@pytest.fixture
def entrance(there: Path) -> Iterator[Entrance]:
    with service.looking(there, HeldClock(NOW), FAST) as made:
        yield made


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {each.name: (each.read_bytes(), each.stat().st_mtime_ns) for each in folder.rglob("*") if each.is_file()}


@pytest.mark.parametrize("place", ["share", "synced", "read-only", "here", "nothing"])
def test_r14_where_records_are_only_looked_at(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    path = Path(shutil.copytree(made, tmp_path / ("OneDrive" if place == "synced" else "here"))) / "safekeeping.db"
    if place == "share":
        monkeypatch.setattr(places, "kind_of", lambda _path: "cifs")
    elif place == "read-only":
        monkeypatch.setattr(viewing.os, "access", lambda asked, *_, **__: asked != path.parent)
    elif place == "nothing":
        path.unlink()
    wanted = {"share": Fault.NETWORK, "synced": Fault.SYNCED, "read-only": Fault.READ_ONLY}.get(place)
    assert viewing.only_looked_at(path) is wanted


def test_r14_who_looks_reads_and_nothing_is_written_beside_the_records(entrance: Entrance, there: Path) -> None:
    before = everything(there.parent)
    entered = given(entrance.sign_in(IDA, PASSWORD))
    assert [each.name for each in entered.services.staff.all()] == [IDA]
    assert entered.services.only_looking
    state = given(entered.services.backups.state(entered.actor))
    assert state.only_looking
    assert given(entered.services.backups.tend(entered.actor)) is False
    entrance.leave()
    entrance.wait()
    assert everything(there.parent) == before


def test_r14_every_use_case_that_writes_is_refused_and_none_writes(agency: SampleAgency) -> None:
    before = contents(agency.database)
    agency.database.look_only()
    for each in (each for each in WRITES if not prepared(each)):
        try:
            outcome = each.call(agency, agency.one(each.role))
        except StoreFault as fault:
            assert fault.fault is Fault.ONLY_LOOKING, each.method  # noqa: PT017
        else:
            told = each.method in {"audit.checked", "audit.verify"}  # what came of it is told, and not written down
            assert told or isinstance(outcome, Refused), each.method
    assert contents(agency.database) == before


def test_r14_everything_that_is_only_read_can_be_read(agency: SampleAgency) -> None:
    agency.database.look_only()
    for each in USE_CASES:
        if not each.writes and not prepared(each) and not any(map(takes_along, each.guards)):
            outcome = each.call(agency, agency.one(each.role))
            assert not isinstance(outcome, Refused) or causes(outcome) == {Cause.NOT_FOUND}, each.method


def test_r14_what_would_go_onto_paper_or_into_a_file_is_refused_with_one_sentence(entrance: Entrance) -> None:
    entered = given(entrance.sign_in(IDA, PASSWORD))
    services, ida = entered.services, entered.actor
    for outcome in (
        services.handouts.day_sheet(ida, TODAY),
        services.week_board.of_week(ida, TODAY),
        services.backups.make(ida),
        services.accounts.change_password(ida, PASSWORD, OTHER, OTHER),
    ):
        assert causes(outcome) == {Cause.ONLY_LOOKING}
    assert "only be looked at" in sentence(Reason(Cause.ONLY_LOOKING, {}))


def test_r14_the_wrong_password_does_not_look_either_and_five_of_them_lock(entrance: Entrance, there: Path) -> None:
    before = everything(there.parent)
    for _ in range(4):
        assert causes(entrance.sign_in(IDA, "not it at all")) == {Cause.NOT_SIGNED_IN}
    assert causes(entrance.sign_in(IDA, "not it at all")) == {Cause.ACCOUNT_LOCKED}
    assert causes(entrance.sign_in(IDA, PASSWORD)) == {Cause.ACCOUNT_LOCKED}
    with pytest.raises(StoreFault) as caught:
        entrance.recover("code", IDA, OTHER, OTHER)
    assert caught.value.fault is Fault.ONLY_LOOKING
    assert everything(there.parent) == before


def test_r14_each_sign_in_shows_the_records_as_they_are_then(entrance: Entrance, there: Path, tmp_path: Path) -> None:
    given(entrance.sign_in(IDA, PASSWORD))
    entrance.leave()
    shutil.copytree(there.parent, tmp_path / "office")
    office = Entrance(tmp_path / "office" / there.name, HeldClock(NOW), FAST)
    entered = given(office.sign_in(IDA, PASSWORD))
    given(entered.services.accounts.add(entered.actor, "Bo Lund", Role.EVIDENCE))
    for each in (tmp_path / "office").glob("safekeeping.db*"):  # open, and its last change still in the log beside it
        shutil.copyfile(each, there.with_name(each.name))
    again = given(entrance.sign_in(IDA, PASSWORD))
    assert {each.name for each in again.services.staff.all()} == {IDA, "Bo Lund"}
    office.leave()
    office.wait()


def test_r14_s09_after_twelve_hours_whoever_looks_signs_in_again(entrance: Entrance) -> None:
    entered = given(entrance.sign_in(IDA, PASSWORD))
    clock = entrance._clock
    assert isinstance(clock, HeldClock)
    clock.moment += CONFIRM_AFTER
    assert entered.services.accounts.must_confirm(entered.actor, Action.VIEW_SCHEDULE) is True
    assert causes(entered.services.accounts.confirm(entered.actor, PASSWORD)) == {Cause.ONLY_LOOKING}


def test_r14_verify_opens_nothing_on_a_share_either(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = everything(there.parent)
    assert cli.main(["verify", "--database", str(there)]) == 15
    assert "check it there. Nothing was opened." in capsys.readouterr().out
    assert everything(there.parent) == before


def test_r14_a_file_that_is_written_to_all_the_while_is_not_shown(
    there: Path, rooms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring = viewing._bring

    def moving(source: Path, target: Path) -> None:
        bring(source, target)
        with source.open("ab") as file:
            file.write(b"more")

    monkeypatch.setattr(viewing, "_bring", moving)
    with pytest.raises(StoreFault) as caught, service.looking(there, HeldClock(NOW), FAST):
        pass
    assert caught.value.fault is Fault.LOCKED
    assert not list(rooms.iterdir())


@pytest.mark.parametrize("whose", ["a link", "another person"])
def test_v01_what_others_put_into_the_place_for_passing_files_is_left_alone(
    there: Path, rooms: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whose: str
) -> None:
    precious = tmp_path / "elsewhere"
    precious.mkdir()
    (precious / "room.lock").write_bytes(b"precious")
    left = rooms / f"{viewing.PREFIX}trap"
    if whose == "a link":
        left.symlink_to(precious, target_is_directory=True)
    else:
        precious.rename(left)
        monkeypatch.setattr(viewing.os, "geteuid", lambda: 12345)
    with service.looking(there, HeldClock(NOW), FAST):
        assert (left / "room.lock").read_bytes() == b"precious"


def test_v01_nothing_of_it_stays_here_and_what_a_kill_left_goes_with_the_next(there: Path, rooms: Path) -> None:
    left = rooms / f"{viewing.PREFIX}killed"
    left.mkdir()
    (left / "safekeeping.db").write_bytes(b"encrypted")
    with service.looking(there, HeldClock(NOW), FAST) as first:
        given(first.sign_in(IDA, PASSWORD))
        assert not left.exists()
        (room,) = rooms.iterdir()
        assert room.stat().st_mode & 0o777 == 0o700
        assert not any(b"Ida Moss" in content for content, _ in everything(room).values())
    assert not list(rooms.iterdir())


def test_r14_the_log_of_records_that_are_looked_at_is_checked_against_its_checkpoints(
    entrance: Entrance, there: Path, tmp_path: Path
) -> None:
    entered = given(entrance.sign_in(IDA, PASSWORD))
    verdict = given(entered.services.audit.verify(entered.actor))
    assert (verdict.finding, verdict.checkpoints) == (None, 2)
    shutil.copytree(there.parent, tmp_path / "office")
    office = Entrance(tmp_path / "office" / there.name, HeldClock(NOW + DAY), FAST)
    given(office.sign_in(IDA, PASSWORD))
    given(office.sign_in(IDA, PASSWORD))
    office.leave()
    office.wait()
    shutil.copy(office.path.with_suffix(".checkpoints"), there.parent)
    entered = given(entrance.sign_in(IDA, PASSWORD))
    found = given(entered.services.audit.verify(entered.actor)).finding
    assert found is not None
    assert found.flaw in {Flaw.OLDER_COPY, Flaw.OTHER_LOG}


def test_r14_a_first_password_does_not_look_either(there: Path, tmp_path: Path) -> None:
    """Whoever gave it knows it, and here no log would tell who looked."""
    office = Entrance(Path(shutil.copytree(there.parent, tmp_path / "office")) / there.name, HeldClock(NOW), FAST)
    entered = given(office.sign_in(IDA, PASSWORD))
    first = given(entered.services.accounts.add(entered.actor, "Bo Lund", Role.VICTIM_SERVICES)).password
    office.leave()
    office.wait()
    shutil.rmtree(there.parent)
    shutil.copytree(office.path.parent, there.parent)
    with service.looking(there, HeldClock(NOW), FAST) as entrance:
        assert causes(entrance.sign_in("Bo Lund", first)) == {Cause.PASSWORD_FIRST}
        assert entrance._database is None
        given(entrance.sign_in(IDA, PASSWORD))
