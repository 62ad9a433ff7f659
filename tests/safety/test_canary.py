"""Rows S1, S18 and P8 over the whole program: what was typed is found in none of the files that it leaves."""

from __future__ import annotations

import io
import logging
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.accounts import Presence
from desktop_app.domain.audit import ExportWhy
from desktop_app.domain.staff import Role
from desktop_app.printing.documents import file_name, render
from desktop_app.printing.protecting import protected
from desktop_app.sample import HeldClock
from desktop_app.services.services import Services
from desktop_app.store import backups
from desktop_app.store.database import Database, open_database
from desktop_app.tour import run, walk
from desktop_app.tour.hands import Hands
from desktop_app.tour.walker import Walker
from desktop_app.ui import clipboard
from desktop_app.ui.desk import Desk
from desktop_app.ui.lock import lock_all
from desktop_app.ui.pdf_output import write_pdf
from tests.accounts import behind_a_vault
from tests.agency import KEY, SampleAgency, given
from tests.journeys.test_tour import check_what_the_tour_left
from tests.printing.samples import SAMPLES
from tests.printing.test_leaving import filled_with_a_name
from tests.services.use_cases import CANARY as TYPED
from tests.services.use_cases import WRITES

GUEST, ATTORNEY = "Qorvyntha Blaxwick", "Wexxolin Drumphell"
"""What the journeys type into the windows, instead of the names they know: long words, which no random bytes spell."""
SAMPLE = ("Adeyemi", "Delgado")
"""Families of the sample agency."""
WORDS = [word for name in (GUEST, ATTORNEY, TYPED, *SAMPLE) for word in name.split()]


def found_in(data: bytes) -> list[str]:
    """The words that stand in some bytes, however they are written there."""
    lower = data.lower()
    return [
        f"{word} ({code})"
        for word in WORDS
        for code in ("utf-8", "utf-16-le", "utf-16-be")
        if word.lower().encode(code) in lower or word.encode(code) in data
    ]


def found_below(folder: Path, but: Path) -> list[str]:
    """Each file below a folder with the words found in its bytes or its name."""
    rows = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and but not in path.parents:
            held = path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as packed:
                    held += b"".join(packed.read(name) for name in packed.namelist())
            rows += [f"{path.relative_to(folder)}: {what}" for what in found_in(held + path.name.encode())]
    return rows


@dataclass
class House:
    """One machine: its home, its temporary folder, and the records the tour left, open, at the moment it leaves."""

    root: Path
    checked: list[str] = field(default_factory=list)
    database: Database | None = None
    agency: SampleAgency | None = None

    @property
    def pictures(self) -> Path:
        """Where somebody keeps pictures and documents on purpose: these hold names."""
        return self.root / "kept"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    for name in ("home", "tmp", "kept", "out", "second", "log"):
        (tmp_path / name).mkdir()
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    for variable, part in (("XDG_CONFIG_HOME", ".config"), ("XDG_CACHE_HOME", ".cache"), ("XDG_DATA_HOME", ".local")):
        monkeypatch.setenv(variable, str(tmp_path / "home" / part))
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return House(tmp_path)


@pytest.fixture
def everything_logged(house: House) -> Iterator[Path]:
    """The log as it would be if somebody asked for all there is."""
    file = house.root / "log" / "safekeeping.log"
    handler, root = logging.FileHandler(file, encoding="utf-8"), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield file
    root.setLevel(before)
    root.removeHandler(handler)
    handler.close()


def typed_instead(write: Callable[[Hands, str, str], None]) -> Callable[[Hands, str, str], None]:
    """The hands of the journeys, with our words for the names they know."""

    def typing(hands: Hands, name: str, text: str) -> None:
        write(hands, name, {"Mara Quinn": GUEST, "Alice Romero": ATTORNEY}.get(text, text))

    return typing


def use_everything(agency: SampleAgency, folder: Path) -> int:
    """Every call of every service that writes, as far as the records now allow it; how many were made.

    A calendar or a copy of the log that one of them gives is saved into `folder`: these travel, and name nobody.
    """
    made = 0
    for each in WRITES:
        try:
            each.prepare(agency)
            outcome = each.call(agency, agency.one(each.role))
        except (AssertionError, LookupError, StopIteration, TypeError):
            continue  # what an earlier call has left does not allow this one
        if hasattr(outcome, "data") and hasattr(outcome, "name"):
            (folder / outcome.name).write_bytes(outcome.data)
        made += 1
    return made


def print_everything(folder: Path) -> list[str]:
    """Every document with TYPED in every field, saved to where somebody chose; what their metadata tells."""
    rows = []
    for document in SAMPLES.values():
        written = filled_with_a_name(document)
        path = folder / f"{len(list(folder.iterdir()))}-{file_name(written)}"
        write_pdf(path, render(written))
        rows += [f"{path.name}: {what}" for what in found_in(metadata_of(path).encode())]
    return rows


def metadata_of(path: Path) -> str:
    reader = pypdf.PdfReader(path)
    packet = reader.trailer["/Root"].get("/Metadata")
    return f"{path.name} {reader.metadata} {packet.get_object().get_data().decode() if packet else ''}"


def copy_and_export(house: House, database: Database, agency: SampleAgency) -> None:
    """A copy of the records, and of the log for others, with its checkpoints in a second place; a letter behind a password."""
    supervisor = agency.one(Role.SUPERVISOR)
    assert database.opening is not None
    database.opening.presence = Presence(agency.clock.moment)
    given(agency.services.audit.set_folder(supervisor, str(house.root / "second")))
    exported = given(agency.services.audit.export(supervisor, ExportWhy.COURT))
    (house.root / "out" / exported.name).write_bytes(exported.data)
    letter = filled_with_a_name(next(iter(SAMPLES.values())))
    (house.root / "out" / file_name(letter)).write_bytes(protected(render(letter), "three plain words"))
    backups.make(database.path, database.opening.keys.database, agency.clock.moment, keys=database.opening.keys)


def look(house: House, database: Database, agency: SampleAgency) -> None:
    """All that is done after the tour, and then a look into every file while the records are open and once they are shut."""
    behind_a_vault(database, agency.clock.moment, *(agency.one(role).id for role in (Role.SUPERVISOR, Role.FRONT_DESK)))
    assert use_everything(agency, house.root / "out") > len(WRITES) / 3
    house.checked += print_everything(house.pictures)
    copy_and_export(house, database, agency)
    held = "".join(
        str(row)
        for table in ("appointment", "family_case", "clearance", "item")
        for row in database.engine.execute_sql(f"SELECT * FROM {table}").fetchall()
    )
    known = {what.split()[0] for what in found_in(held.encode())}
    assert known >= {*GUEST.split(), *ATTORNEY.split(), *TYPED.split(), *SAMPLE}
    assert database.path.with_name(database.path.name + "-wal").stat().st_size > 0
    house.checked += found_below(house.root, but=house.pictures)  # and so would a kill at this moment leave it
    database.close()
    seen = [path.name for path in house.root.rglob("*") if path.is_file() and house.pictures not in path.parents]
    for kind in (".db", ".vault", ".zip", ".log", ".ics", ".pdf"):
        assert any(name.endswith(kind) for name in seen), f"no {kind} among {seen}"
    house.checked += found_below(house.root, but=house.pictures)


def named_and_counted(house: House) -> Callable[[Walker, str], None]:
    """Instead of a hundred pictures that nobody looks at here: their names, and what the task bar is told of each window.

    The pictures themselves are taken by `.ci/run`, on a real display and by the frozen program.
    """

    def snap(walker: Walker, name: str) -> None:
        QApplication.processEvents()
        walker.count += 1
        (house.pictures / "tour" / f"{walker.count:02d}-{name}.png").touch()
        for window in QApplication.topLevelWidgets():
            told = f"{window.windowTitle()} {window.windowIconText()} {window.windowFilePath()} {window.windowRole()}"
            house.checked += [f"a window's title: {what}" for what in found_in(told.encode())]

    return snap


def test_s01_after_the_whole_tour_nothing_that_was_typed_is_in_any_file(
    house: House, everything_logged: Path, sample_file: Path, qapp: object, monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """The tour is walked here alone, since it takes long: what it leaves on purpose is checked as well."""
    services_over, leave = walk.services_over, walk._leave

    def opened(database: Database, clock: HeldClock) -> Services:
        services = services_over(database, clock)
        house.database, house.agency = database, SampleAgency(database, services, clock)
        return services

    def left(desk: Desk) -> None:
        clipboard.copy(GUEST)
        lock_all()
        assert QApplication.clipboard().text() == ""
        leave(desk)
        assert house.database is not None
        assert house.agency is not None
        look(house, house.database, house.agency)

    def copied(path: Path, _key: bytes) -> Database:
        shutil.copyfile(sample_file, path)
        return open_database(path, KEY)

    monkeypatch.setattr(walk, "open_database", copied)  # the sample agency of this very moment, which is filled already
    monkeypatch.setattr(walk.sample, "fill", lambda *_: None)
    monkeypatch.setattr(walk, "services_over", opened)
    monkeypatch.setattr(walk, "_leave", left)
    logging.getLogger("desktop_app").debug("everything is listened to")
    monkeypatch.setattr(Hands, "write", typed_instead(Hands.write))
    monkeypatch.setattr(Walker, "snap", named_and_counted(house))
    assert run(house.pictures / "tour") == 0
    assert house.checked == []
    assert found_below(house.root, but=house.pictures) == []
    assert list((house.root / "tmp").iterdir()) == []
    said = capfd.readouterr()
    assert found_in((said.out + said.err).encode()) == []
    assert everything_logged.stat().st_size > 0
    check_what_the_tour_left(house.pictures / "tour")


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "utf-16-be"])
def test_s01_a_name_would_be_found(tmp_path: Path, code: str) -> None:
    (tmp_path / "left.tmp").write_bytes(b"\x00" + f"a visit of {GUEST.lower()}".encode(code))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("rows.csv", TYPED.encode(code))
    (tmp_path / "rows.zip").write_bytes(packed.getvalue())
    found = {row.split(" (")[0] for row in found_below(tmp_path, but=tmp_path / "kept")}
    assert found == {f"left.tmp: {word}" for word in GUEST.split()} | {f"rows.zip: {word}" for word in TYPED.split()}
