"""What analysis found in each plan, kept on disk by content from one build to the next.

A plan's facts are small and stay in memory; its body is large and is read again only for the
page being written, so that memory does not grow with the text of all plans.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from .model import PlanBody, PlanFacts, SourceFile
from .packing import packed_body, packed_facts, unpacked_body, unpacked_facts

Analyse = Callable[[SourceFile], tuple[PlanFacts, PlanBody]]


@cache
def _code_version() -> bytes:
    """Changes whenever a module that analysis depends on does: old results must not survive it."""
    package = Path(__file__).parent
    tools = f"{version('markdown-it-py')} {sys.version} {sys.byteorder}"
    digest = hashlib.blake2b(tools.encode(), digest_size=16)
    for module in sorted((*package.glob("*.py"), *package.glob("analyse/*.py"), *package.glob("data/*.yml"))):
        digest.update(module.read_bytes())
    return digest.digest()


class Store:
    """Analysis by content: the same text gives the same facts and body, read back from disk.

    A plan has one file: the size of the packed facts (4 bytes), the facts, the body.
    """

    def __init__(self, folder: Path, analyse: Analyse) -> None:
        self._folder = folder / "analysed"
        self._analyse = analyse
        self._keys: dict[str, str] = {}

    def facts(self, source: SourceFile) -> PlanFacts:
        """What analysis finds in the plan's text; its body is then at hand under the plan's id."""
        digest = hashlib.blake2b(_code_version(), digest_size=16)
        digest.update(source.body.encode())
        key = self._keys[source.plan_id] = digest.hexdigest()
        try:
            with self._file(key).open("rb") as file:
                return unpacked_facts(file.read(int.from_bytes(file.read(4), "big")))
        except (OSError, EOFError, ValueError, TypeError):
            pass  # not analysed yet, or damaged
        facts, body = self._analyse(source)
        packed = packed_facts(facts)
        self._write(self._file(key), len(packed).to_bytes(4, "big") + packed + packed_body(body))
        return unpacked_facts(packed)  # equal to the facts at hand, but small

    def body(self, plan_id: str) -> PlanBody:
        """The body of a plan whose facts were asked for before."""
        with self._file(self._keys[plan_id]).open("rb") as file:
            file.seek(4 + int.from_bytes(file.read(4), "big"))
            return unpacked_body(file.read())

    def content(self, plan_id: str) -> str:
        """A name for what that plan's text says: equal texts analysed by the same code have the same."""
        return self._keys[plan_id]

    def close(self) -> None:
        """Drop what no plan of this build has any more."""
        used = set(self._keys.values())
        for folder in self._folder.iterdir() if self._folder.is_dir() else ():
            for entry in os.scandir(folder):
                if folder.name + entry.name not in used:
                    os.unlink(entry.path)

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]

    @staticmethod
    def _write(file: Path, content: bytes) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_name(file.name + ".new")
        unfinished.write_bytes(content)
        unfinished.replace(file)
