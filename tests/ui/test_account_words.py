"""Everything that can happen at the door or to an account has words in the history."""

from __future__ import annotations

import re

from desktop_app.domain.accounts import What
from desktop_app.ui.history_acts import acts
from tests.sources import MODULES


def test_every_happening_has_its_words() -> None:
    written = {f"account.{each.value}" for each in What}
    for file in MODULES:
        if file.path in {"desktop_app/services/accounts.py", "desktop_app/services/entrance.py"}:
            source = "\n".join(map(str, _strings(file)))
            written |= set(re.findall(r"^account\.\w+$", source, re.MULTILINE))
    assert len(written) >= 19
    assert written <= set(acts())


def _strings(file: object) -> list[object]:
    import ast

    return [
        node.value for node in ast.walk(file.tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
