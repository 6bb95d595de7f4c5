"""Builds of whole small sites with the real MkDocs, for the tests beside this file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SITES = PROJECT / "tests" / "sites"
# Any fixed day: it decides only which plans are over.
BUILD_DAY = "1767225600"  # 2026-01-01


@dataclass(frozen=True)
class Site:
    """A copy of a small site in a folder of its own; `folder` is what is published."""

    home: Path

    @property
    def folder(self) -> Path:
        return self.home / "site"

    def build(self, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `mkdocs build` on the site as an editor's machine or CI would."""
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(self.home / "mkdocs.yml")]
        variables = {
            name: value for name, value in os.environ.items() if not name.startswith(("PLANPORTAL_", "SOURCE_DATE"))
        }
        variables |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": BUILD_DAY, "PYTHONUTF8": "1", **environment}
        return subprocess.run(
            [*command, *options], env=variables, capture_output=True, text=True, encoding="utf-8", timeout=300
        )

    def files(self) -> dict[str, bytes]:
        """Every published file with its content."""
        return {
            file.relative_to(self.folder).as_posix(): file.read_bytes()
            for file in sorted(self.folder.rglob("*"))
            if file.is_file() and not file.name.startswith(".portal")
        }


def copy_site(name: str, target: Path) -> Site:
    """A small site copied to `target`, its settings pointing at this project's code."""
    shutil.copytree(SITES / name, target)
    settings = (target / "mkdocs.yml").read_text(encoding="utf-8")
    (target / "mkdocs.yml").write_text(settings.replace("../../..", PROJECT.as_posix()), encoding="utf-8")
    return Site(target)


def built_site(name: str, target: Path) -> Site:
    """The small site, built; what went wrong is shown where it does not build."""
    site = copy_site(name, target)
    result = site.build()
    assert result.returncode == 0, result.stdout + result.stderr
    return site
