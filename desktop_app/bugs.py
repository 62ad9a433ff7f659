"""How a bug is noted: a reference and the places of the program it came through, never a value that it met (SI-11)."""

from __future__ import annotations

import logging
import sys
import threading
import uuid
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

log = logging.getLogger("safekeeping")
FILE = "safekeeping.log"
LARGEST = 100_000
"""Bytes of the log, after which another one is begun."""


def note(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Write it down; the reference that finds it there."""
    reference = uuid.uuid4().hex[:8]
    log.error("bug %s: %s at %s", reference, kind.__name__, _places(trace))
    return reference


def listen(folder: Path | None = None) -> None:
    """From now on no thread and no object that goes away tells its values; what is noted stands in a file in `folder`.

    For a process of our own: what other packages log or warn of is heard by nobody, since it may quote what they read.
    """
    sys.excepthook = _ended
    threading.excepthook = _ended_beside
    sys.unraisablehook = _unraisable
    logging.raiseExceptions = False
    logging.captureWarnings(True)
    logging.getLogger().addHandler(logging.NullHandler())
    log.setLevel(logging.INFO)
    for handler in (logging.StreamHandler(), *_file(folder)):
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        log.addHandler(handler)


class _Log(logging.FileHandler):
    """Where nothing can be written, or another program has the file, nothing else fails for it."""

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):
            super().emit(record)


def _file(folder: Path | None) -> tuple[logging.Handler, ...]:
    """Made with the first bug, where there are records already; one that has grown long is set aside once."""
    with suppress(OSError):
        if folder is not None and folder.is_dir():
            file = folder / FILE
            with suppress(OSError):
                if file.stat().st_size > LARGEST:
                    file.replace(file.with_suffix(".log.1"))
            return (_Log(file, encoding="utf-8", delay=True),)
    return ()


def _ended(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
    """A command that cannot go on."""
    if issubclass(kind, KeyboardInterrupt):
        return
    reference = note(kind, trace)
    if sys.stderr is not None:  # as it is where a program has no console
        sys.stderr.write(f"Safekeeping could not finish this. The reference is {reference}.\n")


def _ended_beside(happened: threading.ExceptHookArgs) -> None:
    if happened.exc_type is not SystemExit:
        note(happened.exc_type, happened.exc_traceback)


def _unraisable(happened: sys.UnraisableHookArgs) -> None:
    note(happened.exc_type, happened.exc_traceback)


def _places(trace: TracebackType | None) -> str:
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return " > ".join(places)
