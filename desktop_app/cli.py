"""The command `safekeeping`: the agency's own database, a sample agency, a tour without hands, or a check of the records."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import __version__, bugs, display, paths, process

if TYPE_CHECKING:
    from collections.abc import Sequence

CANNOT_START = 2
EXIT_CODES = """exit codes:
   0  whole
   3  wrong name or password, or the account is locked
   4  damaged file or vault, or a file that does not belong to its vault
   5  cut-off log: its last entries are missing
   6  older copy: a signed checkpoint is newer than these records
   7  changed entry, or one that was removed, put in or moved
   8  other log: not the one whose checkpoints were signed
   9  a checkpoint is not signed with a key of this log
  10  no records there, or not of this version
  11  the records are in use
  12  not a supervisor or an administrator
  13  none of the checkpoints is there
  14  what guards the log was taken out of the file
  15  on a share or in a synchronised folder
  16  nothing can be written beside them, and there is no room for a passing copy"""

RESTORE_CODES = """exit codes:
   0  the copy is whole and in its place
   3  wrong name, password or recovery key
   4  the copy is not whole
  10  no copy there, no vault beside it, not to be read, or of a newer version
  11  the records are in use
  12  not a supervisor
  13  the place cannot be written to, or the disk is full"""


def main(arguments: Sequence[str] | None = None, around: display.Surroundings | None = None) -> int:
    """Run one command and return its exit code; Qt is imported only once it is known that Qt can start."""
    options = _parser().parse_args(arguments)
    if arguments is None:  # a process of our own
        process.keep_to_itself()
        bugs.listen(None if options.command in {"demo", "tour"} else paths.database_folder())
    if options.command == "verify":
        from desktop_app import terminal

        try:
            printed = [terminal.printed_head(each) for each in options.head]
        except ValueError as wrong:
            return _say(f"The head of a log reads like 57-0123456789abcdef, and {wrong} does not.")
        return terminal.verify(options.database, printed)
    if options.command == "restore":
        from desktop_app import terminal

        return terminal.restore_copy(options.source, options.to)
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
    verify = commands.add_parser(
        "verify",
        help="check the records, their log and its signed checkpoints; needs no window",
        description="Asks for the name and password of a supervisor or an administrator and checks every page of the file, "
        "every entry of the log and every checkpoint.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verify.add_argument("--database", type=Path, metavar="PATH", help="other records than this computer's own")
    verify.add_argument(
        "--head",
        action="append",
        default=[],
        metavar="NUMBER-HASH",
        help="what stands behind the word Log at the foot of a printed record: the log must hold that entry (more than once)",
    )
    restore = commands.add_parser(
        "restore",
        help="put a copy of the records back; needs no window",
        description="Asks for the name and password of a supervisor, or for the recovery key, of the day of the copy. The "
        "copy is written to a new file and checked. What it replaces is set aside for thirty days.",
        epilog=RESTORE_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    restore.add_argument("--from", dest="source", type=Path, required=True, metavar="COPY", help="the copy (.db)")
    restore.add_argument("--to", type=Path, metavar="PATH", help="a new place instead of this computer's own records")
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
