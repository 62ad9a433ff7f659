"""The composition root: the one place that sees every layer. The window is shown first, the rest comes after it."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSettings, Qt, QThread
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app import bugs, paths
from desktop_app.ui.collecting import Collecting
from desktop_app.ui.look import keep_look, kept_look
from desktop_app.ui.screens import screen_of
from desktop_app.ui.theme import apply_theme
from desktop_app.ui.window import MainWindow

if TYPE_CHECKING:
    from desktop_app.domain.agency import Agency
    from desktop_app.domain.rooms import Room
    from desktop_app.services.entrance import Entered, Entrance, State
    from desktop_app.services.services import Services
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.first_start import FirstStart

FILE = "safekeeping.db"
COULD_NOT_OPEN = 1
_SHUT = {"missing", "other_vault", "in_use", "network", "synced", "damaged", "newer"}
_TELLING = Lock()
"""What a timer meets every few seconds, a disk that was pulled out, is told once and not in a pile of windows."""


def run_agency() -> int:
    """Show the way into the agency's own database; the first start asks who the agency is."""
    application = make_application()
    window = shown_window(application)
    from desktop_app.services.entrance import Entrance
    from desktop_app.services.viewing import only_looked_at

    path = paths.database_folder() / FILE
    fault = only_looked_at(path)
    if fault is not None:
        return _look(application, window, path, fault.value)
    return _let_in(application, window, Entrance(path, now))


def _look(application: QApplication, window: MainWindow, path: Path, fault: str) -> int:
    """Records that lie where nothing is written: they may be looked at, which is told and asked first."""
    from desktop_app.services.viewing import looking
    from desktop_app.store.faults import StoreFault
    from desktop_app.ui.messages import Messages
    from desktop_app.ui.sentences import fault_sentence

    told = QApplication.translate(
        "app",
        "You can look at them as they are now. Nothing is changed, printed or saved, and their log does not tell of it.",
    )
    title = QApplication.translate("app", "These records can only be looked at here")
    yes, no = QApplication.translate("app", "Look at them"), QApplication.translate("app", "Close Safekeeping")
    if not Messages().ask(window, title, f"{fault_sentence(fault)}\n\n{told}", yes, no):
        return COULD_NOT_OPEN
    try:
        with looking(path, now) as entrance:
            return _let_in(application, window, entrance)
    except StoreFault as error:
        Messages().tell(window, _not_opened(), fault_sentence(error.fault.value, error.facts))
        return COULD_NOT_OPEN


def _let_in(application: QApplication, window: MainWindow, entrance: Entrance) -> int:
    state = _found(entrance)
    if state is None:
        return COULD_NOT_OPEN
    try:
        desk = _desk(window, entrance, state)
        return 0 if desk is None else _shown(application, desk)
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
    QLocale.setDefault(in_english(QLocale.system()))
    application.setApplicationName("Safekeeping")
    application.setApplicationDisplayName("Safekeeping")
    forget_folders()
    chosen = kept_look(paths.settings_file())
    system = application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    apply_theme(application, system if chosen is None else chosen)
    sys.excepthook = tell_fault
    return application


def in_english(system: QLocale) -> QLocale:
    """Months and weekdays in the language of the words they stand in; the week begins as it does where one is."""
    spoken = {QLocale.Language.English, QLocale.Language.C}
    return system if system.language() in spoken else QLocale(QLocale.Language.English, system.territory())


def forget_folders() -> None:
    """Qt's own file dialog writes the folders it was in to QtProject.conf, and a folder may be called after a family."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def shown_window(application: QApplication) -> MainWindow:
    """The main window on screen, still without anybody signed in and before any record is opened."""
    window = MainWindow()
    window.open_on(screen_of(window).availableSize())
    application.processEvents()
    return window


def now() -> int:
    """The wall clock, in epoch seconds."""
    return int(time.time())


def tell_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A known fault becomes a calm sentence; a bug becomes a reference in the log, without any record data."""
    from desktop_app.store.faults import Fault, StoreFault
    from desktop_app.ui.messages import Messages
    from desktop_app.ui.sentences import fault_sentence

    application = QApplication.instance()
    if application is None or QThread.currentThread() != application.thread():
        bugs.note(kind, trace)  # no window opens from a thread beside
        return
    window = desk_window()
    if isinstance(error, StoreFault) and error.fault is Fault.SHUT:
        return  # a dialog that was left by the lock asked once more: there is nobody to tell
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    reference = "" if isinstance(error, StoreFault) else bugs.note(kind, trace)
    if not _TELLING.acquire(blocking=False):
        return
    try:
        if isinstance(error, StoreFault):
            shut = error.fault.value.startswith("vault") or error.fault.value in _SHUT
            title = _not_opened() if shut else QApplication.translate("app", "Not saved")
            Messages().tell(window, title, fault_sentence(error.fault.value, error.facts))
        else:
            Messages().crash(window, reference)
    finally:
        _TELLING.release()


def desk_window() -> QWidget | None:
    """What a message stands in front of: the window in front, but never the lobby's screen, which everybody reads."""
    front = QApplication.activeWindow()
    if front is not None and not front.property("public"):
        return front
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()]
    return windows[0] if windows else None


def _found(entrance: Entrance) -> State | None:
    """What is there; None when it cannot be opened, which has been told."""
    from desktop_app.store.faults import StoreFault
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
    agency = Agency(asked.agency_name, asked.address, asked.phone, asked.phone_hours, asked.zone)
    rooms = [
        Room(0, each.name, kinds[each.kind], asked.zone, each.seats, each.step_free, each.entrance)
        for each in asked.rooms
    ]
    return agency, rooms


def _desk(window: MainWindow, entrance: Entrance, state: State) -> Desk | None:
    """A desk that opens with a password; None where the first one was not made. Its recovery key is let go of here."""
    from desktop_app.services.entrance import State
    from desktop_app.ui.desk import Desk

    entered = None
    if state is not State.SHUT:
        entered = first_way_in(entrance, window, plain=state is State.PLAIN_KEY)
        if entered is None:
            return None
    return Desk(None, None, now, window, entrance, entered)


def _shown(application: QApplication, desk: Desk) -> int:
    desk.look_chosen.connect(_on_look)
    desk.window.activateWindow()
    return application.exec()


def _run(application: QApplication, window: MainWindow, services: Services, agency: Agency) -> int:
    from desktop_app.ui.desk import Desk

    return _shown(application, Desk(services, agency, now, window))


def _on_look(dark: bool) -> None:
    keep_look(paths.settings_file(), dark=dark)
