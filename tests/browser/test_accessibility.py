"""The automated audit (WCAG 2.0–2.2, A and AA, and best practice) of every kind of page; a person still has to look."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from kinds import KINDS
from playwright.sync_api import Page

if TYPE_CHECKING:
    from conftest import Visit

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
COLOURS = ["color-contrast", "link-in-text-block"]


def test_the_audit_finds_nothing(visit: Visit) -> None:
    assert audit(visit.page) == []


@pytest.mark.parametrize("kind", ["plan", "search-results"])
def test_the_audit_finds_nothing_where_everything_is_unfolded(
    address: str, open_page: Callable[..., Page], kind: str
) -> None:
    page = open_page(address + KINDS[kind])
    page.wait_for_load_state("networkidle")
    page.eval_on_selector_all("details", "all => all.forEach((one) => { one.open = true; })")

    assert audit(page) == []


def test_the_audit_finds_nothing_in_an_open_citation(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(address + KINDS["plan"], has_touch=True, is_mobile=True)
    page.locator("article .ck-cite").first.tap()
    page.wait_for_selector("dialog[open]")

    assert audit(page) == []


def test_the_audit_finds_nothing_while_a_citation_shows_its_row(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(address + KINDS["plan"])
    page.locator("article .ck-cite").first.hover()
    page.wait_for_selector("dialog[open]")

    assert audit(page) == []


def test_the_audit_would_notice_a_fault(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(address)
    page.eval_on_selector("h1", "it => { it.style.color = 'var(--line)'; }")

    assert any("color-contrast" in finding for finding in audit(page))


def audit(page: Page) -> list[str]:
    """The findings on a wide and a narrow screen, light and dark."""
    page.evaluate(AXE)
    page.evaluate("document.activeElement.closest('dialog') ?? document.activeElement.blur()")  # as at first sight
    findings = []
    for width, height in ((1280, 900), (360, 740)):
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            # Dark differs from light in colours alone.
            run = {"type": "tag", "values": RULES} if scheme == "light" else {"type": "rule", "values": COLOURS}
            result = page.evaluate(
                "options => axe.run(options).then(({ violations }) => violations)",
                {"runOnly": run, "resultTypes": ["violations"]},
            )
            findings += [
                f"{width} {scheme}: {found['id']} {node['target']} {node['failureSummary']}"
                for found in result
                for node in found["nodes"]
            ]
    return findings
