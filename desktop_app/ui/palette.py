"""The colours of the two themes, by the names the design gives them."""

from __future__ import annotations

from dataclasses import dataclass

TONES = ("accent", "plum", "blue", "clay", "green", "stone")


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme. `x` is a text or line colour, `x_soft` the quiet ground it stands on.

    `third` is for surface and soft surface only: on the ground and on tones it falls below 4.5:1, so `second` is used there.
    """

    dark: bool
    ground: str
    rail: str
    surface: str
    soft: str
    line: str
    edge: str  # boundary of things one types in or ticks: 3:1 against surface
    ink: str
    second: str
    third: str
    on_accent: str
    accent_hover: str
    accent: str
    accent_soft: str
    plum: str
    plum_soft: str
    blue: str
    blue_soft: str
    clay: str
    clay_soft: str
    green: str
    green_soft: str
    stone: str
    stone_soft: str

    def tone(self, name: str) -> tuple[str, str]:
        """The text colour and the quiet ground of a tone; an unknown tone is plain ink on the soft surface."""
        if name not in TONES:
            return self.ink, self.soft
        return getattr(self, name), getattr(self, f"{name}_soft")

    def colour(self, name: str) -> str:
        """A token by name, or the text itself when it is a colour already."""
        return name if name.startswith("#") else str(getattr(self, name))


LIGHT = Palette(
    dark=False,
    ground="#F5F2EC", rail="#EDE8DF", surface="#FFFFFF", soft="#FBF9F5", line="#E3DDD3", edge="#8C928C",
    ink="#22302F", second="#51605D", third="#66736F", on_accent="#FFFFFF", accent_hover="#194B48",
    accent="#1F5A56", accent_soft="#DFECE9",
    plum="#5B4478", plum_soft="#ECE6F4",
    blue="#2C4F76", blue_soft="#E1EAF4",
    clay="#8F4A1B", clay_soft="#F8EADD",
    green="#2C6A3D", green_soft="#E2F0E4",
    stone="#6B645A", stone_soft="#EEEAE3",
)  # fmt: skip

DARK = Palette(
    dark=True,
    ground="#171D1D", rail="#1B2222", surface="#1F2726", soft="#232C2B", line="#35413F", edge="#74827E",
    ink="#E9EEEC", second="#B9C4C1", third="#9BA8A4", on_accent="#171D1D", accent_hover="#97D3CB",
    accent="#7CC4BB", accent_soft="#1F3B39",
    plum="#C5B1E4", plum_soft="#352B45",
    blue="#A9C8EC", blue_soft="#24364A",
    clay="#EDB58A", clay_soft="#46301F",
    green="#9AD3A7", green_soft="#203826",
    stone="#BDB5A8", stone_soft="#2C302C",
)  # fmt: skip
