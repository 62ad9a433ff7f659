"""What a person drew with a pen, put on the line where their name stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop_app.domain.handouts import Signature
from desktop_app.printing.story import Block, Signatures, Signed, plain


def with_pen(blocks: tuple[Block, ...], signed: Iterable[Signature]) -> tuple[Block, ...]:
    """The places to sign with what each person drew there, found by their names."""
    drawn = {each.name.strip(): each for each in signed if each.strokes}
    if not drawn:
        return blocks
    return tuple(
        Signatures(tuple(_signed(line, drawn) for line in block.lines)) if isinstance(block, Signatures) else block
        for block in blocks
    )


def _signed(line: Signed, drawn: Mapping[str, Signature]) -> Signed:
    found = drawn.get(plain(line.name).strip())
    return Signed(line.label, line.name, line.when, found.strokes) if found else line
