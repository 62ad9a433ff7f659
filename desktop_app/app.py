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
from desktop_app.ui.collecting import Collecting
from desktop_app.ui.look import keep_look, kept_look
from desktop_app.ui.theme import apply_theme
from desktop_app.ui.window import MainWindow

if TYPE_CHECKING:
    from desktop_app.domain.agency import Agency
    from desktop_app.domain.rooms import Room
    from desktop_app.services.entrance import Entered, Entrance, State
    from desktop_app.services.services import Services
    from desktop_app.ui.first_start import FirstStart

FILE = "safekeeping.db"
COULD_NOT_OPEN = 1
_SHUT = {"missing", "other_vault", "in_use", "network", "synced", "damaged", "newer"}
PHONE_HOURS = "8 am to 6 pm"


def run_agency() -> int:
    """Show the way into the agency's own database; the first start asks who the agency is."""
    application = make_application()
    window = shown_window(application)
    from desktop_app.services.entrance import Entrance, State

    entrance = Entrance(paths.database_folder() / FILE, now)
    state = _found(entrance)
    if state is None:
        return COULD_NOT_OPEN
    try:
        entered = None
        if state is not State.SHUT:
            entered = first_way_in(entrance, window, plain=state is State.PLAIN_KEY)
            if entered is None:
                return 0
        return _run_behind(application, window, entrance, entered)
    finally:
        entrance.leave()
        entrance.wait()


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
    Collecting(application)
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
        shut = error.fault.value.startswith("vault") or error.fault.value in _SHUT
        title = _not_opened() if shut else QApplication.translate("app", "Not saved")
        Messages().tell(window, title, fault_sentence(error.fault.value, error.facts))
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


def _found(entrance: Entrance) -> State | None:
    """What is there; None when it cannot be opened, which has been told."""
    from desktop_app.store.database import StoreFault
    from desktop_app.ui.messages import Messages
    from desktop_app.ui.sentences import fault_sentence

    try:
        return entrance.state()
    except StoreFault as fault:
        Messages().tell(None, _not_opened(), fault_sentence(fault.fault.value, fault.facts))
        return None


def _not_opened() -> str:
    return QApplication.translate("app", "The database could not be opened")


def first_way_in(entrance: Entrance, window: MainWindow, *, plain: bool) -> Entered | None:
    """Make the first password: of a new agency's supervisor, or for records that had a plain key file until now."""
    from desktop_app.services.entrance import Entered
    from desktop_app.ui.entrance.dialogs import AdoptDialog, NewPasswordDialog, PasswordDialog
    from desktop_app.ui.first_start import FirstStartDialog

    dialog: PasswordDialog
    if plain:
        dialog = AdoptDialog(entrance.plain_supervisors(), entrance.adopt, window)
    else:
        first = FirstStartDialog(window)
        if not first.exec():
            return None
        asked = first.result_value()

        def found(password: str, again: str) -> object:
            agency, rooms = agency_of(asked)
            return entrance.found(agency, rooms, asked.supervisor, password, again)

        title = QApplication.translate("app", "A password for {name}").format(name=asked.supervisor)
        sentence = QApplication.translate("app", "It opens the records. Nobody else knows it, and nobody can read it.")
        dialog = NewPasswordDialog(title, sentence, found, window)
        dialog.lock_key.setEnabled(False)
    dialog.exec()
    outcome = dialog.outcome
    dialog.deleteLater()
    return outcome if isinstance(outcome, Entered) else None


def agency_of(asked: FirstStart) -> tuple[Agency, list[Room]]:
    """What the first start asked for, as it is kept."""
    from desktop_app.domain.agency import Agency
    from desktop_app.domain.rooms import Room, RoomKind

    kinds = {"soft": RoomKind.SOFT_INTERVIEW, "child": RoomKind.CHILD_FRIENDLY, "return": RoomKind.PROPERTY_RETURN}
    agency = Agency(asked.agency_name, asked.address, asked.phone, PHONE_HOURS, asked.zone)
    rooms = [
        Room(0, each.name, kinds[each.kind], asked.zone, each.seats, each.step_free, each.entrance)
        for each in asked.rooms
    ]
    return agency, rooms


def _run_behind(application: QApplication, window: MainWindow, entrance: Entrance, entered: Entered | None) -> int:
    """A desk that opens with a password."""
    from desktop_app.ui.desk import Desk

    desk = Desk(None, None, now, window, entrance, entered)
    desk.look_chosen.connect(_on_look)
    desk.window.activateWindow()
    return application.exec()


def _run(application: QApplication, window: MainWindow, services: Services, agency: Agency) -> int:
    from desktop_app.ui.desk import Desk

    desk = Desk(services, agency, now, window)
    desk.look_chosen.connect(_on_look)
    desk.window.activateWindow()
    return application.exec()


def _on_look(dark: bool) -> None:
    keep_look(paths.settings_file(), dark=dark)
