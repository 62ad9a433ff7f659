"""Copies that make themselves, in two places, and after a purge (R4, R6, R10, V4)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from desktop_app.domain.backups import Backup, Because, CopyChoice
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, MINUTE
from desktop_app.services import copying as module
from desktop_app.services.copying import copying
from desktop_app.store import backups
from desktop_app.store.database import connected
from desktop_app.store.faults import Fault, StoreFault
from tests.agency import NOW, SampleAgency, causes, given
from tests.services.copies_house import House
from tests.store.test_faults import HOLDING

# --- made by themselves ---


def test_r10_copies_make_themselves_every_four_hours_and_at_leaving(house: House) -> None:
    assert house.tend()
    assert not house.tend()
    house.clock.moment += 4 * HOUR - 1
    assert not house.tend()
    house.clock.moment += 1
    assert house.tend()
    assert [each.at for each in house.state().copies] == [NOW + 4 * HOUR, NOW]
    house.clock.moment += 30 * MINUTE
    house.entrance.leave()
    house.entrance.wait()
    house.again()
    assert house.state().copies[0].at == NOW + 4 * HOUR + 30 * MINUTE
    house.clock.moment += MINUTE
    house.entrance.leave()
    house.entrance.wait()
    house.again()
    assert len(house.state().copies) == 3
    opened = house.entrance._database
    assert opened is not None
    assert opened.opening is not None
    with closing(connected(Path(house.state().copies[0].path), opened.opening.keys.database)) as copy:
        last = copy.execute_sql("SELECT action FROM audit ORDER BY id DESC LIMIT 2").fetchall()
    assert ("account.sign_out",) in last, "what was done up to leaving is in the copy"


def test_r10_the_agency_chooses_how_often_and_a_second_folder(house: House, tmp_path: Path) -> None:
    service, there = house.services.backups, tmp_path / "share"
    there.mkdir()
    assert causes(service.set_choice(house.ida, CopyChoice("", 0))) == {Cause.COUNT}
    for wrong in (house.path.parent, tmp_path / "gone", Path("relative"), house.path.parent / "backups"):
        assert causes(service.set_choice(house.ida, CopyChoice(str(wrong), 4))) == {Cause.FOLDER}
    given(service.set_choice(house.ida, CopyChoice(str(there), 8)))
    assert house.tend()
    (own,) = there.iterdir()
    assert {each.suffix for each in own.iterdir()} == {".db", ".vault"}
    assert len(house.state().copies) == 1, "one that lies in both places is told once"
    shutil.rmtree(house.path.parent / "backups")
    assert [each.second_place for each in house.state().copies] == [True]
    shutil.rmtree(there)
    house.clock.moment += 8 * HOUR
    assert house.tend()
    assert house.state().second_failed
    assert not house.state().failed


def test_r10_agencies_that_share_a_second_folder_never_touch_each_others_copies(house: House, tmp_path: Path) -> None:
    there = tmp_path / "share"
    there.mkdir()
    other = there / "safekeeping-20200101T000000Z.db", there / "safekeeping-other" / "safekeeping-20200101T000000Z.db"
    other[1].parent.mkdir()
    for each in other:
        each.write_bytes(b"of another agency")
    given(house.services.backups.set_choice(house.ida, CopyChoice(str(there), 4)))
    for _ in range(2):
        house.copy()
    house.tend()
    assert len(house.state().copies) == 2
    assert all(each.read_bytes() == b"of another agency" for each in other)


def test_r10_a_share_that_hangs_holds_up_neither_the_window_nor_the_next_copy(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, answers = tmp_path / "share", Event()
    there.mkdir()
    given(house.services.backups.set_choice(house.ida, CopyChoice(str(there), 4)))
    bring, look, copies = backups.bring, backups.listed, copying(house.path)

    def hanging_bring(copy: Backup, folder: Path) -> Backup:
        answers.wait()
        return bring(copy, folder)

    def hanging_look(folder: Path, database: Path, *, second_place: bool = False) -> tuple[Backup, ...]:
        if second_place:
            answers.wait()
        return look(folder, database, second_place=second_place)

    with monkeypatch.context() as patch:
        patch.setattr(backups, "bring", hanging_bring)
        patch.setattr(backups, "listed", hanging_look)
        patch.setattr(module, "GLANCE", 0.01)
        for _ in range(2):
            house.clock.moment += 4 * HOUR
            assert given(house.services.backups.tend(house.ida))
            copies.wait(0)
            assert not house.state().busy
        assert len(house.state().copies) == 2
        assert house.state().second_failed
        answers.set()
        copies.wait()
    assert len(list(there.rglob("*.db"))) == 1, "the second one comes with the next copy"


def test_r06_while_a_copy_is_made_at_leaving_nothing_can_be_put_in_the_place_of_the_records(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, ran = backups.make, []

    def looking(*values: object, **named: object) -> Backup:
        ran.append(
            subprocess.run(
                [sys.executable, "-c", HOLDING, str(house.path)],
                input="",
                text=True,
                check=False,
                capture_output=True,
                env={**os.environ, "PYTHONPATH": "."},
            ).returncode
        )
        return make(*values, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(backups, "make", looking)
    house.clock.moment += HOUR
    house.entrance.leave()
    house.entrance.wait()
    assert ran == [1]
    house.again()


def test_r10_a_copy_that_fails_is_told_and_written_down_and_tried_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.tend()
    before = house.state().copies

    def full(*_: object, **__: object) -> Backup:
        raise StoreFault(Fault.DISK_FULL)

    house.clock.moment += 5 * HOUR
    with monkeypatch.context() as broken:
        broken.setattr(backups, "make", full)
        assert house.tend()
        assert house.state().failed
        assert not house.tend(), "not every few seconds"
    assert house.state().copies == before
    assert house.actions()[-1] == "backup.failed"
    house.clock.moment += 15 * MINUTE
    assert house.tend()
    assert not house.state().failed
    assert len(house.state().copies) == 2


def test_r04_on_a_full_disk_the_desk_is_left_all_the_same_and_it_is_written_down_later(house: House) -> None:
    database = house.entrance._database
    assert database is not None
    database.engine.execute_sql("PRAGMA query_only = 1")
    house.clock.moment += HOUR
    house.entrance.leave()
    house.entrance.wait()
    house.clock.moment += HOUR
    house.again()
    assert house.actions()[-2:] == ["account.sign_out", "account.sign_in"]
    database = house.entrance._database
    assert database is not None
    (facts,) = database.engine.execute_sql("SELECT facts FROM audit WHERE action = 'account.sign_out'").fetchall()[-1]
    assert str(NOW + HOUR) in facts


def test_v04_after_a_purge_only_a_new_copy_is_kept_in_both_places(house: House, tmp_path: Path) -> None:
    there = tmp_path / "share"
    there.mkdir()
    given(house.services.backups.set_choice(house.ida, CopyChoice(str(there), 4)))
    house.copy()
    given(house.ready(house.copy()))
    house.entrance.put_back(given(house.ready(house.state().copies[0])), house.ida)
    house.again()
    (aside,) = house.path.parent.glob("*-replaced-*")
    assert len(house.state().copies) > 1
    house.clock.moment += 2 * HOUR
    assert causes(house.services.backups.renew(house.ida, Because.PURGE)) == {Cause.CONFIRM_YOURSELF}
    house.confirm()
    given(house.services.backups.renew(house.ida, Because.PURGE))
    copying(house.path).wait()
    (left,) = house.state().copies
    assert left.at == house.clock.moment
    assert [each.name for each in there.rglob("*.db")] == [Path(left.path).name]
    assert not aside.exists()
    assert house.actions()[-1] == "backup.renew"


def test_v04_where_the_second_place_was_away_its_older_copies_go_as_soon_as_it_is_back(
    house: House, tmp_path: Path
) -> None:
    there = tmp_path / "share"
    there.mkdir()
    given(house.services.backups.set_choice(house.ida, CopyChoice(str(there), 4)))
    house.copy()
    house.copy()
    there.rename(tmp_path / "away")
    house.clock.moment += HOUR
    house.confirm()
    given(house.services.backups.renew(house.ida, Because.PURGE))
    copying(house.path).wait()
    assert house.state().second_failed
    (tmp_path / "away").rename(there)
    assert len(list(there.rglob("*.db"))) == 2
    last = house.copy()
    assert [each.name for each in there.rglob("*.db")] == [Path(last.path).name]
    house.copy()
    assert len(list(there.rglob("*.db"))) == 2, "and from then on every one is kept again"


def test_v04_where_the_new_copy_fails_no_older_one_goes(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    before = [house.copy(), house.copy()]

    def full(*_: object, **__: object) -> Backup:
        raise StoreFault(Fault.DISK_FULL)

    monkeypatch.setattr(backups, "make", full)
    given(house.services.backups.renew(house.ida, Because.PURGE))
    copying(house.path).wait()
    assert house.state().failed
    assert list(house.state().copies) == before[::-1]


def test_a_sample_agency_has_no_copies(agency: SampleAgency) -> None:
    boss = agency.one(Role.SUPERVISOR)
    assert given(agency.services.backups.tend(boss)) is False
    assert not given(agency.services.backups.state(boss)).possible
    assert causes(agency.services.backups.make(boss)) == {Cause.NO_COPIES}
    assert causes(agency.services.backups.prepare(boss, Backup("", 0, 0))) == {Cause.NO_COPIES}
    assert causes(agency.services.backups.renew(boss, Because.PURGE)) == {Cause.NO_COPIES}


# --- R6: another desk ---


def test_r06_a_version_that_moved_on_is_refused_and_nothing_is_overwritten(agency: SampleAgency) -> None:
    desk, moves = agency.one(Role.FRONT_DESK), agency.services.appointments
    visit = agency.visit("Tess Howard")
    first = given(moves.change(desk, visit.id, visit.version, agency.request(14), "first"))
    second = moves.change(desk, visit.id, visit.version, agency.request(15), "second")
    assert causes(second) == {Cause.CHANGED_MEANWHILE}
    assert given(moves.detail(desk, visit.id)).appointment.event == first.event
