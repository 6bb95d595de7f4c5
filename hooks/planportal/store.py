"""Bodies of plans on disk, and what analysis found, kept by content from one build to the next.

A plan's facts are small and stay in memory; its body is large and is read again only for the
page being written, so that memory does not grow with the text of all plans.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from .model import PlanBody, PlanFacts, SourceFile

Analyse = Callable[[SourceFile], tuple[PlanFacts, PlanBody]]


@cache
def _code_version() -> bytes:
    """Changes whenever a module that analysis depends on does: old results must not survive it."""
    package = Path(__file__).parent
    digest = hashlib.blake2b(version("markdown-it-py").encode(), digest_size=16)
    for module in sorted((*package.glob("*.py"), *package.glob("analyse/*.py"), *package.glob("data/*.yml"))):
        digest.update(module.read_bytes())
    return digest.digest()


class Store:
    """Analysis by content: the same text gives the same facts and body, read back from disk."""

    def __init__(self, folder: Path, analyse: Analyse) -> None:
        self._folder = folder / "bodies"
        self._facts_file = folder / "facts.pickle"
        self._analyse = analyse
        self._keys: dict[str, str] = {}
        self._known: dict[str, PlanFacts] = self._load()
        self._used: dict[str, PlanFacts] = {}

    def facts(self, source: SourceFile) -> PlanFacts:
        """What analysis finds in the plan's text; its body is then at hand under the plan's id."""
        digest = hashlib.blake2b(_code_version(), digest_size=16)
        digest.update(source.path.encode())
        digest.update(source.body.encode())
        key = digest.hexdigest()
        self._keys[source.plan_id] = key
        facts = self._known.get(key)
        if facts is None or not self._file(key).is_file():
            facts, body = self._analyse(source)
            self._write(self._file(key), body)
        self._used[key] = facts
        return facts

    def body(self, plan_id: str) -> PlanBody:
        """The body of a plan whose facts were asked for before."""
        body: PlanBody = pickle.loads(self._file(self._keys[plan_id]).read_bytes())
        return body

    def close(self) -> None:
        """Keep what this build used for the next one, and drop what no plan has any more."""
        if self._used.keys() != self._known.keys():
            self._write(self._facts_file, self._used)
            for key in self._known.keys() - self._used.keys():
                self._file(key).unlink(missing_ok=True)
        self._known = self._used

    def _load(self) -> dict[str, PlanFacts]:
        try:
            known: dict[str, PlanFacts] = pickle.loads(self._facts_file.read_bytes())
        except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, TypeError):
            return {}  # no cache, or one of another version: everything is analysed again
        return known

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]

    @staticmethod
    def _write(file: Path, value: object) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_name(file.name + ".new")
        unfinished.write_bytes(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))
        unfinished.replace(file)
