from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop_app import __version__, cli
from desktop_app.display import Surroundings

ROOT = Path(__file__).resolve().parents[1]
NOWHERE = Surroundings(environment={}, system="linux", loads=lambda _: True, x_answers=lambda _: False)
READY = Surroundings(environment={"DISPLAY": ":0"}, system="linux", loads=lambda _: True, x_answers=lambda _: True)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the command line asks of the application, without the application."""
    made: list[str] = []

    def answer(call: str, code: int) -> int:
        made.append(call)
        return code

    app = SimpleNamespace(run_demo=lambda: answer("demo", 0), run_agency=lambda: answer("agency", 0))
    tour = SimpleNamespace(run=lambda out: answer(f"tour {out.name}", 3))
    for name, module in {"app": app, "tour": tour}.items():
        monkeypatch.setitem(sys.modules, f"desktop_app.{name}", module)
        monkeypatch.setattr(f"desktop_app.{name}", module, raising=False)
    return made


@pytest.mark.parametrize(("arguments", "call"), [([], "agency"), (["demo"], "demo")])
def test_a_command_opens_its_database(arguments: list[str], call: str, calls: list[str]) -> None:
    assert cli.main(arguments, READY) == 0
    assert calls == [call]


def test_the_tour_passes_its_folder_on_and_its_failure_back(
    tmp_path: Path, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert cli.main(["tour", "--out", str(tmp_path / "pictures")], READY) == 3
    assert calls == ["tour pictures"]


@pytest.mark.parametrize(
    ("before", "extra", "after"),
    [(None, [], "offscreen"), ("xcb", [], "xcb"), (None, ["--on-screen"], None), ("xcb", ["--on-screen"], "xcb")],
)
def test_the_tour_needs_no_screen_unless_it_is_asked_to_show_itself(
    before: str | None,
    extra: list[str],
    after: str | None,
    tmp_path: Path,
    calls: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", before or "")
    if before is None:
        monkeypatch.delenv("QT_QPA_PLATFORM")
    cli.main(["tour", "--out", str(tmp_path), *extra], READY)
    assert os.environ.get("QT_QPA_PLATFORM") == after


def test_the_tour_refuses_a_file_for_a_folder(
    tmp_path: Path, calls: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    occupied = tmp_path / "notes.txt"
    occupied.touch()
    assert cli.main(["tour", "--out", str(occupied)], READY) == cli.CANNOT_START
    assert "notes.txt is a file" in capsys.readouterr().err
    assert calls == []


@pytest.mark.parametrize("arguments", [[], ["demo"], ["tour", "--out", "pictures", "--on-screen"]])
def test_every_command_says_what_is_missing_instead_of_starting(
    arguments: list[str], calls: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments, NOWHERE) == cli.CANNOT_START
    assert "no screen" in capsys.readouterr().err
    assert calls == []


@pytest.mark.parametrize("arguments", [["tour"], ["dmeo"], ["--display"]])
def test_a_wrong_command_is_explained(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments, READY)
    assert stopped.value.code == 2
    assert "usage: safekeeping" in capsys.readouterr().err


def run_bare(program: str) -> subprocess.CompletedProcess[str]:
    """Run Python with no screen and no setting for Qt, as a newcomer's terminal might."""
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in screens}
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, env=environment, check=False
    )


def test_the_version_is_told_without_qt() -> None:
    done = run_bare(
        "import sys; from desktop_app.cli import main\n"
        "try: main(['--version'])\n"
        "finally: print([name for name in sys.modules if name.startswith(('PySide6', 'peewee', 'reportlab'))])"
    )
    assert done.stdout == f"Safekeeping {__version__}\n[]\n"
    assert done.returncode == 0


def test_without_a_screen_the_real_command_says_so_and_does_not_abort() -> None:
    done = run_bare(
        "import sys; from desktop_app import cli, display\n"
        "sys.exit(cli.main(['demo'], display.Surroundings(system='linux')))"
    )
    assert done.returncode == cli.CANNOT_START
    assert "no screen" in done.stderr
