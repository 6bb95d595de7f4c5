#!/usr/bin/env python3
"""Checks all plans and registries and shows every problem at once; writes nothing.

    python3 scripts/check_plans.py [--plans DIR] [--format text|json|github] [FILE…]

With FILE only the problems of those files are shown; all plans are read all the same, since a
mistake may lie between two of them. Ends with 1 where an error stops publication, else with 0.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import environment

environment.ensure()

from planportal.pipeline import check  # noqa: E402  (hooks/ is importable from here on)
from planportal.reports import REPORTERS  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Runs the check; the exit code."""
    parser = argparse.ArgumentParser(
        description="Kiểm tra mọi kế hoạch và sổ đăng ký, hiện tất cả lỗi cùng lúc; không sửa tệp nào."
    )
    parser.add_argument("--plans", type=Path, default=environment.PROJECT / "plans", help="thư mục kế hoạch")
    parser.add_argument("--format", choices=sorted(REPORTERS), default="text", help="dạng báo cáo")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="chỉ hiện lỗi của những tệp này")
    options = parser.parse_args(arguments)
    if not options.plans.is_dir():
        parser.error(f"không có thư mục {options.plans}")
    wanted = {_inside(options.plans, file, parser) for file in options.files}

    own = options.plans / "_registry"
    registry = own if own.is_dir() else environment.PROJECT / "plans" / "_registry"
    checked = check(options.plans, registry, _progress)
    shown = [problem for problem in checked.problems if not wanted or Path(os.path.abspath(problem.path)) in wanted]
    sys.stdout.write(REPORTERS[options.format](shown, checked.count))
    if shown and options.format == "text":
        environment.say("Giải thích từng mã trong ngoặc vuông: docs/bien-tap/loi/<mã>.md")
    return int(any(problem.severity == "error" for problem in shown))


def _inside(plans_folder: Path, file: Path, parser: argparse.ArgumentParser) -> Path:
    # Made absolute without following links: a link is a mistake to report, not a way to another file.
    absolute = Path(os.path.abspath(file))
    if not absolute.is_relative_to(os.path.abspath(plans_folder)) or not file.exists():
        parser.error(f"không có tệp {file} trong thư mục {plans_folder}")
    return absolute


def _progress(what: str, done: int, total: int) -> None:
    if total >= 500 and (done % 500 == 0 or done == total):
        if sys.stderr.isatty():
            print(f"\rĐã đọc {done}/{total} kế hoạch", end="\n" if done == total else "", file=sys.stderr, flush=True)
        elif done % 2500 == 0 and done:
            environment.say(f"Đã đọc {done}/{total} kế hoạch")


if __name__ == "__main__":
    sys.exit(main())
