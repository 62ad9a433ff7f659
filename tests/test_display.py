from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop_app import display
from desktop_app.display import QT_LIBRARIES, WAYLAND_LIBRARIES, X_LIBRARIES, Surroundings, obstacle

README = Path(__file__).resolve().parents[1] / "README.md"


def around(
    environment: dict[str, str], *, missing: tuple[str, ...] = (), answers: bool = True, system: str = "linux"
) -> Surroundings:
    return Surroundings(
        environment=environment,
        system=system,
        loads=lambda library: library not in missing,
        x_answers=lambda _display: answers,
    )


def test_a_session_without_a_screen_is_told_so_with_something_to_type() -> None:
    sentence = obstacle(around({}))
    assert sentence is not None
    assert "no screen" in sentence
    assert "safekeeping tour --out" in sentence


@pytest.mark.parametrize("empty", [{"DISPLAY": ""}, {"WAYLAND_DISPLAY": ""}, {"QT_QPA_PLATFORM": ""}])
def test_an_empty_setting_is_no_screen(empty: dict[str, str]) -> None:
    assert "no screen" in (obstacle(around(empty)) or "")


@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": ":0"},
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"QT_QPA_PLATFORM": "offscreen"},
        {"QT_QPA_PLATFORM": "minimal:enable_fonts"},
        {"QT_QPA_PLATFORM": "wayland-egl"},
        {"QT_QPA_PLATFORM": "vnc:size=1366x768"},
    ],
)
def test_a_session_with_everything_may_start(environment: dict[str, str]) -> None:
    assert obstacle(around(environment)) is None


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_always_have_a_screen(system: str) -> None:
    assert obstacle(around({}, missing=tuple(QT_LIBRARIES), answers=False, system=system)) is None


def test_told_to_use_x_without_a_display() -> None:
    assert "no screen" in (obstacle(around({"QT_QPA_PLATFORM": "xcb"})) or "")


def test_an_x_server_that_does_not_answer_is_named() -> None:
    sentence = obstacle(around({"DISPLAY": ":7"}, answers=False)) or ""
    assert "DISPLAY is :7" in sentence
    assert "unset DISPLAY" in sentence


def test_wayland_is_enough_when_x_is_dead() -> None:
    assert obstacle(around({"DISPLAY": ":7", "WAYLAND_DISPLAY": "wayland-0"}, answers=False)) is None


def test_x_is_enough_when_wayland_lacks_its_libraries() -> None:
    both = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    assert obstacle(around(both, missing=tuple(WAYLAND_LIBRARIES))) is None


def test_a_list_of_platforms_is_read_as_qt_reads_it() -> None:
    environment = {"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": ":0"}
    assert obstacle(around(environment, missing=("libwayland-client.so.0",))) is None


@pytest.mark.parametrize(("library", "package"), [*QT_LIBRARIES.items(), *X_LIBRARIES.items()])
def test_each_missing_library_is_named_with_its_package(library: str, package: str) -> None:
    sentence = obstacle(around({"DISPLAY": ":0"}, missing=(library,))) or ""
    assert library in sentence
    assert f"sudo apt install {package}\n" in sentence


def test_all_missing_libraries_come_in_one_line() -> None:
    sentence = obstacle(around({"DISPLAY": ":0"}, missing=(*QT_LIBRARIES, *X_LIBRARIES))) or ""
    [line] = [line for line in sentence.splitlines() if "apt install" in line]
    assert line.split()[3:] == [*QT_LIBRARIES.values(), *X_LIBRARIES.values()]


def test_without_a_window_the_x_libraries_may_be_missing() -> None:
    assert obstacle(around({"QT_QPA_PLATFORM": "offscreen"}, missing=tuple(X_LIBRARIES))) is None


def test_the_library_probe_asks_the_real_loader() -> None:
    assert not display.loads("libsafekeeping-that-nobody-has.so.1")


def test_the_x_probe_asks_libxcb_and_tolerates_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []

    class Function:
        def __init__(self, answer: int) -> None:
            self.answer = answer

        def __call__(self, *arguments: object) -> int:
            asked.extend(argument for argument in arguments if isinstance(argument, bytes))
            return self.answer

    class Xcb:
        def __init__(self, _name: str) -> None:
            self.xcb_connect = Function(1)
            self.xcb_connection_has_error = Function(refusal)
            self.xcb_disconnect = Function(0)

    monkeypatch.setattr(display.ctypes, "CDLL", Xcb)
    refusal = 1
    assert not display.x_answers(":9")
    refusal = 0
    assert display.x_answers("localhost:10.0")
    assert asked == [b":9", b"localhost:10.0"]


def test_the_readme_lists_every_package_that_may_be_missing() -> None:
    line = re.search(r"<!-- apt -->\s*```\w*\n(.+?)\n```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert line, "README.md must keep its apt line in the code block after <!-- apt -->"
    named = set(line.group(1).split())
    assert set(QT_LIBRARIES.values()) | set(X_LIBRARIES.values()) <= named
