"""Runs every journey over a fresh sample agency, in a folder that is removed afterwards."""

from __future__ import annotations

import sys
import tempfile
import traceback
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from desktop_app import sample
from desktop_app.app import FILE, make_application
from desktop_app.services.services import services_over
from desktop_app.store.database import key_beside, open_database
from desktop_app.tour.days import SAMPLE_AT
from desktop_app.tour.journeys import JOURNEYS
from desktop_app.tour.walker import Walker
from desktop_app.ui.desk import Desk
from desktop_app.ui.theme import apply_theme


def walk(out: Path) -> int:
    """Walk the journeys one after the other; non-zero when one of them cannot go on."""
    out.mkdir(parents=True, exist_ok=True)
    application = make_application()
    apply_theme(application, dark=False)
    with tempfile.TemporaryDirectory(prefix="safekeeping-tour-") as folder:
        path = Path(folder) / FILE
        database = open_database(path, key_beside(path))
        try:
            sample.fill(database, SAMPLE_AT)
            clock = sample.HeldClock(SAMPLE_AT)
            services = services_over(database, clock)
            agency = services.agency.get()
            if agency is None:
                return 1
            desk = Desk(services, agency, clock)
            desk.window.show()
            walker = Walker(desk, clock, out)
            sys.excepthook = walker.hands.note_trouble
            failed = _journeys(walker)
            _leave(desk)
            return failed
        finally:
            sys.excepthook = sys.__excepthook__
            database.close()


def _journeys(walker: Walker) -> int:
    walker.snap("sign-in")
    failed = 0
    for journey in JOURNEYS:
        name = journey.__name__.replace("_", " ")
        try:
            journey(walker)
        except Exception:  # noqa: BLE001 - whatever stops a journey is told, and the next one is walked
            failed += 1
            walker.snap(f"stopped-{journey.__name__}")
            walker.hands.leave_dialogs()
            sys.stderr.write(f"The journey of {name} stopped:\n{traceback.format_exc()}\n")
        else:
            sys.stdout.write(f"The journey of {name} went well.\n")
    sys.stdout.write(f"{walker.count} pictures are in {walker.out}.\n")
    return 1 if failed else 0


def _leave(desk: Desk) -> None:
    """Nothing of the walk stays: a page that nobody sees would still be dressed anew with every change of the theme."""
    desk.lock()
    desk.window.close()
    desk.window.deleteLater()
    desk.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
