"""Turns the palette into the look of the whole application: font, Qt palette and style sheet."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from string import Template

import fontpkg_lato
from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.assets import asset
from desktop_app.ui.palette import DARK, LIGHT, TONES, Palette

__all__ = ["DARK", "LIGHT", "TONES", "Palette", "apply_theme", "current", "font", "mark"]

BODY_PX = 15
SECOND_PX = 13
SECTION_PX = 12
TITLE_PX = 22
TABLE_PX = 32

_FACES = ("Lato-Regular.ttf", "Lato-SemiBold.ttf", "Lato-Bold.ttf", "Lato-Italic.ttf")
_POLISHED = Qt.WidgetAttribute.WA_WState_Polished
_active: list[Palette] = [LIGHT]


def current() -> Palette:
    """The palette on screen now, for widgets that paint themselves."""
    return _active[0]


def apply_theme(app: QApplication, dark: bool) -> Palette:
    """Give the application its light or dark look; may be called again at any time."""
    palette = DARK if dark else LIGHT
    _active[0] = palette
    load_fonts()
    QDir.setSearchPaths("theme", [str(asset("styles", "dark" if dark else "light"))])
    app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(_qt_palette(palette))
    app.setStyleSheet(style_sheet(palette))
    return palette


def style_sheet(palette: Palette) -> str:
    """The style sheet with its $tokens filled; an unknown token is a fault, not an unstyled control."""
    tokens = {name: value for name, value in asdict(palette).items() if isinstance(value, str)}
    blocks = [_template("safekeeping.qss").substitute(tokens)]
    for tone in TONES:
        ink, soft = palette.tone(tone)
        filled = _template("tone.qss").substitute(
            tone=tone, tone_ink=ink, tone_soft=soft, tone_line=mix(ink, soft, 0.35)
        )
        blocks.append(filled)
    return "\n".join(blocks)


def font(px: int = BODY_PX, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Lato at a size in device-independent pixels."""
    made = QFont(fontpkg_lato.FAMILY)
    made.setPixelSize(px)
    made.setWeight(weight)
    return made


def mark(widget: QWidget, **properties: str | bool) -> None:
    """Set dynamic properties the style sheet looks at (role, tone, ...) and let them take effect at once."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed and widget.testAttribute(_POLISHED):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.update()


def mix(over: str, under: str, share: float) -> str:
    """`over` laid on `under` at a share from 0 to 1, as an opaque #rrggbb."""
    upper, lower = QColor(over), QColor(under)
    pairs = ((upper.red(), lower.red()), (upper.green(), lower.green()), (upper.blue(), lower.blue()))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


@cache
def load_fonts() -> bool:
    """Lato into Qt's font database, once; tells whether every face was found."""
    found = True
    for face in _FACES:
        path = fontpkg_lato.ROOT / "files" / face
        found = QFontDatabase.addApplicationFont(str(path)) >= 0 and found
    return found


@cache
def _template(name: str) -> Template:
    return Template(asset("styles", name).read_text(encoding="utf-8"))


def _qt_palette(palette: Palette) -> QPalette:
    """What Fusion and rich text use where the style sheet says nothing."""
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.ground, role.WindowText: palette.ink, role.Base: palette.surface,
        role.AlternateBase: palette.soft, role.Text: palette.ink, role.Button: palette.surface,
        role.ButtonText: palette.ink, role.BrightText: palette.ink, role.ToolTipBase: palette.surface,
        role.ToolTipText: palette.ink, role.Highlight: palette.accent_soft, role.HighlightedText: palette.ink,
        role.Link: palette.accent, role.LinkVisited: palette.accent, role.PlaceholderText: palette.third,
        role.Light: palette.line, role.Midlight: palette.line, role.Mid: palette.line, role.Dark: palette.edge,
        role.Shadow: palette.line, role.Accent: palette.accent,
    }  # fmt: skip
    made = QPalette()
    for key, colour in colours.items():
        made.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(palette.third))
    return made
