"""Live preview while editing: an edit shows in the browser about two seconds after it is saved.

    python3 scripts/serve.py [--plans DIR] [--port 8000]

A mistake in a plan is shown here, in the terminal; the browser keeps the last good pages.
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
from collections.abc import Iterable
from pathlib import Path

import click
from mkdocs.commands.serve import serve

WORDS = {
    "Building documentation": "Đang dựng trang xem thử…",
    "Serving on ": "Xem ở ",
    "Detected file changes": "Có thay đổi.",
    "Reloading browsers": "Trình duyệt đang tải lại.",
    "Shutting down": "Đã dừng.",
}


class Vietnamese(logging.Filter):
    """Lets warnings through as they are, and of the chatter only what an editor needs."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        for english, vietnamese in WORDS.items():
            # MkDocs sets the time before what its server says.
            if english in text:
                record.msg, record.args = vietnamese + (text.split(english)[1] if english.endswith(" ") else ""), ()
                return True
        return record.levelno >= logging.WARNING


def main() -> int:
    parser = argparse.ArgumentParser(description="Xem thử cổng trong khi biên tập.")
    parser.add_argument("--plans", type=Path, help="thư mục kế hoạch (mặc định: plans)")
    parser.add_argument("--port", type=int, default=8000, help="cổng mạng trên máy này (mặc định: 8000)")
    options = parser.parse_args()
    if options.plans is not None:
        if not options.plans.is_dir():
            parser.error(f"không có thư mục {options.plans}")
        os.environ["PLANPORTAL_PLANS"] = str(options.plans.resolve())
    plans = Path(os.environ.get("PLANPORTAL_PLANS") or environment.PROJECT / "plans")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.addFilter(Vietnamese())
    logging.getLogger("mkdocs").addHandler(handler)
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    environment.say("Nhấn Ctrl+C để dừng.")
    try:
        while not _serve(options.port):
            environment.say("Sửa rồi lưu lại: trang xem thử sẽ tự chạy tiếp.")
            _wait_for_change((plans, environment.PROJECT / "docs", environment.PROJECT / "mkdocs.yml"))
    except KeyboardInterrupt:
        environment.say("Đã dừng.")
    except OSError as error:
        environment.say(f"Không mở được cổng mạng {options.port}: {error}. Thử: --port {options.port + 1}")
        return 1
    return 0


def _serve(port: int) -> bool:
    """False where not even the first pages could be built; MkDocs itself would end there."""
    try:
        serve(
            str(environment.PROJECT / "mkdocs.yml"),
            dev_addr=f"127.0.0.1:{port}",
            watch=[str(environment.PROJECT / "overrides")],
            strict=False,
        )
    except click.ClickException as error:
        environment.say(error.format_message())
        return False
    return True


def _wait_for_change(places: Iterable[Path]) -> None:
    def state() -> list[tuple[str, int]]:
        files = [file for place in places for file in ([place] if place.is_file() else place.rglob("*"))]
        return sorted((str(file), file.stat().st_mtime_ns) for file in files if file.is_file())

    before = state()
    while state() == before:
        time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main())
