"""The main window: the rail at the left, one page at a time at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.cover import CoverableStack, cover_all
from desktop_app.ui.lock import LockKey, ScreenKey, leave_dialogs, let_go, lock_all
from desktop_app.ui.rail import Rail
from desktop_app.ui.widgets.text import label

MINIMUM_SIZE = (1180, 700)
FIRST_SIZE = (1366, 768)
_NUMBERED_PAGES = 8


class MainWindow(QMainWindow):
    """Knows keys and factories, not pages: a page is built when it is first shown and reloads when shown again."""

    lock_requested = Signal()
    page_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("window")
        self.setWindowTitle(self.tr("Safekeeping"))
        self.setMinimumSize(*MINIMUM_SIZE)
        self.resize(*FIRST_SIZE)
        self._factories: dict[str, Callable[[], QWidget]] = {}
        self._built: dict[str, QWidget] = {}
        self._shortcuts: list[QShortcut] = []
        self._current = ""
        self.may_close: Callable[[], bool] | None = None
        """Asked before the window closes: whether nothing is lost with it."""
        self.rail = Rail()
        self._pages = QStackedWidget()
        self.note = label("", "second", wrap=True)
        self._shell = QWidget()
        self._whole = QStackedWidget()
        self._cover = CoverableStack(self._whole)
        self._assemble()
        self.rail.page_chosen.connect(self.show_page)
        self.rail.lock_requested.connect(lock_all)
        ScreenKey(Qt.Key.Key_F8, self).pressed.connect(self.toggle_cover)
        LockKey(self).locking.connect(self.lock_requested)

    def open_on(self, room: QSize) -> None:
        """Show it on a screen with this much room; where its first size and a title bar do not fit, it takes it all."""
        if FIRST_SIZE[0] < room.width() and FIRST_SIZE[1] < room.height():
            self.show()
        else:
            self.showMaximized()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.may_close is None or self.may_close())

    # Pages

    def add_page(self, key: str, title: str, icon: str, factory: Callable[[], QWidget]) -> None:
        """A page under a key, in the order of the rail; the first eight answer to Ctrl+1 ... Ctrl+8."""
        self._factories[key] = factory
        self.rail.add(key, title, icon)
        number = len(self._factories)
        if number <= _NUMBERED_PAGES:
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self, self._on_number)
            shortcut.setProperty("page", key)
            self._shortcuts.append(shortcut)

    def show_page(self, key: str) -> None:
        """Show a page, building it the first time."""
        page = self.page(key)
        inside = page.focusWidget()  # before Qt gives the focus to whatever comes first on it, or on the rail
        on_rail = self.rail.has_focus()
        self._current = key
        self._whole.setCurrentWidget(self._shell)
        self._pages.setCurrentWidget(page)
        self.rail.set_current(key)
        _reload(page)
        if on_rail:
            self.rail.focus_current()
        else:
            (page if inside is None else inside).setFocus()
        self.page_changed.emit(key)

    def page(self, key: str) -> QWidget:
        """The page of a key, built when it is asked for the first time."""
        if key not in self._built:
            page = self._factories[key]()
            self._built[key] = page
            self._pages.addWidget(page)
        return self._built[key]

    def current_key(self) -> str:
        """The key of the page on screen; empty before the first one."""
        return self._current

    def refresh(self) -> None:
        """Let the page on screen show what is recorded now; the others do so when they are shown."""
        if self._current and self._whole.currentWidget() is self._shell:
            _reload(self._built[self._current])

    def clear_pages(self) -> None:
        """Forget all pages, as when the signed-in person changes: nothing of one person's view stays for the next."""
        leave_dialogs()
        self._let_alone_go()
        for page in self._built.values():
            _let_go(self._pages, page)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._built.clear()
        self._factories.clear()
        self._shortcuts.clear()
        self._current = ""
        self.rail.clear()

    # The whole window

    def set_person(self, name: str, role_label: str) -> None:
        """Who is signed in, at the foot of the rail."""
        self.rail.set_person(name, role_label)

    def set_note(self, sentence: str) -> None:
        """What holds for every page of this desk, above them; empty for nothing."""
        self.note.setText(sentence)
        self._note.setVisible(bool(sentence))

    def show_alone(self, widget: QWidget) -> None:
        """Show one widget without the rail (sign-in, at the table); an earlier one is let go."""
        self._let_alone_go(keep=widget)
        if self._whole.indexOf(widget) < 0:
            self._whole.addWidget(widget)
        self._whole.setCurrentWidget(widget)
        widget.setFocus()

    def show_pages(self) -> None:
        """Back from `show_alone()` to the rail and the page that was there."""
        self._whole.setCurrentWidget(self._shell)
        self.refresh()

    def set_covered(self, covered: bool) -> None:
        """Hide or show everything, open dialogs too."""
        cover_all(covered)

    def is_covered(self) -> bool:
        """Whether the screen is hidden."""
        return self._cover.is_covered()

    def toggle_cover(self) -> None:
        """What F8 and the button "Hide this screen" do."""
        self.set_covered(not self.is_covered())

    def _assemble(self) -> None:
        row = QHBoxLayout(self._shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(self._noted(), 1)
        self._whole.addWidget(self._shell)
        self.setCentralWidget(self._cover)
        self._pages.setFocus()  # or the window would open with a focus ring in the rail

    def _noted(self) -> QVBoxLayout:
        self.note.setObjectName("window.note")
        frame = QFrame()
        frame.setProperty("role", "notice")
        around = QHBoxLayout(frame)
        around.setContentsMargins(16, 10, 16, 10)
        around.addWidget(self.note, 1)
        self._note = QWidget()
        above = QHBoxLayout(self._note)
        above.setContentsMargins(28, 12, 28, 0)
        above.addWidget(frame)
        self._note.hide()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._note)
        column.addWidget(self._pages, 1)
        return column

    def _let_alone_go(self, keep: QWidget | None = None) -> None:
        for index in reversed(range(self._whole.count())):
            widget = self._whole.widget(index)
            if widget is not None and widget not in (self._shell, keep):
                _let_go(self._whole, widget)

    def _on_number(self) -> None:
        if not self.is_covered() and self._whole.currentWidget() is self._shell:
            self.show_page(str(self.sender().property("page")))


def _reload(page: QWidget) -> None:
    reload = getattr(page, "reload", None)
    if callable(reload):
        reload()


def _let_go(stack: QStackedWidget, widget: QWidget) -> None:
    stack.removeWidget(widget)
    widget.hide()
    let_go(widget)
