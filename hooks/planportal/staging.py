"""The staging folder while a build fills it: what the published site already has is not written again."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from .publish import mark_complete, published_keys


class Staging:
    """The files of one build on their way to the site; a file's key is the hash of its content."""

    def __init__(self, folder: Path, site: Path) -> None:
        self._folder = folder
        self._published = published_keys(folder, site)
        self._written: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self._folders: set[str] = set()

    def write(self, path: str, content: bytes) -> None:
        """Take in a file ("a/index.html"); one that stands in the site with the same content stays there."""
        key = hashlib.blake2b(content, digest_size=16).hexdigest()
        if self._published.get(path) == key:
            self._kept[path] = key
            return
        self._written[path] = key
        parent = path.rpartition("/")[0]
        if parent not in self._folders:
            os.makedirs(f"{self._folder}/{parent}", exist_ok=True)
            self._folders.add(parent)
        with open(f"{self._folder}/{path}", "wb") as file:
            file.write(content)

    def complete(self) -> None:
        """Declare the folder complete, with whatever others have written into it."""
        mark_complete(self._folder, self._written, self._kept)
