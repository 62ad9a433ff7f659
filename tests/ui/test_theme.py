from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QSpinBox, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui import icons, theme
from desktop_app.ui.palette import DARK, LIGHT, TONES, Palette
from desktop_app.ui.widgets.button import Button

THEMES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
PLAIN = [
    *[("ink", ground) for ground in ("ground", "rail", "surface", "soft", "stone_soft", "accent_soft")],
    *[("second", ground) for ground in ("ground", "rail", "surface", "soft", "stone_soft")],
    *[("third", ground) for ground in ("surface", "soft")],
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    *[("accent", ground) for ground in ("ground", "rail", "surface", "soft")],
    *[("clay", ground) for ground in ("ground", "surface", "soft")],
]
TONED = [
    pair for tone in TONES for pair in ((tone, f"{tone}_soft"), ("ink", f"{tone}_soft"), ("second", f"{tone}_soft"))
]
LINKS = [("accent", f"{tone}_soft") for tone in TONES]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def palette(request: pytest.FixtureRequest, qapp: QApplication) -> Palette:
    return theme.apply_theme(qapp, request.param)


@THEMES
@pytest.mark.parametrize(("text", "ground"), PLAIN + TONED + LINKS)
def test_every_text_is_readable(palette: Palette, text: str, ground: str) -> None:
    assert contrast(palette.colour(text), palette.colour(ground)) >= 4.5


@THEMES
def test_what_one_types_in_has_a_visible_edge(palette: Palette) -> None:
    assert contrast(palette.edge, palette.surface) >= 3.0
    assert contrast(palette.accent, palette.surface) >= 3.0


@THEMES
def test_the_style_sheet_has_no_token_left(palette: Palette) -> None:
    assert re.findall(r"\$\w+", theme.style_sheet(palette)) == []


def test_the_active_palette_is_the_one_applied(palette: Palette) -> None:
    assert theme.current() is palette


def test_lato_is_the_font_in_every_weight_used(qapp: QApplication) -> None:
    assert theme.load_fonts()
    for weight in (QFont.Weight.Normal, QFont.Weight.DemiBold, QFont.Weight.Bold):
        shown = QFontInfo(theme.font(15, weight))
        assert (shown.family(), shown.weight(), shown.pixelSize()) == ("Lato", weight, 15)


@pytest.mark.parametrize("control", [Button, QLineEdit, QComboBox, QSpinBox, QTimeEdit])
def test_controls_are_tall_enough_to_hit(palette: Palette, qtbot: QtBot, control: type[QWidget]) -> None:
    made = Button("Book", "primary") if control is Button else control()
    qtbot.addWidget(made)
    made.ensurePolished()
    assert made.sizeHint().height() >= 36


def test_a_mark_takes_effect_after_the_widget_was_shown(palette: Palette, qtbot: QtBot) -> None:
    button = Button("Arrived")
    qtbot.addWidget(button)
    button.show()
    theme.mark(button, role="primary")
    assert button.grab().toImage().pixelColor(button.width() // 2, 4).name() == palette.accent.lower()


def test_every_icon_draws_in_the_colour_asked_for(palette: Palette) -> None:
    assert set(icons.names()) >= {
        *("today", "rooms", "returns", "handouts", "directory", "protocols", "reports", "settings"),
        *("lock", "check", "clock", "plus", "chevron-left", "chevron-right", "print", "search"),
    }
    for name in icons.names():
        image = icons.pixmap(name, "accent", 24, 2.0).toImage()
        solid = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
        assert solid == {palette.accent.lower()}, name
