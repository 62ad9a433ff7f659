"""Where records may lie: on a disk of this computer, not on a share and not in a folder that a service copies about."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from pathlib import Path

NETWORK = frozenset(
    {
        "cifs", "smb2", "smb3", "smbfs", "nfs", "nfs4", "afpfs", "afs", "ncpfs", "webdav", "davfs", "ceph", "vboxsf",
        "fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.glusterfs", "fuse.ceph", "fuse.smbnetfs", "fuse.gvfsd-fuse",
        "fuse.vmhgfs-fuse", "remote", "unc",
    }
)  # fmt: skip
"""Kinds of file systems whose locks cannot be trusted with a log beside the database (SQLite's own list)."""
_SYNCED = re.compile(
    r"(onedrive|dropbox|icloud ?drive|iclouddrive|mobile documents|cloudstorage|google ?drive|my drive|nextcloud|owncloud|"
    r"box sync|pcloud ?drive|creative cloud files)( ?[-(].*)?",
    re.IGNORECASE,
)
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_DRIVE_REMOTE = 4
_MAC_NAME_AT, _MAC_NAME_LENGTH, _MAC_STATFS = 72, 16, 2168


def on_network(path: Path) -> bool:
    """Whether a file there would be on another computer's disk."""
    return kind_of(path) in NETWORK


def synced(path: Path) -> bool:
    """Whether a service copies that folder elsewhere while it is written to; known by the folder's name."""
    whole = _real(path)
    if any(_SYNCED.fullmatch(part) for place in (path, whole) for part in place.parts):
        return True
    roots = (os.environ.get(name) for name in _VARIABLES)
    return any(root and whole.is_relative_to(_real(Path(root))) for root in roots)


def kind_of(path: Path) -> str:
    """The kind of file system at a place that may not exist yet; empty where the system does not tell."""
    text = str(path)
    if text.startswith(("\\\\", "//")):
        return "unc"
    there = _real(path)
    while not there.exists() and there != there.parent:
        there = there.parent
    if sys.platform == "win32":
        return _windows(there)
    if sys.platform == "darwin":
        return _mac(there)
    return _linux(there)


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except OSError:
        return path.absolute()


def _linux(there: Path) -> str:
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    kind, longest = "", -1
    for line in lines:
        _, mount, found, *_ = line.split(" ")
        place = re.sub(r"\\([0-7]{3})", _spelled, mount)
        if len(place) >= longest and there.is_relative_to(place):
            kind, longest = found, len(place)
    return kind


def _spelled(octal: re.Match[str]) -> str:
    return chr(int(octal.group(1), 8))


def _windows(there: Path) -> str:
    drive = there.anchor
    if drive.startswith("\\\\"):
        return "unc"
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 (the name exists on Windows only)
    return "remote" if kernel.GetDriveTypeW(drive) == _DRIVE_REMOTE else ""


def _mac(there: Path) -> str:
    """From statfs(2): the name of the file system stands behind the 64-bit counts."""
    told = ctypes.create_string_buffer(_MAC_STATFS)
    if ctypes.CDLL(None).statfs(os.fsencode(there), told) != 0:
        return ""
    name = told.raw[_MAC_NAME_AT : _MAC_NAME_AT + _MAC_NAME_LENGTH]
    return name.partition(b"\0")[0].decode("ascii", "replace")
