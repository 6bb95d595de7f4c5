"""The lock files say what is installed everywhere, and nothing about the machine they were made on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<marker>[^\\]+?))? \\$", re.MULTILINE)


def pins(lock: str) -> dict[tuple[str, str | None], str]:
    """Version by package and by the marker it holds for."""
    text = (PROJECT / lock).read_text(encoding="utf-8")
    return {(found["name"], found["marker"]): found["version"] for found in PIN.finditer(text)}


def wanted(source: str) -> set[str]:
    """The packages a requirements file asks for by name."""
    lines = (PROJECT / source).read_text(encoding="utf-8").splitlines()
    names = (re.match(r"[A-Za-z0-9._-]+", line) for line in lines if line[:1].isalpha())
    return {name[0].lower() for name in names if name}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_no_address_and_no_path(lock: str) -> None:
    text = (PROJECT / lock).read_text(encoding="utf-8")

    assert "://" not in text
    assert not re.search(r"(?m)(^|\s)(/|[A-Z]:\\|-[^-]|--(?!hash=))", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_hashes(lock: str) -> None:
    entries = [each for each in (PROJECT / lock).read_text(encoding="utf-8").split("\n\n") if each.strip()]
    found = re.findall(r"(?m)^\S.*\\\n    --hash=sha256:[0-9a-f]{64}", "".join(entries))

    assert len(found) == len(pins(lock)) == len(re.findall(r"(?m)^[^\s#]", "".join(entries)))


@pytest.mark.parametrize(
    ("source", "lock"), [("requirements.in", "requirements.lock"), ("requirements-dev.in", "requirements-dev.lock")]
)
def test_what_is_asked_for_is_locked(source: str, lock: str) -> None:
    assert wanted(source) <= {name for name, _ in pins(lock)}


def test_the_tests_run_with_the_very_packages_that_build_the_site() -> None:
    run, dev = (pins(lock) for lock in LOCKS)

    assert {pin: dev.get(pin) for pin in run} == run


def test_the_version_of_click_that_breaks_the_preview_is_not_locked() -> None:
    assert not [
        version for (name, _), version in pins("requirements.lock").items() if name == "click" and version[:4] == "8.3."
    ]
