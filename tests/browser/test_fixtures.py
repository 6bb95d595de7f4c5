"""The browser tests' own ground: that it would notice what it is there to notice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(
        "<meta charset=utf-8><title>a</title><p id=x>Xin chào</p>", encoding="utf-8"
    )
    (tmp_path / "404.html").write_text("<meta charset=utf-8><title>không có</title>", encoding="utf-8")
    return tmp_path


def test_a_folder_is_served_below_a_sub_path(
    folder: Path, serve_folder: Callable[[Path], str], open_page: Callable[..., Page]
) -> None:
    page = open_page(serve_folder(folder) + "a")

    assert page.url.endswith("/cong-ke-hoach/a/")
    assert page.inner_text("#x") == "Xin chào"


def test_an_unknown_address_shows_the_sites_own_page(
    folder: Path, serve_folder: Callable[[Path], str], open_page: Callable[..., Page]
) -> None:
    page = open_page(serve_folder(folder) + "none/")

    assert page.title() == "không có"


def test_requests_to_other_hosts_are_told_from_own_ones(
    third_parties: Callable[[Iterable[str], str], list[str]],
) -> None:
    asked = ["http://127.0.0.1:1/a", "data:x", "http://127.0.0.1:2/b", "https://example.org/"]

    assert third_parties(asked, "127.0.0.1:1") == asked[2:]
