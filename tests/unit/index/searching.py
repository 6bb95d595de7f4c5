"""A small site's search, asked in Node as a page would ask it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from planportal.index import TextPage, search_files
from planportal.model import Corpus

from tests import factories

ASK = Path(__file__).resolve().parents[2] / "contract" / "ask.mjs"


def write_search(folder: Path, corpus: Corpus, texts: dict[str, str], pages: Iterable[TextPage] = ()) -> Path:
    """The files of the search below `folder`/site."""
    site = folder / "site"
    for path, content in search_files(corpus, factories.bodies(texts), pages, factories.settings(folder)):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    return site


def ask(site: Path, *questions: tuple[str, dict[str, Any]], stale: Sequence[str] = ()) -> tuple[list[Any], list[str]]:
    """The answers to queries with options, and the files that were fetched for them."""
    node = shutil.which("node")
    assert node, "Node is needed to ask the search"
    run = subprocess.run(
        [node, str(ASK), str(site), *stale], input=json.dumps(questions), capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    result = json.loads(run.stdout)
    return result["answers"], result["asked"]
