"""The portal's pages and data in a plain folder, without any site generator.

    python3 scripts/export_pages.py --into DIR [--plans DIR]

For each page DIR/<address>.html with what stands between masthead and footer, and a line in
DIR/pages.jsonl with its address, title, description and section: all that another generator
needs to build the same site. The files of the search and the open data are written as they are published.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.ensure()

import argparse
import datetime
import json
import sys
from itertools import chain
from pathlib import Path

from planportal.config import Settings
from planportal.open_data import DataFile
from planportal.pipeline import open_portal
from planportal.reports import as_text

PROJECT = Path(__file__).resolve().parent.parent


def main() -> int:
    parser = argparse.ArgumentParser(description="Ghi các trang và dữ liệu của cổng ra một thư mục.")
    parser.add_argument("--into", type=Path, required=True, help="thư mục nhận các trang")
    parser.add_argument("--plans", type=Path, default=PROJECT / "plans", help="thư mục kế hoạch")
    options = parser.parse_args()
    settings = Settings(
        project=PROJECT,
        plans=options.plans.resolve(),
        cache=PROJECT / ".cache" / "export",
        site_name="Cổng Kế hoạch",
        site_url="",
        today=datetime.datetime.now(datetime.UTC).date(),
    )
    portal = open_portal(settings)
    if portal.checked.problems:
        print(as_text(portal.checked.problems, portal.checked.count), file=sys.stderr)
    if portal.checked.has_errors:
        return 1
    count = 0
    options.into.mkdir(parents=True, exist_ok=True)
    with (options.into / "pages.jsonl").open("w", encoding="utf-8", newline="\n") as index:
        listed: list[DataFile] = []
        for path, content in chain(portal.data_files(listed.append), portal.search_files(())):
            target = options.into / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        for page in chain(portal.pages(), (portal.data_page(listed),)):
            line = {
                "address": page.address,
                "title": page.title,
                "description": page.description,
                "section": page.nav,
                "redirect": page.redirect,
            }
            index.write(json.dumps(line, ensure_ascii=False) + "\n")
            if page.redirect is None:
                target = options.into / f"{page.address}.html"
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(page.content, encoding="utf-8", newline="\n")
            count += 1
    print(f"Đã ghi {count} trang vào {options.into}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
