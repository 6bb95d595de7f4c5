"""The whole way with the real generator: what is published, and that nothing else ever is."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html as lxml_html
from sites import PROJECT, Site, built_site, copy_site

pytestmark = pytest.mark.build

PLAN = "plans/chi-cuc-bac/2024/ke-hoach-an-toan.md"


def pages(site: Site) -> dict[str, lxml_html.HtmlElement]:
    return {
        path: lxml_html.fromstring(content)
        for path, content in site.files().items()
        if path.endswith(".html") and path != "404.html"
    }


def test_every_internal_link_leads_to_a_file_and_a_place_that_exist(other_agency: Site) -> None:
    files = other_agency.files()
    found = pages(other_agency)
    anchors = {path: {*page.xpath("//@id"), *page.xpath("//a/@name")} for path, page in found.items()}
    broken = []
    for path, page in found.items():
        for link in {*page.xpath("//@href"), *page.xpath("//@src"), *page.xpath("//form/@action")}:
            parts = urlsplit(urljoin(f"https://here/{path}", link))
            if parts.netloc != "here":
                continue
            target = unquote(parts.path).lstrip("/")
            target = target + "index.html" if target.endswith("/") or not target else target
            if target not in files or (parts.fragment and parts.fragment not in anchors.get(target, {parts.fragment})):
                broken.append(f"{path}: {link}")

    assert not broken


def test_no_address_differs_from_another_only_by_case_or_has_more_than_plain_letters(other_agency: Site) -> None:
    addresses = [path for path in other_agency.files() if path.endswith("index.html")]

    assert all(re.fullmatch(r"[a-z0-9/._-]+", path) for path in addresses)
    assert len({path.lower() for path in addresses}) == len(addresses)


def test_the_same_input_gives_the_same_bytes_cold_and_warm(other_agency: Site, tmp_path: Path) -> None:
    again = built_site("other_agency", tmp_path / "again")
    cold = again.files()
    assert again.build().returncode == 0

    assert cold == other_agency.files()
    assert again.files() == cold


def replace_once(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


CHANGES = {
    "title of a plan": (PLAN, "title: ", "title: Sửa "),
    "name of an agency": ("plans/_registry/agencies.yml", "name: ", "name: Sửa "),
    "name of the site": ("mkdocs.yml", "site_name: ", "site_name: Sửa "),
}


def test_a_build_after_a_change_gives_the_same_bytes_as_a_first_one(tmp_path: Path) -> None:
    warm = built_site("other_agency", tmp_path / "warm")
    cold = copy_site("other_agency", tmp_path / "cold")
    for what, change in CHANGES.items():
        before = warm.files()
        for site in (warm, cold):
            replace_once(site.home / change[0], *change[1:])
        assert warm.build().returncode == 0, what
        shutil.rmtree(cold.home / ".cache", ignore_errors=True)
        shutil.rmtree(cold.folder, ignore_errors=True)
        assert cold.build().returncode == 0, what

        assert warm.files() != before, what
        assert warm.files() == cold.files(), what


def test_spliced_pages_are_what_the_theme_itself_would_write(other_agency: Site, tmp_path: Path) -> None:
    whole = copy_site("other_agency", tmp_path / "whole")
    result = whole.build(PLANPORTAL_WHOLE_THEME="1")
    assert result.returncode == 0, result.stderr
    ours, theirs = other_agency.files(), whole.files()

    assert ours.keys() == theirs.keys()
    assert [path for path in ours if path.endswith(".html") and ours[path] != theirs[path]] == []


def test_a_mistake_in_one_plan_leaves_the_published_site_as_it_is(tmp_path: Path) -> None:
    site = built_site("other_agency", tmp_path / "site")
    before = site.files()
    plan = site.home / PLAN
    plan.write_text(plan.read_text(encoding="utf-8").replace("date: 2024-03", "date: 2024-02-30"), encoding="utf-8")

    result = site.build()

    assert result.returncode != 0
    assert "2024-02-30" in result.stderr
    assert site.files() == before


def test_a_strict_warning_of_the_generator_leaves_the_published_site_as_it_is(tmp_path: Path) -> None:
    site = built_site("other_agency", tmp_path / "site")
    before = site.files()
    home = site.home / "docs" / "index.md"
    home.write_text(home.read_text(encoding="utf-8") + "\n[hỏng](khong-co.md)\n", encoding="utf-8")

    result = site.build()

    assert result.returncode != 0
    assert site.files() == before


def test_a_build_the_hook_takes_no_part_in_fails_and_publishes_nothing(tmp_path: Path) -> None:
    site = built_site("other_agency", tmp_path / "site")
    before = site.files()
    settings = (site.home / "mkdocs.yml").read_text(encoding="utf-8")
    (site.home / "mkdocs.yml").write_text(re.sub(r"hooks:\n.*\n", "hooks: []\n", settings), encoding="utf-8")

    result = site.build()

    assert result.returncode != 0
    assert site.files() == before


def test_a_mended_plan_is_published_and_a_removed_one_disappears(tmp_path: Path) -> None:
    site = built_site("other_agency", tmp_path / "site")
    (site.home / PLAN).unlink()

    assert site.build().returncode == 0

    assert "ke-hoach/chi-cuc-bac/2024/ke-hoach-an-toan/index.html" not in site.files()


def test_a_second_agency_is_built_by_the_same_code_without_a_word_of_the_first(other_agency: Site) -> None:
    text = b"\n".join(content for path, content in other_agency.files().items() if path.endswith(".html"))
    own = (PROJECT / "plans" / "_registry" / "agencies.yml").read_text(encoding="utf-8")
    names = set(re.findall(r"^\s+place: (?:tỉnh|thành phố|xã|huyện) (.+)$", own, re.MULTILINE))
    assert names

    assert [name for name in names if name.encode() in text] == []


def test_a_site_with_one_plan_builds(tmp_path: Path) -> None:
    site = built_site("minimal", tmp_path / "minimal")

    assert "ke-hoach/ubnd-xa-thu/2023/1-kh-ubnd/index.html" in site.files()


def test_a_site_without_plans_builds(tmp_path: Path) -> None:
    site = copy_site("minimal", tmp_path / "empty")
    (site.home / "plans" / "ubnd-xa-thu" / "2023" / "1-kh-ubnd.md").unlink()

    result = site.build()

    assert result.returncode == 0, result.stderr


def test_an_old_address_leads_to_the_plan(other_agency: Site) -> None:
    old = other_agency.files()["ke-hoach/cu/10/index.html"].decode()

    assert 'http-equiv="refresh"' in old
    assert "tong-cuc-duong-thuy/2024/10-kh-tcdt/" in old


def test_pages_ask_nobody_else_and_allow_no_foreign_script(other_agency: Site) -> None:
    for path, page in pages(other_agency).items():
        loaded = [
            *page.xpath("//script/@src"),
            *page.xpath("//link[@rel='stylesheet']/@href"),
            *page.xpath("//img/@src"),
        ]
        assert not [address for address in loaded if "//" in address], path
        if 'http-equiv="refresh"' in other_agency.files()[path].decode():
            continue
        policies = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policies, path
        script_part = re.search(r"script-src ([^;]*)", policies[0])
        assert script_part, path
        assert "'unsafe-inline'" not in script_part[1], path


def test_large_corpora_have_no_page_that_lists_all_plans(tmp_path: Path) -> None:
    site = copy_site("minimal", tmp_path / "large")
    folder = site.home / "plans" / "ubnd-xa-thu" / "2023"
    sample = (folder / "1-kh-ubnd.md").read_text(encoding="utf-8")
    for number in range(2, 231):
        changed = sample.replace("1/KH-UBND", f"{number}/KH-UBND", 1)
        (folder / f"{number}-kh-ubnd.md").write_text(changed, encoding="utf-8")
    assert site.build().returncode == 0

    most = max(
        len({link for link in page.xpath("//main//a/@href") if re.search(r"ke-hoach/[a-z-]+/\d{4}/[^#]+/$", link)})
        for page in pages(site).values()
    )
    assert most <= 110


def test_what_is_not_held_leads_to_the_help_page_only_where_there_is_one(other_agency: Site, tmp_path: Path) -> None:
    stub = "van-ban/tong-cuc-duong-thuy/2024/ke-hoach-99-kh-tcdt/index.html"
    site = copy_site("other_agency", tmp_path / "helped")
    (site.home / "docs" / "tro-giup" / "chua-co.md").write_text("# Khi chưa thấy\n", encoding="utf-8")

    assert site.build().returncode == 0

    link = '//main//a[@href="../../../../tro-giup/chua-co/"]'
    assert pages(site)[stub].xpath(link)
    assert not pages(other_agency)[stub].xpath(link)
