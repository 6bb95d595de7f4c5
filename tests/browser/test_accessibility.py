"""The automated audit (WCAG 2.0–2.2, A and AA, and best practice) of every kind of page; a person still has to look."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from kinds import KINDS
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
PHONE, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


@pytest.mark.parametrize("kind", KINDS)
def test_the_audit_finds_nothing(address: str, open_page: Callable[..., Page], kind: str) -> None:
    page = open_page(address + KINDS[kind])
    if kind == "search-results":
        page.wait_for_selector(".ck-hit")

    assert audit(page) == []


def test_the_audit_finds_nothing_in_an_open_citation(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(address + KINDS["plan"])
    page.locator("article .ck-cite").first.click()

    assert audit(page) == []


def test_the_audit_finds_nothing_where_everything_is_unfolded(address: str, open_page: Callable[..., Page]) -> None:
    for kind in ("plan", "search-results"):
        page = open_page(address + KINDS[kind])
        page.wait_for_load_state("networkidle")
        page.eval_on_selector_all("details", "all => all.forEach((one) => { one.open = true; })")

        assert audit(page) == []


def test_the_audit_would_notice_a_fault(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(address)
    page.eval_on_selector("h1", "it => { it.style.color = 'var(--line)'; }")

    assert any("color-contrast" in finding for finding in audit(page))


def audit(page: Page) -> list[str]:
    """The findings on a narrow and a wide screen, light and dark."""
    findings = []
    for size in (WIDE, PHONE):
        for scheme in ("light", "dark"):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            # Dark differs from light in colours alone.
            run = {"type": "tag", "values": RULES} if scheme == "light" else {"type": "rule", "values": COLOURS}
            result: dict[str, Any] = Axe().run(page, options={"runOnly": run, "resultTypes": ["violations"]}).response
            findings += [
                f"{size['width']} {scheme}: {found['id']} {node['target']} {node['failureSummary']}"
                for found in result["violations"]
                for node in found["nodes"]
            ]
    return findings


COLOURS = ["color-contrast", "link-in-text-block"]
