"""The tour: every step has its picture, every print its PDF, and a journey that stops is not hidden."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop_app.tour import run, walk


def test_the_tour_leaves_pictures_and_documents(tmp_path: Path, qapp: object) -> None:
    assert run(tmp_path) == 0
    pictures = sorted(tmp_path.glob("*.png"))
    assert len(pictures) > 40
    documents = sorted(tmp_path.glob("*.pdf"))
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
