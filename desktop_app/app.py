"""The composition root: the one place that sees every layer."""

from __future__ import annotations

import logging
import sys
import tempfile
import time
import uuid
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QDialog

from desktop_app import paths
from desktop_app.domain.agency import Agency
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Room, RoomKind
from desktop_app.services.services import Services, services_over
from desktop_app.store.database import Database, StoreFault, key_beside, open_database
from desktop_app.ui.desk import Desk
from desktop_app.ui.first_start import FirstStart, FirstStartDialog
from desktop_app.ui.messages import Messages
from desktop_app.ui.sentences import fault_sentence, sentences
from desktop_app.ui.theme import apply_theme

FILE = "safekeeping.db"
COULD_NOT_OPEN = 1
PHONE_HOURS = "8 am to 6 pm"
_KINDS = {"soft": RoomKind.SOFT_INTERVIEW, "child": RoomKind.CHILD_FRIENDLY, "return": RoomKind.PROPERTY_RETURN}
logger = logging.getLogger("safekeeping")


def run_agency() -> int:
    """Open the agency's own database; the first start asks who the agency is."""
    application = make_application()
    path = paths.database_folder() / FILE
    database = _opened(path)
    if database is None:
        return COULD_NOT_OPEN
    try:
        services = services_over(database, now)
        agency = services.agency.get() or _first_start(services)
        return _show(application, services, agency) if agency else 0
    finally:
        database.close()


def run_demo() -> int:
    """Open the sample agency in a folder that is removed at the end."""
    from desktop_app import sample

    application = make_application()
    with tempfile.TemporaryDirectory(prefix="safekeeping-demo-") as folder:
        path = Path(folder) / FILE
        database = open_database(path, key_beside(path))
        try:
            sample.fill(database, now())
            services = services_over(database, now)
            agency = services.agency.get()
            return _show(application, services, agency) if agency else COULD_NOT_OPEN
        finally:
            database.close()


def make_application() -> QApplication:
    """The one QApplication, in our type and colours, with faults and bugs told in words."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Safekeeping")
    application.setApplicationDisplayName("Safekeeping")
    hints = application.styleHints()
    apply_theme(application, hints.colorScheme().name == "Dark")
    sys.excepthook = tell_fault
    return application


def now() -> int:
    """The wall clock, in epoch seconds."""
    return int(time.time())


def tell_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A known fault becomes a calm sentence; a bug becomes a reference in the log, without any record data."""
    window = QApplication.activeWindow()
    if isinstance(error, StoreFault):
        Messages().tell(window, QApplication.translate("app", "Not saved"), fault_sentence(error.fault.value))
        return
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    reference = uuid.uuid4().hex[:8]
    logger.error("bug %s: %s at %s", reference, kind.__name__, _places(trace))
    Messages().crash(window, reference)


def _places(trace: TracebackType | None) -> str:
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return " > ".join(places)


def _opened(path: Path) -> Database | None:
    try:
        return open_database(path, key_beside(path))
    except StoreFault as fault:
        title = QApplication.translate("app", "The database could not be opened")
        Messages().tell(None, title, fault_sentence(fault.fault.value))
        return None


def _first_start(services: Services) -> Agency | None:
    dialog = FirstStartDialog()
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return set_up(services, dialog.result_value())


def set_up(services: Services, asked: FirstStart) -> Agency | None:
    """Write what the first start asked for."""
    agency = Agency(asked.agency_name, asked.address, asked.phone, PHONE_HOURS, asked.zone)
    rooms = [
        Room(0, each.name, _KINDS[each.kind], asked.zone, each.seats, each.step_free, each.entrance)
        for each in asked.rooms
    ]
    outcome = services.agency.set_up(agency, rooms, asked.supervisor)
    if isinstance(outcome, Refused):
        Messages().tell(None, QApplication.translate("app", "Not yet"), sentences(outcome))
        return None
    return agency


def _show(application: QApplication, services: Services, agency: Agency) -> int:
    desk = Desk(services, agency, now)
    desk.window.show()
    return application.exec()
