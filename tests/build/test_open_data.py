"""The open data of a built site says what its pages show."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest
from sites import PROJECT, SITES, Site

pytestmark = pytest.mark.build

NODE = "{http://graphml.graphdrawing.org/xmlns}node"


@pytest.fixture(scope="module")
def published(other_agency: Site) -> dict[str, bytes]:
    return other_agency.files()


def table(published: dict[str, bytes], name: str) -> list[dict[str, Any]]:
    paths = sorted(path for path in published if re.fullmatch(rf"du-lieu/v1/{name}/.+\.json", path))
    return [row for path in paths for row in json.loads(published[path])]


def page(published: dict[str, bytes], address: str) -> str:
    return published[f"{address}/index.html"].decode()


def test_every_plan_of_the_site_is_a_row(published: dict[str, bytes]) -> None:
    plans = {row["plan"] for row in table(published, "ke-hoach")}

    assert plans == {
        path.removeprefix("ke-hoach/").removesuffix("/index.html")
        for path in published
        if re.fullmatch(r"ke-hoach/[^/]+/\d{4}/[^/]+/index\.html", path)
        and b'http-equiv="refresh"' not in published[path]
    }


def test_every_mention_leads_to_a_paragraph_of_its_plan(published: dict[str, bytes]) -> None:
    mentions = table(published, "luot-dan")

    assert mentions
    for row in mentions:
        assert f'id="{row["anchor"]}"' in page(published, f"ke-hoach/{row['plan']}"), row


def test_what_a_mention_means_has_a_page_that_leads_back_to_the_paragraph(published: dict[str, bytes]) -> None:
    for row in table(published, "luot-dan"):
        if row.get("document", "").startswith("van-ban/"):
            assert f"ke-hoach/{row['plan']}/#{row['anchor']}" in page(published, row["document"]), row


def test_every_document_of_the_index_is_a_row(published: dict[str, bytes]) -> None:
    rows = {row["document"] for row in table(published, "van-ban")}
    linked = set(re.findall(r'href="\.\./(van-ban/[^"#]+)/"', page(published, "trich-dan")))

    assert rows == linked


def test_counts_of_documents_are_those_of_the_mentions(published: dict[str, bytes]) -> None:
    mentions = table(published, "luot-dan")
    for row in table(published, "van-ban"):
        own = [one for one in mentions if one.get("document") == row["document"]]

        assert (row["mentions"], row["plans"]) == (len(own), len({one["plan"] for one in own}))


def test_both_ends_of_every_relation_and_every_node_have_a_page(published: dict[str, bytes]) -> None:
    ends = {row[end] for row in table(published, "quan-he") for end in ("from", "to")}
    for path, content in published.items():
        if path.endswith(".graphml"):
            ends |= {str(node.get("id")) for node in ElementTree.fromstring(content).iter(NODE)}

    assert ends
    assert not [address for address in ends if f"{address}/index.html" not in published]


def test_the_page_of_the_data_links_every_file_that_the_index_lists(published: dict[str, bytes]) -> None:
    content = page(published, "du-lieu")
    listed = json.loads(published["du-lieu/v1/index.json"])["files"]

    for entry in listed:
        held = published[entry["address"]]
        assert (entry["size"], entry["sha256"]) == (len(held), hashlib.sha256(held).hexdigest())
        assert f'href="../{entry["address"]}"' in content
    assert not [link for link in re.findall(r'href="\.\./(du-lieu/[^"#]+)"', content) if link not in published]


def test_the_lookup_of_known_documents_leads_to_pages(published: dict[str, bytes]) -> None:
    shards = [json.loads(content) for path, content in published.items() if re.search(r"/known-..\.json$", path)]
    addresses = {entry["address"] for shard in shards for entries in shard.values() for entry in entries}

    assert {row["document"] for row in table(published, "van-ban")} <= addresses
    assert not [address for address in addresses if f"{address}/index.html" not in published]


def test_the_data_can_be_had_without_a_site_generator(published: dict[str, bytes], tmp_path: Path) -> None:
    plans = SITES / "other_agency" / "plans"
    subprocess.run(
        [sys.executable, str(PROJECT / "scripts" / "export_pages.py"), "--plans", str(plans), "--into", str(tmp_path)],
        env={**os.environ, "PLANPORTAL_NO_VENV": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
    )
    tables = [path for path in published if re.fullmatch(r"du-lieu/v1/(?:ke-hoach|luot-dan|quan-he|do-thi)/.+", path)]

    assert tables
    assert {path: (tmp_path / path).read_bytes() for path in tables} == {path: published[path] for path in tables}
    assert (tmp_path / "du-lieu.html").is_file()
