"""The composition root: the one place that sees every layer. The window is shown first, the rest comes after it."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app import paths
from desktop_app.ui.look import keep_look, kept_look
from desktop_app.ui.theme import apply_theme
from desktop_app.ui.window import MainWindow

if TYPE_CHECKING:
    from desktop_app.domain.agency import Agency
    from desktop_app.services.services import Services
    from desktop_app.store.database import Database
    from desktop_app.ui.first_start import FirstStart

FILE = "safekeeping.db"
COULD_NOT_OPEN = 1
PHONE_HOURS = "8 am to 6 pm"


def run_agency() -> int:
    """Open the agency's own database; the first start asks who the agency is."""
    application = make_application()
    window = shown_window(application)
    database = _opened(paths.database_folder() / FILE)
    if database is None:
        return COULD_NOT_OPEN
    try:
        from desktop_app.services.services import services_over

        services = services_over(database, now)
        agency = services.agency.get() or _first_start(services, window)
        return _run(application, window, services, agency) if agency else 0
    finally:
        database.close()


def run_demo() -> int:
    """Open the sample agency in a folder that is removed at the end."""
    application = make_application()
    window = shown_window(application)
    from tempfile import TemporaryDirectory

    from desktop_app import sample
    from desktop_app.services.services import services_over
    from desktop_app.store.database import key_beside, open_database

    with TemporaryDirectory(prefix="safekeeping-demo-") as folder:
        path = Path(folder) / FILE
        database = open_database(path, key_beside(path))
        try:
            sample.fill(database, now())
            services = services_over(database, now)
            agency = services.agency.get()
            return _run(application, window, services, agency) if agency else COULD_NOT_OPEN
        finally:
            database.close()


def make_application() -> QApplication:
    """The one QApplication, in our type and colours, with faults and bugs told in words."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Safekeeping")
    application.setApplicationDisplayName("Safekeeping")
    chosen = kept_look(paths.settings_file())
    system = application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    apply_theme(application, system if chosen is None else chosen)
    sys.excepthook = tell_fault
    return application


def shown_window(application: QApplication) -> MainWindow:
    """The main window on screen, still without anybody signed in and before any record is opened."""
    window = MainWindow()
    window.show()
    application.processEvents()
    return window


def now() -> int:
    """The wall clock, in epoch seconds."""
    return int(time.time())


def tell_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A known fault becomes a calm sentence; a bug becomes a reference in the log, without any record data."""
    import logging
    import uuid

    from desktop_app.store.database import StoreFault
    from desktop_app.ui.messages import Messages
    from desktop_app.ui.sentences import fault_sentence

    window = QApplication.activeWindow()
    if isinstance(error, StoreFault):
        Messages().tell(window, QApplication.translate("app", "Not saved"), fault_sentence(error.fault.value))
        return
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    reference = uuid.uuid4().hex[:8]
    logging.getLogger("safekeeping").error("bug %s: %s at %s", reference, kind.__name__, _places(trace))
    Messages().crash(window, reference)


def _places(trace: TracebackType | None) -> str:
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return " > ".join(places)


def _opened(path: Path) -> Database | None:
    from desktop_app.store.database import StoreFault, key_beside, open_database
    from desktop_app.ui.messages import Messages
    from desktop_app.ui.sentences import fault_sentence

    try:
        return open_database(path, key_beside(path))
    except StoreFault as fault:
        title = QApplication.translate("app", "The database could not be opened")
        Messages().tell(None, title, fault_sentence(fault.fault.value))
        return None


def _first_start(services: Services, window: MainWindow) -> Agency | None:
    from desktop_app.ui.first_start import FirstStartDialog

    dialog = FirstStartDialog(window)
    return set_up(services, dialog.result_value()) if dialog.exec() else None


def set_up(services: Services, asked: FirstStart) -> Agency | None:
    """Write what the first start asked for."""
    from desktop_app.domain.agency import Agency
    from desktop_app.domain.refusals import Refused
    from desktop_app.domain.rooms import Room, RoomKind
    from desktop_app.ui.messages import Messages
    from desktop_app.ui.sentences import sentences

    kinds = {"soft": RoomKind.SOFT_INTERVIEW, "child": RoomKind.CHILD_FRIENDLY, "return": RoomKind.PROPERTY_RETURN}
    agency = Agency(asked.agency_name, asked.address, asked.phone, PHONE_HOURS, asked.zone)
    rooms = [
        Room(0, each.name, kinds[each.kind], asked.zone, each.seats, each.step_free, each.entrance)
        for each in asked.rooms
    ]
    outcome = services.agency.set_up(agency, rooms, asked.supervisor)
    if isinstance(outcome, Refused):
        Messages().tell(None, QApplication.translate("app", "Not yet"), sentences(outcome))
        return None
    return services.agency.get()


def _run(application: QApplication, window: MainWindow, services: Services, agency: Agency) -> int:
    from desktop_app.ui.desk import Desk

    desk = Desk(services, agency, now, window)
    desk.look_chosen.connect(_on_look)
    desk.window.activateWindow()
    return application.exec()


def _on_look(dark: bool) -> None:
    keep_look(paths.settings_file(), dark=dark)
