"""The typeface, loaded when first needed, and the check that it can draw every character of a text."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from fontpkg_lato import ROOT

REGULAR, SEMIBOLD, BOLD = "Lato", "Lato-SemiBold", "Lato-Bold"
_FILES = {REGULAR: "Lato-Regular.ttf", SEMIBOLD: "Lato-SemiBold.ttf", BOLD: "Lato-Bold.ttf"}

# They draw nothing and come along when text is copied from elsewhere: soft hyphen, zero-width and direction marks, variants.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
# Spaces that keep words together are not touched.
_SPACES = re.compile(r"[^\S\n\u00a0\u2007\u202f]+")
_LINE_ENDS = re.compile(r"\s*(?:\r\n|[\n\r\v\f\x85\u2028\u2029])\s*")
_NOT_TEXT = {"Cc", "Cs", "Co", "Cn"}


class CannotPrint(Exception):
    """A text has characters that the typeface does not have; nothing has been printed."""

    def __init__(self, characters: tuple[str, ...], field: str) -> None:
        """`field` is the value's name in the document, "items.2.description"."""
        codes = ", ".join(f"U+{ord(character):04X}" for character in characters)
        super().__init__(f"{field}: no letter shapes for {codes}")
        self.characters = characters
        self.field = field


def printable(text: str, field: str, *, trim: bool = True) -> str:
    """The text in composed letters with plain spaces and line feeds, or CannotPrint."""
    composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).replace("\N{NON-BREAKING HYPHEN}", "-")
    clean = _SPACES.sub(" ", _LINE_ENDS.sub("\n", composed))
    missing = {character for character in clean if not _drawable(character)}
    for letter in sorted(missing):
        # a rare letter with its accent apart is still that letter
        apart = unicodedata.normalize("NFD", letter)
        if all(map(_drawable, apart)):
            clean = clean.replace(letter, apart)
            missing.discard(letter)
    if missing:
        raise CannotPrint(tuple(character for character in dict.fromkeys(clean) if character in missing), field)
    return clean.strip() if trim else clean


def _drawable(character: str) -> bool:
    if character == "\n":
        return True
    return ord(character) in _shapes() and unicodedata.category(character) not in _NOT_TEXT


@cache
def register() -> None:
    """Hand the three weights to ReportLab, once."""
    from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily

    from desktop_app.printing.tagging.faces import TaggedFont

    for name, file in _FILES.items():
        registerFont(TaggedFont(name, str(ROOT / "files" / file)))
    registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    registerFontFamily(SEMIBOLD, normal=SEMIBOLD, bold=BOLD, italic=SEMIBOLD, boldItalic=BOLD)


@cache
def _shapes() -> frozenset[int]:
    """The characters that all three weights can draw."""
    from reportlab.pdfbase.pdfmetrics import getFont

    register()
    return frozenset.intersection(*(frozenset(getFont(name).face.charToGlyph) for name in _FILES))
