"""All checks of the project, the same that CI runs; sets up what they need, the browser too.

    python3 scripts/test.py                      everything
    python3 scripts/test.py -- -k name -x        only pytest, with these options

Every check runs even if one before it failed. Exit code 1 if any did.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.ensure(dev=True)

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from browser import CHOSEN, NoBrowserError, find_browser, install_browser

PROJECT = environment.PROJECT
WORKFLOWS = PROJECT / ".github" / "workflows"


def main() -> int:
    parser = argparse.ArgumentParser(description="Chạy mọi kiểm tra của dự án.")
    parser.add_argument("pytest", nargs="*", metavar="-- TÙY CHỌN", help="chỉ chạy pytest với các tùy chọn này")
    options = parser.parse_args()
    begun = time.monotonic()
    results = {} if options.pytest else {name: _run(name, command) for name, command in _checks()}
    results["Kiểm thử (pytest)"] = _run("Kiểm thử (pytest)", _pytest(options.pytest))
    failed = [name for name, passed in results.items() if not passed]
    environment.say(f"\nTất cả mất {environment.seconds(time.monotonic() - begun)}.")
    if failed:
        environment.say(f"KHÔNG ĐẠT: {', '.join(failed)}")
        return 1
    environment.say("ĐẠT: " + ", ".join(results))
    return 0


def _checks() -> list[tuple[str, list[str]]]:
    python = [sys.executable, "-m"]
    return [
        ("Định dạng (ruff format)", [*python, "ruff", "format", "--check", "."]),
        ("Lỗi thường gặp (ruff check)", [*python, "ruff", "check", "."]),
        ("Kiểu (mypy)", [*python, "mypy"]),
        ("Kế hoạch (check_plans)", [sys.executable, "scripts/check_plans.py"]),
        ("Trích dẫn thêm, mất (watch_citations)", [sys.executable, "scripts/watch_citations.py"]),
        ("Quy trình CI: an toàn (zizmor)", [_tool("zizmor"), "--offline", "--no-progress", str(WORKFLOWS)]),
        (
            "Quy trình CI: đúng dạng (check-jsonschema)",
            [_tool("check-jsonschema"), "--builtin-schema", "vendor.github-workflows", *map(str, _workflows())],
        ),
    ]


def _pytest(options: list[str]) -> list[str]:
    """The tests, the browser's too unless there is none; then they fail one by one, with the reason."""
    try:
        os.environ[CHOSEN] = str(find_browser() or install_browser())
    except NoBrowserError as error:
        environment.say(f"\n{error}")
    return [sys.executable, "-m", "pytest", *options]


def _run(name: str, command: list[str]) -> bool:
    environment.say(f"\n── {name}")
    begun = time.monotonic()
    passed = subprocess.run(command, cwd=PROJECT, check=False).returncode == 0
    environment.say(f"   {'đạt' if passed else 'KHÔNG ĐẠT'}, {environment.seconds(time.monotonic() - begun)}")
    return passed


def _workflows() -> list[Path]:
    return sorted(WORKFLOWS.glob("*.yml"))


def _tool(name: str) -> str:
    """A program of the environment, which need not be on the path."""
    return str(Path(sys.executable).with_name(name + (".exe" if os.name == "nt" else "")))


if __name__ == "__main__":
    sys.exit(main())
