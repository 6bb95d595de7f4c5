"""A Chromium for the tests: the one that is installed, else one installed now.

    python3 scripts/browser.py        prints where it is

PLANPORTAL_BROWSER names another one (Chromium, Chrome or Edge).
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.ensure(dev=True)

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

CHOSEN = "PLANPORTAL_BROWSER"
COMMANDS = (
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "chromium-browser",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
    "msedge",
)
MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)


class NoBrowserError(Exception):
    """No browser is there and none could be installed; the message says what to do, in Vietnamese."""


def find_browser() -> Path | None:
    """The browser to test with; None where the machine has none. A wrong PLANPORTAL_BROWSER raises NoBrowserError."""
    if chosen := os.environ.get(CHOSEN):
        path = shutil.which(chosen)
        if path is None:
            raise NoBrowserError(f"Biến {CHOSEN} chỉ tới “{chosen}”, nhưng đó không phải một chương trình chạy được.")
        return Path(path)
    return next((path for path in _candidates() if path.is_file() and _starts(path)), None)


def install_browser() -> Path:
    """A browser from the system's packages or, where that is not allowed, from Playwright's.

    Raises NoBrowserError where neither can be had.
    """
    apt = shutil.which("apt-get")
    may = _as_root() if apt else None
    if apt and may is not None:
        environment.say("Chưa có Chromium: đang cài từ kho gói của hệ thống…")
        packages = [apt, "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"]
        quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
        if subprocess.run([*may, apt, "update", "-qq"], check=False, **quiet).returncode == 0:  # type: ignore[call-overload]
            subprocess.run([*may, *packages], check=False, **quiet)  # type: ignore[call-overload]
        if found := find_browser():
            return found
    environment.say("Chưa có Chromium: đang tải bản của Playwright…")
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if found := find_browser():
        return found
    raise NoBrowserError(
        "Không tìm thấy và không cài được trình duyệt để kiểm thử.\n"
        "Cài Chromium, Chrome hoặc Edge (Debian, Ubuntu: sudo apt install chromium),\n"
        f"hoặc đặt biến {CHOSEN} là đường dẫn tới trình duyệt, rồi chạy lại."
    )


def _candidates() -> Iterator[Path]:
    for command in COMMANDS:
        if found := shutil.which(command):
            yield Path(found)
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from (folder / name for name in MAC)
    if sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if base := os.environ.get(variable):
                yield from (Path(base) / name for name in WINDOWS)
    yield from _of_playwright()


def _of_playwright() -> Iterator[Path]:
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def _starts(path: Path) -> bool:
    """Whether it is a browser and not a stub that asks for another package; not asked on Windows, where it opens."""
    if sys.platform == "win32":
        return True
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False


def _as_root() -> list[str] | None:
    """What to put before a command that only root may run; None where this user may not."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


if __name__ == "__main__":
    try:
        print(find_browser() or install_browser())
    except NoBrowserError as error:
        sys.exit(str(error))
