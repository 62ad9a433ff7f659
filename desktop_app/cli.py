"""The command `safekeeping`: the agency's own database, a sample agency, or a tour without hands."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import __version__, display

if TYPE_CHECKING:
    from collections.abc import Sequence

CANNOT_START = 2


def main(arguments: Sequence[str] | None = None, around: display.Surroundings | None = None) -> int:
    """Run one command and return its exit code; Qt is imported only once it is known that Qt can start."""
    options = _parser().parse_args(arguments)
    if options.command == "tour":
        if options.out.exists() and not options.out.is_dir():
            return _say(
                f"The tour needs a folder for its pictures, and {options.out} is a file. Name another with --out."
            )
        if not options.on_screen:
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    reason = display.obstacle(around or display.Surroundings())
    if reason:
        return _say(reason)
    return _run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="safekeeping",
        description="Soft interview rooms and the return of belongings to families, scheduled with care. "
        "Without a command it opens the agency's own database.",
    )
    parser.add_argument("--version", action="version", version=f"Safekeeping {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("demo", help="open a throw-away sample agency; nothing is kept")
    tour = commands.add_parser("tour", help="walk through the sample agency, with a picture of every step")
    tour.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the pictures and PDF files")
    tour.add_argument("--on-screen", action="store_true", help="show the windows on this display while it runs")
    return parser


def _run(options: argparse.Namespace) -> int:
    if options.command == "tour":
        from desktop_app import tour

        return tour.run(options.out)
    from desktop_app import app

    return app.run_demo() if options.command == "demo" else app.run_agency()


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return CANNOT_START
