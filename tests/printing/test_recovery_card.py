"""The recovery card: every group of the key once, where to keep it, and nobody's name."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from desktop_app.domain.recovery_card import RecoveryCard
from desktop_app.printing.recovery_card import render_card

GROUPS = [f"{number:04X}" for number in range(0xA0B0, 0xA0C0)]
CARD = RecoveryCard("Oak Hill Police", "555-0100", "8 to 6", " ".join(GROUPS), date(2026, 11, 24))


@pytest.mark.parametrize(("language", "words"), [("en", "sealed envelope"), ("es", "sobre cerrado")])
def test_s04_the_card_holds_every_group_on_one_page(language: str, words: str) -> None:
    (page,) = PdfReader(BytesIO(render_card(CARD, language))).pages
    said = " ".join(page.extract_text().split())
    assert [said.count(group) for group in GROUPS] == [1] * 16
    assert words in said
    assert ("no ha sido revisada" in said) == (language == "es")
    assert said.index(GROUPS[0]) < said.index(GROUPS[15])


def test_s04_neither_its_metadata_nor_its_repr_holds_the_key() -> None:
    found = PdfReader(BytesIO(render_card(CARD)))
    told = f"{found.metadata} {CARD}"
    assert not any(group in told for group in GROUPS)
