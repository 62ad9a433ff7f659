from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app import paths


def test_an_installed_package_carries_its_own_data(tmp_path: Path) -> None:
    inside = tmp_path / "desktop_app" / "_data" / "forms"
    beside = tmp_path / "forms"
    for folder in (inside, beside):
        folder.mkdir(parents=True)
    assert paths.data_folder("forms", tmp_path / "desktop_app") == inside


def test_a_checkout_has_its_data_beside_the_package(tmp_path: Path) -> None:
    (tmp_path / "resources").mkdir()
    assert paths.data_folder("resources", tmp_path / "desktop_app") == tmp_path / "resources"


@pytest.mark.parametrize("name", ["forms", "resources"])
def test_this_program_finds_what_it_ships(name: str) -> None:
    assert any(paths.data_folder(name).rglob("*.*"))


def test_missing_data_is_explained(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="install Safekeeping again"):
        paths.data_folder("forms", tmp_path / "desktop_app")


def test_the_records_live_where_the_platform_keeps_them_or_where_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAFEKEEPING_DATA", str(tmp_path))
    assert paths.database_folder() == tmp_path
    monkeypatch.delenv("SAFEKEEPING_DATA")
    assert paths.database_folder().name == "Safekeeping"


def test_the_look_is_kept_where_the_platform_keeps_settings_or_where_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAFEKEEPING_CONFIG", str(tmp_path))
    assert paths.settings_file() == tmp_path / "safekeeping.ini"
    monkeypatch.delenv("SAFEKEEPING_CONFIG")
    assert paths.settings_file().parent.name == "Safekeeping"
