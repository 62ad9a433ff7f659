"""Fonts whose text can be read back: ReportLab's own map claims a letter for the code of no letter."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

_WORDS = 20_000  # remembered with their widths
_MOST = 100  # lines of one block, by the rules of such maps


class TaggedFont(TTFont):
    """A TrueType font for tagged PDF, which measures no word twice."""

    def __init__(self, name: str, filename: str) -> None:
        """`filename` is that of a TrueType font with outlines of its own kind."""
        super().__init__(name, filename)
        self._known: dict[str, float] = {}

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        width = self._known.get(text)
        if width is None:
            if len(self._known) > _WORDS:
                self._known.clear()
            width = self._known[text] = super().stringWidth(text, 1000, encoding)
        return 0.001 * size * width

    def addObjects(self, document: Any) -> None:
        subsets = [list(subset) for subset in self.state[document].subsets]
        super().addObjects(document)
        for number, subset in enumerate(subsets):
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)).decode("pdfdoc")
            document.idToObject[f"toUnicodeCMap:{name}"].content = _letters(name, subset)


def _letters(name: str, subset: list[int]) -> str:
    """Which letter each code of the font stands for."""
    lines = [f"<{code:02X}> <{_utf16(letter)}>" for code, letter in enumerate(subset) if letter]
    blocks = [lines[start : start + _MOST] for start in range(0, len(lines), _MOST)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def _utf16(letter: int) -> str:
    return chr(letter).encode("utf-16-be").hex().upper()
