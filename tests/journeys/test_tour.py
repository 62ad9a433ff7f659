"""The tour: every step has its picture, every print its PDF, and a journey that stops is not hidden."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop_app.tour import run, walk


def check_what_the_tour_left(folder: Path) -> None:
    """Asked by tests/safety/test_canary.py, which walks the whole tour: once is enough for both."""
    pictures = sorted(folder.glob("*.png"))
    assert len(pictures) > 80
    seen = {path.stem.split("-", 1)[1] for path in pictures}
    assert seen >= {"notice-rules", "paper-form", "settings-afterwards", "letter", "family-by-post", "family-kept"}
    documents = sorted(folder.glob("*.pdf"))
    assert len(documents) >= 7
    for path in documents:
        assert PdfReader(path).pages[0].extract_text().strip(), f"{path.name} has no text"


def test_a_journey_that_stops_makes_the_tour_fail(
    tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nowhere(walker: object) -> None:
        raise LookupError("no such button")

    monkeypatch.setattr(walk, "JOURNEYS", (nowhere,))
    assert run(tmp_path) == 1
    assert "no such button" in capsys.readouterr().err
