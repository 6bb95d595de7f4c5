"""The site's pages and data without a site generator, ready for the next one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sites import PROJECT, SITES, Site

pytestmark = pytest.mark.build


def test_pages_are_written_without_a_site_generator_and_are_those_of_the_site(
    other_agency: Site, tmp_path: Path
) -> None:
    plans = SITES / "other_agency" / "plans"
    result = subprocess.run(
        [sys.executable, str(PROJECT / "scripts" / "export_pages.py"), "--plans", str(plans), "--into", str(tmp_path)],
        env={**os.environ, "PLANPORTAL_NO_VENV": "1", "PYTHONUTF8": "1", "PYTHONPROFILEIMPORTTIME": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr[-2000:]
    pages = [json.loads(line) for line in (tmp_path / "pages.jsonl").read_text(encoding="utf-8").splitlines()]
    held = {page["address"] for page in pages if page["redirect"] is None}
    published = {path.removesuffix("/index.html") for path in other_agency.files() if path.endswith("/index.html")}

    assert re.search(r"\| +planportal\b", result.stderr)
    assert not re.search(r"\| +(mkdocs|material)\b", result.stderr)
    assert held <= published
    content = (tmp_path / "ke-hoach/tong-cuc-duong-thuy/2024/10-kh-tcdt.html").read_text(encoding="utf-8")
    assert "Đếm phao" in content
