"""Work of the index kept on disk from one build to the next: chunks of documents, and finished shards.

Everything is kept by a digest of all it was made from, and dropped when a build no longer uses it.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from .vocabulary import Words

_SIZE = 8
_PIECE = 1 << 20


@cache
def _code_version() -> bytes:
    """Changes whenever a module that the index depends on does, or what packs its files."""
    package = Path(__file__).parent.parent
    digest = hashlib.blake2b(f"{sys.version} {sys.byteorder} {zlib.ZLIB_RUNTIME_VERSION}".encode(), digest_size=16)
    for module in sorted((*package.glob("*.py"), *package.glob("index/*.py"))):
        digest.update(module.read_bytes())
    return digest.digest()


def digest_of(values: Iterable[bytes]) -> str:
    """One name for values made by this code, each bounded by its length."""
    digest = hashlib.blake2b(_code_version(), digest_size=16)
    for value in values:
        digest.update(len(value).to_bytes(_SIZE, "big"))
        digest.update(value)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Chunk:
    """What some documents add to the index.

    `counts` has the number of documents with each field, `explained` the abbreviations their texts explain
    with the number of texts; `files` are finished files, (path, content); `segments` one a group of shards;
    `words` what the numbers in them stand for.
    """

    counts: Sequence[int]
    explained: Mapping[tuple[str, str], int]
    files: Sequence[tuple[str, bytes]]
    segments: Sequence[bytes]
    words: Words


class KeptChunk:
    """A chunk on disk, of which little is in memory: its files are read when asked for, its segments one by one."""

    def __init__(self, file: Path) -> None:
        """Raises OSError, ValueError, EOFError or TypeError where the file is missing or damaged."""
        self._file = file.open("rb", buffering=0)
        try:
            whole = _size_of(self._file) - _SIZE
            size = int.from_bytes(_part_of(self._file, 0, _SIZE), "big")
            if size > whole or _sum_of(self._file, whole) != _part_of(self._file, whole, _SIZE):
                raise ValueError(f"{file}: damaged")
            self.counts, explained, self.words, self._files, ends, length = marshal.loads(
                _part_of(self._file, _SIZE, size)
            )
            if whole != _SIZE + size + length:
                raise ValueError(f"{file}: incomplete")
        except BaseException:
            self._file.close()
            raise
        self.explained: dict[tuple[str, str], int] = dict(explained)
        self._ends = array("Q", ends)
        self._start = _SIZE + size

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The finished files."""
        start = self._start
        for path, size in self._files:
            yield path, _part_of(self._file, start, size)
            start += size

    def segment(self, group: int) -> bytes:
        """The lists of one group of shards."""
        start, end = self._ends[group], self._ends[group + 1]
        return _part_of(self._file, self._start + start, end - start) if end > start else b""

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    @staticmethod
    def write(file: Path, chunk: Chunk) -> None:
        """Put a chunk on disk."""
        files = [(path, len(content)) for path, content in chunk.files]
        end = sum(size for _, size in files)
        ends = array("Q", [end])
        for segment in chunk.segments:
            end += len(segment)
            ends.append(end)
        explained = sorted(chunk.explained.items())
        header = marshal.dumps((list(chunk.counts), explained, chunk.words, files, ends.tobytes(), end))
        sum_ = 0
        with unfinished(file).open("wb") as out:
            for piece in (len(header).to_bytes(_SIZE, "big"), header, *(c for _, c in chunk.files), *chunk.segments):
                sum_ = zlib.crc32(piece, sum_)
                out.write(piece)
            out.write(sum_.to_bytes(_SIZE, "big"))
        unfinished(file).replace(file)


class KeptShards:
    """Finished shards by their number, in one file that each build writes anew, for use in a with statement.

    The next build finds what this one `put` and what it was `made_from`, provided it came to its end.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._places: dict[int, tuple[int, int]] = {}
        self._old: IO[bytes] | None = None
        self._settings = ""
        self.chunks: dict[int, str] = {}
        try:
            self._old = file.open("rb", buffering=0)
            size = _size_of(self._old)
            start = int.from_bytes(_part_of(self._old, max(size - _SIZE, 0), _SIZE), "big")
            if start > size:
                raise ValueError(f"{file}: damaged")
            version, settings, chunks, places = marshal.loads(_part_of(self._old, start, size - _SIZE - start))
            if version != _code_version():
                raise ValueError(f"{file}: written by other code")
            self._settings, self.chunks, self._places = str(settings), dict(chunks), dict(places)
        except (OSError, ValueError, EOFError, TypeError):
            pass  # nothing kept yet, damaged, or of no use any more
        self._new = unfinished(file).open("wb")
        self._written: dict[int, tuple[int, int]] = {}
        self._made_from: tuple[str, dict[int, str]] = ("", {})

    def made_from(self, settings: str, chunks: Mapping[int, str]) -> bool:
        """Note what this build's shards are made of; whether the last one had the same settings."""
        self._made_from = (settings, dict(chunks))
        return settings == self._settings

    def get(self, number: int) -> Any:
        """The shard of the last build, or None."""
        place = self._places.get(number)
        if place is None or self._old is None:
            return None
        try:
            return marshal.loads(_part_of(self._old, *place))
        except (ValueError, EOFError, TypeError):
            return None

    def put(self, number: int, value: Any) -> None:
        """Keep a shard as lists, tuples, numbers, strings and bytes."""
        data = marshal.dumps(value)
        self._written[number] = (self._new.tell(), len(data))
        self._new.write(data)

    def __enter__(self) -> KeptShards:
        return self

    def __exit__(
        self, error: type[BaseException] | None, value: BaseException | None, at: TracebackType | None
    ) -> None:
        start = self._new.tell()
        self._new.write(
            marshal.dumps((_code_version(), *self._made_from, self._written)) + start.to_bytes(_SIZE, "big")
        )
        self._new.close()
        if self._old is not None:
            self._old.close()
        if error is None:
            unfinished(self._file).replace(self._file)


def _size_of(file: IO[bytes]) -> int:
    return file.seek(0, os.SEEK_END)


def _sum_of(file: IO[bytes], size: int) -> bytes:
    """The check sum of so many bytes from the beginning on."""
    sum_ = 0
    for start in range(0, size, _PIECE):
        sum_ = zlib.crc32(_part_of(file, start, min(_PIECE, size - start)), sum_)
    return sum_.to_bytes(_SIZE, "big")


def _part_of(file: IO[bytes], start: int, size: int) -> bytes:
    """A part of a file; less where it ends before. Every system has this, os.pread is missing on Windows."""
    file.seek(start)
    return file.read(size)


def unfinished(file: Path) -> Path:
    """Where a file is written before it takes the place of the old one."""
    return file.with_name(file.name + ".new")
