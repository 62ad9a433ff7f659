"""Says in words why no window can open here, before Qt would abort the program instead."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

# What the Qt of the PySide6 wheels loads from the system, and the Debian package that holds it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
X_LIBRARIES = {
    "libxcb.so.1": "libxcb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
_BY_PLATFORM = {"xcb": X_LIBRARIES, "wayland": WAYLAND_LIBRARIES}

WITHOUT_A_SCREEN = "To see Safekeeping work without a screen, type:\n    safekeeping tour --out pictures"


def loads(library: str) -> bool:
    """Whether the system's loader finds this shared library and everything it needs in turn."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def x_answers(display: str) -> bool:
    """Whether an X server is there and lets this user in; asks as Qt will, through libxcb."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the command finds around it; tests hand in another world."""

    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    system: str = sys.platform
    loads: Callable[[str], bool] = loads
    x_answers: Callable[[str], bool] = x_answers


def obstacle(around: Surroundings) -> str | None:
    """Why Qt cannot start here and what to type, or None when it can."""
    if not around.system.startswith("linux"):
        return None
    platforms = _platforms(around.environment)
    if not platforms:
        return _no_screen()
    hindrances = [_hindrance(platform, around) for platform in platforms]
    return None if None in hindrances else hindrances[0]


def _platforms(environment: Mapping[str, str]) -> list[str]:
    """The ways to show a window that Qt would try, its own choice or the one it is told: `xcb`, `wayland`, `offscreen`."""
    told = environment.get("QT_QPA_PLATFORM", "")
    if told:
        return [choice.partition(":")[0].partition("-")[0] for choice in told.split(";")]
    found = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
    return [platform for platform, variable in found.items() if environment.get(variable)]


def _hindrance(platform: str, around: Surroundings) -> str | None:
    needed = QT_LIBRARIES | _BY_PLATFORM.get(platform, {})
    missing = [library for library in needed if not around.loads(library)]
    if missing:
        return _missing(missing, [needed[library] for library in missing])
    if platform == "xcb":
        display = around.environment.get("DISPLAY", "")
        if not display:
            return _no_screen()
        if not around.x_answers(display):
            return _no_answer(display)
    return None


def _no_screen() -> str:
    return (
        "Safekeeping opens a window, and this session has no screen: neither DISPLAY nor WAYLAND_DISPLAY is set.\n"
        "Start it from a desktop session, or connect with: ssh -X\n" + WITHOUT_A_SCREEN
    )


def _no_answer(display: str) -> str:
    return (
        f"Safekeeping cannot open a window: DISPLAY is {display}, but no X server answers there or it refuses this user.\n"
        "Start it from a desktop session; if there is none, take the setting away with: unset DISPLAY\n"
        + WITHOUT_A_SCREEN
    )


def _missing(libraries: list[str], packages: list[str]) -> str:
    return (
        f"Safekeeping cannot open a window: Qt needs system libraries that are missing here: {', '.join(libraries)}.\n"
        f"On Debian or Ubuntu, type:\n    sudo apt install {' '.join(packages)}\n"
        "On another Linux, install the packages that contain these files."
    )
