"""Builds the portal into site/.

    python3 scripts/build.py [--plans DIR] [--site DIR]

The first run sets up what is needed. All problems of the plans are shown; a mistake in a plan or
a broken link stops the build, and then the site that is already there stays as it is.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.ensure()

import argparse
import logging
import os
import sys
import time
from pathlib import Path

import click
from mkdocs.commands.build import build
from mkdocs.config import load_config
from planportal.publish import RECORD


def main() -> int:
    parser = argparse.ArgumentParser(description="Dựng cổng kế hoạch thành một trang tĩnh.")
    parser.add_argument("--plans", type=Path, help="thư mục kế hoạch (mặc định: plans)")
    parser.add_argument("--site", type=Path, help="thư mục nhận trang (mặc định: site)")
    options = parser.parse_args()
    if options.plans is not None:
        if not options.plans.is_dir():
            parser.error(f"không có thư mục {options.plans}")
        os.environ["PLANPORTAL_PLANS"] = str(options.plans.resolve())
    if options.site is not None:
        os.environ["PLANPORTAL_SITE"] = str(options.site.resolve())
    site = Path(os.environ.get("PLANPORTAL_SITE") or environment.PROJECT / "site")
    begun, before = time.monotonic(), _published_at(site)
    environment.say("Đang dựng cổng…")
    with environment.exclusive(environment.PROJECT / ".cache" / "build.lock", "Một lần dựng khác đang chạy, đang chờ…"):
        built = _build()
    if not built or _published_at(site) == before:
        environment.say(
            f"\nChưa dựng được. Trang ở {_shown(site)} giữ nguyên như trước." if before else "\nChưa dựng được."
        )
        return 1
    pages = sum(line.endswith(".html") for line in (site / RECORD).read_text(encoding="utf-8").splitlines())
    count = f"{pages:,}".replace(",", ".")
    environment.say(f"Xong sau {environment.seconds(time.monotonic() - begun)}: {count} trang trong {_shown(site)}")
    environment.say(f"Xem thử: python3 -m http.server --directory {_shown(site)}  rồi mở http://127.0.0.1:8000/")
    return 0


def _build() -> bool:
    """The same as `mkdocs build --strict`, with its warnings and errors but without its chatter."""
    logger = logging.getLogger("mkdocs")
    # Not higher: strict mode counts the warnings that get through.
    logger.setLevel(logging.WARNING)
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger.addHandler(handler)
    try:
        config = load_config(str(environment.PROJECT / "mkdocs.yml"), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except click.ClickException as error:  # all that MkDocs and its hooks mean for the user's eyes
        environment.say(error.format_message())
        return False
    return True


def _published_at(site: Path) -> int | None:
    """When something was last published there; a build without the portal's hook publishes nothing."""
    try:
        return (site / RECORD).stat().st_mtime_ns
    except OSError:
        return None


def _shown(path: Path) -> str:
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path.resolve())


if __name__ == "__main__":
    sys.exit(main())
