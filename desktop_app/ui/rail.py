"""The left rail: the pages, who is signed in, and the lock."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets.button import LINK_INSET, Button
from desktop_app.ui.widgets.text import ElidedLabel, label, line

WIDTH = 200


class Rail(QFrame):
    """One button a page; the checked one is the page on screen."""

    page_chosen = Signal(str)
    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setProperty("role", "rail")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Pages"))
        self._keys: list[str] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_clicked)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(2)
        self._name = ElidedLabel("", "second")
        self._name.setFont(theme.font(theme.SECOND_PX, QFont.Weight.Bold))
        self._role = ElidedLabel("", "second")
        self.lock = Button(self.tr("Lock now"), "link")
        self.lock.setObjectName("rail.lock")
        self.lock.setAccessibleDescription(self.tr("F9"))
        self.lock.clicked.connect(self._on_lock)
        self._assemble()

    def add(self, key: str, title: str, icon: str) -> None:
        """One more page at the end."""
        button = _RailButton(title, icon)
        button.setObjectName(f"rail.{key}")
        self._buttons.addWidget(button)
        QWidget.setTabOrder(button, self.lock)
        self._group.addButton(button, len(self._keys))
        self._keys.append(key)

    def set_current(self, key: str) -> None:
        """Mark the page on screen; an unknown key marks none."""
        self._group.setExclusive(False)
        for index, other in enumerate(self._keys):
            self._group.button(index).setChecked(other == key)
        self._group.setExclusive(True)

    def has_focus(self) -> bool:
        """Whether the keyboard is on the page buttons: one stop for Tab, then the arrow keys go from page to page."""
        return any(button.hasFocus() for button in self._group.buttons())

    def focus_current(self) -> None:
        """The keyboard goes along to the button of the page on screen."""
        if (button := self._group.checkedButton()) is not None:
            button.setFocus()

    def set_person(self, name: str, role: str) -> None:
        """Who is signed in."""
        self._name.setText(name)
        self._role.setText(role)

    def clear(self) -> None:
        """Take all pages and the person away."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self._keys.clear()
        self.set_person("", "")

    def _assemble(self) -> None:
        brand = label(self.tr("Safekeeping"), "brand")
        brand.setContentsMargins(12, 0, 0, 0)
        foot = QVBoxLayout()
        foot.setContentsMargins(12 - LINK_INSET, 12, 12, 0)
        for words in (self._name, self._role):
            words.setContentsMargins(LINK_INSET, 0, 0, 0)
        foot.setSpacing(2)
        foot.addWidget(self._name)
        foot.addWidget(self._role)
        foot.addLayout(self._lock_row())
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 22, 12, 26)
        column.setSpacing(0)
        column.addWidget(brand)
        column.addSpacing(25)
        column.addLayout(self._buttons)
        column.addStretch(1)
        column.addWidget(line())
        column.addLayout(foot)

    def _lock_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.lock)
        row.addWidget(label(self.tr("F9"), "second"))
        row.addStretch(1)
        return row

    def _on_clicked(self, index: int) -> None:
        self.page_chosen.emit(self._keys[index])

    def _on_lock(self) -> None:
        self.lock_requested.emit()


class _RailButton(Button):
    """A page's button; its icon takes the accent while the page is on screen."""

    def __init__(self, title: str, icon: str) -> None:
        super().__init__(title, "rail", icon)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, checked: bool) -> None:
        self.set_icon_colour("accent" if checked else "second")
