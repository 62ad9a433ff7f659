"""Hands for a journey: they find what is visible by its name, and click and type as a person would."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import TypeVar

from PySide6.QtCore import QDate, QElapsedTimer, QEventLoop, QObject, QPoint, Qt, QTime, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QLabel,
    QScrollArea,
    QTableView,
    QTimeEdit,
    QWidget,
)

W = TypeVar("W", bound=QWidget)
PATIENCE = 30_000
"""Milliseconds until something is wrong. Only a fault needs so many: a busy machine is late, and is not wrong."""
LOOK = 10
"""Milliseconds until a person looks again; what draws in a thread of its own has the processor meanwhile."""


class NotThere(AssertionError):
    """A journey looked for something that a person would not find."""


class Hands:
    """Works on whatever window or dialog is in front."""

    def __init__(self) -> None:
        self.trouble: BaseException | None = None
        self._timers = QObject()

    def note_trouble(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """What a slot raised is told by calm(); a dialog it left open is closed, so that nobody waits for it."""
        self.trouble = self.trouble or error
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()

    def front(self) -> QWidget:
        """The dialog or window a person would see on top."""
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            return dialog
        windows = [
            each for each in QApplication.topLevelWidgets() if each.isVisible() and each.objectName() == "window"
        ]
        if not windows:
            raise NotThere("no window is open")
        return windows[0]

    def find(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
        """The visible widget with this object name in front; waits for it a while."""
        found: list[W] = []

        def there() -> bool:
            seen = self._seen(name, kind)
            found[:] = [seen] if seen is not None else []
            return bool(found)

        if not until(there):
            self.calm()
            raise NotThere(f"{name} is not on the screen")
        self._reveal(found[0])
        return found[0]

    def sees(self, name: str) -> bool:
        """Whether a widget with this name is on the screen now."""
        return self._seen(name, QWidget) is not None

    def words(self) -> str:
        """All the words a person can read in front."""
        return "\n".join(each.text() for each in self.front().findChildren(QLabel) if each.isVisible())

    def click(self, name: str) -> None:
        """Click a button that is enabled."""
        widget = self.find(name)
        if not until(widget.isEnabled):
            raise NotThere(f"{name} cannot be clicked now")
        middle = widget.rect().center()
        if isinstance(widget, QCheckBox):
            middle = QPoint(10, widget.height() // 2)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        QApplication.processEvents()

    def draw(self, name: str) -> None:
        """Write something on a line to sign on."""
        pad = self.find(name)
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(60, 90))
        for step in range(1, 24):
            QTest.mouseMove(pad, QPoint(60 + step * 10, 80 + (20 if step % 4 < 2 else -20)))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(300, 84))
        QApplication.processEvents()

    def click_inside(self, name: str, words: str) -> None:
        """Click the button with these words in a row of buttons."""
        row = self.find(name)
        button = next((each for each in row.findChildren(QAbstractButton) if each.text() == words), None)
        if button is None:
            raise NotThere(f"{name} does not offer {words!r}")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def write(self, name: str, text: str) -> None:
        """Replace what stands in a field."""
        widget = self.find(name)
        widget.setFocus()
        QTest.keySequence(widget, "Ctrl+A")
        QTest.keyClicks(widget, text)
        QApplication.processEvents()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key as the keyboard would: to the window in front, so that its shortcuts hear it too."""
        window = self.front().window()
        if not window.isActiveWindow():
            window.activateWindow()
            until(window.isActiveWindow)
        QTest.keyClick(window.windowHandle(), key, held)
        QApplication.processEvents()

    def choose(self, name: str, words: str) -> None:
        """Choose from a combo box by keyboard, until the words are shown."""
        combo = self.find(name, QComboBox)
        combo.setFocus()
        index = next((i for i in range(combo.count()) if words in combo.itemText(i)), -1)
        if index < 0:
            raise NotThere(f"{name} does not offer {words!r}")
        while combo.currentIndex() != index:
            before = combo.currentIndex()
            QTest.keyClick(combo, Qt.Key.Key_Down if before < index else Qt.Key.Key_Up)
            if combo.currentIndex() == before:
                raise NotThere(f"{name} does not move to {words!r}")
        QApplication.processEvents()

    def set_date(self, name: str, day: QDate) -> None:
        """Type a date."""
        self.find(name, QDateEdit).setDate(day)
        QApplication.processEvents()

    def set_time(self, name: str, at: QTime) -> None:
        """Type a time."""
        self.find(name, QTimeEdit).setTime(at)
        QApplication.processEvents()

    def open_row(self, name: str, words: str) -> None:
        """Double-click the table row in which the words stand."""
        table, point = self._row(name, words)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
        QApplication.processEvents()

    def pick_row(self, name: str, words: str) -> None:
        """Click the table row in which the words stand."""
        table, point = self._row(name, words)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
        QApplication.processEvents()

    def tick_first_line(self, name: str) -> None:
        """Tick the first line of a list by keyboard."""
        lines = self.find(name)
        lines.setFocus()
        for key in (Qt.Key.Key_Home, Qt.Key.Key_Space):
            QTest.keyClick(lines, key)
        QApplication.processEvents()

    def in_dialog(self, opening: Callable[[], None], *acts: Callable[[], None]) -> None:
        """Do `opening`, which shows a dialog, and act inside it; each further act has the dialog that comes next.

        After trouble the dialog is left with Esc.
        """
        seen, coming = [QApplication.activeModalWidget(), None], list(acts)

        def inside() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog in seen:
                self._soon(inside)
                return
            seen.append(dialog)
            act = coming.pop(0)
            if coming:
                self._soon(inside)
            try:
                act()
            except Exception as error:  # noqa: BLE001 - told again by calm(), outside the dialog's own loop
                self.trouble = self.trouble or error
                coming.clear()
                if isinstance(dialog, QDialog):
                    dialog.reject()

        self._soon(inside)
        opening()
        if not until(lambda: not coming):
            self.calm()
            raise NotThere("no dialog opened")
        self.calm()

    def _soon(self, act: Callable[[], None]) -> None:
        QTimer.singleShot(0, self._timers, act)

    def leave_dialogs(self) -> None:
        """Leave whatever stands in front of the window."""
        dialog = QApplication.activeModalWidget()
        while isinstance(dialog, QDialog):
            dialog.reject()
            QApplication.processEvents()
            dialog = QApplication.activeModalWidget()
        self.trouble = None

    def calm(self) -> None:
        """Let the screen settle, and tell what went wrong inside a dialog."""
        QApplication.processEvents()
        if self.trouble is not None:
            trouble, self.trouble = self.trouble, None
            raise trouble

    def _seen(self, name: str, kind: type[W]) -> W | None:
        """The first visible one; most names are there once, so that the whole window is rarely looked through."""
        front = self.front()
        first = front.findChild(kind, name)
        if first is None or first.isVisible():
            return first
        return next((each for each in front.findChildren(kind, name) if each.isVisible()), None)

    def _row(self, name: str, words: str) -> tuple[QTableView, QPoint]:
        table = self.find(name, QTableView)
        model = table.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
                if words in f"{index.data() or ''} {spoken or ''}":
                    table.scrollTo(index)
                    return table, table.visualRect(index).center()
        raise NotThere(f"no row of {name} says {words!r}")

    @staticmethod
    def _reveal(widget: QWidget) -> None:
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()


def until(there: Callable[[], bool]) -> bool:
    """Whether something comes to be within a person's patience."""
    if there():
        return True
    clock, look = QElapsedTimer(), QTimer(interval=LOOK)
    clock.start()
    look.start()
    while not clock.hasExpired(PATIENCE):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if there():
            return True
    return False
