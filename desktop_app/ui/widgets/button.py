"""Push buttons that keep their icon in the colour of the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.ui import icons, theme
from desktop_app.ui.widgets.tips import plain_tip

_ICON_COLOUR = {
    "primary": "on_accent",
    "large-primary": "on_accent",
    "quiet": "accent",
    "link": "accent",
    "rail": "second",
}
LINK_INSET = 3  # pixels a link's words stand in from its edge, to leave room for the focus ring
_ICON = 18  # pixels
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GAP = {"rail": 5}  # pixels beside the four that Qt leaves between icon and words


class Button(QPushButton):
    """`role` is "" (ordinary), primary, quiet, link, icon, quiet-icon, large, large-primary, segment, rail or person.

    A button is never pressed by Enter from elsewhere unless a dialog makes it the default one.
    """

    def __init__(self, text: str, role: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        only_icon = role in ("icon", "quiet-icon")
        super().__init__("" if only_icon else text, parent)
        self._icon_name = icon
        self._icon_colour = _ICON_COLOUR.get(role, "second" if only_icon else "ink")
        self.setProperty("role", role)
        self.setAccessibleName(text.replace("&", ""))
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._gap = 0 if only_icon else _GAP.get(role, 4)
        if only_icon:
            self.setToolTip(plain_tip(text))
        if icon:
            self.setIconSize(QSize(_ICON + self._gap, _ICON))
            self._draw_icon()

    def set_role(self, role: str) -> None:
        """Change how much weight the button has."""
        self._icon_colour = _ICON_COLOUR.get(role, "ink")
        theme.mark(self, role=role)
        self._draw_icon()

    def set_words(self, text: str) -> None:
        """Change the visible and the spoken name together."""
        self.setText(text)
        self.setAccessibleName(text.replace("&", ""))

    def set_icon_colour(self, colour: str) -> None:
        """`colour` is a palette token."""
        self._icon_colour = colour
        self._draw_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, on a page as in a dialog; held down, it presses once."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the icon when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw_icon()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A filled button has the accent for its ground: its focus ring is drawn inside, in the colour of its words."""
        super().paintEvent(event)
        if not self.hasFocus() or not str(self.property("role")).endswith("primary"):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.current().on_accent), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 5, 5)

    def _draw_icon(self) -> None:
        if self._icon_name:
            self.setIcon(icons.icon(self._icon_name, self._icon_colour, _ICON, gap=self._gap))
